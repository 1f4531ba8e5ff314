"""Every page and every action, by everybody: nobody, somebody without a role, and each role, as config/ declares it.

Tried where it counts: over HTTP, on the socket, and by the store's own functions; never by whether a button is there.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

import config
from config.access import ACTIONS, ROLES, ActionName, suffices
from loaders import store
from loaders.access import roles
from loaders.actor import Actor, NotAllowed, of_role
from loaders.plans import answers, ledger
from loaders.plans.answers import Reply
from loaders.plans.ledger import Arrived
from loaders.plans.row import PlanRow
from loaders.store import assessments, decks, updates
from loaders.store.updates import Update
from loaders.store.upkeep import copies, redacting, withdrawing
from tests.acting import acting
from tests.browser.server import free_port, running
from tests.loaders.store.examples import CORRECTED, FIRST, NEXT_YEAR, build, upload
from tests.pages.shell.gate.talking import drawn, http
from tests.provided import given, person, secrets_file, signed
from tests.seeded import copied_to

pytestmark = pytest.mark.slow
PAGES = config.load().pages
NOBODY, NO_ROLE = "nobody", "without a role"
EVERYBODY = (NOBODY, NO_ROLE, *ROLES)
NOT_SHOWN = "This page is not shown"


@dataclass(frozen=True)
class Behind:
    address: str
    url: str

    def cookie(self, who: str) -> str:
        return "" if who == NOBODY else signed(self.address, person(who))


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    with _behind(tmp_path_factory.mktemp("behind")) as served:
        yield served


@contextmanager
def _behind(folder: Path) -> Iterator[Behind]:
    url, port = copied_to(folder), free_port()
    for who in EVERYBODY[1:]:
        given(url, who, "" if who == NO_ROLE else who)
    with running(folder, "--secrets.files", str(secrets_file(folder, port)), port=port) as address:
        yield Behind(address, url)


def _may_open(who: str, page: str) -> bool:
    return suffices(who, PAGES[page].role)


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_answered_as_declared(page: str, who: str, behind: Behind) -> None:
    status, words, _ = http(behind.address, f"/{PAGES[page].url}", behind.cookie(who))
    assert status == (200 if _may_open(who, page) else 401 if who == NOBODY else 403)
    assert ("Streamlit" in words) == _may_open(who, page)


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_drawn_as_declared(page: str, who: str, behind: Behind) -> None:
    shown = drawn(behind.address, PAGES[page].url, behind.cookie(who))
    if who in (NOBODY, NO_ROLE):
        assert shown is None
        return
    assert shown is not None and "signed-in" in shown
    listed = {name for name, declared in PAGES.items() if f'page_name: "{declared.title}"' in shown}
    assert listed == {name for name in PAGES if _may_open(who, name)}


@pytest.mark.parametrize("who", ["nobody", "viewer"])
def test_the_very_first_reader_of_a_fresh_server_gets_no_more(who: str, tmp_path: Path) -> None:
    """Until a page list was drawn once, Streamlit would run a script by its name."""
    with _behind(tmp_path) as fresh:
        shown = drawn(fresh.address, "upload", fresh.cookie(who))
        assert shown is None if who == NOBODY else "Upload an extract" not in str(shown)
        assert drawn(fresh.address, "officers/upload", fresh.cookie("viewer")) is not None
        assert http(fresh.address, "/upload", fresh.cookie(who))[0] == (401 if who == NOBODY else 403)


OTHER = {
    "/media/0123.csv": (401, 403, 404, 404),
    "/_stcore/host-config": (401, 403, 200, 200),
    "/_stcore/upload_file/session/file": (401, 403, 403, 403),
    "/static/js/nothing.js": (401, 403, 200, 200),
    "/_stcore/health": (200, 200, 200, 200),
    "/_stcore/metrics": (404, 404, 404, 404),
}


@pytest.mark.parametrize("path", OTHER)
def test_nothing_else_is_answered_without_a_session_and_a_role(path: str, behind: Behind) -> None:
    method = "PUT" if "upload" in path else "GET"
    found = tuple(
        http(behind.address, path, behind.cookie(who), method=method, Accept="*/*")[0]
        for who in (NOBODY, NO_ROLE, "viewer", "officer")
    )
    assert found == OTHER[path]


def _reference(engine: Engine) -> str:
    return store.accept(engine, upload(FIRST), build=build, by=acting(), fingerprint="first").reference


def _undone(engine: Engine) -> str:
    store.undo(engine, reference := _reference(engine), by=acting())
    return reference


def _accept(engine: Engine, by: Actor, *, demonstration: bool = False) -> object:
    return store.accept(
        engine, upload(NEXT_YEAR, demonstration=demonstration), build=build, by=by, fingerprint="first"
    )


def _matched(engine: Engine, by: Actor) -> object:
    said = replace(upload(CORRECTED), headings=("Pupils",), answers=(("heading", "Pupils", "pupils"),))
    return store.accept(engine, said, build=build, by=by, fingerprint="first")


def _role(engine: Engine, by: Actor) -> object:
    roles.meet(engine, person("somebody"))
    return roles.give(engine, person("somebody").reference, "viewer", by=by)


def _begun_anew(engine: Engine, by: Actor) -> object:
    engine.dispose()
    Path(str(engine.url.database)).unlink()
    return copies.begin_anew(by=by, url=engine.url.render_as_string())


ANSWER = Reply("M16", "Late reports.", "Report each term.", "2027-03-31", "Director of Education")


def _answered(engine: Engine, by: Actor) -> object:
    answers.give(engine, ANSWER, by=by)
    return answers.newest(engine)


def _adopted(engine: Engine) -> int:
    plan = Arrived("SR26", "Review", True, date(2026, 9, 1), (PlanRow("1", "Listen.", "Director"),))
    ledger.adopt(engine, plan, [], by=acting(), source="", seen=0)
    return ledger.newest(engine)


# What does each action in the store; reading is tried over HTTP and the socket, and nothing fetches in this module.
DOES: dict[ActionName, Callable[[Engine, Actor], object]] = {
    "upload": _accept,
    "demonstration": lambda engine, by: _accept(engine, by, demonstration=True),
    "mapping": _matched,
    "undo": lambda engine, by: store.undo(engine, _reference(engine), by=by),
    "redo": lambda engine, by: store.redo(engine, _undone(engine), by=by),
    "rebuild": lambda engine, by: store.rebuild(engine, build=build, fingerprint="second", by=by),
    "decks": lambda engine, by: decks.save(engine, "deck", "March", [], number=1, seen=decks.NEW, by=by),
    "updates": lambda engine, by: updates.record(
        engine, [Update("M3", "reviewed", "2026-06-30", state="done")], by=by
    ),
    "answers": _answered,
    "plans": lambda engine, by: ledger.take_back(engine, _adopted(engine), by=by, reason="Too early"),
    "roles": _role,
    "assessment": lambda engine, by: assessments.give(engine, "DPIA-2026-14", by=by),
    "withdraw": lambda engine, by: (
        _reference(engine),
        withdrawing.withdraw(engine, "exclusions", reason="Counted twice.", by=by),
    ),
    "redact": lambda engine, by: redacting.redact(engine, _reference(engine), by=by),
    "restore": _begun_anew,
}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("action", DOES)
def test_an_action_is_done_by_those_who_may(action: ActionName, who: str, tmp_path: Path) -> None:
    engine, access = store.connect(f"sqlite:///{tmp_path}/equalities.db"), config.load().access
    somebody = of_role(who, who, access)
    if suffices(who, access.actions[action].role):
        assert DOES[action](engine, somebody) is not None
    else:
        with pytest.raises(NotAllowed):
            DOES[action](engine, somebody)


def test_every_action_is_tried() -> None:
    assert set(ACTIONS) - set(DOES) == {"read", "fetch"}
