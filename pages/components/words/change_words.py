"""What changed since the period before, whether the years show a trend, and whether it could be chance: in words.

The subject is the system ("Schools made"), never a group's behaviour, and no cause is given.
"""

import math
from collections.abc import Iterable

from config import Config
from config.periods import in_words, parse
from metrics.figures.kinds import kind_of
from metrics.promises import run_charts, trends
from pages.components.shared import number_text
from pages.components.shared.rows import Row, table_of
from pages.components.shared.running_text import Sentence, sentence
from pages.components.words import kinds, phrases, series_breaks
from pages.components.words.course import Course
from pages.components.words.kinds import points

REPEATS = "The same {people} can be counted more than once, so chance can move this figure more than the range says."
_MOVED = {"up": "rose", "down": "fell"}


def who(course: Course, config: Config) -> str:
    """Whose figures: "all pupils", "Black pupils", "Black boys"."""
    return phrases.of_part(course.place.group, course.place.category, course, config)


def chart_title(course: Course, config: Config) -> str:
    """What is drawn: "Suspensions for every 100 pupils, all pupils, Hackney"."""
    return f"{course.measure.unit}: {who(course, config)}, {course.selection.area}"


def change(course: Course, config: Config) -> Sentence:
    """The figures of the page's period and the one before, what moved, and whether it could be chance; where they do
    not compare, why."""
    now, then = course.now, course.then
    if now is None or then is None:
        return sentence(series_breaks.why_alone(course, config))
    figure, earlier = phrases.told_apart(now.value, then.value, course.measure)
    opening = kinds.of(course.measure).opening(figure, now, course, config)
    before = in_words(then.period, short=True)
    return sentence(opening, f", and {earlier} in {before}. {_moved(now, then, course, config)}")


def moved(course: Course, config: Config) -> trends.Change:
    """What moved between the page's period and the one before, where there are both."""
    assert course.now is not None and course.then is not None, "what moved has a figure then and now"
    return trends.change(course.now.columns, course.then.columns, config.numerator_of(course.measure).kind)


def repeats(course: Course, config: Config) -> str:
    """Where one person can be counted more than once, that chance moves such a figure more than its range says; empty
    where nothing is said of chance."""
    if course.now is None or course.then is None or not phrases.repeats(course.measure, config):
        return ""
    return REPEATS.format(people=course.measure.people)


def _moved(now: Row, then: Row, course: Course, config: Config) -> str:
    change = moved(course, config)
    if change.direction == "same":
        return "Rounded counts show no change." if now.within > 0 else "It did not change."
    if config.numerator_of(course.measure).kind == "events":
        return f"{_times(change, now, then, course)}{_sure(change, _limits_of_ratio(change), course, config)}"
    dp = number_text.gap_dp(course.measure, now.rounded_by, then.rounded_by)
    step = f"That is {kinds.of(course.measure).step(change.difference, course.measure, dp)}"
    if not kind_of(course.measure).judged:
        return f"{step}. How widely results vary is not published, so whether that is chance cannot be said."
    if not course.measure.judged:
        return f"{step}."
    return f"{step}{_sure(change, _limits_of_difference(change, course), course, config)}"


def _times(change: trends.Change, now: Row, then: Row, course: Course) -> str:
    """Events: "The rate rose 64%, with 26 exclusions and then 43, but ...": the counts move otherwise than the rate."""
    before, after = number_text.count(then.numerator), number_text.count(now.numerator)
    by = f" {_per_cent(change.ratio)}" if math.isfinite(change.ratio) else ""
    words = f"The rate {_MOVED[change.direction]}{by}"
    if not (before and after):
        return words
    if before == after:
        return f"{words}, with {before} {course.measure.one} each time"
    return f"{words}, with {before} {course.measure.one} and then {after}"


def _per_cent(ratio: float) -> str:
    """How far from no change, without its sign: "64%"; with a decimal where it would round to none."""
    away = abs(ratio - 1) * 100
    return f"{number_text.rounded(away, 0 if away >= 0.95 else 1)}%"


