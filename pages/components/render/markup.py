"""Our own markup read back as plain text: a handout cannot say what its page does not."""

from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote

_SVG = "data:image/svg+xml,"
# What a paragraph of text is, whatever stands within it.
_BLOCKS = ("h2", "p", "li")


@dataclass(frozen=True)
class Printed:
    """A table of a page: `rows` each as long as `header`, the first cell naming the row."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Reader(HTMLParser):
    """The texts of our own markup by the element that they stand in; what is hidden from a screen reader is left.

    `tables`: the rows of each table. `blocks`: (element, text) of headings and paragraphs in their order, what is
    strong in them between ** marks.
    """

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.tables: list[list[list[str]]] = []
        self.texts: dict[str, list[str]] = {}
        self.blocks: list[tuple[str, str]] = []
        self.images: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "img":
            self.images.append(unquote((given["src"] or "").removeprefix(_SVG)))
            return
        self.open.append((tag, given.get("aria-hidden") == "true"))
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("th", "td"):
            self.tables[-1][-1].append("")
        else:
            self.texts.setdefault(tag, []).append("")
        if tag in _BLOCKS:
            self.blocks.append((tag, ""))
        self._mark(tag)

    def handle_endtag(self, tag: str) -> None:
        self._mark(tag)
        opened, _ = self.open.pop()
        assert opened == tag, "our own markup is well formed"

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self.open]
        if any(hidden for _, hidden in self.open):
            return
        if "th" in tags or "td" in tags:
            self.tables[-1][-1][-1] += data
        elif tags:
            self.texts[tags[-1]][-1] += data
        self._to_block(data)

    def _mark(self, tag: str) -> None:
        if tag == "strong":
            self._to_block("**")

    def _to_block(self, said: str) -> None:
        if any(tag in _BLOCKS for tag, _ in self.open):
            tag, before = self.blocks[-1]
            self.blocks[-1] = (tag, before + said)


def tables_of(markup: str) -> list[Printed]:
    """Every table of a page's markup, in its order."""
    read = Reader(markup)
    return [
        Printed(caption, tuple(header), tuple(tuple(row) for row in rows))
        for caption, (header, *rows) in zip(read.texts.get("caption", []), read.tables, strict=True)
    ]


def paragraphs(markup: str) -> list[str]:
    """What stands in the paragraphs of a page's markup, what is strong between ** marks."""
    return [said for tag, said in Reader(markup).blocks if tag == "p"]


def columns(markup: str) -> list[tuple[str, tuple[str, ...]]]:
    """Headings of a page's markup, each with the paragraphs below it."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for tag, said in Reader(markup).blocks:
        if tag == "h2":
            found.append((said, ()))
        elif found:
            found[-1] = (found[-1][0], (*found[-1][1], said))
    return found
