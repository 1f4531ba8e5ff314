"""One cell of a view, as people read it, in charts and tables alike.

Figures are written by `number_text`; this says which one a cell holds, and in what words a figure is withheld or
cannot be there.
"""

import math
from typing import Protocol

from config import Config, Measure
from metrics.figures.kinds import kind_of
from metrics.figures.verdicts import ROUNDED
from pages.components.shared import content, number_text
from pages.components.shared.content import Cell
from pages.components.shared.rows import ALL as ALL
from pages.components.shared.rows import NOT_KNOWN as NOT_KNOWN
from pages.components.shared.rows import Row
from pages.components.shared.rows import rows_of as rows_of
from pages.components.shared.running_text import Picture, sentence
from pages.components.shared.view import Selection, View, comparator_short

REFERENCE = "Reference"
REFERENCE_CELL = Cell(sentence(REFERENCE), status=content.REFERENCE)
# Where there is room for two words at most.
SHORT_WORDS = number_text.STATUS_WORDS | {"low_reliability": "Too few"}
# A status under which no figure is ever shown, whatever stands in the row.
_HIDDEN = ("confidential", "not_applicable", "not_available")


class Chosen(Protocol):
    """What shows one selection of one measure: a view, or a course."""

    @property
    def selection(self) -> Selection: ...

    @property
    def measure(self) -> Measure: ...


def hidden(row: Row) -> bool:
    """Whether this row's figure is not shown. Decided by the status first: a figure that should have been
    taken out of the results is not printed either."""
    return row.status in _HIDDEN or not number_text.known(row.value)


def is_secret(row: Row) -> bool:
    """Whether somebody could be identified by the figure, which is why it is not shown (the dashed ring)."""
    return row.status in ("confidential", "low_reliability", "rounds_to_zero")


def hidden_words(row: Row, *, short: bool = False) -> str:
    """Why there is no figure: "Not shown", "Too few to be reliable"; short: "Too few"."""
    if row.status == "published":
        return "Not in shares"
    return (SHORT_WORDS if short else number_text.STATUS_WORDS)[row.status]


def hidden_cell(row: Row, *, short: bool = False) -> Cell:
    """The words in place of a figure that is not shown."""
    return content.withheld(hidden_words(row, short=short), row.status, secret=is_secret(row))


def rounded_within(view: View) -> int:
    """How far the counts of a view may be from the true ones, because they are rounded; 0 where they are exact."""
    return max((math.ceil(row.within) for row in view.all_rows if number_text.known(row.within)), default=0)


def is_reference(row: Row) -> bool:
    """Whether this is the group that the others are set against."""
    return row.group == row.comparator


def compared(view: View) -> bool:
    """Whether any group has something to be compared with."""
    return any(number_text.known(row.comparator_value) for row in view.group_rows)


def outside(row: Row) -> bool:
    """Whether the gap itself lies outside the tolerance."""
    return row.verdict in ("above", "below") and row.rule in ("points", "both")


def gap_cell(row: Row, measure: Measure, config: Config) -> Cell:
    """The gap with one decimal, and none between figures published without; with two where one would print the tolerance
    for a gap that is outside it."""
    dp = number_text.gap_dp(measure, row.rounded_by, row.comparator_rounded_by)
    cell = number_text.gap_cell(row.gap, measure, dp=dp)
    limit = number_text.rounded(config.publication.tolerance_points, 1)
    if outside(row) and cell.words.text.lstrip(f"+{number_text.MINUS}") == limit:
        return number_text.gap_cell(row.gap, measure, dp=2)
    return cell


def gap_text(row: Row, measure: Measure, config: Config) -> str:
    return gap_cell(row, measure, config).words.text


def tolerance(config: Config) -> str:
    """The tolerance as it is written everywhere: "5", "2.5"."""
    return config.publication.tolerance


def bounded(row: Row) -> bool:
    """Whether a figure that the source withholds leaves this one between two limits, which are shown instead."""
    only_limits = number_text.known(row.value_min) and not number_text.known(row.value)
    return row.status == "not_available" and only_limits


def verdict_words(row: Row, measure: Measure, config: Config) -> str:
    """What the figure amounts to: "Within 5 points", "Too few to say"."""
    if bounded(row):
        return "Not judged, only bounds"
    if hidden(row):
        return "Not shown" if is_secret(row) else "No figure"
    if is_reference(row):
        return REFERENCE
    if row.certainty == ROUNDED:
        return "Cannot say: published rounded"
    if row.verdict == "cannot_say":
        return "Too few to say" if number_text.known(row.comparator_value) else "No like-for-like comparison"
    if row.verdict == "within" and kind_of(measure).by_ratio:
        return "About the same rate"
    if row.verdict == "within":
        return f"Within {tolerance(config)} points"
    if outside(row):
        return f"More than {tolerance(config)} points {row.verdict}"
    return _ratio_words(row, measure, config)


def _ratio_words(row: Row, measure: Measure, config: Config) -> str:
    """The second rule, for groups too small to leave the band."""
    noun = comparator_noun(row.comparator, measure, config)
    what = "rate" if kind_of(measure).by_ratio else "share"
    share = f"{'the ' if noun.endswith('s') else ''}{possessive(noun)} {what}"
    if row.verdict == "below":
        return f"Less than {config.publication.in_words(config.publication.ratio_low)} of {share}"
    return f"More than {config.publication.ratio_high:g} times {share}"


def verdict_mark(row: Row) -> str:
    """The name of the verdict's mark (`marks.verdict`)."""
    if hidden(row):
        return "hidden" if is_secret(row) else "none"
    if row.verdict in ("above", "below") and not outside(row):
        return f"{row.verdict}_ratio"
    return row.verdict if row.verdict in ("above", "below", "within") else "none"


def verdict_cell(row: Row, measure: Measure, config: Config) -> Cell:
    """The words behind their mark."""
    words = sentence(verdict_words(row, measure, config))
    status = content.REFERENCE if words.text == REFERENCE else ""
    return Cell(words, status=status, picture=Picture("verdict", (verdict_mark(row),)))


def comparator_noun(name: str, measure: Measure, config: Config) -> str:
    """What a comparator is called in running text: "residents", "White pupils", "London"."""
    if name in config.comparators:
        return config.comparators[name].noun
    if name in config.ethnicity.groups:
        return config.ethnicity.phrase(name, measure.people)
    return name[0].lower() + name[1:] if name == "Everyone else" else name


def possessive(noun: str) -> str:
    return f"{noun}’" if noun.endswith("s") else f"{noun}’s"


def group_title(group: str, measure: Measure) -> str:
    """A group as a heading; everybody as "All pupils"."""
    return f"All {measure.people}" if group == ALL else group


def first_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def comparator_of(view: View) -> str:
    """The comparator of the rows shown; the measure's own where there are no rows."""
    if view.group_rows:
        return view.group_rows[0].comparator
    return view.measure.comparator or view.measure.reference_group


def comparator_heading(view: View, config: Config) -> str:
    """ "Residents", "White pupils", "England"."""
    return comparator_short(comparator_of(view), config, view.measure)


def value_heading(measure: Measure) -> str:
    """What the value's column is called: "Share of staff", "For every 100 pupils"."""
    if kind_of(measure).by_ratio and not measure.among:
        return f"For every {measure.scale:,} {measure.people}"
    return measure.unit


def earlier_by_group(view: View) -> dict[str, Row]:
    """Each group's row one period before, and "All"; empty where there is nothing that compares."""
    return {row.group: row for row in view.earlier_rows}
