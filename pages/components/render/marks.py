"""Small pictures that repeat the chart's own grammar: a dot against a grey band.

Each is an `<img>` with an empty alt, unless the words beside it say less. An SVG element would be
stripped by `st.html`, and a CSS background would not print.
"""

import math
from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from pages.components.shared.palette import BAND, EDGE, HISTORY, INK, INK2, PAPER, PEOPLE, RULE, TARGET

# Points either side of the population that a strip reaches; beyond them the dot stays at the end.
STRIP_REACH = 40.0

_LINE = f'<path d="M0 7H30" stroke="{RULE}" stroke-width="1.5"/>'
_BOX = f'<rect x="10.5" y="1.5" width="9" height="11" fill="{BAND}" stroke="{EDGE}"/>'
_DASHES = f'fill="none" stroke="{INK}" stroke-width="1.5" stroke-dasharray="2.2 1.6"'
_RING = f'<circle cx="15" cy="7" r="4.75" {_DASHES}/>'
_PATH = f'<path d="M0 11.5H30" stroke="{TARGET}" stroke-width="1.75" stroke-dasharray="5 3"/>'


def _dot(x: float, y: float = 7, radius: float = 4.25) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{PEOPLE}"/>'


_VERDICTS = {
    "below": _LINE + _BOX + _dot(4.5),
    "within": _LINE + _BOX + _dot(15),
    "above": _LINE + _BOX + _dot(25.5),
    "below_ratio": _LINE + _BOX + _dot(11),
    "above_ratio": _LINE + _BOX + _dot(19),
    "hidden": _RING,
    "none": f'<path d="M10 7H20" stroke="{INK2}" stroke-width="2"/>',
    "off_path": _PATH + _dot(15, 4.5),
    "on_path": _PATH + _dot(15, 9.5),
}

_WHISKER = f'<path d="M1 7H25M1 3V11M25 3V11" fill="none" stroke="{PEOPLE}" stroke-width="2"/>'
_BAND = (
    f'<rect x="1" width="24" height="14" fill="{BAND}"/>'
    f'<path d="M1 0V14M25 0V14" stroke="{EDGE}" stroke-width="1.5"/>'
)
_DIAMOND = f'<path d="M8 0.9L14.1 7L8 13.1L1.9 7Z" fill="{PAPER}" stroke="{INK}" stroke-width="1.9"/>'
_SQUARE = (
    f'<path d="M0 7H26" stroke="{TARGET}" stroke-width="1.75" stroke-dasharray="5 3"/>'
    f'<rect x="8.5" y="2.5" width="9" height="9" fill="{PAPER}" stroke="{TARGET}" stroke-width="1.75"/>'
)
# Name: width, drawing.
_SYMBOLS = {
    "dot": (16, _dot(8, 7, 6.25)),
    "hollow": (16, f'<circle cx="8" cy="7" r="5" fill="{PAPER}" stroke="{PEOPLE}" stroke-width="2"/>'),
    "diamond": (16, _DIAMOND),
    "band": (26, _BAND),
    "whisker": (26, _WHISKER),
    "dashed": (26, f'<path d="M1 7H25" stroke="{INK}" stroke-width="1.75" stroke-dasharray="5 4"/>'),
    "path": (26, _SQUARE),
}


def _svg(drawing: str, width: int, height: int) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{drawing}</svg>'


def _img(drawing: str, width: int, height: int, said: str = "") -> str:
    size = f'width="{width}" height="{height}"'
    source = quote(_svg(drawing, width, height))
    return f'<img class="eq-mark" alt="{escape(said)}" {size} src="data:image/svg+xml,{source}">'


def verdict(name: str) -> str:
    """30 x 14: "below", "within", "above" (the band), "below_ratio", "above_ratio" (inside the band, near its
    edge), "hidden" (dashed ring), "none" (short rule), "on_path", "off_path". Another name is a KeyError."""
    return _img(_VERDICTS[name], 30, 14)


def ring() -> str:
    """14 x 14: the dashed ring alone, in front of the words for a withheld figure."""
    return _img(f'<g transform="translate(-8 0)">{_RING}</g>', 14, 14)


