"""Which groups a view shows, and which cells make each of them: exact unions of atoms, never a near match.

A source may give broad groups, detailed ones, both, or unions of its own. Every target is tiled exactly by
what the source has, or not shown under that name; two sources are compared at the finest unions that both
can make.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from config.ethnicity import Ethnicity

Detail = Literal["broad", "detailed"]
Atoms = frozenset[str]


@dataclass(frozen=True)
class Shown:
    """One group of a view: its name, the cells that add up to it, and the comparator's cells that do (none
    where the comparator cannot make the same set of people)."""

    name: str
    parts: tuple[str, ...]
    against: tuple[str, ...] = ()


def tile(target: Atoms, names: Iterable[str], ethnicity: Ethnicity) -> tuple[str, ...]:
    """The fewest of `names` that together hold exactly the people of `target`; empty where they cannot."""
    left, chosen = target, []
    for name in sorted(names, key=lambda name: (-len(ethnicity.atoms_of(name)), ethnicity.order[name])):
        atoms = ethnicity.atoms_of(name)
        if atoms and atoms <= left:
            chosen.append(name)
            left -= atoms
    return tuple(chosen) if not left else ()


def placed(names: Iterable[str], ethnicity: Ethnicity) -> frozenset[str]:
    """The names that are groups inside the classification: not totals, not known or unplaced."""
    return frozenset(
        name for name in names if name in ethnicity.groups and ethnicity.groups[name].level != "unplaced"
    )


def partition(names: Iterable[str], ethnicity: Ethnicity) -> tuple[str, ...]:
    """Disjoint names that hold everybody once, the largest first: what adds up to all whose group is known."""
    taken: Atoms = frozenset()
    chosen = []
    for name in sorted(names, key=lambda name: (-len(ethnicity.atoms_of(name)), ethnicity.order[name])):
        if not ethnicity.atoms_of(name) & taken:
            chosen.append(name)
            taken |= ethnicity.atoms_of(name)
    return tuple(sorted(chosen, key=ethnicity.order.__getitem__))


def finest(names: frozenset[str], ethnicity: Ethnicity) -> tuple[str, ...]:
    """The names that hold no smaller one of `names`: the most detailed rows a source has."""
    atoms = {name: ethnicity.atoms_of(name) for name in names}
    leaves = [name for name in names if not any(atoms[other] < atoms[name] for other in names)]
    return tuple(sorted(leaves, key=ethnicity.order.__getitem__))


@lru_cache(maxsize=4096)
def _shown(
    visible: frozenset[str], hidden: frozenset[str], against: frozenset[str] | None, detail: Detail, key: int
) -> tuple[Shown, ...]:
    ethnicity = _KNOWN_ETHNICITIES[key]
    rows = (_broad if detail == "broad" else _detailed)(visible, hidden, against, ethnicity)
    return tuple(sorted(rows, key=lambda row: ethnicity.order[row.name]))


_KNOWN_ETHNICITIES: dict[int, Ethnicity] = {}


def shown(
    visible: frozenset[str],
    hidden: frozenset[str],
    against: frozenset[str] | None,
    detail: Detail,
    ethnicity: Ethnicity,
) -> tuple[Shown, ...]:
    """The groups to show of a block whose cells are `visible` or `hidden` (withheld), in their order.

    `against`: the group names that the comparator has, or None where nothing from outside is compared.
    Where a broad group cannot be made, its parts are shown under their own names, never an incomplete union.
    """
    _KNOWN_ETHNICITIES[id(ethnicity)] = ethnicity
    return _shown(visible, hidden, against, detail, id(ethnicity))


def _compared(
    name: str, parts: tuple[str, ...], against: frozenset[str] | None, ethnicity: Ethnicity
) -> Shown:
    return Shown(name, parts, tile(ethnicity.atoms_of(name), against or (), ethnicity))


def _broad(
    visible: frozenset[str], hidden: frozenset[str], against: frozenset[str] | None, ethnicity: Ethnicity
) -> list[Shown]:
    names, taken, rows = visible | hidden, frozenset[str](), []
    broad = [name for name in ethnicity.groups if ethnicity.is_broad(name)]
    for target in broad:
        atoms = ethnicity.atoms_of(target)
        inside = frozenset(name for name in names - {target} if ethnicity.atoms_of(name) <= atoms)
        parts = partition(inside, ethnicity)
        whole = target in visible or (target in hidden and not _speaks(parts, visible, ethnicity))
        for name in (target,) if whole else parts:
            rows.append(_compared(name, (name,), against, ethnicity))
            taken |= ethnicity.atoms_of(name)
    elsewhere = frozenset(name for name in names if not ethnicity.atoms_of(name) & taken)
    return rows + [_compared(name, (name,), against, ethnicity) for name in partition(elsewhere, ethnicity)]


def _speaks(parts: tuple[str, ...], visible: frozenset[str], ethnicity: Ethnicity) -> bool:
    """Whether a withheld group has most of itself published under a name of its own ("Asian without Chinese")."""
    return any(name in visible and ethnicity.groups[name].level == "union" for name in parts)


def _detailed(
    visible: frozenset[str], hidden: frozenset[str], against: frozenset[str] | None, ethnicity: Ethnicity
) -> list[Shown]:
    leaves = finest(visible | hidden, ethnicity)
    if not against:
        return [Shown(name, (name,)) for name in leaves]
    rows = []
    for ours, theirs in _components(leaves, finest(against, ethnicity), ethnicity):
        union = frozenset[str]().union(*(ethnicity.atoms_of(name) for name in ours))
        same = union == frozenset[str]().union(*(ethnicity.atoms_of(name) for name in theirs))
        name = ethnicity.name_of.get(union)
        mergeable = len(ours) == 1 or name in visible or not hidden & set(ours)
        if same and name and mergeable:
            rows.append(Shown(name, (name,) if name in visible | hidden else ours, theirs))
        else:
            rows += [_compared(part, (part,), against, ethnicity) for part in ours]
    return rows


def _components(
    ours: tuple[str, ...], theirs: tuple[str, ...], ethnicity: Ethnicity
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Our names and theirs joined wherever they share people: each pair is the finest comparison there is."""
    parts: list[tuple[list[str], list[str], Atoms]] = [
        ([name], [], ethnicity.atoms_of(name)) for name in ours
    ]
    for name in theirs:
        atoms = ethnicity.atoms_of(name)
        touching = [part for part in parts if part[2] & atoms]
        if not touching:
            continue
        joined = (
            [one for part in touching for one in part[0]],
            [one for part in touching for one in part[1]] + [name],
            frozenset[str]().union(atoms, *(part[2] for part in touching)),
        )
        parts = [part for part in parts if part not in touching] + [joined]
    return [(tuple(first), tuple(second)) for first, second, _ in parts]
