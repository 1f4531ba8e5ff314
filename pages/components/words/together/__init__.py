"""Several courses on one scale: all groups of a measure, or our place and others for one group."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from config import Config, Measure
from config.periods import in_words
from metrics.promises import trends
from pages.components.shared import number_text
from pages.components.shared.rows import Row
from pages.components.shared.view import Selection
from pages.components.words.course import Course

# The most lines that one chart holds, each with its name at its end.
MOST_LINES = 5


@dataclass(frozen=True)
class Strand:
    """One course among several, by the name of its line: a group, or a place."""

    name: str
    course: Course

    @property
    def last(self) -> Row | None:
        """The row of the page's period where it has a figure, or else the newest that has one."""
        now = self.course.now
        if now is not None and number_text.known(now.value):
            return now
        shown = [row for row in self.course.rows.values() if number_text.known(row.value)]
        return shown[-1] if shown else None

    @property
    def first(self) -> Row | None:
        """The row of the earliest period that compares with the last; None where none does."""
        last = self.last
        run = next((run for run in self.course.runs if last is not None and last.period in run), ())
        return self.course.rows[run[0]] if run and last is not None and run[0] != last.period else None

    def moved(self, config: Config) -> trends.Change | None:
        """What moved from the first to the last, where there are both."""
        first, last = self.first, self.last
        if first is None or last is None:
            return None
        kind = config.numerator_of(self.course.measure).kind
        return trends.change(last.columns, first.columns, kind)


@dataclass(frozen=True)
class Together:
    """`noun`: what a strand is, "group" or "place". `whose`: the caption's words for whom the figures are of. `gaps`: what
    is drawn is the gap to what each figure is compared with, and not the figure."""

    selection: Selection
    measure: Measure
    strands: tuple[Strand, ...]
    noun: str
    whose: str
    gaps: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(strand.name for strand in self.strands)

    @property
    def when(self) -> str:
        return in_words(self.selection.period, short=True)

    @property
    def demonstration(self) -> bool:
        return any(row.demonstration for strand in self.strands for row in strand.course.rows.values())

    def only(self, names: Sequence[str]) -> "Together":
        """The strands of these names alone, in the order of all."""
        return replace(self, strands=tuple(strand for strand in self.strands if strand.name in names))
