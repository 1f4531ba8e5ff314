"""How large the charts of a slide are drawn before they are enlarged.

A chart is drawn at a fixed width and its picture then scaled with the window, so that the slide is one and the same
picture on every screen. Lengths are pixels of a slide 1280 wide and 720 high. No text may come out under SMALLEST.
"""

import textwrap
from collections.abc import Sequence

from pages.components.charts.layout import AXIS_HEIGHT, BAND_HEIGHT, HEADINGS_HEIGHT, Spec
from pages.components.render.drawings import ScreenChart
from pages.components.shared import palette
from pages.components.shared.content import Block, Key, Paragraph

WIDTH, HEIGHT, SMALLEST = 1168, 720, 22.4
# Drawn at the width of a phone and enlarged: two charts beside each other have room for no more.
PAIR_WIDTH = 325
# What a character takes of its size, on average.
_CHARACTER = 0.5
_HEAD, _HOW, _DOING, _FOOT = (44, 54.0), (20, 28.0), (24, 32.0), (16, 22.0)
_FOOT_WIDTH = 570
# Everything but sentence, key, chart and what we are doing: margins and the footer.
_AROUND = 28 + 8 + 14 + 6 + 13 + 26
_HEADING, _ENDS, _PANEL = 66, 32, 217
# The share of the width that each of two charts has, and the height of their headings.
_HALF, _PAIR_HEADING = 0.4767, 46
# The least height of a row in which names of one line can be told apart.
_LEAST_ROW = 19
# What half a point takes below the line on which the panels stand.
_UNDER_A_POINT = 13
# A mark of the key takes about as much room as these.
_MARK = " " * 5


def lines(text: str, size: float, width: float = WIDTH) -> int:
    """About how many lines a text takes at a size."""
    return len(textwrap.wrap(text, int(width / (_CHARACTER * size)))) if text else 0


def room(sentence: str, above: Sequence[Block], doing: str, foot: str) -> float:
    """The height that is left for a chart under a sentence and a key, over what we are doing and the foot."""
    head = lines(sentence, _HEAD[0]) * _HEAD[1]
    between = sum(lines(_in_a_row(block), _HOW[0]) for block in above) * _HOW[1]
    below = lines(doing, _DOING[0]) * _DOING[1] if doing else 0
    footer = max(42.0, lines(foot, _FOOT[0], _FOOT_WIDTH) * _FOOT[1])
    return HEIGHT - _AROUND - head - between - below - footer


def _in_a_row(block: Block) -> str:
    match block:
        case Key():
            return _MARK.join(meaning for _, meaning in block.entries)
        case Paragraph():
            return block.words.text
    raise TypeError(f"nothing else stands above a chart: {block}")


def of_height(spec: Spec, height: float) -> Spec:
    return spec | {"height": round(height)}


def of_half(spec: Spec, height: float) -> Spec:
    """One of two charts beside each other, under its heading."""
    return of_rows(spec, (height - _PAIR_HEADING) * PAIR_WIDTH / (WIDTH * _HALF), 1)


def of_rows(spec: Spec, height: float, size: float) -> Spec:
    """A chart of one row a group, to fit a height: its bands leave white between them. Where there are more groups
    than fit in a size that can be read it is as high as it needs, and the slide scrolls."""
    rows = len(spec["datasets"]["groups"])
    around = (HEADINGS_HEIGHT + AXIS_HEIGHT) * size
    row = max((height - around) / rows, _LEAST_ROW * size)
    high = min(BAND_HEIGHT * size, round(row * 0.8, 1))
    return of_height(spec, row * rows + around) | {"layer": [_banded(layer, high) for layer in spec["layer"]]}


def _banded(layer: Spec, high: float) -> Spec:
    """A layer with its band, or the edge of one, no higher than there is room for."""
    mark = dict(layer["mark"])
    if mark["type"] == "bar":
        mark["height"] = high
    elif mark["type"] == "tick" and mark["color"] == palette.EDGE:
        mark["size"] = high
    return layer | {"mark": mark}


def panel(spec: Spec, heading: tuple[str, str], ends: tuple[str, str], height: float) -> ScreenChart:
    """A panel: its axis is not written, for want of room; its first and last point are named below it."""
    return ScreenChart(_quiet(of_height(spec, height - _HEADING - _ENDS)), _PANEL, heading, ends)


def _quiet(spec: Spec) -> Spec:
    """The same specification without names under its points, and with its figures no larger than they need to be.

    In their place ticks that nobody sees keep room for a point at 0, so that panels beside each other stand on one line.
    """
    x, layers = spec["encoding"]["x"], spec["layer"]
    axis = x["axis"] | {"labels": False, "ticks": True, "tickOpacity": 0, "tickSize": _UNDER_A_POINT}
    unnamed = spec["encoding"] | {"x": x | {"axis": axis}}
    smaller = [
        layer | {"mark": layer["mark"] | {"fontSize": SMALLEST}} if layer["mark"]["type"] == "text" else layer
        for layer in layers
    ]
    return spec | {"encoding": unnamed, "layer": smaller}
