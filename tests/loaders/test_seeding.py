"""The first start: what comes with the product is loaded once, by the same path as an officer's file."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from config import Config
from loaders import seeding, store
from metrics.disclosure.release import builder
from tests.acting import acting
from tests.seeded import first_start

STAFF = """period,area,staff,role,grade,ethnic_group,headcount,source
2024-09-30,Hackney,Social workers,All,All,White,{white},"{source}"
2024-09-30,Hackney,Social workers,All,All,Black,66,"{source}"
"""
INVENTED = "Demonstration data: invented figures"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A product that comes with one published file and one invented one."""
    for name in seeding.FOLDERS:
        (tmp_path / name).mkdir()
    staff = STAFF.format(white=83, source="DfE, Children’s social work workforce")
    (tmp_path / "published" / "workforce.social_workers.csv").write_text(staff, encoding="utf-8")
    invented = STAFF.format(white=700, source=INVENTED).replace("Social workers", "Teachers")
    (tmp_path / "demo" / "workforce.teachers.csv").write_text(invented, encoding="utf-8")
    return tmp_path


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return store.connect(f"sqlite:///{tmp_path / 'equalities.db'}")


def fill(engine: Engine, folder: Path, settings: Config) -> int:
    return seeding.fill(engine, settings, builder(settings), folder)


def headcounts(engine: Engine) -> dict[tuple[str, str], float]:
    frame = store.released(engine, "workforce")
    return dict(zip(zip(frame["staff"], frame["group"], strict=True), frame["count"], strict=True))


def test_a_new_store_is_filled_once(engine: Engine, folder: Path, settings: Config) -> None:
    assert [fill(engine, folder, settings) for _ in range(3)] == [2, 0, 0]
    assert headcounts(engine)[("Social workers", "White")] == 83


def test_published_files_come_first_and_invented_ones_are_marked(
    engine: Engine, folder: Path, settings: Config
) -> None:
    fill(engine, folder, settings)
    newest, oldest = (entry.receipt for entry in store.history(engine) if isinstance(entry, store.Loaded))
    assert (oldest.source, oldest.demonstration, oldest.by) == ("transcribed", False, "first start")
    assert (newest.source, newest.demonstration) == ("demonstration", True)
    frame = store.released(engine, "workforce")
    assert set(frame.loc[frame["demonstration"], "staff"]) == {"Teachers"}


def test_a_start_that_was_interrupted_is_taken_up(engine: Engine, folder: Path, settings: Config) -> None:
    later = (folder / "demo" / "workforce.teachers.csv").rename(folder / "not yet")
    assert fill(engine, folder, settings) == 1
    later.rename(folder / "demo" / "workforce.teachers.csv")
    assert fill(engine, folder, settings) == 1


def test_a_file_that_comes_in_another_version_is_loaded_under_the_same_name(
    engine: Engine, folder: Path, settings: Config
) -> None:
    fill(engine, folder, settings)
    file = folder / "published" / "workforce.social_workers.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",83,", ",84,"), encoding="utf-8")
    assert fill(engine, folder, settings) == 1
    assert headcounts(engine)[("Social workers", "White")] == 84


def test_what_an_officer_has_taken_back_stays_back(engine: Engine, folder: Path, settings: Config) -> None:
    fill(engine, folder, settings)
    reference = next(
        entry.receipt.reference
        for entry in store.history(engine)
        if isinstance(entry, store.Loaded) and entry.receipt.source == "transcribed"
    )
    store.undo(engine, reference, by=acting("an officer"))
    assert fill(engine, folder, settings) == 0
    assert ("Social workers", "White") not in headcounts(engine)


def test_a_file_that_cannot_be_loaded_stops_the_start_with_its_name_and_the_reason(
    engine: Engine, folder: Path, settings: Config
) -> None:
    broken = STAFF.format(white="eighty", source="DfE")
    (folder / "published" / "workforce.social_workers.csv").write_text(broken, encoding="utf-8")
    with pytest.raises(seeding.SeedError, match=r"^workforce\.social_workers\.csv: Row 2.*headcount"):
        fill(engine, folder, settings)
    assert store.released(engine, "workforce").empty


def test_every_file_says_its_extract_in_its_name(settings: Config) -> None:
    named = [(path.name.partition(".")[0], source) for path, source in seeding.files()]
    assert {extract for extract, _ in named} <= set(settings.extracts)
    assert [source for _, source in named] == sorted((source for _, source in named), reverse=True)


@pytest.mark.slow
def test_the_same_files_make_the_same_store(settings: Config) -> None:
    """What was filled earlier is complete: filling it again finds nothing to do."""
    engine = store.connect(f"sqlite:///{first_start()}")
    assert seeding.fill(engine, settings, builder(settings)) == 0
