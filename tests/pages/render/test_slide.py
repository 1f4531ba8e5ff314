"""The slide: its title is the sentence, its chart holds the rows of the view, and its notes say all the rest."""

import io
import math
from itertools import pairwise
from typing import Any

import pytest
from pptx.util import Pt

from pages.components.render import handouts
from pages.components.render.slide.chart_data import MOST_CATEGORIES
from pages.components.shared import cell_text
from pages.components.shared.palette import shades, tint
from pages.components.shared.view import View
from tests.pages import views
from tests.pages.render.files import ALL_VIEWS, LINK, SECRETS, Make, made, parts, presentation, said, secret
from tests.pages.render.test_marks import contrast
from tests.pages.words.test_view_table import read


def only_slide(make: Make) -> Any:
    (slide,) = presentation(make).slides
    return slide


def shape(make: Make, name: str) -> Any:
    (found,) = [one for one in only_slide(make).shapes if one.name == name]
    return found


def series(make: Make) -> dict[str, dict[str, float | None]]:
    plot = shape(make, "Chart").chart.plots[0]
    return {one.name: dict(zip(plot.categories, one.values, strict=True)) for one in plot.series}


def alt(of: Any) -> str:
    return of._element.nvGraphicFramePr.cNvPr.get("descr")


@pytest.mark.parametrize("make", ALL_VIEWS)
def test_the_title_is_the_sentence_of_the_page(make: Make) -> None:
    title = only_slide(make).shapes.title.text_frame
    *before, last = [paragraph.text for paragraph in title.paragraphs]
    assert last == said(make).headline
    assert before == (
        ["Demonstration data: these figures are invented. Do not quote them."] if make().demonstration else []
    )


def test_the_finding_alone_is_bold() -> None:
    runs = only_slide(views.workforce).shapes.title.text_frame.paragraphs[0].runs
    assert [run.text for run in runs if run.font.bold] == ["Black staff made up 31%"]


def test_a_slide_is_16_by_9_and_has_one_layout() -> None:
    deck = presentation(views.workforce)
    assert math.isclose(deck.slide_width / deck.slide_height, 16 / 9, rel_tol=1e-3)
    assert [layout.name for layout in deck.slide_layouts] == ["Title Only"]


def test_shares_in_the_chart_are_those_of_the_results_table_to_the_last_digit() -> None:
    rows = cell_text.rows_of(views.workforce().groups)
    assert series(views.workforce) == {
        "Share of staff": {row.group: row.value for row in rows},
        "Share of Hackney residents": {row.group: row.comparator_value for row in rows},
    }


def test_rates_in_the_chart_are_for_every_hundred_and_all_pupils_are_among_them() -> None:
    view = views.suspensions()
    now = {row.group: 100 * row.value for row in cell_text.rows_of(view.rows) if row.group != "Not known"}
    before = {row.group: 100 * row.value for row in cell_text.rows_of(view.earlier)}
    renamed = {"All": "All pupils"}
    assert series(views.suspensions) == {
        "2024/25": {renamed.get(group, group): value for group, value in now.items()},
        "2023/24": {renamed.get(group, group): value for group, value in before.items()},
    }


def test_a_breakdown_has_one_series_a_grade_and_the_population_last() -> None:
    found = series(views.pipeline)
    assert list(found) == [
        "Case holder",
        "First line manager",
        "Middle manager",
        "Share of Hackney residents",
    ]
    assert found["Case holder"]["Black"] == 51 / 87
    assert found["Share of Hackney residents"] == views.RESIDENTS
    assert "Fewer than 30 staff: Middle manager." in shape(views.pipeline, "Source").text_frame.text
    assert "In the table only: Senior manager." in shape(views.pipeline, "Source").text_frame.text


def seven_steps() -> View:
    """A breakdown with more categories than one slide has room for."""
    given = {
        "breakdown": "age x sex",
        "status": "published",
        "value": 0.2,
        "denominator": 40.0,
        "verdict": "within",
    }
    names = [
        f"{age}, {sex}" for age in ("Under 1", "1 to 4", "5 to 9", "10 to 15") for sex in ("Boys", "Girls")
    ]
    rows = [views.row("came-into-care", "Black", category=name, **given) for name in names[:7]]
    return views.view("came-into-care", rows, by="age x sex")


