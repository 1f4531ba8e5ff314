"""The view with which a line of the overview, or the page of a measure, opens: our own area, the newest period."""

from collections.abc import Mapping

import pandas as pd

from config import Config
from config.page import Cell
from config.periods import in_order
from pages.components.shared.view import Selection, View, view_of


def latest(
    cell: Cell,
    tables: Mapping[str, pd.DataFrame],
    config: Config,
    detail: str = "broad",
    *,
    whole: bool = False,
) -> View | None:
    """The newest view of our own area with ethnic groups for one line; None where there is none. `whole`: with every
    part of its breakdown, and not the line's own alone."""
    found = tables[cell.measure]
    inside = found[
        found["area"].eq(config.area)
        & found["detail"].eq(detail)
        & found["breakdown"].eq(cell.breakdown)
        & (found["category"].eq(cell.category) | whole)
    ]
    periods = in_order(inside.loc[inside["value"].notna() | inside["status"].ne("published"), "period"])
    if not periods:
        return None
    named = str(inside["comparator"].iloc[0])
    return view_of(
        inside, Selection(cell.measure, periods[-1], config.area, detail, cell.breakdown, named), config
    )
