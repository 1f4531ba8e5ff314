"""Backups: what they hold, what is refused, and how a lost store comes back."""

from pathlib import Path
from random import Random

import pytest
from sqlalchemy import create_engine, text

from loaders import __main__ as loaders
from loaders import store
from loaders.store.upkeep import copies
from tests.acting import acting
from tests.commands import Say
from tests.damage.drills import LOSSES, drill
from tests.loaders.store.conftest import Closing
from tests.loaders.store.examples import CORRECTED, FIRST, build, counts, upload


@pytest.mark.parametrize("loss", LOSSES)
def test_a_lost_store_comes_back_from_its_backup_and_numbers_go_on(loss: str, tmp_path: Path) -> None:
    assert drill(tmp_path, loss, Random(1)) < 30


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/equalities.db"


def test_a_backup_is_made_while_the_store_is_open_and_kept_from_others(
    tmp_path: Path, url: str, closed_after: Closing
) -> None:
    engine = closed_after(store.connect(url))
    store.accept(engine, upload(FIRST), build=build, by=acting("officer"), fingerprint="first")
    assert copies.backup(engine, tmp_path / "backup.db").number == 1
    assert (tmp_path / "backup.db").stat().st_mode & 0o077 == 0
    assert sorted(file.name for file in tmp_path.iterdir() if not file.name.startswith("equalities")) == [
        "backup.db"
    ]
    with pytest.raises(store.StoreUnavailable, match="is in use"):
        copies.restore(tmp_path / "backup.db", by=acting("officer"), url=url)


def test_a_damaged_backup_is_refused_and_the_store_stays(
    tmp_path: Path, url: str, closed_after: Closing
) -> None:
    engine = store.connect(url)
    store.accept(engine, upload(FIRST), build=build, by=acting("officer"), fingerprint="first")
    copies.backup(engine, tmp_path / "backup.db")
    store.accept(engine, upload(CORRECTED), build=build, by=acting("officer"), fingerprint="first")
    engine.dispose()
    changed = create_engine(f"sqlite:///{tmp_path}/backup.db")
    with changed.begin() as connection:
        connection.execute(text("UPDATE releases SET parquet = x'00'"))
    changed.dispose()
    for content in ((tmp_path / "backup.db").read_bytes(), b"sex,count\n" * 1000, b""):
        (tmp_path / "backup.db").write_bytes(content)
        with pytest.raises(
            store.StoreUnavailable, match=r"^backup\.db cannot be used as a backup: .* Nothing was changed"
        ):
            copies.restore(tmp_path / "backup.db", by=acting("officer"), url=url)
    shown = counts(store.released(closed_after(store.connect(url)), "exclusions"))
    assert shown["2021/22", "Girls"] == 85


def test_another_store_is_begun_only_when_asked_and_goes_on_after_the_old_one(
    tmp_path: Path, url: str, closed_after: Closing
) -> None:
    engine = store.connect(url)
    for file in (FIRST, CORRECTED):
        first = store.accept(engine, upload(file), build=build, by=acting("officer"), fingerprint="first")
    engine.dispose()
    with pytest.raises(store.StoreUnavailable, match="is there and holds something"):
        copies.begin_anew(by=acting("officer"), url=url)
    (tmp_path / "equalities.db").unlink()
    assert copies.begin_anew(by=acting("officer"), url=url) == 2
    anew = closed_after(store.connect(url))
    again = store.accept(anew, upload(FIRST), build=build, by=acting("officer"), fingerprint="first")
    assert (first.number, again.number) == (2, 3) and again.reference.endswith("0003")


def test_the_commands_say_what_they_did(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch, say: Say
) -> None:
    monkeypatch.setenv("EQUALITIES_DATABASE_URL", url)
    engine = store.connect(url)
    store.accept(engine, upload(FIRST), build=build, by=acting("officer"), fingerprint="first")
    engine.dispose()
    said = say(loaders.main, "verify")
    assert (said.code, said.out) == (0, "Every line of the store is as it was written.\n")
    said = say(loaders.main, "backup", str(tmp_path / "backup.db"))
    assert said.code == 0 and "backup.db: the store at number 1 of " in said.out
    (tmp_path / "equalities.db").unlink()
    said = say(loaders.main, "verify")
    assert said.code == 1 and "was here before and is missing or empty" in said.err
    said = say(loaders.main, "restore", str(tmp_path / "backup.db"))
    assert said.code == 0 and "The store is as it was at number 1, " in said.out