def symbol(name: str) -> str:
    """A symbol of the key, 14 high: "dot", "hollow", "diamond", "band", "whisker", "dashed", "path"."""
    width, drawing = _SYMBOLS[name]
    return _img(drawing, width, 14)


def symbol_svg(name: str) -> str:
    """The same symbol as SVG, to stand inside a larger picture."""
    width, drawing = _SYMBOLS[name]
    return _svg(drawing, width, 14)


def gap_strip(points: float, tolerance: float) -> str:
    """80 x 18: a gap of `points` against a band of `tolerance` points either side of none."""
    scale = 40 / STRIP_REACH
    reach = min(max(points, -STRIP_REACH), STRIP_REACH) * scale
    half = tolerance * scale
    x = min(max(40 + reach, 4.5), 75.5)
    return _img(
        f'<path d="M0 9H80" stroke="{RULE}" stroke-width="1.5"/>'
        f'<rect x="{40 - half:g}" y="1.5" width="{2 * half:g}" height="15" fill="{BAND}" stroke="{EDGE}"/>'
        + _dot(round(x, 2), 9),
        80,
        18,
    )


def sparkline(values: Sequence[float | None], said: str = "") -> str:
    """110 x 26: one place for each period from first to latest; a period without a figure breaks the line.

    The last figure is a dot. `said` is read aloud, where no words beside it say the same. Empty where there are fewer than
    two figures: a single one shows no course.
    """
    held = [
        (place, value) for place, value in enumerate(values) if value is not None and not math.isnan(value)
    ]
    if len(held) < 2:
        return ""
    low, high = min(value for _, value in held), max(value for _, value in held)
    spread = (high - low) or 1.0
    points = {
        place: (6 + 98 * place / (len(values) - 1), 21 - 16 * (value - low) / spread if high > low else 13.0)
        for place, value in held
    }
    return _img(_course(points), 110, 26, said)


def _course(points: dict[int, tuple[float, float]]) -> str:
    """Lines between neighbours, a small dot at each figure, and the large one last."""
    *before, last = points
    at = {place: f"{x:.1f} {y:.1f}" for place, (x, y) in points.items()}
    lines = [f"M{at[place]}L{at[place + 1]}" for place in before if place + 1 in points]
    small = [
        f'<circle cx="{points[p][0]:.1f}" cy="{points[p][1]:.1f}" r="1.6" fill="{HISTORY}"/>' for p in before
    ]
    line = f'<path d="{"".join(lines)}" fill="none" stroke="{HISTORY}" stroke-width="1.75"/>' if lines else ""
    return line + "".join(small) + _dot(round(points[last][0], 1), round(points[last][1], 1), 4)


# The squares of one group: a side and the white between them, in px, in columns of ten.
_SIDE, _WHITE, _HIGH = 16, 3, 10


def squares(number: int, leads: bool) -> str:
    """So many squares, dark where the finding is about their group."""
    width, height, drawn = squares_svg(number, leads)
    source = quote(_svg(drawn, width, height))
    style = f"--columns: {-(-number // _HIGH)}"
    return f'<img class="eq-squares" alt="" src="data:image/svg+xml,{source}" style="{style}">'


def squares_svg(number: int, leads: bool) -> tuple[int, int, str]:
    """Width and height in px, and the squares as SVG: columns of ten, filled from the foot up."""
    step, columns = _SIDE + _WHITE, -(-number // _HIGH)
    fill, edge = (PEOPLE, PEOPLE) if leads else (BAND, EDGE)
    drawn = "".join(
        f'<rect x="{place // _HIGH * step + 0.75:g}" y="{(_HIGH - 1 - place % _HIGH) * step + 0.75:g}" '
        f'width="{_SIDE - 1.5}" height="{_SIDE - 1.5}" fill="{fill}" stroke="{edge}" stroke-width="1.5"/>'
        for place in range(number)
    )
    return columns * step - _WHITE, _HIGH * step - _WHITE, drawn
