"""Whose figures an upload stands in for on the pages, and whose it stays behind: sources come in an order.

The store keeps every source's figures; the pages show the first there is: an upload of ours, a published file,
figures transcribed from publications, and demonstration data last.
"""

import dataclasses
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from config import Config, Measure
from config.periods import in_order, in_words
from metrics.figures.counts import asked_by, cells_of
from pages.components.words.phrases import joined

Places = tuple[tuple[str, str], ...]
# Which source each period and area of a measure is shown from.
Shown = dict[tuple[str, str], str]


@dataclass(frozen=True)
class StandIn:
    """Figures of one measure that another source gives too. `behind`: the other source's are shown; `places`:
    (period, area)."""

    measure: str
    source: str
    behind: bool
    places: Places


def stand_ins(
    measures: Collection[str],
    source: str,
    before: Mapping[str, pd.DataFrame],
    after: Mapping[str, pd.DataFrame],
    config: Config,
) -> list[StandIn]:
    """For each measure, the periods and areas in which the figures of `source` take another's place or are kept
    from it. `before` and `after`: the releases of each extract."""
    order: list[StandIn] = []
    for name in measures:
        measure = config.measures[name]
        was, now = (_shown(measure, frames[measure.extract], config) for frames in (before, after))
        own = after[measure.extract]
        uploaded = _shown(measure, own[own["source"].eq(source)], config)
        replaced = {place: was[place] for place in was if was[place] not in (now.get(place), source)}
        kept_out = {place: now[place] for place in uploaded if now[place] != source}
        order += _grouped(name, replaced, behind=False) + _grouped(name, kept_out, behind=True)
    return order


def _shown(measure: Measure, released: pd.DataFrame, config: Config) -> Shown:
    if released.empty:
        return {}
    asked = dataclasses.replace(asked_by(measure), breakdowns=())
    cells = cells_of(asked, released, config).drop_duplicates(["period", "area"])
    return {(row.period, row.area): row.source for row in cells.itertuples(index=False)}


def _grouped(name: str, places: Shown, *, behind: bool) -> list[StandIn]:
    sources = dict.fromkeys(places.values())
    return [
        StandIn(name, source, behind, tuple(place for place in places if places[place] == source))
        for source in sources
    ]


def sentences(stand_ins: Collection[StandIn], config: Config) -> list[str]:
    """The stand-ins in words: one sentence for all measures that are alike in source, periods and areas."""
    alike: dict[tuple[str, bool, Places], list[str]] = {}
    for stand_in in stand_ins:
        titles = alike.setdefault((stand_in.source, stand_in.behind, stand_in.places), [])
        titles.append(config.measures[stand_in.measure].title)
    return [
        f"{joined(titles)}: {_verb(source, behind, config)}, for {_when(places)} in {_where(places, config)}."
        for (source, behind, places), titles in alike.items()
    ]


def _verb(source: str, behind: bool, config: Config) -> str:
    words = source_words(source, config)
    if behind:
        return f"the pages go on showing {words}"
    if source == "demonstration":  # it gives way in every period, also in those that the file does not hold
        return f"{words} give way"
    return f"stands in for {words}"


def source_words(source: str, config: Config) -> str:
    """What people call a source."""
    family = next((family for family in config.families.values() if family.source == source), None)
    return f"the file “{family.title}”" if family else config.publication.called(source)


def _when(places: Places) -> str:
    periods = [in_words(label, short=True) for label in in_order(period for period, _ in places)]
    return periods[0] if len(periods) == 1 else f"{len(periods)} periods ({periods[0]} to {periods[-1]})"


def _where(places: Places, config: Config) -> str:
    named = {area for _, area in places}
    return joined([area.name for area in config.publication.areas if area.name in named])
