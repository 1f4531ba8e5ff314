"""The small files that these tests load: pupils by sex, one area, one or two years."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Engine, func, select

from config.release_context import ALONE, ReleaseContext
from loaders import store
from loaders.store import tables

NAN = float("nan")


def rows(period: str, *, boys: float, girls: float, symbol: str | None = None) -> pd.DataFrame:
    """Two lines of an extract; `symbol` stands on the girls' line when their count is missing."""
    return pd.DataFrame(
        {
            "source": "misa",
            "period": period,
            "area": "Hackney",
            "sex": ["Boys", "Girls"],
            "group": "All",
            "item": "pupils",
            "count": [float(boys), float(girls)],
            "symbol": [None, symbol],
            "line": [2, 3],
        }
    )


FIRST = rows("2021/22", boys=120, girls=80)
CORRECTED = rows("2021/22", boys=120, girls=85)
NEXT_YEAR = rows("2022/23", boys=130, girls=90)


def upload(*parts: pd.DataFrame, file_name: str = "pupils.csv", demonstration: bool = False) -> store.Upload:
    """The parts as one file of exclusions."""
    return store.Upload(
        "exclusions",
        "misa",
        file_name,
        file_hash="5f3a",
        rows=pd.concat(parts, ignore_index=True),
        warnings=("Row 3 has no postcode.",),
        demonstration=demonstration,
    )


def build(part: pd.DataFrame, extract: str, context: ReleaseContext = ALONE) -> pd.DataFrame:
    """Stands in for the real protection: the counts as they are, withheld where they are missing."""
    shown = part["count"].notna().map({True: "published", False: "confidential"})
    return part.drop(columns=["line", "symbol"]).assign(status=shown)


def counts(release: pd.DataFrame) -> dict[tuple[str, str], float]:
    """What a release says, by period and sex."""
    return {(line.period, line.sex): line._asdict()["count"] for line in release.itertuples(index=False)}


def lines_in(engine: Engine) -> dict[str, int]:
    """How many lines each table holds."""
    with engine.connect() as connection:
        return {
            name: connection.scalar(select(func.count()).select_from(table)) or 0
            for name, table in tables.metadata.tables.items()
        }
