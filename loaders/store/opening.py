"""Opening the store: where it lies, its schema, the one writer lock, and the readers' connection."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    create_engine,
    event,
    func,
    insert,
    inspect,
    make_url,
    select,
    text,
)
from sqlalchemy.exc import ArgumentError

from loaders.store.embedded import LOCK_WAIT_SECONDS, open_for_pages, open_for_writing
from loaders.store.faults import ROOT, StoreUnavailable, plain_faults, store_name
from loaders.store.people_tables import PEOPLE
from loaders.store.seals import head as heads
from loaders.store.seals import lines
from loaders.store.tables import SCHEMA_VERSION, meta, metadata, seals, secret
from loaders.store.upgrading import SECRET_BYTES, upgrade

DATABASE_VARIABLE = "EQUALITIES_DATABASE_URL"
DEFAULT_FILE = ROOT / "data" / "store" / "equalities.db"
TABLES = frozenset(metadata.tables) | PEOPLE
# Whose figures a store holds; one that says nothing is older than the question, when there was but this council's dashboard.
_OWNER, _FIRST_OWNER = "area", "E09000012"
_WRITER = int.from_bytes(b"equality")  # the number of PostgreSQL's advisory lock: any, but always the same


def connect(url: str | None = None) -> Engine:
    """Open the store for reading and writing, making folder and schema where there never were any.

    `url` (or else EQUALITIES_DATABASE_URL, or else the default file) is postgresql://... or sqlite:///...; a
    relative SQLite path counts from the repository, wherever the program was started. Raises
    StoreUnavailable, also where a store was here before and is gone, empty or older than it was.
    """
    where = location(url)
    known = heads.read(where)
    if where.get_backend_name() == "sqlite":
        if known and known.seals and not _holds_something(where):
            raise StoreUnavailable(_GONE.format(store=store_name(where)))
        _make_folder(where)
    engine = engine_of(where, reader=False)
    with ExitStack() as on_failure:
        on_failure.callback(engine.dispose)
        with write_transaction(engine) as connection:
            _create_or_check(connection, known)
        if known and known.seals:
            _hold_against(engine, known)
        on_failure.pop_all()
    return engine


def _holds_something(where: URL) -> bool:
    file = Path(str(where.database))
    return file.exists() and file.stat().st_size > 0


def _hold_against(engine: Engine, known: heads.Head) -> None:
    """Raise StoreUnavailable where the store does not hold what it held when its head was last kept."""
    with read_transaction(engine) as connection:
        found = connection.scalar(select(seals.c.chain).where(seals.c.id == known.seals))
    if found != known.chain:
        raise StoreUnavailable(_OLDER.format(store=store_name(engine.url), number=known.number))


_GONE = (
    "The store {store} was here before and is missing or empty. Put it back: python -m loaders restore FILE, with a "
    "backup. Only “python -m loaders restore --new” begins another one."
)
_OLDER = (
    "The store {store} is not the one that was here: it is an older copy, or its newest lines are gone or damaged (its "
    "number was {number}). Restore a backup: python -m loaders restore FILE."
)


_OUTDATED = (
    "The store {store} was made by an older version of this program (schema {found}). It is brought up to date when the "
    "dashboard starts, or by any command that opens it."
)


def is_there() -> bool:
    """Whether there is a store already: asking of it makes none."""
    where = location(None)
    return where.get_backend_name() != "sqlite" or Path(str(where.database)).exists()


def connect_reader(url: str | None = None) -> Engine:
    """Open an existing store for pages: no writing, no writer lock, and on SQLite no reading of `rows` or `secret`.

    On PostgreSQL the transactions are read-only; to refuse the rows as well, give the pages' account `GRANT
    SELECT` on every table but `rows`, `secret`, `roles` and `sign_outs`. Raises StoreUnavailable, also when there is
    no store yet.
    """
    where = location(url)
    if where.get_backend_name() == "sqlite" and not Path(str(where.database)).exists():
        raise StoreUnavailable(
            f"There is no store {store_name(where)} yet. It is made when the dashboard starts."
        )
    engine = engine_of(where, reader=True)
    with ExitStack() as on_failure:
        on_failure.callback(engine.dispose)
        with read_transaction(engine) as connection:
            if (found := _check_version(connection)) < SCHEMA_VERSION:
                raise StoreUnavailable(_OUTDATED.format(store=store_name(where), found=found))
        on_failure.pop_all()
    return engine


def belongs_to(engine: Engine, code: str, *, holds_something: bool) -> None:
    """Note whose store it is where that is not known; raise StoreUnavailable where it is another council's.

    `code`: of the council whose dashboard opens it. `holds_something`: whether figures were ever put into it.
    """
    with write_transaction(engine) as connection:
        owner = connection.scalar(select(meta.c.value).where(meta.c.key == _OWNER))
        if owner is None:
            owner = _FIRST_OWNER if holds_something else code
            connection.execute(insert(meta).values(key=_OWNER, value=owner))
    if owner != code:
        raise StoreUnavailable(
            f"The store {store_name(engine.url)} holds the figures of the council {owner}, and this is the dashboard of {code}. "
            "Name a store of its own in EQUALITIES_DATABASE_URL, or the council of the store in EQUALITIES_AREA."
        )


@contextmanager
def write_transaction(engine: Engine) -> Iterator[Connection]:
    """One writer at a time: all of it is written and sealed at the end, or nothing. Readers never wait for it."""
    with plain_faults(engine.url), engine.execution_options(writer=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_WAIT_SECONDS}s'"))
            connection.execute(select(func.pg_advisory_xact_lock(_WRITER)))
        yield connection
        head = lines.seal(connection)
    if head:
        heads.keep(engine.url, head)


@contextmanager
def read_transaction(engine: Engine) -> Iterator[Connection]:
    """A look at the store as it stands; it never waits for the writer."""
    with plain_faults(engine.url), engine.connect() as connection:
        yield connection


def location(url: str | None) -> URL:
    """Where the store is: by what is said, or set, or by default. Raises StoreUnavailable where that is no address."""
    named = url or os.environ.get(DATABASE_VARIABLE)
    if not named:
        return URL.create("sqlite", database=str(DEFAULT_FILE))
    try:
        where = make_url(named)
    except ArgumentError as error:
        raise StoreUnavailable(f"{DATABASE_VARIABLE} is not an address of a database.") from error
    if where.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return where.set(drivername="postgresql+psycopg")
    if where.drivername != "sqlite" or where.database in (None, "", ":memory:"):
        raise StoreUnavailable(
            f"{DATABASE_VARIABLE} must begin with postgresql:// or sqlite:/// and name a database."
        )
    return where.set(database=str(ROOT / str(where.database)))


def _make_folder(where: URL) -> None:
    try:
        Path(str(where.database)).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(f"The folder of the store {store_name(where)} cannot be made here.") from error


def engine_of(where: URL, *, reader: bool) -> Engine:
    """A way to the store, which is not looked at yet."""
    # Parameters stay out of error messages: they hold uploaded rows and people's names.
    if where.get_backend_name() == "postgresql":
        allowed = {"postgresql_readonly": reader}
        return create_engine(where, pool_pre_ping=True, hide_parameters=True, execution_options=allowed)
    opened = open_for_pages if reader else open_for_writing
    engine = create_engine(where, hide_parameters=True, creator=lambda: opened(str(where.database)))

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # What begins by reading can fail when it turns to writing, so the writer asks for the lock first.
        writer = connection.get_execution_options().get("writer", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")

    return engine


def _create_or_check(connection: Connection, known: heads.Head | None) -> None:
    there = set(inspect(connection).get_table_names()) & set(metadata.tables)
    if there:
        if _check_version(connection) < SCHEMA_VERSION:
            upgrade(connection)
        elif there < TABLES:
            metadata.create_all(connection)
        return
    metadata.create_all(connection)
    connection.execute(insert(meta).values(key="schema_version", value=str(SCHEMA_VERSION)))
    connection.execute(insert(secret).values(value=secrets.token_hex(SECRET_BYTES)))
    if known:
        lines.go_on_from(connection, known)


def _check_version(connection: Connection) -> int:
    """The version of the store's tables. Raises StoreUnavailable where this program does not know it."""
    store, found = store_name(connection.engine.url), None
    if inspect(connection).has_table("meta"):
        found = connection.scalar(select(meta.c.value).where(meta.c.key == "schema_version"))
    if found is None:
        raise StoreUnavailable(f"The database {store} is not a store of the equalities dashboard.")
    if not str(found).isdecimal():
        raise StoreUnavailable(
            f"The store {store} is damaged: its version cannot be read. Restore it from the latest backup."
        )
    if int(found) > SCHEMA_VERSION:
        raise StoreUnavailable(
            f"The store {store} was made by a newer version of this program (schema {found}; this one knows "
            f"{SCHEMA_VERSION}). Start the newer version."
        )
    return int(found)
