"""What every test shares: the declarations, a store of its own, and an account of what is not run here.

Tests that read published files as downloaded run where EQUALITIES_EXTRACTS names their folder, tests that read the
text of the two documents where it lies beside the repository, and tests that drive a browser where there is a
Chromium. Elsewhere they are deselected, never skipped without a word: the
summary says how many and why.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

import config as declarations
from config.loading import SETTINGS_VARIABLE
from tests import commands
from tests.seeded import copied_to

# Before anything is loaded, here or in a process that a test starts.
os.environ[SETTINGS_VARIABLE] = str(Path(__file__).parent / "settings" / "publication.toml")
EXTRACTS = os.environ.get("EQUALITIES_EXTRACTS", "")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
MISSING = {
    "seeds": "" if SEEDS.is_dir() else "the text of the two documents does not lie beside the repository",
    "extracts": "" if EXTRACTS else "EQUALITIES_EXTRACTS is not set to a folder of published files",
    "nginx": "" if shutil.which("nginx") else "no nginx was found (Debian's package is called nginx-light)",
    "browser": "" if CHROMIUM else "no Chromium was found (Debian's package is called chromium)",
}
# What a test needs says what kind it is, and its place what it needs; a module or a test that takes long says so itself.
# No test says that it is `unit`: the others are.
KINDS = ("unit", "store", "pages", "browser", "slow")
KIND_OF_PLACE = {
    "tests/browser": "browser",
    "tests/disclosure": "slow",
    "tests/pages": "pages",
    "tests/tasks": "slow",
    # Whole files through every check, and commands and uploads over a real store.
    "tests/damage": "store",
    "tests/loaders/access": "store",
    "tests/loaders/fetching": "store",
    "tests/loaders/store": "store",
    "tests/loaders/test_actor.py": "store",
    "tests/loaders/test_bad_files.py": "store",
    "tests/loaders/test_every_form.py": "store",
    "tests/loaders/test_intake.py": "store",
    "tests/loaders/test_main.py": "store",
    "tests/loaders/test_published.py": "store",
    "tests/loaders/test_published_recognising.py": "store",
    "tests/loaders/test_published_refusals.py": "store",
    "tests/loaders/test_published_releases.py": "store",
    "tests/loaders/test_published_streaming.py": "store",
    "tests/loaders/test_seeding.py": "store",
    "tests/loaders/test_workbooks.py": "store",
    "tests/metrics/disclosure/test_protection.py": "store",
    # Releases of whole made-up staffs, one after the other.
    "tests/metrics/disclosure/test_versions.py": "slow",
    "tests/metrics/disclosure/test_within.py": "slow",
    "tests/test_explain_command.py": "store",
    "tests/test_published_figures.py": "store",
    "tests/test_seeded.py": "store",
}
NOT_RUN = pytest.StashKey[dict[str, int]]()

# How long one example takes says something about the machine, and nothing about the figures. The examples are the same at
# every run: what fails here fails everywhere.
hypothesis.settings.register_profile("any machine", deadline=None, max_examples=40, derandomize=True)
hypothesis.settings.load_profile("any machine")


@pytest.fixture(autouse=True, scope="session")
def a_store_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test opens data/store/: whatever names no store, in this process or one that it starts, gets a new one."""
    with pytest.MonkeyPatch.context() as environment:
        where = tmp_path_factory.mktemp("store") / "equalities.db"
        environment.setenv("EQUALITIES_DATABASE_URL", f"sqlite:///{where}")
        yield


@pytest.fixture(scope="session")
def settings() -> declarations.Config:
    """Everything declared in config/, with the settings of tests."""
    return declarations.load()


@pytest.fixture(scope="session")
def extracts_folder() -> Path:
    """The folder of published files as downloaded; for tests marked `extracts`."""
    assert EXTRACTS, "mark the test with `extracts`"
    return Path(EXTRACTS)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's executable; for tests marked `browser`."""
    assert CHROMIUM, "mark the test with `browser`"
    return CHROMIUM


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> commands.Say:
    """A command of this process: `say(metrics, "show", "residents")`."""
    return lambda command, *arguments: commands.say(capsys, command, *arguments)


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A filled store that the test may change."""
    monkeypatch.setenv(commands.DATABASE, copied_to(tmp_path))


def pytest_configure(config: pytest.Config) -> None:
    config.stash[NOT_RUN] = {}


def pytest_itemcollected(item: pytest.Item) -> None:
    """Every test is of one kind, so that each kind is run by itself: `-m unit`."""
    if not any(item.get_closest_marker(kind) for kind in KINDS):
        whole_files = item.get_closest_marker("extracts")
        item.add_marker("slow" if whole_files else _kind_of(item.path))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Modules without a unit test are not imported for `-m unit`, which takes as long as half of the tests."""
    unit = config.option.markexpr == "unit"
    return True if unit and _kind_of(collection_path) != "unit" else None


def _kind_of(path: Path) -> str:
    place = path.relative_to(Path(__file__).parents[1])
    places = [parent.as_posix() for parent in (place, *place.parents)]
    return next((KIND_OF_PLACE[place] for place in places if place in KIND_OF_PLACE), "unit")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for marker, reason in MISSING.items():
        out = [item for item in items if reason and item.get_closest_marker(marker)]
        if out:
            config.hook.pytest_deselected(items=out)
            items[:] = [item for item in items if item not in out]
            config.stash[NOT_RUN][marker] = len(out)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker of pytest-xdist tells the process that prints the summary what it left out."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["not_run"] = session.config.stash[NOT_RUN]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Every worker collects every test, so the last account is the account of all of them."""
    node.config.stash[NOT_RUN].update(getattr(node, "workeroutput", {}).get("not_run", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for marker, number in config.stash[NOT_RUN].items():
        terminalreporter.write_line(f"Not run: {number} marked `{marker}`, because {MISSING[marker]}.")
