"""Disproportionality: how many times its share of a population a group is, and how many times another's rate.

Of shares two decimals, wherever one is written: the band that they are judged by ends at 1.25.
"""

from config import Config
from pages.components.shared import cell_text, number_text
from pages.components.shared.content import NOTHING, Cell
from pages.components.shared.rows import Row
from pages.components.shared.running_text import Sentence, sentence
from pages.components.shared.view import View
from pages.components.words import phrases
from pages.components.words.kinds import column

RANGE = "Likely range, times"


def columns(view: View, config: Config) -> list[column.Column]:
    """What stands beside the gap of a share: "1.49", of residents’ share; none where nothing compares."""
    if not cell_text.compared(view):
        return []
    whose = cell_text.possessive(
        cell_text.comparator_noun(cell_text.comparator_of(view), view.measure, config)
    )
    return [column.Column(f"Times {whose} share", _times)]


def ranges(view: View) -> list[column.Column]:
    """How far those could move by chance; none where no counts are published."""
    if not any(number_text.known(row.ratio_lower) for row in view.group_rows):
        return []
    return [column.Column(RANGE, _range)]


def of_base(view: View) -> list[column.Column]:
    """Of a rate, how many times its share of the base each group's share of what is counted is; none without counts."""
    if not any(number_text.known(row.to_base) for row in view.group_rows):
        return []

    def cell(row: Row) -> Cell:
        return column.figure(row, number_text.ratio_cell(row.to_base, dp=2))

    return [column.Column(f"Times share of {view.measure.people}", cell)]


def ranges_of_base(view: View) -> list[column.Column]:
    """How far those could move by chance."""

    def cell(row: Row) -> Cell:
        return column.figure(row, between(row.to_base_lower, row.to_base_upper))

    return [column.Column("Likely range, times share", cell)] if of_base(view) else []


def _times(row: Row) -> Cell:
    return column.figure(row, cell(row))


def _range(row: Row) -> Cell:
    return column.figure(row, range_cell(row))


def cell(row: Row) -> Cell:
    return number_text.ratio_cell(row.ratio, dp=2)


def range_cell(row: Row) -> Cell:
    """How far that could move by chance: "1.19 to 1.82"."""
    return between(row.ratio_lower, row.ratio_upper)


def between(lower: float, upper: float) -> Cell:
    if not (number_text.known(lower) and number_text.known(upper)):
        return NOTHING
    low, high = (number_text.ratio_cell(end, dp=2) for end in (lower, upper))
    return Cell(sentence(low.words, " to ", high.words), low.figures + high.figures)


def words(row: Row, config: Config) -> str:
    """ "1.49 times their share of residents", of another area "1.49 times their share in London"; empty without one."""
    if not number_text.known(row.ratio):
        return ""
    name = row.comparator
    whose = f"of {config.comparators[name].noun}" if name in config.comparators else f"in {name}"
    return f"{cell(row).words.text} times their share {whose}"


def line(row: Row | None, view: View, config: Config) -> Sentence:
    """ "Black staff: 1.49 times their share of residents (likely range 1.19 to 1.82)."; empty where there is no ratio."""
    if row is None or cell_text.hidden(row) or not number_text.known(row.ratio):
        return Sentence()
    whom = phrases.starting(phrases.whom(row, view, config))
    likely = range_cell(row).words.text
    return sentence(f"{whom}: {words(row, config)}{f' (likely range {likely})' if likely else ''}.")


def line_of_base(row: Row | None, view: View, config: Config) -> Sentence:
    """ "Black pupils: 1.37 times their share of pupils (likely range 1.30 to 1.43)."; of a rate with counts alone."""
    if row is None or not of_base_in_short(row, view):
        return Sentence()
    whom = phrases.starting(phrases.whom(row, view, config))
    likely = between(row.to_base_lower, row.to_base_upper).words.text
    return sentence(f"{whom}: {of_base_in_short(row, view)} (likely range {likely}).")


def of_base_in_short(row: Row, view: View) -> str:
    """ "1.37 times their share of pupils"; empty where there is none."""
    if cell_text.hidden(row) or not number_text.known(row.to_base):
        return ""
    return f"{number_text.ratio(row.to_base, dp=2)} times their share of {view.measure.people}"


def rule(view: View, config: Config) -> str:
    """Both rules by which a share is judged, where no plan has set a target whose note says them."""
    settings, points = config.publication, cell_text.tolerance(config)
    fifths = settings.in_words(settings.ratio_low)
    return (
        f"Two rules judge a share. It is more than {points} percentage points from the comparison, or the whole likely range "
        f"of the times is outside {settings.ratio_low:g} ({fifths}) to {settings.ratio_high:g}. The second finds small "
        f"groups, which can be absent and still be within {points} points."
    )


def rate_rule(view: View, config: Config) -> str:
    """By what a rate is judged; of one with counts both rules: against another group's rate, and against the population."""
    settings, people = config.publication, view.measure.people
    low, high = settings.ratio_low, settings.ratio_high
    judged = (
        f"A rate is called about the same from {low:g} ({settings.in_words(low)}) to {high:g} times the one that it is set "
        "against."
    )
    if not of_base(view):
        return judged
    return (
        f"{judged} Against the population, “Times share of {people}” is a group’s share of all {view.measure.one} over its "
        f"share of all {people}, of known ethnic group: 1 is in proportion, and {low:g} to {high:g} is read as no "
        "disproportionality. The two are different questions and can disagree."
    )
