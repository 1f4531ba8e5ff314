"""The security headers of every answer."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.types import Message

from pages.components.render import document

# A browser that came by https does not come back without it for a year.
OVER_TLS = {b"strict-transport-security": b"max-age=31536000"}
# Everything is our own. Beyond that Streamlit and Vega need no more than this, which `tests/browser/test_edge.py` holds.
POLICY = {
    "default-src": "'self'",
    # Streamlit runs a small component of ours (`shell.announced`) from a blob, which only a script that runs already can make.
    "script-src": "'self' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "media-src": "'none'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}


@cache
def headers() -> dict[bytes, bytes]:
    """What every answer carries."""
    return {
        b"x-frame-options": b"DENY",
        b"x-content-type-options": b"nosniff",
        b"referrer-policy": b"same-origin",
        b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
        b"content-security-policy": policy().encode(),
    }


def policy() -> str:
    """The content security policy: of scripts that are written in a page, the constant ones that we know and no others."""
    known = " ".join(
        f"'sha256-{_digest(script)}'" for script in (*document.scripts(), *_scripts_of_streamlit())
    )
    own = POLICY | {"script-src": f"{POLICY['script-src']} {known}"}
    return "; ".join(f"{name} {value}" for name, value in own.items())


def _scripts_of_streamlit() -> list[str]:
    """Those in the document that Streamlit serves for every page."""
    served = Path(streamlit.__file__).parent / "static" / "index.html"
    return re.findall(r"<script>(.*?)</script>", served.read_text(encoding="utf-8"), re.DOTALL)


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def with_headers(message: Message, *, secure: bool) -> Message:
    """The start of an answer with the headers that it lacks. `secure`: people come by https, and no cookie goes without."""
    sent = {name.lower() for name, _ in message["headers"]}
    wanted = headers() | (OVER_TLS if secure else {})
    added = [(name, value) for name, value in wanted.items() if name not in sent]
    given = [(name, _secure(name, value) if secure else value) for name, value in message["headers"]]
    return {**message, "headers": [*given, *added]}


def _secure(name: bytes, value: bytes) -> bytes:
    is_open = name.lower() == b"set-cookie" and b"; secure" not in value.lower()
    return value + b"; Secure" if is_open else value
