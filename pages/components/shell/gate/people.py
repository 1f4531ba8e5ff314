"""Which role whoever asks has now. The store is asked again after some seconds, and always before anything is written."""

import hashlib
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from config.access import NOBODY
from loaders.access import roles, sign_outs
from pages.components.shell import cached
from pages.components.shell.gate import sessions
from pages.components.shell.gate.sessions import Session

CLAIM_VARIABLE = "EQUALITIES_ROLES_CLAIM"
# For so many seconds what the store said of somebody is taken to hold.
REMEMBERED = 5.0
_MOST = 10_000


@dataclass(frozen=True)
class Signed:
    """Somebody who is signed in, with the role that they have; NOBODY for none."""

    session: Session
    role: str


def of(cookies: Mapping[str, str]) -> Signed | None:
    """Whose session these cookies hold, and the role that the store has of them; None where there is no session that holds."""
    session = sessions.read(cookies, hours=cached.settings().access.session_hours)
    if session is None or sign_outs.ended_until(cached.writer(), session.identity.reference) >= session.began:
        return None
    role = roles.role_of(cached.writer(), session.identity.reference)
    return Signed(session, NOBODY if role is None else role)


def met(session: Session) -> str:
    """Note whoever opens a page for the first time; the role that they have then."""
    return roles.meet(cached.writer(), session.identity, _claimed(session.claims))


def _claimed(claims: Mapping[str, Any]) -> tuple[str, ...]:
    """The roles that the provider says somebody has, by the claim that a setting names."""
    name = os.environ.get(CLAIM_VARIABLE, "")
    said = claims.get(name) if name else None
    values = said if isinstance(said, list | tuple) else [said]
    return tuple(value for value in values if isinstance(value, str))


@dataclass
class Remembered:
    """What was found of the cookies of each request, for some seconds: a page asks for a hundred files."""

    _found: dict[bytes, tuple[float, Signed | None]] = field(default_factory=dict)

    def of(self, cookies: Mapping[str, str]) -> Signed | None:
        """As `of`, from memory where that is fresh."""
        held = "\n".join(
            f"{name}={value}" for name, value in cookies.items() if sessions.are_of_a_session(name)
        )
        if not held:
            return None
        # Anybody may send cookies, and long ones.
        key = hashlib.sha256(held.encode("utf-8", "surrogatepass")).digest()
        at, signed = self._found.get(key, (0.0, None))
        if time.monotonic() - at > REMEMBERED or (signed and signed.session.ends <= time.time()):
            signed = of(cookies)
            if len(self._found) >= _MOST:
                self._found.clear()
            self._found[key] = time.monotonic(), signed
        return signed
