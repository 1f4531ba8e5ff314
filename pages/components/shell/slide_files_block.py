"""The buttons that give what is no single view as a slide and as a spreadsheet; made when they are asked for."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from pages.components.render import handouts
from pages.components.render.deck.file_slide import FileSlide
from pages.components.shell import cached


def show(make: Callable[[], FileSlide], name: str, key: str) -> None:
    """`make` gives the slide, `name` is that of the files without what they are."""
    for kind in handouts.OF_SLIDES:
        made = handouts.KINDS[kind]
        st.download_button(
            made.label,
            partial(_made, kind, make),
            f"{name}.{made.extension}",
            made.media_type,
            key=f"{key}-{kind}",
            on_click="ignore",
            icon=made.icon,
        )


def _made(kind: str, make: Callable[[], FileSlide]) -> bytes:
    slide = make()
    return handouts.of_slides(kind, slide.name, slide.sentence.text, (slide,), cached.settings())
