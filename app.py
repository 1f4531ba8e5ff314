"""The server: starts filling the store, sends security headers, and hands every page to pages/shell/main.py."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.components import preparation

HEADERS = {
    b"x-frame-options": b"DENY",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
    b"content-security-policy": b"frame-ancestors 'none'; object-src 'none'; base-uri 'self'",
}
# What a browser never asks for and a stranger need not see.
NOT_SERVED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Streamlit collects garbage after every rerun: freezing what was imported makes that cheap."""
    gc.collect()
    gc.freeze()
    preparation.start()
    yield


class Guard:
    """Adds security headers to every answer and does not serve what nobody needs."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["path"].startswith(NOT_SERVED):
            await Response(status_code=404)(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = {name.lower() for name, _ in message["headers"]}
                added = [(name, value) for name, value in HEADERS.items() if name not in sent]
                message = {**message, "headers": [*message["headers"], *added]}
            await send(message)

        await self.app(scope, receive, with_headers)


app = st.App("pages/shell/main.py", lifespan=lifespan, middleware=[Middleware(Guard)])
