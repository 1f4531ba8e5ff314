"""When the next update of a promise is due."""

from datetime import date, timedelta

from config.periods import last_day, parse
from config.plan import Plan, Promise


def next_due(plan: Plan, promise: Promise, updated: date | None, *, ended: bool) -> date | None:
    """The day by which the next update is due, None where none is or the document does not say.

    `updated`: the last day of which the latest report speaks, whenever it was entered. Where an interval is given: so
    long after that day, or after the document, unless its date comes first. Where a date is given: that date, also when
    it has passed, until figures speak of it or of a later day, whatever they say, or a milestone is `ended`: done, or
    stopped. Nothing is due of what cannot be measured as it is written.
    """
    if promise.reports == "text" or promise.cannot or ended:
        return None
    by = None if is_answered(promise, updated) else promise.due
    since = updated or plan.dated
    again = months_later(since, promise.every) if promise.every and since else None
    return min((day for day in (by, again) if day), default=None)


def is_answered(promise: Promise, updated: date | None) -> bool:
    """Whether figures speak of the promise's own date, so that it asks for nothing more."""
    if promise.reports == "milestone" or promise.due is None or updated is None:
        return False
    return updated >= promise.due


def spoken_of(label: str, entered: str) -> date:
    """The last day of which a report speaks, and not the day on which it came: an old figure is no new report. Of a
    period that had not ended when it was entered, the day of entry. `entered`: a moment, as the store has it."""
    period = parse(label)
    assert period is not None, "what is reported has a period"
    return min(last_day(period), date.fromisoformat(entered[:10]))


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
