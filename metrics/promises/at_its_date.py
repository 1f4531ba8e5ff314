"""Which rows of the targets table speak for a target: those of its own dates, and what came since.

A plan that asked something of 2023/24 is answered by the figures of 2023/24, whatever later years bring. These stand beside
it and decide nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from config import Config
from config.periods import in_order
from config.target import Target
from metrics.promises import target_paths
from metrics.promises.target_kinds import UNKNOWN, Row


@dataclass(frozen=True)
class AtItsDate:
    """`rows`: those by which one target of one group is judged, the earliest first; before its date the latest, on the way
    there. `since`: the latest row after the last of its dates, None where there is none or every later period is one."""

    rows: tuple[Row, ...]
    since: Row | None = None


def target_of(row: Row, config: Config) -> Target:
    """The target that a row of the targets table judges."""
    declared = config.measures[row["measure"]].targets
    about = (row["plan"], row["target"], row["words"])
    return next(target for target in declared if (target.plan, target.kind, target.words) == about)


def at_its_date(rows: Sequence[Row], target: Target, until: str = "") -> AtItsDate:
    """`rows`: of the targets table, those of one target and one group. `until`: nothing later is looked at, and "" is all.

    Without a date the latest period speaks. A date whose period has no row, though a later one has, is a row of its own
    that cannot be judged: no other year stands in.
    """
    by_period = {row["period"]: row for row in rows if isinstance(row["period"], str)}
    alike = [label for label in in_order(by_period) if _counted(label, target, until)]
    if not alike:
        return AtItsDate((rows[-1],))
    if not target.due:
        return AtItsDate((by_period[alike[-1]],))
    first, last = target.due[0], target.due[-1]
    after = [label for label in alike if _years(last, label) > 0]
    if target.onwards:
        asked = [label for label in alike if _years(first, label) >= 0]
        return AtItsDate(tuple(by_period[label] for label in asked or alike[-1:]))
    past = [label for label in target.due if _years(label, alike[-1]) >= 0]
    judged = [
        by_period[label] if label in by_period else _without_a_figure(label, by_period[alike[-1]])
        for label in past
    ]
    on_the_way = [] if past and (after or alike[-1] in past) else [by_period[alike[-1]]]
    return AtItsDate((*judged, *on_the_way), _latest_known(after, by_period))


def _counted(label: str, target: Target, until: str) -> bool:
    """Whether a period is one that the target counts in, and not after the one looked at."""
    like_the_date = not target.due or target_paths.years_between(target.due[-1], label) is not None
    return like_the_date and (not until or (target_paths.years_between(label, until) or 0) >= 0)


def _years(first: str, second: str) -> float:
    years = target_paths.years_between(first, second)
    assert years is not None, "only periods of the kind of the date are counted"
    return years


def _latest_known(labels: Sequence[str], rows: dict[str, Row]) -> Row | None:
    """The latest row that has a figure; where none has, the latest."""
    known = [label for label in labels if rows[label]["actual"] == rows[label]["actual"]]
    return rows[(known or labels)[-1]] if labels else None


def _without_a_figure(label: str, beside: Row) -> Row:
    """A row of a date for which nothing came: named as the others, with no figure."""
    nothing = {
        "period": label, "due": label, "actual": UNKNOWN, "wanted": UNKNOWN, "pace": UNKNOWN, "numerator": UNKNOWN,
        "verdict": "cannot_say", "arrives": None, "certainty": None, "release": None,
    }  # fmt: skip
    return {**beside, **nothing}
