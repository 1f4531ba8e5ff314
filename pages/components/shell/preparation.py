"""Filling a new store in the background, once for the process, while pages say that it is being prepared.

The server starts it; a page run without the server (a test, a script) starts it too, and it is the same one.
Releases made under another configuration are rebuilt here by the ordinary path.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import config
from loaders import seeding, store
from loaders.actor import the_product
from metrics.disclosure.release import builder

BY = "the product, at start"


@dataclass
class _State:
    started: threading.Lock = field(default_factory=threading.Lock)
    finished: threading.Event = field(default_factory=threading.Event)
    problem: str = ""


_state = _State()


def start(then: Callable[[], None] | None = None) -> None:
    """Begin, unless somebody has: one writer fills the store, everybody else waits for it. `then` is done when the
    figures are there, while readers may come already: what the first of them would wait for."""
    if _state.started.acquire(blocking=False):
        threading.Thread(target=_prepare, args=(then,), name="preparing the store", daemon=True).start()


def finished(wait: float = 0.0) -> bool:
    """Whether the figures are there (or never will be: see `problem`)."""
    return _state.finished.wait(wait) if wait else _state.finished.is_set()


def problem() -> str:
    """Why the figures cannot be shown, in a sentence; empty where they can."""
    return _state.problem


def _prepare(then: Callable[[], None] | None) -> None:
    settings = config.load()
    build = builder(settings)
    try:
        engine = seeding.filled_store(settings, build)
        store.rebuild(engine, build=build, fingerprint=settings.fingerprint, by=the_product(BY))
    except (store.StoreUnavailable, store.Damaged, seeding.SeedError) as reason:
        _state.problem = str(reason)
    finally:
        _state.finished.set()
    if then and not _state.problem:
        then()
