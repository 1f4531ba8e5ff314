"""A share through ordered grades, in words: how it thins or grows from junior to senior."""

import pandas as pd

from config import Config
from pages.components import figures, findings
from pages.components.view import View


def headline(view: View, config: Config) -> str:
    """The group whose share differs most between the first and the last grade that can be shown; empty where
    fewer than two grades can."""
    courses = _courses(view)
    if not courses:
        return ""
    group = _widest(courses)
    first, last = courses[group]
    way = "rises" if _rise(courses[group]) > 0 else "falls"
    who = config.ethnicity.phrase(group, view.measure.people)
    return (
        f"The share of **{who} {way} from {figures.value(first['value'], view.measure)}** of {_grade(first)} "
        f"**to {figures.value(last['value'], view.measure)}** of {_grade(last)}."
    )


def second(view: View, config: Config) -> str:
    """How many people of that group stand on the last grade shown, and what the target would be met by."""
    courses = _courses(view)
    if not courses:
        return ""
    group = _widest(courses)
    _, last = courses[group]
    against = figures.value(last["comparator_value"], view.measure)
    said = (
        f"Of {figures.count(last['denominator'])} people at {_grade(last, plural=False)} level, "
        f"{figures.count(last['numerator'])} are {config.ethnicity.phrase(group, view.measure.people)}"
    )
    if not against:
        return f"{said}."
    noun = (
        config.comparators[view.selection.comparator].noun
        if view.selection.comparator in config.comparators
        else "others"
    )
    return f"{said}; {against} of {findings.of_area(noun, view.selection.area, config)} are."


def _courses(view: View) -> dict[str, tuple[pd.Series, pd.Series]]:
    """For each group its first and last grade with a figure, junior to senior."""
    order = {name: place for place, name in enumerate(view.measure.ordered)}
    rows = view.groups[view.groups["category"].isin(order) & view.groups["value"].notna()]
    rows = rows.assign(place=rows["category"].map(order)).sort_values("place")
    return {
        str(group): (found.iloc[0], found.iloc[-1])
        for group, found in rows.groupby("group")
        if len(found) > 1
    }


def _widest(courses: dict[str, tuple[pd.Series, pd.Series]]) -> str:
    """The group that falls most: who is lost on the way up is the question; a rise where nobody falls."""
    return min(courses, key=lambda name: _rise(courses[name]))


def _rise(ends: tuple[pd.Series, pd.Series]) -> float:
    return float(ends[1]["value"] - ends[0]["value"])


def _grade(row: pd.Series, *, plural: bool = True) -> str:
    """A grade in running text: "case holders", but "Scale 1 to 6" as it is written."""
    name = str(row["category"])
    if not name.endswith(("er", "or")):
        return name
    job = name[0].lower() + name[1:]
    return f"{job}s" if plural else job
