"""What the kinds have in common: a share, what its verdict hangs on, and the columns that each of them fills."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from metrics.figures import rounding_limits

FIGURES = [
    "value", "lower", "upper", "value_min", "value_max", "comparator_value", "gap", "gap_lower", "gap_upper",
    "ratio", "ratio_lower", "ratio_upper", "needed", "flip",
]  # fmt: skip
Limit = np.ndarray | float


def share_of(x: np.ndarray, n: np.ndarray) -> np.ndarray:
    """x / n, NaN where there is no base: a zero base is not applicable, never zero."""
    return np.divide(x, n, out=np.full(np.shape(x), np.nan), where=n > 0)


def counted_or_given(rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The value of each row, and whether it rests on counts: x of n where both are there, else the source's own."""
    x, n, given = numbers(rows, "x", "n", "s")
    counted = ~(np.isnan(x) | np.isnan(n))
    return np.where(counted, share_of(x, n), given), counted


def both_counted(rows: pd.DataFrame) -> np.ndarray:
    """Whether a row and what it is set against both rest on counts: else nothing is said of chance, or of people."""
    return ~np.isnan(np.column_stack(numbers(rows, "x", "n", "c_x", "c_n"))).any(axis=1)


def numbers(rows: pd.DataFrame, *names: str) -> tuple[np.ndarray, ...]:
    """Columns of rows as numbers."""
    return tuple(rows[name].to_numpy(dtype=float) for name in names)


def counts_of(rows: pd.DataFrame, prefix: str = "", *, part: bool = True) -> rounding_limits.Counts:
    """x and n of rows with how far each may be off; `prefix`: "c_" of what they are compared with."""
    names = [f"{prefix}{name}" for name in ("x", "n", "x_within", "n_within")]
    x, n, x_within, n_within = numbers(rows, *names)
    return rounding_limits.Counts(x, n, x_within, n_within, part)


def reaches_limit(
    code: np.ndarray, lower: np.ndarray, upper: np.ndarray, low: Limit, high: Limit
) -> np.ndarray:
    """Whether the interval reaches past the limit that the verdict hangs on."""
    with np.errstate(invalid="ignore"):
        return np.select([code > 0, code < 0], [lower <= high, upper >= low], (lower < low) | (upper > high))


def depends_on_not_known(
    code: np.ndarray, unknown: np.ndarray, bounds: Callable[[], tuple[np.ndarray, np.ndarray]]
) -> np.ndarray:
    """Whether some way of placing the people whose group is not known gives another verdict; where their number
    is not known nothing is said."""
    least, most = bounds()
    return (np.nan_to_num(unknown) > 0) & ((least != code) | (most != code))


def certainties(crosses: np.ndarray, depends: np.ndarray) -> np.ndarray:
    return np.select([crosses, depends], ["too_close", "depends_on_not_known"], "clear").astype(object)
