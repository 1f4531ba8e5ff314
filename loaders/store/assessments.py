"""The data-protection impact assessment (DPIA) by which the council's own extracts are kept: its reference, given by whom and
when. It is given before the first of them is stored, and may be changed; the latest stands.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, Engine, insert, select

from loaders.actor import Actor
from loaders.store import audit
from loaders.store.faults import NotAssessed
from loaders.store.opening import read_transaction, write_transaction
from loaders.store.tables import assessments

SUBJECT = "dpia"


class Assessment(NamedTuple):
    """`reference` is "" where extracts were stored before it was asked for."""

    reference: str
    at: str
    by: str


def give(engine: Engine, reference: str, *, by: Actor) -> Assessment:
    """Write down which assessment it is. Whoever calls has looked whether the text tells of a person."""
    assert reference.strip(), "a reference says something"
    given = Assessment(reference.strip(), audit.utc_now(), by.doing("assessment"))
    with write_transaction(engine) as connection:
        connection.execute(insert(assessments).values(**given._asdict()))
        detail = {"assessment": given.reference}
        audit.append(connection, at=given.at, by=given.by, action="assess", subject=SUBJECT, detail=detail)
    return given


def current(engine: Engine) -> Assessment | None:
    """The one that stands; None where none was ever needed."""
    with read_transaction(engine) as connection:
        return _latest(connection)


def make_sure(connection: Connection, *, needed: bool) -> None:
    """Raise NotAssessed where an extract of the council's own may not be stored yet."""
    if needed and _latest(connection) is None:
        raise NotAssessed(
            "No data-protection impact assessment (DPIA) is named for the council’s own figures. Nothing was stored."
        )


def _latest(connection: Connection) -> Assessment | None:
    named = [assessments.c[name] for name in Assessment._fields]
    found = connection.execute(select(*named).order_by(assessments.c.id.desc()).limit(1)).first()
    return Assessment(*found) if found else None
