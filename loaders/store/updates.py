"""The ledger of updates: what officers report of the promises that no extract measures.

Lines are only ever added. The latest line for an item, figure and period stands, and the whole is the history.
What is written here is protected already: a number that must be withheld is not in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from functools import partial

import pandas as pd
from sqlalchemy import Connection, Engine, RowMapping, insert, select

from loaders.actor import Actor
from loaders.store import audit
from loaders.store.faults import Moved
from loaders.store.opening import read_transaction, write_transaction
from loaders.store.reading import newest_line
from loaders.store.tables import updates as ledger

PUBLISHED, CONFIDENTIAL = "published", "confidential"
# Takes back what was entered for an item, figure and period, by mistake.
WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Update:
    """One line: what is said of an item (of its milestone, or of one of its figures) for a period.

    `figure` is "" for a milestone, which has a `state` and no number. `period` is a canonical label; a date means "as
    at". A share has `numerator` and `denominator`, any other figure a `value`; a withheld one has none of the three.
    `source` is the file's name, "" where it was entered on the page.
    """

    item: str
    figure: str
    period: str
    state: str = ""
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    status: str = PUBLISHED
    evidence: str = ""
    note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        numbers = (self.value, self.numerator, self.denominator)
        assert self.status == PUBLISHED or numbers == (None, None, None), "a withheld number is not stored"


COLUMNS = ["id", "at", "by", *(field.name for field in fields(Update))]
_NUMBERS = ["value", "numerator", "denominator"]


def record(engine: Engine, updates: Sequence[Update], *, by: Actor, seen: int | None = None) -> str:
    """Add lines and their entry in the audit trail, all or nothing; when it was (UTC).

    `seen`: the number of the newest line that whoever enters them has seen. Where somebody has entered the same item,
    figure and period since, nothing is written and Moved is raised; None does not ask.
    """
    assert updates, "there is something to record"
    at, name = audit.utc_now(), by.doing("updates")
    with write_transaction(engine) as connection:
        if seen is not None and _since(connection, updates, seen):
            raise Moved("Somebody has entered the same figure for the same period meanwhile.")
        connection.execute(insert(ledger), [{"at": at, "by": name} | asdict(update) for update in updates])
        for update in updates:
            # The trail names what was said and never a number.
            told = ("figure", "period", "state", "status", "source")
            detail = {key: getattr(update, key) for key in told}
            audit.append(connection, at=at, by=name, action="update", subject=update.item, detail=detail)
    return at


# How far a page has seen the ledger: of the store, or of a store and the end of a day.
newest = partial(newest_line, ledger.c.id)


def since(engine: Engine, updates: Sequence[Update], seen: int) -> pd.DataFrame:
    """The lines, as `history` has them, that were added after line `seen` for an item, figure and period of these."""
    with read_transaction(engine) as connection:
        return _frame(_since(connection, updates, seen))


def _since(connection: Connection, updates: Sequence[Update], seen: int) -> list[RowMapping]:
    about = {(update.item, update.figure, update.period) for update in updates}
    asked = select(*(ledger.c[name] for name in COLUMNS)).where(ledger.c.id > seen).order_by(ledger.c.id)
    lines = connection.execute(asked).mappings().all()
    return [line for line in lines if (line["item"], line["figure"], line["period"]) in about]


def _frame(lines: Sequence[RowMapping]) -> pd.DataFrame:
    frame = pd.DataFrame([dict(line) for line in lines], columns=COLUMNS)
    return frame.astype(dict.fromkeys(_NUMBERS, "float64"))


def history(engine: Engine, item: str = "") -> pd.DataFrame:
    """Every line of an item, or of all, COLUMNS in order, the earliest first; numbers that are not there are NaN."""
    asked = select(*(ledger.c[name] for name in COLUMNS)).order_by(ledger.c.id)
    if item:
        asked = asked.where(ledger.c.item == item)
    with read_transaction(engine) as connection:
        return _frame(connection.execute(asked).mappings().all())


def entered(engine: Engine) -> set[tuple[str, str, str]]:
    """The item, figure and period of every line: what readers of the history have seen, withdrawn or not."""
    lines = history(engine)
    return set(zip(lines["item"], lines["figure"], lines["period"], strict=True))


def standing(engine: Engine, line: int | None = None) -> pd.DataFrame:
    """The latest line for each item, figure and period, as `history` has it, of those up to a `line`; what was withdrawn is
    left out."""
    lines = history(engine)
    return standing_of(lines if line is None else lines[lines["id"].le(line)])


def standing_of(lines: pd.DataFrame) -> pd.DataFrame:
    """Those that stand of lines in the order of `history`."""
    latest = lines.drop_duplicates(["item", "figure", "period"], keep="last")
    return latest[latest["state"].ne(WITHDRAWN)].reset_index(drop=True)
