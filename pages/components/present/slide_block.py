"""A slide on the shared screen: nothing but itself, the few controls in its footer, and questions below it."""

from collections.abc import Callable

import streamlit as st

from pages.components import charts
from pages.components.present import address_block, deck_overview_block, decks_block, slide_content
from pages.components.present.address_block import Where
from pages.components.present.deck_versions import DeckVersion
from pages.components.present.slide_content import SlideContent
from pages.components.render import page
from pages.components.render.document import slide_marker
from pages.components.render.drawings import Drawing, ScreenChart, WordColumns
from pages.components.shared.content import Heading, Part, note, paragraph
from pages.components.shared.running_text import Link, Span
from pages.components.shell import page_frame
from pages.components.words import questions

_KEYS = (
    "Right or Page Down: next. Left or Page Up: back. Home, End: first, last. O: all slides. B or full stop: blank. "
    "O and B are undone by any of these keys. T: table. X: exit."
)


_MOVES = ("Right", "PageDown", "Left", "PageUp", "Home", "End")


def show(deck: DeckVersion, at: Where) -> None:
    """One slide, by its number."""
    number = min(at.slide, len(deck.slides))
    content, drawing = decks_block.content(deck, number - 1), decks_block.drawing(deck, number - 1)
    page_frame.name_tab(f"{number} of {len(deck.slides)}: {content.slide.name}", deck.title)
    talk = address_block.talk()
    decks_block.talk_positions().show(address_block.owned(talk, deck.id), number)
    if at.screen:
        _in_its_place(deck, number, talk, at)
        return
    with st.container(key="slide"):
        above = () if at.table else content.above
        st.html(page.html(Heading(content.sentence, 1, "lead"), *content.warning, *above))
        if at.table:
            st.html(page.html(Part(slide_content.table_blocks(content), "slide-table")))
        else:
            _drawn(drawing, content.sentence.text)
        if doing := slide_content.doing_line(content):
            st.html(page.html(doing))
        _foot(deck, number, content, at)
    st.html(slide_marker(number, table=at.table), unsafe_allow_javascript=True)
    if at.shortcuts:
        _shortcuts(deck, number, at)
    _below(deck, number, drawing, talk, at)


def _in_its_place(deck: DeckVersion, number: int, talk: str, at: Where) -> None:
    """A blank screen, or all slides at a glance, until a key or its button brings the slide back."""
    blank = at.screen == address_block.BLANK
    with st.container(key="slide"), st.container(key="blank" if blank else "all-slides"):
        st.html(page.html(Heading("The screen is blank" if blank else "All slides", 1)))
        st.button("Show the slide", key="to-slide", on_click=address_block.turn_screen, args=("",))
        if not blank:
            with st.grid(min_column_width=220, key="tiles"):
                for place in range(len(deck.slides)):
                    with st.container(key=f"tile-{place}", gap="small"):
                        deck_overview_block.tile(deck, place, talk)
    st.html(slide_marker(number, table=False), unsafe_allow_javascript=True)
    if at.shortcuts:
        with st.container(key="keys"):
            for key in (*_MOVES, "O", "B", "T"):
                st.button(key, key=f"key-{key}", shortcut=key, on_click=address_block.turn_screen, args=("",))
            st.button("X", key="key-X", shortcut="X", on_click=address_block.leave)


def _drawn(drawing: Drawing, alt: str) -> None:
    """The chart, or charts beside each other, or what is drawn without one."""
    if not isinstance(drawing, tuple):
        st.html(page.html(Part((drawing.block,), "figure", "group", alt)))
    elif len(drawing) == 1:
        _chart(drawing[0], 0, alt)
    elif drawing:
        with st.container(key="beside", horizontal=True, gap=None):
            for place, chart in enumerate(drawing):
                _chart(chart, place, alt)


