"""The sentences that pages open with, before and after an upload that is not stored yet."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from config import Config, Measure
from config.periods import in_order
from loaders.store import Change
from metrics.results import extracts_needed, own_comparator, results
from pages.components import sentences
from pages.components.view import Selection, view_of


@dataclass(frozen=True)
class Headline:
    """The sentence that a measure's page opens with, before and after."""

    measure: str
    page: str
    before: str
    after: str


def headlines(
    extract: str,
    source: str,
    changes: Mapping[str, Change],
    released: Mapping[str, pd.DataFrame],
    config: Config,
    demonstration: bool,
) -> list[Headline]:
    """The first sentence of every measure that the file feeds, before and after."""
    after = dict(released) | {extract: _with_proposed(released[extract], source, changes, demonstration)}
    found = []
    for name, measure in config.measures.items():
        if extract in extracts_needed(name, config):
            before_text, after_text = (
                _opening(name, measure, frames, config) for frames in (released, after)
            )
            if before_text != after_text:
                found.append(Headline(measure.title, measure.page, before_text, after_text))
    return found


def _with_proposed(
    now: pd.DataFrame, source: str, changes: Mapping[str, Change], demonstration: bool
) -> pd.DataFrame:
    kept = now[~(now["source"].eq(source) & now["period"].isin(list(changes)))] if len(now) else now
    proposed = [
        change.proposed.assign(release=0, upload="", demonstration=demonstration)
        for change in changes.values()
    ]
    return pd.concat([*([kept] if len(kept) else []), *proposed], ignore_index=True)


def _opening(name: str, measure: Measure, released: Mapping[str, pd.DataFrame], config: Config) -> str:
    """The sentence that the page opens with: the newest period of our own area, else of the first that has one."""
    table = results(name, released, config)
    if table.empty:
        return "No figures"
    areas = [area.name for area in config.publication.areas if area.name in set(table["area"])]
    inside = table[table["area"].eq(areas[0]) & table["breakdown"].eq("")]
    if inside.empty:
        return "No figures"
    grouped = inside.loc[inside["group"].ne("All") & inside["value"].notna(), "period"]
    period = in_order(grouped if len(grouped) else inside["period"])[-1]
    selection = Selection(name, period, areas[0], comparator=own_comparator(measure, "broad"))
    return sentences.plain(sentences.headline(view_of(table, selection, config), config))
