"""The sentences that pages open with, before and after an upload: one that is not stored yet, or one that is.

Only measures whose figures the file touches, in the area that their page opens with, are worked out again: a
results table costs half a second each, and most files touch one measure of many.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from config import Config
from config.periods import in_words
from loaders.store import Change, Upload
from metrics.figures.available_comparators import comparators_with_figures
from metrics.figures.results import own_comparator, results, with_stand_in
from pages.components.shared import view_address
from pages.components.shared.content import Part, part, table
from pages.components.shared.view import Selection, view_of
from pages.components.words import findings, sentences

NOTHING = "No figures"
# The results table of a measure, by its name.
Tables = Callable[[str], pd.DataFrame]


@dataclass(frozen=True)
class Standing:
    """What is there at one time: the releases, and the results tables that are made from them."""

    released: Mapping[str, pd.DataFrame]
    tables: Tables


@dataclass(frozen=True)
class Headline:
    """The sentence that a measure's page opens with, before and after, and the period that each is about."""

    measure: str
    page: str
    before: str
    after: str
    before_period: str = ""
    after_period: str = ""


@dataclass(frozen=True)
class _Opening:
    """What a page opens with, and the group that it is about. Everything is empty but the sentence where it has no
    figures."""

    sentence: str = NOTHING
    group: str = ""
    period: str = ""
    area: str = ""
    demonstration: bool = False


def with_proposed(now: pd.DataFrame, upload: Upload, changes: Mapping[str, Change]) -> pd.DataFrame:
    """The releases of an extract as they would be once the file is in."""
    kept = now[~(now["source"].eq(upload.source) & now["period"].isin(list(changes)))] if len(now) else now
    proposed = [
        change.proposed.assign(release=0, upload="", demonstration=upload.demonstration)
        for change in changes.values()
    ]
    return pd.concat([*([kept] if len(kept) else []), *proposed], ignore_index=True)


def touched(extract: str, changes: Mapping[str, Change], config: Config) -> dict[str, frozenset[str]]:
    """Each measure whose own figures, or whose own comparator's, are in a changed slice: the areas of those."""
    frames = [
        frame
        for change in changes.values()
        if not change.unchanged
        for frame in (change.now, change.proposed)
        if frame is not None
    ]
    areas_of = {}
    for name, measure in config.measures.items():
        wanted = [measure.include] if measure.extract == extract else []
        populations = [
            config.comparators[comparator]
            for comparator in with_stand_in(own_comparator(measure, "broad"), config)
            if comparator in config.comparators
        ]
        wanted += [against.include for against in populations if against.extract == extract]
        areas = {
            area for include in wanted for frame in frames for area in _where(frame, include)["area"].unique()
        }
        if areas:
            areas_of[name] = frozenset(areas)
    return areas_of


def _where(frame: pd.DataFrame, include: Mapping[str, str]) -> pd.DataFrame:
    for dimension, value in include.items():
        frame = frame[frame[dimension] == value]
    return frame


def headlines(
    touches: Mapping[str, Collection[str]], before: Standing, after: Standing, config: Config
) -> list[Headline]:
    """The first sentence of each measure touched, before and after, where it is another one."""
    changed = []
    for name, areas in touches.items():
        measure = config.measures[name]
        was = _opening(name, before, config)
        if _out_of_reach(was, areas, own_comparator(measure, "broad")):
            continue
        now = _opening(name, after, config)
        if was.sentence != now.sentence:
            sentences_and_periods = (
                was.sentence,
                _of_the_same(was, now, name, after, config),
                was.period,
                now.period,
            )
            changed.append(Headline(measure.title, measure.page, *sentences_and_periods))
    return changed


def _of_the_same(was: _Opening, now: _Opening, name: str, after: Standing, config: Config) -> str:
    """What is said afterwards of the group that led before, and then which leads: two groups are no change."""
    if was.group in ("", now.group):
        return now.sentence
    same = _opening(name, after, config, about=was.group)
    stays = same.sentence if same.group == was.group else f"The figure for {was.group} will not be shown."
    return f"{stays} The page will open with: {now.sentence}"


def _out_of_reach(was: _Opening, areas: Collection[str], comparator: str) -> bool:
    """Whether figures of other areas cannot change the opening. Invented figures give way to the first real
    one of any area, and a page without figures opens with the first area that gets some."""
    return bool(was.area) and not was.demonstration and not {was.area, comparator} & set(areas)


def _opening(name: str, there: Standing, config: Config, about: str = "") -> _Opening:
    """The sentence that the page opens with (`shell.opening_view`): the newest period of our own area, else of the first
    that has one, and the first comparator that has figures for it. `about`: a group that is to lead as long as it can."""
    table = there.tables(name)
    areas = [area.name for area in config.publication.areas if area.name in set(table["area"])]
    inside = table[table["area"].eq(areas[0]) & table["breakdown"].eq("")] if areas else table
    if inside.empty:
        return _Opening()
    period = list(view_address.period_words(inside))[view_address.opens_at(inside)]
    own = str(inside.loc[inside["detail"].eq("broad"), "comparator"].iloc[0])
    offered = comparators_with_figures(name, areas[0], period, there.released, config)
    comparator = offered[0] if offered else own
    if comparator != own:
        table = results(name, there.released, config, comparator)
    view = view_of(table, Selection(name, period, areas[0], comparator=comparator, about=about), config)
    leads = findings.leading(view, config)
    headline = sentences.headline(view, config)
    return _Opening(headline.text, leads.group if leads else "", period, areas[0], view.demonstration)


def before_and_after(headlines: Collection[Headline], config: Config) -> Part:
    """The sentences side by side: a table for each pair of periods, which its headings name."""
    tables = []
    for (was, now), alike in groupby(sorted(headlines, key=_periods), key=_periods):
        rows = [
            (f"{config.pages[headline.page].title}: {headline.measure}", headline.before, headline.after)
            for headline in alike
        ]
        header = ["Page", _heading("Before", was), _heading("After", now)]
        tables.append(table(_caption(was, now), header, rows))
    return part(*tables, kind="twice")


def _periods(headline: Headline) -> tuple[str, str]:
    return headline.before_period, headline.after_period


def _heading(when: str, period: str) -> str:
    return f"{when}: {in_words(period, short=True)}" if period else f"{when}: no figures"


def _caption(was: str, now: str) -> str:
    """Says what the sentences are set against: another period is no change of the same figures."""
    if was == now or not was:
        return "What the pages open with, before and after"
    return f"What the pages open with: {in_words(was, short=True)} before, {in_words(now, short=True)} after"
