"""The declared worked examples, worked out by the functions that pages use."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.special import chdtrc  # not scipy.stats: it takes about a second longer to import

from config.help.golden import Golden, Method
from config.target import Target
from metrics.figures.disparity import difference, gap_to_population, rate_ratio, risk_ratio
from metrics.figures.intervals import rate, wilson
from metrics.promises.target_paths import path, progress
from metrics.promises.trends import cochran_armitage

Given = Sequence[float]
# Where a source gives all that a float holds, this much of it is asked for.
FULL = 1e-9


class Digits(NamedTuple):
    """One number of an example: as the source prints it, as we work it out, and whether they agree."""

    name: str
    published: str
    computed: float
    agrees: bool


def worked(case: Golden) -> list[Digits]:
    """Every number of an example, worked out now."""
    found = [float(one) * case.scale for one in METHODS[case.method](case.given)]
    # Sources print limits alone, or a figure alone: ours begin with the figure where it is asked for.
    assert len(case.names) == len(case.answer) <= len(found), case.what
    return [
        Digits(name, printed, one, _agrees(printed, one))
        for name, printed, one in zip(case.names, case.answer, found, strict=False)
    ]


def _agrees(printed: str, computed: float) -> bool:
    """Within half of the last digit printed: "0.8090" was somewhere within 0.00005 of what it says."""
    decimals = len(printed.partition(".")[2])
    full = len(printed.replace(".", "").strip("-0")) >= 10
    allowed = abs(float(printed)) * FULL if full else 0.5 * 10.0**-decimals * (1 + FULL)
    return abs(computed - float(printed)) <= allowed


def _share_gap(given: Given) -> Sequence[Any]:
    """x of n against a population of which part is `given[2]` of `given[3]`."""
    x, n, part, whole = given
    return gap_to_population(x, n, part / whole)


def _trend(given: Given) -> Sequence[Any]:
    """Chi-squared and p; pairs x, n, a year apart."""
    x, n = np.array(given[0::2]), np.array(given[1::2])
    _, chi2 = cochran_armitage(x, n, range(len(x)))
    return chi2, float(chdtrc(1, chi2))


def _path(given: Given) -> Given:
    """What is wanted in each of the years after a baseline that is to fall by a share every year."""
    baseline, by, years = given
    labels = [f"{2020 + year}/{21 + year}" for year in range(int(years) + 1)]
    target = Target(plan="-", kind="reduce", words="-", by=by, baseline=labels[0], due=tuple(labels[1:]))
    return path(target, baseline, labels[1:])


METHODS: dict[Method, Callable[[Given], Sequence[Any]]] = {
    "share and its likely range": lambda given: wilson(*given),
    "rate and its likely range": lambda given: rate(*given),
    "difference of two shares": lambda given: difference(*given)[1:],
    "times as likely": lambda given: risk_ratio(*given),
    "times as often": lambda given: rate_ratio(*given),
    "gap to a population": _share_gap,
    "trend over years": _trend,
    "path of a target": _path,
    "way to a target": lambda given: (progress(*given),),
}
