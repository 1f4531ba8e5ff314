"""When releases were published and what became of them, cached by the store's number like all that pages read."""

import streamlit as st

from loaders import store
from loaders.store.upkeep import withdrawing
from metrics.figures.results import extracts_needed
from pages.components.shell import cached


@st.cache_resource(max_entries=64, show_spinner=False)
def published_at(at: int) -> dict[int, str]:
    """When each release was published (UTC), by its number."""
    return {slice_.number: slice_.at for slice_ in store.slices(cached.reader(), at=at)}


@st.cache_resource(max_entries=512, show_spinner=False)
def stood_at(at: int) -> str:
    """When the store came to stand as it did at a number (UTC)."""
    return store.stood_at(cached.reader(), at)


@st.cache_resource(max_entries=512, show_spinner=False)
def changed_since(measures: tuple[str, ...], at: int, now: int) -> bool:
    """Whether releases that any of these measures is made from differ between two numbers of the store."""
    return store.changed_since(cached.reader(), _extracts_of(measures), at=at, now=now)


@st.cache_resource(max_entries=512, show_spinner=False)
def _withdrawn(measures: tuple[str, ...], at: int, now: int) -> store.Withdrawn | None:
    """`now` is part of the key alone: what was taken back by then."""
    assert at <= now, "nothing is taken back before it stands"
    return store.withdrawn_since(cached.reader(), _extracts_of(measures), at=at)


def taken_back(measures: tuple[str, ...], at: int) -> store.Withdrawn | None:
    """Why figures of these measures may not be shown as they stood at a number; None where they may."""
    return _withdrawn(measures, at, cached.number())


@st.cache_resource(max_entries=8, show_spinner=False)
def withdrawn_now(at: int) -> list[withdrawing.Gone]:
    """The slices that were withdrawn and where nothing stands again; `at` is part of the key alone."""
    assert at >= 0, "a number of the store"
    return withdrawing.standing(cached.reader())


def _extracts_of(measures: tuple[str, ...]) -> set[str]:
    return {extract for name in measures for extract in extracts_needed(name, cached.settings())}
