"""A store as the first start fills it, and every view that the pages can show of it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import pandas as pd
import pytest
import streamlit as st

import config as declarations
from config import Config
from config.periods import in_order
from metrics.figures.results import own_comparator
from pages.components import charts
from pages.components.shared.view import Selection, View
from pages.components.shell import cached
from tests import seeded
from tests.pages.warm_caches import as_before

DATABASE = "EQUALITIES_DATABASE_URL"
Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Seen:
    """A view with all that a page makes of it: what was drawn is slow to draw again for every test."""

    view: View
    specs: list[dict[str, Any]]


class OfMeasures(Generic[Made]):
    """What is made of each measure, by the measure's name. It is made when a test first asks for it, so that each
    worker makes only what its own tests are about."""

    def __init__(self, make: Callable[[str], Made]) -> None:
        self._make = cache(make)

    def __getitem__(self, name: str) -> Made:
        return self._make(name)


Views = OfMeasures[list[Seen]]
Periods = OfMeasures[list[View]]
MEASURES = declarations.load().measures


def pytest_itemcollected(item: pytest.Function) -> None:
    """Tests that share what is slow to make are run by one worker: those of a measure, and those of the starter deck."""
    name = item.callspec.params.get("name") if hasattr(item, "callspec") else None
    if name in MEASURES:
        item.add_marker(pytest.mark.xdist_group(str(name)))
    elif "starter_files" in item.fixturenames:
        item.add_marker(pytest.mark.xdist_group("starter deck"))


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
    with as_before():
        yield _open(copy, monkeypatch)


@pytest.fixture
def unfilled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pages read a store that holds nothing."""
    with as_before():
        st.cache_resource.clear()
        _open(tmp_path / "equalities.db", monkeypatch)
        yield


def _open(file: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """One that is open already stays so: to open it again for every test took longer than most of them."""
    monkeypatch.setenv(DATABASE, f"sqlite:///{file}")
    if cached.writer().url.database != str(file):
        cached.reader.clear()
        cached.writer.clear()
        cached.writer()
    return cached.number()


@contextmanager
def opened(file: Path) -> Iterator[int]:
    """The pages read this store, and afterwards the one that they read before; its number."""
    with pytest.MonkeyPatch.context() as environment:
        yield _open(file, environment)
    cached.reader.clear()
    cached.writer.clear()


@pytest.fixture(scope="session")
def shown(first_start: Path, settings: Config) -> Views:
    """For each measure every area, level and breakdown that a page offers, in the period that it opens with."""

    def make(name: str) -> list[Seen]:
        with opened(first_start) as at:
            chosen = _selections(name, at, settings)
            views = [cached.view(one, at) for one in chosen]
            return [Seen(view, charts.spec(view, settings)) for view in views]

    return OfMeasures(make)


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
def every_period(shown: Views, first_start: Path) -> Periods:
    """The same views in every period that a page offers."""

    def make(name: str) -> list[View]:
        with opened(first_start) as at:
            return [view for seen in shown[name] for view in _views_of(seen, at, _in_order)]

    return OfMeasures(make)


@pytest.fixture(scope="session")
def every_look(shown: Views, first_start: Path) -> Periods:
    """The same views in every period in which other groups have a figure, are withheld or are missing than in those after it:
    a chart or a file of any other shows nothing new."""

    def make(name: str) -> list[View]:
        with opened(first_start) as at:
            return [view for seen in shown[name] for view in _views_of(seen, at, _newest_of_each_look)]

    return OfMeasures(make)


def _views_of(seen: Seen, at: int, periods: Callable[[pd.DataFrame], list[str]]) -> list[View]:
    chosen = seen.view.selection
    table = cached.table(chosen.measure, chosen.comparator, at)
    inside = table[table["area"].eq(chosen.area) & table["breakdown"].eq(chosen.breakdown)]
    return [cached.view(replace(chosen, period=period), at) for period in periods(inside)]


def _in_order(rows: pd.DataFrame) -> list[str]:
    return in_order(rows["period"])


def _newest_of_each_look(rows: pd.DataFrame) -> list[str]:
    """One period of those in which the same groups have a figure, are withheld or are missing for the same reason."""
    looks: dict[str, set[tuple[Any, ...]]] = {}
    columns = (rows[name] for name in ("period", "category", "group", "status"))
    for period, *look in zip(*columns, rows["value"].notna(), strict=True):
        looks.setdefault(period, set()).add(tuple(look))
    newest = {frozenset(looks[period]): period for period in _in_order(rows)}
    return [*newest.values()]
