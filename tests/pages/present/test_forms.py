"""What each form of slide says and draws: one sentence, and a footer of whose figures, of when and compared with whom."""

import re
from dataclasses import replace
from typing import Any, get_args

import pytest

from config import Config
from config.deck import VIEWS_OF, DeckSlide, Form, Shown
from pages.components import charts
from pages.components.charts import hundred_squares
from pages.components.charts.panels import panels
from pages.components.present import slide_charts
from pages.components.present.forms import FORMS, form_of, jobs
from pages.components.present.forms.shared import first_sentence
from pages.components.present.slide_content import (
    SlideContent,
    content_of,
    doing_line,
    drawing_of,
    foot,
    in_file,
)
from pages.components.present.slide_figures import Promises, SlideFigures
from pages.components.render.drawings import ScreenChart
from pages.components.render.page import html, words
from pages.components.render.picture import chart_svg
from pages.components.shared import cell_text
from pages.components.shared.content import Paragraph
from pages.components.shared.running_text import Sentence, sentence, strong
from pages.components.shared.view import View
from tests.metrics.promises.test_progress import TODAY
from tests.metrics.promises.test_progress import table as progress_table
from tests.pages.courses import course, year
from tests.pages.views import CONFIG, attainment, partly_withheld, pipeline, row, suspensions, view, workforce

SHOWN = (Shown(measure="social-workers"), Shown(measure="school-leaders"))


def figures(*views: View, form: Form = "view", doing: str = "", ask: str = "") -> SlideFigures:
    shows = tuple(Shown(measure=view.selection.measure) for view in views)
    return SlideFigures(DeckSlide(name="A slide", form=form, shows=shows, doing=doing, ask=ask), views)


def content(*views: View, form: Form = "view", doing: str = "") -> SlideContent:
    return content_of(figures(*views, form=form, doing=doing), {}, CONFIG)


def headline(*views: View, form: Form = "view") -> str:
    """The sentence of a slide as its page has it."""
    return words(content(*views, form=form).sentence)


def test_a_slide_has_the_first_sentence_of_its_page_with_the_year_for_the_date() -> None:
    assert headline(workforce()) == (
        "<strong>Black staff made up 31%</strong> of children’s social workers in 2022, compared with 21% of Hackney "
        "residents."
    )
    assert headline(attainment()) == (
        "In 2018/19, <strong>38% of Black pupils</strong> reached a strong pass (grades 9 to 5) in English and maths, "
        "compared with 57% of White pupils."
    )


def test_a_slide_that_asks_for_it_says_how_many_times_its_share_a_group_is() -> None:
    plain = figures(workforce())
    asking = replace(plain, slide=plain.slide.model_copy(update={"times": True}))
    said = "Black staff: 1.49 times their share of residents (likely range 1.19 to 1.82)."
    shown = content_of(asking, {}, CONFIG)
    assert [block.words.text for block in shown.above if isinstance(block, Paragraph)] == [said]
    assert [line.text for line in in_file(shown, 1, 1, (), CONFIG).how] == [said]
    assert not in_file(content_of(plain, {}, CONFIG), 1, 1, (), CONFIG).how


def about(view: View, group: str) -> View:
    return replace(view, selection=replace(view.selection, about=group))


def test_a_slide_may_name_the_group_that_its_sentence_is_about(settings: Config) -> None:
    assert headline(about(workforce(), "White")).startswith("<strong>White staff made up 52.7%</strong>")
    assert headline(about(workforce(), "White"), partly_withheld()) == (
        "<strong>White staff made up 53%</strong> of children’s social workers in 2022, and <strong>61%</strong> of school "
        "leaders."
    )
    assert headline(about(pipeline(), "White")) == (
        "The share of <strong>White staff rises from 22%</strong> of case holders <strong>to 73%</strong> of middle "
        "managers."
    )
    squared = hundred_squares.ours(about(workforce(), "White"), settings)
    assert [group.group for group in squared if group.leads] == ["White"]


def test_a_named_group_without_a_figure_or_anything_to_compare_does_not_lead() -> None:
    hidden = partly_withheld()
    without = [row.group for row in cell_text.rows_of(hidden.groups) if cell_text.hidden(row)]
    assert without, "the example withholds some"
    assert headline(about(hidden, without[0])) == headline(hidden)
    reference = suspensions("White")
    assert headline(about(reference, "White")) == headline(reference)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (sentence("It was 12.9. Then it fell."), "It was 12.9."),
        (sentence("It was 12.9 of 100 and 7.4."), "It was 12.9 of 100 and 7.4."),
        (sentence("One. ", strong("Two"), " three."), "One."),
        (sentence(strong("Two"), " three. Four."), "<strong>Two</strong> three."),
        (sentence(""), ""),
    ],
)
def test_a_sentence_ends_where_the_next_begins_and_not_within_a_number(text: Sentence, first: str) -> None:
    assert words(first_sentence(text)) == first


