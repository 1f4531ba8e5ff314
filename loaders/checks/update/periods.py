"""Periods of one figure that overlap: a year and its quarters would give away a quarter that is withheld."""

from collections.abc import Collection, Iterator, Sequence

from config import Config
from config.periods import shares_days
from loaders.checks.update.line import Line
from loaders.problems import Problem
from loaders.store.updates import WITHDRAWN, Update

# Item, figure and period of a line of the ledger.
About = tuple[str, str, str]


def crossing(
    updates: Sequence[tuple[Line, Update]], entered: Collection[About], config: Config
) -> Iterator[Problem]:
    """A problem for each update about people whose period overlaps another kind of period of the same figure, in the
    ledger or in the same file. A date is no stretch of time, and overlaps nothing."""
    there = [*entered, *((one.item, one.figure, one.period) for _, one in updates if one.state != WITHDRAWN)]
    counting = {
        (item, name)
        for item, (_, promise) in config.promises.items()
        for name, figure in promise.figures.items()
        if figure.people
    }
    for line, update in updates:
        about = (update.item, update.figure)
        if about not in counting or update.state == WITHDRAWN:
            continue
        others = (period for item, figure, period in there if (item, figure) == about)
        if other := next((period for period in others if shares_days(period, update.period)), None):
            title = f"{update.period} overlaps {other}, which is reported too."
            fix = "Keep to one kind of period: together they could give away a number that is withheld."
            yield line.problem("period", title, fix)
