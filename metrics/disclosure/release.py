"""From rows to the protected release: every cell that pages may offer, and nothing that they may not.

A release holds sums as well as rows (all roles together, broad groups, everybody whose group is known), each
a cell of its own, so that a total stays when a part of it is withheld and no page ever adds cells up past
what was protected. `build` is pure: the same rows and configuration give the same release.
"""

import os
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from config import Config, Extract
from config.ethnicity import KNOWN
from config.periods import parse
from config.release_context import ALONE, ReleaseContext, Version
from metrics.disclosure import protection, splits
from metrics.disclosure.earlier_versions import ExactVersion, in_a_row
from metrics.disclosure.linked_system import Sum
from metrics.disclosure.open_release import open_release
from metrics.disclosure.published_elsewhere import (
    OtherFile,
    kin,
    missing_kin,
    published_elsewhere,
    seen_of_kin,
)
from metrics.disclosure.rounded_release import EarlierRelease, Rounding, drift, rounded_release
from metrics.disclosure.suppressed_release import Others, suppressed_release
from metrics.disclosure.totals import in_order, offered, one_not_known
from metrics.disclosure.withholding import ExactTable

KEY_VARIABLE = "EQUALITIES_ROUNDING_KEY"


def build(rows: pd.DataFrame, extract: str, config: Config, context: ReleaseContext = ALONE) -> pd.DataFrame:
    """The release of one slice (one extract, source and period), which must fit its `context`.

    `rows`: source, origin, period, area, dimensions, group, item, count, symbol, line. Returned: the columns of the rows
    without symbol and line; `status`; offered sums are added, withheld counts are NaN; `within` (how far a count may be
    from the truth, 0 where exact), `protected` (the rounded count even where it is withheld, NaN where nothing is
    rounded) and `method` (of rounding, empty where nothing is). Raises Unsafe where small counts could be worked out, or
    nothing declares how they are protected.
    """
    source = str(rows["source"].iloc[0])
    declared = protection.declared(extract, source, config)
    rule = protection.policy(extract, source, config)
    context = _with_public(context, extract, config)
    if rule == "round" and context.overlapping:
        raise protection.mixed(declared, str(rows["period"].iloc[0]), context.overlapping)
    files = _other_files(rows, declared, config, context) if rule == "suppress" else []
    cells, sums, given = _system(rows, declared, config, files)
    public = published_elsewhere(cells, context.beside) | seen_of_kin(cells, files)
    if rule == "round":
        rounding = _rounding(cells, given, declared, config, context)._replace(public=public)
        return rounded_release(cells, sums, declared, config.publication, rounding)
    aside = cells["source"].ne(source).to_numpy()
    table = ExactTable(cells, sums, declared, _worth(cells, given, declared, config), given, aside)
    if rule == "open":
        return _unrounded(open_release(table, rounded_areas=_rounded_areas(source, config)))
    earlier = [_exact(version, declared, config, context.beside) for version in _versions(context)]
    below, shows = config.suppress_below(declared, source), declared.sources[source].shows_published
    neighbours = _of_the_same_people(rows, declared, config, context)
    offers = splits.offers(table, public, [version.release for version in earlier], context.before, config)
    most = splits.Most(config.publication.withheld_at_most, config.publication.withheld_of_a_part)
    others = Others(public, shows)
    release = suppressed_release(
        table, offers, others, below=below, most=most, earlier=earlier, neighbours=neighbours
    )
    return _unrounded(release[~aside].reset_index(drop=True))


def builder(config: Config) -> Callable[..., pd.DataFrame]:
    """`build` with its configuration, as the store asks for it: (rows of a slice, extract, context) -> release.

    The secret of the environment, where one is set, goes before the store's own: several stores then round alike.
    """
    key = os.environ.get(KEY_VARIABLE, "")

    def built(rows: pd.DataFrame, extract: str, context: ReleaseContext = ALONE) -> pd.DataFrame:
        return build(rows, extract, config, context._replace(secret=key or context.secret))

    return built


