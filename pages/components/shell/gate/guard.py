"""Everything that is asked of the server passes through here before Streamlit sees it, and every answer afterwards.

Who may not reach the server is told so in a sentence; what nobody needs is not served; an address that no page has gets our
own answer; a download goes to the browser that was offered it; every answer carries the security headers.
"""

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import config
from pages.components.shell import not_found
from pages.components.shell.gate import downloads, reach
from pages.components.shell.gate.headers import with_headers

# What a browser never asks for and a stranger need not see.
NOT_SERVED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
DOWNLOADS = "/media/"


def root() -> str:
    """What the addresses of all pages begin with, where the product does not have a host to itself: "/equalities", or ""."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def answer_to(path: str, accepts: str) -> Response | None:
    """Our own answer to an address that Streamlit should not see, and None for all others. Only somebody's browser asks
    for text/html; the front end's own requests are left as they are."""
    asked = path.removeprefix(root())
    if asked.startswith(NOT_SERVED):
        return Response(status_code=404)
    if "text/html" not in accepts:
        return None
    settings = config.load()
    if not_found.way_in(asked, settings):
        return RedirectResponse(f"{root()}/")
    if not not_found.is_served(asked, settings):
        return HTMLResponse(not_found.page(settings, root()), status_code=404)
    return None


class Guard:
    """The middleware: refuses, answers or passes on, and keeps in mind which browser was offered which download."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.reach = reach.declared()
        self.offered = downloads.Offered()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._converse(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        browser = HTTPConnection(scope).cookies.get(downloads.COOKIE, "")

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start" and not browser:
                message = _with_a_name(message, secure=scope.get("scheme") == "https")
            await send(with_headers(message))

        await (self._own_answer(scope, browser) or self.app)(scope, receive, send_on)

    def _own_answer(self, scope: Scope, browser: str) -> Response | None:
        if reason := reach.refused(scope, self.reach):
            return PlainTextResponse(reason, status_code=403)
        asked = str(scope["path"]).removeprefix(root())
        if asked.startswith(DOWNLOADS) and not self.offered.holds(browser, asked.removeprefix(DOWNLOADS)):
            return PlainTextResponse("There is no such file for this browser.", status_code=404)
        return answer_to(scope["path"], Headers(scope=scope).get("accept", ""))

    async def _converse(self, scope: Scope, receive: Receive, send: Send) -> None:
        if reach.refused(scope, self.reach):
            await send({"type": "websocket.close", "code": 1008})
            return
        browser = HTTPConnection(scope).cookies.get(downloads.COOKIE, "")

        async def send_on(message: Message) -> None:
            if message["type"] == "websocket.send":
                self.offered.note(browser, message.get("bytes") or b"")
            await send(message)

        await self.app(scope, receive, send_on)


def _with_a_name(message: Message, *, secure: bool) -> Message:
    """The start of an answer, by which a browser that opens a page is given a name of its own for as long as it is open."""
    headers = MutableHeaders(raw=list(message["headers"]))
    if headers.get("content-type", "").startswith("text/html"):
        kept = f"{downloads.COOKIE}={downloads.new_browser()}; Path=/; HttpOnly; SameSite=Lax"
        headers.append("set-cookie", f"{kept}; Secure" if secure else kept)
    return {**message, "headers": headers.raw}
