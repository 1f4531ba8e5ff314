"""Changing a deck: every change is a new version, made from the version that the page showed."""

import re
from collections.abc import Collection, Sequence
from itertools import count

import streamlit as st

from config.deck import DOING, NAME, DeckSlide
from loaders.actor import NotAllowed
from loaders.store import decks as ledger
from loaders.store.faults import Moved, StoreUnavailable
from pages.components.present import address_block, deck_versions, decks_block
from pages.components.present.deck_versions import DeckVersion
from pages.components.render import page
from pages.components.shared.content import note
from pages.components.shared.messages import message
from pages.components.shell import access, cached

DONE, FAILED = "deck-done", "deck-failed"
# What the keys of the forms that open over the page begin with: whatever was kept closes them.
_FORM = "form-"


def say_what_was_done() -> None:
    """What became of the last change, on the page as it is after it."""
    if done := st.session_state.pop(DONE, ""):
        st.html(page.html(message("done", "", done)))
    if problem := st.session_state.pop(FAILED, ""):
        st.html(page.html(message("problem", "Nothing was kept", problem)))


def keep(
    deck: DeckVersion,
    *,
    title: str = "",
    slides: Sequence[DeckSlide] | None = None,
    number: int = 0,
    done: str = "",
) -> bool:
    """A new version of a deck that was kept, with what is given changed; whether it was kept."""
    changed = deck.slides if slides is None else slides
    if problem := decks_block.keep(deck, changed, title=title, number=number):
        st.session_state[FAILED] = problem
        return False
    st.session_state[DONE] = done
    for form in [name for name in st.session_state if str(name).startswith(_FORM)]:
        st.session_state[form] = False
    return True


def keep_a_copy(deck: DeckVersion) -> None:
    """A copy of any deck under a name of its own, frozen to what this one shows."""
    with st.popover("Keep a copy", icon=":material/content_copy:", key=f"{_FORM}copy", on_change="rerun"):
        st.html(
            page.html(
                note(
                    "A copy is yours to change, and keeps the figures that you see now: an upload tomorrow does not "
                    "change it."
                )
            )
        )
        taken = {other.title for other in decks_block.decks()}
        title = st.text_input("Name of the copy", value=_copy_of(deck.title, taken), key=f"copy-{deck.id}")
        st.button(
            "Keep the copy", key="keep-copy", type="primary", on_click=_copy, args=(deck,), disabled=not title
        )


def _wrong_name(title: str) -> str:
    return deck_versions.too_long({"title": title}) if title else "A deck needs a name."


def _copy_of(title: str, taken: Collection[str]) -> str:
    """A name that no deck has yet: "Scrutiny (copy)", "Scrutiny (copy 2)", also of a copy."""
    stem = re.sub(r" \(copy(?: \d+)?\)$", "", title)
    endings = (" (copy)" if number == 1 else f" (copy {number})" for number in count(1))
    names = (stem[: NAME - len(ending)].rstrip() + ending for ending in endings)
    return next(name for name in names if name not in taken)


def _copy(deck: DeckVersion) -> None:
    title = str(st.session_state[f"copy-{deck.id}"]).strip()
    if problem := _wrong_name(title):
        st.session_state[FAILED] = problem
        return
    copy = DeckVersion(deck_versions.new_id(title), deck.deck, deck.number)
    if keep(copy, title=title, done=f"“{title}” is kept. It is frozen to the figures as they are now."):
        address_block.open_deck(copy.id)


def bring_up_to_date(deck: DeckVersion) -> None:
    """A new version at the newest figures, where they differ from those that it is frozen to."""
    if decks_block.newer(deck):
        st.button(
            "Bring up to date", key="up-to-date", icon=":material/update:", on_click=_renew, args=(deck,)
        )


def _renew(deck: DeckVersion) -> None:
    keep(
        deck,
        number=cached.number(),
        done="The deck now shows the newest figures. The earlier version stays in its history.",
    )


