"""Every upload and undo, with the one button that brings back what was there before."""

from collections.abc import Sequence

import streamlit as st

from config.periods import in_order, in_words
from loaders import store
from metrics.disclosure.release import builder
from pages.components.render.page import html
from pages.components.shared.content import note, part, table
from pages.components.shared.messages import message
from pages.components.shared.running_text import Link, Sentence, Span, Text, sentence, together, whole
from pages.components.shell import cached
from pages.components.shell.access import BY

Entry = store.Loaded | store.Undone
# What came of taking back, said on this page: done, or why not.
DONE, REFUSED = "undo-done", "undo-refused"


def show() -> None:
    """The list, newest first, and undo for any upload that still stands."""
    settings = cached.settings()
    st.title(settings.pages["history"].question, anchor=False)
    if done := st.session_state.pop(DONE, ""):
        st.html(html(message("done", "", done)))
    if reason := st.session_state.pop(REFUSED, ""):
        st.html(html(message("problem", "Nothing was changed", reason)))
    entries = store.history(cached.writer())
    standing = [
        entry.receipt
        for entry in entries
        if isinstance(entry, store.Loaded) and "current" in entry.standing.values()
    ]
    if standing:
        _offer_undo(standing)
    header = ["Reference", "When (UTC)", "What", "Periods", "By", "State"]
    st.html(html(part(table("Uploads, the newest first", header, _rows(entries)), kind="history")))


def take_back(reference: str, reason: str) -> None:
    """Undo an upload, and protect what was there before as it is protected now; what came of it is said as this page is
    drawn."""
    settings = cached.settings()
    try:
        store.undo(cached.writer(), reference, by=BY, reason=reason)
        store.rebuild(cached.writer(), build=builder(settings), fingerprint=settings.fingerprint, by=BY)
    except (store.CannotUndo, store.StoreUnavailable) as problem:
        st.session_state[REFUSED] = str(problem)
    else:
        st.session_state[DONE] = f"{reference} was taken back. What was there before is shown again."


def _rows(entries: Sequence[Entry]) -> list[list[Text]]:
    return [_undone(entry) if isinstance(entry, store.Undone) else _loaded(entry) for entry in entries]


def _loaded(entry: store.Loaded) -> list[Text]:
    marked = "Demonstration data, " if entry.receipt.demonstration else ""
    state = ", ".join(dict.fromkeys(entry.standing.values())).capitalize()
    return _row(entry.receipt, f"{marked}{entry.receipt.file_name}", state)


def _undone(entry: store.Undone) -> list[Text]:
    return _row(entry, f"Taken back: {entry.reason}" if entry.reason else "Taken back", "Undone")


def _row(done: store.Receipt | store.Undone, more: str, state: str) -> list[Text]:
    """The reference leads to the receipt; `more` stands under the extract."""
    extract = cached.settings().extracts.get(done.extract)
    return [
        Span(done.reference, "whole", Link(f"upload?receipt={done.reference}")),
        sentence(whole(f"{in_words(done.at[:10])},"), f" {done.at[11:16]}"),
        sentence(extract.title if extract else done.extract, Span(more, "base line")),
        _periods(done.periods),
        done.by,
        state,
    ]


def _periods(periods: tuple[str, ...]) -> Sentence:
    words = [in_words(period, short=True) for period in in_order(periods)]
    ends = words if len(words) < 2 else [f"{words[0]} to", words[-1]]
    return together(map(whole, ends))


def _offer_undo(standing: list[store.Receipt]) -> None:
    """Above the list, which is long: what comes of it is said at the top."""
    names = {receipt.reference: f"{receipt.reference}: {receipt.file_name}" for receipt in standing}
    with st.expander("Undo an upload"):
        st.html(html(note("Brings back what was there before. Nothing is deleted, and the list keeps both.")))
        with st.container(key="actions", horizontal=True, vertical_alignment="bottom"):
            reference = st.selectbox(
                "Upload", list(names), format_func=names.__getitem__, key="undo-reference", width=420
            )
            st.text_input("Reason", key="undo-reason", width=320)
            # What the officer saw when pressing: were it gone from the list by now, another would be chosen.
            st.button("Undo this upload", on_click=_undo, args=(reference,))


def _undo(reference: str) -> None:
    take_back(reference, st.session_state.get("undo-reason", ""))
