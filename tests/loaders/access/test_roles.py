"""Roles are given, taken away and kept, each with who, when and why."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from config import Config
from loaders import store
from loaders.access import roles, sign_outs
from loaders.access.identity import Identity, from_claims
from loaders.access.roles import CannotGive
from loaders.actor import NotAllowed, of_role
from loaders.store.tables import audit
from tests.acting import acting

ISSUER = "https://login.example/tenant/v2.0"
FIRST, SECOND = Identity(ISSUER, "subject-1", "First Person"), Identity(ISSUER, "subject-2", "Second Person")
MACHINE = acting("account at the machine")


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return store.connect(f"sqlite:///{tmp_path}/equalities.db")


def test_nobody_has_a_role_until_it_is_given(engine: Engine) -> None:
    assert roles.role_of(engine, FIRST.reference) is None
    assert roles.meet(engine, FIRST) == "" and roles.role_of(engine, FIRST.reference) == ""
    given = roles.give(engine, FIRST.reference, "administrator", by=MACHINE, reason="The first one.")
    assert (given.name, given.role, given.by) == ("First Person", "administrator", "account at the machine")
    assert roles.role_of(engine, FIRST.reference) == "administrator"
    assert roles.meet(engine, FIRST) == "administrator"


def test_taking_it_away_is_seen_at_once_and_nothing_is_forgotten(engine: Engine) -> None:
    for person in (FIRST, SECOND):
        roles.meet(engine, person)
    roles.give(engine, FIRST.reference, "administrator", by=MACHINE)
    roles.give(engine, SECOND.reference, "officer", by=acting(FIRST.signature), reason="Uploads for schools.")
    roles.give(engine, SECOND.reference, "", by=acting(FIRST.signature), reason="Left.")
    assert roles.role_of(engine, SECOND.reference) == ""
    assert [(line.name, line.role, line.reason) for line in roles.history(engine)] == [
        ("Second Person", "", "Left."), ("Second Person", "officer", "Uploads for schools."),
        ("First Person", "administrator", ""), ("Second Person", "", ""), ("First Person", "", ""),
    ]  # fmt: skip
    assert [(line.name, line.role) for line in roles.everybody(engine)] == [
        ("Second Person", ""), ("First Person", "administrator"),
    ]  # fmt: skip
    assert store.verify_audit(engine)
    with engine.connect() as connection:
        last = connection.execute(select(audit).order_by(audit.c.id.desc()).limit(1)).one()
    assert (last.action, last.subject, last.by) == ("role", SECOND.reference, FIRST.signature)
    assert last.detail == '{"reason": "Left.", "role": ""}'


def test_the_last_administrator_stays_until_there_is_another(engine: Engine) -> None:
    for person in (FIRST, SECOND):
        roles.meet(engine, person)
    roles.give(engine, FIRST.reference, "administrator", by=MACHINE)
    for role in ("", "viewer", "approver"):
        with pytest.raises(CannotGive, match=r"This is the last administrator"):
            roles.give(engine, FIRST.reference, role, by=acting(FIRST.signature))
    roles.give(engine, FIRST.reference, "administrator", by=MACHINE)
    roles.give(engine, SECOND.reference, "administrator", by=MACHINE)
    roles.give(engine, FIRST.reference, "", by=acting(SECOND.signature))
    assert roles.role_of(engine, FIRST.reference) == ""


def test_a_role_that_there_is_not_and_a_person_whom_nobody_met_are_refused(engine: Engine) -> None:
    roles.meet(engine, FIRST)
    with pytest.raises(CannotGive, match="There is no such role"):
        roles.give(engine, FIRST.reference, "owner", by=MACHINE)
    with pytest.raises(CannotGive, match="Nobody of this reference has signed in"):
        roles.give(engine, SECOND.reference, "viewer", by=MACHINE)


@pytest.mark.parametrize("role", ["", "viewer", "officer", "approver"])
def test_nobody_but_an_administrator_gives_roles(role: str, engine: Engine, settings: Config) -> None:
    roles.meet(engine, FIRST)
    with pytest.raises(NotAllowed):
        roles.give(engine, FIRST.reference, "viewer", by=of_role("Somebody", role, settings.access))
    assert roles.role_of(engine, FIRST.reference) == "" and len(roles.history(engine)) == 1


@pytest.mark.parametrize(
    ("claimed", "first"),
    [((), ""), (("owner",), ""), (("Viewer",), "viewer"), (("viewer", "approver", "officer"), "approver")],
)
def test_a_first_role_may_be_what_the_provider_says(
    claimed: tuple[str, ...], first: str, engine: Engine
) -> None:
    assert roles.meet(engine, FIRST, claimed) == first
    assert roles.role_of(engine, FIRST.reference) == first


def test_what_the_provider_says_later_changes_nothing_that_an_administrator_did(engine: Engine) -> None:
    roles.meet(engine, FIRST)
    assert roles.meet(engine, FIRST, ("officer",)) == "officer"
    assert roles.meet(engine, FIRST, ("administrator",)) == "officer"
    roles.give(engine, FIRST.reference, "", by=MACHINE)
    assert roles.meet(engine, FIRST, ("administrator",)) == ""
    assert len(roles.history(engine)) == 3


def test_a_person_is_known_by_issuer_and_subject_alone() -> None:
    claims = {"iss": ISSUER, "sub": "subject-1", "name": "First Person", "email": "first@council.example"}
    assert from_claims(claims) == FIRST
    renamed = from_claims(claims | {"name": "Married Name", "email": "other@council.example"})
    assert renamed is not None and renamed.reference == FIRST.reference
    elsewhere = from_claims(claims | {"iss": "https://accounts.example"})
    assert elsewhere is not None and elsewhere.reference != FIRST.reference
    for missing in ("iss", "sub"):
        assert from_claims({**claims, missing: ""}) is None and from_claims({**claims, missing: None}) is None


def test_a_name_is_one_line_of_words() -> None:
    told = from_claims({"iss": ISSUER, "sub": "1", "name": "A\u202e\nB " + 100 * "x"})
    assert told is not None and told.name.startswith("A B xxx") and len(told.name) == 80
    assert Identity(ISSUER, "1").signature == Identity(ISSUER, "1").reference


def test_pages_cannot_read_who_people_are(engine: Engine) -> None:
    roles.meet(engine, FIRST)
    reader = store.connect_reader(str(engine.url))
    for table in ("roles", "sign_outs"):
        with reader.connect() as connection, pytest.raises(sqlite3.DatabaseError):
            connection.connection.cursor().execute(f"SELECT * FROM {table}")


def test_a_store_from_before_there_were_roles_gets_them(engine: Engine) -> None:
    with engine.begin() as connection:
        for table in ("roles", "sign_outs"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
    engine.dispose()
    opened = store.connect(str(engine.url))
    assert roles.meet(opened, FIRST) == "" and sign_outs.ended_until(opened, FIRST.reference) == 0


def test_signing_out_ends_all_sessions_of_one_person(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 1_800_000_000.9)
    sign_outs.sign_out(engine, FIRST)
    assert sign_outs.ended_until(engine, FIRST.reference) == 1_800_000_000
    assert sign_outs.ended_until(engine, SECOND.reference) == 0
    assert store.verify_audit(engine)
