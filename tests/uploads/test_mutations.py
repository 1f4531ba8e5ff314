"""Whatever is done to a good file, it is refused in words or read; never a traceback, nothing stored."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
import pytest

import config
from config.release_context import ReleaseContext
from tests.uploads.good import GOOD, WORKFORCE
from tests.uploads.running import run, spoilt
from tests.uploads.trying import (
    CRASHED,
    OTHER,
    REFUSED,
    SAID,
    SAME,
    UNSAID,
    Trial,
    stored,
    trial,
    tried,
)

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("uploads")]
CONFIG = config.load()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    made = trial(CONFIG, tmp_path_factory.mktemp("uploads"))
    yield made
    made.engine.dispose()


def test_there_is_a_good_file_of_every_extract() -> None:
    assert {good.extract for good in GOOD} == {*CONFIG.extracts}


def test_sixty_spoilt_files_are_refused_or_read(made: Trial) -> None:
    """python -m tests.uploads spoils thousands."""
    tally = run(made, 60, seed=2026)
    assert [(one.number, one.kind, outcome) for one, outcome in tally.wrong] == []
    assert not tally.stored
    assert tally.number(REFUSED) > 30
    assert tally.number(SAME) > 3


def test_one_mutation_can_be_made_again_by_its_number() -> None:
    one, again = [*spoilt(12, seed=7)][-1], [*spoilt(12, seed=7)][-1]
    assert one == again
    assert one != [*spoilt(12, seed=8)][-1]


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ("Black", "Blakc", REFUSED),
        ("Not known", "Refused", SAME),
        ("headcount", "Headcount", SAME),
        ("First line manager", "Case holder", REFUSED),
        ("First line manager", "Senior practitioner", SAID),
        ("Case holder,Asian,25", "Case holder,Asian,26", OTHER),
    ],
)  # fmt: skip
def test_what_became_of_a_file_is_told_apart(made: Trial, old: str, new: str, verdict: str) -> None:
    assert tried(made, WORKFORCE, WORKFORCE.text.replace(old, new).encode()).verdict == verdict


def test_a_number_cut_short_is_a_loss_only_at_the_end_of_a_cut_file(made: Trial) -> None:
    shorter = WORKFORCE.text.replace(",26\n", ",25\n").encode()
    assert tried(made, WORKFORCE, shorter).verdict == OTHER
    assert tried(made, WORKFORCE, shorter, cut=True).verdict == UNSAID


def test_whatever_is_raised_is_a_crash_and_stores_nothing(made: Trial) -> None:
    def broken(rows: pd.DataFrame, extract: str, context: ReleaseContext) -> pd.DataFrame:
        raise ZeroDivisionError(extract)

    before = stored(made)
    outcome = tried(replace(made, build=broken), WORKFORCE, WORKFORCE.text.replace(",25\n", ",29\n").encode())
    assert outcome.verdict == CRASHED
    assert "ZeroDivisionError: workforce" in outcome.trace
    assert stored(made) == before


def test_a_figure_that_is_gone_without_a_new_sentence_is_unsaid(made: Trial) -> None:
    more = made.figures[WORKFORCE] | {("Hackney", "Teachers", "All", "All", "Black", "headcount"): 47.0}
    lacking = replace(made, figures=made.figures | {WORKFORCE: more})
    assert tried(lacking, WORKFORCE, WORKFORCE.text.encode()).verdict == UNSAID
