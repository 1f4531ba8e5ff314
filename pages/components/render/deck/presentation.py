"""A deck as a PowerPoint presentation: a slide for each of its slides, in order, each with its sentence as title, what
it draws as native charts and shapes, its footer, and all that is behind it in the notes."""

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN

from config import Config
from pages.components.render.deck.file_slide import (
    Bars,
    Columns,
    FileSlide,
    Lines,
    NativeDrawing,
    Pair,
    under_a_chart,
)
from pages.components.render.drawings import Squares, WordColumns
from pages.components.render.slide import course_chart, native_chart, shapes, squares
from pages.components.render.slide.shapes import MARGIN, WIDTH, Box
from pages.components.render.slide.view_slide import alt, alt_of, headed, how_to_read, in_lines
from pages.components.render.view_words import DEMONSTRATION, INVENTED
from pages.components.shared import palette
from pages.components.shared.running_text import strong

_ACROSS, _BETWEEN, _BOTTOM, _FOOT = WIDTH - 2 * MARGIN, 0.15, 6.6, 6.78
_NUMBER = 0.9
_GAP = 0.4


def pptx(title: str, about: str, slides: Sequence[FileSlide], config: Config) -> bytes:
    """The presentation. `about`: whose figures of which day it holds, in a sentence."""
    presentation = shapes.blank(title, about, config, demonstration=any(slide.invented for slide in slides))
    for slide in slides:
        drawings = _one_by_one(slide.drawing)
        for place, drawing in enumerate(drawings, 1):
            _slide(presentation, slide, drawing, f" ({place} of {len(drawings)})" * (len(drawings) > 1))
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


def _one_by_one(drawing: NativeDrawing | None) -> list[NativeDrawing | None]:
    """A breakdown of many categories goes on to another slide of the same number."""
    if isinstance(drawing, Columns):
        return [replace(drawing, charts=(chart,)) for chart in drawing.charts]
    return [drawing]


def _slide(presentation: Any, given: FileSlide, drawing: NativeDrawing | None, part: str) -> None:
    """In the order in which a screen reader goes through it: title, how to read, what is drawn, doing, footer."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    top = shapes.title(slide, given.sentence + part, _size(given.sentence.text)) + _BETWEEN
    if given.how:
        how = Box(MARGIN, top, _ACROSS)
        top += shapes.paragraphs(slide, "How to read it", how, given.how, 16, palette.INK2) + _BETWEEN
    bottom = _BOTTOM
    if given.doing or given.replies:
        doing = under_a_chart(given.doing, given.replies)
        bottom -= shapes.height_of(doing.text, 18, _ACROSS) + 0.1
        shapes.text(slide, "What we are doing", Box(MARGIN, bottom + 0.05, _ACROSS), doing, 18)
    _draw(slide, given, drawing, part, Box(MARGIN, top, _ACROSS, bottom - top))
    _foot(slide, given, drawing)
    slide.notes_slide.notes_text_frame.text = "\n".join(notes(given))


def _size(text: str) -> int:
    """As large as leaves two lines; a sentence of three is smaller."""
    return next((size for size in (32, 28) if shapes.lines_of(text, size, _ACROSS) <= 2), 26)


def _draw(slide: Any, given: FileSlide, drawing: NativeDrawing | None, part: str, body: Box) -> None:
    """What the slide shows; nothing where nothing can be shown."""

    def described(kind: str) -> str:
        caption = given.tables[0].table.caption
        return alt_of(f"{kind}{part}: {caption}", given.sentence.text, invented=given.invented)

    match drawing:
        case WordColumns():
            _word_columns(slide, drawing, body)
        case Squares():
            squares.hundreds(slide, drawing.wholes, body)
        case Lines():
            course_chart.over_time(slide, drawing.chart, body, described("Line chart"))
        case Pair():
            alts = [alt(words, chart) for words, chart in zip(drawing.words, drawing.charts, strict=True)]
            native_chart.pair(slide, drawing.charts, drawing.words, body, alts)
        case Columns():
            (chart,) = drawing.charts
            native_chart.columns(slide, chart, body, drawing.most, described("Column chart"))
        case Bars():
            native_chart.bars(slide, drawing.chart, drawing.words, body, alt(drawing.words, drawing.chart))


def _word_columns(slide: Any, drawing: WordColumns, body: Box) -> None:
    """Columns of words, each under a rule and its heading."""
    width = (body.width - _GAP * (len(drawing.columns) - 1)) / len(drawing.columns)
    for place, (heading, lines) in enumerate(drawing.columns):
        left = body.left + place * (width + _GAP)
        rule = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *Box(left, body.top + 0.2, width, 0.04).emu)
        rule.name = f"Rule over {heading}"
        shapes.flat(rule, palette.CHROME, palette.CHROME)
        top = body.top + 0.4
        top += shapes.text(slide, heading, Box(left, top, width), strong(heading), 24) + 0.15
        shapes.paragraphs(slide, f"Under {heading}", Box(left, top, width), lines, 20, apart=8)


def _foot(slide: Any, given: FileSlide, drawing: NativeDrawing | None) -> None:
    """Whose figures of when, a mark where they are invented, and which slide of how many."""
    line = " ".join([*dict.fromkeys(_marks(drawing)), given.footer])
    source = Box(MARGIN, _FOOT, _ACROSS - _NUMBER - 0.3)
    shapes.marked(slide, "Source", source, DEMONSTRATION if given.invented else "", line, 12)
    number = Box(MARGIN + _ACROSS - _NUMBER, _FOOT, _NUMBER)
    shapes.text(slide, "Number of the slide", number, strong(f"{given.number} of {given.of}"), 12)
    slide.shapes[-1].text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _marks(drawing: NativeDrawing | None) -> list[str]:
    """How the marks of bars and columns are read."""
    match drawing:
        case Bars():
            return how_to_read(drawing.words, drawing.chart)
        case Columns():
            return how_to_read(drawing.words, drawing.charts[0]) if drawing.words is not None else []
        case Pair():
            pairs = zip(drawing.words, drawing.charts, strict=True)
            return [line for words, chart in pairs for line in how_to_read(words, chart)]
    return []


def notes(given: FileSlide) -> list[str]:
    """All that a presenter may need, the speaker's own notes first."""
    answers = [line for question, answer in given.asked for line in (question, answer.text)]
    tables = [line for sourced in given.tables for line in ("", *in_lines(sourced.table))]
    about = dict.fromkeys(note for sourced in given.tables for note in sourced.notes)
    sources = dict.fromkeys(sourced.source for sourced in given.tables if sourced.source)
    return [
        *([f"{DEMONSTRATION}. {INVENTED}"] if given.invented else []),
        f"{given.number} of {given.of}: {given.name}. {given.sentence.text}",
        *headed("Notes for the speaker", [given.notes] if given.notes else []),
        *headed("What we ask", [given.ask] if given.ask else []),
        *headed("What we are doing", [given.doing] if given.doing else []),
        *headed("What the owners answer", given.replies),
        *headed("Questions you may be asked", answers),
        *tables,
        *headed("Notes on the figures", list(about)),
        *headed("Source", list(sources) or [given.footer] * bool(given.footer)),
        *headed("This slide on the dashboard", [given.link] if given.link else []),
    ]
