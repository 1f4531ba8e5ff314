"""How many people stand behind a finding, what was done to the numbers, and of how many the group is not known: in words."""

from config import Config
from metrics.figures.kinds import kind_of
from pages.components.shared import cell_text, number_text
from pages.components.shared.rows import Row
from pages.components.shared.running_text import Sentence, sentence, strong, together
from pages.components.shared.view import View
from pages.components.words import findings, kinds, phrases
from pages.components.words.kinds import overlapping


def how_many(view: View, config: Config) -> Sentence:
    """The numbers behind the finding, what was done to them, and how many are of no known group."""
    of_part = overlapping.numbers(view) if overlapping.led(view, config) else ""
    numbers = sentence(strong(of_part)) if of_part else _numbers(findings.leading(view, config), view, config)
    invented = "These figures are invented." if view.demonstration else ""
    return together((numbers, _not_known(view), _protected(view, config), invented))


def _numbers(row: Row | None, view: View, config: Config) -> Sentence:
    if row is None:
        return _bounded(view, config) or _in_all(view) or _not_given(view)
    return kinds.of(view.measure).numbers(row, view, config) or _not_given(view)


def _not_given(view: View) -> Sentence:
    """Why there are no numbers: withheld, or never published."""
    if view.withheld:
        return sentence("The numbers are not shown, so that nobody can be identified.")
    given = "shares" if number_text.is_share(view.measure) else "the result"
    return sentence(f"The source gives no numbers, only {given}.")


def _bounded(view: View, config: Config) -> Sentence:
    """Of the largest group where a withheld figure leaves the base of every share open; empty where that is not so."""
    if view.known_between is None:
        return Sentence()
    row = max(view.bounded, key=lambda row: row.numerator if number_text.known(row.numerator) else -1)
    least, most = (number_text.count(number) for number in view.known_between)
    return sentence(
        strong(f"{number_text.count(row.numerator)} {phrases.people(row.group, view, config)}"),
        f", of between {least} and {most} {view.measure.people} whose ethnic group is known.",
    )


def _in_all(view: View) -> Sentence:
    """Where no group can be picked out: everybody."""
    number = _counted(view.everybody, view)
    if not number_text.known(number):
        return Sentence()
    whom = f"{view.measure.people} {view.measure.among}".strip()
    return sentence(
        strong(f"{number_text.count(number)} {whom}"), " in all. No group is set against another here."
    )


def _counted(row: Row | None, view: View) -> float | None:
    """How many people a row is of: of a whole, those counted in it."""
    if row is None:
        return None
    return row.numerator if kind_of(view.measure).of_whole else row.denominator


def _not_known(view: View) -> str:
    row, number = view.not_known, _counted(view.not_known, view)
    if number_text.known(number):
        more = "another " if kind_of(view.measure).of_whole else ""
        parts = " (all parts together)" if view.selection.breakdown else ""
        return f"The ethnic group of {more}{number_text.count(number)} is not known{parts}." if number else ""
    if row is None or not cell_text.is_secret(row):
        return ""
    return "How many have no known ethnic group is not shown."


def _protected(view: View, config: Config) -> str:
    """That counts are rounded, or that some are withheld."""
    if within := cell_text.rounded_within(view):
        rounded_to = config.publication.rounded_to
        return f"Counts are rounded to {rounded_to}; each is within {within} of the true figure."
    if view.withheld and any(number_text.known(row.value) for row in view.group_rows):
        return "Some numbers of this view are not shown, so that nobody can be identified."
    return ""
