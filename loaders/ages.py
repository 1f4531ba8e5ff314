"""Bands of ages in any form that people write, held against ours: the one that a band lies in, or those that it lies over."""

import re
from collections.abc import Iterable
from math import inf
from typing import NamedTuple

from config import Dimension
from loaders.harmonising import category_labels, key
from loaders.problems import printable

_AROUND = re.compile(r"\b(aged?|ages|between|from|band|group)\b|(?<=\d) ?(years?|yrs?|y o|s)\b( olds?\b)?")
_FORMS = (
    (re.compile(r"(\d{1,3}) (?:and )?(?:under|less than|<) ?(\d{1,3})"), lambda a, b: (a, b - 1)),
    (re.compile(r"(\d{1,3}) (?:to |and |up to )?(\d{1,3})"), lambda a, b: (a, b)),
    (re.compile(r"(?:under|below|less than|younger than|<) ?(\d{1,3})"), lambda a: (-inf, a - 1)),
    (re.compile(r"(?:up to|<=|≤) ?(\d{1,3})|(\d{1,3}) (?:and|or) (?:under|below|younger|less)"), lambda a: (-inf, a)),
    (re.compile(r"(?:over|above|more than|older than|>) ?(\d{1,3})"), lambda a: (a + 1, inf)),
    (
        re.compile(r"(\d{1,3}) ?(?:\+|plus|(?:and|or) (?:over|above|older|more)|onwards)|(?:>=|≥) ?(\d{1,3})"),
        lambda a: (a, inf),
    ),
    (re.compile(r"(\d{1,3})"), lambda a: (a, a)),
)  # fmt: skip


class Ages(NamedTuple):
    """The first and the last age of a band: without end where it has none."""

    first: float
    last: float


class Over(NamedTuple):
    """Our bands that a band of ages lies over, and the one of them that it could be: none where several, or where it has
    ages that are in none of ours."""

    bands: tuple[str, ...]
    could_be: str


def ages_of(text: str) -> Ages | None:
    """The ages that a text says; None where it says anything else."""
    written = " ".join(_AROUND.sub(" ", key(text)).split())
    for form, ages in _FORMS:
        if found := form.fullmatch(written):
            band = Ages(*ages(*(int(number) for number in found.groups() if number)))
            return band if band.first <= band.last else None
    return None


def over(text: str, labels: Iterable[str]) -> Over | None:
    """Which of our bands a text lies over, where it says ages and `labels` are bands of ages, but for those without a number."""
    ages = ages_of(text)
    ours = {label: band for label in labels if (band := ages_of(label))}
    if not ages or not ours:
        return None
    bands = tuple(
        label for label, band in ours.items() if ages.first <= band.last and band.first <= ages.last
    )
    first, last = min(band.first for band in ours.values()), max(band.last for band in ours.values())
    inside = all(
        max(ages.first, first) >= ours[label].first and min(ages.last, last) <= ours[label].last
        for label in bands
    )
    open_or_ours = (ages.first >= first or ages.first == -inf) and (ages.last <= last or ages.last == inf)
    return Over(bands, bands[0] if len(bands) == 1 and inside and open_or_ours else "")


def over_several(texts: Iterable[str], dimension: Dimension) -> str:
    """The first text that lies over several of our bands, said with them: “0-4” lies over Under 1 and 1 to 4."""
    for text in texts:
        lies = None if key(text) in category_labels(dimension) else over(text, dimension.values)
        if lies and len(lies.bands) > 1:
            *most, last = lies.bands
            return f"“{printable(text)}” lies over {', '.join(most)} and {last}"
    return ""


def none_of_ours(text: str, dimension: Dimension) -> str:
    """What to do about a band of ages that is none of ours and no part of one; "" about any other text."""
    if wide := over_several([text], dimension):
        return f"{wide}. Give each of these a row of its own, or leave the whole column out: its rows are then added up."
    lies = over(text, dimension.values)
    return (
        "We show no such ages. Correct them, or leave the row out: its people are then not counted."
        if lies and not lies.bands
        else ""
    )
