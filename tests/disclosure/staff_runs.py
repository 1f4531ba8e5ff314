"""What is lost of made-up workforces: cells withheld, how many of them only for the sake of others, and the fewest that could be.

`python -m tests.disclosure --councils N`, `--workforces N` and `--sequences N` print these.
"""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from config.ethnicity import ALL
from config.refusal import Unsafe
from metrics.disclosure import linked_system
from metrics.disclosure.implied_cells import LinkedCells, linked_cells
from metrics.disclosure.release import build
from metrics.disclosure.totals import offered
from tests.disclosure.sequences import sequence
from tests.disclosure.staff import BROAD, SMALL, any_workforce, council
from tests.metrics.examples import SETTINGS


class Lost(NamedTuple):
    """Of one staff group: its cells of a role or grade and a broad group, those withheld, small ones among all cells of the
    release, others withheld with them, and the fewest others that a solver finds it can do with (NaN: not asked)."""

    staff: str
    cells: int
    withheld: int
    primary: int
    secondary: int
    fewest: float = np.nan


def lost(rows: pd.DataFrame, seconds: float = 0.0) -> list[Lost]:
    """What the release of these rows loses; with `seconds`, beside the fewest that a solver finds in that time."""
    found = []
    for staff, own in rows.groupby("staff", sort=False):
        release = build(own.reset_index(drop=True), "workforce", SETTINGS)
        split = release["group"].isin(BROAD) & (release[["role", "grade"]] != ALL).any(axis="columns")
        gone = release["status"].eq("confidential")
        system = _system(own)
        small = (system.counts > 0) & (system.counts < SMALL)
        primary = int(small[: len(release)].sum())
        fewest = fewest_others(system, small, seconds) if seconds else np.nan
        numbers = int(split.sum()), int((gone & split).sum()), primary, int(gone.sum()) - primary
        found.append(Lost(str(staff), *numbers, fewest))
    return found


def _system(rows: pd.DataFrame) -> LinkedCells:
    cells = rows.drop(columns=["line", "symbol"]).assign(status="published")
    by = [name for name in cells.columns if name not in ("count", "status", "origin")]
    cells, sums = offered(
        cells.sort_values(by, kind="stable", ignore_index=True),
        SETTINGS.extracts["workforce"],
        SETTINGS,
        complete=True,
    )
    return linked_cells(cells, sums, SETTINGS.extracts["workforce"], others_below=SMALL)


def fewest_others(system: LinkedCells, small: np.ndarray, seconds: float) -> float:
    """The fewest cells beside the small ones with which each small one can still be 1 and 4 in some world: at least so many
    (the solver's bound) must go. Worlds are of people in fractions here, so that none can do with fewer."""
    size, counts = len(system.counts), system.counts
    primary = np.flatnonzero(small)
    if not len(primary):
        return 0.0
    sums = linked_system.distinct(system.sums)
    made = linked_system.of_leaves(size, sums)
    ties = linked_system.ties(made, sums)
    leaves = np.flatnonzero(linked_system.leaves(size, sums))
    chosen = np.flatnonzero(~small & system.is_offered)
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
    """councils: what each loses, and for the first of them the fewest that could go"""
    every: list[Lost] = []
    yield (
        f"{'council':>8} {'staff':20}{'cells':>6}{'withheld':>9}{'primary':>8}{'secondary':>10}{'fewest':>7}",
        False,
    )
    for seed in range(number):
        for one in lost(council(seed), seconds if seed < asked else 0.0):
            every.append(one)
            numbers = f"{one.cells:6}{one.withheld:9}{one.primary:8}{one.secondary:10}{one.fewest:7.0f}"
            yield f"{seed:8} {one.staff:20}{numbers}", False
    for staff in dict.fromkeys(one.staff for one in every):
        own = [one for one in every if one.staff == staff]
        share = sum(one.withheld for one in own) / sum(one.cells for one in own)
        known = [one for one in own if not np.isnan(one.fewest)]
        yield (
            (
                f"{staff}: {share:.0%} of role or grade by group withheld; primary {sum(one.primary for one in own)}, "
                f"secondary {sum(one.secondary for one in own)}; of {len(known)} councils secondary "
                f"{sum(one.secondary for one in known)}, at least {sum(one.fewest for one in known):.0f}"
            ),
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
