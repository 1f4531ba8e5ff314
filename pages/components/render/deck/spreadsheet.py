"""A deck as an accessible spreadsheet: its slides in words on one sheet, and then each table of a slide on its own."""

from collections.abc import Sequence

from config import Config
from pages.components.render.deck.slide_content import SlideContent
from pages.components.render.markup import Printed
from pages.components.render.sheet.workbook import ROUNDING, Front, Sheet, publisher, workbook
from pages.components.render.view_words import DEMONSTRATION, INVENTED
from pages.components.words.phrases import joined

SLIDES = "Slides"
_HEADER = ("Slide", "Name", "Sentence", "What we are doing", "What we ask", "Source")
_NONE = "Not applicable"


def xlsx(title: str, about: str, leaves: Sequence[SlideContent], link: str, config: Config) -> bytes:
    """The workbook: Cover, Contents, Notes, Slides, and a sheet for each table of a slide."""
    invented = [f"{leaf.number}" for leaf in leaves if leaf.invented]
    which = f"slide{'s' * (len(invented) > 1)} {joined(invented)}" if invented else ""
    warning = [f"{DEMONSTRATION} on {which}. {INVENTED}"] if invented else []
    intro = [*warning, about, *(f"{leaf.number} {leaf.name}: {leaf.sentence}" for leaf in leaves)]
    reopens = [f"This deck on the dashboard: {link}"] if link else []
    front = Front(title, about, intro, [*reopens, *ROUNDING], f"{publisher(config)}.")
    sheets = [_slides(title, leaves), *(sheet for leaf in leaves for sheet in leaf.sheets)]
    return workbook(front, sheets, config)


def _slides(title: str, leaves: Sequence[SlideContent]) -> Sheet:
    """What each slide says, whether or not it has a table."""
    rows = tuple(
        (
            f"Slide {leaf.number}",
            leaf.name,
            leaf.sentence,
            leaf.doing or _NONE,
            leaf.ask or _NONE,
            " ".join([f"{DEMONSTRATION}."] * leaf.invented + [leaf.footer or _NONE]),
        )
        for leaf in leaves
    )
    return Sheet(
        SLIDES, "slides", Printed(f"The slides of “{title}”", _HEADER, rows), "Source: named with each slide."
    )
