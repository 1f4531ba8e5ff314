"""A whole as one hundred squares, drawn with PowerPoint's own shapes: one shape a group, which can be moved and
coloured, over its name and its figure."""

from collections.abc import Sequence
from typing import Any

from pptx.util import Inches, Pt

from pages.components.charts.hundred_squares import HIGH, Block
from pages.components.render.slide.shapes import Box, flat, paragraphs, text
from pages.components.shared import palette

# Inches: the most that a square takes with the white beside it, and the share of it that is white.
_STEP, _WHITE = 0.36, 0.16
_BETWEEN, _FARTHEST, _NARROWEST, _HEADING, _WORDS = 0.18, 1.5, 0.78, 0.42, 0.95
_BETWEEN_WHOLES = 0.5
Whole = tuple[str, Sequence[Block]]


def hundreds(slide: Any, wholes: Sequence[Whole], body: Box) -> None:
    """One whole, or two beside each other in squares of one size."""
    width = (body.width - _BETWEEN_WHOLES * (len(wholes) - 1)) / len(wholes)
    heading = _HEADING if any(name for name, _ in wholes) else 0.0
    high = (body.height - heading - _WORDS) / HIGH
    step = min(_STEP, high, *(_step(blocks, width) for _, blocks in wholes))
    for place, (name, blocks) in enumerate(wholes):
        left = body.left + place * (width + _BETWEEN_WHOLES)
        if name:
            text(slide, f"Heading {place + 1}", Box(left, body.top, width), f"**{name}**", 18)
        foot = body.top + heading + step * HIGH
        spare = width - sum(_width(block, step) for block in blocks)
        apart = min(spare / max(len(blocks) - 1, 1), _FARTHEST)
        for block in blocks:
            _block(slide, block, left, foot, step, name)
            left += _width(block, step) + apart


def _columns(block: Block) -> int:
    return -(-block.squares // HIGH)


def _width(block: Block, step: float) -> float:
    return max(_columns(block) * step, _NARROWEST)


def _step(blocks: Sequence[Block], width: float) -> float:
    """The largest squares with which all blocks fit beside each other."""
    steps = [_STEP - place * 0.005 for place in range(50)]
    needed = width - _BETWEEN * (len(blocks) - 1)
    return next((step for step in steps if sum(_width(block, step) for block in blocks) <= needed), steps[-1])


def _block(slide: Any, block: Block, left: float, foot: float, step: float, of: str) -> None:
    if block.squares and not block.words:
        shape = _squares(slide, block.squares, left, foot, step)
        shape.name = f"Squares of {block.group}"
        said = f"{block.group}: {block.squares} of 100 squares, {block.text}" + f" ({of})" * bool(of)
        shape._element.nvSpPr.cNvPr.set("descr", said)
        flat(shape, *((palette.PEOPLE,) * 2 if block.leads else (palette.BAND, palette.EDGE)))
        shape.line.width = Pt(1)
    strong = "**" if block.leads else ""
    said_below = [f"{strong}{block.group}{strong}", block.text if block.words else f"**{block.text}**"]
    size = 14 if block.words else 16
    ink = palette.PEOPLE if block.leads else palette.INK2 if block.words else palette.INK
    box = Box(left, foot + 0.08, _width(block, step) + _BETWEEN)
    height = paragraphs(slide, f"Figure of {block.group}", box, said_below, size, ink)
    if block.beside:
        beside = Box(left, box.top + height, box.width + 0.6)
        text(slide, f"Beside {block.group}", beside, block.beside, 14, palette.INK2)


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
    assert shape is not None, "a block that is drawn has a square"
    return shape.convert_to_shape()
