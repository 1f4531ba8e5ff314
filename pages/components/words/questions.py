"""The four questions that councillors ask of any figure, answered beforehand in a sentence or two each.

Everything said here stands in the results table or the targets table already; nothing is worked out. The answers are
text with the finding between ** marks, as `sentences` writes it.
"""

from collections.abc import Sequence

from config import Config
from config.periods import in_words
from pages.components.shared import cell_text, number_text
from pages.components.shared.view import View, comparator_title
from pages.components.words import chance_words, change_words, findings, target_words
from pages.components.words.findings import Row
from pages.components.words.how_many_words import how_many
from pages.components.words.other_groups import people_to_change
from pages.components.words.over_time import Asked, Course
from pages.components.words.sentences import html
from pages.components.words.target_words import VERDICTS

WITH_WHOM, BY_CHANCE = "Compared with whom?", "Is that by chance?"
HOW_MANY, ON_TRACK = "How many people?", "Are we on track?"
# The population of every age: nobody counted in a measure is of all ages, but residents themselves.
OF_ANY_AGE = "residents"


def answers(
    view: View, course: Course | None, config: Config, elsewhere: Sequence[Course] = ()
) -> list[tuple[str, str]]:
    """Each question with its answer, always all four in one order.

    `course`: the group over time that the page opens with, for what plans asked of it, and None where there is none;
    `elsewhere`: the courses of other groups of which plans asked something (`over_time.elsewhere`).
    """
    return [
        (WITH_WHOM, with_whom(view, config)),
        (BY_CHANCE, by_chance(view, config)),
        (HOW_MANY, how_many(view, config)),
        (ON_TRACK, on_track(view, course, config, elsewhere)),
    ]


def of_a_course(course: Course, view: View, config: Config) -> list[tuple[str, str]]:
    """The same questions of one group over time: set against itself before."""
    if course.now is None or course.then is None:
        return [(ON_TRACK, on_track(view, course, config))]
    whom, before = change_words.who(course, config), in_words(str(course.then["period"]), short=True)
    said = (change_words.change(course, config), change_words.repeats(course, config))
    chance = (
        "**Cannot say.** These figures are invented." if view.demonstration else " ".join(filter(None, said))
    )
    return [
        (WITH_WHOM, f"**With {whom} in {before}**, counted the same way."),
        (BY_CHANCE, chance),
        (HOW_MANY, _counted(course.now, course, whom)),
        (ON_TRACK, on_track(view, course, config)),
    ]


def _counted(row: Row, course: Course, whom: str) -> str:
    """The numbers behind the latest figure of a course."""
    measure = course.measure
    people = measure.people if course.place.group == "All" else whom
    counted, of = (number_text.count(row[name]) for name in ("numerator", "denominator"))
    if not (counted and of):
        return "The source gives no numbers, or they are not shown."
    if measure.kind == "rate":
        return f"**{counted} {measure.one}**, among {of} {people}."
    if measure.kind == "representation":
        return f"**{counted} {people}**, of {of} {measure.people} whose ethnic group is known."
    return f"**{counted} of {of} {people}**."


def answers_html(said: Sequence[tuple[str, str]]) -> str:
    """The questions as headings, each with its answer under it; escaped here."""
    pairs = "".join(f"<div><dt>{html(asked)}</dt><dd>{html(answer)}</dd></div>" for asked, answer in said)
    return f'<dl class="eq-asked">{pairs}</dl>'


def with_whom(view: View, config: Config) -> str:
    """Who the figures are set against, when they were counted, and whether they are of the same ages."""
    name, measure, area = cell_text.comparator_of(view), view.measure, view.selection.area
    if not cell_text.compared(view):
        noun = cell_text.comparator_noun(name, measure, config)
        return f"**With nobody yet.** There are no figures of {noun} that are like these."
    if name in config.comparators:
        return " ".join(filter(None, (_population(view, config), _ages(view, config))))
    if name in {one.name for one in config.publication.areas}:
        return f"**With the same groups in {name}**, in {findings.when(view)}, counted the same way."
    if name in config.ethnicity.groups:
        whom = config.ethnicity.phrase(name, measure.people)
        return f"**With {whom} in {area}**, in {findings.when(view)} and in the same figures. The ages are the same."
    return (
        f"**With all other {measure.people} in {area}**, in {findings.when(view)}: for each group, everybody counted here but "
        "the group itself. The ages are the same."
    )


def _population(view: View, config: Config) -> str:
    name = view.selection.comparator
    return f"**With {_lower(comparator_title(name, config, view.measure))}.** {config.comparators[name].who}"


def _lower(title: str) -> str:
    """A title inside a sentence."""
    return title[0].lower() + title[1:]


