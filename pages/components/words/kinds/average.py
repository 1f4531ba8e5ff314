"""An average of points, set against another group's. No source says how widely points vary, so nothing is said of chance."""

from config import Config, Measure
from pages.components.shared import cell_text, number_text
from pages.components.shared.cell_text import Chosen
from pages.components.shared.rows import Row
from pages.components.shared.running_text import Sentence, sentence, strong
from pages.components.shared.view import View
from pages.components.words import everybody, phrases
from pages.components.words.kinds import chances, column, points

leads, in_all = points.leads, points.in_all
way, step, counted = points.way, points.step, points.counted
more = everybody.now_and_then
beside_everybody = False


def opening(figure: str, row: Row, chosen: Chosen, config: Config) -> Sentence:
    measure, whom = chosen.measure, phrases.starting(phrases.whom(row, chosen, config))
    return sentence(strong(f"{whom} {measure.verb} {figure}"), f" {measure.one} in {phrases.when(chosen)}")


def finding(row: Row, view: View, config: Config) -> Sentence:
    first, other = phrases.pair(row, view.measure)
    elsewhere, gap = phrases.in_an_area(row.comparator, config), phrases.gap_of(row, view.measure, config)
    theirs = f"in {row.comparator}" if elsewhere else f"for {phrases.compared_people(row, view, config)}"
    return sentence(opening(first, row, view, config), f", compared with {other} {theirs}. {gap}")


def certainty(row: Row, view: View, config: Config) -> str:
    return points.depends_on_not_known(row)


def counts(measure: Measure, config: Config) -> list[tuple[str, str]]:
    return [(cell_text.first_capital(measure.people), "denominator")]


def columns(view: View, config: Config) -> list[column.Column]:
    base = column.counts(counts(view.measure, config))
    return [column.value(view), *column.comparison(view, config), *base]


def numbers(row: Row, view: View, config: Config) -> Sentence:
    of = number_text.count(row.denominator)
    if not of:
        return Sentence()
    return sentence("The average is of ", strong(f"{of} {phrases.whom(row, view, config)}"), ".")


def chance(row: Row, view: View, config: Config) -> chances.Chance:
    return chances.Chance(
        f"{chances.pair(row, view, config)}: how widely results vary is not published, so whether the gap is chance cannot "
        "be said."
    )
