"""Different children behind one release, each world in a store of its own: pages, downloads and commands send the
same bytes of both. Three pairs here; python -m tests.disclosure --worlds 50 compares fifty."""

from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

from loaders import store
from metrics import __main__ as command
from pages.components.render import csv
from pages.components.shared.content import Facts, facts
from pages.components.words import status_line
from tests.disclosure import pairs, showing

# One of each kind, in broad and in detailed groups, each with another measure.
SEEDS = (0, 4, 8)
Part = Callable[[str], showing.Sent]


@cache
def pair(seed: int) -> pairs.Pair:
    return pairs.pair(seed)


def both(made: Part, of: pairs.Pair) -> list[showing.Sent]:
    """One part of what is sent, in both worlds of a pair."""
    found = []
    for files in (of.one, of.other):
        with showing.world(files):
            found.append(made(of.measure))
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_different_children_behind_one_release_look_the_same_to_the_byte(seed: int) -> None:
    found = showing.compared(pair(seed))
    assert found.places > 50 and found.differing == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_the_children_of_a_pair_do_differ(seed: int) -> None:
    one, other = (pairs.upload_of(files[-1]).rows for files in (pair(seed).one, pair(seed).other))
    assert (pair(seed).kind == "rows") == (len(one) != len(other))
    assert len(one) != len(other) or not one["count"].equals(other["count"])


def rows_stored() -> int:
    """How many rows the newest file has: what no viewer may learn, read as only an officer's connection can."""
    engine = store.connect()
    newest = next(entry for entry in store.history(engine) if isinstance(entry, store.Loaded))
    number = len(store.uploaded_rows(engine, newest.receipt.reference))
    engine.dispose()
    return number


def _said(made: Facts) -> Facts:
    return facts({**made.by_name, "Rows": str(rows_stored())})


def _longer(made: bytes) -> bytes:
    return made + b" " * rows_stored()


def _numbered(made: pd.DataFrame) -> pd.DataFrame:
    return made.assign(release=made["release"] + rows_stored())


# What is broken: where, which function, how its answer then hangs on the rows, and where that is to be seen.
BREAKAGES: dict[str, tuple[ModuleType, str, Callable[[Any], Any], Part]] = {
    "a page that says how many rows were sent": (status_line, "status", _said, showing.pages),
    "a download as much longer as there are rows": (csv, "csv", _longer, showing.downloads),
    "a command that adds the number of rows": (command, "results", _numbered, showing.commands),
}


@pytest.mark.parametrize("name", BREAKAGES)
def test_what_hangs_on_the_rows_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, what, broken, part = BREAKAGES[name]
    of, original = pair(8), getattr(where, what)
    assert of.kind == "rows"
    monkeypatch.setattr(where, what, lambda *given, **named: broken(original(*given, **named)))
    one, other = both(part, of)
    assert one.keys() == other.keys() and one != other


def otherwise(part: Part) -> set[str]:
    """What differs between two worlds that are published otherwise."""
    one, other = both(part, pair(0)._replace(other=pair(8).one))
    return {place for place in one if one[place] != other.get(place)}


def test_worlds_that_are_published_otherwise_have_other_words_and_charts() -> None:
    """What is kept in memory of one world would make any two look alike."""
    assert {place.split()[-1] for place in otherwise(showing.pages)} >= {"html", "vega_lite_chart"}


@pytest.mark.parametrize("part", [showing.downloads, showing.commands])
def test_worlds_that_are_published_otherwise_have_other_files_and_figures(part: Part) -> None:
    assert otherwise(part)
