"""Different children behind the same release look the same to the byte; and each of fifteen ways of breaking that is
noticed by the same comparison. A sixteenth, rounding to the nearest, gives no byte away: `test_likelihoods` has it."""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

from config.refusal import Unsafe
from loaders.store.content import to_parquet
from metrics.disclosure import rounded_release
from pages.components import charts
from pages.components.render import csv
from pages.components.shared.content import facts
from pages.components.shared.running_text import Sentence
from pages.components.words import sentences, status_line, view_table
from tests.disclosure import worlds

MEASURE = worlds.MEASURES[:1]
Break = Callable[[Any, float], Any]


@cache
def others(number: int) -> list[pd.DataFrame]:
    """Rows that differ from the first in one number of one group and are published as the first are."""
    first, found = worlds.published(worlds.rows()), []
    for group, counts in worlds.FIRST.items():
        for place in range(1, len(counts)):
            for step in (-2, -1, 1, 2):
                changed = list(counts)
                changed[place] += step
                if changed[place] >= 0 and worlds.plausible(changed):
                    rows = worlds.rows(**{group: tuple(changed)})  # type: ignore[arg-type]
                    if worlds.published(rows).equals(first):
                        found.append(rows)
                if len(found) == number:
                    return found
    return found


def test_different_children_behind_one_release_are_published_the_same_to_the_byte() -> None:
    first = to_parquet(worlds.published(worlds.rows()))
    found = others(12)
    assert len(found) == 12
    assert all(to_parquet(worlds.published(rows)) == first for rows in found)


def test_all_that_a_viewer_is_sent_of_them_is_the_same_to_the_byte() -> None:
    first = worlds.everything_sent(worlds.published(worlds.rows()))
    for rows in others(12)[:3]:
        assert worlds.everything_sent(worlds.published(rows)) == first


def sent(rows: pd.DataFrame) -> list[str]:
    return worlds.everything_sent(worlds.published(rows), MEASURE)


def raw(rows: pd.DataFrame) -> float:
    """A number that no viewer may have anything of: all that the true counts add up to."""
    return float(rows["count"].sum())


def _spec(key: str) -> Break:
    return lambda made, secret: [{**one, key: secret} for one in made]


def _column(name: str) -> Break:
    return lambda made, secret: made.assign(**{name: made[name] * secret})


def _odd(made: Sentence, secret: float) -> Sentence:
    return made + (" *" if secret % 2 else "")


# What is broken: where, and how what it makes then hangs on the true counts.
BREAKAGES: dict[str, tuple[Any, str, Break]] = {
    "a tooltip of the true count": (charts, "spec", _spec("tooltip")),
    "an axis as long as the true count": (charts, "spec", _spec("domain")),
    "rows in the order of the true counts": (
        view_table,
        "measure_table",
        lambda made, secret: replace(made, rows=made.rows[:: 1 if secret % 2 else -1]),
    ),
    "a hidden column in the download": (csv, "csv", lambda made, secret: made + str(secret).encode()),
    "a download of true counts": (csv, "csv", lambda made, secret: str(secret).encode()),
    "a file named by the true count": (csv, "file_name", lambda made, secret: f"{secret}-{made}"),
    "a share of the true counts": (worlds, "results", _column("value")),
    "limits of the true counts": (worlds, "results", _column("lower")),
    "a total of the true counts": (worlds, "results", _column("numerator")),
    "a verdict's margin of the true counts": (worlds, "results", _column("needed")),
    "a strip that says how many": (
        status_line,
        "status",
        lambda made, secret: facts({**made.by_name, "Children": str(secret)}),
    ),
    "a star where the true difference is significant": (sentences, "second", _odd),
}


@pytest.mark.parametrize("name", BREAKAGES)
def test_a_leak_of_the_true_counts_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, what, broken = BREAKAGES[name]
    original, first = getattr(where, what), worlds.rows()
    other = next(rows for rows in others(12) if raw(rows) % 2 != raw(first) % 2)
    assert sent(first) == sent(other)

    def of(rows: pd.DataFrame) -> list[str]:
        monkeypatch.setattr(where, what, lambda *given, **named: broken(original(*given, **named), raw(rows)))
        return sent(rows)

    assert of(first) != of(other)


def test_withholding_by_the_true_count_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """23 and 22 pupils are published alike; a threshold of 23 on the true ones would tell them apart."""
    original = rounded_release._shown

    def by_truth(cells: pd.DataFrame, counts: Any, *given: Any) -> pd.DataFrame:
        made = original(cells, counts, *given)
        return made.assign(count=made["count"].mask(cells["count"].lt(23)))

    first, other = worlds.rows(), worlds.rows(Asian=(412, 22, 41, 2))
    assert worlds.published(first).equals(worlds.published(other))
    monkeypatch.setattr(rounded_release, "_shown", by_truth)
    assert not worlds.published(first).equals(worlds.published(other))


def test_a_correction_that_is_rounded_afresh_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Coins tossed anew for every file, and none of what was published before kept."""
    found, original = others(12), rounded_release.rounded
    monkeypatch.setattr(rounded_release, "as_published", lambda counts, _: np.full(len(counts), np.nan))
    monkeypatch.setattr(
        rounded_release,
        "rounded",
        lambda table, _, *given: original(table, str(np.nansum(table.counts)).encode(), *given),
    )
    _, first = worlds.first_version()
    assert not all(published_afresh(rows).equals(first) for rows in found)


def published_afresh(rows: pd.DataFrame) -> pd.DataFrame:
    """Nothing where the gate will not have it: two roundings of the same counts would give some away."""
    try:
        return worlds.published(rows)
    except Unsafe:
        return pd.DataFrame()


def test_a_refusal_says_the_same_of_both_and_one_that_names_a_count_is_noticed(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(rounded_release, "rounded", lambda *_, **__: None)
    first, other = worlds.rows(), others_of_refusal()
    with caplog.at_level(logging.DEBUG):
        assert refusal(first) == refusal(other)
        assert not [record for record in caplog.records if "23" in record.getMessage()]
    original = rounded_release.refusal
    monkeypatch.setattr(
        rounded_release,
        "refusal",
        lambda cells, *given: Unsafe(f"{original(cells, *given)} {cells['count'].sum()}"),
    )
    assert refusal(first) != refusal(other)


def others_of_refusal() -> pd.DataFrame:
    return worlds.rows(Asian=(412, 22, 41, 2))


def refusal(rows: pd.DataFrame) -> str:
    with pytest.raises(Unsafe) as said:
        worlds.build(rows, "exclusions", worlds.SETTINGS)
    return str(said.value)
