"""Where the texts of a chart over time stand, so that none covers another: names beside the ends of lines, figures
above points, and the names of periods on the axis. Lengths are pixels, reckoned on a chart of ordinary width.
"""

import textwrap
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from config.periods import MONTHS, parse
from pages.components.charts.layout import Scale, Spec, text_width

LINE = 17
_NAME_WIDTH = 30
# A name keeps so far from the one above it, and a figure from the one beside it.
_APART = 4


@dataclass(frozen=True)
class End:
    """The name of a line, and where the line ends: `x` in years, `y` in the unit that people read."""

    who: str
    x: float
    y: float
    name: str
    short: str


def wrapped(name: str) -> list[str]:
    """A name in lines that fit beside the chart."""
    return textwrap.wrap(name, _NAME_WIDTH, break_long_words=False)


def room(names: Iterable[str]) -> float:
    """Px that names take on the right of the drawing."""
    return max((text_width(line) for name in names for line in wrapped(name)), default=0) + 22


def spread(wanted: Sequence[float], heights: Sequence[float], top: float) -> list[float]:
    """Middles of labels, from 0 at the foot up to `top` px: as near to where they are wanted as their heights allow,
    and in the same order. Labels that do not fit at all stand from the foot up."""
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    middles = [0.0] * len(wanted)
    foot = 0.0
    for place in order:
        middles[place] = max(wanted[place], foot + heights[place] / 2)
        foot = middles[place] + heights[place] / 2 + _APART
    roof = top
    for place in reversed(order):
        middles[place] = max(min(middles[place], roof - heights[place] / 2), heights[place] / 2)
        roof = middles[place] - heights[place] / 2 - _APART
    return middles


def with_room(at: Sequence[float], width: float, per_year: float) -> list[bool]:
    """Which of several texts, centred at years, can stand without touching: from the last one back."""
    kept = [False] * len(at)
    free = float("inf")
    for place in reversed(range(len(at))):
        if (free - at[place]) * per_year >= width + _APART:
            kept[place] = True
            free = at[place]
    return kept


def period_name(label: str) -> str:
    """A period as the axis names it: "2021/22", "Sep 2022", "Oct–Dec 2021"."""
    period = parse(label)
    if period is None or period.kind in ("academic year", "financial year"):
        return label
    month = MONTHS[period.start.month - 1][:3]
    if period.kind == "calendar quarter":
        return f"{month}–{MONTHS[period.start.month + 1][:3]} {period.start.year}"
    return f"{month} {period.start.year}"


def years(label: str) -> float:
    """Where a period begins, in years: equal times are equally far apart on the axis. A year of any kind stands at the
    year in which it begins."""
    period = parse(label)
    assert period is not None, "a course holds periods alone"
    if period.kind == "snapshot":
        return round(period.start.year + (period.start.timetuple().tm_yday - 1) / 365.25, 3)
    quarter = (period.start.month - 1) // 3 / 4 if period.kind == "calendar quarter" else 0
    return period.start.year + quarter


def placed(
    ends: list[End],
    scale: Scale,
    height: float,
    edge: float,
    taken: Collection[float],
    per_year: tuple[float, float],
) -> list[Spec]:
    """Names beside the ends of their lines where there is room for them (`taken`: where marks stand); the others in one
    column at the edge, moved apart, with a thin line to the end that each belongs to."""
    last = max(taken)
    beside = {end.x if _has_room(end, taken, per_year) else edge for end in ends}
    rows: list[Spec] = []
    for at in sorted(beside):
        here = [end for end in ends if (end.x if _has_room(end, taken, per_year) else edge) == at]
        rows += _column(here, scale, height, at, last)
    return rows


def _has_room(end: End, taken: Collection[float], per_year: tuple[float, float]) -> bool:
    """Whether nothing stands where a name would, on a wide drawing and on a phone; at the last period it is the edge."""
    widths = (max(text_width(line) for line in wrapped(end.name)), text_width(end.short, 13))
    reach = max((width + 24) / px for width, px in zip(widths, per_year, strict=True))
    return end.x < max(taken) and not any(end.x < x <= end.x + reach for x in taken)


def _column(ends: list[End], scale: Scale, height: float, at: float, last: float) -> list[Spec]:
    per_unit = height / (scale.high - scale.low)
    wanted = [(end.y - scale.low) * per_unit for end in ends]
    lines = [wrapped(end.name) for end in ends]
    wide = spread(wanted, [LINE * len(name) for name in lines], height)
    narrow = spread(wanted, [LINE] * len(ends), height)
    return [
        {
            "who": end.who,
            "at": at,
            "near": at > last,
            "from": round(end.x, 3),
            "y": round(end.y, 4),
            "led": at > last and (end.x < last or abs(far - near) > LINE),
            "wide": round(scale.low + far / per_unit, 4),
            "narrow": round(scale.low + close / per_unit, 4),
            "name": "\n".join(name),
            "lines": len(name),
            "short": end.short,
        }
        for end, name, near, far, close in zip(ends, lines, wanted, wide, narrow, strict=True)
    ]
