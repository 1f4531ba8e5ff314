"""Signing out, of every browser at once: no session of a person that began before holds any more."""

from __future__ import annotations

import time

from sqlalchemy import Engine, func, insert, select

from loaders.access.identity import Identity
from loaders.store import audit
from loaders.store.opening import read_transaction, write_transaction
from loaders.store.people_tables import sign_outs


def sign_out(engine: Engine, identity: Identity) -> None:
    """End every session of a person that began up to now."""
    at, person = audit.utc_now(), identity.reference
    with write_transaction(engine) as connection:
        connection.execute(insert(sign_outs).values(at=at, person=person, until=int(time.time())))
        audit.append(connection, at=at, by=identity.signature, action="sign out", subject=person, detail={})


def ended_until(engine: Engine, person: str) -> int:
    """Up to when sessions of a person have ended, in seconds since 1970; 0 where they never signed out."""
    with read_transaction(engine) as connection:
        return connection.scalar(select(func.max(sign_outs.c.until)).where(sign_outs.c.person == person)) or 0
