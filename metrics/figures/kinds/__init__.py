"""The closed list of calculations, a module each: they take rows with counts and comparators and fill in FIGURES.

Rows come with x, n, s (the source's own share), c_x, c_n, c_value, unknown_x, unknown_n, known_least and
known_most, and x_within, n_within, c_x_within and c_n_within (how far counts may be from the truth: every limit
allows for it); every kind adds the same columns, NaN where it has nothing to say. All rows at once: periods,
areas, groups and breakdowns are only more rows.

A new kind is a module with `figures` and its row here, its row in `config.vocabulary`, and its words, a module of the
same name with a row of its own in `pages.components.words.kinds`.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from config import Item, Measure
from config.publication import Publication
from metrics.figures.kinds import attainment, average, rate, representation
from metrics.figures.kinds.steps import FIGURES, share_of

__all__ = ["FIGURES", "KINDS", "Kind", "kind_of", "share_of"]


@dataclass(frozen=True)
class Kind:
    """`figures` fills in FIGURES for rows. `of_whole`: shares of a whole set, whose base is everybody of known group.
    `judged`: whether a gap can be more than chance, so that there is a verdict. `in_points`: neither a share nor a rate.
    `by_ratio`: events or people for every so many of a base, told apart by their ratio and not by the points between
    them. `compounding`: whether "30% less each year" is of what is left each year."""

    figures: Callable[[pd.DataFrame, Item, Publication], pd.DataFrame]
    of_whole: bool = False
    judged: bool = True
    in_points: bool = False
    by_ratio: bool = False
    compounding: bool = False

    @property
    def in_percent(self) -> bool:
        """Whether its figures are shares, which are written in per cent."""
        return not (self.in_points or self.by_ratio)


KINDS = {
    "representation": Kind(representation.figures, of_whole=True),
    "rate": Kind(rate.figures, by_ratio=True, compounding=True),
    "attainment": Kind(attainment.figures),
    "average": Kind(average.figures, judged=False, in_points=True),
}


def kind_of(measure: Measure) -> Kind:
    """How the figures of a measure are worked out."""
    return KINDS[measure.kind]
