"""Opening the store: who may, what is refused, and what is said when it cannot be opened."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, text, update
from sqlalchemy.exc import DatabaseError

from loaders import store
from loaders.store import tables
from loaders.store.opening import DEFAULT_FILE
from tests.acting import acting
from tests.loaders.store.conftest import Closing
from tests.loaders.store.examples import FIRST, build, counts, upload

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM rows",
        "SELECT count(*) FROM rows",
        "SELECT file_name FROM uploads WHERE reference IN (SELECT upload FROM rows)",
        "SELECT sql FROM sqlite_master",
        "ATTACH '{file}' AS other",
        "DELETE FROM releases",
        "SELECT value FROM secret",
        "SELECT content_hash FROM releases",
        "SELECT file_hash FROM uploads",
        "SELECT hash FROM audit",
        "SELECT parquet FROM (SELECT x'00' AS parquet) FULL JOIN rows USING (parquet)",
        'SELECT value FROM (SELECT 1 AS value) NATURAL FULL JOIN "SECRET"',
        "SELECT 1 FROM (SELECT 'a' AS file_hash) JOIN uploads USING (file_hash)",
        "PRAGMA writable_schema = 1",
    ],
)
def test_pages_are_refused_the_rows_and_any_change(
    statement: str, tmp_path: Path, closed_after: Closing
) -> None:
    file = tmp_path / "equalities.db"
    officers = closed_after(store.connect(f"sqlite:///{file}"))
    store.accept(officers, upload(FIRST), build=build, by=acting("officer"), fingerprint="first")
    pages = closed_after(store.connect_reader(f"sqlite:///{file}"))
    with pages.connect() as connection, pytest.raises(DatabaseError, match=r"not authorized|prohibited"):
        connection.execute(text(statement.format(file=file)))
    assert counts(store.released(pages, "exclusions"))["2021/22", "Boys"] == 120


def test_pages_cannot_write(reader: Engine) -> None:
    with pytest.raises((store.StoreUnavailable, DatabaseError)):
        store.accept(reader, upload(FIRST), build=build, by=acting("page"), fingerprint="first")
    assert store.latest_number(reader) == 0


def test_pages_cannot_open_a_store_that_does_not_exist_and_do_not_make_it(tmp_path: Path) -> None:
    with pytest.raises(store.StoreUnavailable, match=r"There is no store equalities.db yet"):
        store.connect_reader(f"sqlite:///{tmp_path}/equalities.db")
    assert list(tmp_path.iterdir()) == []


def test_pages_can_open_a_store_that_nobody_else_has_open(tmp_path: Path, closed_after: Closing) -> None:
    url = f"sqlite:///{tmp_path}/equalities.db"
    officers = store.connect(url)
    store.accept(officers, upload(FIRST), build=build, by=acting("officer"), fingerprint="first")
    officers.dispose()
    assert store.latest_number(closed_after(store.connect_reader(url))) == 1


@contextmanager
def without_rights() -> Iterator[None]:
    """An account that may write only where it is allowed to; root, who may everywhere, steps down."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another account may enter; pytest's own are closed to it."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        Path(folder).chmod(0o755)


def test_a_folder_that_may_not_be_written_is_said_so(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with without_rights(), pytest.raises(store.StoreUnavailable) as told:
        store.connect(f"sqlite:///{open_folder}/equalities.db")
    assert str(told.value) == (
        "The store equalities.db cannot be opened. Check that its folder exists and that this account may "
        "write to it."
    )


def test_a_folder_that_may_not_be_made_is_said_so(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with without_rights(), pytest.raises(store.StoreUnavailable, match=r"folder .* cannot be made"):
        store.connect(f"sqlite:///{open_folder}/store/equalities.db")


def test_a_file_that_may_not_be_written_is_said_to_be_read_only(open_folder: Path) -> None:
    url = f"sqlite:///{open_folder}/equalities.db"
    store.connect(url).dispose()
    (open_folder / "equalities.db").chmod(0o444)
    open_folder.chmod(0o555)
    with without_rights(), pytest.raises(store.StoreUnavailable) as told:
        store.connect(url)
    assert "equalities.db" in str(told.value) and str(open_folder) not in str(told.value)


@pytest.mark.parametrize("opened", [store.connect, store.connect_reader])
def test_a_file_that_is_not_a_database_is_said_so_and_left_alone(
    tmp_path: Path, opened: Callable[[str], Engine]
) -> None:
    file = tmp_path / "equalities.db"
    file.write_text("sex,count\nBoys,120\n" * 100)
    with pytest.raises(store.StoreUnavailable, match=r"^The file equalities.db is not a database\."):
        opened(f"sqlite:///{file}")
    assert file.read_text().startswith("sex,count")


def test_a_database_of_something_else_is_not_taken_for_the_store(url: str, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE meta"))
    for opened in (store.connect, store.connect_reader):
        with pytest.raises(store.StoreUnavailable, match="is not a store of the equalities dashboard"):
            opened(url)


def test_a_store_of_a_newer_version_is_not_touched(url: str, engine: Engine) -> None:
    newer = tables.SCHEMA_VERSION + 1
    with engine.begin() as connection:
        connection.execute(update(tables.meta).values(value=str(newer)))
    for opened in (store.connect, store.connect_reader):
        with pytest.raises(store.StoreUnavailable, match=f"newer version of this program .schema {newer}"):
            opened(url)


@pytest.mark.parametrize("address", ["mysql://host/db", "sqlite://", "sqlite:///:memory:", "not an address"])
def test_an_address_of_no_known_database_is_refused_by_the_name_of_its_setting(address: str) -> None:
    with pytest.raises(store.StoreUnavailable, match=r"^EQUALITIES_DATABASE_URL "):
        store.connect(address)


def test_a_postgresql_server_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(store.StoreUnavailable) as told:
        store.connect("postgresql://officer:secret@127.0.0.1:1/equalities")
    assert str(told.value) == (
        "The database of the store 'equalities' (PostgreSQL) cannot be reached. Nothing was changed."
    )


def test_without_an_address_the_store_lies_in_the_repository_wherever_the_program_starts() -> None:
    assert DEFAULT_FILE == ROOT / "data" / "store" / "equalities.db"


def test_a_relative_address_counts_from_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(store.StoreUnavailable, match=r"There is no store data/absent/equalities\.db yet"):
        store.connect_reader("sqlite:///data/absent/equalities.db")


def test_a_new_file_that_another_process_is_just_making_is_waited_for(
    tmp_path: Path, closed_after: Closing
) -> None:
    file = tmp_path / "equalities.db"
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    finishing = threading.Timer(0.2, other.rollback)
    finishing.start()
    assert store.latest_number(closed_after(store.connect(f"sqlite:///{file}"))) == 0
    finishing.join()
    other.close()
