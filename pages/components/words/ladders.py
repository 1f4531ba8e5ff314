"""A share through ordered grades, in words: how it thins or grows from junior to senior."""

import pandas as pd

from config import Config
from pages.components.shared import cell_text, number_text
from pages.components.shared.view import View
from pages.components.words import findings


def headline(view: View, config: Config) -> str:
    """The group that the view names, or else the one whose share differs most between the first and the last grade that
    can be shown; empty where fewer than two grades can."""
    courses = _courses(view)
    if not courses:
        return ""
    group = _leading(view, courses)
    first, last = courses[group]
    way = "rises" if _rise(courses[group]) > 0 else "falls"
    who = config.ethnicity.phrase(group, view.measure.people)
    return (
        f"The share of **{who} {way} from {number_text.value(first['value'], view.measure)}** {_grade(first)} "
        f"**to {number_text.value(last['value'], view.measure)}** {_grade(last)}."
    )


def second(view: View, config: Config) -> str:
    """How many people of that group stand on the last grade shown, and what the target would be met by."""
    courses = _courses(view)
    if not courses:
        return ""
    group = _leading(view, courses)
    _, last = courses[group]
    against = number_text.value(last["comparator_value"], view.measure)
    said = (
        f"Of {_those(last)}, {number_text.count(last['numerator'])} {'is' if last['numerator'] == 1 else 'are'} "
        f"{config.ethnicity.phrase(group, view.measure.people)}"
    )
    said += _not_shown_above(view, last)
    if not against:
        return f"{said}."
    noun = (
        config.comparators[view.selection.comparator].noun
        if view.selection.comparator in config.comparators
        else "others"
    )
    return (
        f"{said}. The same group makes up {against} of {findings.of_area(noun, view.selection.area, config)}."
    )


def _not_shown_above(view: View, last: pd.Series) -> str:
    """That the way up goes further than the figures do: the grades above the last one shown."""
    there = set(view.groups["category"])
    above = view.measure.ordered[view.measure.ordered.index(str(last["category"])) + 1 :]
    names = [name for name in above if name in there]
    return (
        f" (too few to show for {' and '.join(cell_text.on_grade(name) for name in names)})" if names else ""
    )


def _courses(view: View) -> dict[str, tuple[pd.Series, pd.Series]]:
    """For each group its first and last grade with a figure, junior to senior, where the two are not written alike."""
    order = {name: place for place, name in enumerate(view.measure.ordered)}
    rows = view.groups[view.groups["category"].isin(order) & view.groups["value"].notna()]
    rows = rows.assign(place=rows["category"].map(order)).sort_values("place")
    ends = {
        str(group): (found.iloc[0], found.iloc[-1])
        for group, found in rows.groupby("group")
        if len(found) > 1
    }
    written = {
        group: [number_text.value(end["value"], view.measure) for end in both] for group, both in ends.items()
    }
    return {group: both for group, both in ends.items() if len(set(written[group])) == 2}


def _leading(view: View, courses: dict[str, tuple[pd.Series, pd.Series]]) -> str:
    """The group that the view names, or else the one whose share differs most."""
    return view.selection.about if view.selection.about in courses else _widest(courses)


def _widest(courses: dict[str, tuple[pd.Series, pd.Series]]) -> str:
    """The group that falls most: who is lost on the way up is the question; a rise where nobody falls."""
    return min(courses, key=lambda name: _rise(courses[name]))


def _rise(ends: tuple[pd.Series, pd.Series]) -> float:
    return float(ends[1]["value"] - ends[0]["value"])


def _grade(row: pd.Series) -> str:
    """A grade after a share: "of case holders", but "at Scale 1 to 6"."""
    grade = str(row["category"])
    return f"{'of' if cell_text.is_job(grade) else 'at'} {cell_text.on_grade(grade)}"


def _those(row: pd.Series) -> str:
    """The people on a grade, counted: "25 middle managers", "95 people at Head of service and above"."""
    number, grade = number_text.count(row["denominator"]), str(row["category"])
    return f"{number} {'' if cell_text.is_job(grade) else 'people at '}{cell_text.on_grade(grade)}"
