"""Which of a measure's comparators have figures at one place: what a page can fall back to, without a results
table for each of them.
"""

from collections.abc import Mapping, Set

import pandas as pd

from config import Config, Measure
from config.ethnicity import ALL, KNOWN
from metrics.figures import comparison
from metrics.figures.counts import asked_by, cells_of, places_of
from metrics.figures.kinds import kind_of
from metrics.figures.results import comparators
from metrics.groups import Detail, placed, tile

# An area, a category and a group.
Spot = tuple[str, str, str]


def comparators_with_figures(
    name: str,
    area: str,
    period: str,
    released: Mapping[str, pd.DataFrame],
    config: Config,
    detail: Detail = "broad",
    breakdown: str = "",
) -> list[str]:
    """The comparators of a measure with which some group of one area, period and breakdown can be compared, the
    measure's own first; none where its source's groups are like for like with nobody's.

    `released` maps an extract to its current release frames, as for `results`.
    """
    measure = config.measures[name]
    if released[measure.extract].empty:
        return []
    place = {"period": period, "breakdown": breakdown}
    cells = cells_of(asked_by(measure), released[measure.extract], config, place)
    sources = config.extracts[measure.extract].sources
    here = cells[cells["area"].eq(area)]
    if any(source in sources and not sources[source].comparable for source in here["source"]):
        return []
    ours = {(category, group) for _, category, group in _spots(here)}
    shown = _with_figures(cells, measure, config)
    return [
        other
        for other in comparators(measure, detail, area)
        if (
            _population_has(other, area, {group for _, group in ours}, released, config)
            if other in config.comparators
            else _rows_have(other, area, ours, shown, measure, config)
        )
    ]


def _spots(cells: pd.DataFrame) -> list[Spot]:
    return list(zip(cells["area"], cells["category"], cells["group"], strict=True))


def _with_figures(cells: pd.DataFrame, measure: Measure, config: Config) -> set[Spot]:
    """Where a group has a value that can be set beside another's: a count with a base large enough, or a share."""
    bases = cells["n"]
    if kind_of(measure).of_whole:
        known = cells[cells["group"] == KNOWN]
        at = dict(zip(places_of(known), known["x"], strict=True))
        bases = pd.Series([at.get(place, float("nan")) for place in places_of(cells)], index=cells.index)
    enough = cells["x"].notna() & bases.ge(config.publication.minimum_base)
    own_share = cells["s"].notna() & (cells["x"].isna() | bases.isna())
    return set(_spots(cells[enough | own_share]))


def _rows_have(
    other: str, area: str, ours: Set[tuple[str, str]], shown: Set[Spot], measure: Measure, config: Config
) -> bool:
    """Whether an area has figures of a group of ours (of everybody, where we have no groups), or a category of ours those
    of a group or everyone else."""
    if other in {one.name for one in config.publication.areas}:
        groups = placed((group for _, group in ours), config.ethnicity)
        compared = groups or {ALL}
        return any(group in compared and (other, category, group) in shown for category, group in ours)
    if other == comparison.EVERYONE_ELSE:
        return any(group == KNOWN and (area, category, group) in shown for category, group in ours)
    references = {other, measure.reference_group} if other == measure.reference_detailed else {other}
    return any(group in references and (area, category, group) in shown for category, group in ours)


def _population_has(
    other: str, area: str, groups: Set[str], released: Mapping[str, pd.DataFrame], config: Config
) -> bool:
    """Whether a population of the area can make one of the groups, with everybody of known group as its base."""
    people = comparison.population(other, released, config, area)
    there = people[people["x"].notna()]
    if KNOWN not in set(there["group"]):
        return False
    theirs, ethnicity = placed(there["group"], config.ethnicity), config.ethnicity
    return any(tile(ethnicity.atoms_of(group), theirs, ethnicity) for group in placed(groups, ethnicity))
