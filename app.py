"""The server: starts filling the store, sends security headers, and hands every page to pages/shell/main.py."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import config
from pages.components import charts
from pages.components.overview import overview_block
from pages.components.shell import not_found, preparation

HEADERS = {
    b"x-frame-options": b"DENY",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
    # Nothing on a page may ask another host: pictures, connections and forms are our own.
    b"content-security-policy": b"frame-ancestors 'none'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    b"img-src 'self' data: blob:; connect-src 'self' data: blob:; font-src 'self' data:; media-src 'none'",
}
# What a browser never asks for and a stranger need not see.
NOT_SERVED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    freeze()
    preparation.start(then=warm)
    yield


def freeze() -> None:
    """Streamlit collects garbage after every rerun: freezing what was imported makes that cheap."""
    gc.collect()
    gc.freeze()


def warm() -> None:
    """What the first readers would wait for: the overview's figures, then what draws the charts of other pages."""
    overview_block.warm()
    charts.prepare()
    freeze()


def answer_to(path: str, accepts: str) -> Response | None:
    """Our own answer to an address that Streamlit should not see, and None for all others. Only somebody's browser asks
    for text/html; the front end's own requests are left as they are."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    root = f"/{base}" if base else ""
    asked = path.removeprefix(root)
    if asked.startswith(NOT_SERVED):
        return Response(status_code=404)
    if "text/html" not in accepts:
        return None
    settings = config.load()
    if not_found.way_in(asked, settings):
        return RedirectResponse(f"{root}/")
    if not not_found.is_served(asked, settings):
        return HTMLResponse(not_found.page(settings, root), status_code=404)
    return None


class Guard:
    """Adds security headers to every answer, does not serve what nobody needs, and knows which pages there are."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        own = answer_to(scope["path"], Headers(scope=scope).get("accept", ""))

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = {name.lower() for name, _ in message["headers"]}
                added = [(name, value) for name, value in HEADERS.items() if name not in sent]
                message = {**message, "headers": [*message["headers"], *added]}
            await send(message)

        await (own or self.app)(scope, receive, with_headers)


app = st.App("pages/shell/main.py", lifespan=lifespan, middleware=[Middleware(Guard)])
