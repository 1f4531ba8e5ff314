"""A slide on the shared screen: nothing but itself, the few controls in its footer, and questions below it."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from pages.components.present import address_block, decks_block, made_slides, share_by_job
from pages.components.present.address_block import Where
from pages.components.present.made_slides import Made
from pages.components.present.opened_deck import Opened
from pages.components.render import page
from pages.components.shared.table_html import safe as text
from pages.components.shell import cached, page_frame
from pages.components.words import questions
from pages.components.words.questions import Answers

# Says the sentence of the slide that was moved to, without taking the focus from whoever moves on. It is our own text
# and holds nobody's: what it says it takes from the page.
_SAY = """<script>
(() => {
  let region = document.getElementById("eq-said-aloud");
  if (!region) {
    region = document.createElement("div");
    region.id = "eq-said-aloud";
    region.className = "eq-sr";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  region.textContent = document.querySelector(".st-key-slide h1")?.innerText || "";
})();
</script>"""
_KEYS = (
    "Right or Page Down: next. Left or Page Up: back. Home, End: first, last. O: overview. T: table. X: exit."
)


def show(deck: Opened, at: Where) -> None:
    """One slide, by its number."""
    number = min(at.slide, len(deck.slides))
    made = decks_block.made(deck, number - 1)
    page_frame.name_tab(f"{number} of {len(deck.slides)}: {made.slide.name}", deck.title)
    talk = address_block.talk()
    decks_block.talks().show(address_block.owned(talk, deck.id), number)
    with st.container(key="slide"):
        st.html(made_slides.head(made, key=not at.table))
        if at.table:
            st.html(f'<div class="eq-slide-table">{made.table}</div>')
        else:
            _drawn(made)
        if said := made_slides.doing_line(made):
            st.html(said)
        _foot(deck, number, made, at)
    st.html(
        f'<span data-slide="{number}" data-table="{at.table}"></span>{_SAY}', unsafe_allow_javascript=True
    )
    if at.shortcuts:
        _shortcuts(deck, number, at)
    _below(deck, number, made, at, talk)


def _drawn(made: Made) -> None:
    """The chart, or charts beside each other, or what is drawn without one."""
    if made.figure:
        st.html(f'<div class="eq-figure" role="group" aria-label="{text(made.plain)}">{made.figure}</div>')
    if len(made.charts) == 1:
        _chart(made, 0)
    elif made.charts:
        with st.container(key="beside", horizontal=True, gap=None):
            for place in range(len(made.charts)):
                _chart(made, place)


def _chart(made: Made, place: int) -> None:
    one = made.charts[place]
    with st.container(key=f"drawn-{one.width}-{place}", gap=None):
        if one.heading:
            st.html(one.heading)
        st.vega_lite_chart(spec=one.spec, theme=None, width="stretch", alt=made.plain)
        if any(one.ends):
            st.html(
                f'<p class="eq-ends"><span>{text(one.ends[0])}</span><span>{text(one.ends[1])}</span></p>'
            )


def _foot(deck: Opened, number: int, made: Made, at: Where) -> None:
    """Source and definition on the left, the controls on the right. Keys have buttons of their own, out of sight."""
    of = len(deck.slides)
    with st.container(key="foot", horizontal=True, vertical_alignment="top", gap="small"):
        st.html(made_slides.foot(made))
        with st.container(key="controls", horizontal=True, gap="small", width="content"):
            st.button(
                "Back", key="to-back", on_click=address_block.go, args=(number - 1, of), disabled=number == 1
            )
            with st.popover(f"{number} of {of}"), st.container(gap=None):
                for place, slide in enumerate(deck.slides, 1):
                    st.button(
                        f"{place} {slide.name}",
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
            if made.table:
                word = "Show the chart" if at.table else "Show the table"
                st.button(word, key="to-table", on_click=address_block.turn_table, args=(at.table,))
            st.button("Exit", key="to-exit", on_click=address_block.leave)


def _shortcuts(deck: Opened, number: int, at: Where) -> None:
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
        "O": (address_block.open_deck, (deck.id,)),
        "T": (address_block.turn_table, (at.table,)),
        "X": (address_block.leave, ()),
    }
    with st.container(key="keys"):
        for key, (act, given) in keys.items():
            st.button(key, key=f"key-{key}", shortcut=key, on_click=act, args=given)


def _below(deck: Opened, number: int, made: Made, at: Where, talk: str) -> None:
    """What is there for whoever scrolls: questions, the ask, the notes' window, the keys."""
    with st.container(key="below"):
        if made.slide.ask and made.slide.form != "plans":
            st.header("What we ask", anchor=False)
            st.html(f'<p class="eq-second">{text(made.slide.ask)}</p>')
        if answers := asked(deck, made):
            st.header("Questions you may be asked", anchor=False)
            st.html(page.html(questions.asked(answers)))
        if said := decks_block.newer(deck):
            st.html(f'<p class="eq-note">{text(said)} This deck shows those of its day.</p>')
        st.header("For the presenter", anchor=False)
        address_of_notes = address_block.link(deck.id, slide=number, notes=1, talk=talk)
        st.html(
            f'<p class="eq-note"><a href="{text(address_of_notes)}" target="_blank" rel="noopener">Open the notes in a '
            f"second window</a>, which follows these slides.</p>"
        )
        st.toggle(
            "Keyboard shortcuts", value=at.shortcuts, key="shortcuts", on_change=address_block.turn_shortcuts
        )
        st.html(f'<p class="eq-note">{_KEYS if at.shortcuts else "No key does anything by itself."}</p>')


def asked(deck: Opened, made: Made) -> Answers:
    """The questions that a slide raises, with their answers: of its course, or of each of its views."""
    face = made.face
    if face.problem or not face.views:
        return []
    if face.course is not None:
        return questions.of_a_course(face.course, face.views[0], cached.settings())
    about = share_by_job.leading(share_by_job.split(face.views)) if made.slide.form == "jobs" else ""
    chosen = [replace(view.selection, about=about or view.selection.about) for view in face.views]
    said = [
        (view.measure.title, cached.answered(one, deck.number))
        for view, one in zip(face.views, chosen, strict=True)
    ]
    if len(said) == 1:
        return said[0][1]
    return [(f"{title}: {question}", answer) for title, answers in said for question, answer in answers]
