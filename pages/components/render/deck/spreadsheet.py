"""A deck as an accessible spreadsheet: its slides in words on one sheet, and then each table of a slide on its own."""

import re
from collections.abc import Sequence

from config import Config
from pages.components.render.deck.file_slide import FileSlide
from pages.components.render.sheet.workbook import ROUNDING, Front, Sheet, publisher, workbook
from pages.components.render.view_words import DEMONSTRATION, INVENTED
from pages.components.shared.content import table
from pages.components.words.phrases import joined

SLIDES = "Slides"
_HEADER = (
    "Slide",
    "Name",
    "Sentence",
    "What we are doing",
    "What the owners answer",
    "What we ask",
    "Source",
)
# The most characters that a spreadsheet's tab may have.
_TAB = 31


def xlsx(title: str, about: str, slides: Sequence[FileSlide], link: str, config: Config) -> bytes:
    """The workbook: Cover, Contents, Notes, Slides, and a sheet for each table of a slide."""
    invented = [f"{slide.number}" for slide in slides if slide.invented]
    which = f"slide{'s' * (len(invented) > 1)} {joined(invented)}" if invented else ""
    warning = [f"{DEMONSTRATION} on {which}. {INVENTED}"] if invented else []
    intro = [*warning, about, *(f"{slide.number} {slide.name}: {slide.sentence.text}" for slide in slides)]
    reopens = [f"This deck on the dashboard: {link}"] if link else []
    front = Front(title, about, intro, [*reopens, *ROUNDING], f"{publisher(config)}.")
    return workbook(front, [_slides(title, slides), *(s for slide in slides for s in sheets(slide))], config)


def _slides(title: str, slides: Sequence[FileSlide]) -> Sheet:
    """What each slide says, whether or not it has a table."""
    rows = [
        (
            f"Slide {slide.number}",
            slide.name,
            slide.sentence.text,
            slide.doing,
            " ".join(slide.replies),
            slide.ask,
            f"{DEMONSTRATION}. " * slide.invented + slide.footer,
        )
        for slide in slides
    ]
    listed = table(f"The slides of “{title}”", _HEADER, rows)
    return Sheet(SLIDES, "slides", listed, "Source: named with each slide.")


def sheets(slide: FileSlide) -> list[Sheet]:
    """A sheet for each table of a slide."""
    several = len(slide.tables) > 1
    return [
        Sheet(
            name=_tab(slide, chr(ord("a") + place) if several else ""),
            marked=f"slide_{slide.number}" + f"_{place + 1}" * several,
            table=sourced.table,
            source=sourced.source,
            notes=sourced.notes,
        )
        for place, sourced in enumerate(slide.tables)
    ]


def _tab(slide: FileSlide, letter: str) -> str:
    """The name of a tab, which no other has: "7a Youth justice and Young"."""
    plain = re.sub(r"[\[\]:*?/\\']+", " ", slide.name)
    whole = re.sub(r"\s+", " ", f"{slide.number}{letter} {plain}")
    return (whole if len(whole) <= _TAB else whole[: _TAB + 1].rpartition(" ")[0]).strip(" ,’")
