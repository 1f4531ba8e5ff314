"""The tables of people who sign in: which role each has, and when each signed out. Lines are only ever added.

Pages' own connection is refused both: only the access module reads them.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from loaders.store.tables import metadata


def _text(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


# Whoever signed in is known by issuer and subject, never by an e-mail address, which may be given to somebody else later.
# The latest line of a person stands: `role` is "" where they have none. `name` is what the provider called them then.
roles = Table(
    "roles",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    *_text("at", "by", "person", "issuer", "subject", "name", "role", "reason"),
    sqlite_autoincrement=True,
)
Index("roles_of_a_person", roles.c.person, roles.c.id)

# No session of a person that began up to this moment (seconds since 1970) holds any more.
sign_outs = Table(
    "sign_outs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    *_text("at", "person"),
    Column("until", Integer, nullable=False),
    sqlite_autoincrement=True,
)
Index("sign_outs_of_a_person", sign_outs.c.person, sign_outs.c.id)
PEOPLE = frozenset({roles.name, sign_outs.name})
