"""A line that says what is shown, and that a screen reader speaks whenever it changes (WCAG 2.2, 4.1.3).

Streamlit's own elements are drawn anew on a change, and a status that is new is not spoken; this one stays and changes
its words. They are put in as text: nothing in them is ever read as markup.
"""

import streamlit as st

from pages.components.render.page import html
from pages.components.shared.content import note

_line = st.components.v2.component(
    "announced",
    html=html(note(role="status")),
    js="""export default function ({ parentElement, data }) {
  const line = parentElement.querySelector('p');
  if (line.textContent !== data) line.textContent = data;
}""",
    isolate_styles=False,
)


def say(words: str) -> None:
    """Show a line, and have it spoken when it becomes another."""
    _line(data=words, key="announced")
