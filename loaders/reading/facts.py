"""What the XML of a sheet says beyond the values that its cells hold: which of them are no values, and what is hidden."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

from loaders.problems import Problem
from loaders.reading.archive import DAMAGED, Unreadable

# A cell by its row and column, from 0.
Place = tuple[int, int]
# Its first row and column, and its last.
Area = tuple[Place, Place]


@dataclass
class Facts:
    """Of one sheet. `instead`: what stands in a cell in place of a value, which is the error of a formula or, where it was
    never worked out, the formula itself. `percents` and `months`: cells that show per cent, or a date without its day.
    `wide` counts rows with two filled cells or more, `figures` the cells that hold numbers; `last` is the last filled
    row and column."""

    instead: dict[Place, str] = field(default_factory=dict)
    percents: set[Place] = field(default_factory=set)
    months: set[Place] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    wide: int = 0
    figures: int = 0
    last: Place = (-1, -1)

    @property
    def filled(self) -> bool:
        return self.last != (-1, -1)

    @property
    def is_table(self) -> bool:
        """Whether it can be an extract: a note or a list of codes has no figures in columns."""
        return self.wide >= 2 and self.figures >= 2


_ENTITIES = Problem(
    "error",
    "damaged",
    "The workbook holds something that no spreadsheet writes (an entity).",
    "Open it in Excel, save it again, and upload that file.",
)


def parse(
    chunks: Iterable[bytes],
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Call back for every element and piece of text; names come without their namespaces' prefixes."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise Unreadable(_ENTITIES)

    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
    parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    parser.CharacterDataHandler = text
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError, OverflowError) as error:
        raise Unreadable(DAMAGED) from error
