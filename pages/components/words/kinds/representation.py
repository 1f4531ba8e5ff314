"""A share of a whole, set against a population's: of whom a workforce or a group of children is made up."""

from config import Config, Measure
from metrics.figures.verdicts import ROUNDED
from pages.components.shared import cell_text, number_text, part_words
from pages.components.shared.cell_text import Chosen
from pages.components.shared.rows import NOT_KNOWN, Row
from pages.components.shared.running_text import Sentence, sentence, strong
from pages.components.shared.view import View
from pages.components.words import other_groups, phrases
from pages.components.words.course import Course
from pages.components.words.kinds import chances, column, points, times

leads, in_all, way, step = points.leads, points.in_all, points.way, points.step
beside_everybody = False


def opening(figure: str, row: Row, chosen: Chosen, config: Config) -> Sentence:
    measure, area = chosen.measure, chosen.selection.area
    whole = phrases.whole_of(row.category, chosen, config)
    if measure.one == "residents":
        whole = phrases.of_area(whole, area, config)
    who = phrases.members(row.group, row.category, chosen, config)
    return sentence(strong(f"{who} made up {figure}"), f" of {whole} in {phrases.when(chosen)}")


def finding(row: Row, view: View, config: Config) -> Sentence:
    first, other = phrases.pair(row, view.measure)
    name, area = row.comparator, view.selection.area
    known = name in config.comparators
    whose = f"of {phrases.of_area(config.comparators[name].noun, area, config)}" if known else f"in {name}"
    opens, judged = opening(first, row, view, config), verdict(row, view, config)
    if row.category and known:
        return sentence(opens, f". The same group makes up {other} {whose}. {judged}")
    return sentence(opens, f", compared with {other} {whose}. {judged}")


def verdict(row: Row, view: View, config: Config) -> str:
    """What the gap amounts to, against the target where a plan set one."""
    tolerance = cell_text.tolerance(config)
    if not view.targeted(config):
        return phrases.gap_of(row, view.measure, config)
    if row.verdict == "within":
        return f"That is within {tolerance} points, so the target is met."
    if row.certainty == ROUNDED:
        return phrases.published_rounded(row, view.measure, config)
    if row.verdict == "cannot_say":
        return "There are too few people to say whether the target is met."
    if row.rule == "ratio":
        theirs = cell_text.comparator_noun(row.comparator, view.measure, config)
        return f"That is within {tolerance} points, but {times.cell(row).words.text} times the share of {theirs}."
    gap = phrases.gap_of(row, view.measure, config).removesuffix(".")
    return f"{gap}, outside the {tolerance}-point target."


def certainty(row: Row, view: View, config: Config) -> str:
    if row.certainty == "too_close" and number_text.known(row.flip) and view.targeted(config):
        return (
            f"With {number_text.count(row.denominator)} {view.measure.people} that is not certain: a difference of "
            f"{phrases.people_to_change(row)} would change it."
        )
    return points.depends_on_not_known(row)


def more(row: Row | None, view: View, config: Config) -> str:
    whole = view.judged(config) and not view.selection.breakdown
    return other_groups.others(row, view, config) if whole else ""


def counts(measure: Measure, config: Config) -> list[tuple[str, str]]:
    return [(cell_text.first_capital(measure.people), "numerator")]


def columns(view: View, config: Config) -> list[column.Column]:
    compared = column.comparison(view, config, times.columns(view, config))
    people = column.counts(counts(view.measure, config))
    if view.bounded:
        return [column.between(view), *compared, *people, *column.as_published(view)]
    ranges = [column.likely_range(view), *times.ranges(view)] if view.measure.judged else []
    return [column.value(view, NOT_KNOWN), *compared, *people, *ranges]


def numbers(row: Row, view: View, config: Config) -> Sentence:
    number, of = number_text.count(row.numerator), number_text.count(row.denominator)
    if not (number and of):
        return Sentence()
    whole = part_words.people_of_part(view.measure.people, row.category, view, config)
    called = part_words.called(row.category, view, config) if row.category else ""
    name = phrases.named(row.group, called or view.measure.people, config)
    return sentence(strong(f"{number} {name}"), f", of {of} {whole} whose ethnic group is known.")


def counted(row: Row, course: Course, config: Config) -> Sentence:
    number, of = number_text.count(row.numerator), number_text.count(row.denominator)
    own = phrases.people_of(row, course, config)
    people = part_words.people_of_part(course.measure.people, row.category, course, config)
    return sentence(strong(f"{number} {own}"), f", of {of} {people} whose ethnic group is known.")


def chance(row: Row, view: View, config: Config) -> chances.Chance:
    measure = view.measure
    whom, theirs = chances.whom(row, view, config), chances.theirs(row, view, config)
    share, other = (
        number_text.value(number, measure, extra=1) for number in (row.value, row.comparator_value)
    )
    likely = number_text.likely_range(row.lower, row.upper, measure, extra=1)
    if not likely:
        return chances.Chance(
            f"{whom}: {share}, against {other} of {theirs}. The source gives no counts, or everybody is counted, so there is "
            "no likely range."
        )
    words = f"{whom}: {share}, likely range {likely}, against {other} of {theirs}."
    return chances.ranged(words, other, holds_none=row.lower <= row.comparator_value <= row.upper)
