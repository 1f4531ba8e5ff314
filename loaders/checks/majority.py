"""“Black and Global Majority” in a file: said as what it was read, and refused where the file does not say."""

import numpy as np

from loaders.cells import Cells
from loaders.checks.many import at_most
from loaders.harmonised import Harmonised
from loaders.harmonising import GLOBAL_MAJORITY, means_global_majority
from loaders.problems import Problem, rows_in_words


def problems(cells: Cells, read: Harmonised, most: int) -> list[Problem]:
    """A note for each meaning that the label was given, and an error for each row where it has none.

    It holds White minorities beside a row "White British", and leaves them out beside a row "White".
    """
    column = cells.columns["ethnic_group"]
    labelled = [place for place, text in enumerate(column.texts) if means_global_majority(text)]
    meant = read.keys["group"].where(np.isin(column.codes, labelled))
    found = []
    for meaning in meant.dropna().unique():
        lines = cells.lines[meant.eq(meaning)].tolist()
        if meaning == GLOBAL_MAJORITY:
            found += _unexplained(lines, column.heading, most)
        else:
            title = f"“{GLOBAL_MAJORITY}” was read as “{meaning}”."
            fix = f"That is what the White rows beside it say ({rows_in_words(lines)})."
            found.append(Problem("note", "ethnic group", title, fix, lines[0], column.heading))
    return found


def _unexplained(lines: list[int], heading: str, most: int) -> list[Problem]:
    title = f"The file does not say who “{GLOBAL_MAJORITY}” is."
    fix = (
        "Write “All groups but White British” where White minorities are counted in, or “All groups but White” "
        "where they are not."
    )
    found = [Problem("error", "ethnic group", title, fix, line, heading) for line in lines[:most]]
    return at_most(found, lines, most)
