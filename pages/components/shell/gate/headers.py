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


def with_headers(message: Message) -> Message:
    """The start of an answer with the headers that it lacks; any other message as it is."""
    if message["type"] != "http.response.start":
        return message
    sent = {name.lower() for name, _ in message["headers"]}
    added = [(name, value) for name, value in HEADERS.items() if name not in sent]
    return {**message, "headers": [*message["headers"], *added]}
