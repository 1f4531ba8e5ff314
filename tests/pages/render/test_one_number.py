"""One number: what a slide, a sheet and a picture hold of every view is what its table and its download hold."""

import io
import json
import re
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from pptx import Presentation

import metrics.__main__
from config import Config
from pages.components.charts.categories import shown_categories
from pages.components.render import handouts
from pages.components.render.slide.chart_data import chart_data
from pages.components.shared import cell_text, number_text
from pages.components.shared.view import View
from tests.pages.conftest import Periods, Views
from tests.pages.render.files import GPTABLES
from tests.pages.words.test_one_number import MEASURES, Cell, downloaded, in_the_download
from tests.pages.words.test_view_table import read

pytestmark = GPTABLES


def in_the_bars(view: View, settings: Config) -> dict[Cell, str]:
    """Every bar of a group, its length written as the product writes a figure."""
    unit = 1 if number_text.is_share(view.measure) else number_text.factor(view.measure)
    names = shown_categories(view, settings) if view.selection.breakdown else [""]
    ours = [one for chart in chart_data(view, settings) for one in chart.series if one.line == "#12436D"]
    groups = chart_data(view, settings)[0].groups if ours else ()
    return {
        (name, group): number_text.value(length / unit, view.measure)
        for name, one in zip(names, ours, strict=False)
        for group, length in zip(groups, one.values, strict=True)
        if length is not None and not group.startswith("All ")
    }


@pytest.mark.parametrize("name", MEASURES)
def test_the_bars_of_every_slide_and_the_download_hold_the_same_figures(
    name: str, every_look: Periods, settings: Config
) -> None:
    for view in every_look[name]:
        drawn = shown_categories(view, settings) if view.selection.breakdown else [""]
        held = {place: text for place, text in in_the_download(view).items() if place[0] in drawn}
        assert in_the_bars(view, settings) == held, view.selection


def files(view: View, settings: Config) -> tuple[Any, Any, str]:
    """The slide's shapes, the sheet's table, the picture's texts: read back from the files themselves."""
    slide, sheet, svg = (handouts.made(kind, view, {}, settings) for kind in ("slide", "sheet", "svg"))
    table = openpyxl.load_workbook(io.BytesIO(sheet))["Table"]
    drawn = ElementTree.fromstring(svg)
    texts = [" ".join(one.itertext()) for one in drawn.iter("{http://www.w3.org/2000/svg}text")]
    return Presentation(io.BytesIO(slide)).slides[0], table, re.sub(r"\s+", " ", " | ".join(texts))


@pytest.mark.parametrize("name", MEASURES)
def test_slide_sheet_and_picture_say_the_figures_of_the_page(
    name: str, shown: Views, settings: Config
) -> None:
    """Of each measure that has figures the view in which the most is withheld."""
    by_withheld = sorted(shown[name], key=lambda seen: seen.view.rows["status"].ne("published").sum())
    for seen in by_withheld[-1:]:
        _the_same_figures(seen.view, settings)


@pytest.mark.parametrize(
    ("name", "comparator", "column", "heading"),
    [
        ("social-workers", "residents", "ratio", "Times residents’ share"),
        ("suspensions", "White", "to_base", "Times share of pupils"),
    ],
)
def test_the_ratio_to_the_population_has_the_same_digits_on_page_slide_sheet_download_and_command(
    name: str, comparator: str, column: str, heading: str, shown: Views, settings: Config, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Of the newest figures: the page's column, the sheet's, the slide's notes, and the CSV and the command, unrounded there."""
    view = next(
        seen.view
        for seen in reversed(shown[name])
        if not seen.view.selection.breakdown
        and seen.view.selection.comparator == comparator
        and seen.view.selection.detail == "broad"
        and seen.view.selection.area == "Hackney"
    )
    slide, table, _ = files(view, settings)
    header, *printed = read(view).rows
    place = header.index(heading)
    page = {row[0]: row[place] for row in printed if row[place][0].isdigit()}
    sheet = {row[0]: row[place] for row in table.iter_rows(values_only=True) if row[0] in page}
    rows = downloaded(view).set_index("group")
    assert len(page) == 5 and {group: f"{number:.2f}" for group, number in sheet.items()} == page
    assert {group: number_text.ratio(rows.at[group, column], dp=2) for group in page} == page
    notes = slide.notes_slide.notes_text_frame.text
    assert all(f"{heading} {figure}" in notes for figure in page.values())
    chosen = ["--period", view.selection.period, "--comparator", comparator, "--format", "json"]
    assert metrics.__main__.main(["show", name, *chosen]) == 0
    command = {row["group"]: row[column] for row in json.loads(capsys.readouterr().out)}
    assert {group: number_text.ratio(command[group], dp=2) for group in page} == page


def _the_same_figures(view: View, settings: Config) -> None:
    slide, table, texts = files(view, settings)
    header, *printed = read(view).rows
    found = list(table.iter_rows(min_row=table.max_row - len(printed), values_only=True))
    assert [row[0] for row in found[1:]] == [row[0] for row in printed]
    for row, page in zip(found[1:], printed, strict=True):
        number = re.fullmatch(r"−?[\d,]+(\.\d+)?%?", page[1])
        assert isinstance(row[1], int | float) == bool(number), (view.selection, page)
        if number:
            assert row[1] == float(page[1].rstrip("%").replace(",", "").replace("−", "-")), (
                view.selection,
                page,
            )
    for text in in_the_download(view).values() if not view.selection.breakdown else ():
        assert text in texts, (view.selection, text)
    notes = slide.notes_slide.notes_text_frame.text
    assert all(f"{header[1]} {page[1]}" in notes for page in printed if "Not applicable" not in page[1])
    hidden = [row.group for row in cell_text.rows_of(view.groups) if cell_text.hidden(row)]
    assert not hidden or any(words in notes for words in ("Not shown", "Too few", "Not available", " to "))
