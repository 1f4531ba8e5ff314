"""Events or people for every so many of a base, set against another group's, or the same group's elsewhere."""

from collections.abc import Sequence

from config import Config, Measure
from metrics.figures.verdicts import ROUNDED
from pages.components.shared import cell_text, number_text
from pages.components.shared.cell_text import Chosen
from pages.components.shared.rows import Row
from pages.components.shared.running_text import Sentence, sentence, strong
from pages.components.shared.view import View
from pages.components.words import everybody, phrases
from pages.components.words.course import Course
from pages.components.words.kinds import chances, column, points, times

more = everybody.now_and_then
beside_everybody = False


def leads(rows: Sequence[Row], better: str) -> Row:
    """The largest ratio, or where more is better the smallest."""
    known = [row for row in rows if number_text.known(row.ratio)] or rows
    if better == "higher":
        return min(known, key=lambda row: row.ratio)
    return max(known, key=lambda row: row.ratio)


def opening(figure: str, row: Row, chosen: Chosen, config: Config) -> Sentence:
    """ "Schools made **12.9 suspensions for every 100 Black pupils** in 2024/25"."""
    measure = chosen.measure
    of_people = measure.among or phrases.counts_people(measure, config)
    every = "of every" if of_people else f"{measure.one} for every"
    base = f"{_base(row, chosen, config)} {measure.among}".strip()
    once = " at least once" if of_people and not measure.among else ""
    return sentence(
        f"{measure.verb} ",
        strong(f"{figure} {every} {measure.scale:,} {base}"),
        f"{once} in {phrases.when(chosen)}",
    )


def _base(row: Row, chosen: Chosen, config: Config) -> str:
    """Whom a rate is of: "for every 100 pupils", not "for every 100 all pupils"."""
    return phrases.people_of(row, chosen, config)


def finding(row: Row, view: View, config: Config) -> Sentence:
    measure = view.measure
    first, other = phrases.pair(row, measure)
    of_people = measure.among or phrases.counts_people(measure, config)
    if phrases.in_an_area(row.comparator, config):
        return sentence(
            opening(first, row, view, config), f" in {view.selection.area}, and {other} in {row.comparator}."
        )
    theirs = phrases.compared_people(row, view, config)
    if measure.among:
        return sentence(opening(first, row, view, config), f". For {theirs} it was {other}.")
    every = "of every" if of_people else "for every"
    return sentence(opening(first, row, view, config), f", and {other} {every} {measure.scale:,} {theirs}.")


def in_all(view: View, config: Config) -> Sentence:
    total = view.total
    if total is None or not number_text.known(total.value):
        return Sentence()
    return opening(number_text.value(total.value, view.measure), total, view, config)


def certainty(row: Row, view: View, config: Config) -> str:
    """ "That is 1.7 times the rate (likely range 1.6 to 1.9)"."""
    if not number_text.known(row.ratio):
        return ""
    times, low, high = _told_apart(row.ratio, row.ratio_lower, row.ratio_upper)
    likely = f" (likely range {low} to {high})" if low and high else ""
    words = f"That is {times} times the rate{likely}"
    if row.verdict == "within" and times != "1.0" and row.ratio_lower <= 1 <= row.ratio_upper:
        return f"{words}; it could be chance."
    if row.certainty == "too_close" and row.verdict != "within":
        return f"{words}; with numbers this small it could be chance."
    if row.certainty == ROUNDED:
        return f"{words}. {phrases.published_rounded(row, view.measure, config)}"
    if row.verdict == "cannot_say":
        return f"{words}; there are too few to say whether that is more than chance."
    return f"{words}."


def _told_apart(*ratios: float) -> tuple[str, ...]:
    """A ratio and its limits with one decimal; with two where the limits would look the same."""
    written = tuple(number_text.ratio(ratio) for ratio in ratios)
    return tuple(number_text.ratio(ratio, dp=2) for ratio in ratios) if written[1] == written[2] else written


def way(difference: float) -> str:
    return "fewer" if difference < 0 else "more"


def step(difference: float, measure: Measure, dp: int | None = None) -> str:
    return f"{points.size(difference, measure, dp)} {way(difference)} for every {measure.scale:,}"


def counts(measure: Measure, config: Config) -> list[tuple[str, str]]:
    items = config.extracts[measure.extract].items
    people = cell_text.first_capital(measure.people)
    base = items[measure.denominator].title if measure.among else people
    return [(items[measure.numerator].title, "numerator"), (base, "denominator")]


def columns(view: View, config: Config) -> list[column.Column]:
    behind = column.counts(counts(view.measure, config))
    compared = [*column.ratio(view, config), *column.earlier(view), *times.of_base(view)]
    ranges = [column.likely_range(view), *times.ranges_of_base(view)]
    return [column.value(view), *compared, *behind, *ranges]


def numbers(row: Row, view: View, config: Config) -> Sentence:
    measure = view.measure
    number, of = number_text.count(row.numerator), number_text.count(row.denominator)
    if not (number and of):
        return Sentence()
    joins = "of" if phrases.counts_people(measure, config) else "among"
    base = f"{phrases.whom(row, view, config)} {measure.among}".strip()
    theirs = phrases.numbers_compared(row, joins, view, config)
    return sentence(strong(f"{number} {measure.one}"), f", {joins} {of} {base}{theirs}.")


def counted(row: Row, course: Course, config: Config) -> Sentence:
    number, of = number_text.count(row.numerator), number_text.count(row.denominator)
    people = phrases.people_of(row, course, config)
    return sentence(strong(f"{number} {course.measure.one}"), f", among {of} {people}.")


def chance(row: Row, view: View, config: Config) -> chances.Chance:
    low, high, pair = row.ratio_lower, row.ratio_upper, chances.pair(row, view, config)
    if not (number_text.known(row.ratio) and number_text.known(low) and number_text.known(high)):
        return chances.Chance(f"{pair}: there are too few to say whether the gap is chance.")
    close = number_text.ratio(low) == number_text.ratio(high)
    limits = [
        number_text.ratio(limit, dp=2 if close or abs(limit - 1) < 0.05 else 1) for limit in (low, high)
    ]
    words = f"{pair}: {number_text.ratio(row.ratio)} times the rate, likely range {limits[0]} to {limits[1]}."
    return chances.ranged(words, "1, which is the same rate", holds_none=low <= 1 <= high)
