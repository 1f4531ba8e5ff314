"""Roles and what each may do."""

import pytest
from pydantic import ValidationError

from config.access import ACTIONS, Access, suffices

OF_OFFICERS = {
    *(
        "read",
        "decks",
        "updates",
        "plans",
        "answers",
        "upload",
        "mapping",
        "assessment",
        "fetch",
        "undo",
        "redo",
        "rebuild",
    ),
}
ALLOWED = {
    "": set(),
    "stranger": set(),
    "viewer": {"read"},
    "officer": OF_OFFICERS,
    "approver": OF_OFFICERS,
    "administrator": set(ACTIONS),
}


def test_each_role_may_do_what_it_says_and_whoever_has_none_nothing(access: Access) -> None:
    assert {role: set(access.allowed(role)) for role in ALLOWED} == ALLOWED


def test_a_role_may_do_whatever_those_before_it_may() -> None:
    assert suffices("approver", "officer") and suffices("officer", "officer")
    assert not suffices("viewer", "officer") and not suffices("", "viewer")


def test_an_action_that_nobody_declared_stops_the_start(access: Access) -> None:
    declared = access.model_dump()
    del declared["actions"]["undo"]
    with pytest.raises(
        ValidationError, match=r"actions: it must declare all of them, and leaves out \['undo'\]"
    ):
        Access.model_validate(declared)


@pytest.fixture
def access(settings: object) -> Access:
    return settings.access  # type: ignore[attr-defined]
