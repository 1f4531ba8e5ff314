"""The chain over all lines, its head outside the database, and stores of other versions."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import create_engine, text

from loaders import store
from loaders.store import assessments
from loaders.store.opening import write_transaction
from loaders.store.seals import head as heads
from loaders.store.seals import lines
from loaders.store.tables import meta
from loaders.store.upkeep import verifying, withdrawing
from loaders.store.upkeep.verifying import damages
from tests.acting import acting
from tests.loaders.store.conftest import Closing
from tests.loaders.store.examples import CORRECTED, FIRST, NEXT_YEAR, build, counts, lines_in, upload

OLDER = Path(__file__).parent / "stores" / "schema-5.sql"


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/equalities.db"


def _load(url: str, *parts: pd.DataFrame, needs_assessment: bool = False) -> store.Receipt:
    engine, file = store.connect(url), replace(upload(*parts), needs_assessment=needs_assessment)
    try:
        return store.accept(engine, file, build=build, by=acting("officer"), fingerprint="first")
    finally:
        engine.dispose()


def _change(url: str, statement: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_every_line_has_a_seal_and_the_head_says_where_the_chain_ends(
    url: str, closed_after: Closing
) -> None:
    _load(url, FIRST, NEXT_YEAR)
    engine = closed_after(store.connect(url))
    found = lines_in(engine)
    assert found.pop("seals") == sum(found.values()) and damages(engine) == []
    head = heads.read(engine.url)
    assert head and (head.seals, head.number, head.uploads) == (sum(found.values()), 2, 1)


@pytest.mark.parametrize(
    ("statement", "period"),
    [
        ("UPDATE pointers SET release = 1 WHERE number = 2", "2022/23"),
        ("UPDATE pointers SET period = '2020/21' WHERE number = 2", "2022/23"),
        ("UPDATE releases SET parquet = x'00' WHERE id = 2", "2022/23"),
        ("UPDATE releases SET fingerprint = 'other' WHERE id = 2", "2022/23"),
        ("UPDATE rows SET parquet = x'00' WHERE period = '2022/23'", "2022/23"),
        ("UPDATE pointers SET period = x'b2303232' WHERE number = 2", "2022/23"),
        ("DELETE FROM pointers WHERE number = 2", "2022/23"),
    ],
)
def test_a_damaged_figure_is_withdrawn_and_the_others_stay(
    statement: str, period: str, url: str, closed_after: Closing
) -> None:
    _load(url, FIRST, NEXT_YEAR)
    _change(url, statement)
    engine = closed_after(store.connect(url))
    assert period in {one.place.period for one in withdrawing.make_sure(engine, acting()) if one.place}
    assert {place[0] for place in counts(store.released(engine, "exclusions"))} <= {"2021/22"}
    assert period in [gone.place.period for gone in withdrawing.standing(engine)]
    number = store.latest_number(engine)
    withdrawing.make_sure(engine, acting())
    assert store.latest_number(engine) == number, "it is withdrawn once"


def test_what_is_loaded_again_after_damage_stands(url: str, closed_after: Closing) -> None:
    _load(url, FIRST, NEXT_YEAR)
    _change(url, "UPDATE pointers SET reason = 'x' WHERE number = 2")
    engine = closed_after(store.connect(url))
    withdrawing.make_sure(engine, acting())
    _load(url, NEXT_YEAR)
    withdrawing.make_sure(engine, acting())
    assert counts(store.released(engine, "exclusions"))["2022/23", "Boys"] == 130
    assert withdrawing.standing(engine) == []


def test_a_release_that_cannot_be_read_cannot_be_loaded_over(url: str) -> None:
    """What was withheld or rounded before must be known to whoever protects what comes after."""
    _load(url, FIRST, NEXT_YEAR)
    _change(url, "UPDATE releases SET parquet = x'00' WHERE id = 2")
    with pytest.raises(store.Damaged, match="Restore the store from a backup"):
        _load(url, CORRECTED, NEXT_YEAR)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE uploads SET demonstration = 0", "The upload EQ-"),
        ("UPDATE uploads SET warnings = '[\"torn'", "The upload EQ-"),
        ("UPDATE audit SET by = 'somebody' WHERE id = 1", "The audit entry 1"),
        ("UPDATE secret SET value = 'ab'", "The key by which counts are rounded"),
        ("INSERT INTO sign_outs (at, person, until) VALUES ('2026', 'a', 1)", "The sign-out 1"),
        ("DELETE FROM matchings", "The answer on headings of EQ-"),
    ],
)
def test_damage_to_what_no_single_figure_hangs_on_stops_the_store(
    statement: str, words: str, url: str, closed_after: Closing
) -> None:
    engine = closed_after(store.connect(url))
    matched = upload(FIRST, demonstration=True)
    matched = store.Upload(**vars(matched) | {"headings": ("sex",), "answers": (("column", "sex", "sex"),)})
    store.accept(engine, matched, build=build, by=acting("officer"), fingerprint="first")
    _change(url, statement)
    with pytest.raises(store.StoreUnavailable, match=f"is damaged, and nothing of it is shown: {words}"):
        withdrawing.make_sure(engine, acting())


def test_a_store_that_was_here_is_not_made_anew_without_being_told(tmp_path: Path, url: str) -> None:
    _load(url, FIRST)
    for lost in (lambda file: file.unlink(), lambda file: file.write_bytes(b"")):
        lost(tmp_path / "equalities.db")
        with pytest.raises(
            store.StoreUnavailable, match=r"was here before and is missing or empty\. .* restore"
        ):
            store.connect(url)


def test_a_copy_from_before_is_not_taken_for_the_store(tmp_path: Path, url: str) -> None:
    _load(url, FIRST)
    before = (tmp_path / "equalities.db").read_bytes()
    _load(url, CORRECTED)
    (tmp_path / "equalities.db").write_bytes(before)
    with pytest.raises(store.StoreUnavailable, match=r"an older copy.*its number was 2"):
        store.connect(url)


def test_a_head_that_lags_behind_fits(tmp_path: Path, url: str, closed_after: Closing) -> None:
    _load(url, FIRST)
    head = (tmp_path / "equalities.head").read_bytes()
    _load(url, CORRECTED)
    (tmp_path / "equalities.head").write_bytes(head)
    assert store.latest_number(closed_after(store.connect(url))) == 2


def test_a_torn_head_is_said(tmp_path: Path, url: str) -> None:
    _load(url, FIRST)
    (tmp_path / "equalities.head").write_bytes(b'{"head": {"seals": 4')
    with pytest.raises(
        store.StoreUnavailable, match=r"The file equalities\.head, .* cannot be read\. Run .* verify"
    ):
        store.connect(url)


def test_the_head_lies_where_it_is_told_to(tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(heads.STATE_VARIABLE, str(tmp_path / "state"))
    _load(url, FIRST)
    assert [file.name for file in (tmp_path / "state").iterdir()] == ["equalities.head"]


def test_a_store_of_the_version_before_is_brought_up_to_date_with_all_that_it_holds(
    tmp_path: Path, url: str, closed_after: Closing
) -> None:
    with closing(sqlite3.connect(tmp_path / "equalities.db")) as older:
        older.executescript(OLDER.read_text(encoding="utf-8"))
    with pytest.raises(
        store.StoreUnavailable, match=r"made by an older version of this program \(schema 5\)"
    ):
        store.connect_reader(url)
    engine = closed_after(store.connect(url))
    assert damages(engine) == [] and verifying.withdrawn_for(engine) == {}
    assert counts(store.released(engine, "exclusions")) == {
        ("2021/22", "Boys"): 120,
        ("2021/22", "Girls"): 80,
    }
    assert [entry.reference if isinstance(entry, store.Undone) else entry.receipt.reference
            for entry in store.history(engine)] == ["EQ-2026-0002", "EQ-2026-0002", "EQ-2026-0001"]  # fmt: skip
    assert _load(url, CORRECTED).number == 6
    assert assessments.current(engine) == ("", "", ""), "its extracts came before an assessment was asked for"
    assert _load(url, NEXT_YEAR, needs_assessment=True).number == 7


def test_a_sealed_store_of_the_version_before_is_not_taken_for_damaged(url: str) -> None:
    """As it was before an assessment was asked for: that its version changed was read as a line that somebody had written to."""
    _load(url, FIRST)
    engine = store.connect(url)
    with write_transaction(engine) as connection:
        connection.execute(text("UPDATE meta SET value = '7' WHERE key = 'schema_version'"))
        lines.seal_again(connection, meta, "schema_version")
    engine.dispose()
    _change(url, "DROP TABLE assessments")
    again = store.connect(url)
    assert damages(again) == [] and store.verify_audit(again)
    assert len(store.history(again)) == 1 and len(store.released(again, "exclusions")) > 0
    again.dispose()


def test_figures_are_withdrawn_with_a_reason_and_say_so_until_others_stand(
    url: str, closed_after: Closing
) -> None:
    _load(url, FIRST, NEXT_YEAR)
    engine, reason = closed_after(store.connect(url)), "Counted twice."
    said = {"period": "2022/23", "reason": reason}
    assert [
        one.period for one in withdrawing.withdraw(engine, "exclusions", **said, by=acting("officer"))
    ] == ["2022/23"]
    assert {place[0] for place in counts(store.released(engine, "exclusions"))} == {"2021/22"}
    assert [(one.place.period, one.reason) for one in withdrawing.standing(engine)] == [("2022/23", reason)]
    assert store.withdrawn_since(engine, ["exclusions"], at=2), "a link to what stood then shows it no more"
    assert withdrawing.withdraw(engine, "exclusions", **said, by=acting("officer")) == []
    _load(url, NEXT_YEAR)
    assert withdrawing.standing(engine) == []
