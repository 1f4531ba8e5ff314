"""What changed since the period before, whether the years show a trend, and whether it could be chance: in words.

The subject is the system ("Schools made"), never a group's behaviour, and no cause is given.
"""

import math
from collections.abc import Iterable

import pandas as pd

from config import Config
from config.periods import in_words, parse
from metrics.promises import run_charts, trends
from pages.components.shared import cell_text, number_text
from pages.components.shared.number_text import MINUS
from pages.components.words import series_breaks
from pages.components.words.over_time import Course

REPEATS = "The same {people} can be counted more than once, so chance can move this figure more than the range says."
_MOVED = {"up": "rose", "down": "fell"}


def who(course: Course, config: Config) -> str:
    """Whose figures: "all pupils", "Black pupils", "Black pupils (boys)"."""
    place, people = course.place, course.measure.people
    group = f"all {people}" if place.group == "All" else config.ethnicity.phrase(place.group, people)
    return f"{group}{_part(course, config)}"


def _part(course: Course, config: Config) -> str:
    """Of which part of a breakdown: " (boys)", " (case holders)"."""
    category = course.place.category
    return f" ({cell_text.category_words(category, course, config)})" if category else ""


def chart_title(course: Course, config: Config) -> str:
    """What is drawn: "Suspensions for every 100 pupils, all pupils, Hackney"."""
    return f"{course.measure.unit}: {who(course, config)}, {course.selection.area}"


def change(course: Course, config: Config) -> str:
    """The figures of the page's period and the one before, what moved, and whether it could be chance; where they do
    not compare, why."""
    now, then = course.now, course.then
    if now is None or then is None:
        return series_breaks.why_alone(course, config)
    moved = trends.change(now, then, item_kind(course, config))
    return f"{_then_and_now(now, then, course, config)} {_moved(moved, now, then, course, config)}"


def repeats(course: Course, config: Config) -> str:
    """Where one person can be counted more than once, that chance moves such a figure more than its range says; empty
    where nothing is said of chance."""
    item = config.extracts[course.measure.extract].items[course.measure.numerator]
    if not (item.people and item.kind == "events") or course.now is None or course.then is None:
        return ""
    return REPEATS.format(people=course.measure.people)


def item_kind(course: Course, config: Config) -> str:
    """What the numerator counts: people, events, or points that no test fits."""
    return config.extracts[course.measure.extract].items[course.measure.numerator].kind


def _then_and_now(now: pd.Series, then: pd.Series, course: Course, config: Config) -> str:
    measure, whom = course.measure, _base(course, config)
    first, other = _told_apart(now["value"], then["value"], course)
    when, before = (in_words(row["period"], short=True) for row in (now, then))
    scale = f"{measure.scale:,}"
    if measure.kind == "rate" and measure.among:
        said = f"{measure.verb} **{first} of every {scale} {whom} {measure.among}**"
    elif measure.kind == "rate" and item_kind(course, config) == "people":
        said = f"{measure.verb} **{first} of every {scale} {whom}** at least once"
    elif measure.kind == "rate":
        said = f"{measure.verb} **{first} {measure.one} for every {scale} {whom}**"
    elif measure.kind == "attainment":
        return f"In {when}, **{first} of {whom}** {measure.verb} {measure.one}, and {other} in {before}."
    elif measure.kind == "average":
        return f"**{_start(whom)} {measure.verb} {first}** {measure.one} in {when}, and {other} in {before}."
    else:
        said = (
            f"**{_start(_members(course, config))} made up {first}** of {measure.one}{_part(course, config)}"
        )
    return f"{said} in {when}, and {other} in {before}."


def _base(course: Course, config: Config) -> str:
    """Whom a rate is of: "for every 100 pupils", not "for every 100 all pupils"."""
    whom = who(course, config)
    return whom.removeprefix("all ") if course.measure.kind == "rate" else whom


def _members(course: Course, config: Config) -> str:
    """Who make up a share: "Black staff", and "Black people" where the whole is named for what they are."""
    measure, place = course.measure, course.place
    noun = "people" if measure.people == measure.one else measure.people
    return config.ethnicity.phrase(place.group, noun)


def _start(text: str) -> str:
    return text[0].upper() + text[1:]


def _told_apart(now: float, then: float, course: Course) -> tuple[str, str]:
    """Two figures, with one more decimal where they would look the same and are not."""
    pair = number_text.value(now, course.measure), number_text.value(then, course.measure)
    if pair[0] != pair[1] or now == then:
        return pair
    return number_text.value(now, course.measure, extra=1), number_text.value(then, course.measure, extra=1)


def _moved(moved: trends.Change, now: pd.Series, then: pd.Series, course: Course, config: Config) -> str:
    if moved.direction == "same":
        return "Rounded counts show no change." if now["within"] > 0 else "It did not change."
    if item_kind(course, config) == "events":
        return _times(moved, now, then, course, config)
    return _points(moved, now, then, course, config)


def _times(moved: trends.Change, now: pd.Series, then: pd.Series, course: Course, config: Config) -> str:
    """Events: "The rate rose 64%, with 26 exclusions and then 43, but ...": the counts move otherwise than the rate."""
    counts = [number_text.count(row["numerator"]) for row in (then, now)]
    said = f"The rate {_MOVED[moved.direction]} {_per_cent(moved.ratio)}"
    if all(counts) and counts[0] == counts[1]:
        said += f", with {counts[0]} {course.measure.one} each time"
    elif all(counts):
        said += f", with {counts[0]} {course.measure.one} and then {counts[1]}"
    limits = _lower_or_higher(moved.ratio_lower, moved.ratio_upper)
    return f"{said}{_sure(moved, now, then, limits, config)}"


