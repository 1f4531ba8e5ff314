"""What every slide is made of: an empty 16:9 presentation in our type and colours, its title, and plain texts.

Lengths are inches, sizes of type points.
"""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from config import Config
from pages.components.render.view_words import DEMONSTRATION
from pages.components.shared import palette
from pages.components.shared.running_text import Sentence, Text, sentence

WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.6
FONT = "Arial"
_TITLE_ONLY = "Title Only"
_TITLE_TOP = 0.4
# The height of a line and the width of a character, as shares of the type's size: about, and never too little.
_LINE, _CHARACTER = 1.2, 0.48


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    width: float
    height: float = 0.5

    @property
    def emu(self) -> tuple[Any, Any, Any, Any]:
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


def colour(hexadecimal: str) -> RGBColor:
    return RGBColor.from_string(hexadecimal.lstrip("#"))


def flat(shape: Any, fill: str, line: str) -> None:
    """A shape in two colours, without the shadow that the theme would give it."""
    painted(shape, fill, line)
    # Some programs draw the style's shadow even where the shape says that it has none.
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)


def painted(shape: Any, fill: str, line: str) -> None:
    """The colours of a shape or of a chart's series."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour(fill)
    shape.line.color.rgb = colour(line)


def blank(title: str, subject: str, config: Config, *, demonstration: bool) -> Any:
    """A presentation without slides and with one layout, so that nothing of another shape can be picked. `title` and
    `subject` are what the file says of itself; `demonstration`: some of its figures are invented."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(WIDTH), Inches(HEIGHT)
    layouts = presentation.slide_layouts
    for layout in [one for one in layouts if one.name != _TITLE_ONLY]:
        layouts.remove(layout)
    for place in (presentation.slide_master, layouts[0]):
        _placeholders(place)
    _theme(presentation)
    _rule(layouts[0])
    about = presentation.core_properties
    about.title, about.subject, about.language = title, subject, "en-GB"
    about.created = about.modified = datetime.now(UTC)
    about.author = f"{config.publication.organisation}, {config.publication.directorate}"
    about.keywords = DEMONSTRATION if demonstration else ""
    return presentation


def _placeholders(place: Any) -> None:
    """The title where our slides have it; the foot's placeholders go, since the source stands there."""
    for shape in list(place.placeholders):
        if shape.placeholder_format.type is not None and "TITLE" in shape.placeholder_format.type.name:
            shape.left, shape.top, shape.width, shape.height = Box(
                MARGIN, _TITLE_TOP, WIDTH - 2 * MARGIN, 1.65
            ).emu
        elif "BODY" in shape.placeholder_format.type.name:
            shape.left, shape.top, shape.width, shape.height = Box(MARGIN, 2.3, WIDTH - 2 * MARGIN, 4.3).emu
        else:
            shape._element.getparent().remove(shape._element)


def _theme(presentation: Any) -> None:
    """Our font and colours as the presentation's own: what a presenter adds looks like the rest."""
    theme = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode("utf-8")
    text = re.sub(r'(<a:latin typeface=")[^"]*"', rf'\g<1>{FONT}"', text)
    accents = [palette.PEOPLE, palette.HISTORY, palette.EDGE, palette.INK2, palette.TARGET, palette.BAND]
    for place, accent in enumerate(accents, 1):
        text = re.sub(
            rf"<a:accent{place}>.*?</a:accent{place}>",
            f'<a:accent{place}><a:srgbClr val="{accent[1:]}"/></a:accent{place}>',
            text,
        )
    theme._blob = text.encode("utf-8")


def _rule(layout: Any) -> None:
    """The line above the source is the layout's: there is nothing in it to be read aloud."""
    left, top, width, _ = Box(MARGIN, 6.7, WIDTH - 2 * MARGIN).emu
    rule = parse_xml(
        f'<p:cxnSp {nsdecls("p", "a")}><p:nvCxnSpPr><p:cNvPr id="90" name="Rule"/><p:cNvCxnSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="19050"><a:solidFill><a:srgbClr val="{palette.CHROME[1:]}"/></a:solidFill></a:ln>'
        "</p:spPr></p:cxnSp>"
    )
    layout.shapes._spTree.append(rule)


