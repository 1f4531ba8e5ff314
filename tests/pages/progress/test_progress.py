"""The progress page: every promise of every plan is on it, what is entered changes its row, small counts are not kept."""

import re
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import altair
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from config import Config
from config.plan import Figure
from loaders.store import updates as ledger
from metrics.promises.due_dates import spoken_of
from metrics.promises.progress import latest_targets
from metrics.promises.targets import COLUMNS as TARGETS
from pages.components.progress import latest_figures, promise_detail, promise_words, reported_chart
from pages.components.progress.progress_views import ACTIONS, PILLAR, PLAN, SCRUTINY, TIMELINE, VIEWS, Known
from pages.components.render.page import html
from pages.components.shared import part_words
from pages.components.shell import cached
from tests.pages.test_pages import html_of, press, words
from tests.pages.test_pages import opened as opened_of_product

SCRIPT = str(Path(__file__).parents[3] / "pages" / "explore" / "progress.py")
HEADER = "item,figure,period,state,value,numerator,denominator,evidence,note\n"


def opened(**asked: str) -> AppTest:
    page = AppTest.from_file(SCRIPT, default_timeout=90)
    for name, value in asked.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def row(page: AppTest, item: str) -> str:
    """The row of a promise, as plain text."""
    found = re.search(rf'<tr><th scope="row"><a[^>]*>{re.escape(item)}</a>.*?</tr>', "".join(html_of(page)))
    assert found, item
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[0])).split())


