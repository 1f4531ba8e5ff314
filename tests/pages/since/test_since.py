"""What changed since a day: new figures, verdicts and why, corrections, what is no longer shown; worked by hand."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pptx
import pytest
from streamlit.testing.v1 import AppTest

from metrics.figures.results import results
from pages.components.render import handouts
from pages.components.shell import cached_promises
from pages.components.since import changes, since_block, since_words
from pages.components.since.changes import Changed
from pages.components.since.since_words import Since
from tests.metrics.examples import Slice, released, residents, staff
from tests.pages import views
from tests.pages.test_pages import PAGES, words
from tests.pages.test_pinned_pages import publish_other_social_workers
from tests.pages.views import CONFIG

MET = date(2026, 9, 1)


def in_september(year: int, *counts: int) -> Slice:
    given = staff(*counts)
    given.rows["period"] = f"{year}-09-30"
    return given


def table(*slices: Slice) -> pd.DataFrame:
    return results("social-workers", released(*slices, residents()), CONFIG)


def since(before: pd.DataFrame, after: pd.DataFrame) -> Changed:
    return changes.changed("social-workers", before, after, CONFIG)


def verdicts(found: Changed) -> list[tuple[str, str | None, str | None, str]]:
    return [(one.now.group, one.then.verdict, one.now.verdict, one.why) for one in found.verdicts]


# Of 200 known: Black 42 is 21% and within 5 points of residents' 21%; 76 is 38%, above.
THEN, NOW = (16, 42, 25, 115, 2), (16, 76, 25, 81, 2)


def test_a_new_year_is_new_and_its_verdicts_are_those_of_new_figures() -> None:
    found = since(
        table(in_september(2024, *THEN)), table(in_september(2024, *THEN), in_september(2025, *NOW))
    )
    assert found.new == ("2025-09-30",)
    assert ("Black", "within", "above", "new figures") in verdicts(found)
    assert not found.corrected and not found.hidden


def test_other_figures_of_the_same_day_are_a_correction() -> None:
    found = since(table(in_september(2025, *THEN)), table(in_september(2025, *NOW)))
    assert not found.new
    assert ("Black", "within", "above", "corrected") in verdicts(found)
    assert ("Black", 42.0, 76.0) in [
        (was.group, was.numerator, now.numerator) for was, now in found.corrected
    ]
    assert "Asian" not in [was.group for was, _ in found.corrected]


def test_another_population_is_a_new_comparator() -> None:
    """The figures stay; of a population with 76 of 200 Black people the same staff are within 5 points."""
    before = table(in_september(2025, *NOW))
    own = before["group"].eq("Black") & before["area"].eq("Hackney")
    after = before.assign(
        comparator_value=before["comparator_value"].mask(own, 0.38),
        verdict=before["verdict"].mask(own, "within"),
    )
    assert verdicts(since(before, after)) == [("Black", "above", "within", "new comparator")]


def test_what_is_withheld_now_is_no_longer_shown_and_its_figure_is_in_no_text() -> None:
    before = table(in_september(2025, *NOW))
    own = before["group"].eq("Black")
    after = before.assign(status=before["status"].mask(own, "confidential"), value=before["value"].mask(own))
    found = since(before, after)
    assert [was.group for was, _ in found.hidden] == ["Black"]
    shown = Since(MET, (found,), (), (), {})
    hidden = since_words.tables(shown, CONFIG)["hidden"]
    assert [cell.text for cell in hidden.rows[0]] == [
        "Children’s social workers", "September 2025", "1", "So that nobody can be identified",
    ]  # fmt: skip
    assert "76" not in " ".join(cell.text for row in hidden.rows for cell in row)
    assert "38%" not in " ".join(cell.text for row in hidden.rows for cell in row)


def test_nothing_changed_is_said_as_such() -> None:
    same = table(in_september(2025, *NOW))
    assert not since(same, same).any
    nothing = Since(MET, (), (), (), {})
    assert since_words.lead(nothing).text == "Since 1 September 2026, no figure that is shown changed."
    assert since_words.second(nothing).text == "No promise is overdue."


def test_of_a_council_without_plans_it_is_said_that_none_is_loaded() -> None:
    nothing = Since(MET, (), (), (), {}, promised=False)
    assert since_words.second(nothing).text == "No plan is loaded, so nothing can be overdue."


def test_the_sentences_count_each_kind_of_change() -> None:
    found = since(
        table(in_september(2024, *THEN)), table(in_september(2024, *THEN), in_september(2025, *NOW))
    )
    overdue = (("M6", "Complaints", date(2026, 3, 31)), ("M10", "Referrals", date(2026, 9, 30)))
    shown = Since(MET, (found,), ("arrests",), overdue, {})
    changed = len(found.verdicts)
    assert since_words.lead(shown).text == (
        f"Since 1 September 2026, 1 measure has new figures and {changed} verdicts changed."
    )
    assert since_words.second(shown).text == "2 promises are overdue; 1 of them since that day."
    assert since_words.notes(shown, CONFIG) == [
        "Figures of that day were taken back, or made again to protect people: Arrests."
    ]
    due = since_words.tables(shown, CONFIG)["overdue"]
    assert [row[2].text for row in due.rows] == ["30 September 2026, since that day", "31 March 2026"]


def test_the_slide_has_a_column_for_each_kind_of_change() -> None:
    found = since(
        table(in_september(2024, *THEN)), table(in_september(2024, *THEN), in_september(2025, *NOW))
    )
    slide = since_block.slide_of(Since(MET, (found,), (), (), {}), CONFIG)
    file = handouts.of_slides("slide", slide.name, slide.sentence.text, (slide,), CONFIG)
    (page,) = pptx.Presentation(io.BytesIO(file)).slides
    texts = [shape.text_frame.text for shape in page.shapes if shape.has_text_frame]
    assert {"New figures", "Verdicts that changed"} <= set(texts)


def opened(**asked: Any) -> AppTest:
    page = AppTest.from_file(str(PAGES / "explore/since.py"), default_timeout=90)
    for name, value in asked.items():
        page.query_params[name] = value
    return page.run()


def test_an_upload_since_the_meeting_is_found_with_its_correction(to_change: int) -> None:
    publish_other_social_workers()
    found = since_block.since(MET, to_change, cached_promises.now())
    (one,) = [change for change in found.changes if change.measure.title == "Children’s social workers"]
    assert ("38%", "30%") in [
        (row[3].text, row[4].text) for row in since_words.tables(found, CONFIG)["corrected"].rows
    ]
    assert one.shows is not None and "workforce?measure=" in found.addresses[one.measure.title]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("text", ["2026-09-01", "tomorrow", "<b>", "2999-01-01"])
def test_the_page_opens_on_any_day_and_keeps_it_in_its_address(text: str) -> None:
    page = opened(since=text)
    assert not page.exception and page.title[0].value == "What changed since we met?"
    assert len(page.query_params["since"]) == len("2026-09-01")
    assert ("cannot be read" in words(page)) is (text != "2026-09-01")


def test_a_measure_whose_figures_are_invented_is_marked() -> None:
    invented = table(in_september(2025, *NOW)).assign(demonstration=True)
    change = replace(since(invented.iloc[:0], invented), shows=views.partly_withheld())
    shown = Since(MET, (change,), (), (), {})
    (row,) = since_words.tables(shown, CONFIG)["new"].rows
    assert row[0].text == "Children’s social workers Demonstration"
