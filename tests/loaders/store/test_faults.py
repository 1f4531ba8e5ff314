"""Processes that meet, die or lack rights, and files that are damaged or not what they should be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, update

from loaders import store
from loaders.store import tables
from tests.acting import acting
from tests.loaders.store.conftest import Closing
from tests.loaders.store.examples import CORRECTED, FIRST, NEXT_YEAR, build, counts, upload

Accept = Callable[..., store.Receipt]
ROOT = Path(__file__).resolve().parents[3]

STARTS = """
import sys
from loaders import store
from tests.acting import acting
from tests.loaders.store.conftest import Closing
from tests.loaders.store.examples import FIRST, build, upload
print("ready", flush=True)
sys.stdin.readline()
engine = store.connect()
receipt = store.accept(engine, upload(FIRST), build=build, by=acting("seeding"), fingerprint="first")
print(receipt.reference, receipt.already)
"""

DIES_WHILE_BUILDING = """
import os, signal
from loaders import store
from tests.acting import acting
from tests.loaders.store.conftest import Closing
from tests.loaders.store.examples import CORRECTED, NEXT_YEAR, build, upload

def dies_on_the_second(part, extract, earlier):
    if part["period"].iloc[0] == "2022/23":
        os.kill(os.getpid(), signal.SIGKILL)
    return build(part, extract)

file = upload(CORRECTED, NEXT_YEAR)
store.accept(store.connect(), file, build=dies_on_the_second, by=acting("officer"), fingerprint="first")
"""


def start(program: str, url: str) -> subprocess.Popen[str]:
    environment = os.environ | {"EQUALITIES_DATABASE_URL": url}
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", program]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True)


def flip_a_byte(engine: Engine, table_name: str) -> None:
    """Change one bit in the middle of the first stored frame of a table."""
    table = tables.metadata.tables[table_name]
    with engine.begin() as connection:
        parquet, written = connection.execute(select(table.c.parquet, table.c.hash).limit(1)).one()
        stored = bytearray(parquet)
        stored[len(stored) // 2] ^= 1
        connection.execute(update(table).where(table.c.hash == written).values(parquet=bytes(stored)))


@pytest.mark.slow
def test_four_processes_that_start_together_on_an_empty_folder_all_succeed(
    url: str, closed_after: Closing
) -> None:
    processes = [start(STARTS, url) for _ in range(4)]
    for process in processes:
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate(timeout=60)[0].split() for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0, 0]
    assert len({reference for reference, _ in said}) == 1
    assert sorted(already == "None" for _, already in said) == [False, False, False, True]
    engine = closed_after(store.connect(url))
    assert store.verify_audit(engine) and len(store.history(engine)) == 1


@pytest.mark.slow
def test_a_process_killed_while_accepting_leaves_what_stood_before(
    url: str, engine: Engine, accept: Accept
) -> None:
    accept(upload(FIRST))
    dying = start(DIES_WHILE_BUILDING, url)
    dying.communicate(timeout=60)
    assert dying.returncode == -signal.SIGKILL
    assert store.latest_number(engine) == 1
    assert counts(store.released(engine, "exclusions")) == {
        ("2021/22", "Boys"): 120,
        ("2021/22", "Girls"): 80,
    }
    receipt = accept(upload(CORRECTED, NEXT_YEAR))
    assert (receipt.reference[-4:], receipt.changed) == ("0002", ("2021/22", "2022/23"))
    assert store.verify_audit(engine)


def test_a_damaged_release_is_reported_and_not_shown(engine: Engine, reader: Engine, accept: Accept) -> None:
    receipt = accept(upload(FIRST))
    flip_a_byte(engine, "releases")
    with pytest.raises(store.Damaged) as told:
        store.released(reader, "exclusions")
    assert str(told.value) == (
        f"The release of exclusions 2021/22 from misa, loaded as {receipt.reference}, "
        "was damaged where it is stored and is not shown. Restore the store from a backup."
    )


def test_damage_to_a_replaced_release_does_not_take_the_current_one_away(
    engine: Engine, accept: Accept
) -> None:
    accept(upload(FIRST))
    accept(upload(CORRECTED))
    flip_a_byte(engine, "releases")
    assert counts(store.released(engine, "exclusions"))["2021/22", "Girls"] == 85
    with pytest.raises(store.Damaged):
        store.released(engine, "exclusions", at=1)


def test_damaged_rows_are_neither_read_nor_built_from(engine: Engine, accept: Accept) -> None:
    receipt = accept(upload(FIRST))
    flip_a_byte(engine, "rows")
    with pytest.raises(store.Damaged, match="uploaded rows of exclusions 2021/22 from misa"):
        store.uploaded_rows(engine, receipt.reference)
    with pytest.raises(store.Damaged):
        store.rebuild(engine, build=build, fingerprint="second", by=acting("system"))
    assert store.latest_number(engine) == 1


def test_a_full_disk_is_said_so_and_nothing_is_changed(tmp_path: Path, closed_after: Closing) -> None:
    engine = closed_after(store.connect(f"sqlite:///{tmp_path}/equalities.db"))
    store.accept(engine, upload(FIRST), build=build, by=acting("officer"), fingerprint="first")
    with engine.connect() as connection:  # the pool hands the same connection out again
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    many = upload(*[NEXT_YEAR.assign(group=f"Group {number}") for number in range(2000)])
    with pytest.raises(store.StoreUnavailable, match="no space left for the store equalities"):
        store.accept(engine, many, build=build, by=acting("officer"), fingerprint="first")
    assert store.latest_number(engine) == 1 and store.verify_audit(engine)
