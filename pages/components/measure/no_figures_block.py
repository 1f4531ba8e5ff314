"""A page without figures to show: what is missing, who can send it, and that invented ones are there to be asked for."""

import streamlit as st

from config import Measure
from metrics.brought_by import A_FILE, brought_by
from pages.components.measure.filters_block import measures_of
from pages.components.render.page import html
from pages.components.shared import release_links
from pages.components.shared.content import Heading, Part, note, paragraph, part
from pages.components.shared.running_text import strong
from pages.components.shell import cached

# A group, whichever: what is missing is the figures by ethnic group.
_ANY = "Black"


def of_a_measure(name: str, pin: release_links.Pin | None = None) -> None:
    """The designed empty state: what is missing, who can send it, and what to send. A link to a day before the first
    upload says that."""
    settings = cached.settings()
    measure = settings.measures[name]
    st.title(measure.question, anchor=False)
    if pin is not None and (line := release_links.line(pin, {"measure": measure.title})):
        st.html(html(line))
    then = "had been uploaded by then" if pin is not None and pin.held else "have been uploaded"
    st.html(html(not_yet(f"No figures for {measure.one} {then}.", measure)))


def invented_alone(page: str) -> None:
    """A page of which nobody has sent a real figure: who can, and that the invented ones are there to be asked for."""
    settings = cached.settings()
    declared, first = settings.pages[page], settings.measures[measures_of(page, settings)[0]]
    st.title(declared.question or first.question, anchor=False)
    st.html(html(not_yet("Nobody publishes these figures, and none have been uploaded.", first)))
    st.html(html(note(f"Choose under “{declared.choose}” to see the page with invented figures.")))


def of_a_page(page: str) -> None:
    """A page that is declared before its first measure."""
    declared = cached.settings().pages[page]
    st.title(declared.question or declared.title, anchor=False)
    st.html(html(note("There is no measure on this page yet.")))


def not_yet(missing: str, measure: Measure) -> Part:
    """What is missing, who can send it, what to send, and the file of a publisher that has it."""
    settings = cached.settings()
    extract = settings.extracts[measure.extract]
    what = f" the “{extract.title}” extract. {extract.description}"
    send = paragraph(strong("Who can upload:"), f" {extract.who}. ", strong("What to send:"), what)
    published = brought_by(measure, _ANY, "", settings)
    also = [paragraph(strong("Published:"), f" {published}")] if published.startswith(A_FILE) else []
    return part(Heading("No figures yet"), paragraph(missing), send, *also, kind="empty")
