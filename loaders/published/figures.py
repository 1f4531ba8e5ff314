"""The cells of a published file as figures: a number, or the reason why there is none."""

import re
from collections.abc import Iterable, Mapping
from functools import partial

import numpy as np
import pandas as pd

from config import Extract, periods
from config.ethnicity import ALL, Ethnicity
from config.family import Family
from config.vocabulary import OF_SO_MANY
from loaders.problems import Problem
from loaders.published.labels import column_title, error, label, listed, translated, unknown

# Not \d, which takes the digits of every script.
WHOLE = re.compile(r"[0-9]{1,12}(\.0+)?|[0-9]{1,3}(,[0-9]{3})+")
DECIMAL = re.compile(r"[0-9]{1,9}(\.[0-9]+)?")
SCORE = re.compile(rf"-?{DECIMAL.pattern}")
COUNTED = ("people", "events")
# Counts of places larger than a council are rounded to this at most.


def long(frame: pd.DataFrame, family: Family, dimensions: Iterable[str]) -> pd.DataFrame:
    """One row a line, item and group, in the file's order: `cell` holds the text and `column` says whose it is.

    A wide file's group comes from the column, any other's from the row.
    """
    keys = frame[["line", "area", "part", "parts", "period", *dimensions, "group", "depth"]]
    pieces = [
        keys.assign(item=item, column=column, cell=frame[column], group=group or frame["group"])
        for item, column, group in _cells_of(family)
    ]
    return pd.concat(pieces).sort_values("line", kind="stable").reset_index(drop=True)


def _cells_of(family: Family) -> list[tuple[str, str, str]]:
    """Each column that holds figures, with its item and, in a wide file, its group."""
    return [
        (item, column, group)
        for item, columns in family.items.items()
        for column, group in ({columns: ""} if isinstance(columns, str) else columns).items()
    ]


def meanings(family: Family, newest: str) -> dict[str, str]:
    """What each symbol means in a file whose newest period is `newest`.

    The file's age decides, not the row's: DfE exchanged its symbols in 2020, and a file published since then
    uses the new ones for its old years too.
    """
    period = periods.parse(newest)
    for symbols in family.symbols:
        until = periods.parse(symbols.until)
        if until is None or (period is not None and period.start <= until.start):
            return {label(symbol): status for symbol, status in symbols.meaning.items()}
    return {}


def read(
    cells: pd.DataFrame, family: Family, extract: Extract, newest: str
) -> tuple[pd.DataFrame, list[Problem]]:
    """`cells` with `count` (NaN where a symbol stands) and `symbol` (None where a number does).

    Numbers of people and events are whole; what is given of so many (per cent) is held as of one. Any other
    text is an error: a blank is not a zero.
    """
    symbols = meanings(family, newest)
    count = pd.Series(np.nan, index=cells.index)
    for item, texts in cells.groupby("item", sort=False)["cell"]:
        number = partial(_number, kind=extract.items[str(item)].kind)
        count[texts.index] = translated(texts, number).astype(float)
    symbol = translated(cells["cell"], lambda text: symbols.get(label(text))).astype(object)
    symbol = symbol.where(symbol.notna() & count.isna(), None)
    kinds = {name: item.kind for name, item in extract.items.items()}
    problems = _unread(cells, count.isna() & symbol.isna(), family, symbols, kinds)
    return cells.assign(count=count, symbol=symbol), problems


def _number(text: str, kind: str) -> float:
    form = WHOLE if kind in COUNTED else SCORE if kind == "score" else DECIMAL
    if not form.fullmatch(text):
        return np.nan
    number = float(text.replace(",", ""))
    if kind in ("share", "percentage") and number > 100:
        return np.nan
    return number / OF_SO_MANY.get(kind, 1)


def _unread(
    cells: pd.DataFrame, bad: pd.Series, family: Family, symbols: dict[str, str], kinds: Mapping[str, str]
) -> list[Problem]:
    title = "This is neither a number nor a symbol that the file is known to use."
    expected = listed(["a number", *(f"“{symbol}”" for symbol in symbols)], "or")
    found: list[Problem] = []
    whole = pd.Series([kinds[item] in COUNTED for item in cells["item"]], index=cells.index)
    parts = bad & whole & translated(cells["cell"], lambda text: bool(DECIMAL.fullmatch(text))).astype(bool)
    for column in cells["column"][bad].unique():
        mine, name = cells["column"] == column, column_title(column, family)
        odd = error("unknown symbol", title, name, expected)
        part = error(
            "unknown symbol", "This is a number of people with a part of a person.", name, "a whole number"
        )
        found += unknown(cells, cells["cell"], bad & mine & ~parts, odd)
        found += unknown(cells, cells["cell"], parts & mine, part)
    return found


def more_than_their_base(
    whole: pd.DataFrame, keys: list[str], family: Family, extract: Extract
) -> list[Problem]:
    """People of an item who are more than the people they are part of."""
    counts = whole.set_index([*keys, "item"])["count"]
    found: list[Problem] = []
    for name, item in extract.items.items():
        part = whole[whole["item"] == name]
        if not item.of or part.empty:
            continue
        base = counts.reindex(pd.MultiIndex.from_frame(part.assign(item=item.of)[[*keys, "item"]])).to_numpy()
        title = (
            f"There are more people here than {extract.items[item.of].title.lower()}, whose part they are."
        )
        columns = family.items[name]
        column = column_title(columns, family) if isinstance(columns, str) else item.title
        problem = error("more than base", title, column, "")
        over = pd.Series(part["count"].to_numpy() > base, index=part.index)
        found += unknown(part, part["cell"], over, problem)
    return found


def more_than_everybody(
    whole: pd.DataFrame, keys: list[str], family: Family, extract: Extract, ethnicity: Ethnicity
) -> list[Problem]:
    """Two broad groups or more that each count as many as the total beside them: the column is of everybody again, in the row
    of each group."""
    counted = [name for name, item in extract.items.items() if item.kind in COUNTED and name in family.items]
    broad = whole[whole["item"].isin(counted) & translated(whole["group"], ethnicity.is_broad).astype(bool)]
    if broad.empty:
        return []
    place = [*(key for key in keys if key != "group"), "item"]
    totals = whole[whole["group"].eq(ALL)].set_index(place)["count"]
    everybody = totals.reindex(pd.MultiIndex.from_frame(broad[place])).to_numpy()
    same = broad["count"].eq(everybody) & broad["count"].gt(0)
    over = same & same.groupby([broad[name] for name in place], dropna=False).transform("sum").gt(1)
    title = "Several ethnic groups of this column count as many as everybody."
    return [
        found
        for column in broad["column"][over].unique()
        for found in unknown(
            broad, broad["cell"], over & broad["column"].eq(column),
            error("more than everybody", title, column_title(column, family), "people of this group alone"),
        )
    ]  # fmt: skip