def _rounding(
    cells: pd.DataFrame, given: np.ndarray, extract: Extract, config: Config, context: ReleaseContext
) -> Rounding:
    """How the slice is rounded, before it is known what others have published of it."""
    earlier, neighbours, year = (
        [_earlier(version, extract, config) for version in versions]
        for versions in (_versions(context), context.neighbours, context.year)
    )
    return Rounding(
        key=_key(str(cells["source"].iloc[0]), extract, context.secret, config),
        added_unions=_added_unions(cells, given, config),
        earlier=tuple(filter(None, earlier)),
        neighbours=tuple(filter(None, neighbours)),
        drift=drift(cells, year, extract),
        public=np.zeros(len(cells), dtype=bool),
        method=config.publication.rounding_method,
    )


def _of_the_same_people(
    rows: pd.DataFrame, extract: Extract, config: Config, context: ReleaseContext
) -> list[ExactVersion]:
    """The periods whose people are those of the rows but for who came and went; what stands beyond a period comes after it."""
    found, beyond = [], dict(context.beyond())
    for version in _next_to_a_snapshot(rows, extract, context):
        further = beyond.pop(str(version[1]["period"].iloc[0]), ())
        found += in_a_row([_exact(one, extract, config) for one in (version, *further)])
    return found


def _next_to_a_snapshot(rows: pd.DataFrame, extract: Extract, context: ReleaseContext) -> tuple[Version, ...]:
    """The periods next to a snapshot: pupils of another year are not those of this one, and of invented people there is nothing
    to find out."""
    source, period = str(rows["source"].iloc[0]), parse(str(rows["period"].iloc[0]))
    if not period or period.kind != "snapshot" or _invented(source, extract):
        return ()
    return context.neighbours


def _versions(context: ReleaseContext) -> tuple[Version, ...]:
    """The versions that readers may have seen, the newest first."""
    return context.published or ((context.earlier,) if context.earlier else ())


def _with_public(context: ReleaseContext, extract: str, config: Config) -> ReleaseContext:
    """The context with only those files of the same day and the next that are public as they were printed."""
    beside, next_day = (
        tuple(one for one in files if protection.policy(extract, one["source"].iloc[0], config) == "open")
        for files in (context.beside, context.next_day)
    )
    return context._replace(beside=beside, next_day=next_day)


def _other_files(
    rows: pd.DataFrame, extract: Extract, config: Config, context: ReleaseContext
) -> list[OtherFile]:
    """What may hold kin of whom the rows count: open figures of the day, versions of this slice that counted others, and what
    was shown of them at the periods next to it, for who knows that nobody came or went. Of invented people there is nothing
    to find out from real ones."""
    source, period = str(rows["source"].iloc[0]), str(rows["period"].iloc[0])
    own = [*_versions(context), *_next_to_a_snapshot(rows, extract, context)]
    own = [(counted, release) for counted, release in own if _has_any(release, missing_kin(rows, extract))]
    others = () if _invented(source, extract) else (*context.beside, *context.next_day)
    files = [
        release.assign(source=release["source"] + ", " + release["period"], period=period)
        for release in others
    ]
    found = [OtherFile(cells, cells[cells["status"].eq("published")]) for cells in files]
    for number, (counted, release) in enumerate(own):
        name = {"source": f"{source}, before {number}", "period": period}
        cells = release if counted is None else _system(counted, extract, config)[0]
        shown = release[release["status"].eq("published")]
        found.append(OtherFile(cells.assign(**name), shown.assign(**name)))
    return found


def _has_any(release: pd.DataFrame, missing: Sequence[tuple[str, str, str]]) -> bool:
    return any(release[name].eq(value).any() for name, value, _ in missing)


def _invented(source: str, extract: Extract) -> bool:
    return source in extract.sources and extract.sources[source].demonstration


def _unrounded(cells: pd.DataFrame) -> pd.DataFrame:
    return cells.assign(within=0.0, protected=np.nan, method="")


