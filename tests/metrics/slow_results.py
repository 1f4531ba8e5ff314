"""The results table worked out a second time, one row at a time: released cells as plain dicts in, the figures of
one row out. Plain Python and exact fractions: nothing here shares a line with `metrics`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from config import Config, Measure
from config.periods import parse

Row = dict[str, Any]
Z = 1.959963984540054
SOURCES = {"misa": 0, "transcribed": 2, "demonstration": 3}
WORST_LAST = [
    "published",
    "low_reliability",
    "rounds_to_zero",
    "not_applicable",
    "not_available",
    "confidential",
]
LOW, HIGH, POINTS = Fraction(4, 5), Fraction(5, 4), Fraction(1, 20)


@dataclass
class Block:
    """One period, area, breakdown and category from one source: by group and role of the item, what is said, and
    how far a rounded count may be from the truth."""

    source: str
    demonstration: bool
    said: dict[str, dict[str, tuple[Fraction | None, str]]] = field(default_factory=dict)
    within: dict[tuple[str, str], Fraction] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)

    def number(self, group: str, role: str) -> Fraction | None:
        return self.said.get(group, {}).get(role, (None, ""))[0]

    def minus(self, group: str, role: str, other: Fraction | None) -> Fraction | None:
        whole = self.number(group, role)
        return None if whole is None or other is None else whole - other


Place = tuple[str, str, str, str]


def blocks(cells: Iterable[Row], include: dict[str, str], roles: dict[str, str], splits: Iterable[str],
           config: Config, extract: str) -> dict[Place, Block]:  # fmt: skip
    """Every block of a measure, of the source that comes first; `roles` says which item is x, n and s. What one
    publication says of a group is never set beside what another does: the one with a figure speaks."""
    found: dict[Place, dict[str, Block]] = {}
    dimensions = list(config.extracts[extract].dimensions)
    # What is put together is said within another cell: of its parts nothing, not even why.
    placed = [
        (cell, _place(cell, include, splits, dimensions))
        for cell in cells
        if cell["status"] != "put_together"
    ]
    figure = {roles["x"], roles.get("s")}
    telling = {_said_by(cell, place) for cell, place in placed if cell["item"] in figure}
    for cell, place in placed:
        if _said_by(cell, place) not in telling:
            continue
        for role, item in roles.items():
            if place is not None and item and cell["item"] == item:
                there = found.setdefault(place, {}).setdefault(
                    cell["source"], Block(cell["source"], cell["demonstration"])
                )
                there.said.setdefault(cell["group"], {})[role] = (cell["count"], cell["status"])
                there.origins[cell["group"]] = cell["origin"]
                there.within[cell["group"], role] = Fraction(cell.get("within") or 0)
    base = "n" if roles.get("n") else "x"
    real = any(block.said and not block.demonstration for each in found.values() for block in each.values())
    chosen = {table: _first(table, found, real, base, config) for table in {place[:3] for place in found}}
    return {
        place: each[source]
        for place, each in found.items()
        if (source := chosen[place[:3]]) in each and each[source].said
    }


def _said_by(cell: Row, place: Place | None) -> tuple[Any, ...]:
    """Of whom a cell is, and in which publication it is said."""
    return place, cell["group"], cell["source"], cell["origin"], cell["release"]


def _place(cell: Row, include: dict[str, str], splits: Iterable[str], dimensions: list[str]) -> Place | None:
    if any(cell[name] != value for name, value in include.items()):
        return None
    split = [name for name in dimensions if name not in include and cell[name] != "All"]
    if split and " x ".join(split) not in splits:
        return None
    return cell["period"], cell["area"], " x ".join(split), ", ".join(cell[name] for name in split)


def _first(
    table: tuple[str, str, str], found: dict[Place, dict[str, Block]], real: bool, base: str, config: Config
) -> str | None:
    """The one source of a table: a period, area and breakdown with all its categories."""
    inside = [block for place, each in found.items() if place[:3] == table for block in each.values()]
    there = [block for block in inside if block.said and not (real and block.demonstration)]

    def rank(source: str) -> tuple[bool, bool, int, int, str]:
        theirs = [block for block in there if block.source == source]
        said = [group for block in theirs for group in block.said]
        bare = not any(group in config.ethnicity.groups for group in said)
        figured = any(
            block.number(group, role) is not None
            for block in theirs for group in block.said for role in (base, "s")
        )  # fmt: skip
        return bare, not figured, SOURCES.get(source, 1), -len(said), source

    return min({block.source for block in there}, key=rank, default=None)


def population(cells: Iterable[Row], name: str, config: Config) -> dict[str, Block]:
    """By area, the block of a population at the date declared or else the latest with ethnic groups."""
    declared = config.comparators[name]
    found = blocks(cells, declared.include, {"x": declared.item}, (), config, declared.extract)
    latest: dict[str, tuple[Any, Block]] = {}
    for (period, area, _, _), block in found.items():
        grouped = any(group in config.ethnicity.groups for group in block.said)
        if (declared.period == period) if declared.period else grouped:
            start = parse(period).start  # type: ignore[union-attr]
            if area not in latest or start > latest[area][0]:
                latest[area] = (start, block)
    return {area: block for area, (_, block) in latest.items()}


@dataclass
class Working:
    """All that one row is worked out from."""

    measure: Measure
    config: Config
    block: Block
    others: dict[Place, Block]
    people: dict[str, Block]
    place: Place
    group: str
    comparator: str

    @property
    def whole(self) -> bool:
        return self.measure.kind == "representation"

    @property
    def ours(self) -> bool:
        """Whether the counts are kept by us: whatever is neither public already nor declared to be."""
        rule = self.config.extracts[self.measure.extract].sources.get(self.block.source)
        return rule is not None and rule.protection in ("suppress", "round")

    def unsafe(self, x: Fraction | None, n: Fraction | None) -> str:
        """Of rounded counts, why x of n is not shown: under 10 of people or events, all but under 10 people, of
        under 30; empty where it is."""
        rule = self.config.extracts[self.measure.extract].sources.get(self.block.source)
        kind = self.config.extracts[self.measure.extract].items[self.measure.numerator].kind
        if rule is None or rule.protection != "round":
            return ""
        if x is not None and kind != "points" and x < 10:
            return "confidential"
        if x is not None and n is not None and kind == "people" and n - x < 10:
            return "confidential"
        return "low_reliability" if n is not None and n < 30 else ""

    @property
    def itself(self) -> bool:
        """Set against its own group, or its own area against that area: nothing is compared."""
        return self.comparator in (self.group, self.place[1])

    def x(self) -> Fraction | None:
        return self.block.number(self.group, "x")

    def n(self) -> Fraction | None:
        return self.block.number("Known", "x") if self.whole else self.block.number(self.group, "n")

    def off(self) -> tuple[Fraction, Fraction]:
        """How far the numerator and the base may be from the truth."""
        base = ("Known", "x") if self.whole else (self.group, "n")
        return self.block.within.get((self.group, "x"), Fraction(0)), self.block.within.get(base, Fraction(0))

    def comparison(self) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
        """The comparator's numerator, base and value."""
        areas = {area.name for area in self.config.publication.areas}
        if self.comparator in self.config.comparators:
            block = self.people.get(self.place[1])
            return self._of(block, self.group, "x", "Known") if block else (None, None, None)
        if self.comparator in areas:
            block = self.others.get((self.place[0], self.comparator, *self.place[2:]))
            if block is None or self.place[1] == self.comparator:
                return None, None, None
            return self._of(
                block, self.group, "x" if self.whole else "n", "Known" if self.whole else self.group
            )
        if self.comparator == "Everyone else":
            a, b = self.block.minus("Known", "x", self.x()), self.block.minus("Known", "n", self.n())
            return a, b, _over(a, b)
        mine, theirs = (self.config.ethnicity.atoms_of(name) for name in (self.group, self.comparator))
        if mine & theirs and self.group != self.comparator:
            return None, None, None
        return self._of(self.block, self.comparator, "n", self.comparator)

    def _of(
        self, block: Block, group: str, role: str, base: str
    ) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
        a, b = block.number(group, "x"), block.number(base, role)
        value = _over(a, b)
        return a, b, block.number(group, "s") if value is None and role == "n" else value

    def printed_within(self, block: Block, group: str) -> Fraction:
        """Half a unit of the last decimal with which a publication gives its shares of a period: of groups, or of
        everybody. 0 of a share that has its counts."""
        if not self._bare(block, group):
            return Fraction(0)
        scale = 1 if self.measure.kind == "average" else max(self.measure.scale, 100)
        alike = [
            (other.number(name, "s") or Fraction(0)) * scale * 10**6
            for place, other in self.others.items()
            for name in other.said
            if place[0] == self.place[0]
            and (name == "All") == (group == "All")
            and self._bare(other, name)
            and other.origins[name] == block.origins[group]
        ]
        units = (10 ** (6 - decimals) for decimals in range(7))
        unit = next((unit for unit in units if all(number % unit == 0 for number in alike)), 0)
        return Fraction(unit, 2 * scale * 10**6)

    def _bare(self, block: Block, group: str) -> bool:
        missing = [block.number(group, role) is None for role in (("x",) if self.whole else ("x", "n"))]
        return block.number(group, "s") is not None and any(missing)

    def comparator_printed_within(self) -> Fraction:
        if self.whole or self.comparator in (*self.config.comparators, "Everyone else"):
            return Fraction(0)
        place = (self.place[0], self.comparator, *self.place[2:])
        if self.comparator in {area.name for area in self.config.publication.areas}:
            return self.printed_within(self.others[place], self.group)
        return self.printed_within(self.block, self.comparator)

    def unknown(self, role: str) -> Fraction | None:
        """What the role counts of people whose group is not known or cannot be placed, whatever row this is; None
        where the source does not say."""
        loose = [name for name, group in self.config.ethnicity.groups.items() if group.level == "unplaced"]
        placed = [self.block.number(name, role) for name in loose if name in self.block.said]
        if any(one is None for one in placed):
            return None
        extra = sum((one for one in placed if one is not None), Fraction(0))
        if "Not known" in self.block.said:
            rest = self.block.number("Not known", role)
            return None if rest is None else rest + extra
        everybody, known = self.block.number("All", role), self.block.number("Known", role)
        return extra if everybody is not None and known is not None and everybody == known + extra else None


