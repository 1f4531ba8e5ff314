"""A whole as one hundred squares, a block for each group: what it is made of, at a glance.

Squares are counted from the unrounded shares by the largest remainder, so that they come to one hundred; the text
below a block is the figure itself, as everywhere. A figure that is withheld is words, and no square.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from config import Config
from pages.components.shared import cell_text, number_text
from pages.components.shared.view import View
from pages.components.words import findings

HIGH = 10


@dataclass(frozen=True)
class GroupSquares:
    """One group: its squares, and the text below them. `words` where there is no figure; `leads`: the finding is
    about it. `beside`: the comparison's figure, where that is not drawn as squares of its own."""

    group: str
    squares: int
    text: str
    words: bool
    leads: bool
    beside: str = ""


@dataclass(frozen=True)
class Whole:
    """One hundred squares; `heading`: of what, where two stand beside each other."""

    heading: str
    groups: tuple[GroupSquares, ...]


def wholes(view: View, config: Config) -> tuple[Whole, ...]:
    """What the measure describes, and beside it the population that it is set against where there is one."""
    beside = theirs(view, config)
    if not beside:
        return (Whole("", tuple(ours(view, config))),)
    noun = cell_text.first_capital(config.comparators[view.selection.comparator].noun)
    return (
        Whole(f"{cell_text.first_capital(view.measure.one)}, of every 100", tuple(ours(view, config))),
        Whole(f"{noun} in {view.selection.area}, of every 100", tuple(beside)),
    )


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


def ours(view: View, config: Config) -> list[GroupSquares]:
    """The groups of the whole that the measure describes."""
    rows = cell_text.rows_of(view.groups)
    drawn = hundred({row.group: row.value for row in rows if not cell_text.hidden(row)})
    alone = cell_text.compared(view) and view.selection.comparator not in config.comparators
    whom = f"{cell_text.comparator_heading(view, config)} " if alone else ""
    return [
        GroupSquares(
            row.group,
            drawn.get(row.group, 0),
            _words(row, view),
            cell_text.hidden(row),
            row.group == _leading(view, config),
            f"{whom}{number_text.value(row.comparator_value, view.measure) or 'no figure'}" if alone else "",
        )
        for row in rows
    ]


def theirs(view: View, config: Config) -> list[GroupSquares]:
    """The same groups of the population that it is set against; none where there is no such population."""
    if view.selection.comparator not in config.comparators or not cell_text.compared(view):
        return []
    rows = cell_text.rows_of(view.groups)
    drawn = hundred({row.group: row.comparator_value for row in rows})
    return [
        GroupSquares(
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


def differs(block: GroupSquares) -> bool:
    """Whether the text of a block says another whole number than its squares: 8.5% is "9%", and may be 8 squares."""
    return not block.words and "." not in block.text and block.text != f"{block.squares}%"
