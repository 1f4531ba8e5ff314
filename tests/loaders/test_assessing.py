"""The data-protection assessment is asked for once, before the first extract of the council's own, and then told."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from config import Config
from loaders import assessing, intake, store
from loaders.__main__ import main
from loaders.publishing import loading
from loaders.recognising import Asked
from loaders.store import assessments
from loaders.store.upkeep import redacting, verifying
from metrics.disclosure.release import builder
from tests import commands
from tests.acting import acting
from tests.commands import OURS

pytestmark = pytest.mark.store


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    url = f"sqlite:///{tmp_path}/equalities.db"
    monkeypatch.setenv(commands.DATABASE, url)
    return store.connect(url)


def load(engine: Engine, settings: Config, asked: Asked | None = None) -> loading.Outcome:
    checked = intake.check(OURS.format(black=60).encode(), "ours.csv", settings, asked)
    assert checked.upload is not None
    return loading.load(engine, checked, settings, builder(settings), by=acting(), agreed=True)


def test_the_first_extract_waits_for_it_and_every_later_one_is_stored(
    engine: Engine, settings: Config, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = load(engine, settings)
    assert refused.receipt is None and refused.checked.problems[-1].title == assessing.NEEDED
    assert store.history(engine) == []
    assert commands.say(capsys, main, "dpia").out.startswith("None yet")
    assert commands.say(capsys, main, "dpia", "DPIA-2026-14").out.startswith("DPIA-2026-14, entered on ")
    receipt = load(engine, settings).receipt
    assert receipt is not None
    assert assessing.of_receipt(engine, receipt, settings).startswith("DPIA-2026-14, entered on ")


def test_the_store_itself_refuses_what_was_not_assessed(engine: Engine, settings: Config) -> None:
    file = intake.check(OURS.format(black=60).encode(), "ours.csv", settings).upload
    assert file is not None
    with pytest.raises(store.NotAssessed, match="Nothing was stored"):
        store.accept(engine, file, build=builder(settings), by=acting(), fingerprint="first")
    assert store.history(engine) == []


@pytest.mark.parametrize(
    ("extract", "source", "needed"),
    [
        ("workforce", "misa", True),
        ("exclusions", "misa", True),
        ("workforce", "demonstration", False),
        ("workforce", "transcribed", False),
        ("population", "misa", False),
    ],
)
def test_only_figures_of_people_that_nobody_published_need_one(
    extract: str, source: str, needed: bool, settings: Config
) -> None:
    assert settings.extracts[extract].sources[source].needs_assessment is needed


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("DPIA of jane@example.org", "email addresses"),
        ("for 3 pupils", "a number of people below 5"),
        ("x" * 101, "1 to 100 letters"),
        ("   ", "1 to 100 letters"),
        ("DPIA\n14", "on one line"),
    ],
)
def test_what_tells_of_people_or_is_no_reference_is_not_kept(
    engine: Engine, typed: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = commands.say(capsys, main, "dpia", typed)
    assert said.code == 1 and says in said.err
    assert assessments.current(engine) is None


def test_the_latest_stands_and_every_one_is_in_the_audit_trail(engine: Engine) -> None:
    assessments.give(engine, "DPIA-2026-14", by=acting("officer"))
    given = assessments.give(engine, " DPIA-2027-02 ", by=acting("approver"))
    assert assessments.current(engine) == given and (given.reference, given.by) == (
        "DPIA-2027-02",
        "approver",
    )
    assert store.verify_audit(engine) and verifying.damages(engine) == []


def test_it_can_be_taken_out_again(engine: Engine) -> None:
    assessments.give(engine, "Something that had to go", by=acting())
    redacting.redact(engine, "dpia", by=acting())
    current = assessments.current(engine)
    assert current is not None and current.reference == redacting.MARK
    assert store.verify_audit(engine) and verifying.damages(engine) == []
    engine.dispose()
    kept = Path(str(engine.url.database)).read_bytes()
    assert b"had to go" not in kept
