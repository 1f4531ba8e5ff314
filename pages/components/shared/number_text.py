"""How a figure is written, once, for sentence, chart, table, slide and sheet: as a text, and as a cell that holds both
the text and the number in it.

The results table holds unscaled, unrounded numbers; a measure declares its decimals and its scale. Halves
round away from zero, as people expect of printed figures.
"""

import math
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeGuard

from config import Measure
from metrics.figures.kinds import kind_of
from pages.components.shared.content import NOTHING, Cell, Figure
from pages.components.shared.running_text import sentence, together

MINUS = "−"
STATUS_WORDS = {
    "confidential": "Not shown",
    "low_reliability": "Too few to be reliable",
    "rounds_to_zero": "Rounds to zero",
    "not_applicable": "Not applicable",
    "not_available": "Not available",
}


def known(number: float | None) -> TypeGuard[float]:
    """Whether there is a number to write: a withheld one is NaN or None, never zero."""
    return number is not None and not math.isnan(number)


def figure(number: float, dp: int, *, percent: bool = False) -> Figure:
    """`number` as it is printed, with `dp` decimals; one that rounds to zero has no sign."""
    exact = Decimal(repr(float(number))).quantize(Decimal(1).scaleb(-dp), rounding=ROUND_HALF_UP)
    return Figure(float(exact) or 0.0, dp, percent)


def written(figure: Figure, *, plus: bool = False) -> str:
    """Thousands separated, a true minus, and where it is asked for a plus: "1,234", "−7.1", "+10.2", "31%"."""
    sign = MINUS if figure.number < 0 else "+" if plus and figure.number > 0 else ""
    return f"{sign}{abs(figure.number):,.{figure.dp}f}{'%' * figure.percent}"


def rounded(number: float, dp: int) -> str:
    """`number` with `dp` decimals: "1,234", "−7.1"."""
    return written(figure(number, dp))


def is_share(measure: Measure) -> bool:
    """Whether values are written in per cent."""
    return kind_of(measure).in_percent


def factor(measure: Measure) -> int:
    """What a value is multiplied by before people read it."""
    return 100 if is_share(measure) else measure.scale


def points(number: str) -> str:
    """ "1 point", "1.0 points", "10.2 points", of a number that is written already."""
    return f"{number} point{'' if number == '1' else 's'}"


def value_cell(number: float | None, measure: Measure, *, extra: int = 0) -> Cell:
    """A value as people read it: "31%", "13.9" (for every 100), "49.2"."""
    if not known(number):
        return NOTHING
    return _cell(figure(factor(measure) * number, measure.dp + extra, percent=is_share(measure)))


def gap_cell(number: float | None, measure: Measure, *, dp: int | None = None) -> Cell:
    """A gap in the unit of the value (percentage points for shares), one decimal unless told: "+10.2"."""
    if not known(number):
        return NOTHING
    return _cell(figure(factor(measure) * number, max(1, measure.dp) if dp is None else dp), plus=True)


def gap_dp(measure: Measure, *rounded_by: float) -> int:
    """The decimals of a gap between figures, of which each may be so far from the true one: no more than the coarsest was
    published with, so that whole percentages are whole points apart."""
    most, coarsest = max(1, measure.dp), max(rounded_by)
    return min(most, max(0, round(-math.log10(2 * factor(measure) * coarsest)))) if coarsest > 0 else most


def ratio_cell(number: float | None, *, dp: int = 1) -> Cell:
    """How many times as high, one decimal unless told: "1.7"."""
    return _cell(figure(number, dp)) if known(number) else NOTHING


def count_cell(number: float | None) -> Cell:
    """A number of people or events, in whole numbers unless the count itself has decimals."""
    return _cell(figure(number, 0 if float(number).is_integer() else 1)) if known(number) else NOTHING


def range_cell(lower: float | None, upper: float | None, measure: Measure, *, extra: int = 0) -> Cell:
    """Two limits in words: "25% to 38%". `extra` decimals for limits close together."""
    if not (known(lower) and known(upper)):
        return NOTHING
    ends = [value_cell(end, measure, extra=extra) for end in (lower, upper)]
    return Cell(together((end.words for end in ends), " to "), ends[0].figures + ends[1].figures)


def _cell(shown: Figure, *, plus: bool = False) -> Cell:
    return Cell(sentence(written(shown, plus=plus)), (shown,))


# The same as texts, for a sentence and a chart; empty where there is no number.


def value(number: float | None, measure: Measure, *, extra: int = 0) -> str:
    return value_cell(number, measure, extra=extra).words.text


def gap(number: float | None, measure: Measure, *, dp: int | None = None, sign: bool = True) -> str:
    text = gap_cell(number, measure, dp=dp).words.text
    return text if sign else text.lstrip(f"+{MINUS}")


def ratio(number: float | None, *, dp: int = 1) -> str:
    return ratio_cell(number, dp=dp).words.text


def count(number: float | None) -> str:
    return count_cell(number).words.text


def likely_range(lower: float | None, upper: float | None, measure: Measure, *, extra: int = 0) -> str:
    return range_cell(lower, upper, measure, extra=extra).words.text
