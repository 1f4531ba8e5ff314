"""How a chart lies on its page: its value axis, and the room that its texts take. Lengths are pixels at size 1."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

# A chart as Vega-Lite has it, and a row of its data.
Spec = dict[str, Any]

FONT = "Open Sans, Arial, sans-serif"
HEADINGS_HEIGHT, AXIS_HEIGHT, BAND_HEIGHT = 26, 28, 28
# Px between the axis and the columns of text.
BESIDE_AXIS = 26
# What a character of 14 px takes, on average, and of the widest words.
_CHARACTER = 7.4
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 4, 5, 10, 20, 50, 100, 200, 500, 1000)
_MOST_STEPS = 6


@dataclass(frozen=True)
class Scale:
    """The value axis: from `low` to `high` in steps, with what stands after a number on it."""

    low: float
    high: float
    step: float
    suffix: str = ""

    @property
    def ticks(self) -> list[float]:
        count = round((self.high - self.low) / self.step)
        return [round(self.low + place * self.step, 6) for place in range(count + 1)]

    def part(self, number: float) -> float:
        """How far along the axis a number stands: 0 at its start, 1 at its end."""
        return (number - self.low) / (self.high - self.low)


def scale_over(numbers: Iterable[float], *, from_zero: bool, suffix: str, most: float = math.inf) -> Scale:
    """A value axis that holds every number, in at most six steps of a round size. NaN is left out."""
    held = [number for number in numbers if not math.isnan(number)] or [0.0, 1.0]
    low, high = 0.0 if from_zero else min(held), min(max(held), most)
    high = high if high > low else low + 1
    span = high - low
    step = next((step for step in _STEPS if span / step <= _MOST_STEPS), span)
    bottom = math.floor(low / step + 1e-9) * step
    top = max(math.ceil(high / step - 1e-9), bottom / step + 1) * step
    return Scale(round(bottom, 6), round(top, 6), step, suffix)


def enlarged(size: float, length: float) -> float:
    """A length in px as it is drawn."""
    return round(length * size, 2)


def between(size: float) -> float:
    """Px between two columns of text, at size 1: less on a slide, which has no room to spare."""
    return 22 if size == 1 else 13


def text_width(text: str, size: float = 14) -> float:
    """About how wide a text is, in px: enough to keep columns apart."""
    return len(text) * _CHARACTER * size / 14


def column_width(texts: Iterable[str]) -> float:
    """How wide a column of texts is: its heading, its figures, and the words that stand for a withheld one."""
    return max([34, *map(text_width, texts)])


def narrow_right(texts: Iterable[str]) -> float:
    """How much the one column of texts that a phone shows leaves free on the right."""
    return max([66, *(text_width(text, 15) + 16 for text in texts)])
