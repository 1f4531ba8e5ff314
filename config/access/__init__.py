"""Roles, and what each may do: `access.toml`."""

from collections.abc import Mapping
from typing import Literal, get_args

from pydantic import Field, model_validator

from config.vocabulary import Declared

# From the least to the most: each may do whatever those before it may.
RoleName = Literal["viewer", "officer", "approver", "administrator"]
ROLES: tuple[RoleName, ...] = get_args(RoleName)
NOBODY = ""

# Everything that is asked of whoever acts. Code names these, so that a misspelt one does not type-check.
ActionName = Literal[
    "read", "decks", "updates", "plans", "answers", "upload", "mapping", "fetch", "undo", "redo", "rebuild",
    "demonstration", "assessment", "withdraw", "restore", "redact", "roles",
]  # fmt: skip
ACTIONS: tuple[ActionName, ...] = get_args(ActionName)


class Role(Declared):
    title: str = Field(min_length=1)


class Action(Declared):
    """Something that somebody does. `role` is the least that may."""

    role: RoleName
    title: str = Field(min_length=1)


class Access(Declared):
    """The file: how long a session lasts, every role by its name, and every action with the least role that may."""

    session_hours: int = Field(gt=0, le=24)
    roles: dict[RoleName, Role]
    actions: dict[ActionName, Action]

    @model_validator(mode="after")
    def all_are_declared(self) -> "Access":
        for key, names, declared in (("roles", ROLES, self.roles), ("actions", ACTIONS, self.actions)):
            if missing := [name for name in names if name not in _named(declared)]:
                raise ValueError(f"{key}: it must declare all of them, and leaves out {missing}")
        return self

    def allowed(self, role: str) -> frozenset[ActionName]:
        """What somebody of a role may do; nothing where he has none."""
        return frozenset(name for name, action in self.actions.items() if suffices(role, action.role))


def _named(declared: Mapping[RoleName, Role] | Mapping[ActionName, Action]) -> set[str]:
    return set(declared)


def suffices(role: str, least: RoleName) -> bool:
    """Whether a role (NOBODY where none was given) is the least that is asked, or more."""
    return role in ROLES and ROLES.index(role) >= ROLES.index(least)
