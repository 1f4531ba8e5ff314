"""The command `python -m loaders roles`: who may do what, and the first administrator, given at the machine."""

import argparse

from sqlalchemy import Engine

from config import Config
from config.access import NOBODY, ROLES
from loaders import typed
from loaders.access import roles
from loaders.access.roles import CannotGive, Holder
from loaders.actor import Actor

NO_ROLE, NONE = "no role", "none"


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command's own options."""
    command = commands.add_parser(
        "roles", help="who may do what; with PERSON and ROLE, give a role or take it away"
    )
    known = "by the reference that is shown to whoever signs in"
    command.add_argument("person", metavar="PERSON", nargs="?", default="", help=known)
    offered = (*ROLES, NONE)
    command.add_argument("role", metavar="ROLE", nargs="?", choices=offered, help=", ".join(offered))
    command.add_argument("--reason", default="", help="why, for the history")


def run(asked: argparse.Namespace, settings: Config, engine: Engine, by: Actor) -> tuple[int, list[str]]:
    """The exit code, and what to print."""
    if not asked.person:
        people = roles.everybody(engine)
        return 0, [_line(holder, settings) for holder in people] or ["Nobody has signed in yet."]
    if asked.role is None:
        return 2, [f"Say which role as well: {', '.join((*ROLES, NONE))}."]
    if reason := typed.refused(asked.reason, settings.publication.suppress_below):
        return 1, [reason]
    role = NOBODY if asked.role == NONE else asked.role
    try:
        holder = roles.give(engine, asked.person, role, by=by, reason=asked.reason)
    except CannotGive as reason:
        return 1, [str(reason)]
    return 0, [_line(holder, settings)]


def titled(role: str, settings: Config) -> str:
    """What a role is called."""
    return next((one.title for name, one in settings.access.roles.items() if name == role), NO_ROLE)


def _line(holder: Holder, settings: Config) -> str:
    why = f"  {holder.reason}" if holder.reason else ""
    name = holder.name or "without a name"
    return f"{holder.person}  {name}  {titled(holder.role, settings)}  since {holder.at} by {holder.by}{why}"