@pytest.fixture(scope="module")
def all_views(first_start: Path) -> dict[str, str]:
    """Each view of the first start as one text, every heading open or not."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("EQUALITIES_DATABASE_URL", f"sqlite:///{first_start}")
        cached.reader.clear()
        cached.writer.clear()
        return {view: words(opened(view=view)) for view in VIEWS}


def test_every_promise_is_on_the_page_in_its_own_words(all_views: dict[str, str], settings: Config) -> None:
    """The completeness test: whoever remembers a line of a document finds it, whatever becomes of it."""
    everywhere = " ".join(all_views.values())
    promises = [one for plan in settings.plans.values() for one in plan.promises.values()]
    assert len(promises) == 364
    assert [one.id for one in promises if " ".join(one.wording.split()) not in everywhere] == []


def test_every_promise_has_a_page_and_a_measure_a_figure_a_milestone_or_a_text(settings: Config) -> None:
    for plan in settings.plans.values():
        for one in plan.promises.values():
            assert one.page in settings.pages, one.id
            shown = {
                "measure": bool(one.measures), "figure": bool(one.figures), "milestone": True, "text": True,
            }  # fmt: skip
            assert shown[one.reports], one.id


def test_a_promise_about_everybody_is_answered_with_everybodys_figure_and_not_with_a_groups(
    all_views: dict[str, str],
) -> None:
    for promise in ("Exclusions drop significantly.", "Exclusions decline"):
        said = all_views[PLAN].partition(promise)[2]
        assert said.partition("All pupils: ")[2].startswith(
            "up from 6.82 for every 100 in 2021/22 to 9.46 in 2024/25"
        )


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (SCRUTINY, "Of the 19 measures in the scrutiny report,"),
        (PLAN, "promises in the improvement plan that ask for an update,"),
        (ACTIONS, "promises in the action plans that ask for an update,"),
        (PILLAR, "promises that the joint plan puts under a corporate pillar,"),
        (TIMELINE, "promises in all plans that ask for an update,"),
    ],
)
def test_each_view_opens_with_its_counts_in_words(all_views: dict[str, str], view: str, said: str) -> None:
    assert "Are we doing what we said?" in all_views[view] and said in all_views[view]
    assert "nothing yet" in all_views[view] and " score" not in all_views[view]


def test_the_counts_of_a_view_add_up(all_views: dict[str, str]) -> None:
    for text in all_views.values():
        shape = (
            r"Of the (\d+) .*? (\d+|none) ha(?:ve|s) (?:figures|an update).* (\d+|none) ha(?:ve|s) nothing"
        )
        found = re.search(shape, text)
        assert found, text[:300]
        whole, reported, nothing = (int(number.replace("none", "0")) for number in found.groups())
        assert whole == reported + nothing


def test_a_fresh_store_says_what_the_documents_say_and_that_nothing_was_entered(
    all_views: dict[str, str],
) -> None:
    assert "The report names “PRELG Survey 6 monthly”; no figure has been entered yet." in all_views[SCRUTINY]
    assert "Done, says the document, 28 February 2022" in all_views[ACTIONS]
    assert (
        "Instead: " in all_views[PLAN]
        and "Ofsted stopped giving state-funded schools one grade" in all_views[PLAN]
    )


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("item", ["M1", "M8", "M12", "P1-C1", "MI1", "JG1-A8", "LBH-9"])
def test_a_promise_opens_by_its_link_with_all_that_is_known(item: str, settings: Config) -> None:
    (promise,) = [p.promises[item] for p in settings.plans.values() if item in p.promises]
    said = words(opened(item=item))
    assert " ".join(promise.wording.split()) in said and promise.note.split(". ")[0] in said
    assert ("Enter an update" in [head.value for head in opened(item=item).header]) == (
        promise.reports in ("figure", "milestone")
    )


@pytest.mark.usefixtures("filled")
def test_complaints_are_expected_to_rise_and_then_fall_and_have_no_colour() -> None:
    said = words(opened(item="M8"))
    assert "Expected to rise first and fall later" in said and "wants fewer complaints" in said


@pytest.mark.usefixtures("filled")
def test_a_link_to_no_promise_shows_them_all_and_says_so() -> None:
    said = words(opened(item="<script>"))
    assert "There is no promise of that name, so all are shown." in said and "M1" in said


@pytest.mark.usefixtures("filled")
def test_a_filter_leaves_what_it_asks_for_and_opens_it() -> None:
    page = opened(view=PLAN, due="Past their date")
    assert "P3-C2" in words(page) and "P3-C1" not in words(page)
    assert "<details class=\"eq-fold\" open" in "".join(html_of(page))  # fmt: skip
    page = opened(view=SCRUTINY, state="Stopped")
    assert "No promise is like that" not in words(page), "a state that nobody has is not offered"


def fill(page: AppTest, **texts: str) -> AppTest:
    labels = {"period": "Date or period", "x": "How many (x)", "evidence": "Evidence", "value": "Complaints"}
    for name, text in texts.items():
        start = labels.get(name, name)
        (field,) = [one for one in page.text_input if one.label.startswith(start)]
        field.set_value(text)
    return press(page, "Enter this update")


@pytest.mark.usefixtures("to_change")
def test_an_update_changes_the_row_and_its_history() -> None:
    page = opened(item="M3")
    page = fill(page, period="2026-06-30", x="38", **{"Of how many": "52"}, evidence="WFDB June 2026")
    assert not page.exception and "The update of M3 was entered." in words(page)
    assert [one.value for one in page.toast] == ["The update of M3 was entered."]
    assert "38 of 52 job descriptions (73%), 30 June 2026" in words(page)
    assert "Everything entered, the newest first" in words(page) and "officer at this computer" in words(page)
    assert "38 of 52 job descriptions (73%), 30 June 2026 Not there yet; by when is not said No date" in row(
        opened(), "M3"
    )
    corrected = fill(opened(item="M3"), period="2026-06-30", x="52", **{"Of how many": "52"})
    assert "52 of 52" in words(corrected) and "38 of 52" in words(corrected), "the history keeps both"
    assert "52 of 52 job descriptions (100%), 30 June 2026 Met" in row(opened(), "M3")


@pytest.mark.usefixtures("to_change")
def test_a_milestone_that_is_done_needs_evidence() -> None:
    page = opened(item="M12")
    page.selectbox[0].set_value("Done")
    page = fill(page, period="2026-03-31")
    assert "What is done needs evidence" in words(page) and ledger.history(cached.reader()).empty
    page = fill(page, period="2026-03-31", evidence="https://example.org/charter")
    assert "Done, 31 March 2026" in words(page)
    assert 'href="https://example.org/charter"' in "".join(html_of(page))


@pytest.mark.usefixtures("to_change")
def test_three_complaints_are_stored_and_shown_as_withheld_and_the_sender_is_asked_first() -> None:
    page = fill(opened(item="M8"), period="2025-26", value="3")
    assert "A number will be withheld" in words(page) and ledger.history(cached.reader()).empty
    page = press(page, "Store as withheld")
    assert "Its number was not kept." in words(page)
    (line,) = ledger.history(cached.reader()).to_dict("records")
    assert line["status"] == "confidential" and line["value"] != line["value"]
    assert "Not shown, so that nobody can be identified, 2025-26" in row(opened(), "M8")


@pytest.mark.usefixtures("to_change")
def test_a_person_may_think_again_before_a_number_is_withheld() -> None:
    page = press(fill(opened(item="M8"), period="2025-26", value="3"), "Do not store")
    assert "A number will be withheld" not in words(page) and ledger.history(cached.reader()).empty


@pytest.mark.usefixtures("to_change")
def test_of_two_tabs_the_later_one_is_told_what_the_other_entered_and_is_asked() -> None:
    slow, quick = opened(item="M3"), opened(item="M3")
    fill(quick, period="2026-06-30", x="40", **{"Of how many": "52"})
    slow = fill(slow, period="2026-06-30", x="38", **{"Of how many": "52"})
    said = words(slow)
    assert "Nothing was stored: the same was entered meanwhile" in said and "40 of 52 (77%)" in said
    assert list(ledger.standing(cached.reader())["numerator"]) == [40]
    slow = press(slow, "Enter mine all the same")
    assert "The update of M3 was entered." in words(slow)
    assert list(ledger.standing(cached.reader())["numerator"]) == [38]
    assert list(ledger.history(cached.reader())["numerator"]) == [40, 38], "both stay in the history"


@pytest.mark.usefixtures("to_change")
def test_of_two_tabs_the_later_one_may_leave_what_the_other_entered() -> None:
    slow, quick = opened(item="M3"), opened(item="M3")
    fill(quick, period="2026-06-30", x="40", **{"Of how many": "52"})
    slow = press(fill(slow, period="2026-06-30", x="38", **{"Of how many": "52"}), "Keep what is there")
    assert "Nothing was stored" not in words(slow)
    assert list(ledger.history(cached.reader())["numerator"]) == [40]


@pytest.mark.usefixtures("to_change")
def test_a_third_entry_between_the_question_and_the_answer_is_asked_about_too() -> None:
    slow, quick, third = opened(item="M3"), opened(item="M3"), opened(item="M3")
    fill(quick, period="2026-06-30", x="40", **{"Of how many": "52"})
    slow = fill(slow, period="2026-06-30", x="38", **{"Of how many": "52"})
    press(fill(third, period="2026-06-30", x="41", **{"Of how many": "52"}), "Enter mine all the same")
    slow = press(slow, "Enter mine all the same")
    assert "41 of 52 (79%)" in words(slow) and list(ledger.standing(cached.reader())["numerator"]) == [41]
    press(slow, "Enter mine all the same")
    assert list(ledger.standing(cached.reader())["numerator"]) == [38]


@pytest.mark.usefixtures("to_change")
def test_one_tab_may_correct_itself_without_being_asked() -> None:
    page = fill(opened(item="M3"), period="2026-06-30", x="38", **{"Of how many": "52"})
    page = fill(page, period="2026-06-30", x="39", **{"Of how many": "52"})
    assert "The update of M3 was entered." in words(page)
    assert list(ledger.standing(cached.reader())["numerator"]) == [39]


@pytest.mark.usefixtures("to_change")
def test_a_figure_is_taken_back_on_the_page_and_stays_in_the_history() -> None:
    page = fill(opened(item="M3"), period="2026-06-30", x="38", **{"Of how many": "52"})
    (entry,) = [one for one in page.selectbox if one.label == "Entry"]
    assert entry.options == ["38 of 52 (73%), 30 June 2026"]
    page = press(page, "Take it back")
    assert "The entry of M3 was taken back. It stays in the history." in words(page)
    assert ledger.standing(cached.reader()).empty
    said = words(page)
    assert "Withdrawn" in said and "38 of 52 (73%)" in said
    assert "no figure has been entered yet" in row(opened(), "M3")
    assert not [one for one in page.selectbox if one.label == "Entry"], "there is nothing left to take back"


@pytest.mark.usefixtures("to_change")
def test_a_state_is_taken_back_and_the_one_of_an_earlier_period_stands_again() -> None:
    page = opened(item="M12")
    for state, period in (("Under way", "2026-03-31"), ("Stopped", "2026-06-30")):
        (field,) = [one for one in page.selectbox if one.label == "State"]
        field.set_value(state)
        page = fill(page, period=period)
    (entry,) = [one for one in page.selectbox if one.label == "Entry"]
    assert entry.options == ["Stopped, 30 June 2026", "Under way, 31 March 2026"]
    page = press(page, "Take it back")
    assert "Under way, 31 March 2026" in row(opened(), "M12")


@pytest.mark.usefixtures("to_change")
def test_why_an_entry_is_taken_back_may_not_name_anybody_by_address() -> None:
    page = fill(opened(item="M3"), period="2026-06-30", x="38", **{"Of how many": "52"})
    (why,) = [one for one in page.text_input if one.label == "Why"]
    why.set_value("see someone@example.org")
    page = press(page, "Take it back")
    assert "There is a problem" in words(page) and len(ledger.standing(cached.reader())) == 1


def sent(*lines: str) -> AppTest:
    page = opened()
    return page.file_uploader[0].upload("updates.csv", (HEADER + "\n".join(lines)).encode(), "text/csv").run()


@pytest.mark.usefixtures("to_change")
def test_a_bad_file_is_answered_with_everything_and_nothing_is_stored() -> None:
    page = sent(
        "M3,reviewed,2026-06-30,,,38,52,,", "M99,,2026-06-30,done,,,,x,", "M4,positive,soon,,,60,40,,"
    )
    said = words(page)
    assert "There is a problem" in said and "3 things to fix, in 2 rows" in said
    for problem in ("There is no such item", "The period cannot be read", "The numerator is more than"):
        assert problem in said, problem
    assert ledger.history(cached.reader()).empty


@pytest.mark.usefixtures("to_change")
def test_a_good_file_is_entered_after_a_look() -> None:
    page = sent("M3,reviewed,2026-06-30,,,38,52,,", "M4,positive,2026 Q2,,,3,40,,")
    assert "A number will be withheld" in words(page) and ledger.history(cached.reader()).empty
    page = press(page, "Enter 2 updates")
    assert "2 updates were entered. 1 of them without the number." in words(page)
    assert list(ledger.standing(cached.reader())["source"]) == ["updates.csv", "updates.csv"]


@pytest.mark.usefixtures("unfilled")
@pytest.mark.parametrize("asked", [{}, {"item": "M1"}, {"view": PLAN}])
def test_the_page_opens_on_a_store_that_holds_nothing(asked: dict[str, str]) -> None:
    assert "no figure has been entered yet" in words(opened(**asked)) or "item" in asked


@pytest.mark.parametrize(
    ("label", "uploaded", "day"),
    [
        ("2024/25", "2026-11-01T09:00:00+00:00", date(2025, 8, 31)),
        ("2024/25", "2025-08-30T09:00:00+00:00", date(2025, 8, 30)),
        ("2026 Q2", "2026-07-01T09:00:00+00:00", date(2026, 6, 30)),
        ("2019-09-30", "2026-07-01T09:00:00+00:00", date(2019, 9, 30)),
    ],
)
def test_an_old_file_is_no_new_report_however_late_it_is_uploaded(
    label: str, uploaded: str, day: date
) -> None:
    assert spoken_of(label, uploaded) == day


@pytest.mark.usefixtures("filled")
def test_a_target_whose_date_has_passed_shows_it_and_the_figure_that_it_is_about() -> None:
    said = row(opened(), "M16")
    assert "All pupils: " in said and " for every 100 in " in said and "(Suspensions)" in said
    assert "31 August 2023 judged" in said and "No date" not in said and "passed" not in said
    assert "No figure for Black boys yet (Permanent exclusions)" in row(opened(), "M13")


def target_rows(*rows: dict[str, object]) -> pd.DataFrame:
    blank = dict.fromkeys(TARGETS, "") | {"period": "2024/25", "actual": 0.5, "wanted": 0.6, "verdict": "met"}
    return pd.DataFrame([blank | one for one in rows], columns=TARGETS)


def best(measure: str, group: str, **said: object) -> dict[str, object]:
    words = f"At or above the previous best for {group} pupils"
    return {
        "measure": measure,
        "plan": "M15",
        "target": "previous_best",
        "words": words,
        "group": group,
    } | said


def test_of_many_figures_three_are_written_and_the_known_ones_first(settings: Config) -> None:
    promise = settings.plans["scrutiny-measures"].promises["M15"]
    judged = target_rows(
        best("ks2-expected", "Black Caribbean"),
        best("ks2-expected", "Black African", period=None, actual=float("nan")),
        best("attainment-8", "Black African", actual=45.25, wanted=47.5, verdict="not_met", due="2023-08-31"),
        best("attainment-8", "Black Caribbean", actual=float("nan")),
    )
    assert latest_figures.lines(promise, latest_targets(settings, judged)["M15"], settings) == [
        "Black African pupils: 45.3 in 2024/25; 47.50 or more wanted (Key stage 4: Attainment 8)",
        "Black Caribbean pupils: 50% in 2024/25; 60.0% or more wanted (Key stage 2: expected standard)",
        "Black Caribbean pupils: not shown in 2024/25 (Key stage 4: Attainment 8)",
        "and 1 more",
    ]


def test_names_of_parts_keep_their_capitals_in_a_sentence() -> None:
    """A pupil group is said in brackets in the middle of a sentence."""
    said = {
        name: part_words.running(name)
        for name in ("Pupil premium", "SEND support", "Orthodox Jewish", "Boys", "10 to 15")
    }
    assert list(said.values()) == ["pupil premium", "SEND support", "Orthodox Jewish", "boys", "10 to 15"]
    assert (
        part_words.running("Turkish, Kurdish and Turkish Cypriot") == "Turkish, Kurdish and Turkish Cypriot"
    )


def test_a_promise_without_targets_has_no_figures_of_its_own(settings: Config) -> None:
    promise = settings.plans["scrutiny-measures"].promises["M14"]
    assert latest_figures.lines(promise, latest_targets(settings, target_rows())["M14"], settings) == []


def test_a_band_is_wanted_as_a_band_and_an_unsure_result_says_so(settings: Config) -> None:
    promise = settings.plans["scrutiny-measures"].promises["M1"]
    words = settings.measures["school-leaders"].targets[0].words
    line: dict[str, object] = {
        "measure": "school-leaders",
        "plan": "M1",
        "target": "within",
        "words": words,
        "group": "Black",
    }
    line |= {
        "actual": 0.1,
        "wanted": 0.211,
        "verdict": "not_met",
        "certainty": "too_close",
        "period": "2024/25",
    }
    targets = latest_targets(settings, target_rows(line))
    known = Known(settings, {}, {}, frozenset(), targets, date(2026, 11, 22), SCRUTINY)
    said = html(promise_detail.targets(promise, known))
    assert "10.0% in 2024/25; 16.1% to 26.1% wanted" in said and "21.1%" not in said
    assert "Not met</span>, too close to be sure" in said


@pytest.mark.usefixtures("filled")
def test_what_no_target_can_judge_is_said_in_the_row_and_why() -> None:
    page = opened(view=PLAN)
    assert "Not judged: the plan does not say how close is close." in row(page, "PA-C2")


def test_what_cannot_be_said_is_called_the_same_in_counts() -> None:
    assert promise_words.many({"cannot say": 3, "met": 1}) == ["1 met", "3 “Cannot say”"]


SHARE = Figure(title="Audits", unit="per cent", of="audits", better="higher")


def test_a_share_is_never_rounded_to_all_or_to_none() -> None:
    assert [promise_words.number(value, SHARE) for value in (99.4, 99.6, 100, 0.3, 0)] == [
        "99%", "99.6%", "100%", "0.3%", "0%",
    ]  # fmt: skip


def test_a_withheld_figure_is_nowhere_in_the_chart_and_parts_the_line() -> None:
    rows = [
        ("2023-24", 7.0, "published"),
        ("2024-25", float("nan"), "confidential"),
        ("2025-26", 11.0, "published"),
    ]
    found = pd.DataFrame(rows, columns=["period", "value", "status"])
    spec = reported_chart.course(Figure(title="C", unit="complaints", better="none"), found)
    assert spec is not None
    altair.Chart.from_dict(spec, validate=True)
    assert [(one["value"], one["run"]) for one in spec["datasets"]["reported"]] == [(7.0, 0), (11.0, 1)]
    assert reported_chart.not_drawn(found) == "Not drawn: 2024-25 (not shown)."


def test_eight_quarters_are_read_by_the_rules_for_runs(settings: Config) -> None:
    labels = [f"{year} Q{quarter}" for year in (2024, 2025) for quarter in (1, 2, 3, 4)]
    rows = [(label, float(value), "published") for value, label in enumerate(labels, 60)]
    found = pd.DataFrame(rows, columns=["period", "value", "status"])
    reading = html(promise_words.runs(found, settings))
    assert reading.startswith("Over the 8 quarters from Jan to Mar 2024 to Oct to Dec 2025")
    assert "<strong>a real shift</strong>: 8 quarters in a row rising" in reading
    assert not promise_words.runs(found[1:], settings)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 21), ("21 November 2026", "passed")),
        (date(2026, 11, 22), ("22 November 2026", "this quarter")),
        (date(2026, 12, 31), ("31 December 2026", "this quarter")),
        (date(2027, 1, 1), ("1 January 2027", "")),
        (None, ("", "")),
    ],
)
def test_a_date_says_whether_it_has_passed_or_is_near(day: date | None, said: tuple[str, str]) -> None:
    assert promise_words.due(day, date(2026, 11, 22)) == said


@pytest.mark.usefixtures("filled")
def test_every_row_leads_to_all_that_is_known_of_it() -> None:
    said = unescape("".join(html_of(opened(view=PLAN))))
    assert f'href="?{urlencode({"view": PLAN, "item": "P5-C2"})}"' in said


@pytest.mark.usefixtures("filled")
def test_complaints_audits_and_referrals_stand_below_with_a_link_to_their_promise() -> None:
    said = "".join(html_of(opened_of_product("explore/childrens_services.py")))
    assert "CAMHS referrals reduce" in said
    assert '<a class="eq-id" href="progress?view=Scrutiny+measures&amp;item=M8"' in said
    assert said.count("No figure yet") >= 4


def test_the_two_timelines_have_the_dates_that_the_report_prints(all_views: dict[str, str]) -> None:
    said = all_views[ACTIONS]
    assert "JT-4 September 2020: Request for C&E to have joint action plans." in said
    assert "JT-5 November/ December 2021: CYP scrutiny want to scrutinise joint plan" in said
    assert "LBH-10 2021: Peer support" in said and "LBH-14 2022: Embedding anti-racism" in said
    assert "LBH-1 Workforce diversity adopted as a priority" in said
    assert said.count("Where none stands, the report’s text at hand has none.") == 2
