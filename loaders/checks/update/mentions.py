"""Numbers that the texts of an update mention: a small number of people in a note is as telling as one in a table.

Of a figure that counts people a text holds no number at all, because even a harmless one may, with the figure beside it,
give away what is withheld. Elsewhere only a small number beside a word for people is refused. Dates and years stay.
"""

from collections.abc import Iterator

from config.plan import Figure
from loaders.checks.update.line import Line
from loaders.problems import Problem
from loaders.typed.counted import has_few_people, has_number

TEXTS = ("evidence", "note")
_STAY = "Dates and years may stay, as 2026-06-30, 3 May 2026, May 2026, 2025/26, 2025-26 or 2026 Q2."


def problems(line: Line, figure: Figure | None, suppress_below: int) -> Iterator[Problem]:
    """What is wrong with the numbers in the texts of a line; `figure` is None for a milestone. None is repeated."""
    for column in TEXTS:
        text = line[column]
        if figure and figure.people:
            if has_number(text):
                title = f"The {column} holds a number, and this figure counts people."
                fix = f"Take out every number, percentage and word for a number. {_STAY}"
                yield line.problem(column, title, fix, said=False)
        elif has_few_people(text, suppress_below):
            title = f"The {column} says a number of people below {suppress_below}."
            fix = f"Say it without the number, such as “some children”: so few could be identified. {_STAY}"
            yield line.problem(column, title, fix, said=False)
