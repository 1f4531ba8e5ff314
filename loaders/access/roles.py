"""Roles: a ledger of who was given which, by whom and why. The latest line of a person stands.

Nobody has one until it is given, by an administrator, at the machine, or the first one by what the provider says of a person
who signs in for the first time. The last administrator cannot be taken away.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, Row, func, insert, select

from config.access import NOBODY, ROLES
from loaders.access.identity import Identity
from loaders.actor import Actor
from loaders.store import audit
from loaders.store.opening import read_transaction, write_transaction
from loaders.store.people_tables import roles as ledger

SIGN_IN = "sign-in"
ADMINISTRATOR = ROLES[-1]
REASON_LENGTH = 200


class CannotGive(ValueError):
    """A role that cannot be given or taken: nobody of that reference, no such role, or the last administrator."""


@dataclass(frozen=True)
class Holder:
    """A person with the role that stands, NOBODY for none: since when, given by whom and why."""

    person: str
    name: str
    role: str
    at: str
    by: str
    reason: str


def role_of(engine: Engine, person: str) -> str | None:
    """The role that a person has now, NOBODY for none; None where nobody of that reference has ever signed in."""
    with read_transaction(engine) as connection:
        line = _last(connection, person)
    return None if line is None else str(line.role)


def everybody(engine: Engine) -> list[Holder]:
    """Everybody who has ever signed in, those who came last first, each with the role that stands."""
    newest = select(func.max(ledger.c.id)).group_by(ledger.c.person)
    with read_transaction(engine) as connection:
        lines = connection.execute(
            select(ledger).where(ledger.c.id.in_(newest)).order_by(ledger.c.id.desc())
        ).all()
    return list(map(_holder, lines))


def history(engine: Engine) -> list[Holder]:
    """Every line of the ledger, the newest first."""
    with read_transaction(engine) as connection:
        return list(map(_holder, connection.execute(select(ledger).order_by(ledger.c.id.desc())).all()))


def meet(engine: Engine, identity: Identity, claimed: Iterable[str] = ()) -> str:
    """Note somebody who signs in, and return the role that they have now.

    `claimed` are the roles that the provider says of them: the highest becomes the first that they have, where nobody has
    ever given them one or taken one away.
    """
    offered = {role.casefold() for role in claimed}
    first = next((role for role in reversed(ROLES) if role in offered), NOBODY)
    with write_transaction(engine) as connection:
        last = _last(connection, identity.reference)
        if last is not None and (last.role or last.by != SIGN_IN or last.role == first):
            return str(last.role)
        reason = "The provider says so." if first else ""
        _add(connection, identity, first, by=SIGN_IN, reason=reason)
    return first


def give(engine: Engine, person: str, role: str, *, by: Actor, reason: str = "") -> Holder:
    """Give a person a role, or take it away (NOBODY). `person`: by reference. Raises CannotGive and NotAllowed."""
    name = by.doing("roles")
    if role not in (NOBODY, *ROLES):
        raise CannotGive(f"There is no such role. Roles are: {', '.join(ROLES)}.")
    with write_transaction(engine) as connection:
        last = _last(connection, person)
        if last is None:
            raise CannotGive(
                "Nobody of this reference has signed in. Whoever is to have a role signs in once, and is shown theirs."
            )
        if last.role == ADMINISTRATOR != role and not _others(connection, person):
            raise CannotGive("This is the last administrator. Make somebody else one first.")
        identity = Identity(last.issuer, last.subject, last.name)
        _add(connection, identity, role, by=name, reason=reason.strip()[:REASON_LENGTH])
        added = _last(connection, person)
    assert added is not None, "a line was just added"
    return _holder(added)


def _add(connection: Connection, identity: Identity, role: str, *, by: str, reason: str) -> None:
    at, person = audit.utc_now(), identity.reference
    line = {"at": at, "by": by, "person": person, "role": role, "reason": reason}
    connection.execute(insert(ledger).values(**line, **vars(identity)))
    detail = {"role": role, "reason": reason}
    audit.append(connection, at=at, by=by, action="role", subject=person, detail=detail)


def _last(connection: Connection, person: str) -> Row[tuple[object, ...]] | None:
    asked = select(ledger).where(ledger.c.person == person).order_by(ledger.c.id.desc()).limit(1)
    return connection.execute(asked).one_or_none()


def _others(connection: Connection, person: str) -> int:
    """How many administrators there are besides this one."""
    newest = select(func.max(ledger.c.id)).group_by(ledger.c.person)
    counted = select(func.count()).where(
        ledger.c.id.in_(newest), ledger.c.role == ADMINISTRATOR, ledger.c.person != person
    )
    return connection.scalar(counted) or 0


def _holder(line: Row[tuple[object, ...]]) -> Holder:
    return Holder(line.person, line.name, line.role, line.at, line.by, line.reason)
