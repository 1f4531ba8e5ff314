"""How many appointments would bring a group to its share of the population, if nobody left."""

import numpy as np

NOBODY = 1e-9


def appointments(x: float, n: float, share: float) -> tuple[float, bool]:
    """(the fewest people, all of one kind, whose appointment would bring x of n to `share`; whether they are the
    group's own). Of a group below its share so many of the group, of one above it so many of others.

    Appointing k of the group makes it x + k of n + k, so that k is (n share - x) / (1 - share), rounded up; of others
    k is (x - n share) / share. Source: the California Community Colleges' DisImpact, "to reach parity". NaN where no
    number would do, or something is not known.
    """
    wanted = n * share
    if np.isnan(wanted) or np.isnan(x):
        return float("nan"), True
    below = x < wanted
    left = 1 - share if below else share
    if left <= 0:
        return float("nan"), bool(below)
    return float(np.ceil(abs(wanted - x) / left - NOBODY)), bool(below)
