"""What the cells of a sheet look like before anybody knows what they mean: totals, notes, numbers."""

import re
from collections.abc import Callable, Iterable

from loaders.harmonising import clean, key
from loaders.quantities import as_number

_TOTAL = re.compile(
    r"(grand |overall |sub ?)?totals?|sum|overall result"
    r"|(all|total)( (groups|ethnic groups|ethnicities|staff|pupils|students|learners|children|(young )?people|employees))?"
)
_TOTAL_OF = re.compile(r"(?P<before>.+) (sub ?)?totals?|(sub ?)?totals? (for |of )?(?P<after>.+)")
_NUMBER = re.compile(r"'?-?[0-9][0-9,  ]*(\.[0-9]+)? ?%?")
_WHOLE = re.compile(r"[0-9]{1,9}|[0-9]{1,3}(,[0-9]{3})+|[0-9]{1,3}( [0-9]{3})+")
_BEGINS_NOTE = re.compile(
    r"(source|notes?|nb|n\.b\.|produced|prepared|data|report|run|extracted|printed|footnote|please|contact|figures"
    r"|headcount|excludes?|includes?|end of)\b|[*†‡]|\(?\d\)|https?:",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(distinct count|count|sum|number|no\.?|total)( of)? .+", re.IGNORECASE)
# A label of a column is seldom so long.
_LONG = 15


def is_total(text: str) -> bool:
    """Whether a cell says "total" and nothing of what."""
    return _TOTAL.fullmatch(key(text)) is not None


def total_of(text: str) -> str | None:
    """ "Case holder" in "Case holder Total", or None; as labels are looked up."""
    found = None if is_total(text) else _TOTAL_OF.fullmatch(key(text))
    return next(filter(None, found.groupdict().values()), None) if found else None


def says_total(text: str) -> bool:
    return is_total(text) or total_of(text) is not None


def is_count(text: str) -> bool:
    """Whether a text says that something is counted, as the corner of a pivot table does."""
    return _COUNTED.fullmatch(clean(text)) is not None


def is_number(text: str) -> bool:
    return _NUMBER.fullmatch(clean(text)) is not None


def whole(text: str) -> int | None:
    """The whole number in a cell, with or without commas or spaces between thousands."""
    written = as_number(text)
    return int(re.sub("[, ]", "", written)) if _WHOLE.fullmatch(written) else None


def begins_like_note(text: str) -> bool:
    return _BEGINS_NOTE.match(clean(text)) is not None


def reads_like_note(text: str) -> bool:
    """Whether a text says something about a table rather than names a row of it."""
    written = clean(text)
    return begins_like_note(written) or (len(written) >= _LONG and " " in written)


def texts_that(judge: Callable[[str], bool], rows: Iterable[Iterable[str]]) -> frozenset[str]:
    """The cells' texts of which something holds: each distinct one is judged once."""
    return frozenset(text for text in set().union(*rows) if judge(text))


def filled(row: list[str]) -> list[int]:
    """The places of the cells that hold anything."""
    return [place for place, cell in enumerate(row) if cell.strip()]
