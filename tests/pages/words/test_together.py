"""Several courses together: which moved, by how much, and what is drawn of them; each figure worked out by hand."""

import io
import json
from dataclasses import replace

import altair
import pptx
import pytest

from pages.components import charts
from pages.components.render import handouts
from pages.components.render.deck.together_slide import slide_of
from pages.components.words.together import Strand, Together, sentences, tables
from tests.metrics.examples import Slice, residents, staff
from tests.pages.courses import course, english, year
from tests.pages.views import CONFIG

GROUPS = ("Asian", "Black", "Mixed", "White", "Other")


def staff_in(day: str, *counts: int) -> Slice:
    given = staff(*counts)
    given.rows["period"] = day
    return given


def of_staff(*, gaps: bool = False, groups: tuple[str, ...] = GROUPS) -> Together:
    """September 2024: 40 Black of 200 known; a year later 76 of 200. White fell from 118 to 80."""
    slices = (staff(16, 76, 26, 80, 2), staff_in("2024-09-30", 16, 40, 24, 118, 2), residents())
    strands = tuple(
        Strand(group, course("social-workers", "2025-09-30", *slices, group=group)) for group in groups
    )
    first = strands[0].course
    return Together(first.selection, first.measure, strands, "group", "by ethnic group, Hackney", gaps)


def of_places() -> Together:
    """900 and then 840 of 10,000 in Hackney; 600 each time of 100,000 in England."""
    slices = (
        year("2022/23", 900), year("2023/24", 840), english("2022/23", 600), english("2023/24", 600),
    )  # fmt: skip
    strands = tuple(
        Strand(area, replace(course("suspensions", "2023/24", *slices, area=area), lines=(), asked=()))
        for area in ("Hackney", "England")
    )
    first = strands[0].course
    return Together(first.selection, first.measure, strands, "place", "all pupils, by place")


def test_the_sentence_names_only_what_moved_by_more_than_chance_and_which_way() -> None:
    """Black 20% to 38% of 200, White 59% to 40%: both far outside chance; the others moved by a point or not at all."""
    assert sentences.lead(of_staff(), CONFIG).text == (
        "2 of 5 groups changed since September 2024 by more than chance would explain: Black rose and White fell."
    )


def test_where_nothing_moved_by_more_than_chance_that_is_said() -> None:
    """A fall from 9.0 to 8.4 of 10,000 pupils could be chance; 0.6 in both years is no change."""
    assert sentences.lead(of_places(), CONFIG).text == (
        "No place changed since 2022/23 by more than chance would explain."
    )


def test_gaps_name_the_groups_outside_the_tolerance() -> None:
    assert sentences.lead(of_staff(gaps=True), CONFIG).text == (
        "In September 2025, 4 of 5 groups were more than 5 points from residents."
    )
    assert sentences.lead(of_staff(gaps=True, groups=("Asian", "Black")), CONFIG).text == (
        "In September 2025, 1 of 2 groups were more than 5 points from residents: Black (+16.9)."
    )


@pytest.mark.parametrize("gaps", [False, True])
def test_every_sentence_of_several_courses_has_at_most_25_words(gaps: bool) -> None:
    shown = of_staff(gaps=gaps)
    for text in (sentences.lead(shown, CONFIG).text, *sentences.how_to_read(shown, CONFIG).split(". ")):
        assert len(text.split()) <= 25, text


def test_the_table_of_what_moved_has_both_figures_and_a_word_on_chance() -> None:
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in tables.changes(of_staff(), CONFIG).rows}
    assert rows["Black"] == ["38%", "+18.0", "Yes", "September 2025", "20%", "September 2024"]
    assert rows["Asian"] == [
        "8%", "0.0", "No, it could be chance", "September 2025", "8%", "September 2024",
    ]  # fmt: skip


def test_small_charts_share_one_scale_and_each_has_the_population() -> None:
    specs = charts.several(of_staff(), CONFIG)
    assert len(specs) == 5
    altair.Chart.from_dict(specs[1], validate=True)
    for spec in specs:
        json.dumps(spec, allow_nan=False)
        assert spec["datasets"]["lines"] and spec["datasets"]["near"]
    assert len({json.dumps(spec["encoding"]["y"]["scale"]) for spec in specs}) == 1


def test_a_chart_of_gaps_has_the_gap_and_no_figure_of_the_population() -> None:
    black = charts.several(of_staff(gaps=True), CONFIG)[1]["datasets"]
    gap = of_staff().strands[1].course.rows["2025-09-30"].gap
    assert black["points"][-1]["value"] == pytest.approx(100 * gap, abs=0.01)
    assert {row["value"] for row in black["lines"]} == {0.0}


def test_one_chart_has_a_line_a_place_with_its_name_and_figure_at_its_end() -> None:
    (spec,) = charts.several(of_places(), CONFIG, in_one=True)
    altair.Chart.from_dict(spec, validate=True)
    assert {row["name"] for row in spec["datasets"]["names"]} == {"Hackney 8.4", "England 0.6"}


def test_lines_are_told_apart_without_colour() -> None:
    (spec,) = charts.several(of_staff(), CONFIG, in_one=True)
    encoded = [layer["encoding"] for layer in spec["layer"]]
    assert len(set(next(one["shape"]["scale"]["range"] for one in map(dict, encoded) if "shape" in one))) == 5


def test_a_figure_that_is_withheld_is_in_no_chart() -> None:
    shown = of_staff()
    hidden = shown.strands[1]
    rows = {
        label: replace(row, status="confidential", value=float("nan"), gap=float("nan"))
        for label, row in hidden.course.rows.items()
    }
    shown = replace(shown, strands=(Strand("Black", replace(hidden.course, rows=rows)), shown.strands[3]))
    assert charts.several(shown, CONFIG, in_one=True)[0]["datasets"]["names"][0]["name"].startswith("White")
    assert [cell.text for cell in tables.every_period(shown, CONFIG).rows[0]][1] == "Not shown"


def test_the_slide_holds_the_lines_and_its_notes_every_group() -> None:
    shown = of_staff()
    slide = slide_of(shown, CONFIG)
    file = handouts.of_slides("slide", slide.name, slide.sentence.text, (slide,), CONFIG)
    (page,) = pptx.Presentation(io.BytesIO(file)).slides
    (chart,) = [shape.chart for shape in page.shapes if shape.has_chart]
    assert {series.name for series in chart.plots[0].series} == set(GROUPS)
    assert list(chart.plots[0].series)[1].values[-1] == pytest.approx(0.38)
    assert "More than chance?" in page.notes_slide.notes_text_frame.text
