"""A deck as a PowerPoint presentation: a slide for each of its slides, in order, each with its sentence as title, what
it draws as native charts and shapes, its footer, and all that is behind it in the notes."""

import io
from collections.abc import Sequence
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN

from config import Config
from pages.components.render.deck.slide_content import SlideContent
from pages.components.render.slide import course_chart, native_chart, shapes, squares
from pages.components.render.slide.chart_data import ChartData
from pages.components.render.slide.shapes import MARGIN, WIDTH, Box
from pages.components.render.slide.view_slide import alt, headed, how_to_read, in_lines, said_of
from pages.components.render.tints import CHROME
from pages.components.render.view_words import DEMONSTRATION, INVENTED
from pages.components.shared import palette

_ACROSS, _BETWEEN, _BOTTOM, _FOOT = WIDTH - 2 * MARGIN, 0.15, 6.6, 6.78
_NUMBER = 0.9
_GAP = 0.4


def pptx(title: str, about: str, leaves: Sequence[SlideContent], config: Config) -> bytes:
    """The presentation. `about`: whose figures of which day it holds, in a sentence."""
    presentation = shapes.blank(title, about, config, demonstration=any(leaf.invented for leaf in leaves))
    for leaf in leaves:
        # A breakdown of many categories goes on to another slide of the same number.
        parts = [(chart,) for chart in leaf.charts] if _goes_on(leaf) else [leaf.charts]
        for place, charts in enumerate(parts, 1):
            _slide(presentation, leaf, charts, f" ({place} of {len(parts)})" if len(parts) > 1 else "")
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


def _goes_on(leaf: SlideContent) -> bool:
    return len(leaf.charts) > len(leaf.words) == 1


def _slide(presentation: Any, leaf: SlideContent, charts: tuple[ChartData, ...], part: str) -> None:
    """In the order in which a screen reader goes through it: title, how to read, what is drawn, doing, footer."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    top = shapes.title(slide, leaf.lead + part, _size(leaf.sentence)) + _BETWEEN
    if leaf.how:
        how = Box(MARGIN, top, _ACROSS)
        top += shapes.paragraphs(slide, "How to read it", how, leaf.how, 16, palette.INK2) + _BETWEEN
    bottom = _BOTTOM
    if leaf.doing:
        said = f"**What we are doing:** {leaf.doing}"
        bottom -= shapes.height_of(said, 18, _ACROSS) + 0.1
        shapes.text(slide, "What we are doing", Box(MARGIN, bottom + 0.05, _ACROSS), said, 18)
    _draw(slide, leaf, charts, part, Box(MARGIN, top, _ACROSS, bottom - top))
    _foot(slide, leaf, charts)
    slide.notes_slide.notes_text_frame.text = "\n".join(notes(leaf))


def _size(sentence: str) -> int:
    """As large as leaves two lines; a sentence of three is smaller."""
    return next((size for size in (32, 28) if shapes.lines_of(sentence, size, _ACROSS) <= 2), 26)


def _draw(slide: Any, leaf: SlideContent, charts: tuple[ChartData, ...], part: str, body: Box) -> None:
    """What the slide shows; nothing where nothing can be shown."""
    if leaf.columns:
        _words(slide, leaf, body)
    elif leaf.wholes:
        squares.hundreds(slide, leaf.wholes, body)
    elif leaf.over_time and charts:
        said = said_of(f"Line chart: {leaf.sheets[0].table.caption}", leaf.sentence, invented=leaf.invented)
        course_chart.over_time(slide, charts[0], body, said)
    elif len(leaf.words) == len(charts) == 2:
        alts = [alt(words, chart) for words, chart in zip(leaf.words, charts, strict=True)]
        native_chart.pair(slide, charts, leaf.words, body, alts)
    elif charts and charts[0].columns:
        most = max(chart.most for chart in leaf.charts)
        caption = leaf.sheets[0].table.caption
        said = said_of(f"Column chart{part}: {caption}", leaf.sentence, invented=leaf.invented)
        native_chart.columns(slide, charts[0], body, most, said)
    elif charts:
        native_chart.bars(slide, charts[0], leaf.words[0], body, alt(leaf.words[0], charts[0]))


def _words(slide: Any, leaf: SlideContent, body: Box) -> None:
    """Columns of words, each under a rule and its heading."""
    width = (body.width - _GAP * (len(leaf.columns) - 1)) / len(leaf.columns)
    for place, (heading, lines) in enumerate(leaf.columns):
        left = body.left + place * (width + _GAP)
        rule = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *Box(left, body.top + 0.2, width, 0.04).emu)
        rule.name = f"Rule over {heading}"
        shapes.flat(rule, CHROME, CHROME)
        top = body.top + 0.4
        top += shapes.text(slide, heading, Box(left, top, width), f"**{heading}**", 24) + 0.15
        shapes.paragraphs(slide, f"Under {heading}", Box(left, top, width), lines, 20, apart=8)


def _foot(slide: Any, leaf: SlideContent, charts: tuple[ChartData, ...]) -> None:
    """Whose figures of when, a mark where they are invented, and which slide of how many."""
    marks = [
        line for words, chart in zip(leaf.words, charts, strict=False) for line in how_to_read(words, chart)
    ]
    said = " ".join([*dict.fromkeys([] if leaf.over_time else marks), leaf.footer])
    source = Box(MARGIN, _FOOT, _ACROSS - _NUMBER - 0.3)
    shapes.marked(slide, "Source", source, DEMONSTRATION if leaf.invented else "", said, 12)
    number = Box(MARGIN + _ACROSS - _NUMBER, _FOOT, _NUMBER)
    shapes.text(slide, "Number of the slide", number, f"**{leaf.number} of {leaf.of}**", 12)
    slide.shapes[-1].text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def notes(leaf: SlideContent) -> list[str]:
    """All that a presenter may need, the speaker's own notes first."""
    answers = [line for asked, answer in leaf.asked for line in (asked, answer.text)]
    tables = [line for sheet in leaf.sheets for line in ("", *in_lines(sheet.table))]
    said = dict.fromkeys(note for sheet in leaf.sheets for note in sheet.notes)
    sources = dict.fromkeys(sheet.source for sheet in leaf.sheets if sheet.source)
    return [
        *([f"{DEMONSTRATION}. {INVENTED}"] if leaf.invented else []),
        f"{leaf.number} of {leaf.of}: {leaf.name}. {leaf.sentence}",
        *headed("Notes for the speaker", [leaf.notes] if leaf.notes else []),
        *headed("What we ask", [leaf.ask] if leaf.ask else []),
        *headed("What we are doing", [leaf.doing] if leaf.doing else []),
        *headed("Questions you may be asked", answers),
        *tables,
        *headed("Notes on the figures", list(said)),
        *headed("Source", list(sources) or [leaf.footer] * bool(leaf.footer)),
        *headed("This slide on the dashboard", [leaf.link] if leaf.link else []),
    ]