def _system(
    rows: pd.DataFrame, extract: Extract, config: Config, files: Sequence[OtherFile] = ()
) -> tuple[pd.DataFrame, list[Sum], np.ndarray]:
    """The cells that pages may offer, unprotected, the sums among them, and which of them the source gave. Cells of kin that
    other files count are among them, each under the source of its own."""
    cells = rows.drop(columns=["line", "symbol"]).assign(status=rows["symbol"].fillna("published"))
    given = in_order(one_not_known(cells, config))
    source = str(rows["source"].iloc[0])
    exact = source in extract.sources and extract.sources[source].protection == "suppress"
    how = {"complete": _complete(source, config), "coarser": exact}
    cells, sums = offered(given, extract, config, **how)
    if len(more := kin(cells, files, extract)):
        cells, sums = offered(pd.concat([given, more], ignore_index=True), extract, config, **how)
    return cells, sums, np.arange(len(cells)) < len(given)


def _key(source: str, extract: Extract, key: str, config: Config) -> bytes:
    """The secret, but for invented figures: those are rounded alike everywhere, and there is nobody to protect."""
    return (config.publication.rounding_key if _invented(source, extract) or not key else key).encode()


def _earlier(version: Version, extract: Extract, config: Config) -> EarlierRelease | None:
    """What the earlier version published and counted. One that was made by another method binds nothing: its coins were
    others, and it is shown no more."""
    rows, release = version
    if "method" not in release or not release["method"].eq(config.publication.rounding_method).all():
        return None
    if rows is None:
        return EarlierRelease(release, None, [])
    cells, sums, _ = _system(rows, extract, config)
    return EarlierRelease(release, cells, sums)


def _exact(
    version: Version, extract: Extract, config: Config, beside: Sequence[pd.DataFrame] = ()
) -> ExactVersion:
    """What the earlier version showed, and what of, `beside` what others have published."""
    rows, release = version
    if rows is None:
        return ExactVersion(release, None, extract, beside)
    files = _other_files(rows, extract, config, ReleaseContext(beside=tuple(beside)))
    return ExactVersion(release, lambda: _system(rows, extract, config, files)[:2], extract, beside)


def _worth(cells: pd.DataFrame, given: np.ndarray, extract: Extract, config: Config) -> np.ndarray:
    """How much would be lost with a cell, for choosing what goes with a withheld one: 0 a union that only we
    added up, 1 any other, 2 a base of other counts or everybody of known group, of whom all else is a share. Where those are
    counted who lie within others (social workers), twice that: theirs are shown before the others' (all staff)."""
    bases = {item.of for item in extract.items.values() if item.of}
    added_by_us = _added_unions(cells, given, config)
    worth = np.where(added_by_us, 0, np.where(cells["group"].eq(KNOWN) | cells["item"].isin(bases), 2, 1))
    for name, dimension in extract.dimensions.items():
        wholes = set(cells[name])
        parts = [part for part, whole in dimension.within.items() if whole in wholes]
        worth = np.where(cells[name].isin(parts), 2 * worth, worth)
    return worth


def _added_unions(cells: pd.DataFrame, given: np.ndarray, config: Config) -> np.ndarray:
    """The unions of groups that only we added up; not those that the file itself counts (DfE's Gypsy and Roma)."""
    unions = {name for name, group in config.ethnicity.groups.items() if group.level == "union"}
    return cells["group"].isin(unions - set(cells.loc[given, "group"])).to_numpy()


def _rounded_areas(source: str, config: Config) -> frozenset[str]:
    """The areas whose counts a published source rounds."""
    return frozenset(
        area for family in config.families.values() if family.source == source for area in family.rounded_to
    )


def _complete(source: str, config: Config) -> bool:
    """Whether the source's groups and its not known add up to its total (older DfE files leave groups out)."""
    family = next((family for family in config.families.values() if family.source == source), None)
    return family is None or family.group.complete
