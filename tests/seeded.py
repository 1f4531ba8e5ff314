"""A store as the first start fills it, made once in a process; tests that change it take a copy."""

import atexit
import functools
import shutil
import tempfile
from pathlib import Path

import config
from loaders import seeding, store
from metrics.disclosure.release import builder


@functools.cache
def first_start() -> Path:
    """The file of a store that holds what comes with the product, and nothing else. Read it, or copy it."""
    folder = Path(tempfile.mkdtemp(prefix="first-start-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    settings, file = config.load(), folder / "equalities.db"
    engine = store.connect(f"sqlite:///{file}")
    seeding.fill(engine, settings, builder(settings))
    engine.dispose()
    return file


def copied_to(folder: Path) -> str:
    """The address of a copy of that store, for a test that changes it."""
    shutil.copy(first_start(), folder / "equalities.db")
    return f"sqlite:///{folder / 'equalities.db'}"
