"""The words of a slide: one sentence, and a footer that says whose figures of when, and compared with whom."""

import re
from dataclasses import replace
from typing import Any

import pytest

from config import Config
from config.deck import DeckSlide, Form, Shown
from pages.components import charts
from pages.components.charts import hundred_squares
from pages.components.present import made_slides, share_by_job, slide_charts, slide_words
from pages.components.present.opened_deck import Face
from pages.components.shared import cell_text
from pages.components.shared.view import View
from tests.pages.views import attainment, partly_withheld, pipeline, row, suspensions, view, workforce


def face(*views: View, form: Form = "view", doing: str = "", ask: str = "") -> Face:
    shows = tuple(Shown(measure=view.selection.measure) for view in views)
    return Face(DeckSlide(name="A slide", form=form, shows=shows, doing=doing, ask=ask), views)


def test_a_slide_has_the_first_sentence_of_its_page_with_the_year_for_the_date(settings: Config) -> None:
    assert slide_words.headline(face(workforce()), settings) == (
        "**Black staff made up 31%** of children’s social workers in 2022, compared with 21% of Hackney residents."
    )
    assert slide_words.headline(face(attainment()), settings) == (
        "In 2018/19, **38% of Black pupils** reached a strong pass (grades 9 to 5) in English and maths, compared with 57% "
        "of White pupils."
    )


def about(view: View, group: str) -> View:
    return replace(view, selection=replace(view.selection, about=group))


def test_a_slide_may_name_the_group_that_its_sentence_is_about(settings: Config) -> None:
    assert slide_words.headline(face(about(workforce(), "White")), settings).startswith(
        "**White staff made up 53%**"
    )
    assert slide_words.headline(face(about(workforce(), "White"), partly_withheld()), settings) == (
        "**White staff made up 53%** of children’s social workers in 2022, and **61%** of school leaders."
    )
    assert slide_words.headline(face(about(pipeline(), "White")), settings) == (
        "The share of **White staff rises from 22%** of case holders **to 73%** of middle managers."
    )
    squared = hundred_squares.ours(about(workforce(), "White"), settings)
    assert [block.group for block in squared if block.leads] == ["White"]


def test_a_named_group_without_a_figure_or_anything_to_compare_does_not_lead(settings: Config) -> None:
    hidden = partly_withheld()
    without = [row.group for row in cell_text.rows_of(hidden.groups) if cell_text.hidden(row)]
    assert without, "the example withholds some"
    plain = slide_words.headline(face(hidden), settings)
    assert slide_words.headline(face(about(hidden, without[0])), settings) == plain
    reference = suspensions("White")
    assert slide_words.headline(face(about(reference, "White")), settings) == slide_words.headline(
        face(reference), settings
    )


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("It was 12.9. Then it fell.", "It was 12.9."),
        ("It was 12.9 of 100 and 7.4.", "It was 12.9 of 100 and 7.4."),
        ("One. **Two** three.", "One."),
        ("", ""),
    ],
)
def test_a_sentence_ends_where_the_next_begins_and_not_within_a_number(said: str, first: str) -> None:
    assert slide_words.one_sentence(said) == first


def test_grades_and_two_measures_side_by_side_have_one_sentence_each(settings: Config) -> None:
    assert slide_words.headline(face(pipeline()), settings) == (
        "The share of **Black staff falls from 59%** of case holders **to 8%** of middle managers."
    )
    assert slide_words.headline(face(workforce(), partly_withheld()), settings) == (
        "**Black staff made up 31%** of children’s social workers in 2022, and **19%** of school leaders."
    )


def test_three_jobs_are_one_sentence_and_what_does_not_compare_is_words(settings: Config) -> None:
    nothing = partly_withheld().rows.assign(comparator_value=float("nan"))
    uncompared = View(partly_withheld().selection, partly_withheld().measure, nothing, nothing.iloc[:0])
    found = share_by_job.split((uncompared, workforce(), partly_withheld()))
    assert found.left_out == (uncompared,) and len(found.drawn) == 2
    assert share_by_job.sentence(found, settings) == (
        "**Black people made up 31%** of children’s social workers and **19%** of school leaders in September 2022."
    )
    points = [point for spec in share_by_job.specs(found, settings) for point in spec["datasets"]["points"]]
    assert len(points) == 2 * 5 and {point["category"] for point in points} == {
        "Children’s social workers",
        "School leaders",
    }
    hidden = [point for point in points if point["hidden"]]
    assert len(hidden) == 3 and {point["value"] for point in hidden} == {None}
    key = slide_words.key(face(uncompared, workforce(), partly_withheld(), form="jobs"), settings)
    assert "School leaders in words, because their groups do not compare: Black 19%, White 61%" in key


