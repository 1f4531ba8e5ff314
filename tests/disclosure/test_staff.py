"""Made-up workforces and sequences of files: no exception, no refusal without a way on, and one verdict.

`python -m tests.disclosure --workforces 2000`, `--sequences 300` and `--councils 50` do the same at length.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from config.release_context import ReleaseContext
from loaders import intake, store
from loaders.intake import Checked
from loaders.recognising import Asked
from metrics.disclosure.release import build, builder
from tests.acting import assessed
from tests.disclosure import refused, sequences, staff_runs
from tests.disclosure.staff import SMALL, Attack, Version, council, moved, september
from tests.metrics.disclosure.test_september import FIRST, ROLE, printed, released, table
from tests.metrics.examples import APART, SETTINGS


def test_every_workforce_of_one_to_four_hundred_people_can_be_published() -> None:
    *refused, summary = staff_runs.workforces(12)
    assert refused == [] and summary[0].startswith("12 workforces, 0 refused")


@pytest.mark.parametrize("seed", [1, 2])
def test_a_check_says_what_loading_does_and_a_refusal_what_stands(seed: int, tmp_path: Path) -> None:
    told = sequences.sequence(seed, tmp_path, steps=5)
    assert told and all(one.agrees for one in told)


def test_a_correction_is_taken_after_others_printed_what_hid_a_small_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three middle managers of Mixed background were withheld beside eight Asian ones, whom others then print."""
    monkeypatch.setattr(sequences, "BUILD", builder(APART))
    engine = assessed(store.connect(f"sqlite:///{tmp_path}/equalities.db"))
    assert sequences.sent(engine, sequences.read(table(FIRST), "misa"))[0].loaded
    others = table({(ROLE, "Asian"): 8}, source="transcribed")
    assert sequences.sent(engine, sequences.read(others, "transcribed"))[0].loaded
    assert "misa" in set(store.released(engine, "workforce")["source"])
    correction = table(FIRST | {("Case holder", "White"): 41})
    told, _ = sequences.sent(engine, sequences.read(correction, "misa"))
    engine.dispose()
    assert told == sequences.Told(taken=True, loaded=True, way_on=True)


def refused_file(folder: Path) -> sequences.Told:
    """What is said of looked-after boys and girls, after others have printed the girls and everybody to the child."""
    engine = assessed(store.connect(f"sqlite:///{folder}/equalities.db"))
    refused.published(engine, SETTINGS)
    asked = Asked("childrens_services", source="misa")
    told, _ = sequences.sent(engine, intake.check(refused.SENT.encode(), "children.csv", SETTINGS, asked))
    engine.dispose()
    return told


def test_a_file_that_cannot_stand_is_told_what_can_be_sent_instead(tmp_path: Path) -> None:
    assert refused_file(tmp_path) == sequences.Told(taken=False, loaded=False, way_on=True)


def test_a_check_of_the_file_alone_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def alone(_: object, checked: Checked, *given: object) -> tuple[Checked, dict[str, store.Change]]:
        assert checked.upload is not None
        for rows in store.by_period(checked.upload).values():
            sequences.BUILD(rows, checked.upload.extract)
        return checked, {}

    monkeypatch.setattr(sequences, "judged", alone)
    told = refused_file(tmp_path)
    assert (told.taken, told.loaded, told.agrees) == (True, False, False)


@pytest.mark.parametrize("seed", range(2))
def test_whoever_reads_every_version_recovers_no_small_count(seed: int) -> None:
    year, chance = 2023 + seed, np.random.default_rng(seed)
    others, rows = printed(year), september(year)
    versions: list[Version] = []
    for _ in range(3):
        rows = moved(rows, chance, people=2)
        versions.append(Version(rows, released(rows, others, *reversed(versions))))
    assert recovered(versions, others) == []


@pytest.mark.parametrize("year", [2021, 2025])
def test_whoever_has_the_quarter_after_a_published_september_alone_recovers_no_small_count(year: int) -> None:
    """What did not change since is known to who has read the September; the page of today gave it to everybody."""
    of_september = Version(september(year), released(september(year), printed(year)))
    rows = moved(september(year), np.random.default_rng(0), people=3).assign(period=f"{year}-12-31")
    context = ReleaseContext(neighbours=(of_september,), next_day=(printed(year),))
    december = Version(rows, build(rows, "workforce", SETTINGS, context))
    assert december.release["status"].eq("published").sum() >= 7
    assert recovered([december], december.release.iloc[:0]) == []


@pytest.mark.parametrize("seed", [0, 6])
def test_of_what_is_put_together_no_part_is_recovered(seed: int) -> None:
    """Ten and four figures of which a reader may add and take away, through a correction of two people."""
    rows, chance = council(seed), np.random.default_rng(seed)
    rows = rows[rows["staff"].eq("Social workers")].reset_index(drop=True)
    versions: list[Version] = []
    for _ in range(2):
        versions.append(Version(rows, released(rows, None, *reversed(versions))))
        rows = moved(rows, chance, people=2)
    assert all(version.release["status"].eq("put_together").any() for version in versions)
    assert recovered(versions, versions[0].release.iloc[:0]) == []


def recovered(versions: list[Version], others: pd.DataFrame) -> list[str]:
    """The small counts of any version that follow exactly from all of them, and not from what others print alone."""
    reading = Attack(versions, others)
    alone = Attack([one._replace(release=one.release.iloc[:0]) for one in versions], others)
    return [
        f"{number}: {name}"
        for number, version in enumerate(versions)
        for name, inside in reading.cells(number, version.release)
        if 0 < (true := int(inside @ reading.truth)) < SMALL
        if not any(reading.can_be(inside, value) for value in range(SMALL + 1) if value != true)
        if any(alone.can_be(inside, value) for value in range(SMALL + 1) if value != true)
    ]


def test_as_few_cells_go_with_the_small_ones_as_a_solver_needs_but_for_one_or_two() -> None:
    social_workers, _ = staff_runs.lost(council(0), seconds=20.0)
    assert social_workers.fewest <= social_workers.secondary <= social_workers.fewest + 2
