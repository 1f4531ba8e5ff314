"""The share that reached a standard, set against another group's."""

from config import Config, Measure
from metrics.figures.verdicts import ROUNDED
from pages.components.shared import cell_text, number_text
from pages.components.shared.cell_text import Chosen
from pages.components.shared.rows import Row
from pages.components.shared.running_text import Sentence, sentence, strong
from pages.components.shared.view import View
from pages.components.words import phrases
from pages.components.words.kinds import chances, column, points

leads, in_all = points.leads, points.in_all
way, step, counted = points.way, points.step, points.counted
beside_everybody = True


def opening(figure: str, row: Row, chosen: Chosen, config: Config) -> Sentence:
    measure, whom = chosen.measure, phrases.whom(row, chosen, config)
    return sentence(
        f"In {phrases.when(chosen)}, ", strong(f"{figure} of {whom}"), f" {measure.verb} {measure.one}"
    )


def finding(row: Row, view: View, config: Config) -> Sentence:
    first, other = phrases.pair(row, view.measure)
    gap = phrases.gap_of(row, view.measure, config)
    elsewhere = phrases.in_an_area(row.comparator, config)
    theirs = f"in {row.comparator}" if elsewhere else f"of {phrases.compared_people(row, view, config)}"
    return sentence(opening(first, row, view, config), f", compared with {other} {theirs}. {gap}")


def certainty(row: Row, view: View, config: Config) -> str:
    if row.certainty == ROUNDED:
        return phrases.published_rounded(row, view.measure, config)
    if not number_text.known(row.denominator):
        return "Whether the gap is chance cannot be said: no counts are published."
    if row.gap_lower <= 0 <= row.gap_upper:
        return "The gap could be chance: numbers this small move that much from year to year."
    return points.depends_on_not_known(row)


def more(row: Row | None, view: View, config: Config) -> str:
    return ""


def counts(measure: Measure, config: Config) -> list[tuple[str, str]]:
    reached = config.numerator_of(measure).title
    return [(reached, "numerator"), (cell_text.first_capital(measure.people), "denominator")]


def columns(view: View, config: Config) -> list[column.Column]:
    reached = column.counts(counts(view.measure, config))
    compared = [*column.comparison(view, config), *column.result(view, config)]
    return [column.value(view), *compared, *reached, column.likely_range(view)]


def numbers(row: Row, view: View, config: Config) -> Sentence:
    number, of, measure = number_text.count(row.numerator), number_text.count(row.denominator), view.measure
    if not (number and of):
        return Sentence()
    whom, theirs = phrases.whom(row, view, config), phrases.numbers_compared(row, "of", view, config)
    return sentence(strong(f"{number} of {of} {whom}"), f" {measure.verb} {measure.one}{theirs}.")


def chance(row: Row, view: View, config: Config) -> chances.Chance:
    low, high, measure = row.gap_lower, row.gap_upper, view.measure
    words = f"{chances.pair(row, view, config)}: {cell_text.gap_text(row, measure, config)} points"
    if not (number_text.known(low) and number_text.known(high)):
        return chances.Chance(
            f"{words}. The source gives no numbers of pupils, so whether that is chance cannot be said."
        )
    limits = f"{number_text.gap(low, measure)} to {number_text.gap(high, measure)}"
    return chances.ranged(
        f"{words}, likely range {limits}.", "0, which is no gap", holds_none=low <= 0 <= high
    )