def test_grades_and_two_measures_side_by_side_have_one_sentence_each() -> None:
    assert headline(pipeline()) == (
        "The share of <strong>Black staff falls from 59%</strong> of case holders <strong>to 8%</strong> of middle "
        "managers."
    )
    assert headline(workforce(), partly_withheld()) == (
        "<strong>Black staff made up 31%</strong> of children’s social workers in 2022, and <strong>19%</strong> of school "
        "leaders."
    )


def test_three_jobs_are_one_sentence_and_what_does_not_compare_is_words(settings: Config) -> None:
    nothing = partly_withheld().rows.assign(comparator_value=float("nan"))
    uncompared = View(partly_withheld().selection, partly_withheld().measure, nothing, nothing.iloc[:0])
    parted = jobs.split((uncompared, workforce(), partly_withheld()))
    assert parted.left_out == (uncompared,) and len(parted.drawn) == 2
    assert headline(uncompared, workforce(), partly_withheld(), form="jobs") == (
        "<strong>Black people made up 31%</strong> of children’s social workers and <strong>19%</strong> of school leaders "
        "in 2022."
    )
    points = [point for spec in jobs.specs(parted, settings) for point in spec["datasets"]["points"]]
    assert len(points) == 2 * 5 and {point["category"] for point in points} == {
        "Children’s social workers",
        "School leaders",
    }
    hidden = [point for point in points if point["hidden"]]
    assert len(hidden) == 3 and {point["value"] for point in hidden} == {None}
    above = html(*content(uncompared, workforce(), partly_withheld(), form="jobs").above)
    assert "School leaders in words, because their groups do not compare: Black 19%, White 61%" in above


def test_what_we_are_doing_is_the_decks_own() -> None:
    assert content(suspensions(), doing="Ours").doing == "Ours"
    assert content(suspensions()).doing == ""


def test_a_slide_says_what_the_owner_answers_or_that_nobody_did() -> None:
    said = "PA-C1 is not met. Nobody has answered yet why that is and what will be done."
    open_ = replace(content(suspensions()), replies=(said,))
    assert said in html(doing_line(open_)) and "What we are doing" not in html(doing_line(open_))
    both = replace(content(suspensions(), doing="Ours"), replies=(said,))
    assert f"Ours. <strong>What the owners answer:</strong> {said}" in html(doing_line(both))
    assert in_file(both, 1, 1, [], CONFIG).replies == (said,)


def test_the_footer_says_source_date_definition_and_with_whom() -> None:
    assert content(workforce()).footer == (
        "DfE children’s social work workforce, Hackney, 30 September 2022. Share of staff. Compared with all residents, "
        "Census 2021."
    )


def test_the_footer_of_two_measures_says_of_how_many_each_ones_group_is_known() -> None:
    everybody = {"numerator": 202.0, "denominator": 182.0, "not_known": 20.0}
    counted = row("social-workers", "All", **everybody)
    known = view("social-workers", [*workforce().rows.to_dict("records"), counted])
    footer = content(known, known).footer
    assert footer.count("Children’s social workers, ethnicity known: 182 of 202.") == 2


def test_invented_figures_are_marked_and_no_source_is_named_for_them() -> None:
    assert "Demonstration data</strong> Hackney, 30 September 2022." in html(foot(content(partly_withheld())))


def test_what_people_write_is_text_and_no_markup() -> None:
    line = html(doing_line(content(workforce(), doing="<img src=x onerror=alert(1)>")))
    assert "<img src=x" not in line and "&lt;img" in line


def test_a_slide_that_cannot_be_shown_says_why_and_holds_no_figure(settings: Config) -> None:
    gone = SlideFigures(figures(workforce()).slide, problem="The figures of this slide were taken back.")
    held = content_of(gone, {}, settings)
    assert held.sentence.text == gone.problem and not (held.tables or held.above or held.footer)
    assert drawing_of(held, settings) == () and in_file(held, 1, 1, [], settings).drawing is None


def test_a_longer_sentence_leaves_less_room_for_the_chart() -> None:
    short, long = "One line.", "A sentence that goes on and on, past the end of the first line of the slide."
    assert slide_charts.room(short, (), "", "") - slide_charts.room(long, (), "", "") == 54
    assert slide_charts.room(short, (), "", "") - slide_charts.room(short, (), "Something", "") == 32


