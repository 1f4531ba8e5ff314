"""Everything that is asked of the server passes through here before Streamlit sees it, and every answer afterwards.

Who may not reach the server is told so in a sentence; who is not signed in, or has no role for it, is not let in; what nobody
needs is not served; an address that no page has gets our own answer; a download goes to the browser that was offered it;
every answer carries the security headers.
"""

import asyncio
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

import config
from pages.components.render import front_page
from pages.components.shell import not_found
from pages.components.shell.gate import downloads, provider, reach, sign_in
from pages.components.shell.gate.admission import Admission
from pages.components.shell.gate.headers import with_headers

# What a browser never asks for and a stranger need not see.
NOT_SERVED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
DOWNLOADS = "/media/"
# A file that has its content's hash in its name never changes.
KEPT = {"cache-control": "public, max-age=31536000, immutable"}
# An open page asks by itself whether it may stay (`shell.access`), and says so; a socket on which it did not is closed.
LOOKS_EVERY, CLOSED_AFTER = 10.0, 30.0


def root() -> str:
    """What the addresses of all pages begin with, where the product does not have a host to itself: "/equalities", or ""."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def answer_to(path: str, accepts: str) -> Response | None:
    """Our own answer to an address that Streamlit should not see, and None for all others. Only somebody's browser asks
    for text/html; the front end's own requests are left as they are."""
    if file := front_page.files().get(path.removeprefix(f"/{front_page.FOLDER}/")):
        content, kind = file
        return Response(content, media_type=kind, headers=KEPT)
    if "text/html" not in accepts:
        return None
    settings = config.load()
    if not_found.way_in(path, settings):
        return RedirectResponse(f"{root()}/")
    if not not_found.is_served(path, settings):
        return HTMLResponse(not_found.page(settings, root()), status_code=404)
    if not_found.is_page(path, settings):
        return HTMLResponse(_document(), headers={"cache-control": "no-cache"})
    return None


@cache
def _document() -> str:
    """What every page is opened in."""
    served = Path(file_util.get_static_dir()) / "index.html"
    return front_page.front_page(served.read_text(encoding="utf-8"))


class Guard:
    """The middleware: refuses, answers or passes on, and keeps in mind which browser was offered which download."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.reach = reach.declared()
        self.offered = downloads.Offered()
        self.admission = Admission(root())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._converse(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = HTTPConnection(scope)
        path = str(scope["path"]).removeprefix(root())
        secure = provider.over_tls() or scope.get("scheme") == "https"

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                if path == provider.CALLBACK:
                    message = sign_in.back(message, asked.cookies)
                if downloads.COOKIE not in asked.cookies:
                    message = _with_a_name(message)
                message = with_headers(message, secure=secure)
            await send(message)

        await (await self._own_answer(asked, path) or self.app)(scope, receive, send_on)

    async def _own_answer(self, asked: HTTPConnection, path: str) -> Response | None:
        if reason := reach.refused(asked.scope, self.reach):
            return PlainTextResponse(reason, status_code=403)
        if path.startswith(NOT_SERVED):
            return Response(status_code=404)
        if refused := await self.admission.answer(asked, path):
            return refused
        browser = asked.cookies.get(downloads.COOKIE, "")
        if path.startswith(DOWNLOADS) and not self.offered.holds(browser, path.removeprefix(DOWNLOADS)):
            return PlainTextResponse("There is no such file for this browser.", status_code=404)
        return answer_to(path, Headers(scope=asked.scope).get("accept", ""))

    async def _converse(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = HTTPConnection(scope)
        kept_out = reach.refused(scope, self.reach) or reach.is_of_another(scope, self.reach)
        if kept_out or not await self.admission.may_listen(asked):
            await send({"type": "websocket.close", "code": 1008})
            return
        browser = asked.cookies.get(downloads.COOKIE, "")

        async def send_on(message: Message) -> None:
            if message["type"] == "websocket.send":
                self.offered.note(browser, message.get("bytes") or b"")
            await send(message)

        listening = _Listening(self.admission, asked, receive, send)
        await self.app(scope, listening.receive if provider.is_there() else receive, send_on)


class _Listening:
    """A socket, for as long as whoever opened it may listen."""

    def __init__(self, admission: Admission, asked: HTTPConnection, receive: Receive, send: Send) -> None:
        self._admission, self._asked, self._receive, self._send = admission, asked, receive, send
        self._next: asyncio.Future[Message] | None = None
        self._refused_since: float | None = None

    async def receive(self) -> Message:
        """The next message; the end of the socket, once its reader may not listen any more."""
        while True:
            self._next = self._next or asyncio.ensure_future(self._receive())
            await asyncio.wait({self._next}, timeout=LOOKS_EVERY)
            if await self._is_over():
                self._next.cancel()
                await self._send({"type": "websocket.close", "code": 1008})
                return {"type": "websocket.disconnect", "code": 1008}
            if self._next.done():
                message, self._next = self._next.result(), None
                return message

    async def _is_over(self) -> bool:
        now = asyncio.get_running_loop().time()
        if await self._admission.may_listen(self._asked):
            self._refused_since = None
            return False
        self._refused_since = self._refused_since or now
        return now - self._refused_since > CLOSED_AFTER


def _with_a_name(message: Message) -> Message:
    """The start of an answer, by which a browser that opens a page is given a name of its own for as long as it is open."""
    headers = MutableHeaders(raw=list(message["headers"]))
    if headers.get("content-type", "").startswith("text/html"):
        headers.append(
            "set-cookie", f"{downloads.COOKIE}={downloads.new_browser()}; Path=/; HttpOnly; SameSite=Lax"
        )
    return {**message, "headers": headers.raw}
