"""Fill a new store from the files that come with the product, by the same path as an officer's file.

`data/published/` holds figures already public, each row with its source; `data/demo/` holds invented ones,
marked wherever they show. A file is named `<extract>.<what it holds>.csv`. Loading again changes nothing, so
a start that was interrupted is simply taken up.
"""

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine

from config import Config
from config.refusal import Unsafe
from loaders import intake, store
from loaders.actor import the_product
from loaders.problems import Severity
from loaders.recognising import Asked
from loaders.store.upkeep.withdrawing import make_sure

DATA = Path(__file__).parent.parent / "data"
FOLDERS = {"published": "transcribed", "demo": "demonstration"}
BY = "first start"


class SeedError(Exception):
    """A file that comes with the product cannot be loaded. The message names it and says why."""


def filled_store(config: Config, build: store.Build) -> Engine:
    """The store, opened, looked through and filled: what a command needs before it can show or load anything."""
    engine = store.connect()
    make_sure(engine, the_product(BY))
    fill(engine, config, build)
    return engine


def fill(engine: Engine, config: Config, build: store.Build, folder: Path = DATA) -> int:
    """Load every file that comes with the product and was never loaded as it is now; returns how many were.

    A file that an officer has taken back stays back: the history holds it.
    """
    past = store.history(engine)
    store.belongs_to(engine, config.publication.area, holds_something=bool(past))
    loaded = [entry.receipt for entry in past if isinstance(entry, store.Loaded)]
    done = {receipt.file_hash for receipt in loaded}
    new = [
        (path, source)
        for path, source in files(folder)
        if _hash(path) not in done and _about_us(path, source, config)
    ]
    return sum(_load(engine, path, source, config, build) for path, source in new)


def _about_us(path: Path, source: str, config: Config) -> bool:
    """Whether a file has figures of an area that this dashboard keeps; invented ones are of its own council alone."""
    kept = config.publication.areas[:1] if source == "demonstration" else config.publication.places
    names = {area.name for area in kept}
    with path.open(encoding="utf-8", newline="") as file:
        return any(row["area"] in names for row in csv.DictReader(file))


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def files(folder: Path = DATA) -> Iterator[tuple[Path, str]]:
    """Each file that comes with the product, with its source."""
    for name, source in FOLDERS.items():
        for path in sorted((folder / name).glob("*.csv")):
            yield path, source


def _load(engine: Engine, path: Path, source: str, config: Config, build: store.Build) -> bool:
    extract = path.name.partition(".")[0]
    asked = Asked(extract, source=source)
    checked = intake.check(path.read_bytes(), path.name, config, asked, large=True)
    if checked.upload is None:
        wrong: Severity = "error"
        problems = "; ".join(problem.sentence() for problem in checked.problems if problem.severity == wrong)
        raise SeedError(f"{path.name}: {problems}")
    try:
        store.accept(engine, checked.upload, build=build, by=the_product(BY), fingerprint=config.fingerprint)
    except Unsafe as reason:
        raise SeedError(f"{path.name}: {reason}") from reason
    return True
