"""A store as the first start fills it, and every view that the pages can show of it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from config import Config
from config.periods import in_order
from metrics.figures.results import own_comparator
from pages.components.shared.view import Selection, View
from pages.components.shell import cached
from tests import seeded

DATABASE = "EQUALITIES_DATABASE_URL"


@dataclass(frozen=True, eq=False)
class Seen:
    """A view with all that a page makes of it: what was drawn is slow to draw again for every test."""

    view: View
    specs: list[dict[str, Any]]


@pytest.fixture(scope="session")
def first_start() -> Path:
    """The file of a store that holds what comes with the product, and nothing else."""
    return seeded.first_start()


@pytest.fixture
def filled(first_start: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """The pages read the store of the first start, and nobody writes to it; its number."""
    return _open(first_start, monkeypatch)


@pytest.fixture
def to_change(first_start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The pages read a copy of that store, which a test may change; its number before."""
    copy = tmp_path / "equalities.db"
    shutil.copy(first_start, copy)
    yield _open(copy, monkeypatch)
    # Another copy will reach the same numbers with other figures.
    st.cache_resource.clear()


@pytest.fixture
def unfilled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pages read a store that holds nothing."""
    st.cache_resource.clear()
    _open(tmp_path / "equalities.db", monkeypatch)
    yield
    st.cache_resource.clear()


def _open(file: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv(DATABASE, f"sqlite:///{file}")
    cached.reader.clear()
    cached.writer.clear()
    cached.writer()
    return cached.number()


@pytest.fixture(scope="session")
def shown(first_start: Path, settings: Config) -> dict[str, list[Seen]]:
    """For each measure every area, level and breakdown that a page offers, in the period that it opens with."""
    with pytest.MonkeyPatch.context() as environment:
        at = _open(first_start, environment)
        return {
            name: [
                Seen(cached.view(one, at), cached.drawn(one, at)) for one in _selections(name, at, settings)
            ]
            for name in settings.measures
        }


def _selections(name: str, at: int, settings: Config) -> list[Selection]:
    measure, table = settings.measures[name], cached.table(name, "", at)
    found = []
    for (area, detail, breakdown), rows in table.groupby(["area", "detail", "breakdown"], sort=False):
        grouped = rows.loc[rows["group"].ne("All") & rows["value"].notna(), "period"]
        period = in_order(grouped if len(grouped) else rows["period"])[-1]
        own = own_comparator(measure, detail)
        against = str(rows["comparator"].iloc[0]) if own in settings.comparators else own
        found.append(Selection(name, period, area, detail, breakdown, against))
    return found


@pytest.fixture(scope="session")
def every_period(shown: dict[str, list[Seen]], first_start: Path) -> dict[str, list[View]]:
    """The same views in every period that a page offers."""
    with pytest.MonkeyPatch.context() as environment:
        at = _open(first_start, environment)
        return {
            name: [view for one in seen for view in _in_every_period(one, at)] for name, seen in shown.items()
        }


def _in_every_period(seen: Seen, at: int) -> list[View]:
    chosen = seen.view.selection
    table = cached.table(chosen.measure, chosen.comparator, at)
    inside = table[table["area"].eq(chosen.area) & table["breakdown"].eq(chosen.breakdown)]
    return [cached.view(replace(chosen, period=period), at) for period in in_order(inside["period"])]
