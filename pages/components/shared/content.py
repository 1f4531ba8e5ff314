"""What is shown, as values: cells and tables of running text, and the blocks of a page. No markup and no medium.

Words stay values until the last step: `render` has one module a medium that turns them into a page, a slide, a sheet.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from pages.components.shared.running_text import Picture, Sentence, Span, Text, sentence


@dataclass(frozen=True)
class Figure:
    """A number as it is printed: rounded to `dp` decimals, in the unit that people read (38 for "38%")."""

    number: float
    dp: int = 0
    percent: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell of a table: what is read in it, and what it holds.

    `figures`: the number that the words write, or both ends of a range. `status`: why no figure is shown (a status of
    the results table), which the words then say; `secret`: so that nobody can be identified. `picture` stands before
    the words, which are then a verdict or a gap. `below`: what stands under them. A cell without words is not applicable,
    and so is a figure of the group that the others are set against (REFERENCE).
    """

    words: Sentence = field(default_factory=Sentence)
    figures: tuple[Figure, ...] = ()
    status: str = ""
    secret: bool = False
    picture: Picture | None = None
    below: tuple["Block | Sentence", ...] = ()

    @property
    def text(self) -> str:
        """What is read in the cell, also by who hears it: never nothing."""
        return self.words.text or NOT_APPLICABLE


NOT_APPLICABLE, REFERENCE = "Not applicable", "reference"
NOTHING = Cell(status="not_applicable")


def cell(given: "Cell | Text") -> Cell:
    """A cell of words, unless it is a cell already."""
    return given if isinstance(given, Cell) else Cell(sentence(given)) if given else NOTHING


def withheld(words: str, status: str, *, secret: bool) -> Cell:
    """Words in place of a figure; `secret`: so that nobody can be identified."""
    return Cell(sentence(words), status=status, secret=secret)


@dataclass(frozen=True)
class Table:
    """Rows of cells under a header, each as long as it; the first cell of a row names it. `numeric`: the columns
    (from 0) that are set right. `compact`: its caption is for who hears it alone, where a heading says it already."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()
    compact: bool = False


def table(
    caption: str, header: Sequence[str], rows: Iterable[Sequence["Cell | Text"]], numeric: Iterable[int] = ()
) -> Table:
    """A table of cells or of what becomes one."""
    cells = tuple(tuple(cell(given) for given in row) for row in rows)
    return Table(caption, tuple(header), cells, frozenset(numeric))


@dataclass(frozen=True)
class Paragraph:
    """`kind` names its style ("lead", "second", "note after"); `role`: what a screen reader is told that it is."""

    words: Sentence
    kind: str = ""
    role: str = ""


@dataclass(frozen=True)
class Heading:
    """`level` 1 to 3; `label`: a tag before it; `name`: by which a link leads to it."""

    text: Text
    level: int = 2
    kind: str = ""
    label: Span | None = None
    name: str = ""


@dataclass(frozen=True)
class Items:
    """A list of lines, in an order that matters where `ordered`. Of steps, `now` is the place of the one under way."""

    lines: tuple[Sentence, ...]
    ordered: bool = False
    kind: str = "list"
    now: int | None = None
    role: str = ""


@dataclass(frozen=True)
class Facts:
    """Names, each with what belongs to it."""

    facts: tuple[tuple[Sentence, Sentence], ...]
    kind: str = "strip"

    @property
    def by_name(self) -> dict[str, str]:
        return {name.text: fact.text for name, fact in self.facts}


@dataclass(frozen=True)
class Key:
    """What the marks of a chart mean: (the name of a symbol, its meaning)."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Part:
    """Blocks that belong together. `kind` names the style, `role` and `label` are for a screen reader."""

    blocks: tuple["Block | Sentence", ...]
    kind: str = ""
    role: str = ""
    label: str = ""


@dataclass(frozen=True)
class Fold:
    """Blocks under a summary that opens them."""

    summary: tuple["Block | Sentence", ...]
    blocks: tuple["Block", ...]
    kind: str = ""
    opened: bool = False


Block: TypeAlias = Paragraph | Heading | Items | Facts | Key | Table | Part | Fold


def paragraph(*parts: Text, kind: str = "", role: str = "") -> Paragraph:
    return Paragraph(sentence(*parts), kind, role)


def note(*parts: Text, role: str = "") -> Paragraph:
    """What a reader must know beside the figures."""
    return Paragraph(sentence(*parts), "note", role)


def items(
    lines: Iterable[Text],
    *,
    ordered: bool = False,
    kind: str = "list",
    now: int | None = None,
    role: str = "",
) -> Items:
    return Items(tuple(sentence(line) for line in lines), ordered, kind, now, role)


def facts(given: Mapping[str, Text], kind: str = "strip") -> Facts:
    """Facts by their names; those without words are left out."""
    pairs = ((sentence(name), sentence(fact)) for name, fact in given.items())
    return Facts(tuple((name, fact) for name, fact in pairs if fact), kind)


def part(*blocks: Block, kind: str = "", role: str = "", label: str = "") -> Part:
    return Part(blocks, kind, role, label)
