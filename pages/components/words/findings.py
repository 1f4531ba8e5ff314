"""The finding of a view: the row that it is about, and the sentence that each kind of measure makes of it.

The subject is the system ("Schools made"), never a group's behaviour, and no cause is given.
"""

import math
from typing import TypeAlias

import pandas as pd

from config import Config, Measure
from config.periods import in_words
from pages.components.shared import cell_text, number_text
from pages.components.shared.view import View

Row: TypeAlias = pd.Series


def leading(view: View, config: Config) -> Row | None:
    """The row that the headline is about: the largest gap that can be judged, for rates the largest ratio.

    Where more is better the smallest ratio, or the largest gap below, is the finding; where less is, that above. A
    group of a few people moves furthest by chance, so it leads only where there is no other; so does a part of a broad
    group among broad groups. A group that the view names leads as long as it has a figure to compare.
    """
    groups = view.groups[view.groups["value"].notna()]
    named = groups[groups["group"].eq(view.selection.about) & comparable(groups)]
    groups = named if len(named) else groups
    compared = groups[groups["gap"].notna() & groups["verdict"].ne("cannot_say")]
    if compared.empty:
        compared = groups[groups["gap"].notna()]
    if compared.empty:
        return None
    broad = compared[compared["group"].map(config.ethnicity.is_broad).astype(bool)]
    compared = broad if len(broad) and view.selection.detail == "broad" else compared
    many = compared[~compared["denominator"].lt(config.publication.judgement.headline_base)]
    compared = many if len(many) else compared
    if view.measure.kind == "rate" and view.measure.better == "higher":
        return compared.loc[compared["ratio"].fillna(math.inf).idxmin()]
    if view.measure.kind == "rate":
        return compared.loc[compared["ratio"].fillna(0).idxmax()]
    worse = {"higher": compared["gap"].lt(0), "lower": compared["gap"].gt(0)}.get(view.measure.better)
    compared = compared[worse] if worse is not None and worse.any() else compared
    return compared.loc[compared["gap"].abs().idxmax()]


def comparable(rows: pd.DataFrame) -> pd.Series:
    """Which rows are set against something other than themselves."""
    return rows["gap"].notna() & rows["group"].ne(rows["comparator"])


def people(group: str, view: View, config: Config) -> str:
    return config.ethnicity.phrase(group, view.measure.people)


def points_apart(row: Row, view: View, config: Config) -> str:
    """The size of the gap, written as chart and table write it, without its sign."""
    return cell_text.gap_text(row, view.measure, config).lstrip(f"+{number_text.MINUS}")


def starting(text: str) -> str:
    return text[0].upper() + text[1:]


def when(view: View) -> str:
    return in_words(view.selection.period, short=True)


def part(row: Row, view: View, config: Config) -> str:
    """Of which part of a breakdown the row is: " (boys)", " (boys aged 10 to 15)"."""
    return f" ({cell_text.category_words(row['category'], view, config)})" if row["category"] else ""


def pair(row: Row, measure: Measure) -> tuple[str, str]:
    """A figure and its comparator, with one more decimal where they would look the same and are not."""
    first, other = (
        number_text.value(row["value"], measure),
        number_text.value(row["comparator_value"], measure),
    )
    if first == other and row["verdict"] in ("above", "below"):
        return number_text.value(row["value"], measure, extra=1), number_text.value(
            row["comparator_value"], measure, extra=1
        )
    return first, other


def share(row: Row, view: View, config: Config) -> str:
    measure = view.measure
    first, other = pair(row, measure)
    name, area = row["comparator"], view.selection.area
    whole = of_area("residents", area, config) if measure.one == "residents" else measure.one
    against = of_area(config.comparators[name].noun, area, config) if name in config.comparators else ""
    compared = f"of {against}" if against else f"in {name}"
    who = members(row["group"], view, config)
    return (
        f"**{who} made up {first}** of {whole}{part(row, view, config)} in {when(view)}, compared with {other} {compared}. "
        f"{verdict(row, view, config)}"
    )


def members(group: str, view: View, config: Config) -> str:
    """Who made up a share: "Black staff"; "Black people" where the whole is named for what they are (teachers)."""
    measure = view.measure
    noun = "people" if measure.people == measure.one else measure.people
    return starting(config.ethnicity.phrase(group, noun))


def of_area(noun: str, area: str, config: Config) -> str:
    """ "Hackney residents" at home, "residents in England" elsewhere."""
    return f"{area} {noun}" if area == config.area else f"{noun} in {area}"


def verdict(row: Row, view: View, config: Config) -> str:
    points = points_apart(row, view, config)
    tolerance = cell_text.tolerance(config)
    side = "above" if row["gap"] > 0 else "below"
    if not view.targeted(config):
        return f"That is {points} points {side}."
    if row["verdict"] == "within":
        return f"That is within {tolerance} points, so the target is met."
    if row["verdict"] == "cannot_say":
        return "There are too few people to say whether the target is met."
    if row["rule"] == "ratio":
        theirs = cell_text.comparator_noun(row["comparator"], view.measure, config)
        return f"That is within {tolerance} points, but {number_text.ratio(row['ratio'])} times the share of {theirs}."
    return f"That is {points} points {side}, outside the {tolerance}-point target."


def rate(row: Row, view: View, config: Config) -> str:
    measure, scale = view.measure, f"{view.measure.scale:,}"
    first, other = pair(row, measure)
    who, whom = people(row["group"], view, config), compared_people(row, view, config)
    of, period = part(row, view, config), when(view)
    if measure.among:
        return (
            f"{measure.verb} **{first} of every {scale} {who}{of} {measure.among}** in {period}, and {other} of every "
            f"{scale} {whom}."
        )
    if counts_people(view, config):
        return (
            f"{measure.verb} **{first} of every {scale} {who}{of}** at least once in {period}, and {other} of every {scale} "
            f"{whom}."
        )
    return (
        f"{measure.verb} **{first} {measure.one} for every {scale} {who}{of}** in {period}, and {other} for every {scale} "
        f"{whom}."
    )


def counts_people(view: View, config: Config) -> bool:
    return config.extracts[view.measure.extract].items[view.measure.numerator].kind == "people"


def compared_people(row: Row, view: View, config: Config) -> str:
    name = row["comparator"]
    if name in config.ethnicity.groups:
        return people(name, view, config)
    if name == "Everyone else":
        return f"other {view.measure.people}"
    return f"{people(row['group'], view, config)} in {name}"


def attainment(row: Row, view: View, config: Config) -> str:
    first, other = pair(row, view.measure)
    side = "above" if row["gap"] > 0 else "below"
    points = points_apart(row, view, config)
    return (
        f"In {when(view)}, **{first} of {people(row['group'], view, config)}{part(row, view, config)}** "
        f"{view.measure.verb} {view.measure.one}, compared with {other} of {compared_people(row, view, config)}. "
        f"That is {points} points {side}."
    )


def average(row: Row, view: View, config: Config) -> str:
    first, other = pair(row, view.measure)
    side = "above" if row["gap"] > 0 else "below"
    points = points_apart(row, view, config)
    who = starting(people(row["group"], view, config)) + part(row, view, config)
    return (
        f"**{who} {view.measure.verb} {first}** {view.measure.one} in {when(view)}, compared with {other} for "
        f"{compared_people(row, view, config)}. That is {points} points {side}."
    )
