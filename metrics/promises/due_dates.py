"""When the next update of a promise is due."""

from datetime import date, timedelta

from config.periods import parse
from config.plan import Plan, Promise


def next_due(
    plan: Plan, promise: Promise, updated: date | None, *, ended: bool, met: bool = False
) -> date | None:
    """The day by which the next update is due, None where none is or the document does not say.

    Where an interval is given: so long after the last update, or after the document, unless its date comes first.
    Where a date is given: that date, also when it has passed, until the promise is met or there is nothing more to
    report. `ended`: done, or stopped. `met`: there, so that its own date asks for nothing more once an update of that
    date or later said so. Nothing is due of what cannot be measured as it is written.
    """
    if promise.reports == "text" or promise.cannot or ended:
        return None
    kept = met and updated is not None and promise.due is not None and updated >= promise.due
    by = None if kept else promise.due
    since = updated or plan.dated
    again = months_later(since, promise.every) if promise.every and since else None
    return min((day for day in (by, again) if day), default=None)


def next_regular(plan: Plan, promise: Promise, updated: date | None, today: date) -> date | None:
    """The next day, today or later, on which a promise that is reported regularly is due: counted in its interval from the
    last update, or from the document. None where no interval is given, or nothing is asked."""
    since = updated or plan.dated
    if not promise.every or since is None or promise.reports == "text" or promise.cannot:
        return None
    gone = max(0, (today.year - since.year) * 12 + today.month - since.month)
    turns = max(1, gone // promise.every)
    days = (months_later(since, promise.every * turn) for turn in (turns, turns + 1))
    return next(day for day in days if day >= today)


def months_later(day: date, months: int) -> date:
    """The same day so many months later, the month's last where it has no such day."""
    months += day.month - 1
    year, month = day.year + months // 12, months % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


def end_of_quarter(day: date) -> date:
    """The last day of the calendar quarter that a day is in."""
    begins = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return months_later(begins, 3) - timedelta(days=1)


def is_past(due: str, label: str | None) -> bool:
    """Whether a period is that in which a target is judged, or after it; a target without one is always judged."""
    end, period = parse(due), parse(label) if label else None
    return end is None or (period is not None and period.start >= end.start)
