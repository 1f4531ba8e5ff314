"""All that leaves the product about one world: its pages, downloads and commands, run over a store of its own."""

import contextlib
import copy
import io
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Node

from loaders import store
from loaders.store import audit
from metrics.__main__ import main as metrics
from metrics.groups import Detail
from pages.components.render import csv
from pages.components.shared.view import Selection
from pages.components.shell import cached
from tests.commands import DATABASE
from tests.disclosure.pairs import PERIOD, SETTINGS, Pair, accept
from tests.seeded import copied_to

PAGE = Path(__file__).parent.parent.parent / "pages" / "explore" / "exclusions.py"
# Pages say when figures were published. Two worlds must not differ because one was made a minute later.
CLOCK = "2026-11-02T09:30:00+00:00"
# Files of a world have no phases: by phase, a page goes to the newest period that the published figures have.
PUBLISHED_ALONE = "By phase"
# What a viewer is sent, by where it was.
Sent = dict[str, bytes]


class Compared(NamedTuple):
    """How many messages, files and printed tables two worlds sent, of how many bytes, and which were not the same."""

    kind: str
    measure: str
    places: int
    size: int
    differing: tuple[str, ...]
    seconds: float


@contextlib.contextmanager
def world(files: Sequence[str]) -> Iterator[None]:
    """A store of what comes with the product and then these files, open to pages and commands. What is kept in
    memory of another world is forgotten: the numbers by which it is kept are the same in all of them."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setenv(DATABASE, copied_to(Path(folder)))
        patched.setattr(audit, "utc_now", lambda: CLOCK)
        engine = store.connect()
        for one in files:
            accept(engine, one)
        engine.dispose()
        st.cache_resource.clear()
        try:
            yield
        finally:
            cached.reader().dispose()
            st.cache_resource.clear()


def everything(files: Sequence[str], measure: str) -> Sent:
    """All that is sent about a measure in the world of these files."""
    with world(files):
        return pages(measure) | downloads(measure) | commands(measure)


def compared(pair: Pair) -> Compared:
    """Everything sent of both worlds of a pair, held against each other."""
    start = time.perf_counter()
    one, other = (everything(files, pair.measure) for files in (pair.one, pair.other))
    places = one.keys() | other.keys()
    differing = tuple(sorted(place for place in places if one.get(place) != other.get(place)))
    size = sum(len(sent) for sent in one.values())
    return Compared(pair.kind, pair.measure, len(places), size, differing, time.perf_counter() - start)


def pages(measure: str) -> Sent:
    """The page of a measure as it opens, and then with the world's figures in every way to show them, against
    everything that they can be compared with."""
    page = AppTest.from_file(str(PAGE), default_timeout=60)
    page.query_params["measure"] = SETTINGS.measures[measure].title
    found = _messages(page.run(), measure)
    # Where nothing of the newest period can be shown, a page opens with an older one.
    if page.selectbox(key="period").value != PERIOD:
        page.selectbox(key="period").set_value(PERIOD).run()
    for way in _each(page, "show"):
        for against in _each(page, "compared"):
            assert not page.exception, way
            assert (page.selectbox(key="period").value == PERIOD) == (way != PUBLISHED_ALONE), way
            found |= _messages(page, f"{measure}, {way}, {against}")
    return found


def _each(page: AppTest, key: str) -> Iterator[str]:
    """The options of a filter one after another, with the page as each of them shows it."""
    for place, option in enumerate(page.selectbox(key=key).options):
        if page.selectbox(key=key).index != place:
            page.selectbox(key=key).select_index(place).run()
        yield option


def _messages(page: AppTest, view: str) -> Sent:
    """Every element in its order, as the bytes of its message (words, chart with its data, table, filter and its
    options, name of a button), and the address that the page gives itself."""
    found = {f"{view}: address": repr(sorted(page.query_params.items())).encode()}
    for part in (page.main, page.sidebar):
        for number, element in enumerate(part):
            found[f"{view}: {part.type} {number} {element.type}"] = _bytes(element)
    return found


def _bytes(element: Node) -> bytes:
    """The message of an element; of the page itself, which is none, there is nothing."""
    if element.proto is None:
        return b""
    message = copy.copy(element.proto)
    if element.type == "download_button":
        # A file that is made when it is asked for has a number that is drawn by lot at each run.
        message.ClearField("deferred_file_id")
    return bytes(message.SerializeToString(deterministic=True))


def downloads(measure: str) -> Sent:
    """The file that the button of each view makes, by its name."""
    at, found = cached.number(), {}
    ways: tuple[tuple[Detail, str], ...] = (("broad", ""), ("broad", "sex"), ("detailed", ""))
    for detail, breakdown in ways:
        for compared in cached.comparators(measure, SETTINGS.area, PERIOD, detail, breakdown, at):
            chosen = Selection(measure, PERIOD, SETTINGS.area, detail, breakdown, compared)
            found[csv.file_name(cached.view(chosen, at))] = cached.csv_of(chosen, at)()
    return found


def commands(measure: str) -> Sent:
    """What `metrics show` prints, in each of its forms and of each of its ways to split."""
    forms = {"json": [], "csv": ["--by", "sex"], "table": ["--detail", "detailed"]}
    asked = [["show", measure, "--period", PERIOD, "--format", form, *more] for form, more in forms.items()]
    return {" ".join(one): _printed(one) for one in asked}


def _printed(asked: list[str]) -> bytes:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = metrics(asked)
    return f"{code}\n{out.getvalue()}\n{err.getvalue()}".encode()
