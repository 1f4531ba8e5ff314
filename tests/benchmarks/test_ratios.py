"""How long checking takes beside a reader that checks nothing, in the same run: ratios, with room for a busy machine."""

from pathlib import Path

import pytest

from config import Config
from tests.benchmarks import made
from tests.benchmarks.loading import taken

pytestmark = pytest.mark.slow

# Measured: 2.4 at a million rows (docs/performance.md), 3.3 at 200,000.
MOST_TIMES_PYARROW = 8
# Measured: 100 at 200,000 rows and 200 at a million; it was 670 and 2,600 when every row was held.
MOST_MEMORY = 300


def test_a_published_file_is_checked_in_a_few_times_what_reading_it_takes(
    settings: Config, tmp_path: Path
) -> None:
    path = made.as_csv(made.published(200_000, settings), tmp_path / "published.csv")
    ours, theirs = taken("check", path), taken("pyarrow.csv", path)
    assert ours["cpu"] < MOST_TIMES_PYARROW * theirs["cpu"]
    assert ours["memory"] < MOST_MEMORY


def test_an_extract_of_ours_is_checked_in_a_bounded_number_of_readings_by_pandas(
    settings: Config, tmp_path: Path
) -> None:
    path = made.as_csv(made.extract(50_000, settings), tmp_path / "extract.csv")
    ours, theirs = taken("check of an extract", path), taken("pandas", path)
    assert ours["cpu"] < 40 * theirs["cpu"]
