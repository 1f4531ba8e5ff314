"""What one slide of a deck shows at one of the store's numbers: its views, a course, or the plans; or why nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from config import Config
from config.deck import NEWEST, DeckSlide, Shown
from config.periods import in_order
from pages.components.shared.view import Selection, View
from pages.components.words.over_time import Course, Place


@dataclass(frozen=True)
class Promises:
    """The progress table as it stood on a day."""

    table: pd.DataFrame
    day: date


@dataclass(frozen=True)
class SlideFigures:
    """A slide with what it shows. `problem`: why nothing is shown, in words; `taken_back`: that it is for that. `course`:
    of a slide over time; `promises`: of one about the plans."""

    slide: DeckSlide
    views: tuple[View, ...] = ()
    course: Course | None = None
    promises: Promises | None = None
    problem: str = ""
    taken_back: bool = False


def newest_period(table: pd.DataFrame, area: str, breakdown: str) -> str:
    """The newest period of a view that has ethnic groups, as a page opens with; "" where there is no figure."""
    inside = table[table["area"].eq(area) & table["breakdown"].eq(breakdown)]
    grouped = inside.loc[inside["group"].ne("All") & inside["value"].notna(), "period"]
    labels = in_order(grouped if len(grouped) else inside["period"])
    return labels[-1] if labels else ""


def selection_of(shown: Shown, table: pd.DataFrame, config: Config) -> Selection | None:
    """The view that a slide names, among the rows of its measure's results table; None where there is none.

    Its comparator is the one that is named, or "" for the measure's own.
    """
    if not len(table):
        return None
    area = shown.area or config.area
    period = newest_period(table, area, shown.breakdown) if shown.period == NEWEST else shown.period
    shows = table["area"].eq(area) & table["breakdown"].eq(shown.breakdown) & table["period"].eq(period)
    if not shows.any():
        return None
    return Selection(shown.measure, period, area, shown.detail, shown.breakdown, shown.comparator)


def place_of(shown: Shown, places: Sequence[Place], first: Place | None) -> Place | None:
    """Whose course a slide over time draws: the group that it names, or else the one that the page opens with."""
    if shown.group:
        return next((place for place in places if place == Place(shown.group, shown.category)), None)
    return first


def same_figures(before: SlideFigures, after: SlideFigures) -> bool:
    """Whether a slide shows the same at two numbers, whatever release its figures were taken from."""
    if len(before.views) != len(after.views) or bool(before.problem) != bool(after.problem):
        return False
    views = zip(before.views, after.views, strict=True)
    if any(a.selection.period != b.selection.period or not _same(a.rows, b.rows) for a, b in views):
        return False
    if before.course is None or after.course is None:
        return before.course is after.course
    return _same(pd.DataFrame(before.course.rows).T, pd.DataFrame(after.course.rows).T)


def _same(before: pd.DataFrame, after: pd.DataFrame) -> bool:
    """Equal but for the number of the release. `equals` takes two NaN for the same."""
    plain = [
        frame.drop(columns="release", errors="ignore").reset_index(drop=True) for frame in (before, after)
    ]
    return bool(plain[0].equals(plain[1]))
