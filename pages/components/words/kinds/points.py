"""What is said alike of figures that are told apart by the points between them: shares and averages."""

from collections.abc import Sequence

from config import Config, Measure
from pages.components.shared import number_text
from pages.components.shared.rows import Row
from pages.components.shared.running_text import Sentence, sentence, strong
from pages.components.shared.view import View
from pages.components.words import phrases
from pages.components.words.course import Course


def leads(rows: Sequence[Row], better: str) -> Row:
    """The largest gap; where more is better the largest below, where less is, the largest above, if there is one."""
    below, above = [row for row in rows if row.gap < 0], [row for row in rows if row.gap > 0]
    worse = {"higher": below, "lower": above}.get(better)
    return max(worse or rows, key=lambda row: abs(row.gap))


def in_all(view: View, config: Config) -> Sentence:
    """Everybody's share or average is no news where no group has one."""
    return Sentence()


def way(difference: float) -> str:
    return "lower" if difference < 0 else "higher"


def size(difference: float, measure: Measure, dp: int | None = None) -> str:
    """A difference without its sign."""
    return number_text.gap(difference, measure, dp=dp, sign=False)


def step(difference: float, measure: Measure, dp: int | None = None) -> str:
    return f"{number_text.points(size(difference, measure, dp))} {way(difference)}"


def counted(row: Row, course: Course, config: Config) -> Sentence:
    number, of = number_text.count(row.numerator), number_text.count(row.denominator)
    return sentence(strong(f"{number} of {of} {phrases.people_of(row, course, config)}"), ".")


def depends_on_not_known(row: Row) -> str:
    if row.certainty != "depends_on_not_known":
        return ""
    return "It depends on the people whose ethnic group is not known."
