"""Each test gets an empty store: an SQLite file, and a PostgreSQL schema too where a server is named."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from loaders import store
from tests.acting import acting
from tests.loaders.store.examples import build

Closing = Callable[[Engine], Engine]
POSTGRES = os.environ.get("EQUALITIES_TEST_POSTGRES")


@pytest.fixture(params=["sqlite", "postgresql"] if POSTGRES else ["sqlite"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/store/equalities.db"
    else:
        with empty_schema(str(POSTGRES)) as named:
            yield named


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    opened = store.connect(url)
    yield opened
    opened.dispose()


@pytest.fixture
def reader(engine: Engine, url: str) -> Iterator[Engine]:
    opened = store.connect_reader(url)
    yield opened
    opened.dispose()


@pytest.fixture
def accept(engine: Engine) -> Callable[..., store.Receipt]:
    """Accepting as an officer does, with the configuration "first"."""
    return partial(store.accept, engine, build=build, by=acting("officer"), fingerprint="first")


@pytest.fixture
def closed_after() -> Iterator[Closing]:
    """Closes what a test opens by itself: connections left open count as a mistake."""
    with ExitStack() as at_the_end:

        def noted(engine: Engine) -> Engine:
            at_the_end.callback(engine.dispose)
            return engine

        yield noted


@contextmanager
def empty_schema(server: str) -> Iterator[str]:
    where = make_url(server).set(drivername="postgresql+psycopg")
    schema, owner = f"test_{uuid.uuid4().hex}", create_engine(where)
    with owner.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    named = where.update_query_dict({"options": f"-csearch_path={schema}"})
    yield named.render_as_string(hide_password=False)
    with owner.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    owner.dispose()
