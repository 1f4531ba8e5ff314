"""The table of places beside each other: each with its figure, its likely range and its people, then what is not ranked."""

import math

from config import Config
from pages.components.shared import cell_text, number_text
from pages.components.shared.content import NOTHING, Cell, Table, cell, table, withheld
from pages.components.shared.rows import Row
from pages.components.shared.running_text import sentence, strong
from pages.components.words import kinds, phrases
from pages.components.words.places import Places


def places_table(shown: Places, config: Config) -> Table:
    """The highest figure first; the middle of the others and the areas that hold several places stand below."""
    measure = shown.measure
    counts = kinds.of(measure).counts(measure, config)
    header = ["Place", cell_text.value_heading(measure), "Likely range", *(heading for heading, _ in counts)]
    columns = [name for _, name in counts]
    body = [_line(row, shown, columns, config) for row in (*shown.ordered, *shown.around)]
    if shown.with_figures and not math.isnan(shown.middle):
        name = cell(f"Middle of the {shown.with_figures} others")
        body.insert(len(shown.ordered), [name, shown.middle_cell, NOTHING, *(NOTHING for _ in columns)])
    return table(caption(shown, config), header, body, range(1, len(header)))


def caption(shown: Places, config: Config) -> str:
    """Whose figures, and when: "Suspensions by place, all pupils, 2023/24"."""
    whom = phrases.named(shown.group, shown.measure.people, config)
    return f"{shown.measure.title} by place, {whom}, {shown.when}"


def _line(row: Row, shown: Places, columns: list[str], config: Config) -> list[Cell]:
    name = Cell(sentence(strong(row.area))) if row.area == config.area else cell(row.area)
    if cell_text.hidden(row):
        return [name, cell_text.hidden_cell(row), NOTHING, *(NOTHING for _ in columns)]
    value = number_text.value_cell(row.value, shown.measure)
    likely = number_text.range_cell(row.lower, row.upper, shown.measure)
    counts = [number_text.count_cell(row[column]) for column in columns]
    if not likely.figures:
        unpublished = withheld("Not published", "not_available", secret=False)
        likely, counts = unpublished, [unpublished if count is NOTHING else count for count in counts]
    return [name, value, likely, *counts]
