"""What each kind of measure says: a module each, behind one list of what is asked of a kind.

A kind's row in `config.vocabulary` names its module here, which holds all that `Kind` asks, and in
`metrics.figures.kinds` the one that works it out; what is drawn of it follows from what stands there.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Protocol, cast

from config import Config, Measure, vocabulary
from pages.components.shared.cell_text import Chosen
from pages.components.shared.rows import Row
from pages.components.shared.running_text import Sentence
from pages.components.shared.view import View
from pages.components.words.course import Course
from pages.components.words.kinds.chances import Chance
from pages.components.words.kinds.column import Column


class Kind(Protocol):
    """What a kind's module holds. `beside_everybody`: whether a group's course is drawn with everybody's beside it, because
    plans name all pupils as who to compare with."""

    beside_everybody: bool

    def leads(self, rows: Sequence[Row], better: str, /) -> Row:
        """Which of the groups that compare the headline is about. `better`: which way the measure ought to go."""

    def opening(self, figure: str, row: Row, chosen: Chosen, config: Config, /) -> Sentence:
        """Whose figure it is and of when, up to the comma after which it is set against another."""

    def finding(self, row: Row, view: View, config: Config, /) -> Sentence:
        """The headline: the opening, what it is compared with, and what that amounts to."""

    def in_all(self, view: View, config: Config, /) -> Sentence:
        """The opening for everybody, where no group has a figure that compares; empty where that says nothing."""

    def certainty(self, row: Row, view: View, config: Config, /) -> str:
        """How sure the finding is: the range of a ratio, or how few people would change the verdict."""

    def more(self, row: Row | None, view: View, config: Config, /) -> str:
        """What else is said in second place: of the other groups, or of everybody. `row` leads, where one does."""

    def way(self, difference: float, /) -> str:
        """Which way a figure moved: "higher", "fewer"."""

    def step(self, difference: float, measure: Measure, dp: int | None, /) -> str:
        """What a figure moved by, with so many decimals: "2.7 points higher"."""

    def counts(self, measure: Measure, config: Config, /) -> list[tuple[str, str]]:
        """The counts behind a figure, in the order of the table: heading, and column of the results."""

    def columns(self, view: View, config: Config, /) -> list[Column]:
        """Those of the view's table, after the group."""

    def numbers(self, row: Row, view: View, config: Config, /) -> Sentence:
        """How many people stand behind the finding; empty where the source does not say."""

    def counted(self, row: Row, course: Course, config: Config, /) -> Sentence:
        """The same of one period of a course, whose counts are both given."""

    def chance(self, row: Row, view: View, config: Config, /) -> Chance:
        """Whether chance alone could have made the finding's gap."""


KINDS: Mapping[str, Kind] = {
    name: cast(Kind, import_module(f"{__name__}.{name}")) for name in vocabulary.KINDS
}


def of(measure: Measure) -> Kind:
    """What the kind of a measure says."""
    return KINDS[measure.kind]
