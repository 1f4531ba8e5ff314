"""What every slide is made of: an empty 16:9 presentation in our type and colours, its title, and plain texts.

Lengths are inches, sizes of type points.
"""

import re
import textwrap
from dataclasses import dataclass
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
from pages.components import palette
from pages.components.handouts.page_words import DEMONSTRATION, PageWords
from pages.components.handouts.tints import DEMONSTRATION_FILL

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


def blank(words: PageWords, config: Config) -> Any:
    """A presentation without slides and with one layout, so that nothing of another shape can be picked."""
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
    about.title, about.subject, about.language = words.headline, words.caption, "en-GB"
    about.author = f"{config.publication.organisation}, {config.publication.directorate}"
    about.keywords = DEMONSTRATION if words.view.demonstration else ""
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
        f'<a:ln w="19050"><a:solidFill><a:srgbClr val="{palette.PEOPLE[1:]}"/></a:solidFill></a:ln>'
        "</p:spPr></p:cxnSp>"
    )
    layout.shapes._spTree.append(rule)


def title(slide: Any, words: PageWords, part: str, *, small: bool) -> float:
    """The headline, its finding in bold; before it, where figures are invented, that they are. Returns where its
    last line ends. `small`: where much else has to stand on the slide."""
    frame = slide.shapes.title.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    paragraph = frame.paragraphs[0]
    if words.view.demonstration:
        warning = f"{DEMONSTRATION}: these figures are invented. Do not quote them."
        _highlight(run(paragraph, warning, 14, bold=True))
        _left(paragraph)
        paragraph.space_after = Pt(4)
        paragraph = frame.add_paragraph()
    _left(paragraph)
    size = 24 if small or len(words.headline) > 165 else 32 if len(words.headline) <= 100 else 28
    for place, piece in enumerate(f"{words.lead}{part}".split("**")):
        if piece:
            run(paragraph, piece, size, bold=bool(place % 2))
    above = 0.3 if words.view.demonstration else 0.0
    return _TITLE_TOP + above + _height(words.headline + part, size, WIDTH - 2 * MARGIN)


def _left(paragraph: Any) -> None:
    paragraph.alignment, paragraph.line_spacing = 1, 1.0


def _highlight(given: Any) -> None:
    """The colour of the banner over invented figures, behind the words."""
    # The schema has the highlight between the fill and the fonts.
    highlight = f'<a:highlight {nsdecls("a")}><a:srgbClr val="{DEMONSTRATION_FILL[1:]}"/></a:highlight>'
    given._r.rPr.find(qn("a:solidFill")).addnext(parse_xml(highlight))


def run(paragraph: Any, said: str, size: float, ink: str = palette.INK, *, bold: bool = False) -> Any:
    """Words in our type, marked as British English for whoever has them read aloud."""
    given = paragraph.add_run()
    given.text = said
    given.font.size, given.font.bold, given.font.name = Pt(size), bold, FONT
    given.font.color.rgb = colour(ink)
    given.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
    return given


def text(slide: Any, name: str, box: Box, said: str, size: float, ink: str = palette.INK) -> float:
    """A text box, named for whoever lists the slide's parts; returns about how high its lines are."""
    height = _height(said, size, box.width)
    shape = slide.shapes.add_textbox(*Box(box.left, box.top, box.width, height).emu)
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    run(frame.paragraphs[0], said, size, ink)
    return height


def _height(said: str, size: float, width: float) -> float:
    """About how high a text is, in lines that break between words."""
    return len(textwrap.wrap(said, int(width * 72 / (_CHARACTER * size)))) * size * _LINE / 72
