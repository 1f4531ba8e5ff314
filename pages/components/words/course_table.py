"""The table of a course: every period with its figure, its range, its people, what it is seen against, and what each
plan wanted, in words."""

from dataclasses import dataclass

from config import Config
from config.periods import in_order, told_apart
from pages.components.shared import cell_text, number_text
from pages.components.shared.cell_text import bounded
from pages.components.shared.content import NOTHING, Cell, Table, cell, table
from pages.components.shared.rows import Row
from pages.components.shared.running_text import Picture, Sentence, sentence, together, whole
from pages.components.words import change_words, kinds, series_breaks, target_words
from pages.components.words.course import Asked, Course


@dataclass(frozen=True)
class SaidOverTime:
    """`change` is the first sentence, and the chart's alternative text; `all` follows the heading. Title, table and breaks
    belong to the chart: nothing where there is none."""

    change: Sentence
    all: Sentence
    title: str = ""
    table: Table | None = None
    breaks: tuple[str, ...] = ()


def said(course: Course, config: Config) -> SaidOverTime:
    """What is said of one group's course."""
    change = change_words.change(course, config)
    whole = together((change, change_words.repeats(course, config), change_words.trend(course, config)))
    if not course.worth_drawing:
        return SaidOverTime(change, whole)
    return SaidOverTime(
        change,
        whole,
        change_words.chart_title(course, config),
        course_table(course, config),
        tuple(series_breaks.said(course, config)),
    )


def course_table(course: Course, config: Config) -> Table:
    """The figures of a course, the newest period first, due periods to come above it."""
    measure = course.measure
    counts = kinds.of(measure).counts(measure, config)
    between = ", between" if any(bounded(row) for row in course.rows.values()) else ""
    header = [
        "Period",
        f"{cell_text.value_heading(measure)}{between}",
        *(["Likely range"] if course.ranged else []),
        *(heading for heading, _ in counts),
        *(line.label for line in course.lines),
        *(asked.target.words for asked in course.asked),
    ]
    ahead = {label for asked in course.asked for label in asked.target.due if label in asked.wanted}
    periods = in_order([*course.rows, *ahead])[::-1]
    words = told_apart(periods)
    columns = [name for _, name in counts]
    body = [[cell(words[label]), *_line(label, course, columns, config)] for label in periods]
    numeric = range(1, len(header) - len(course.asked))
    return table(caption(course, config), header, body, numeric)


def caption(course: Course, config: Config) -> str:
    """Whose figures, of what, and where: "Suspensions over time, all pupils, Hackney"."""
    title = f"{course.measure.title} over time, {change_words.who(course, config)}, {course.selection.area}"
    return f"{title} (demonstration)" if demonstration(course) else title


def demonstration(course: Course) -> bool:
    """Whether any figure of it is invented."""
    return any(row.demonstration for row in course.rows.values())


def _line(label: str, course: Course, counts: list[str], config: Config) -> list[Cell]:
    row = course.rows.get(label)
    empty = [NOTHING] * (1 + course.ranged + len(counts))
    shown = _figures(row, counts, course) if row is not None else empty
    beside = [number_text.value_cell(line.values.get(label), course.measure) for line in course.lines]
    judged = [_judged(asked, label, course, config) for asked in course.asked]
    return [*shown, *beside, *judged]


def _figures(row: Row, counts: list[str], course: Course) -> list[Cell]:
    """Figure, likely range and counts of one period; where they are withheld, the reason in words."""
    likely = NOTHING
    if bounded(row):
        shown = number_text.range_cell(row.value_min, row.value_max, course.measure, extra=1)
    elif cell_text.hidden(row):
        shown = cell_text.hidden_cell(row)
    else:
        shown = number_text.value_cell(row.value, course.measure)
        likely = number_text.range_cell(row.lower, row.upper, course.measure)
    return [shown, *([likely] if course.ranged else []), *(_count(row, name) for name in counts)]


def _count(row: Row, name: str) -> Cell:
    return NOTHING if row.status == "confidential" else number_text.count_cell(row[name])


def _judged(asked: Asked, label: str, course: Course, config: Config) -> Cell:
    """The verdict on a period, and what was wanted; where the plan counts from; and what is wanted later."""
    row, measure, target = asked.rows.get(label), course.measure, asked.target
    if row is None and label == target.baseline:
        return cell("Counted from")
    if row is None:
        return target_words.value_cell(asked.wanted.get(label), target, measure)
    verdict = whole(target_words.VERDICTS[row["verdict"]])
    if row["verdict"] == "cannot_say":
        # Of several plans side by side the columns are narrow, and there is nothing that a mark could show.
        return cell(verdict)
    mark = Picture("verdict", (target_words.mark(row, target, measure),))
    if not number_text.known(row["wanted"]):
        return Cell(sentence(verdict), picture=mark)
    words = target_words.wanted_words(row, target, measure, config)
    return Cell(sentence(verdict, f" ({words})"), picture=mark)
