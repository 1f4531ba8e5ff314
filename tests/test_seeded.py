"""The store that tests share is never one that the product would not make now."""

from pathlib import Path

import pytest

from metrics.disclosure.release import KEY_VARIABLE
from tests import seeded

SOURCES = (
    "tests/settings/publication.toml", "config/measures/residents.toml", "loaders/store/tables.py", "metrics/groups.py",
    "data/published/a.csv", "data/demo/b.csv", "requirements.txt",
)  # fmt: skip


@pytest.fixture
def product(tmp_path: Path) -> Path:
    """A product of a few files, each of one word."""
    for name in SOURCES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("before", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", SOURCES)
def test_another_word_in_what_it_is_made_from_makes_another_store(product: Path, name: str) -> None:
    before = seeded.made_from(product)
    (product / name).write_text("after", encoding="utf-8")
    assert seeded.made_from(product) != before
    (product / name).write_text("before", encoding="utf-8")
    assert seeded.made_from(product) == before


def test_a_file_more_and_another_name_make_another_store(product: Path) -> None:
    before = seeded.made_from(product)
    file = product / "data" / "demo" / "c.csv"
    file.write_text("before", encoding="utf-8")
    more = seeded.made_from(product)
    file.rename(file.with_name("d.csv"))
    assert len({before, more, seeded.made_from(product)}) == 3


def test_a_rounding_key_that_is_set_makes_another_store(
    product: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    before = seeded.made_from(product)
    monkeypatch.setenv(KEY_VARIABLE, "a key of these tests")
    assert seeded.made_from(product) != before


def test_what_was_uploaded_here_and_what_python_compiled_make_no_difference(product: Path) -> None:
    before = seeded.made_from(product)
    for name in ("data/store/equalities.db", "loaders/store/__pycache__/tables.cpython-311.pyc"):
        (product / name).parent.mkdir(parents=True, exist_ok=True)
        (product / name).write_text("anything", encoding="utf-8")
    assert seeded.made_from(product) == before


def test_copies_are_apart(tmp_path: Path) -> None:
    whole = seeded.first_start().read_bytes()
    seeded.copied_to(tmp_path)
    (tmp_path / "equalities.db").write_bytes(b"changed")
    assert seeded.first_start().read_bytes() == whole


def test_a_second_worker_finds_the_store_that_the_first_made() -> None:
    kept = seeded.KEPT / f"{seeded.made_from(seeded.ROOT)}.db"
    whole = seeded.first_start().read_bytes()
    assert kept.read_bytes() == whole
