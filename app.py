"""The server: starts filling the store, guards every answer, and hands every page to pages/shell/main.py."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware

from pages.components import charts
from pages.components.overview import overview_block
from pages.components.shell import preparation
from pages.components.shell.gate import reach
from pages.components.shell.gate.guard import Guard


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


if reason := reach.refused_at_start():
    raise SystemExit(reason)
app = st.App("pages/shell/main.py", lifespan=lifespan, middleware=[Middleware(Guard)])
