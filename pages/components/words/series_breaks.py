"""Which figures of a course are not set beside each other, and why, in words."""

from itertools import pairwise

from config import Config
from config.periods import covid, in_words
from metrics.promises import series
from pages.components.shared import cell_text, number_text
from pages.components.shared.rows import Row
from pages.components.words.course import Course
from pages.components.words.phrases import joined

LIMITS = "For {when} only limits are known, because the source withholds a figure. They are no likely range."


def said(course: Course, config: Config) -> list[str]:
    """One line for each place between two figures that a line does not join: a declared break with what changed, years
    without a figure, or another publication. Covid has its own mark."""
    labels = [label for label, row in course.rows.items() if number_text.known(row.value)]
    lines = [line for before, after in pairwise(labels) if (line := _between(before, after, course, config))]
    limits = [in_words(label, short=True) for label, row in course.rows.items() if cell_text.bounded(row)]
    return [*lines, *([LIMITS.format(when=joined(limits))] if limits else [])]


def _between(before: str, after: str, course: Course, config: Config) -> str:
    first, last = (in_words(label, short=True) for label in (before, after))
    why = [words for label, words in course.breaks.items() if series.broken(before, after, [label])]
    if why:
        return f"The figures for {first} and {last} are not joined: {'; '.join(why)}."
    apart = config.publication.judgement.days_apart
    if series.missing_between(before, after, apart) and not _withheld_between(before, after, course):
        return f"There are no figures between {first} and {last}."
    earlier, later = course.rows[before].source, course.rows[after].source
    if series.alike(earlier, later, config):
        return ""
    return f"The figures for {first} and {last} are not joined: they come from {earlier} and from {later}."


def _withheld_between(before: str, after: str, course: Course) -> bool:
    """Whether the table has a period between the two, whose figure is not shown."""
    labels = list(course.rows)
    return labels.index(after) - labels.index(before) > 1


def why_alone(course: Course, config: Config) -> str:
    """Why the page's period is set beside none before it."""
    period = course.selection.period
    before = [label for label in course.rows if label < period and label != period]
    when = in_words(period, short=True)
    if not before:
        return f"There is no earlier figure to set {when} beside."
    now, last = course.now, course.rows[before[-1]]
    earlier = in_words(before[-1], short=True)
    if now is None or not number_text.known(now.value):
        return _not_shown(now, when, course)
    if covid.affected(period) or covid.between(before[-1], period):
        return f"Covid lies between {earlier} and {when}, so no change is read from the two."
    if series.broken(before[-1], period, course.breaks):
        return f"The source counts otherwise since {earlier}, so the two figures do not compare."
    if not series.alike(now.source, last.source, config):
        return f"The figures for {earlier} and {when} come from two sources, so no change is read from them."
    if not number_text.known(last.value):
        return _not_shown(last, earlier, course)
    return f"The figures for {earlier} and {when} are too far apart to be called a change."


def _not_shown(row: Row | None, when: str, course: Course) -> str:
    """A figure that is withheld; of one that is only bounded, its bounds."""
    if row is None or not cell_text.bounded(row):
        return f"The figure for {when} is not shown, so no change can be given."
    least, most = (
        number_text.value(limit, course.measure, extra=1) for limit in (row.value_min, row.value_max)
    )
    return (
        f"The figure for {when} is known only to lie between {least} and {most}, because the source withholds another, so "
        "no change can be given."
    )
