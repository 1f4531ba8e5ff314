"""A whole as one hundred squares, a block for each group: what it is made of, at a glance.

Squares are counted from the unrounded shares by the largest remainder, so that they come to one hundred; the text
below a block is the figure itself, as everywhere. A figure that is withheld is words, and no square.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from config import Config
from pages.components.shared import cell_text, number_text, palette
from pages.components.shared.table_html import safe as text
from pages.components.shared.view import View
from pages.components.words import findings

HIGH, SIDE, GAP = 10, 16, 3


@dataclass(frozen=True)
class Block:
    """One group: its squares, and the text below them. `words` where there is no figure; `leads`: the finding is
    about it. `beside`: the comparison's figure, where that is not drawn as squares of its own."""

    group: str
    squares: int
    text: str
    words: bool
    leads: bool
    beside: str = ""


def hundred(shares: Mapping[str, float]) -> dict[str, int]:
    """Whole squares for unrounded shares of 1, by the largest remainder: those of a whole come to 100.

    Where a share is not among them the squares come to what the others are of the whole, and no more.
    """
    exact = {name: 100 * share for name, share in shares.items() if number_text.known(share)}
    squares = {name: math.floor(number + 1e-9) for name, number in exact.items()}
    left = round(sum(exact.values())) - sum(squares.values())
    by_remainder = sorted(exact, key=lambda name: squares[name] - exact[name])
    for name in by_remainder[: max(left, 0)]:
        squares[name] += 1
    return squares


def ours(view: View, config: Config) -> list[Block]:
    """The groups of the whole that the measure describes."""
    rows = cell_text.rows_of(view.groups)
    drawn = hundred({row.group: row.value for row in rows if not cell_text.hidden(row)})
    alone = cell_text.compared(view) and view.selection.comparator not in config.comparators
    whom = f"{cell_text.comparator_heading(view, config)} " if alone else ""
    return [
        Block(
            row.group,
            drawn.get(row.group, 0),
            _words(row, view),
            cell_text.hidden(row),
            row.group == _leading(view, config),
            f"{whom}{number_text.value(row.comparator_value, view.measure) or 'no figure'}" if alone else "",
        )
        for row in rows
    ]


def theirs(view: View, config: Config) -> list[Block]:
    """The same groups of the population that it is set against; none where there is no such population."""
    if view.selection.comparator not in config.comparators or not cell_text.compared(view):
        return []
    rows = cell_text.rows_of(view.groups)
    drawn = hundred({row.group: row.comparator_value for row in rows})
    return [
        Block(
            row.group,
            drawn.get(row.group, 0),
            number_text.value(row.comparator_value, view.measure) or "No figure",
            not number_text.known(row.comparator_value),
            row.group == _leading(view, config),
        )
        for row in rows
    ]


def _leading(view: View, config: Config) -> str:
    row = findings.leading(view, config)
    return "" if row is None else str(row["group"])


def _words(row: Any, view: View) -> str:
    if cell_text.hidden(row):
        return cell_text.hidden_words(row, short=True)
    return number_text.value(row.value, view.measure)


def differs(block: Block) -> bool:
    """Whether the text of a block says another whole number than its squares: 8.5% is "9%", and may be 8 squares."""
    return not block.words and "." not in block.text and block.text != f"{block.squares}%"


def figure(heading: str, blocks: list[Block]) -> str:
    """The blocks in a row, as markup: each a picture of its squares over its name and its figure."""
    shown = "".join(_block(block) for block in blocks)
    head = f'<h2 class="eq-hundred-of">{text(heading)}</h2>' if heading else ""
    return f'<div class="eq-hundred">{head}<div class="eq-blocks">{shown}</div></div>'


def _block(block: Block) -> str:
    drawn = "" if block.words or not block.squares else image(block)
    figure_class = "eq-said" if block.words else "eq-share"
    lead = " eq-leads" if block.leads else ""
    beside = f'<span class="eq-beside">{text(block.beside)}</span>' if block.beside else ""
    return (
        f'<div class="eq-block{lead}">{drawn}<span class="eq-group">{text(block.group)}</span>'
        f'<span class="{figure_class}">{text(block.text)}</span>{beside}</div>'
    )


def image(block: Block) -> str:
    """The squares of one block as a picture that says nothing by itself: the words beside it do."""
    width, height, drawn = squares_svg(block)
    markup = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{drawn}</svg>'
    columns = -(-block.squares // HIGH)
    return (
        f'<img class="eq-squares" alt="" src="data:image/svg+xml,{quote(markup)}" '
        f'style="--columns: {columns}">'
    )


def squares_svg(block: Block) -> tuple[int, int, str]:
    """Width and height in px, and the squares as SVG: columns of ten, filled from the foot up."""
    step, columns = SIDE + GAP, -(-block.squares // HIGH)
    fill, edge = (palette.PEOPLE, palette.PEOPLE) if block.leads else (palette.BAND, palette.EDGE)
    drawn = "".join(
        f'<rect x="{place // HIGH * step + 0.75:g}" y="{(HIGH - 1 - place % HIGH) * step + 0.75:g}" width="{SIDE - 1.5}" '
        f'height="{SIDE - 1.5}" fill="{fill}" stroke="{edge}" stroke-width="1.5"/>'
        for place in range(block.squares)
    )
    return columns * step - GAP, HIGH * step - GAP, drawn