def test_categories_beyond_the_most_of_one_slide_go_to_the_next() -> None:
    first, second = presentation(seven_steps).slides
    shown = [
        [one.name for part in slide.shapes if part.has_chart for one in part.chart.plots[0].series]
        for slide in (first, second)
    ]
    assert [len(names) for names in shown] == [MOST_CATEGORIES, 2]
    assert first.shapes.title.text_frame.text.endswith(" (1 of 2)")
    assert second.shapes.title.text_frame.text.endswith(" (2 of 2)")


@pytest.mark.parametrize("make", [views.workforce, views.suspensions, views.attainment, views.average])
def test_the_figures_beside_the_bars_are_the_pages_own(make: Make) -> None:
    table = shape(make, "Figures of the chart").table
    header, *rows = [[cell.text for cell in row.cells] for row in table.rows]
    printed_header, *printed = read(make()).rows
    assert header == printed_header[1 : 1 + len(header)]
    by_name = {row[0]: [text.lstrip("–") for text in row[1 : 1 + len(header)]] for row in printed}
    for name, row in zip(shape(make, "Chart").chart.plots[0].categories, rows, strict=True):
        assert row == ["–" if text == "Not applicable" else text for text in by_name[name]], name


@pytest.mark.parametrize("make", ALL_VIEWS)
def test_the_chart_says_in_words_what_it_shows(make: Make) -> None:
    words = alt(shape(make, "Chart"))
    assert words.endswith(f"{said(make).caption}. {said(make).headline}")
    assert words.startswith("Demonstration data. " if make().demonstration else ("Bar chart", "Column chart"))


@pytest.mark.parametrize("make", ALL_VIEWS)
def test_the_notes_hold_the_table_its_notes_the_source_and_the_link(make: Make) -> None:
    notes = only_slide(make).notes_slide.notes_text_frame.text
    words = said(make)
    for wanted in (
        words.headline,
        words.second,
        words.caption,
        *words.notes,
        *words.definitions,
        words.source,
        LINK,
    ):
        assert wanted in notes, wanted
    for row in words.table.rows:
        assert f"{row[0].text}: " in notes
        assert all(cell.text in notes for cell in row if cell.text != "Not applicable"), row


@pytest.mark.parametrize("make", ALL_VIEWS)
def test_no_text_of_a_slide_is_smaller_than_12_points_and_none_of_the_chart_than_14(make: Make) -> None:
    slide = only_slide(make)
    drawn = [one.text_frame for one in slide.shapes if one.has_text_frame]
    sizes = [run.font.size for frame in drawn for paragraph in frame.paragraphs for run in paragraph.runs]
    assert min(sizes) >= Pt(12)
    chart = shape(make, "Chart").chart
    assert chart.font.size >= Pt(16) and chart.value_axis.tick_labels.font.size >= Pt(14)
    assert chart.legend.font.size >= Pt(16)


def test_a_withheld_group_has_no_bar_and_its_reason_beside_it() -> None:
    assert series(views.partly_withheld)["Share of leaders"]["Asian"] is None
    assert "No bar: the figure is not shown." in shape(views.partly_withheld, "Source").text_frame.text
    table = shape(views.partly_withheld, "Figures of the chart").table
    assert table.cell(1, 0).text == "Not shown"


def test_no_part_of_the_file_holds_a_withheld_figure() -> None:
    """Nor its chart's workbook, in which figures would be looked for first."""
    held = parts(made("slide", secret))
    assert any("embeddings" in name and "sheet1" in name for name in held)
    assert {(name, figure) for name, text in held.items() for figure in SECRETS if figure in text} == set()


def test_the_workbook_of_a_chart_has_one_sheet_that_is_not_hidden() -> None:
    import openpyxl

    blob = shape(views.workforce, "Chart").chart.part.chart_workbook.xlsx_part.blob
    book = openpyxl.load_workbook(io.BytesIO(blob))
    assert [sheet.sheet_state for sheet in book] == ["visible"]
    assert book.active.max_row == 6 and book.active.max_column == 3


def test_steps_of_blue_can_be_told_from_each_other_and_from_paper() -> None:
    assert shades(1) == ["#12436D"] and tint("#12436D", 0) == "#FFFFFF"
    blues = shades(MOST_CATEGORIES)
    assert all(contrast(lighter, darker) > 1.2 for lighter, darker in pairwise(blues))


def test_a_file_is_named_as_the_csv_is() -> None:
    assert (
        handouts.file_name("slide", views.workforce())
        == "social-workers-2022-09-30-hackney-vs-residents.pptx"
    )
    assert handouts.file_name("sheet", views.partly_withheld()).endswith("-demonstration.xlsx")
