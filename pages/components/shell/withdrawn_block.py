"""What was withdrawn, said above every page until figures stand there again."""

import streamlit as st

from config.periods import in_words
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
    said = [
        f"{extracts[one.place.extract].title if one.place.extract in extracts else one.place.extract}, "
        f"{in_words(one.place.period)}: {one.reason}"
        for one in gone
    ]
    more = [f"And {len(said) - _MOST} more."] if len(said) > _MOST else []
    return message("problem", "Some figures were withdrawn and are not shown", items([*said[:_MOST], *more]))
