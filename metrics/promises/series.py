"""Which periods of a series belong together: one kind, one way of counting, and the same side of Covid."""

from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise

from config import Config
from config.ethnicity import ALL
from config.periods import Period, begin, covid, in_order, parse
from config.vocabulary import PeriodKind

# The periods that each line may join.
Runs = tuple[tuple[str, ...], ...]


def segments(
    periods: Iterable[str], breaks: Collection[str] = (), apart: Mapping[PeriodKind, int] | None = None
) -> list[tuple[str, ...]]:
    """The periods that one line may join, earliest first; a period may stand alone.

    Split by kind of period, at every declared break, and at Covid, whose own periods are left out; with `apart` (the
    settings' `days_apart`) also where a period between two others is missing. What is no period is left out.
    """
    kept = [found for label in in_order(periods) if (found := parse(label)) and not covid.affected(label)]
    joined: list[list[Period]] = []
    for kind in dict.fromkeys(period.kind for period in kept):
        alike = [period for period in kept if period.kind == kind]
        joined.append(alike[:1])
        for before, after in pairwise(alike):
            if divided(before.label, after.label, breaks) or (
                apart is not None and missing_between(before.label, after.label, apart)
            ):
                joined.append([])
            joined[-1].append(after)
    return [tuple(period.label for period in run) for run in joined]


def divided(before: str, after: str, breaks: Collection[str]) -> bool:
    """Whether a declared break or Covid lies between two periods, so that no line joins their figures."""
    return broken(before, after, breaks) or covid.between(before, after)


def broken(before: str, after: str, breaks: Collection[str]) -> bool:
    """Whether the source began to count otherwise between two periods: a break names the first period of the new way."""
    first, last = begin(before), begin(after)
    if first is None or last is None:
        return True
    found = [period for label in breaks if (period := parse(label)) and period.kind == first.kind]
    return any(first.start < period.start <= last.start for period in found)


def breaks_of(sources: Iterable[str], config: Config, group: str = "") -> dict[str, str]:
    """The breaks declared by the published families of these sources, and what changed at each. Those that concern the
    ethnic groups alone do not break the figures of everybody (`group` is "All").

    `sources`: the words of a results table's column `source`.
    """
    there = {series_of(source, config) for source in sources}
    families = [one for one in config.families.values() if series_of(one.short, config) in there]
    found = {label: why for family in families for label, why in family.breaks.items()}
    if group != ALL:
        found |= {label: why for family in families for label, why in family.group_breaks.items()}
    return found


def series_of(source: str, config: Config) -> str:
    """The published series that a source is part of: its publication, whichever file or hand the figures came by, and
    whether or not they are rounded ("..., (rounded to 5)"); else the source itself."""
    for family in config.families.values():
        if family.series and (
            source in (family.short, family.series) or source.startswith(f"{family.series} (")
        ):
            return family.series
    return source


def alike(one: str, other: str, config: Config) -> bool:
    """Whether two sources are one published series, or one and the same."""
    return series_of(one, config) == series_of(other, config)


def runs(sources: Mapping[str, str], breaks: Collection[str], config: Config) -> Runs:
    """The segments of the periods of one series, divided also where it goes over to another one: two releases may
    count two things, even under one name. `sources`: the source of each period that has a figure."""
    found: list[list[str]] = []
    for segment in segments(sources, breaks, config.publication.judgement.days_apart):
        found.append(list(segment[:1]))
        for before, after in pairwise(segment):
            if not alike(sources[before], sources[after], config):
                found.append([])
            found[-1].append(after)
    return tuple(tuple(run) for run in found)


def missing_between(before: str, after: str, apart: Mapping[PeriodKind, int]) -> bool:
    """Whether a period of the same kind between two others is missing."""
    first, last = parse(before), parse(after)
    if first is None or last is None:
        return False
    return (last.start - first.start).days > apart[first.kind]
