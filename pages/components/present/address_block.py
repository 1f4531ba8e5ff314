"""Where in a deck a window is: read from its address and written to it, so that a link reopens the same slide."""

from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from pages.components.present import decks_block, talk_position

PATH = "present"
# What belongs to a slide, and is left behind when another is shown.
_OF_A_SLIDE = ("table", "screen")
# What stands in the place of a slide for a while: nothing on black, or all slides small.
BLANK, ALL_SLIDES = "blank", "slides"


@dataclass(frozen=True)
class Where:
    """`slide` counts from 1; 0 is the overview of the deck."""

    deck: str
    slide: int
    table: bool
    notes: bool
    talk: str
    shortcuts: bool
    screen: str = ""


def where() -> Where:
    """Where the address says that this window is. A slide that is no number is the overview."""
    asked = st.query_params
    number = asked.get("slide", "")
    return Where(
        asked.get("deck", ""),
        int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 0,
        asked.get("table") == "1",
        asked.get("notes") == "1",
        asked.get("talk", ""),
        asked.get("keys") != "off",
        asked.get("screen", "") if asked.get("screen") in (BLANK, ALL_SLIDES) else "",
    )


def go(slide: int, of: int) -> None:
    """Show a slide: the first or the last where there is none of that number."""
    for name in _OF_A_SLIDE:
        st.query_params.pop(name, None)
    st.query_params["slide"] = str(min(max(slide, 1), of))


def open_deck(deck: str) -> None:
    """The overview of a deck."""
    for name in ("slide", "notes", *_OF_A_SLIDE):
        st.query_params.pop(name, None)
    st.query_params["deck"] = deck


def leave() -> None:
    """The list of all decks."""
    for name in ("deck", "slide", "notes", "talk", *_OF_A_SLIDE):
        st.query_params.pop(name, None)


def turn_screen(screen: str) -> None:
    """Put this in the slide's place, or the slide back where it stands there already; "" is the slide."""
    if screen and st.query_params.get("screen") != screen:
        st.query_params["screen"] = screen
    else:
        st.query_params.pop("screen", None)


def turn_table(shown: bool) -> None:
    """Show the table in the chart's place, or the chart again."""
    if shown:
        st.query_params.pop("table", None)
    else:
        st.query_params["table"] = "1"


def turn_shortcuts() -> None:
    """Switch single-key shortcuts on or off."""
    if st.query_params.get("keys") == "off":
        st.query_params.pop("keys")
    else:
        st.query_params["keys"] = "off"


def talk() -> str:
    """The name of this window's talk: from its address, which gets one where it has none."""
    if not st.query_params.get("talk"):
        st.query_params["talk"] = st.session_state.setdefault("talk", talk_position.new_name())
    return str(st.query_params["talk"])


def owned(name: str, deck: str) -> str:
    """The talk as this browser alone knows it."""
    return talk_position.owned(name, deck, dict(st.context.cookies))


def follow(name: str, deck: str) -> int:
    """The slide that the talk shows now; 0 where it shows none."""
    return decks_block.talk_positions().slide(owned(name, deck))


def link(deck: str, **asked: str | int) -> str:
    """The address of a slide or a deck, relative to the page."""
    return f"{PATH}?{urlencode({'deck': deck} | {name: str(value) for name, value in asked.items()})}"
