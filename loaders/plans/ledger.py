"""The ledger of plans: which were put in force, closed and taken back, and how their promises ended.

Lines are only ever added. What stands is what was not taken back; whatever a plan said and had come to stays in the history.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Literal

from sqlalchemy import Connection, Engine, func, insert, select

from config.plan import End
from loaders.actor import Actor
from loaders.plans.row import PlanRow, from_object
from loaders.store import audit
from loaders.store.faults import Moved
from loaders.store.opening import read_transaction, write_transaction
from loaders.store.reading import newest_line
from loaders.store.tables import plan_entries as ledger

Event = Literal["adopted", "closed", "ended", "taken back"]
# What each is called.
EVENTS: dict[Event, str] = {
    "adopted": "Put in force",
    "closed": "Closed",
    "ended": "A promise ended",
    "taken back": "Taken back",
}


class CannotTakeBack(ValueError):
    """An entry under a later one, or one that does not stand. The message is a sentence for the person at the screen."""


@dataclass(frozen=True)
class Arrived:
    """A plan as a sheet brought it. `code` stands before each of its numbers; `adopted` is the day from which it holds."""

    code: str
    title: str
    recommendations: bool
    adopted: date
    rows: tuple[PlanRow, ...]

    def item(self, row: PlanRow) -> str:
        """The id by which a promise is known everywhere."""
        return f"{self.code}-{row.number}"

    @property
    def counted(self) -> str:
        """How many promises it has: "4 promises"."""
        return "1 promise" if len(self.rows) == 1 else f"{len(self.rows)} promises"


@dataclass(frozen=True)
class Entry:
    """One thing that was done. `plan`: the code of one that arrived, or the name of one in config/plans. `about`: the number
    of the entry that is taken back, 0 where none is."""

    id: int
    at: str
    by: str
    plan: str
    event: Event
    title: str
    source: str
    reason: str
    arrived: Arrived | None
    ends: tuple[End, ...]
    about: int


@dataclass(frozen=True)
class Deed:
    """What is done with a plan: the ends that it brings, the file in which it came, and why."""

    plan: str
    title: str
    ends: tuple[End, ...]
    source: str = ""
    reason: str = ""


def adopt(engine: Engine, plan: Arrived, ends: Sequence[End], *, by: Actor, source: str, seen: int) -> None:
    """Put a plan in force, or a newer version of it, with the earlier promises that go on in it. Raises Moved where
    somebody changed a plan after entry `seen`."""
    kept = {
        "recommendations": plan.recommendations,
        "adopted": plan.adopted.isoformat(),
        "rows": [row.as_object() for row in plan.rows],
    }
    _add(engine, "adopted", Deed(plan.code, plan.title, tuple(ends), source), kept, by=by, seen=seen)


def close(engine: Engine, deed: Deed, *, by: Actor, seen: int) -> None:
    """Close a plan with what each of its promises came to. Raises Moved as `adopt` does."""
    _add(engine, "closed", deed, {}, by=by, seen=seen)


def end(engine: Engine, deed: Deed, *, by: Actor, seen: int) -> None:
    """End a promise while its plan goes on. Raises Moved as `adopt` does."""
    _add(engine, "ended", deed, {}, by=by, seen=seen)


def take_back(engine: Engine, number: int, *, by: Actor, reason: str) -> Entry:
    """Take an entry back: what it did stands no more, and stays in the history. Raises CannotTakeBack."""
    name, at = by.doing("plans"), audit.utc_now()
    with write_transaction(engine) as connection:
        standing = standing_of(_entries(connection))
        entry = next((one for one in standing if one.id == number), None)
        if entry is None:
            raise CannotTakeBack("This entry does not stand any more.")
        if above := _resting_on(entry, standing):
            raise CannotTakeBack(f"“{above.title}” was changed after it. Take back what came later first.")
        deed = Deed(entry.plan, entry.title, (), reason=reason)
        _write(connection, (at, name), "taken back", deed, {"about": number})
    return entry


def _resting_on(entry: Entry, standing: Sequence[Entry]) -> Entry | None:
    """What was done later and rests on an entry: of the same plan, or an end that leads into it."""
    for one in standing:
        leads = entry.arrived is not None and any(end.into.startswith(f"{entry.plan}-") for end in one.ends)
        if one.id > entry.id and (one.plan == entry.plan or leads):
            return one
    return None


newest = partial(newest_line, ledger.c.id)


def history(engine: Engine, up_to: int | None = None) -> tuple[Entry, ...]:
    """Every entry in its order, of those up to a number."""
    with read_transaction(engine) as connection:
        entries = _entries(connection)
    return tuple(entry for entry in entries if up_to is None or entry.id <= up_to)


def standing_of(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those that were not taken back."""
    entries = list(entries)
    gone = {entry.about for entry in entries if entry.event == "taken back"}
    return tuple(entry for entry in entries if entry.id not in gone and entry.event != "taken back")


def ends_of(standing: Iterable[Entry]) -> dict[str, End]:
    """How each promise ended, by its id."""
    return {end.item: end for entry in standing for end in entry.ends}


def closed_of(standing: Iterable[Entry]) -> dict[str, Entry]:
    """The plans that were closed, each with its entry; one that was put in force again since is not closed."""
    closed: dict[str, Entry] = {}
    for entry in standing:
        if entry.event == "closed":
            closed[entry.plan] = entry
        elif entry.event == "adopted":
            closed.pop(entry.plan, None)
    return closed


def _add(engine: Engine, event: Event, deed: Deed, kept: dict[str, Any], *, by: Actor, seen: int) -> None:
    name, at = by.doing("plans"), audit.utc_now()
    detail = kept | {"ends": [one.model_dump(mode="json") for one in deed.ends]}
    with write_transaction(engine) as connection:
        if (connection.scalar(select(func.max(ledger.c.id))) or 0) > seen:
            raise Moved("Somebody changed a plan meanwhile. Look at what stands now, and send yours again.")
        _write(connection, (at, name), event, deed, detail)


def _write(
    connection: Connection, who: tuple[str, str], event: Event, deed: Deed, detail: dict[str, Any]
) -> None:
    """`who`: when it was done, and by whom."""
    at, by = who
    line = {"at": at, "by": by, "plan": deed.plan, "event": event, "title": deed.title, "detail": detail}
    connection.execute(insert(ledger).values(**line, source=deed.source, reason=deed.reason))
    # The trail names how much was said and never the words.
    told = {"rows": len(detail.get("rows", [])), "ends": len(deed.ends), "about": detail.get("about", 0)}
    audit.append(connection, at=at, by=by, action=f"plan {event}", subject=deed.plan, detail=told)


def _entries(connection: Connection) -> list[Entry]:
    return [_entry(line._mapping) for line in connection.execute(select(ledger).order_by(ledger.c.id))]


def _entry(line: Any) -> Entry:
    detail = line["detail"]
    arrived = None
    if line["event"] == "adopted":
        rows = tuple(map(from_object, detail["rows"]))
        day = date.fromisoformat(detail["adopted"])
        arrived = Arrived(line["plan"], line["title"], detail["recommendations"], day, rows)
    ends = tuple(End.model_validate(one) for one in detail.get("ends", []))
    named = {name: line[name] for name in ("id", "at", "by", "plan", "event", "title", "source", "reason")}
    return Entry(**named, arrived=arrived, ends=ends, about=detail.get("about", 0))
