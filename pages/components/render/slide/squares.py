"""A whole as one hundred squares, drawn with PowerPoint's own shapes: one shape a group, which can be moved and
coloured, over its name and its figure."""

from collections.abc import Sequence
from typing import Any

from pptx.util import Inches, Pt

from pages.components.charts.hundred_squares import HIGH, GroupSquares, Whole
from pages.components.render.slide.shapes import Box, flat, paragraphs, text
from pages.components.shared import palette
from pages.components.shared.running_text import strong

# Inches: the most that a square takes with the white beside it, and the share of it that is white.
_STEP, _WHITE = 0.36, 0.16
_BETWEEN, _FARTHEST, _NARROWEST, _HEADING, _WORDS = 0.18, 1.5, 0.78, 0.42, 0.95
_BETWEEN_WHOLES = 0.5


def hundreds(slide: Any, wholes: Sequence[Whole], body: Box) -> None:
    """One whole, or two beside each other in squares of one size."""
    width = (body.width - _BETWEEN_WHOLES * (len(wholes) - 1)) / len(wholes)
    heading = _HEADING if any(whole.heading for whole in wholes) else 0.0
    high = (body.height - heading - _WORDS) / HIGH
    step = min(_STEP, high, *(_step(whole.groups, width) for whole in wholes))
    for place, whole in enumerate(wholes):
        left = body.left + place * (width + _BETWEEN_WHOLES)
        if whole.heading:
            text(slide, f"Heading {place + 1}", Box(left, body.top, width), strong(whole.heading), 18)
        foot = body.top + heading + step * HIGH
        spare = width - sum(_width(group, step) for group in whole.groups)
        apart = min(spare / max(len(whole.groups) - 1, 1), _FARTHEST)
        for group in whole.groups:
            _group(slide, group, left, foot, step, whole.heading)
            left += _width(group, step) + apart


def _columns(group: GroupSquares) -> int:
    return -(-group.squares // HIGH)


def _width(group: GroupSquares, step: float) -> float:
    return max(_columns(group) * step, _NARROWEST)


def _step(groups: Sequence[GroupSquares], width: float) -> float:
    """The largest squares with which all groups fit beside each other."""
    steps = [_STEP - place * 0.005 for place in range(50)]
    needed = width - _BETWEEN * (len(groups) - 1)
    return next((step for step in steps if sum(_width(group, step) for group in groups) <= needed), steps[-1])


def _group(slide: Any, group: GroupSquares, left: float, foot: float, step: float, of: str) -> None:
    if group.squares and not group.words:
        shape = _squares(slide, group.squares, left, foot, step)
        shape.name = f"Squares of {group.group}"
        alt = f"{group.group}: {group.squares} of 100 squares, {group.text}" + f" ({of})" * bool(of)
        shape._element.nvSpPr.cNvPr.set("descr", alt)
        flat(shape, *((palette.PEOPLE,) * 2 if group.leads else (palette.BAND, palette.EDGE)))
        shape.line.width = Pt(1)
    below = [
        strong(group.group) if group.leads else group.group,
        group.text if group.words else strong(group.text),
    ]
    size = 14 if group.words else 16
    ink = palette.PEOPLE if group.leads else palette.INK2 if group.words else palette.INK
    box = Box(left, foot + 0.08, _width(group, step) + _BETWEEN)
    height = paragraphs(slide, f"Figure of {group.group}", box, below, size, ink)
    if group.beside:
        beside = Box(left, box.top + height, box.width + 0.6)
        text(slide, f"Beside {group.group}", beside, group.beside, 14, palette.INK2)


def _squares(slide: Any, number: int, left: float, foot: float, step: float) -> Any:
    """One shape of so many squares, in columns of ten from the foot up."""
    side = step * (1 - _WHITE)
    shape = None
    for place in range(number):
        x, y = left + place // HIGH * step, foot - (place % HIGH + 1) * step
        corners = [(x + side, y), (x + side, y + side), (x, y + side)]
        if shape is None:
            shape = slide.shapes.build_freeform(round(x * 1000), round(y * 1000), scale=Inches(1) / 1000)
        else:
            shape.move_to(round(x * 1000), round(y * 1000))
        shape.add_line_segments([(round(a * 1000), round(b * 1000)) for a, b in corners], close=True)
    assert shape is not None, "a group that is drawn has a square"
    return shape.convert_to_shape()
