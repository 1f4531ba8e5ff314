"""The answers to the four questions, put together.

Everything said here stands in the results table or the targets table already; nothing is worked out.
"""

from collections.abc import Sequence

from config import Config
from config.periods import in_words
from metrics.figures.kinds import kind_of
from pages.components.shared import cell_text, number_text
from pages.components.shared.content import Facts
from pages.components.shared.rows import Row
from pages.components.shared.running_text import Sentence, sentence, strong, together
from pages.components.shared.view import View, comparator_title
from pages.components.words import change_words, findings, kinds, phrases
from pages.components.words.course import Course
from pages.components.words.kinds import overlapping, times
from pages.components.words.questions import chance_words, on_track
from pages.components.words.questions.how_many_words import how_many

WITH_WHOM, BY_CHANCE = "Compared with whom?", "Is that by chance?"
HOW_MANY, ON_TRACK = "How many people?", "Are we on track?"
# The population of every age: nobody counted in a measure is of all ages, but residents themselves.
OF_ANY_AGE = "residents"
Answers = Sequence[tuple[str, Sentence]]
_INVENTED = sentence(strong("Cannot say."), " These figures are invented.")


def answers(view: View, course: Course | None, config: Config, elsewhere: Sequence[Course] = ()) -> Answers:
    """Each question with its answer, always all four in one order.

    `course`: the group over time that the page opens with, for what plans asked of it, and None where there is none;
    `elsewhere`: the courses of other groups of which plans asked something (`over_time.elsewhere`).
    """
    return [
        (WITH_WHOM, with_whom(view, config)),
        (BY_CHANCE, by_chance(view, config)),
        (HOW_MANY, how_many(view, config)),
        (ON_TRACK, on_track.answer(view, course, config, elsewhere)),
    ]


def of_a_course(course: Course, view: View, config: Config) -> Answers:
    """The same questions of one group over time: set against itself before."""
    track = (ON_TRACK, on_track.answer(view, course, config))
    if course.now is None or course.then is None:
        return [track]
    whom, before = change_words.who(course, config), in_words(course.then.period, short=True)
    change = together((change_words.change(course, config), change_words.repeats(course, config)))
    return [
        (WITH_WHOM, sentence(strong(f"With {whom} in {before}"), ", counted the same way.")),
        (BY_CHANCE, _INVENTED if view.demonstration else change),
        (HOW_MANY, _counted(course.now, course, config)),
        track,
    ]


def asked(answers: Answers) -> Facts:
    """The questions as headings, each with its answer under it."""
    return Facts(tuple((sentence(question), answer) for question, answer in answers), "asked")


def _counted(row: Row, course: Course, config: Config) -> Sentence:
    """The numbers behind the latest figure of a course."""
    if not (number_text.known(row.numerator) and number_text.known(row.denominator)):
        return sentence("The source gives no numbers, or they are not shown.")
    return kinds.of(course.measure).counted(row, course, config)


def with_whom(view: View, config: Config) -> Sentence:
    """Who the figures are set against, when they were counted, and whether they are of the same ages."""
    name, measure, area = cell_text.comparator_of(view), view.measure, view.selection.area
    if overlapping.led(view, config):
        said = f", in {phrases.when(view)} and in the same figures: they are among them."
        return sentence(strong(f"With all {measure.people} in {area}"), said)
    if not cell_text.compared(view):
        noun = cell_text.comparator_noun(name, measure, config)
        return sentence(strong("With nobody yet."), f" There are no figures of {noun} that are like these.")
    if name in config.comparators:
        return together((_population(view, config), _ages(view, config), _times(view, config)))
    when = phrases.when(view)
    if name in {area.name for area in config.publication.areas}:
        same = sentence(strong(f"With the same groups in {name}"), f", in {when}, counted the same way.")
        return together((same, _times(view, config))) if kind_of(measure).of_whole else same
    if name in config.ethnicity.groups:
        whom = phrases.people(name, view, config)
        same = sentence(
            strong(f"With {whom} in {area}"), f", in {when} and in the same figures. The ages are the same."
        )
        return together((same, times.line_of_base(findings.leading(view, config), view, config)))
    return sentence(
        strong(f"With all other {measure.people} in {area}"),
        f", in {when}: for each group, everybody counted here but the group itself. The ages are the same.",
    )


def _times(view: View, config: Config) -> Sentence:
    """How many times its share the group of the headline is."""
    return times.line(findings.leading(view, config), view, config)


def _population(view: View, config: Config) -> Sentence:
    name = view.selection.comparator
    title = comparator_title(name, config, view.measure)
    return sentence(strong(f"With {title[0].lower()}{title[1:]}."), f" {config.comparators[name].who}")


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
    return f"{phrases.starting(measure.one)} are of other ages."


def by_chance(view: View, config: Config) -> Sentence:
    """Whether chance alone could have made the gap, and how few people would change the result."""
    if view.demonstration:
        return _INVENTED
    if overlapping.led(view, config):
        of = f" Each of these groups is part of all {view.measure.people}, and no likely range of such a difference is given."
        return sentence(strong("Cannot say."), of)
    words = chance_words.answers(view, config)
    if not view.measure.judged:
        return together((strong("No."), *words))
    short = chance_words.of_the_gap(view, config).short
    return together((strong(short), *words, _few_would_change(findings.leading(view, config), view, config)))


def _few_would_change(row: Row | None, view: View, config: Config) -> str:
    if row is None or not view.judged(config) or not number_text.known(row.flip):
        return ""
    return f"A difference of {phrases.people_to_change(row)} would change the result."
