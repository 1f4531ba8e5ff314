"""Pages: which measures stand on each, what the overview shows of them, and the seed document's own table."""

from config.access import RoleName
from config.vocabulary import Declared


class Cell(Declared):
    """A line of the overview: a measure, and one category or group of it where that is meant."""

    title: str
    measure: str
    breakdown: str = ""
    category: str = ""
    group: str = ""


class Page(Declared):
    """One page of the product, in the order of the navigation. `choose` labels its first filter; `measures`
    puts them in an order other than their files'; `promises` are those of the plans that it shows beside them;
    `matrix` and `key` are the overview's two tables, a line each. `role` is the least that may open it.
    """

    title: str
    script: str
    question: str = ""
    url: str
    role: RoleName = "viewer"
    choose: str = "Measure"
    measures: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    matrix: tuple[Cell, ...] = ()
    key: tuple[Cell, ...] = ()


class Reading(Declared):
    """One way of reading a figure whose group is not defined: what it would have to be set beside."""

    title: str
    group: str
    words: str


class Slide(Declared):
    """A table of a seed document as it stands there, with the readings that it allows."""

    title: str
    source: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    why: str
    readings: tuple[Reading, ...]
