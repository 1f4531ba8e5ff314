"""Whether every breakdown has the same people in its rows: no group missing, none counted twice."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from config.ethnicity import ALL, Ethnicity
from loaders.harmonised import Harmonised
from loaders.problems import Problem, some

Flags = npt.NDArray[np.bool_]
_MORE_MISSING = Problem(
    "error",
    "missing group",
    "More groups than are listed have no row.",
    "Give every breakdown a row for each group, with 0 if there were none.",
    column="ethnic_group",
)


def problems(
    read: Harmonised,
    ethnicity: Ethnicity,
    most: int,
    *,
    complete: bool = True,
    not_known: Mapping[str, str] | None = None,
) -> list[Problem]:
    """Groups counted twice and groups without a row, in a file that is one complete matrix. `complete`: whether
    `read` is all of its rows; a group is not said to be missing whose row may be the one that cannot be read. `not_known`:
    what each dimension calls a value that nobody knows, of which a file has rows for few groups.

    Published figures, copied out, may have both levels, and a breakdown that gives totals alone.
    """
    keys = read.keys[read.keys["group"].isin([*ethnicity.groups, *ethnicity.not_known])]
    if keys.empty:
        return []
    twice = _twice(read, keys, ethnicity)
    if not complete:
        return twice
    known = np.ones(len(keys), dtype=bool)
    for name, value in (not_known or {}).items():
        known &= keys[name].ne(value).to_numpy() if value else known
    return [*twice, *_missing(read, keys[known], ethnicity, most), *_left_out(keys, ethnicity)]


def inside_another(rows: pd.DataFrame, block: list[str], ethnicity: Ethnicity) -> Flags:
    """Which rows are about people who are in a larger group of the same block as well.

    They are left out of a sum over groups. `block`: the columns that such rows share.
    """
    names = sorted(set(rows["group"]))
    atoms = [ethnicity.atoms_of(name) for name in names]
    smaller = np.array([[bool(one) and one < other for one in atoms] for other in atoms], dtype=np.float32)
    present = _present(rows, block, names)
    inside = (present.astype(np.float32) @ smaller) > 0
    return inside[_numbers(rows, block), pd.Index(names).get_indexer(rows["group"])]


def _numbers(keys: pd.DataFrame, block: list[str]) -> npt.NDArray[np.intp]:
    """The number of the block that each row is in, in the order of the file."""
    return keys.groupby(block, sort=False).ngroup().to_numpy()


def _present(keys: pd.DataFrame, block: list[str], names: list[str]) -> Flags:
    """Which of the groups each block has a row for."""
    numbers = _numbers(keys, block)
    present = np.zeros((numbers.max() + 1, len(names)), dtype=bool)
    present[numbers, pd.Index(names).get_indexer(keys["group"])] = True
    return present


def _overlaps(names: list[str], ethnicity: Ethnicity) -> Flags:
    """Which of the groups share people, each with itself.

    The not-known names stand for one another; a group that cannot be placed overlaps with nothing, because its
    people are in the file once whatever the other labels may hold.
    """

    def shared(one: str, other: str) -> bool:
        if one in ethnicity.not_known:
            return other in ethnicity.not_known
        unplaced = "unplaced" in (_level(one, ethnicity), _level(other, ethnicity))
        return one == other or (not unplaced and bool(ethnicity.atoms_of(one) & ethnicity.atoms_of(other)))

    return np.array([[shared(one, other) for other in names] for one in names], dtype=bool)


def _level(name: str, ethnicity: Ethnicity) -> str:
    return ethnicity.groups[name].level if name in ethnicity.groups else "not known"


def _twice(read: Harmonised, keys: pd.DataFrame, ethnicity: Ethnicity) -> list[Problem]:
    """A broad group beside its own parts, or two groups that share people, in one block."""
    known = keys[keys["group"].isin(ethnicity.groups)]
    order = {name: (-len(ethnicity.atoms_of(name)), ethnicity.order[name]) for name in set(known["group"])}
    names = sorted(order, key=order.__getitem__)
    if not names:
        return []
    present = _present(known, read.block, names).astype(np.float32)
    together = _overlaps(names, ethnicity) & ((present.T @ present) > 0)
    found, told = [], set[int]()
    for place, name in enumerate(names):
        parts = {other for other in range(place + 1, len(names)) if together[place, other]}
        if parts - told:
            found.append(_counted_twice(read, keys, name, [names[part] for part in sorted(parts)]))
        told |= parts
    return found


def _counted_twice(read: Harmonised, keys: pd.DataFrame, name: str, parts: list[str]) -> Problem:
    line = int(read.lines[keys.index[keys["group"] == name][0]])
    title = "The same people are in two groups."
    fix = "Keep the detailed groups and delete the broad one: broad groups are worked out for you."
    found = f"{name}, beside {some(parts, 5)}"
    return Problem("error", "mixed levels", title, fix, line, read.headings["ethnic_group"], found)


def _missing(read: Harmonised, keys: pd.DataFrame, ethnicity: Ethnicity, most: int) -> list[Problem]:
    """A problem for each group of the file and each block that has no row for it, nor for any part of it."""
    if keys.empty:
        return []
    names = sorted(set(keys["group"]), key=ethnicity.order.__getitem__)
    present, blocks = _present(keys, read.block, names), keys.drop_duplicates(read.block)
    absent = (present.astype(np.float32) @ _overlaps(names, ethnicity).astype(np.float32)) == 0
    found: list[Problem] = []
    for place in np.flatnonzero(absent.any(axis=1)):
        for name in _at_its_level(absent[place], present[place], names, ethnicity):
            found.append(_no_row(name, blocks.iloc[place]))
        if len(found) > most:
            return [*found[:most], _MORE_MISSING]
    return found


def _at_its_level(absent: Flags, present: Flags, names: list[str], ethnicity: Ethnicity) -> list[str]:
    """Of the groups without a row, those of the level that the block is given in, or all if none is."""
    levels = {_level(name, ethnicity) for name, there in zip(names, present, strict=True) if there}
    missing = [name for name, gone in zip(names, absent, strict=True) if gone]
    alike = [name for name in missing if _level(name, ethnicity) in levels | {"not known"}]
    return alike or missing


def _no_row(name: str, block: pd.Series) -> Problem:
    split = [value for part, value in block.items() if part not in ("origin", "group") and value != ALL]
    title = f"No row for “{name}” in {', '.join(split)}."
    return Problem(
        "error", "missing group", title, "Add it with 0 if there were none.", column="ethnic_group"
    )


def _left_out(keys: pd.DataFrame, ethnicity: Ethnicity) -> list[Problem]:
    """Groups that no row of the whole file could hold: the source may not count them, or they were lost. A broad group that
    is not there at all is named, and not each of its parts."""
    held = frozenset[str]().union(*(ethnicity.atoms_of(name) for name in set(keys["group"])))
    broad = [name for name in ethnicity.broad if not ethnicity.atoms_of(name) & held]
    told = held.union(*(ethnicity.atoms_of(name) for name in broad))
    detailed = [name for name, group in ethnicity.groups.items() if group.level == "detailed"]
    gone = [*broad, *(name for name in detailed if not ethnicity.atoms_of(name) <= told)]
    if not held or not gone:
        return []
    title = "Some ethnic groups have no row anywhere in the file."
    fix = "If the source counts them, add a row for each, with 0 if there were none."
    return [Problem("warning", "groups left out", title, fix, column="ethnic_group", found=some(gone, 5))]
