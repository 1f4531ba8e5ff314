"""Every page, run as a script: what stands on it, what it says where nothing is there, and the way of a file."""

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import config as declarations
from config import Config
from loaders import store
from pages.components.shell import cached, preparation
from tests.browser import files

PAGES = Path(__file__).parent.parent.parent / "pages"
DECLARED = declarations.load()
SCRIPTS = {name: page.script for name, page in DECLARED.pages.items()}
OF_MEASURES = ["workforce", "exclusions", "attainment", "childrens_services", "community"]
BANNER = "Demonstration data. These figures are invented to show the page. Do not quote them."


def of_page(page: str) -> list[str]:
    """The measures of a page, in its order."""
    return [name for name, measure in DECLARED.measures.items() if measure.page == page]


def opened(script: str) -> AppTest:
    """A page alone, as its script makes it."""
    return AppTest.from_file(str(PAGES / script), default_timeout=60).run()


def linked(script: str, **asked: str) -> AppTest:
    """A page alone, as a link that asks for a view makes it."""
    page = AppTest.from_file(str(PAGES / script), default_timeout=60)
    for name, value in asked.items():
        page.query_params[name] = value
    return page.run()


def html_of(page: AppTest) -> list[str]:
    """What the page writes as HTML of its own, piece by piece."""
    return [element.proto.body for element in page.get("html")]


def words(page: AppTest) -> str:
    """Titles and own HTML as plain text."""
    text = " ".join(re.sub(r"<[^>]+>", " ", piece) for piece in html_of(page))
    return " ".join([*(title.value for title in page.title), *unescape(text).split()])


def press(page: AppTest, label: str) -> AppTest:
    (button,) = [one for one in page.button if one.label == label]
    return button.click().run()


def choose(page: AppTest, key: str, option: str) -> AppTest:
    return page.selectbox(key=key).set_value(option).run()


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("name", SCRIPTS)
def test_every_page_opens_with_its_question_and_without_an_error(name: str) -> None:
    page = opened(SCRIPTS[name])
    assert not page.exception
    questions = {measure.question for measure in DECLARED.measures.values() if measure.page == name}
    assert len(page.title) == 1 and page.title[0].value in questions | {DECLARED.pages[name].question}


@pytest.mark.usefixtures("filled")
def test_the_front_door_lists_every_page_and_opens_the_overview() -> None:
    front = opened("shell/main.py")
    assert preparation.finished(60) and not preparation.problem()
    assert not front.exception
    front.run()
    assert not front.exception and front.title[0].value == DECLARED.pages["overview"].question


@pytest.mark.usefixtures("filled")
def test_the_overview_has_its_sentences_its_matrix_and_its_key_measures() -> None:
    said = words(opened("explore/overview.py"))
    for label in (
        "From junior to senior",
        "Largest gap",
        "Largest change",
        "cannot be judged yet",
    ):
        assert label in said, label
    assert (
        "The share of Black staff falls from 59% of case holders to 8% of middle managers. See Workforce"
        in said
    )
    for cell in (*DECLARED.pages["overview"].matrix, *DECLARED.pages["overview"].key):
        assert cell.title in said, cell.title


@pytest.mark.usefixtures("filled")
def test_a_measure_is_shown_in_one_order_question_to_files() -> None:
    page = opened("explore/workforce.py")
    marks = {
        "eq-lead": "sentence",
        "eq-strip": "strip",
        "eq-keyrow": "key",
        "eq-table": "table",
        "eq-note": "notes",
    }
    order = []
    for element in page.main:
        kind = getattr(element, "type", "")
        found = [marks[name] for name in marks if kind == "html" and f'"{name}"' in element.proto.body]
        # The file of targets stands under their table, before the notes; those of the view stand after them.
        order += found or ([kind] if getattr(element, "label", "") != "Targets (CSV)" else [])
    wanted = [
        "title",
        "sentence",
        "strip",
        "selectbox",
        "key",
        "vega_lite_chart",
        "table",
        "notes",
        "download_button",
    ]
    assert [one for one in dict.fromkeys(order) if one in wanted] == wanted


