"""What is lost of made-up workforces: cells withheld, how many of them only for the sake of others, and the fewest that could be.

`python -m tests.disclosure --councils N`, `--workforces N` and `--sequences N` print these.
"""

import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from config import Config
from config.ethnicity import ALL
from config.refusal import Unsafe
from metrics.disclosure import linked_system
from metrics.disclosure.implied_cells import LinkedCells, linked_cells
from metrics.disclosure.release import build
from metrics.disclosure.totals import offered
from tests.disclosure.sequences import sequence
from tests.disclosure.staff import BROAD, SMALL, any_workforce, council
from tests.metrics.examples import APART, SETTINGS

OTHERS = "All groups but Black"


class Lost(NamedTuple):
    """Of one staff group: the split in which it is shown, its rows there (of a role or grade and a group), those withheld, small
    cells among all that pages offer, others withheld with them, and the fewest others that a solver finds it can do with
    (NaN: not asked). `large` and `answered`: managers together who are 60 or more, and those shown for every group."""

    staff: str
    split: str
    cells: int
    withheld: int
    primary: int
    secondary: int
    fewest: float = np.nan
    large: int = 0
    answered: int = 0


def lost(rows: pd.DataFrame, seconds: float = 0.0, settings: Config = SETTINGS) -> list[Lost]:
    """What the release of these rows loses; with `seconds`, beside the fewest that a solver finds in that time."""
    found = []
    for staff, own in rows.groupby("staff", sort=False):
        release = build(own.reset_index(drop=True), "workforce", settings)
        gone, aside = release["status"].eq("confidential"), release["status"].eq("put_together")
        part = (release[["role", "grade"]] != ALL).any(axis="columns") & ~aside
        split = part & release["group"].isin([*BROAD, OTHERS])
        system = _system(own)
        small = (system.counts > 0) & (system.counts < SMALL)
        primary = int((small[: len(release)] & gone).sum())
        put_aside = np.concatenate([aside, np.zeros(len(system.cell), dtype=bool)])
        fewest = fewest_others(system, small, put_aside, seconds) if seconds else np.nan
        numbers = int(split.sum()), int((gone & split).sum()), primary, int(gone.sum()) - primary
        found.append(
            Lost(str(staff), _split(release[split]), *numbers, fewest, *_managers(own, release[split]))
        )
    return found


def _split(rows: pd.DataFrame) -> str:
    """ "5 x 2", "left out"."""
    if rows["status"].eq("confidential").all():
        return "left out"
    return f"{len(rows[['role', 'grade']].drop_duplicates())} x {rows['group'].nunique()}"


def _managers(own: pd.DataFrame, rows: pd.DataFrame) -> tuple[int, int]:
    """Whether managers together are 60 or more, and whether their row, or each manager's, is shown for Black and all others."""
    managers = SETTINGS.extracts["workforce"].dimensions["role"].joined["Managers"]
    large = own.loc[own["role"].isin(managers), "count"].sum() >= 60
    theirs = rows[rows["role"].isin([*managers, "Managers"])]
    return int(large), int(large and theirs["status"].eq("published").all())


def _system(rows: pd.DataFrame) -> LinkedCells:
    cells = rows.drop(columns=["line", "symbol"]).assign(status="published")
    by = [name for name in cells.columns if name not in ("count", "status", "origin")]
    cells, sums = offered(
        cells.sort_values(by, kind="stable", ignore_index=True),
        SETTINGS.extracts["workforce"],
        SETTINGS,
        complete=True,
        coarser=True,
    )
    return linked_cells(cells, sums, SETTINGS.extracts["workforce"], others_below=SMALL)


