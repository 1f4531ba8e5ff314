"""Every number that pages, downloads and commands give of a borough's release, as an attacker reads them."""

import time
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import numpy as np
import pandas as pd

import config
from config.refusal import Unsafe
from config.release_context import ReleaseContext
from metrics.disclosure.release import build
from metrics.figures.results import comparators, results
from pages.components.render import csv
from pages.components.shared.view import Selection, view_of
from tests.disclosure import boroughs
from tests.disclosure.attacker import COUNTED, Attack, Cell, Fact, counted_in, truth_of
from tests.disclosure.releases import EVERY, PERIODS, Outcome
from tests.downloads import read

SETTINGS = config.load()
# What the two figures of a measure count.
ITEMS = {
    "pupils-suspended": {"numerator": "pupils_suspended", "denominator": "pupils"},
    "suspensions": {"numerator": "suspensions", "denominator": "pupils"},
}
PERIOD = "2023/24"
# Every cell of at most so many pupils keeps a range of at least so many.
SMALL, WIDTH = 9, 4


class Published(NamedTuple):
    """A release, or None where it was refused, and the seconds that making it took."""

    frame: pd.DataFrame | None
    seconds: float


def downloads(release: pd.DataFrame, name: str) -> Iterator[pd.DataFrame]:
    """The file of every view of a measure: each period, area, level of detail, breakdown and comparator."""
    measure = SETTINGS.measures[name]
    released = {"exclusions": release.assign(release=1, upload="EQ", demonstration=False)}
    for detail in ("broad", "detailed"):
        for comparator in comparators(measure, detail):
            table = results(name, released, SETTINGS, comparator)
            places = table[["period", "area", "breakdown"]].drop_duplicates()
            for period, area, breakdown in places.itertuples(index=False):
                chosen = Selection(name, period, area, detail, breakdown, comparator)
                yield read(csv.csv(view_of(table, chosen, SETTINGS)))


def facts(release: pd.DataFrame) -> list[Fact]:
    """What the files say: a printed count is as near the truth as its row says, and a withheld one that was rounded
    to less than 10 is told to be that, so at most 5 and as near."""
    few = release[release["protected"] < SETTINGS.publication.round_shown_from]
    small = {Cell(*named) for named in few[["group", "phase", "sex", "item"]].itertuples(index=False)}
    found: dict[Cell, Fact] = {}
    for name, columns in ITEMS.items():
        for row in pd.concat(downloads(release, name)).to_dict("records"):
            for column, item in columns.items():
                cell, number, within = _cell(row, item), row[column], row["within"]
                if not np.isnan(number):
                    found[cell] = Fact(cell, max(number - within, 0), number + within)
                elif cell not in found and cell in small:
                    found[cell] = Fact(cell, 0, 5 + within)
    return list(found.values())


def _cell(row: dict[str, str], item: str) -> Cell:
    split = {"phase": "All", "sex": "All"}
    if isinstance(row["breakdown"], str) and row["breakdown"]:
        split[row["breakdown"]] = row["category"]
    return Cell(row["group"], split["phase"], split["sex"], item)


def offered() -> list[Cell]:
    """Every cell that some view shows: groups at every level, by phase, by sex and by neither."""
    groups = [
        name for name, group in SETTINGS.ethnicity.groups.items() if group.level in ("broad", "detailed")
    ]
    places = [
        ("All", "All"),
        *product(("Primary", "Secondary", "Special"), ["All"]),
        *product(["All"], ("Boys", "Girls")),
    ]
    return [
        Cell(group, phase, sex, item)
        for group, (phase, sex), item in product([*groups, "Not known", "All"], places, COUNTED)
    ]


def attacked(seed: int, periods: int = 1) -> list[Outcome]:
    """A borough's releases through the product itself, every view of them read and every small cell solved for.

    With more than one period, one pupil's record in every third is put right, and the new version is attacked too.
    """
    borough = boroughs.borough(seed)
    chance, base, found = np.random.default_rng(seed), borough.base, []
    for period in range(periods):
        first = published(base)
        found += _solved(borough.kind, "views", base, first)
        if periods > 1 and period % EVERY == 0 and first.frame is not None:
            put_right = boroughs.corrected(base, chance)
            second = published(put_right, (boroughs.rows(base, PERIOD), first.frame))
            found += _solved(borough.kind, "views, corrected", put_right, second)
            base = put_right
        base = boroughs.next_period(base, chance)
    return found


