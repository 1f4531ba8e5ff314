"""A PowerPoint slide of one view: the headline as its title, a native chart, the chart's figures beside it, the
source below, and all the rest in the notes.

16:9, Arial, in the product's colours. Its smallest text, the source, is 12 pt; what is drawn is 14 or more where up
to eight groups share the slide.
"""

import io
from collections.abc import Sequence
from typing import Any

from config import Config
from pages.components.render.slide import native_chart, shapes
from pages.components.render.slide.chart_data import ChartData, chart_data
from pages.components.render.slide.shapes import MARGIN, WIDTH, Box
from pages.components.render.view_words import DEMONSTRATION, INVENTED, ViewWords
from pages.components.shared import palette
from pages.components.shared.content import NOT_APPLICABLE, Cell, Table

_BODY_BOTTOM, _FOOT, _BETWEEN = 6.6, 6.78, 0.12


def pptx(words: ViewWords, config: Config) -> bytes:
    """The presentation: one slide, or one for every five categories of a breakdown."""
    presentation = shapes.blank(words.headline, words.caption, config, demonstration=words.view.demonstration)
    charts = chart_data(words.view, config)
    most = max((chart.most for chart in charts), default=1.0)
    for place, chart in enumerate(charts or [None], 1):
        part = f" ({place} of {len(charts)})" if len(charts) > 1 else ""
        _slide(presentation, words, chart, most, part)
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


def _slide(presentation: Any, words: ViewWords, chart: ChartData | None, most: float, part: str) -> None:
    """In the order in which a screen reader goes through it: title, chart, figures, source."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    many = chart is not None and len(chart.groups) > native_chart.MANY
    warning = f"{DEMONSTRATION}: these figures are invented. Do not quote them."
    top = _BETWEEN + shapes.title(
        slide, words.lead + part, _size(words, small=many), warning if words.view.demonstration else ""
    )
    # With many groups the second sentence is in the notes alone: their bars need the room.
    if words.second and not many:
        second = Box(MARGIN, top, WIDTH - 2 * MARGIN)
        top += shapes.text(slide, "Second sentence", second, words.second, 18) + _BETWEEN
    if words.replies and not many:
        answer = Box(MARGIN, top, WIDTH - 2 * MARGIN)
        top += shapes.text(slide, "Answer", answer, words.replies[0], 14, palette.INK2) + _BETWEEN
    body = Box(MARGIN, top, WIDTH - 2 * MARGIN, _BODY_BOTTOM - top)
    if chart is not None and chart.columns:
        native_chart.columns(slide, chart, body, most, alt(words, chart, part))
    elif chart is not None:
        native_chart.bars(slide, chart, words, body, alt(words, chart))
    source = " ".join([*how_to_read(words, chart), words.source])
    shapes.text(slide, "Source", Box(MARGIN, _FOOT, WIDTH - 2 * MARGIN), source, 12, palette.INK2)
    slide.notes_slide.notes_text_frame.text = "\n".join(notes(words))


def _size(words: ViewWords, *, small: bool) -> int:
    """The type of the headline; `small` where much else has to stand on the slide."""
    length = len(words.headline)
    return 24 if small or length > 165 else 32 if length <= 100 else 28


def how_to_read(words: ViewWords, chart: ChartData | None) -> list[str]:
    """What the marks of a chart mean that its legend does not name, and what it leaves to the table."""
    if chart is None:
        return []
    lines = []
    if any(limits for series in chart.series for limits in series.limits):
        lines.append("Thin lines: likely range (95%).")
    ours = [series for series in chart.series if series.fill != palette.BAND]
    if any(value is None for series in ours for value in series.values):
        lines.append("No bar: the figure is not shown.")
    return [*lines, *(line for line in (words.few, words.left_out) if line)]


def alt(words: ViewWords, chart: ChartData, part: str = "") -> str:
    """The chart in words: what it is, of what, and what it says."""
    kind = "Column chart" if chart.columns else "Bar chart"
    return alt_of(f"{kind}{part}: {words.caption}", words.headline, invented=words.view.demonstration)


def alt_of(drawn: str, sentence: str, *, invented: bool) -> str:
    """The alternative text of what is drawn."""
    return f"{DEMONSTRATION}. " * invented + f"{drawn}. {sentence}"


def notes(words: ViewWords) -> list[str]:
    """All that the page says, for whoever presents it: sentences, table, notes, definitions, source, link."""
    invented = [f"{DEMONSTRATION}. {INVENTED}"] if words.view.demonstration else []
    link = ["", f"This view on the dashboard: {words.link}"] if words.link else []
    return [
        *invented, words.headline, *([words.second] if words.second else []),
        "", *in_lines(words.table),
        *headed("What the owners answer", words.replies),
        "", "Notes", *words.notes, *words.definitions,
        "", words.source, *link,
    ]  # fmt: skip


def headed(heading: str, lines: Sequence[str]) -> list[str]:
    """A part of the notes under its heading; nothing where there is nothing to say."""
    return ["", heading, *lines] if lines else []


def in_lines(table: Table) -> list[str]:
    """A table for who reads the notes: its caption, and a line a row."""
    return [table.caption, *(_row(table.header, row) for row in table.rows)]


def _row(header: tuple[str, ...], row: tuple[Cell, ...]) -> str:
    """A row of the table as a line: "Black: Share of staff 31%; Residents 21%"."""
    held = [
        f"{name} {cell.text}"
        for name, cell in zip(header[1:], row[1:], strict=True)
        if cell.text != NOT_APPLICABLE
    ]
    return f"{row[0].text}: {'; '.join(held)}"