def of_the_deck(deck: DeckVersion) -> None:
    """Its name, and taking it away."""
    with st.container(horizontal=True):
        with st.popover("Rename", key=f"{_FORM}rename", on_change="rerun"):
            st.text_input("Name of the deck", value=deck.title, key=f"title-{deck.version}")
            st.button("Save the name", key="rename", type="primary", on_click=_rename, args=(deck,))
        with st.popover("Take this deck away"):
            leaves = "It leaves the list for everybody. Its versions stay in the history of the store."
            st.html(page.html(note(leaves)))
            st.button("Take it away", key="withdraw", type="primary", on_click=_withdraw, args=(deck,))


def _rename(deck: DeckVersion) -> None:
    title = str(st.session_state[f"title-{deck.version}"]).strip()
    if problem := _wrong_name(title):
        st.session_state[FAILED] = problem
        return
    keep(deck, title=title, done="The name is changed.")


def _withdraw(deck: DeckVersion) -> None:
    try:
        ledger.withdraw(cached.writer(), deck.id, seen=deck.version, by=access.actor())
    except (Moved, StoreUnavailable, NotAllowed) as reason:
        st.session_state[FAILED] = str(reason)
        return
    st.session_state[DONE] = f"“{deck.title}” was taken away."
    address_block.leave()


def of_a_slide(deck: DeckVersion, place: int) -> None:
    """Moving one slide, its words, and taking it out. Widgets are named by the version: another's change clears them."""
    with st.container(horizontal=True, gap="small"):
        last = len(deck.slides) - 1
        st.button(
            "Earlier", key=f"earlier-{place}", help="Move this slide one place earlier", disabled=place == 0,
            on_click=_move, args=(deck, place, -1),
        )  # fmt: skip
        st.button(
            "Later", key=f"later-{place}", help="Move this slide one place later", disabled=place == last,
            on_click=_move, args=(deck, place, 1),
        )  # fmt: skip
        with st.popover("Edit", key=f"{_FORM}edit-{place}", on_change="rerun"):
            word_fields(f"{deck.version}-{place}", deck.slides[place])
            with st.container(horizontal=True):
                st.button("Save", key=f"save-{place}", type="primary", on_click=_reword, args=(deck, place))
                st.button("Remove this slide", key=f"remove-{place}", on_click=_remove, args=(deck, place))


def word_fields(key: str, slide: DeckSlide) -> None:
    """The fields of what people write on a slide, each as long as it may be."""
    st.text_input("Name of the slide", value=slide.name, key=f"name-{key}")
    st.text_input(
        f"What we are doing (one line on the slide, {DOING} letters at most)",
        value=slide.doing,
        key=f"doing-{key}",
    )
    st.text_area("Speaker’s notes (seen in the notes window alone)", value=slide.notes, key=f"notes-{key}")
    st.text_area("What we ask of those who listen", value=slide.ask, key=f"ask-{key}", height=80)


def written(key: str) -> dict[str, str]:
    """What was written in those fields."""
    return {
        name: str(st.session_state.get(f"{name}-{key}", "")).strip()
        for name in ("name", "doing", "notes", "ask")
    }


def _move(deck: DeckVersion, place: int, by: int) -> None:
    keep(
        deck,
        slides=deck_versions.moved(deck.slides, place, by),
        done=f"“{deck.slides[place].name}” was moved.",
    )


def _remove(deck: DeckVersion, place: int) -> None:
    kept = [slide for number, slide in enumerate(deck.slides) if number != place]
    keep(deck, slides=kept, done=f"“{deck.slides[place].name}” was taken out.")


def _reword(deck: DeckVersion, place: int) -> None:
    words = written(f"{deck.version}-{place}")
    if problem := deck_versions.too_long(words) or ("" if words["name"] else "A slide needs a name."):
        st.session_state[FAILED] = problem
        return
    slides = [
        slide.model_copy(update=words) if number == place else slide
        for number, slide in enumerate(deck.slides)
    ]
    keep(deck, slides=slides, done=f"The words of “{words['name']}” are changed.")