def of_task(task: tuple[int, bool, bool]) -> list[Outcome]:
    """`attacked` for a worker: seed, whether twelve periods, and a switch of the other run that has no meaning here."""
    seed, many, _ = task
    return attacked(seed, PERIODS if many else 1)


def published(base: np.ndarray, earlier: tuple[pd.DataFrame, pd.DataFrame] | None = None) -> Published:
    """The release of a borough, or none where it is refused, and the seconds that it took."""
    start = time.perf_counter()
    try:
        frame = build(boroughs.rows(base, PERIOD), "exclusions", SETTINGS, ReleaseContext(earlier=earlier))
    except Unsafe:
        frame = None
    return Published(frame, time.perf_counter() - start)


def width(attack: Attack, cell: Cell) -> float:
    """How far apart the most and the least of a cell are, to one who knows besides that there are pupils where there are
    suspensions: between 0 and 4 then is between 1 and 4."""
    if cell.item != "pupils_suspended":
        return attack.range_of(cell, WIDTH)
    wide = attack.range_of(cell, WIDTH + 1)
    if wide > WIDTH or attack.least(cell) > 0:
        return wide
    return wide - (attack.least(cell._replace(item="suspensions")) > 0)


def pupils_exactly(counted: dict[Cell, float]) -> list[Fact]:
    """What an open file of pupils on roll says of them, by group and by phase or sex."""
    return [Fact(cell, number, number) for cell, number in counted.items() if cell.item == "pupils"]


def needed(cell: Cell, counted: dict[Cell, float]) -> float:
    """What is promised of a small cell to somebody who has the pupils of each group exactly: as much as to anybody, but
    that of fewer than five pupils it may follow that it is not none of them."""
    return min(WIDTH, counted[cell._replace(item="pupils")] - 1)


def _solved(kind: str, what: str, base: np.ndarray, made: Published) -> list[Outcome]:
    """What the attacker makes of all views of a release, and with the exact pupils of each group besides."""
    release, seconds = made
    if release is None:
        return [Outcome(kind, what, refused=True, protecting=seconds)]
    truth = truth_of(base)
    counted = {cell: float(counted_in(cell) @ truth) for cell in offered()}
    read = facts(release)
    small: dict[Cell, float] = {cell: WIDTH for cell, number in counted.items() if 0 < number <= SMALL}
    beside = {cell: needed(cell, counted) for cell in small if cell.item != "pupils"}
    exactly = [*(fact for fact in read if fact.cell.item != "pupils"), *pupils_exactly(counted)]
    first = Outcome(
        kind,
        what,
        refused=False,
        shown=sum(fact.least > 0 for fact in read) / len(counted),
        bound=int(max((fact.most - fact.least) / 2 for fact in read if fact.least > 0)),
        # Not measured here: the attacker has no truth to hold the release against.
        mean_error=np.nan,
        largest_error=np.nan,
        protecting=seconds,
    )
    return [
        _narrowed(first, Attack(read, truth), small),
        _narrowed(first._replace(what=f"{what}, pupils known"), Attack(exactly, truth), beside),
    ]


def _narrowed(outcome: Outcome, attack: Attack, wanted: dict[Cell, float]) -> Outcome:
    """How far apart each of these cells is left, and how many less than they should be."""
    start = time.perf_counter()
    widths = {cell: width(attack, cell) for cell in wanted}
    return outcome._replace(
        recovered=sum(wide == 0 < wanted[cell] for cell, wide in widths.items()),
        narrowest=min((wide for cell, wide in widths.items() if wanted[cell] == WIDTH), default=np.inf),
        failed=sum(wide < wanted[cell] for cell, wide in widths.items()),
        attacking=time.perf_counter() - start,
    )