def test_what_we_are_doing_is_the_decks_own_or_the_measures_first(settings: Config) -> None:
    assert slide_words.doing(face(suspensions())) == "Preventive work with secondary schools"
    assert slide_words.doing(face(suspensions(), doing="Ours")) == "Ours"
    assert slide_words.doing(face(workforce())) == ""


def test_the_footer_says_source_date_definition_and_with_whom(settings: Config) -> None:
    assert slide_words.footer(face(workforce()), {}, settings) == (
        "DfE children’s social work workforce, Hackney, 30 September 2022. Share of staff. Compared with all residents, "
        "Census 2021."
    )


def test_the_footer_of_two_measures_says_of_how_many_each_ones_group_is_known(settings: Config) -> None:
    everybody = {"numerator": 202.0, "denominator": 182.0, "not_known": 20.0}
    counted = row("social-workers", "All", **everybody)
    one = view("social-workers", [*workforce().rows.to_dict("records"), counted])
    said = slide_words.footer(face(one, one), {}, settings)
    assert said.count("Children’s social workers, ethnicity known: 182 of 202.") == 2


def test_invented_figures_are_marked_and_no_source_is_named_for_them(settings: Config) -> None:
    made = made_slides.of_figures(face(partly_withheld()), {}, settings)
    assert "Demonstration data</strong> Hackney, 30 September 2022." in made_slides.foot(made)


def test_what_people_write_is_text_and_no_markup(settings: Config) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    made = made_slides.of_figures(face(workforce(), doing=hostile), {}, settings)
    assert "<img src=x" not in made_slides.doing_line(made) and "&lt;img" in made_slides.doing_line(made)


def test_a_slide_that_cannot_be_shown_says_why_and_holds_no_figure(settings: Config) -> None:
    gone = Face(face(workforce()).slide, problem="The figures of this slide were taken back.")
    made = made_slides.of_figures(gone, {}, settings)
    assert made.sentence == gone.problem and not (made.charts or made.figure or made.table or made.footer)


def test_a_longer_sentence_leaves_less_room_for_the_chart() -> None:
    short, long = "One line.", "A sentence that goes on and on, past the end of the first line of the slide."
    assert slide_charts.room(short, "", "", "") - slide_charts.room(long, "", "", "") == 54
    assert slide_charts.room(short, "", "", "") - slide_charts.room(short, "", "Something", "") == 32


def test_two_charts_of_one_kind_beside_each_other_have_one_scale(settings: Config) -> None:
    def top(spec: dict[str, Any]) -> float:
        return float(spec["layer"][0]["encoding"]["x"]["scale"]["domain"][1])

    pair = (workforce(), partly_withheld())
    assert [top(charts.spec(view, settings)[0]) for view in pair] == [60, 80]
    drawn = [
        one.spec["layer"][0]["encoding"]["x"]["scale"]
        for one in slide_charts.drawn(face(*pair), 300, settings)
    ]
    assert [scale["domain"][1] for scale in drawn] == [80, 80]
    narrow = [re.search(r"width < 520 \? (.*?) :", scale["range"][1]["expr"]) for scale in drawn]
    assert narrow[0] and narrow[1] and narrow[0][1] == narrow[1][1]


def test_bands_leave_white_between_them_and_many_groups_are_never_squeezed(settings: Config) -> None:
    (low,) = slide_charts.drawn(face(workforce()), 250, settings)
    bands = [layer["mark"]["height"] for layer in low.spec["layer"] if layer["mark"]["type"] == "bar"]
    assert low.spec["height"] == 250 and bands == [26.2]
    (squeezed,) = slide_charts.drawn(face(workforce()), 100, settings)
    assert squeezed.spec["height"] > 5 * 19 * 1.6