def _over(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    return None if a is None or b is None or b <= 0 else a / b


def wilson(x: Fraction, n: Fraction) -> tuple[float, float]:
    """The roots of (p - x/n)^2 = z^2 p (1 - p) / n."""
    p, z2 = float(x / n), Z * Z / float(n)
    middle, reach = p + z2 / 2, math.sqrt(max(0.0, p * (1 - p) * z2 + z2 * z2 / 4))
    return (middle - reach) / (1 + z2) if x else 0.0, (middle + reach) / (1 + z2) if x < n else 1.0


def by_points(value: Fraction | None, other: Fraction | None) -> int:
    gap = None if value is None or other is None else value - other
    return 0 if gap is None or abs(gap) <= POINTS else (1 if gap > 0 else -1)


def by_ratio(
    x: Fraction,
    n: Fraction | None,
    other: Fraction | None,
    off: tuple[Fraction, Fraction] = (Fraction(0), Fraction(0)),
) -> int:
    """The whole interval of the ratio on one side of 0.8 to 1.25, for 30 people and 5 there or expected; of rounded
    counts its lower limit at the least that they may be of the most, its upper the other way round."""
    if not other or n is None or n < 30 or max(x, n * other) < 5 or x > n:
        return 0
    fewest = max(n - off[1], Fraction(1))
    lower = wilson(max(x - off[0], Fraction(0)), n + off[1])[0] / float(other)
    upper = wilson(min(x + off[0], fewest), fewest)[1] / float(other)
    return 1 if lower > 1.25 else (-1 if upper < 0.8 else 0)


def by_band(value: Fraction | None, other: Fraction | None) -> int:
    if value is None or not other:
        return 0
    return 1 if value / other > HIGH else (-1 if value / other < LOW else 0)


def flip(x: Fraction, n: Fraction, verdict: Callable[[Fraction], int]) -> float | None:
    """The fewest people by which x would have to differ, up or down, for another verdict."""

    def steps(sign: int, room: int) -> int | None:
        if room < 1 or verdict(x + sign * room) == verdict(x):
            return None
        same, other = 0, room  # the verdict only ever rises with the number: halve until they meet
        while other - same > 1:
            middle = (same + other) // 2
            same, other = (middle, other) if verdict(x + sign * middle) == verdict(x) else (same, middle)
        return other

    found = [step for step in (steps(1, int(n - x)), steps(-1, int(x))) if step is not None]
    return float(min(found)) if found else None
