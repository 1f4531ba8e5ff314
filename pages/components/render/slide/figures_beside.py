"""The figures beside the bars of a slide: the page's own texts, each row as high as its group's band in the chart."""

from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from metrics.figures.kinds import kind_of
from pages.components.render.slide.chart_data import ChartData
from pages.components.render.slide.shapes import Box, run
from pages.components.render.view_words import ViewWords
from pages.components.shared import cell_text, palette
from pages.components.shared.content import NOT_APPLICABLE, Cell

_NO_TABLE_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
# The place of the gap among the page's columns, where it has one.
_GAP = 3


def columns_beside(words: ViewWords) -> list[int]:
    """Which columns of the page's table stand beside the bars: the figure and what it is compared with, no counts."""
    view = words.view
    compared = cell_text.compared(view)
    if kind_of(view.measure).by_ratio:
        return list(range(1, 2 + compared + bool(len(view.earlier))))
    return [1, 2, 3] if compared else [1]


def beside(
    slide: Any, chart: ChartData, words: ViewWords, places: list[int], box: Box, size: int, head: float
) -> None:
    """The columns of the page's table that `places` name. `head`: the height of their headings."""
    rows = {row[0].text: row for row in words.table.rows}
    header = words.table.header
    frame = slide.shapes.add_table(len(chart.groups) + 1, len(places), *box.emu)
    frame.name = f"Figures of the chart{chart.mark}"
    lines = (f"{name}: {', '.join(rows[name][place].text for place in places)}" for name in chart.groups)
    frame._element.nvGraphicFramePr.cNvPr.set(
        "descr", f"{', '.join(header[place] for place in places)}. {'; '.join(lines)}"
    )
    table = frame.table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _NO_TABLE_STYLE
    table.horz_banding = False
    height = (box.height - head) / len(chart.groups)
    far = {row.group for row in words.view.group_rows if not cell_text.hidden(row) and cell_text.outside(row)}
    table.rows[0].height = Inches(head)
    for column, place in enumerate(places):
        table.columns[column].width = Inches(box.width / len(places))
        _cell(table.cell(0, column), header[place], 14, palette.INK2, MSO_ANCHOR.BOTTOM)
        for line, name in enumerate(chart.groups, 1):
            table.rows[line].height = Inches(height)
            held = rows[name][place]
            number = bool(held.figures)
            ink = palette.PEOPLE if column == 0 and number else palette.INK if number else palette.INK2
            bold = number and (column == 0 or (place == _GAP and name in far))
            _cell(table.cell(line, column), _short(held), size if number else min(size, 14), ink, bold=bold)


def _short(cell: Cell) -> str:
    """A cell where there is room for two words at most."""
    if cell.text == NOT_APPLICABLE:
        return "–"
    return cell_text.SHORT_WORDS.get(cell.status, cell.text)


def _cell(
    cell: Any, text: str, size: float, ink: str, anchor: Any = MSO_ANCHOR.MIDDLE, *, bold: bool = False
) -> None:
    cell.margin_left, cell.margin_right, cell.margin_top, cell.margin_bottom = Pt(8), 0, 0, 0
    cell.vertical_anchor = anchor
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    run(paragraph, text, size, ink, bold=bold)
