"""What the officer sees while a file is checked and compared: which part of it is under way, and for how long."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

import streamlit as st

from config import Config
from loaders import intake, store
from loaders.matching import keeping
from loaders.matching.answers import Matching
from loaders.problems import printable
from loaders.recognising import Asked
from loaders.refusing import judged
from metrics.disclosure.release import builder
from pages.components.render.page import html
from pages.components.shared.content import facts, items
from pages.components.shell import cached
from pages.components.upload.draft_block import Draft, Sent, compared, forgotten, head

STAGES = (
    "Reading the file and checking every row",
    "Working out what would change",
    "Comparing what the pages say first",
)
# Says that a stage, by its place in the list, has begun.
Tell = Callable[[int], object]


def check(sent: Sent, settings: Config, asked: Asked) -> None:
    """Read and check a file, and leave a draft in the session."""
    with _working(printable(sent.name)) as tell:
        tell(0)
        share = _share(sent, settings)
        checked = intake.check(sent.source, sent.name, settings, replace(asked, kept=_kept()), tell=share)
        before: Draft | None = st.session_state.get("draft")
        same = before is not None and (before.sent, before.asked.sheet) == (sent, asked.sheet)
        seen = before is not None and same and before.seen_read
        st.session_state["draft"] = Draft(checked, sent, asked, seen_read=seen)
        if checked.matched:
            st.session_state["said"] = (checked.matched, *st.session_state.get("said", ()))
    st.rerun()


def _share(sent: Sent, settings: Config) -> Callable[[float], object]:
    """How far a large file was read, with a way out. A click is seen whenever the bar is moved."""
    if sent.source.size <= settings.publication.limits.page_bytes:
        return lambda share: None
    bar = st.progress(0.0)
    st.button("Cancel", on_click=forgotten)
    size = sent.source.size / 1e6
    return lambda share: bar.progress(share, f"{share * size:,.0f} of {size:,.0f} MB read")


def _kept() -> tuple[Matching, ...]:
    """What was said of earlier files: in this session, of one that is being corrected, and what the store keeps."""
    try:
        stored = keeping.offered(cached.writer())
    except store.StoreUnavailable:  # It is said where the file is compared with what the store holds.
        stored = ()
    return (*st.session_state.get("said", ()), *stored)


def compare(draft: Draft, settings: Config) -> None:
    """Work out what a file would change, against what stands now; where the store cannot say, its reason. A file of which
    no release is safe is one with a problem."""
    with _working(draft.checked.file_name) as tell:
        try:
            tell(1)
            draft.checked, changed = judged(cached.writer(), draft.checked, settings, builder(settings))
            draft.changes = dict(changed)
            if draft.checked.upload is not None:
                tell(2)
                draft.outcome = compared(draft, settings)
        except (store.StoreUnavailable, store.Damaged) as reason:
            draft.problem = str(reason)
    st.rerun()


@contextmanager
def _working(file_name: str) -> Iterator[Tell]:
    """The screen of the second step at once: what stood there before is stale, and hidden beside this container."""
    head("Checking the file", "Read")
    with st.container(key="working"):
        st.html(html(facts({"File": file_name})))
        place = st.empty()
        with st.spinner("A large file takes some seconds.", show_time=True):
            stages = partial(items, STAGES, ordered=True, kind="stages", role="status")
            yield lambda now: place.html(html(stages(now=now)))
