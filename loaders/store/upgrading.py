"""A store of an older version of this program, brought up to this one's."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, func, insert, select, update

from loaders.store.seals import lines
from loaders.store.tables import SCHEMA_VERSION, assessments, meta, metadata, secret, uploads

SECRET_BYTES = 32
# What extracts of the council's own are stored as.
_OURS = "misa"


def upgrade(connection: Connection) -> None:
    """A store of an older version has fewer tables and, before the sixth, no seals: its lines get them as they are now. The line
    that says its version is sealed again, as it is rightly changed. A secret that it has stays: what was rounded by it must go
    on being rounded alike."""
    metadata.create_all(connection)
    connection.execute(update(meta).where(meta.c.key == "schema_version").values(value=str(SCHEMA_VERSION)))
    lines.seal_again(connection, meta, "schema_version")
    if connection.scalar(select(func.count()).select_from(secret)) == 0:
        connection.execute(insert(secret).values(value=secrets.token_hex(SECRET_BYTES)))
    _note_extracts_from_before(connection)


def _note_extracts_from_before(connection: Connection) -> None:
    """Before the eighth version nobody was asked for an assessment: a store with extracts goes on without, and says so."""
    ours = (
        select(func.count()).select_from(uploads).where(uploads.c.source == _OURS, ~uploads.c.demonstration)
    )
    asked = select(func.count()).select_from(assessments)
    if connection.scalar(ours) and not connection.scalar(asked):
        connection.execute(insert(assessments).values(at="", by="", reference=""))
