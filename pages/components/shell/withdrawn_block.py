"""What was withdrawn, said above every page until figures stand there again."""

import streamlit as st

from config.periods import in_order, in_words
from loaders.store.upkeep.withdrawing import Gone
from pages.components.render.page import html
from pages.components.shared.content import Part, items
from pages.components.shared.messages import message
from pages.components.shell import cached, cached_history

_MOST = 5


def show() -> None:
    """The banner, where anything is withdrawn."""
    if gone := cached_history.withdrawn_now(cached.number()):
        st.html(html(_banner(gone)))


def _banner(gone: list[Gone]) -> Part:
    extracts = cached.settings().extracts
    alike: dict[tuple[str, str], list[str]] = {}
    for one in gone:
        title = extracts[one.place.extract].title if one.place.extract in extracts else one.place.extract
        alike.setdefault((title, one.reason), []).append(one.place.period)
    said = [f"{title}, {_periods(periods)}: {reason}" for (title, reason), periods in alike.items()]
    more = [f"And {len(said) - _MOST} more."] if len(said) > _MOST else []
    return message("problem", "Some figures were withdrawn and are not shown", items([*said[:_MOST], *more]))


def _periods(labels: list[str]) -> str:
    first, *others = [in_words(label, short=True) for label in in_order(set(labels))]
    return f"{first} to {others[-1]} ({len(others) + 1} periods)" if others else first
