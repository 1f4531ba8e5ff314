"""Which periods of a series belong together: one kind, one way of counting, and the same side of Covid."""

from collections.abc import Collection, Iterable
from itertools import pairwise

import pandas as pd

from config import Config, covid
from config.periods import Period, in_order, parse

# Periods further apart than this are not neighbours: something between them is missing.
NEIGHBOURS = {"calendar quarter": 100, "snapshot": 380, "academic year": 380, "financial year": 380}


def segments(
    periods: Iterable[str], breaks: Collection[str] = (), *, gaps: bool = True
) -> list[tuple[str, ...]]:
    """The periods that one line may join, earliest first; a period may stand alone.

    Split by kind of period, at every declared break, and at Covid, whose own periods are left out; with `gaps` also
    where a period between two others is missing. What is no period is left out.
    """
    kept = [found for label in in_order(periods) if (found := parse(label)) and not covid.affected(label)]
    joined: list[list[Period]] = []
    for kind in dict.fromkeys(period.kind for period in kept):
        alike = [period for period in kept if period.kind == kind]
        joined.append(alike[:1])
        for before, after in pairwise(alike):
            if divided(before.label, after.label, breaks) or (gaps and _missing_between(before, after)):
                joined.append([])
            joined[-1].append(after)
    return [tuple(period.label for period in run) for run in joined]


def divided(before: str, after: str, breaks: Collection[str]) -> bool:
    """Whether a declared break or Covid lies between two periods, so that no line joins their figures."""
    return broken(before, after, breaks) or covid.between(before, after)


def broken(before: str, after: str, breaks: Collection[str]) -> bool:
    """Whether the source began to count otherwise between two periods: a break names the first period of the new way."""
    first, last = parse(before), parse(after)
    if first is None or last is None:
        return True
    found = [period for label in breaks if (period := parse(label)) and period.kind == first.kind]
    return any(first.start < period.start <= last.start for period in found)


def breaks_of(rows: pd.DataFrame, config: Config) -> frozenset[str]:
    """The breaks declared by the published families that rows of a results table come from."""
    shorts = set(rows["source"])
    return frozenset(
        label for family in config.families.values() if family.short in shorts for label in family.breaks
    )


def _missing_between(before: Period, after: Period) -> bool:
    return (after.start - before.start).days > NEIGHBOURS[before.kind]