def _ages(view: View, config: Config) -> str:
    """Whether those compared with are of the same ages, and where another population stands in, that it does."""
    measure, name = view.measure, view.selection.comparator
    if view.selection.breakdown:
        return "Every part is set against the whole of that population, of all those ages and both sexes."
    wanted = config.comparators.get(measure.comparator)
    if wanted is not None and wanted.stand_in == name:
        return wanted.stand_in_caution
    if name == OF_ANY_AGE:
        return f"They are of all ages, and {measure.one} are not."
    if name == measure.comparator:
        return "The ages are the same."
    return f"{findings.starting(measure.one)} are of other ages."


def by_chance(view: View, config: Config) -> str:
    """Whether chance alone could have made the gap, and how few people would change the result."""
    if view.demonstration:
        return "**Cannot say.** These figures are invented."
    said = chance_words.answers(view, config)
    row = findings.leading(view, config)
    if not view.measure.judged:
        return f"**No.** {' '.join(said)}"
    return " ".join(filter(None, (f"**{_in_short(said[0])}**", *said, _few_would_change(row, view, config))))


def _in_short(said: str) -> str:
    if chance_words.RARELY in said:
        return "Hardly."
    return "It could be." if chance_words.COULD_BE in said else "Cannot say."


def _few_would_change(row: Row | None, view: View, config: Config) -> str:
    if row is None or not view.judged(config) or not number_text.known(row["flip"]):
        return ""
    return f"A difference of {people_to_change(row)} would change the result."


def on_track(view: View, course: Course | None, config: Config, elsewhere: Sequence[Course] = ()) -> str:
    """What became of the targets that plans set for this, or that none does, or why nothing can be said."""
    if not view.measure.targets:
        return "**No plan sets a target for this.**"
    if view.selection.area != config.area:
        return f"**The plans set targets for {config.area} alone.** Choose {config.area} to see them."
    if view.demonstration:
        return "**Cannot say.** These figures are invented, so no plan is held against them."
    courses = [one for one in (course, *elsewhere) if one is not None]
    found = [(asked, one) for one in courses for asked in one.asked]
    if not found:
        return f"**Cannot say.** {_why_none(view, config)}"
    if len(found) == 1:
        asked, one = found[0]
        named = "" if asked.target.group else change_words.who(one, config)
        rest = "" if asked.target.group else " The table gives the result of every group."
        return target_words.said(asked, one, config, named) + rest
    return _of_several(found, config)


def _why_none(view: View, config: Config) -> str:
    if view.selection.breakdown and view.targeted(config):
        points = cell_text.tolerance(config)
        return (
            f"The target of {points} points is held against all {view.measure.people} together. The band shows where those "
            "points lie for each part."
        )
    if view.selection.breakdown:
        return "The plans set targets for the whole, and none for these parts of it."
    return "The plans set targets for other figures than these, or there are no figures yet."


def _of_several(found: Sequence[tuple[Asked, Course]], config: Config) -> str:
    """The verdicts counted, then which targets they are of, and of those left open the reasons."""
    words: dict[str, dict[str, list[str]]] = {}
    for asked, one in found:
        verdict, why = _verdict(asked, one, config)
        words.setdefault(verdict, {}).setdefault(why, []).append(_named(asked, one, config))
    order = [name for name in VERDICTS if name in words]
    counted = [f"{sum(map(len, words[name].values()))} {VERDICTS[name].lower()}" for name in order]
    each = "both targets" if len(found) == 2 else f"all {len(found)} targets"
    first = f"Of {len(found)} targets that the plans set: **{', '.join(counted)}**."
    if len(order) == 1:
        first = f"**{VERDICTS[order[0]]}**, for {each} that the plans set."
    parts = [_part(VERDICTS[name], why, named) for name in order for why, named in words[name].items()]
    return " ".join((first, *parts))


def _part(title: str, why: str, named: Sequence[str]) -> str:
    """One verdict with the targets that it is of; of those left open the reason instead."""
    reason = why[:1].lower() + why[1:] if why.startswith(("The", "It")) else why
    return f"{'; '.join(named)}: {reason}" if why else f"{title}: {'; '.join(named)}."


def _verdict(asked: Asked, course: Course, config: Config) -> tuple[str, str]:
    """The verdict on one target, and why it cannot be given where it cannot."""
    row = target_words.row_shown(asked, course.selection.period)
    if row is None:
        return "cannot_say", f"It counts from {in_words(asked.target.baseline, short=True)}."
    why = target_words.why_not(asked, row, course, config) if row["verdict"] == "cannot_say" else ""
    return str(row["verdict"]), why


def _named(asked: Asked, course: Course, config: Config) -> str:
    """A target by its words, and of whom it is where they do not say so."""
    words = asked.target.words
    if asked.target.group in words:
        return words
    return f"{words} ({change_words.who(course, config)})"
