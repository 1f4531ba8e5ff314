"""What a reader takes away of one view: a slide, a spreadsheet, a picture. Each holds what the page shows, in the
same digits, and nothing else.

The packages that write them are imported when a file is asked for, so that no page waits for them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from config import Config
from pages.components.render import csv
from pages.components.render.deck.file_slide import FileSlide
from pages.components.render.view_words import ViewWords, view_words
from pages.components.shared.view import View


@dataclass(frozen=True)
class Kind:
    """One kind of handout: what its button says, and what the browser is told of the file."""

    label: str
    extension: str
    media_type: str
    icon: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    "slide": Kind("PowerPoint", "pptx", f"{_OFFICE}.presentationml.presentation", ":material/slideshow:"),
    "sheet": Kind("Spreadsheet", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", ":material/table:"),
    "png": Kind("Picture", "png", "image/png", ":material/image:"),
    "svg": Kind("Picture (SVG)", "svg", "image/svg+xml", ":material/shapes:"),
}


# The kinds in which what is no single view is handed out.
OF_SLIDES = ("slide", "sheet")


def of_slides(
    kind: str, title: str, about: str, slides: Sequence[FileSlide], config: Config, link: str = ""
) -> bytes:
    """Slides by themselves, as a presentation or as a spreadsheet (a name of `OF_SLIDES`)."""
    from pages.components.render.deck import presentation, spreadsheet

    if kind == "slide":
        return presentation.pptx(title, about, slides, config)
    return spreadsheet.xlsx(title, about, slides, link, config)


def made(
    kind: str,
    view: View,
    published_at: Mapping[int, str],
    config: Config,
    link: str = "",
    replies: Sequence[str] = (),
) -> bytes:
    """The file of one kind (a name of `KINDS`; another is a KeyError). `published_at`: when each release was
    published, by its number; `link`: the address that reopens the view; `replies`: what is said of promises
    that its figures do not keep."""
    words = view_words(view, published_at, config, link, replies)
    return _maker(kind)(words, config)


def _maker(kind: str) -> Callable[[ViewWords, Config], bytes]:
    from pages.components.render import picture
    from pages.components.render.sheet import view_sheet
    from pages.components.render.slide import view_slide

    make = {"slide": view_slide.pptx, "sheet": view_sheet.xlsx, "png": picture.png, "svg": picture.svg}
    return make[kind]


def file_name(kind: str, view: View) -> str:
    """Named as the view's CSV is: "social-workers-2022-09-30-hackney-vs-residents.pptx"."""
    return f"{csv.file_name(view).removesuffix('.csv')}.{KINDS[kind].extension}"