def _per_cent(ratio: float) -> str:
    """How far from no change, without its sign: "64%"; with a decimal where it would round to none."""
    away = abs(ratio - 1) * 100
    return f"{number_text.rounded(away, 0 if away >= 0.95 else 1)}%"


def _lower_or_higher(lower: float, upper: float) -> str:
    """Limits of a ratio: "2% lower to 177% higher", "2% to 9% lower"."""
    if math.isnan(lower) or math.isnan(upper):
        return ""
    if math.isinf(upper):
        return f"at least {_per_cent(lower)} {_higher(lower - 1)}"
    if (lower < 1) == (upper < 1):
        ends = sorted((lower, upper), key=lambda ratio: abs(ratio - 1))
        return f"{_per_cent(ends[0])} to {_per_cent(ends[1])} {_higher(lower - 1)}"
    return f"{_per_cent(lower)} {_higher(lower - 1)} to {_per_cent(upper)} {_higher(upper - 1)}"


def _points(moved: trends.Change, now: pd.Series, then: pd.Series, course: Course, config: Config) -> str:
    """Shares, and rates of people: "That is 2.7 points more, but ..."."""
    measure = course.measure
    if measure.kind == "average":
        return (
            f"That is {_size(moved.difference, course)} points {_higher(moved.difference)}. How widely results vary is "
            "not published, so whether that is chance cannot be said."
        )
    ends = (moved.difference_lower, moved.difference_upper)
    limits = "" if math.isnan(ends[0]) else _range_of_points(*ends, course)
    size = _size(moved.difference, course)
    if not measure.judged:
        return f"That is {size} points {_higher(moved.difference)}."
    if number_text.is_share(measure):
        return f"That is {size} points {_higher(moved.difference)}{_sure(moved, now, then, limits, config)}"
    said = f"{size} {_more(moved.difference)} for every {measure.scale:,}"
    return f"That is {said}{_sure(moved, now, then, limits, config)}"


def _range_of_points(lower: float, upper: float, course: Course) -> str:
    more = _more if course.measure.kind == "rate" else _higher
    if (lower < 0) == (upper < 0):
        near, far = sorted((lower, upper), key=abs)
        return f"{_size(near, course)} to {_size(far, course)} {more(lower)}"
    return f"{_size(lower, course)} {more(lower)} to {_size(upper, course)} {more(upper)}"


def _size(points: float, course: Course) -> str:
    return number_text.gap(points, course.measure, sign=False).lstrip(MINUS)


def _more(points: float) -> str:
    return "fewer" if points < 0 else "more"


def _higher(points: float) -> str:
    return "lower" if points < 0 else "higher"


def _sure(moved: trends.Change, now: pd.Series, then: pd.Series, limits: str, config: Config) -> str:
    """The end of a sentence: whether chance alone could have done it."""
    likely = f" (likely range {limits})" if limits else ""
    if moved.distinguishable is None:
        return ". Whether that is chance cannot be said."
    if moved.distinguishable:
        return f", more than chance would explain{likely}."
    small = min(now["numerator"], then["numerator"]) < config.publication.judgement.small_numbers
    with_numbers = "with numbers this small it could be chance" if small else "it could be chance"
    return f", but {with_numbers}{likely}."


def trend(course: Course, config: Config) -> str:
    """Years: whether five or more rise or fall. Quarters: whether eight or more shift. Empty where nothing is said."""
    rows = [course.rows[label] for label in course.run]
    if len(rows) < 2:
        return ""
    table, judgement = pd.DataFrame(rows), config.publication.judgement
    period = parse(course.selection.period)
    if period is not None and period.kind == "calendar quarter":
        return _shift(run_charts.run_chart(table, judgement.days_apart, course.breaks))
    found = trends.trend(table, judgement, course.breaks, item_kind(course, config))
    if found.state == "cannot_say":
        return ""
    if found.state == "too_few_points":
        return "There are too few comparable years to speak of a trend."
    said = {
        "rising": "it rose on the whole, more than chance would explain",
        "falling": "it fell on the whole, more than chance would explain",
        "no_trend": "it neither rose nor fell steadily",
    }
    return f"Over the {len(found.periods)} years {_from_to(found.periods)} {said[found.state]}.{_earlier(course)}"


def _earlier(course: Course) -> str:
    """That figures before the run are not part of it, where there are any."""
    before = [
        label
        for label in course.rows
        if label < course.run[0] and number_text.known(course.rows[label]["value"])
    ]
    return " Earlier years are not joined to these." if before else ""


def _shift(found: run_charts.RunChart) -> str:
    if found.state == "too_few_points":
        return "Fewer than eight quarters in a row are here, too few to tell a shift from the usual ups and downs."
    if not found.runs:
        return f"In the {len(found.periods)} quarters {_from_to(found.periods)} there were ups and downs, and no real shift."
    run = found.runs[-1]
    how = {
        "above": "stayed above the middle of all quarters",
        "below": "stayed below the middle of all quarters",
        "rising": "rose every time it moved",
        "falling": "fell every time it moved",
    }
    return f"{_start(_from_to(run.periods))} it {how[run.kind]}: that is a real shift."


def _from_to(periods: Iterable[str]) -> str:
    labels = list(periods)
    return f"from {in_words(labels[0], short=True)} to {in_words(labels[-1], short=True)}"
