"""The finding in words, made from the same rows as the chart and the table.

The subject is the system ("Schools made"), never a group's behaviour, and no cause is given. What each kind of measure
says is its own (`kinds`); every figure is written by `number_text`.
"""

from config import Config
from metrics.figures.kinds import kind_of
from pages.components.shared import cell_text, number_text
from pages.components.shared.rows import only
from pages.components.shared.running_text import Sentence, sentence, strong, together
from pages.components.shared.view import View
from pages.components.words import findings, kinds, ladders, phrases
from pages.components.words.kinds import overlapping


def headline(view: View, config: Config) -> Sentence:
    """The finding, its numbers, what it is compared with and when: the first sentence of a page."""
    if overlapping.overlap(view, config) and (of_everybody := overlapping.headline(view, config)):
        return of_everybody
    row = findings.leading(view, config)
    if row is None:
        return _without_groups(view, config)
    ladder = ladders.headline(view, config) if _graded(view) else Sentence()
    return ladder or sentence(_known_first(view, config), kinds.of(view.measure).finding(row, view, config))


def second(view: View, config: Config) -> Sentence:
    """What the other groups show, how sure the finding is, and what is withheld."""
    if overlapping.overlap(view, config):
        return together((overlapping.numbers(view), _withheld(view, config)))
    if _graded(view):
        return together((ladders.second(view, config), _withheld(view, config)))
    row, kind = findings.leading(view, config), kinds.of(view.measure)
    certainty = kind.certainty(row, view, config) if row is not None else ""
    return together((certainty, kind.more(row, view, config), _withheld(view, config), known_between(view)))


def _graded(view: View) -> bool:
    """Whether the view is broken down by grades, junior to senior."""
    return bool(view.selection.breakdown and view.measure.ordered)


def known_between(view: View) -> str:
    """Where a withheld figure leaves the base of every share open: between which numbers it lies."""
    if view.known_between is None:
        return ""
    least, most = (number_text.count(number) for number in view.known_between)
    everybody = number_text.count(view.total.numerator) if view.total is not None else ""
    of = f" of the {everybody}" if everybody else ""
    return f"The ethnic group of between {least} and {most}{of} {view.measure.people} is known."


def beside(view: View, other: View, config: Config) -> str:
    """How the group that leads stands in the measure that is set beside this one; empty where that has no figure."""
    row = findings.leading(view, config)
    if row is None:
        return ""
    theirs = only(same for same in other.all_rows if (same.group, same.category) == (row.group, row.category))
    if theirs is None or cell_text.hidden(theirs):
        return ""
    who = phrases.starting(phrases.whom(row, other, config))
    return f"{who} made up {number_text.value(theirs.value, other.measure)}."


def _withheld(view: View, config: Config) -> str:
    """How many figures are not shown, and by whose choice: a source that is public may have withheld them itself."""
    hidden = view.withheld
    if not hidden:
        return ""
    figures_are = "One figure is" if hidden == 1 else f"{_small_number(hidden)} figures are"
    sources = config.extracts[view.measure.extract].sources.values()
    ours = {source.title for source in sources if source.protection != "open"}
    by_us = view.demonstration or any(row.source in ours for row in view.all_rows)
    return f"{figures_are} not shown{'' if by_us else ' by the source'}, so that nobody can be identified."


def _small_number(number: int) -> str:
    """A number that opens a sentence: a word up to nine."""
    words = ["Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]
    return words[number - 2] if 2 <= number <= 9 else f"In all, {number}"


def _known_first(view: View, config: Config) -> str:
    """A warning put first where so many of a whole are not known that it could change the picture."""
    if not kind_of(view.measure).of_whole or view.total is None:
        return ""
    total, unknown = view.total.numerator, view.total.not_known
    if not (number_text.known(total) and number_text.known(unknown)):
        return ""
    if unknown <= config.publication.not_known_notice * total:
        return ""
    known, everybody = number_text.count(total - unknown), number_text.count(total)
    return f"The ethnic group of {known} of {everybody} {view.measure.people} is known. "


def _without_groups(view: View, config: Config) -> Sentence:
    """What can still be said: the total, or that the figures are withheld or not there."""
    if elsewhere := _everybody_elsewhere(view, config):
        return sentence(elsewhere, f" {_why_no_group_leads(view, config)}")
    if in_all := kinds.of(view.measure).in_all(view, config):
        return sentence(in_all, f". {_why_no_group_leads(view, config)}")
    if view.bounded:
        return _between(view, config)
    of, where = _figures_of(view), f"in {phrases.when(view)}"
    statuses = {row.status for row in view.group_rows}
    if _any_group_has_a_figure(view):
        return sentence(
            f"There is no like-for-like comparison of {of} {where} with {_against(view, config)} yet."
        )
    if "confidential" in statuses:
        return sentence(f"The figures for {of} {where} are not shown, so that nobody can be identified.")
    if "low_reliability" in statuses:
        return sentence(f"There are too few people to give shares of {of} {where}.")
    none = f"There are no figures by ethnic group for {of} {where}."
    return sentence(f"{_nobody_known(view)}{none}")


def _nobody_known(view: View) -> str:
    """Why there are none, where no file says anybody's group: in the words in which its sender was asked about it."""
    total = view.total
    if total is None or not number_text.known(total.numerator) or total.not_known != total.numerator:
        return ""
    return f"The group of all {number_text.count(total.numerator)} is not known. " if total.numerator else ""


def _figures_of(view: View) -> str:
    """What figures are of. A result has no noun in its declaration but what somebody does: "persistently absent"."""
    kind = kind_of(view.measure)
    return view.measure.one if kind.of_whole or kind.by_ratio else f"“{view.measure.title}”"


def _everybody_elsewhere(view: View, config: Config) -> Sentence:
    """Everybody here beside everybody in another area; empty where one of the two has no figure."""
    total = view.total
    if total is None or not (number_text.known(total.value) and number_text.known(total.comparator_value)):
        return Sentence()
    return kinds.of(view.measure).finding(total, view, config)


def _any_group_has_a_figure(view: View) -> bool:
    return any(number_text.known(row.value) for row in view.group_rows)


def _why_no_group_leads(view: View, config: Config) -> str:
    if _any_group_has_a_figure(view):
        return f"There is no comparison of its groups with {_against(view, config)} for this period."
    if not (view.measure.reference_group or kind_of(view.measure).of_whole):
        return "This is a total of everybody, and not by ethnic group."
    return "There are no figures by ethnic group for this period."


def _against(view: View, config: Config) -> str:
    """The comparator in running text: "residents", "White pupils", "England"."""
    return cell_text.comparator_noun(cell_text.comparator_of(view), view.measure, config)


def _between(view: View, config: Config) -> Sentence:
    """A share of which only bounds are known: the largest group's, and why there is no exact figure."""
    row = max(view.bounded, key=lambda row: row.value_min)
    least, most = (
        number_text.value(limit, view.measure, extra=1) for limit in (row.value_min, row.value_max)
    )
    who = phrases.starting(phrases.people(row.group, view, config))
    return sentence(
        strong(f"{who} made up between {least} and {most}"),
        f" of {view.measure.one} in {phrases.when(view)}. "
        "The source withholds a figure, so no exact share can be given.",
    )