@pytest.mark.usefixtures("filled")
def test_the_alternative_text_of_a_chart_is_the_sentence(settings: Config) -> None:
    page = opened("explore/exclusions.py")
    chart, over_time = page.get("vega_lite_chart")
    lead = re.search(r'<p class="eq-lead">(.*?)</p>', "".join(html_of(page)))
    assert lead and chart.proto.alt == unescape(re.sub(r"<[^>]+>", "", lead[1]))
    assert chart.proto.alt.startswith("Schools made 12.9 suspensions for every 100 Black pupils")
    assert "**" not in chart.proto.alt + over_time.proto.alt
    second = re.findall(r'<p class="eq-second">(.*?)</p>', "".join(html_of(page)))[-1]
    assert unescape(re.sub(r"<[^>]+>", "", second)).startswith(over_time.proto.alt)


@pytest.mark.usefixtures("filled")
def test_below_a_measure_stand_its_course_the_plans_and_what_would_change_it() -> None:
    page = choose(opened("explore/exclusions.py"), "over", "All pupils")
    assert "Over time and against the plans" in [header.value for header in page.header]
    said = words(page)
    judged = (
        "30% lower each year, for two years. Not met in 2022/23: it was 8.2, and 2.3 or less was wanted. "
        "Since then it was 9.5 in 2024/25."
    )
    assert judged in said
    assert [one.label for one in page.expander] == [
        "Questions councillors ask",
        "What would change these results?",
        "What plans promised about this (27)",
    ]


@pytest.mark.usefixtures("filled")
def test_every_group_over_time_opens_from_its_link_and_its_link_reopens_it() -> None:
    page = linked("explore/workforce.py", groups="true", drawn="Gaps")
    assert "were more than 5 points from residents" in words(page)
    link = next(code.value for code in page.code if "groups=true" in code.value)
    assert "drawn=Gaps" in link


@pytest.mark.usefixtures("filled")
def test_places_over_time_stand_below_places_beside_each_other() -> None:
    page = linked("explore/exclusions.py", places="true")
    assert "These places over time" in [one.value for one in page.subheader]
    assert "Since 2021/22" in words(page) or "over the years that compare" in words(page).lower()


@pytest.mark.usefixtures("filled")
def test_the_page_of_a_measure_lists_all_promises_about_it_with_their_state_and_a_link(
    settings: Config,
) -> None:
    page = linked("explore/exclusions.py", promised="true")
    about = [item for item, (_, one) in settings.promises.items() if "suspensions" in one.measures]
    said = "".join(html_of(page))
    listed = said[said.index("Promises: Suspensions") :]
    assert re.findall(r'item=([^"&]+)"', listed) == about
    assert "PA-C1" in about and "met in 2023/24" in listed and "Not met" in listed


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("page_name", OF_MEASURES)
def test_every_measure_of_a_page_can_be_chosen(page_name: str, settings: Config) -> None:
    page = opened(SCRIPTS[page_name])
    measures = {name: measure for name, measure in settings.measures.items() if measure.page == page_name}
    assert sorted(page.selectbox(key="measure").options) == sorted(one.title for one in measures.values())
    for name in measures:
        choose(page, "measure", name)
        shown = settings.measures[cached.shown_as(name, cached.number())]
        assert not page.exception and page.title[0].value == shown.question, name


