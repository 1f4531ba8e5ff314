"""The security headers of every answer."""

from starlette.types import Message

HEADERS = {
    b"x-frame-options": b"DENY",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
    # Nothing on a page may ask another host: pictures, connections and forms are our own.
    b"content-security-policy": b"frame-ancestors 'none'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    b"img-src 'self' data: blob:; connect-src 'self' data: blob:; font-src 'self' data:; media-src 'none'",
}
# A browser that came by https does not come back without it for a year.
OVER_TLS = {b"strict-transport-security": b"max-age=31536000"}


def with_headers(message: Message, *, secure: bool) -> Message:
    """The start of an answer with the headers that it lacks. `secure`: people come by https, and no cookie goes without."""
    sent = {name.lower() for name, _ in message["headers"]}
    wanted = HEADERS | (OVER_TLS if secure else {})
    added = [(name, value) for name, value in wanted.items() if name not in sent]
    given = [(name, _secure(name, value) if secure else value) for name, value in message["headers"]]
    return {**message, "headers": [*given, *added]}


def _secure(name: bytes, value: bytes) -> bytes:
    is_open = name.lower() == b"set-cookie" and b"; secure" not in value.lower()
    return value + b"; Secure" if is_open else value
