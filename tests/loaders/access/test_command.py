"""`python -m loaders roles`: the first administrator is made at the machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders import store
from loaders.__main__ import main
from loaders.access import roles
from loaders.access.identity import Identity

PERSON = Identity("https://login.example", "subject-1", "First Person")


@pytest.fixture(autouse=True)
def met(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EQUALITIES_DATABASE_URL", f"sqlite:///{tmp_path}/equalities.db")


def _meet() -> None:
    engine = store.connect()
    roles.meet(engine, PERSON)
    engine.dispose()


def test_before_anybody_signed_in_there_is_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roles"]) == 0
    assert capsys.readouterr().out == "Nobody has signed in yet.\n"
    assert main(["roles", PERSON.reference, "administrator"]) == 1
    assert capsys.readouterr().err.startswith("Nobody of this reference has signed in.")


def test_the_first_administrator_is_made_at_the_machine(capsys: pytest.CaptureFixture[str]) -> None:
    _meet()
    assert main(["roles"]) == 0
    assert capsys.readouterr().out.startswith(f"{PERSON.reference}  First Person  no role  since 20")
    assert main(["roles", PERSON.reference, "administrator", "--reason", "The first."]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{PERSON.reference}  First Person  Administrator  since 20") and said.endswith(
        "The first.\n"
    )
    assert main(["roles", PERSON.reference, "none"]) == 1
    assert capsys.readouterr().err.startswith("This is the last administrator.")
    with pytest.raises(SystemExit):
        main(["roles", PERSON.reference, "owner"])
    assert main(["roles", PERSON.reference]) == 2
