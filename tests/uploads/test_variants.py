"""However the same figures are written, the release of them is the same to the digit."""

import pandas as pd
import pytest

import config
from config.release_context import ALONE
from loaders import intake
from loaders.recognising import Asked
from metrics.disclosure.release import builder
from tests.loaders.bad_files import TODAY
from tests.loaders.good_files import SAME_FIGURES, Good
from tests.loaders.workbooks import ods, workbook

pytestmark = pytest.mark.slow
CONFIG = config.load()


def rows_of(good: Good) -> pd.DataFrame:
    checked = intake.check(good.data, "x", CONFIG, Asked("exclusions", good.period, today=TODAY))
    assert checked.upload is not None, (good.name, [problem.sentence() for problem in checked.problems])
    return checked.upload.rows


def as_tuples(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    """Everything of a release but the line of the file, in one order."""
    kept = frame.drop(columns=["line"], errors="ignore").astype(object)
    return sorted(map(tuple, kept.where(kept.notna(), None).to_numpy().tolist()), key=repr)


def test_every_variant_gives_the_same_release() -> None:
    grid = [line.split(",") for line in SAME_FIGURES[0].data.decode().splitlines()]
    cells = [[int(cell) if cell.isdigit() else cell for cell in row] for row in grid]
    shuffled = [cells[0], *reversed(cells[1:])]
    workbooks = [
        Good("an XLSX", workbook(Extract=cells)),
        Good("an XLSX in another order", workbook(Extract=shuffled)),
        Good("an XLSX of text", workbook(Extract=grid)),
        Good("an ODS", ods(cells)),
        Good("an ODS in another order", ods(shuffled)),
    ]
    variants = [*SAME_FIGURES, *workbooks]
    assert len({good.data for good in variants}) >= 60
    build = builder(CONFIG)
    context = ALONE._replace(secret="the same key for all of these ones")
    releases: dict[str, list[tuple[object, ...]]] = {}
    for good in variants:
        rows = rows_of(good)
        written = rows.drop(columns="line").to_csv()
        if written not in releases:  # The release of the very same rows is the same.
            releases[written] = as_tuples(build(rows, "exclusions", context))
    first, *others = releases.values()
    assert first
    assert others, "some variants have their rows in another order"
    assert all(other == first for other in others)