@pytest.mark.parametrize("name", [name for page in OF_MEASURES for name in of_page(page)])
def test_every_way_to_show_a_measure_opens(name: str, filled: int, settings: Config) -> None:
    """And invented figures say so, and real ones do not."""
    shown = cached.shown_as(name, filled)
    measure, figures = settings.measures[shown], cached.table(shown, "", filled)
    page = linked(SCRIPTS[measure.page], measure=settings.measures[name].title)
    assert page.selectbox(key="measure").value == name
    if figures.empty:
        assert not page.exception and "No figures yet" in words(page)
        return
    invented = bool(figures["demonstration"].any())
    for way in page.selectbox(key="show").options:
        choose(page, "show", way)
        assert not page.exception and page.title[0].value == measure.question, way
        assert (BANNER in words(page)) == invented, way
        table = "".join(html_of(page))
        grouped = "Asian" in table.partition('class="eq-table"')[2].partition("</table>")[0]
        charts = len(page.get("vega_lite_chart")) - ("eq-course" in table)
        assert "eq-table" in table and bool(charts) == grouped, way


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("name", OF_MEASURES)
def test_every_area_and_every_comparator_opens(name: str) -> None:
    for key in ("area", "compared"):
        page = opened(SCRIPTS[name])
        number = len(page.selectbox(key=key).options)
        for place in range(number):
            page.selectbox(key=key).select_index(place).run()
            assert not page.exception, (key, page.selectbox(key=key).value)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("name", ["overview", "support_staff", "upload", "help"])
def test_no_banner_stands_over_pages_that_invent_nothing(name: str) -> None:
    assert BANNER not in words(opened(SCRIPTS[name]))


@pytest.mark.usefixtures("filled")
def test_on_the_overview_each_invented_line_is_marked() -> None:
    page = "".join(html_of(opened("explore/overview.py")))
    marked = re.findall(r'<th scope="row">([^<]*) <span class="eq-base">[^<]*[Dd]emonstration', page)
    assert {"Hackney Education staff", "Teachers", "School leaders"} <= set(marked)
    assert "Children’s social workers" not in marked


@pytest.mark.usefixtures("filled")
def test_the_support_staff_page_reproduces_the_slide_with_both_readings_and_no_gap() -> None:
    said = words(opened("explore/support_staff.py"))
    assert "64% were recorded as Asian, Black or Mixed" in said and "we do not give a gap yet" in said
    assert DECLARED.slide is not None
    for cell in (cell for row in DECLARED.slide.rows for cell in row if cell):
        assert cell in said, cell
    assert "46.9% (Census 2021)" in said and "66.1% (Census 2021)" in said


@pytest.mark.usefixtures("filled")
def test_a_link_that_asks_for_what_does_not_exist_opens_the_page_all_the_same() -> None:
    page = linked("explore/workforce.py", measure="No such measure", period="1066", show="<script>")
    assert not page.exception and page.title[0].value == "Does our workforce reflect Hackney?"


@pytest.mark.usefixtures("filled")
def test_a_link_opens_the_view_that_it_names() -> None:
    asked = {"measure": "Children’s social workers", "period": "September 2022", "show": "By role"}
    page = linked("explore/workforce.py", **asked)
    assert "Share of each role by ethnic group, Hackney, 30 September 2022" in words(page)


@pytest.mark.usefixtures("unfilled")
@pytest.mark.parametrize("name", [*OF_MEASURES, "support_staff"])
def test_where_a_measure_has_no_figures_the_page_says_who_can_send_what(name: str) -> None:
    page = opened(SCRIPTS[name])
    assert not page.exception
    assert "No figures yet" in words(page)
    assert "Who can upload:" in words(page) and "What to send:" in words(page)
    assert not page.get("vega_lite_chart") and BANNER not in words(page)


@pytest.mark.usefixtures("unfilled")
@pytest.mark.parametrize("name", ["overview", "upload", "history", "help"])
def test_the_other_pages_open_on_a_store_that_holds_nothing(name: str) -> None:
    assert not opened(SCRIPTS[name]).exception


def offered(data: str, name: str = "csww_2025.csv") -> AppTest:
    page = opened("officers/upload.py")
    return page.file_uploader[0].upload(name, data.encode(), "text/csv").run()


def references() -> list[str]:
    return [
        entry.receipt.reference for entry in store.history(cached.writer()) if isinstance(entry, store.Loaded)
    ]