def _limits_of_ratio(change: trends.Change) -> str:
    """ "2% lower to 177% higher", "2% to 9% lower"."""
    lower, upper = change.ratio_lower, change.ratio_upper
    if math.isnan(lower) or math.isnan(upper):
        return ""
    if math.isinf(upper):
        return f"at least {_per_cent(lower)} {points.way(lower - 1)}"
    if (lower < 1) == (upper < 1):
        ends = sorted((lower, upper), key=lambda ratio: abs(ratio - 1))
        return f"{_per_cent(ends[0])} to {_per_cent(ends[1])} {points.way(lower - 1)}"
    return f"{_per_cent(lower)} {points.way(lower - 1)} to {_per_cent(upper)} {points.way(upper - 1)}"


def _limits_of_difference(change: trends.Change, course: Course) -> str:
    """ "0.4 lower to 2.9 higher", "1.2 to 2.9 more"."""
    lower, upper = change.difference_lower, change.difference_upper
    if math.isnan(lower):
        return ""
    way, measure = kinds.of(course.measure).way, course.measure
    if (lower < 0) == (upper < 0):
        near, far = (points.size(end, measure) for end in sorted((lower, upper), key=abs))
        return f"{near} to {far} {way(lower)}"
    return f"{points.size(lower, measure)} {way(lower)} to {points.size(upper, measure)} {way(upper)}"


def _sure(change: trends.Change, limits: str, course: Course, config: Config) -> str:
    """The end of a sentence: whether chance alone could have done it."""
    likely = f" (likely range {limits})" if limits else ""
    if change.distinguishable is None:
        return ". Whether that is chance cannot be said."
    if change.distinguishable:
        return f", more than chance would explain{likely}."
    assert course.now is not None and course.then is not None, "what moved has a figure then and now"
    small = min(course.now.numerator, course.then.numerator) < config.publication.judgement.small_numbers
    return (
        f". With numbers this small it could be chance{likely}."
        if small
        else f". It could be chance{likely}."
    )


def trend(course: Course, config: Config) -> str:
    """Years: whether five or more rise or fall. Quarters: whether eight or more shift. Empty where nothing is said."""
    rows = [course.rows[label] for label in course.run]
    if len(rows) < 2:
        return ""
    table, judgement = table_of(rows), config.publication.judgement
    period = parse(course.selection.period)
    if period is not None and period.kind == "calendar quarter":
        return _shift(run_charts.run_chart(table, judgement.days_apart, course.breaks))
    found = trends.trend(table, judgement, course.breaks, config.numerator_of(course.measure).kind)
    if found.state == "cannot_say":
        return ""
    if found.state == "too_few_points":
        return "Too few years compare with each other to say whether there is a trend."
    course_of_years = {
        "rising": "it rose on the whole, more than chance would explain",
        "falling": "it fell on the whole, more than chance would explain",
        "no_trend": "it neither rose nor fell steadily",
    }[found.state]
    years = f"Over the {len(found.periods)} years {_from_to(found.periods)}"
    return f"{years} {course_of_years}.{_earlier(course)}"


def _earlier(course: Course) -> str:
    """That figures before the run are not part of it, where there are any."""
    before = any(label < course.run[0] and number_text.known(row.value) for label, row in course.rows.items())
    return " Earlier years are not joined to these." if before else ""


def _shift(chart: run_charts.RunChart) -> str:
    if chart.state == "too_few_points":
        return "Fewer than eight quarters in a row are here, too few to tell a shift from the usual ups and downs."
    if not chart.runs:
        return f"In the {len(chart.periods)} quarters {_from_to(chart.periods)} there were ups and downs, and no real shift."
    run = chart.runs[-1]
    how = {
        "above": "stayed above the middle of all quarters",
        "below": "stayed below the middle of all quarters",
        "rising": "rose every time it moved",
        "falling": "fell every time it moved",
    }[run.kind]
    return f"{phrases.starting(_from_to(run.periods))} it {how}: that is a real shift."


def _from_to(periods: Iterable[str]) -> str:
    labels = list(periods)
    return f"from {in_words(labels[0], short=True)} to {in_words(labels[-1], short=True)}"
