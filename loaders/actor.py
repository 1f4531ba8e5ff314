"""Who acts on the store, and what they may do.

Everything that changes the store takes an Actor and no name: what was not checked does not type-check. An Actor is made
here, by the product itself, for a command at the machine, or for a role that was looked up a moment before, and nowhere else.
"""

import getpass
from collections.abc import Iterable

from config.access import ACTIONS, Access, ActionName

_SEAL = object()


class NotAllowed(RuntimeError):
    """Whoever acts has no role that may. The message is a sentence for the person at the screen."""


class Actor:
    """Somebody who may do some things now. Made for one deed and not kept: a role may be taken away meanwhile."""

    __slots__ = ("_actions", "_name")

    def __init__(self, name: str, actions: Iterable[ActionName], seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("an actor is made by loaders.actor alone")
        self._name, self._actions = name, frozenset(actions)

    def may(self, action: ActionName) -> bool:
        """Whether this is theirs to do."""
        return action in self._actions

    def doing(self, *actions: ActionName) -> str:
        """The name under which what they do is written down. Raises NotAllowed where one of the actions is not theirs."""
        if not all(map(self.may, actions)):
            raise NotAllowed("Your role does not allow this. Nothing was changed.")
        return self._name


def the_product(name: str) -> Actor:
    """The product itself, which fills a new store and makes releases again: `name` says when."""
    return Actor(name, ("upload", "demonstration", "rebuild"), _SEAL)


def at_the_machine(name: str = "") -> Actor:
    """Whoever sits at the machine where the store lies, and so may do everything: by default the account of a command."""
    return Actor(name or _account(), ACTIONS, _SEAL)


def of_role(name: str, role: str, access: Access) -> Actor:
    """Somebody who has a role, by what it was a moment ago; NOBODY may do nothing."""
    return Actor(name, access.allowed(role), _SEAL)


def _account() -> str:
    """The name of the account that runs the command; the audit trail needs one."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "command line"