def test_a_bad_file_is_answered_with_its_rows_and_nothing_is_stored(to_change: int) -> None:
    before = references()
    page = offered(files.SOCIAL_WORKERS_WITH_A_MISTAKE)
    assert not page.exception and page.title[0].value == "Check the file"
    assert "There is a problem" in words(page) and "Nothing has been saved." in words(page)
    assert "Row 2" in words(page) and "Found 6O ." in words(page)
    assert [button.label for button in page.button] == ["Upload a corrected file"]
    assert (references(), cached.number()) == (before, to_change)


@pytest.mark.usefixtures("to_change")
def test_a_file_that_is_no_csv_at_all_is_refused_in_words() -> None:
    page = offered("\x00\x01\x02PK")
    assert not page.exception and "There is a problem" in words(page)


@pytest.mark.usefixtures("to_change")
def test_after_a_bad_file_another_can_be_chosen() -> None:
    page = press(offered(files.SOCIAL_WORKERS_WITH_A_MISTAKE), "Upload a corrected file")
    assert page.title[0].value == "Upload an extract" and page.file_uploader


def test_a_good_file_changes_the_page_and_undo_brings_back_what_was_there(to_change: int) -> None:
    assert "Black staff made up 38%" in words(opened("explore/workforce.py"))
    page = offered(files.SOCIAL_WORKERS_2025)
    assert "Black staff made up 38%" in words(page) and "Black staff made up 30%" in words(page)
    press(page, "Publish these figures")
    assert not page.exception and page.title[0].value == "Receipt"
    (reference,) = set(references()) & set(re.findall(r"EQ-\d{4}-\d{4}", words(page)))
    assert "The figures are published" in words(page) and "csww_2025.csv, 42 cells read from it" in words(
        page
    )
    assert "Black staff made up 30%" in words(opened("explore/workforce.py"))

    history = opened("officers/history.py")
    assert reference in words(history) and "csww_2025.csv" in words(history)
    history.selectbox(key="undo-reference").set_value(reference)
    history.text_input(key="undo-reason").set_value("a test")
    press(history, "Undo this upload")
    assert not history.exception and f"{reference} was taken back" in words(history)
    assert "by officer at this computer: a test" in words(history)
    assert "Black staff made up 38%" in words(opened("explore/workforce.py"))
    assert cached.number() > to_change, "nothing is deleted: the undo is a step of its own"


def sent(extract: str, data: str, name: str) -> AppTest:
    """A file of ours, after its sender said which extract it is."""
    page = choose(opened("officers/upload.py"), "kind", extract)
    return page.file_uploader[0].upload(name, data.encode(), "text/csv").run()


def test_what_is_cancelled_was_never_stored(to_change: int) -> None:
    page = sent("Support staff", files.SUPPORT_STAFF, "support.csv")
    assert page.title[0].value == "What will change" and cached.number() == to_change
    press(page, "Cancel")
    assert page.title[0].value == "Upload an extract" and cached.number() == to_change


def test_figures_that_compare_take_the_place_of_the_slide_and_the_same_again_changes_nothing(
    to_change: int,
) -> None:
    press(sent("Support staff", files.SUPPORT_STAFF, "support.csv"), "Publish these figures")
    said = words(opened("explore/support_staff.py"))
    assert "Black support staff made up 34% of school support staff in November 2025" in said
    assert "Ethnicity known 910 of 965" in said
    number = cached.number()
    assert number > to_change
    again = sent("Support staff", files.SUPPORT_STAFF, "by another name.csv")
    assert "Nothing would change" in words(again) and cached.number() == number


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("asked", "said"), [({"show": "By sex"}, "breakdown"), ({"compared": "Nowhere"}, "comparison"), ({}, "")]
)
def test_a_link_to_what_is_not_there_says_that_another_view_is_shown(
    asked: dict[str, str], said: str
) -> None:
    page = linked("explore/exclusions.py", **asked)
    noted = "This is the nearest view" in words(page)
    assert noted == bool(asked) and (f"no figures for the {said} asked for" in words(page)) == bool(asked)
