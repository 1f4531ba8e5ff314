"""Checking files of growing length, beside what else reads them: `python -m tests.benchmarks load`."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import config
from config import Config
from tests.benchmarks import made
from tests.benchmarks.readers import __name__ as readers

HEADINGS = ("file", "rows", "MB", "reader", "CPU s", "wall s", "memory MB", "times pyarrow.csv")
_REPOSITORY = Path(__file__).parents[2]
Line = tuple[str, ...]


def lines(rows: list[int], *, extract: int, xlsx: int, frictionless: str, slice_rows: int) -> Iterator[Line]:
    """A line for each file and reader. `frictionless` is a Python that has it; it is given `slice_rows` rows."""
    settings = config.load()
    with tempfile.TemporaryDirectory() as folder:
        for number in rows:
            path = made.as_csv(made.published(number, settings), Path(folder) / "published.csv")
            yield from _beside("published CSV", number, path, ["check", "pyarrow.csv", "pandas"])
        if extract:
            path = made.as_csv(made.extract(extract, settings), Path(folder) / "extract.csv")
            yield from _beside("our extract", extract, path, ["check of an extract", "pyarrow.csv", "pandas"])
        if frictionless:
            path = made.as_csv(made.published(slice_rows, settings), Path(folder) / "slice.csv")
            readers_ = ["check", "pyarrow.csv", "frictionless"]
            yield from _beside("published CSV, a slice", slice_rows, path, readers_, frictionless)
        if xlsx:
            yield from _workbook(xlsx, settings, Path(folder))


def _workbook(rows: int, settings: Config, folder: Path) -> Iterator[Line]:
    path = made.as_workbook(made.published(rows, settings), folder / "published.xlsx")
    yield from _beside("published XLSX", rows, path, ["check", "calamine"])


def _beside(file: str, rows: int, path: Path, names: list[str], frictionless: str = "") -> Iterator[Line]:
    took = {
        name: taken(name, path, frictionless if name == "frictionless" else sys.executable) for name in names
    }
    for name, each in took.items():
        ratio = each["cpu"] / took["pyarrow.csv"]["cpu"] if "pyarrow.csv" in took else None
        yield (
            file, f"{rows:,}", f"{path.stat().st_size / 1e6:,.1f}", name, f"{each['cpu']:.2f}", f"{each['wall']:.2f}",
            f"{each['memory']:,.0f}", f"{ratio:.1f}" if ratio else "",
        )  # fmt: skip


def taken(name: str, path: Path, python: str = sys.executable) -> dict[str, float]:
    """What one reader takes for one file, in a process of its own."""
    command = [python, "-m", readers, name, str(path)]
    environment = os.environ | {"PYTHONPATH": str(_REPOSITORY)}
    done = subprocess.run(
        command, cwd=_REPOSITORY, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, float] = json.loads(done.stdout)
    return result
