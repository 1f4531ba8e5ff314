"""What a heading may mean: our own name for a column wins over its title, and a title over the other headings that it is
known by ("pupils" is the number of pupils, although a column of pupil groups may be headed so too)."""

from collections import defaultdict
from functools import lru_cache

from config import Dimension, Extract, Item
from loaders.harmonising import ELSEWHERE, MISA, key

Ranks = tuple[dict[str, list[str]], ...]
SOURCE = "source"
# How the template of figures published elsewhere calls that column.
PUBLISHED_IN = "published_in"
# What the columns that every extract has are headed by, beside our own names for them.
FIXED = {
    "period": (
        "reporting period", "reporting date", "reporting quarter", "reporting year", "date", "year",
        "quarter", "qtr", "as at", "as at date", "as of", "snapshot", "snapshot date",
        "date of snapshot", "quarter end", "quarter ending", "quarter ended", "quarter end date",
        "period end", "period ending", "period end date", "time period", "month", "month end",
        "month ending", "position at", "position date", "financial year", "financial quarter",
        "academic year", "school year",
    ),
    "area": (
        "local authority", "area name",
    ),
    "ethnic_group": (
        "ethnicity", "group", "ethnic background", "ethnic origin", "ethnic category", "ethnicity group",
        "ethnic group description", "ethnicity description", "ethnicity code", "ethnic code", "ethnic group code",
        "race", "race or ethnicity",
    ),
}  # fmt: skip


def ranks_of(extract: Extract, source: str) -> Ranks:
    """Key of a heading -> our names for it; three ranks, of which the first that knows a heading decides."""
    columns: dict[str, Dimension | Item] = {**extract.dimensions, **extract.items}
    return _ranks(tuple((name, column.title, column.headers) for name, column in columns.items()), source)


# A file is held against every extract, in every layout that it might have.
@lru_cache
def _ranks(columns: tuple[tuple[str, str, tuple[str, ...]], ...], source: str) -> Ranks:
    names = [*FIXED, *(name for name, _, _ in columns), *([] if source == MISA else [SOURCE])]
    ranks: Ranks = (defaultdict(list), defaultdict(list), defaultdict(list))
    for name in names:
        ranks[0][key(name)].append(name)
    for name, title, headers in columns:
        ranks[1][key(title)].append(name)
        for heading in headers:
            ranks[2][key(heading)].append(name)
    for name, headings in FIXED.items():
        for heading in headings:
            ranks[2][key(heading)].append(name)
    if source == ELSEWHERE:
        ranks[0][key(PUBLISHED_IN)].append(SOURCE)
    return tuple(dict(rank) for rank in ranks)
