"""One reader at one file in a process of its own: `python -m tests.benchmarks.readers NAME FILE` prints what it took.

Start-up is apart: the clock begins once everything is imported and declared, and memory is what is taken beyond that.
"""

import importlib
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path


def _ours(path: Path, source: str | None = None) -> Callable[[], object]:
    import config
    from loaders import intake
    from loaders.recognising import Asked

    settings = config.load()

    def check() -> int:
        extract = "population" if source else None
        checked = intake.check(path, path.name, settings, Asked(extract=extract, source=source), large=True)
        assert checked.upload is not None, checked.problems[:3]
        return checked.rows_read

    return check


def _pyarrow(path: Path) -> Callable[[], object]:
    import pyarrow as pa
    import pyarrow.csv as arrow_csv

    with path.open(encoding="utf-8") as file:
        names = file.readline().rstrip("\n").split(",")
    as_text = arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()))
    return lambda: arrow_csv.read_csv(path, convert_options=as_text)


def _pandas(path: Path) -> Callable[[], object]:
    import pandas as pd

    return lambda: pd.read_csv(path, dtype="str", keep_default_na=False)


def _calamine(path: Path) -> Callable[[], object]:
    from python_calamine import CalamineWorkbook

    def read() -> int:
        sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
        return sum(1 for _ in sheet.iter_rows())

    return read


def _frictionless(path: Path) -> Callable[[], object]:
    # None of our packages: it is measured by a Python that has it.
    frictionless = importlib.import_module("frictionless")
    return lambda: frictionless.validate(path.name, basepath=str(path.parent))


READERS: dict[str, Callable[[Path], Callable[[], object]]] = {
    "check": _ours,
    "check of an extract": lambda path: _ours(path, "transcribed"),
    "pyarrow.csv": _pyarrow,
    "pandas": _pandas,
    "calamine": _calamine,
    "frictionless": _frictionless,
}


def taken(name: str, path: Path) -> dict[str, float]:
    """CPU and wall seconds, and the MB of memory beyond what was taken before."""
    work = READERS[name](path)
    before, began = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    work()
    after, ended = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu": cpu, "wall": ended - began, "memory": (after.ru_maxrss - before.ru_maxrss) / 1024}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(taken(sys.argv[1], Path(sys.argv[2]))))
