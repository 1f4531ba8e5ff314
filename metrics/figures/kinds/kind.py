"""What a kind of measure is to the calculations."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from config import Item
from config.publication import Publication


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
