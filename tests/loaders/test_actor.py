"""Who acts on the store: made by the access module alone, and asked for what they may."""

import ast
from pathlib import Path

import pytest
from sqlalchemy import Engine

from config import Config
from config.access import ACTIONS, ROLES, ActionName
from loaders import store
from loaders.actor import Actor, NotAllowed, at_the_machine, of_role, the_product
from loaders.store import decks, updates
from loaders.store.updates import Update
from tests.acting import acting
from tests.loaders.store.examples import FIRST, build, upload

ROOT = Path(__file__).parents[2]
MAKERS = {"the_product", "at_the_machine", "of_role"}
# Where an actor is made: for a command or the start, which are at the machine, and by the shell, which looks the role up.
MAY_MAKE = {
    "loaders/__main__.py": {"at_the_machine"},
    "loaders/seeding.py": {"the_product"},
    "loaders/upkeep/command.py": {"at_the_machine"},
    "pages/components/shell/access.py": {"at_the_machine", "of_role"},
    "pages/components/shell/preparation.py": {"the_product"},
}


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return store.connect(f"sqlite:///{tmp_path}/equalities.db")


def test_nobody_else_makes_one() -> None:
    made: dict[str, set[str]] = {}
    for path in (
        path for top in ("config", "loaders", "metrics", "pages") for path in (ROOT / top).rglob("*.py")
    ):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
        names = {alias.name for node in imports if node.module == "loaders.actor" for alias in node.names}
        if taken := names & (MAKERS | {"_SEAL"}):
            made[path.relative_to(ROOT).as_posix()] = taken
    assert made == MAY_MAKE


def test_nor_can_it_be_made_without_the_seal() -> None:
    with pytest.raises(TypeError, match="alone"):
        Actor("somebody", ACTIONS, object())


@pytest.mark.parametrize("role", ["", *ROLES])
@pytest.mark.parametrize("action", ACTIONS)
def test_a_role_does_what_is_declared_and_nothing_else(
    role: str, action: ActionName, settings: Config
) -> None:
    somebody, allowed = of_role("Somebody", role, settings.access), settings.access.allowed(role)
    if action in allowed:
        assert somebody.doing(action) == "Somebody"
    else:
        with pytest.raises(NotAllowed, match="Your role does not allow this"):
            somebody.doing(action)


def test_whoever_may_not_changes_nothing(engine: Engine, settings: Config) -> None:
    viewer = of_role("A viewer", "viewer", settings.access)
    receipt = store.accept(engine, upload(FIRST), build=build, by=acting(), fingerprint="first")
    tries = [
        lambda: store.accept(engine, upload(FIRST), build=build, by=viewer, fingerprint="first"),
        lambda: store.undo(engine, receipt.reference, by=viewer),
        lambda: store.redo(engine, receipt.reference, by=viewer),
        lambda: store.rebuild(engine, build=build, fingerprint="second", by=viewer),
        lambda: decks.save(engine, "deck", "March", [], number=1, seen=decks.NEW, by=viewer),
        lambda: decks.withdraw(engine, "deck", seen=decks.NEW, by=viewer),
        lambda: updates.record(engine, [Update("M3", "reviewed", "2026-06-30", state="started")], by=viewer),
    ]
    before = store.latest_number(engine), store.history(engine)
    for attempt in tries:
        with pytest.raises(NotAllowed):
            attempt()
    assert (store.latest_number(engine), store.history(engine)) == before
    assert decks.standing(engine) == [] and updates.history(engine).empty


def test_invented_figures_are_not_an_officers_to_load(engine: Engine, settings: Config) -> None:
    officer = of_role("An officer", "officer", settings.access)
    invented = upload(FIRST, demonstration=True)
    with pytest.raises(NotAllowed):
        store.accept(engine, invented, build=build, by=officer, fingerprint="first")
    store.accept(engine, invented, build=build, by=the_product("first start"), fingerprint="first")


def test_a_command_is_run_by_the_account_at_the_machine() -> None:
    assert at_the_machine().doing(*ACTIONS) and at_the_machine("Somebody").doing() == "Somebody"
