"""A store as the first start fills it: made once for a whole run and for the runs after it, handed out as copies.

Filling one takes longer than most tests together, and every worker, server and command wants one. It is kept by a hash
of all that it is made from, so that none is used that the product would not make now. A store rounds by a key of its own,
made at random with it; this one's is written here, so that a count of 81 is 80 at every run or 85 at every run.
"""

import atexit
import fcntl
import functools
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import config
from loaders import seeding, store
from loaders.store import opening
from metrics.disclosure.release import KEY_VARIABLE, builder
from tests.acting import assessed

ROOT = Path(__file__).parent.parent
# Where pytest keeps what may be thrown away: `pytest --cache-clear` clears it.
KEPT = ROOT / ".pytest_cache" / "d" / "first-start"
ROUNDING_KEY = "the key of the store that tests share"
MADE_BY = ("config", "loaders", "metrics", "tests/settings", *(f"data/{name}" for name in seeding.FOLDERS))


@functools.cache
def first_start() -> Path:
    """The file of a store that holds what comes with the product, and the reference that uploads are asked for. Read it, or
    copy it."""
    folder = Path(tempfile.mkdtemp(prefix="first-start-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(shutil.copy(_kept(), folder / "equalities.db"))


def copied_to(folder: Path) -> str:
    """The address of a copy of that store, for a test that changes it."""
    shutil.copy(first_start(), folder / "equalities.db")
    return f"sqlite:///{folder / 'equalities.db'}"


def _kept() -> Path:
    """The store that all copies are made from. Who comes first makes it, while the others wait."""
    KEPT.mkdir(parents=True, exist_ok=True)
    file = KEPT / f"{made_from(ROOT)}.db"
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            for older in KEPT.glob("*.db"):
                older.unlink()
            with tempfile.TemporaryDirectory() as folder:
                shutil.copy(_filled(Path(folder)), file.with_suffix(".new"))
            file.with_suffix(".new").rename(file)
    return file


def _filled(folder: Path) -> Path:
    settings, file = config.load(), folder / "equalities.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening.secrets, "token_hex", lambda _: ROUNDING_KEY)
        engine = store.connect(f"sqlite:///{file}")
    seeding.fill(engine, settings, builder(settings))
    assessed(engine)
    engine.dispose()
    return file


def made_from(root: Path) -> str:
    """A hash of everything that a filled store hangs on: files and code, packages, language, and a key that was set."""
    hashed = hashlib.sha256(f"{sys.version} {os.environ.get(KEY_VARIABLE)} {ROUNDING_KEY}".encode())
    for file in _sources(root):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        hashed.update(f"{file.relative_to(root)} {content}\n".encode())
    return hashed.hexdigest()


def _sources(root: Path) -> Iterator[Path]:
    yield root / "requirements.txt"
    for folder in MADE_BY:
        inside = sorted((root / folder).rglob("*"))
        yield from (file for file in inside if file.is_file() and file.suffix != ".pyc")