def _chart(chart: ScreenChart, place: int, alt: str) -> None:
    with st.container(key=f"drawn-{chart.width}-{place}", gap=None):
        if any(chart.heading):
            st.html(page.html(charts.heading(*chart.heading)))
        st.vega_lite_chart(spec=chart.spec, theme=None, width="stretch", alt=alt)
        if any(chart.ends):
            st.html(page.html(paragraph(*(Span(end, "end") for end in chart.ends), kind="ends")))


def _foot(deck: DeckVersion, number: int, content: SlideContent, at: Where) -> None:
    """Source and definition on the left, the controls on the right. Keys have buttons of their own, out of sight."""
    of = len(deck.slides)
    with st.container(key="foot", horizontal=True, vertical_alignment="top", gap="small"):
        st.html(page.html(slide_content.foot(content)))
        with st.container(key="controls", horizontal=True, gap="small", width="content"):
            st.button(
                "Back", key="to-back", on_click=address_block.go, args=(number - 1, of), disabled=number == 1
            )
            with st.popover(f"{number} of {of}"), st.container(gap=None):
                for place, slide in enumerate(deck.slides, 1):
                    st.button(
                        f"{place} {page.literal(slide.name)}",
                        key=f"jump-{place}",
                        type="tertiary",
                        on_click=address_block.go,
                        args=(place, of),
                        disabled=place == number,
                    )
            st.button(
                "Next", key="to-next", type="primary", on_click=address_block.go, args=(number + 1, of),
                disabled=number == of,
            )  # fmt: skip
            st.button("Overview", key="to-overview", on_click=address_block.open_deck, args=(deck.id,))
            if content.tables:
                word = "Show the chart" if at.table else "Show the table"
                st.button(word, key="to-table", on_click=address_block.turn_table, args=(at.table,))
            st.button("Exit", key="to-exit", on_click=address_block.leave)


def _shortcuts(deck: DeckVersion, number: int, at: Where) -> None:
    """Buttons that nobody sees and keys press: a presenter's clicker sends Page Down and Page Up.

    Escape is none of them: it closes a list, and must not close the talk with it.
    """
    of = len(deck.slides)
    go = address_block.go
    keys: dict[str, tuple[Callable[..., None], tuple[object, ...]]] = {
        "Right": (go, (number + 1, of)),
        "PageDown": (go, (number + 1, of)),
        "Left": (go, (number - 1, of)),
        "PageUp": (go, (number - 1, of)),
        "Home": (go, (1, of)),
        "End": (go, (of, of)),
        "O": (address_block.turn_screen, (address_block.ALL_SLIDES,)),
        "B": (address_block.turn_screen, (address_block.BLANK,)),
        "T": (address_block.turn_table, (at.table,)),
        "X": (address_block.leave, ()),
    }
    with st.container(key="keys"):
        for key, (act, given) in keys.items():
            st.button(key, key=f"key-{key}", shortcut=key, on_click=act, args=given)


def _below(deck: DeckVersion, number: int, drawing: Drawing, talk: str, at: Where) -> None:
    """What is there for whoever scrolls: questions, the ask, the notes' window, the keys."""
    ask = deck.slides[number - 1].ask
    with st.container(key="below"):
        # Columns of words have what we ask among them.
        if ask and not isinstance(drawing, WordColumns):
            st.header("What we ask", anchor=False)
            st.html(page.html(paragraph(ask, kind="second")))
        if answers := decks_block.answers(deck, number - 1):
            st.header("Questions you may be asked", anchor=False)
            st.html(page.html(questions.asked(answers)))
        if newer := decks_block.newer(deck):
            st.html(page.html(note(f"{newer} This deck shows those of its day.")))
        st.header("For the presenter", anchor=False)
        notes = Link(address_block.link(deck.id, slide=number, notes=1, talk=talk), elsewhere=True)
        opens = Span("Open the notes in a second window", link=notes)
        st.html(page.html(note(opens, ", which follows these slides.")))
        st.toggle(
            "Keyboard shortcuts", value=at.shortcuts, key="shortcuts", on_change=address_block.turn_shortcuts
        )
        st.html(page.html(note(_KEYS if at.shortcuts else "No key does anything by itself.")))