def fewest_others(system: LinkedCells, small: np.ndarray, aside: np.ndarray, seconds: float) -> float:
    """The fewest cells beside the small ones, and beside those on no page (`aside`), with which each small one can still be 1
    and 4 in some world: at least so many (the solver's bound) must go. Worlds are of people in fractions here, so that none
    can do with fewer."""
    size, counts = len(system.counts), system.counts
    primary = np.flatnonzero(small)
    if not len(primary):
        return 0.0
    sums = linked_system.distinct(system.sums)
    made = linked_system.of_leaves(size, sums)
    ties = linked_system.ties(made, sums)
    leaves = np.flatnonzero(linked_system.leaves(size, sums))
    chosen = np.flatnonzero(~small & ~aside & system.is_offered)
    wanted = [(cell, value) for cell in primary for value in (1, SMALL - 1) if counts[cell] != value]
    room = float(counts[chosen].max()) + SMALL
    blocks, right_low, right_high = [], [], []
    for number, (cell, value) in enumerate(wanted):
        lines = sparse.vstack([made[[cell]], ties, made[chosen], -made[chosen]])
        penalty = sparse.vstack(
            [sparse.csr_matrix((1 + ties.shape[0], len(chosen))), *[-room * sparse.identity(len(chosen))] * 2]
        )
        pad = [sparse.csr_matrix((lines.shape[0], len(leaves)))] * len(wanted)
        pad[number] = lines
        blocks.append(sparse.hstack([penalty, *pad]))
        right_low += [value - counts[cell], *np.zeros(ties.shape[0]), *np.full(2 * len(chosen), -np.inf)]
        right_high += [value - counts[cell], *np.zeros(ties.shape[0] + 2 * len(chosen))]
    number = len(leaves) * len(wanted)
    answer = milp(
        np.concatenate([np.ones(len(chosen)), np.zeros(number)]),
        constraints=LinearConstraint(sparse.vstack(blocks, format="csr"), right_low, right_high),
        integrality=np.concatenate([np.ones(len(chosen)), np.zeros(number)]),
        bounds=Bounds(
            np.concatenate([np.zeros(len(chosen)), np.tile(-counts[leaves], len(wanted))]),
            np.concatenate([np.ones(len(chosen)), np.full(number, np.inf)]),
        ),
        options={"time_limit": seconds},
    )
    return float(np.ceil(answer.mip_dual_bound - 1e-6)) if answer.mip_dual_bound is not None else np.nan


# A line to print, and whether it says that something went wrong.
Said = tuple[str, bool]


def councils(number: int, asked: int = 5, seconds: float = 20.0) -> Iterator[Said]:
    """councils: what each loses, and would with nothing put together; of the first the fewest cells that could go"""
    every: list[Lost] = []
    apart: list[Lost] = []
    titles = f"{'cells':>6}{'withheld':>9}{'primary':>8}{'secondary':>10}{'fewest':>7}{'apart':>8}"
    yield f"{'council':>8} {'staff':20}{'split':>9}{titles}", False
    for seed in range(number):
        together = lost(council(seed), seconds if seed < asked else 0.0)
        finest = lost(council(seed), settings=APART)
        every, apart = every + together, apart + finest
        for one, fine in zip(together, finest, strict=True):
            numbers = f"{one.cells:6}{one.withheld:9}{one.primary:8}{one.secondary:10}{one.fewest:7.0f}"
            yield f"{seed:8} {one.staff:20}{one.split:>9}{numbers}{fine.withheld:5}/{fine.cells}", False
    for staff in dict.fromkeys(one.staff for one in every):
        yield from _summary(
            [one for one in every if one.staff == staff], [one for one in apart if one.staff == staff]
        )


def _summary(own: list[Lost], apart: list[Lost]) -> Iterator[Said]:
    share, before = (
        sum(one.withheld for one in some) / sum(one.cells for one in some) for some in (own, apart)
    )
    known = [one for one in own if not np.isnan(one.fewest)]
    splits = ", ".join(
        f"{number} in {split}" for split, number in Counter(one.split for one in own).most_common()
    )
    yield (
        f"{own[0].staff}: {share:.0%} of roles or grades by group withheld, {before:.0%} with nothing put together; {splits}",
        False,
    )
    yield (
        f"  primary {sum(one.primary for one in own)}, secondary {sum(one.secondary for one in own)}; of {len(known)} councils "
        f"secondary {sum(one.secondary for one in known)}, at least {sum(one.fewest for one in known):.0f}; "
        f"60 managers or more {sum(one.large for one in own)}, answered {sum(one.answered for one in own)}",
        False,
    )


def workforces(number: int) -> Iterator[Said]:
    """workforces of 1 to 400 people: which of them could not be published"""
    refused, start = 0, time.perf_counter()
    for seed in range(number):
        try:
            build(any_workforce(seed), "workforce", SETTINGS)
        except Unsafe as reason:
            refused += 1
            yield f"{seed}: {reason}", True
    yield f"{number} workforces, {refused} refused: {time.perf_counter() - start:.0f} seconds", False


def sequences(number: int) -> Iterator[Said]:
    """sequences of uploads, corrections and undos: where a check and loading did not say the same"""
    files, refused, start = 0, 0, time.perf_counter()
    for seed in range(number):
        with tempfile.TemporaryDirectory() as folder:
            told = sequence(seed, Path(folder))
        files, refused = files + len(told), refused + sum(not one.loaded for one in told)
        for one in told:
            if not one.agrees:
                yield f"{seed}: check {one.taken}, load {one.loaded}, a way on {one.way_on}", True
    yield (
        f"{number} sequences, {files} files, {refused} refused: {time.perf_counter() - start:.0f} seconds",
        False,
    )
