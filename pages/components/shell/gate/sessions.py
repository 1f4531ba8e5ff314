"""Sessions: the cookie that Streamlit signs when somebody has signed in, and our own ends of it.

Streamlit would take that cookie for thirty days, after its provider's own end and after a sign-out elsewhere. A session
here ends after some hours, at the provider's `exp`, and when its person signs out anywhere. One function reads it, for the
server and for pages alike.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from itsdangerous import BadData, URLSafeTimedSerializer
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.starlette.starlette_server_config import TOKENS_COOKIE_NAME, USER_COOKIE_NAME

from loaders.access.identity import Identity, from_claims
from pages.components.shell.gate import provider

HOUR = 3600
# The parts of a long cookie are signed one after the other; parts of two sessions are never taken for one.
_SIGNED_WITHIN = 2


@dataclass(frozen=True)
class Session:
    """One person's, since `began` and until `ends` (seconds since 1970); `claims` are the provider's."""

    identity: Identity
    began: int
    ends: int
    claims: Mapping[str, Any] = field(compare=False, repr=False)


def read(cookies: Mapping[str, str], *, hours: int) -> Session | None:
    """The session that these cookies hold; None where there is none, or it is forged, somebody else's product's or over."""
    times: list[int] = []

    def part(name: str) -> bytes | None:
        opened = _opened(name, cookies.get(name, ""))
        if opened is None:
            return None
        times.append(opened[1])
        return opened[0]

    payload = get_cookie_with_chunks(part, USER_COOKIE_NAME)
    if payload is None or not times or max(times) - min(times) > _SIGNED_WITHIN:
        return None
    claims = _claims(payload)
    identity = from_claims(claims)
    expires = claims.get("exp")
    if identity is None or not isinstance(expires, int | float):
        return None
    began = min(times)
    ends = min(began + hours * HOUR, int(expires))
    return (
        Session(identity, began, ends, claims)
        if began <= time.time() + _SIGNED_WITHIN and time.time() < ends
        else None
    )


def are_of_a_session(name: str) -> bool:
    """Whether a cookie of this name holds a session or part of one."""
    return name.startswith((USER_COOKIE_NAME, TOKENS_COOKIE_NAME))


def _opened(name: str, value: str) -> tuple[bytes, int] | None:
    """What a signed cookie holds, and when it was signed."""
    if not value:
        return None
    try:
        signed = URLSafeTimedSerializer(provider.cookie_secret(), salt=name)
        text, at = signed.loads(value.encode("latin-1"), return_timestamp=True)
    except (BadData, UnicodeEncodeError):
        return None
    return (text.encode(), int(at.timestamp())) if isinstance(text, str) else None


def _claims(payload: bytes) -> Mapping[str, Any]:
    """The claims, where the cookie was made for this product and for somebody who is signed in."""
    try:
        claims = json.loads(payload)
    except ValueError:
        return {}
    signed_in = isinstance(claims, dict) and claims.get("is_logged_in") is True
    return claims if signed_in and claims.get("origin") == provider.origin() else {}