def title(slide: Any, lead: Sentence, size: float, warning: str = "") -> float:
    """The headline; before it what a reader must know first. Returns where its last line ends."""
    frame = slide.shapes.title.text_frame
    _plain_frame(frame)
    paragraph = frame.paragraphs[0]
    if warning:
        _highlight(run(paragraph, warning, 14, bold=True))
        _left(paragraph)
        paragraph.space_after = Pt(4)
        paragraph = frame.add_paragraph()
    _left(paragraph)
    runs(paragraph, lead, size)
    above = 0.3 if warning else 0.0
    return _TITLE_TOP + above + height_of(lead.text, size, WIDTH - 2 * MARGIN)


def _plain_frame(frame: Any) -> None:
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _left(paragraph: Any) -> None:
    paragraph.alignment, paragraph.line_spacing = 1, 1.0


def _highlight(given: Any) -> None:
    """The colour of the banner over invented figures, behind the words."""
    # The schema has the highlight between the fill and the fonts.
    highlight = (
        f'<a:highlight {nsdecls("a")}><a:srgbClr val="{palette.DEMONSTRATION_FILL[1:]}"/></a:highlight>'
    )
    given._r.rPr.find(qn("a:solidFill")).addnext(parse_xml(highlight))


def run(paragraph: Any, text: str, size: float, ink: str = palette.INK, *, bold: bool = False) -> Any:
    """Words in our type, marked as British English for whoever has them read aloud."""
    given = paragraph.add_run()
    given.text = text
    given.font.size, given.font.bold, given.font.name = Pt(size), bold, FONT
    given.font.color.rgb = colour(ink)
    given.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
    return given


def runs(paragraph: Any, words: Sentence, size: float, ink: str = palette.INK) -> None:
    """Words of which what is strong is bold."""
    for bold, spans in groupby(words.spans, lambda span: span.kind == "strong"):
        run(paragraph, "".join(span.text for span in spans), size, ink, bold=bold)


def text(slide: Any, name: str, box: Box, words: Text, size: float, ink: str = palette.INK) -> float:
    """A text box, named for whoever lists the slide's parts; returns about how high its lines are."""
    return paragraphs(slide, name, box, [words], size, ink)


def paragraphs(
    slide: Any,
    name: str,
    box: Box,
    lines: Sequence[Text],
    size: float,
    ink: str = palette.INK,
    apart: float = 0,
) -> float:
    """Several paragraphs in one text box, `apart` points from each other; returns about how high they are."""
    sentences = [sentence(line) for line in lines]
    height = sum(height_of(words.text, size, box.width) + apart / 72 for words in sentences)
    shape = slide.shapes.add_textbox(*Box(box.left, box.top, box.width, height).emu)
    shape.name = name
    _plain_frame(shape.text_frame)
    for place, words in enumerate(sentences):
        paragraph = shape.text_frame.paragraphs[0] if not place else shape.text_frame.add_paragraph()
        paragraph.space_after = Pt(apart)
        runs(paragraph, words, size, ink)
    return height


def marked(slide: Any, name: str, box: Box, mark: str, line: str, size: float) -> None:
    """A line that opens with a mark in the colour of the banner over invented figures, where there is one."""
    text(slide, name, box, line, size, palette.INK2)
    if mark:
        paragraph = slide.shapes[-1].text_frame.paragraphs[0]
        first = run(paragraph, f" {mark} ", size, bold=True)
        paragraph._p.insert(paragraph._p.index(paragraph.runs[0]._r), first._r)
        _highlight(first)
        first._r.addnext(run(paragraph, "  ", size)._r)


def lines_of(text: str, size: float, width: float) -> int:
    """About how many lines a text takes, broken between words."""
    return len(textwrap.wrap(text, int(width * 72 / (_CHARACTER * size))))


def height_of(text: str, size: float, width: float) -> float:
    """About how high a text is."""
    return lines_of(text, size, width) * size * _LINE / 72
