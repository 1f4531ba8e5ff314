"""One sum at a time: what goes with a lone withheld cell where the sums of a table do not hold together.

A source that rounds its figures prints sums that contradict one another. No cell follows exactly from such a
table, and no integer programme has anything to say of it; so it is held to the older rule, under which no printed
sum has exactly one hole.
"""

from collections.abc import Iterable

import numpy as np

from metrics.disclosure.linked_system import Sum


def with_complements(
    counts: np.ndarray, hidden: np.ndarray, sums: Iterable[Sum], worth: np.ndarray
) -> np.ndarray:
    """`hidden`, grown until no sum has exactly one hidden cell: the other that is worth least is hidden with it.

    A sum with a figure missing anyway gives nothing away. Sums that hold a union of ours (`worth` 0) come last:
    such a union is safe to show, or worth least, once its parts are settled.
    """
    closed = [
        np.array((total, *parts))
        for total, parts in sums
        if not np.isnan(counts[[total, *parts]][~hidden[[total, *parts]]]).any()
    ]
    hidden = _closed([cells for cells in closed if worth[cells].all()], counts, hidden, worth)
    return _closed(closed, counts, hidden, worth)


def _closed(sums: list[np.ndarray], counts: np.ndarray, hidden: np.ndarray, worth: np.ndarray) -> np.ndarray:
    hidden = hidden.copy()
    changed = True
    while changed:
        changed = False
        for cells in sums:
            if hidden[cells].sum() == 1:
                hidden[_second(counts, hidden, cells, worth)] = changed = True
    return hidden


def _second(counts: np.ndarray, hidden: np.ndarray, cells: np.ndarray, worth: np.ndarray) -> int:
    """The cell to withhold beside a lone hidden one, of those worth least: the smallest part above zero, else
    a zero (it says least), else the total (the first of `cells`)."""
    visible = [cell for cell in cells if not hidden[cell]]
    cheap = [cell for cell in visible if worth[cell] == worth[visible].min()]
    parts = [cell for cell in cheap if cell != cells[0]]
    candidates = [part for part in parts if counts[part] > 0] or parts or cheap
    return int(min(candidates, key=lambda cell: (counts[cell], cell)))