def test_the_ends_named_below_a_panel_are_those_of_its_points() -> None:
    """Senior managers (5 people) have no point: the last one is that of middle managers."""
    held = content(pipeline())
    drawn = drawing_of(held, CONFIG, 400)
    assert isinstance(drawn, tuple)
    assert {chart.ends for chart in drawn} == {("Case holder", "Middle")}
    assert [point["category"] for point in drawn[0].spec["datasets"]["points"]] == [
        "Case\nholder",
        "First\nline",
        "Middle",
    ]
    last = held.above[-1]
    assert isinstance(last, Paragraph) and words(last.words) == (
        "Left to right, junior to senior: Case holder, First line manager, Middle manager. Not drawn, because no figure "
        "can be shown: Senior manager."
    )


def test_panels_beside_each_other_stand_on_one_line_however_low_their_points() -> None:
    def point(value: float | None) -> dict[str, Any]:
        shown = {"category": "Head", "value": value, "text": "", "comparator": 20.0, "hidden": value is None}
        return {**shown, "few": False, "below": False, "words": ""}

    high, none, hidden = panels([[point(38.0)], [point(0.0)], [point(None)]], 5, 1.6, banded=True)
    drawn = [slide_charts.panel(spec, ("", ""), ("", ""), 400) for spec in (high, none, hidden)]
    plots = [
        re.search(r'class="background"[^>]*d="(.*?)"', chart_svg(chart.spec, 217, "")[0]) for chart in drawn
    ]
    assert len({plot[1] for plot in plots if plot}) == 1


def test_two_charts_of_one_kind_beside_each_other_have_one_scale(settings: Config) -> None:
    def top(spec: dict[str, Any]) -> float:
        return float(spec["encoding"]["x"]["scale"]["domain"][1])

    pair = (workforce(), partly_withheld())
    assert [top(charts.spec(view, settings)[0]) for view in pair] == [60, 80]
    drawn = [chart.spec["encoding"]["x"]["scale"] for chart in charts_of(300, *pair)]
    assert [scale["domain"][1] for scale in drawn] == [80, 80]
    narrow = [re.search(r"width < 520 \? (.*?) :", scale["range"][1]["expr"]) for scale in drawn]
    assert narrow[0] and narrow[1] and narrow[0][1] == narrow[1][1]


def charts_of(height: float, *views: View) -> tuple[ScreenChart, ...]:
    drawing = drawing_of(content(*views), CONFIG, height)
    assert isinstance(drawing, tuple)
    return drawing


def test_bands_leave_white_between_them_and_many_groups_are_never_squeezed() -> None:
    (low,) = charts_of(250, workforce())
    bands = [layer["mark"]["height"] for layer in low.spec["layer"] if layer["mark"]["type"] == "bar"]
    assert low.spec["height"] == 250 and bands == [26.2]
    (squeezed,) = charts_of(100, workforce())
    assert squeezed.spec["height"] > 5 * 19 * 1.6


def example(form: str) -> SlideFigures:
    """A slide of a form that has all that it may show."""
    slide = DeckSlide.model_construct(name="A slide", form=form, doing="Ours", ask="Come and see.")
    if form == "over_time":
        given = course("suspensions", "2021/22", year("2020/21", 700), year("2021/22", 600))
        return SlideFigures(slide.model_copy(update={"shows": SHOWN[:1]}), (suspensions(),), given)
    if form == "plans":
        promises = Promises(progress_table(CONFIG), TODAY)
        return SlideFigures(slide.model_copy(update={"shows": ()}), promises=promises)
    views = (workforce(), partly_withheld())[: VIEWS_OF[form][0]]
    return SlideFigures(slide.model_copy(update={"shows": SHOWN[: len(views)]}), views)


@pytest.mark.parametrize("form", get_args(Form))
def test_every_form_that_can_be_declared_has_all_that_a_slide_and_its_files_need(
    form: str, settings: Config
) -> None:
    given = example(form)
    held = content_of(given, {}, settings)
    assert form in FORMS and form_of(given.slide) is FORMS[form]
    assert held.sentence.text.endswith(".") and held.doing == "Ours" and held.footer.endswith(".")
    assert held.tables and all(table.table.rows for table in held.tables)
    assert drawing_of(held, settings)
    file = in_file(held, 1, 1, [], settings)
    assert file.drawing is not None and all(table.source for table in file.tables)
    assert len(FORMS[form].asked_of(given)) == len(given.views)
