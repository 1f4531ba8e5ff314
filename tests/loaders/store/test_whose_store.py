"""A store is one council's: it is opened for that one, and refused to every other."""

from pathlib import Path

import pytest

from loaders import store


def test_a_new_store_is_that_of_who_opens_it_first(tmp_path: Path) -> None:
    engine = store.connect(f"sqlite:///{tmp_path / 'new.db'}")
    store.belongs_to(engine, "E09000022", holds_something=False)
    store.belongs_to(engine, "E09000022", holds_something=True)
    with pytest.raises(
        store.StoreUnavailable,
        match="figures of the council E09000022, and this is the dashboard of E08000003",
    ):
        store.belongs_to(engine, "E08000003", holds_something=True)


def test_one_that_was_filled_before_the_question_was_asked_is_hackneys(tmp_path: Path) -> None:
    engine = store.connect(f"sqlite:///{tmp_path / 'old.db'}")
    with pytest.raises(store.StoreUnavailable, match="E09000012"):
        store.belongs_to(engine, "E09000022", holds_something=True)
    store.belongs_to(engine, "E09000012", holds_something=True)
