"""What promises that ended came to: it stays as it was said, whatever figures came since."""

from collections.abc import Mapping

import pandas as pd

from config.plan import End


def with_ends(table: pd.DataFrame, ends: Mapping[str, End]) -> pd.DataFrame:
    """The progress table with what ended: how, and with what verdict. Nothing is due of it any more."""
    if not ends:
        return table
    ended = table.copy()
    for place, item in zip(table.index, table["item"], strict=True):
        if item in ends:
            end = ends[item]
            ended.at[place, "state"] = end.end
            ended.at[place, "verdict"] = end.state or table.at[place, "verdict"]
            ended.at[place, "due"] = None
    return ended
