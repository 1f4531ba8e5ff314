"""How a figure is written, once, for sentence, chart, table, slide and sheet.

The results table holds unscaled, unrounded numbers; a measure declares its decimals and its scale. Halves
round away from zero, as people expect of printed figures.
"""

import math
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeGuard

from config import Measure

MINUS = "−"
STATUS_WORDS = {
    "confidential": "Confidential",
    "low_reliability": "Too few to be reliable",
    "rounds_to_zero": "Rounds to zero",
    "not_applicable": "Not applicable",
    "not_available": "Not available",
}


def known(number: float | None) -> TypeGuard[float]:
    """Whether there is a number to write: a withheld one is NaN or None, never zero."""
    return number is not None and not math.isnan(number)


def rounded(number: float, dp: int) -> str:
    """`number` with `dp` decimals, thousands separated and a true minus: "1,234", "−7.1"."""
    exact = Decimal(repr(float(number))).quantize(Decimal(1).scaleb(-dp), rounding=ROUND_HALF_UP)
    text = f"{abs(exact):,}"
    return f"{MINUS}{text}" if exact < 0 else text


def is_share(measure: Measure) -> bool:
    """Whether values are written in per cent."""
    return measure.kind in ("representation", "attainment")


def value(number: float | None, measure: Measure, *, extra: int = 0) -> str:
    """A value as people read it: "31%", "13.9" (for every 100), "49.2". Empty where there is none."""
    if not known(number):
        return ""
    if is_share(measure):
        return f"{rounded(100 * number, measure.dp + extra)}%"
    return rounded(measure.scale * number, measure.dp + extra)


def gap(number: float | None, measure: Measure, *, dp: int | None = None, sign: bool = True) -> str:
    """A gap in the unit of the value (percentage points for shares), one decimal unless told: "+10.2"."""
    if not known(number):
        return ""
    scaled = (100 if is_share(measure) else measure.scale) * number
    text = rounded(scaled, max(1, measure.dp) if dp is None else dp)
    return f"+{text}" if sign and scaled > 0 and text.strip("0.") else text if sign else text.lstrip(MINUS)


def ratio(number: float | None, *, dp: int = 1) -> str:
    """How many times as high, one decimal unless told: "1.7"."""
    return rounded(number, dp) if known(number) else ""


def count(number: float | None) -> str:
    """A number of people or events, in whole numbers unless the count itself has decimals."""
    if not known(number):
        return ""
    return rounded(number, 0) if float(number).is_integer() else rounded(number, 1)


def likely_range(lower: float | None, upper: float | None, measure: Measure, *, extra: int = 0) -> str:
    """Two limits in words: "25% to 38%"; empty where there is none. `extra` decimals for limits close together."""
    if not (known(lower) and known(upper)):
        return ""
    return f"{value(lower, measure, extra=extra)} to {value(upper, measure, extra=extra)}"
