"""The results table of several years together: which years may be added up, and their figures."""

from collections.abc import Mapping

import pandas as pd

from config import Config
from config.periods import parse, years_of
from metrics.figures import several_years
from metrics.figures.results import COLUMNS, results
from metrics.promises import series

# Of a day or a quarter many of the same people are counted again.
YEARS = ("academic year", "financial year")


def table(
    name: str, released: Mapping[str, pd.DataFrame], config: Config, comparator: str, yearly: pd.DataFrame
) -> pd.DataFrame:
    """The results table of every two to five years together of a measure that is read so (`several_years`), COLUMNS in
    order. `yearly`: its results table, of which our own area's years say which may be put together: unbroken ones of one way
    of counting, and none that Covid touched."""
    if not config.measures[name].several_years or yearly.empty:
        return pd.DataFrame(columns=COLUMNS)
    ours = yearly[yearly["area"].eq(config.area) & yearly["breakdown"].eq("")]
    years = [label for label in set(ours["period"]) if (period := parse(label)) and period.kind in YEARS]
    counted = ours[ours["numerator"].notna() & ours["denominator"].notna() & ours["period"].isin(years)]
    sources = dict(zip(counted["period"], counted["source"], strict=True))
    breaks = series.breaks_of(yearly["source"].unique(), config)
    runs = series.runs(sources, breaks, config)
    asked = list(several_years.windows(runs))
    return results(name, released, config, comparator, windows=asked)


def of_length(found: pd.DataFrame, years: int) -> pd.DataFrame:
    """The rows of windows of so many years: they never overlap."""
    return found[found["period"].map(years_of).eq(years).astype(bool)]
