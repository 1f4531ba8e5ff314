"""Losing a store and putting a backup in its place: what is shown afterwards, and how long it took."""

import shutil
import time
from pathlib import Path
from random import Random

import pytest

from loaders import store
from loaders.actor import at_the_machine
from loaders.store.upkeep import copies
from tests.acting import acting
from tests.damage.a_store import filled, problems, seen
from tests.loaders.store.examples import build, rows, upload

LOSSES = ("deleted", "emptied", "torn", "folder gone", "older copy", "rolled back")


def drill(folder: Path, loss: str, chance: Random) -> float:
    """One drill; the seconds that restoring took. Raises AssertionError where anything is not as it must be."""
    url, file = filled(folder), folder / "equalities.db"
    truth = seen(url)
    engine = store.connect(url)
    copies.backup(engine, folder / "backup.db")
    later = upload(rows("2024/25", boys=150 + chance.randrange(9), girls=90))
    lost = store.accept(engine, later, build=build, by=acting("officer"), fingerprint="first")
    engine.dispose()
    _lose(file, loss, chance)
    with pytest.raises(store.StoreUnavailable, match=r"[Rr]estore"):
        seen(url)
    began = time.monotonic()
    copies.restore(folder / "backup.db", by=at_the_machine("drill"), url=url)
    took = time.monotonic() - began
    found = seen(url)
    assert problems(truth, found) == [] and not found["withdrawn"]
    engine = store.connect(url)
    again = store.accept(engine, later, build=build, by=acting("officer"), fingerprint="first")
    engine.dispose()
    assert again.number > lost.number and again.reference > lost.reference, "numbers go on"
    return took


def _lose(file: Path, loss: str, chance: Random) -> None:
    beside = [file.with_name(file.name + ending) for ending in ("-wal", "-shm")]
    if loss in ("deleted", "folder gone"):
        file.unlink()
    elif loss == "emptied":
        file.write_bytes(b"")
    elif loss == "torn":
        content = bytearray(file.read_bytes())
        content[4096 * 2 : 4096 * 6] = chance.randbytes(4096 * 4)
        file.write_bytes(content)
    else:
        shutil.copy(file.with_name("backup.db"), file)
    for one in beside:
        one.unlink(missing_ok=True)
