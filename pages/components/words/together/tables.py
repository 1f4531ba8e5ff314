"""The tables of several courses: what moved, and every period with the figure of each."""

from config import Config
from config.periods import in_order, in_words, told_apart
from pages.components.shared import cell_text, number_text
from pages.components.shared.content import NOTHING, Cell, Table, cell, table
from pages.components.shared.rows import Row
from pages.components.words.together import Strand, Together

CHANCE = {True: "Yes", False: "No, it could be chance", None: "Cannot be said"}


def changes(shown: Together, config: Config) -> Table:
    """Each strand's first and last figure that compare, what moved, and whether by more than chance."""
    header = [
        shown.noun.capitalize(),
        cell_text.value_heading(shown.measure),
        "Change",
        "More than chance?",
        "Period",
        "Before",
        "Period before",
    ]
    body = [_change(strand, shown, config) for strand in shown.strands]
    return table(caption("What changed", shown), header, body, (1, 2, 5))


def _change(strand: Strand, shown: Together, config: Config) -> list[Cell]:
    last, first, moved = strand.last, strand.first, strand.moved(config)
    if last is None:
        row = strand.course.now
        return [cell(strand.name), cell_text.hidden_cell(row) if row else NOTHING, *[NOTHING] * 5]
    now = [cell(strand.name), number_text.value_cell(last.value, shown.measure)]
    period = cell(in_words(last.period, short=True))
    if first is None or moved is None:
        return [*now, NOTHING, NOTHING, period, NOTHING, NOTHING]
    sure = cell(CHANCE[moved.distinguishable]) if shown.measure.judged else NOTHING
    dp = number_text.gap_dp(shown.measure, last.rounded_by, first.rounded_by)
    difference = number_text.gap_cell(moved.difference, shown.measure, dp=dp)
    before = number_text.value_cell(first.value, shown.measure)
    return [*now, difference, sure, period, before, cell(in_words(first.period, short=True))]


def every_period(shown: Together, config: Config) -> Table:
    """The newest period first, a column a strand."""
    labels = in_order({label for strand in shown.strands for label in strand.course.rows})[::-1]
    words = told_apart(labels)
    body = [
        [
            cell(words[label]),
            *(_figure(strand.course.rows.get(label), shown, config) for strand in shown.strands),
        ]
        for label in labels
    ]
    what = "Gap in every period" if shown.gaps else "Every period"
    return table(caption(what, shown), ["Period", *shown.names], body, range(1, len(shown.names) + 1))


def _figure(row: Row | None, shown: Together, config: Config) -> Cell:
    if row is None:
        return NOTHING
    if cell_text.bounded(row) and not shown.gaps:
        return number_text.range_cell(row.value_min, row.value_max, shown.measure, extra=1)
    if cell_text.hidden(row):
        return cell_text.hidden_cell(row, short=True)
    if shown.gaps:
        return NOTHING if cell_text.is_reference(row) else cell_text.gap_cell(row, shown.measure, config)
    return number_text.value_cell(row.value, shown.measure)


def caption(what: str, shown: Together) -> str:
    """ "What changed: Suspensions by group, Hackney"."""
    invented = " (demonstration)" if shown.demonstration else ""
    return f"{what}: {shown.measure.title}, {shown.whose}{invented}"
