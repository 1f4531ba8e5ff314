"""Every upload and undo, with the one button that brings back what was there before."""

import streamlit as st

from config.periods import in_order, in_words
from loaders import store
from pages.components import cached
from pages.components.table_html import plain_table
from pages.components.table_html import safe as text
from pages.components.upload_draft import BY


def show() -> None:
    """The list, newest first, and undo for any upload that still stands."""
    settings = cached.settings()
    st.title(settings.pages["history"].question, anchor=False)
    if said := st.session_state.pop("said", ""):
        st.html(f'<div class="eq-done" role="status"><p>{text(said)}</p></div>')
    entries = store.history(cached.reader())
    st.html(
        plain_table(
            "Uploads, the newest first",
            ["Reference", "When", "What", "Periods", "By", "State"],
            _rows(entries),
        )
    )
    loaded = [entry for entry in entries if isinstance(entry, store.Loaded)]
    standing = [entry.receipt.reference for entry in loaded if "current" in entry.standing.values()]
    if standing:
        _offer_undo(standing)


def _rows(entries: list) -> list[list[str]]:
    titles = {name: extract.title for name, extract in cached.settings().extracts.items()}
    return [
        _undone(entry, titles) if isinstance(entry, store.Undone) else _loaded(entry, titles)
        for entry in entries
    ]


def _when(stamp: str) -> str:
    return f"{in_words(stamp[:10])}, {stamp[11:16]}"


def _loaded(entry: store.Loaded, titles: dict[str, str]) -> list[str]:
    receipt = entry.receipt
    states = dict.fromkeys(entry.standing.values())
    marked = "Demonstration data. " if receipt.demonstration else ""
    what = f"{marked}{titles.get(receipt.extract, receipt.extract)}: {receipt.file_name}"
    return [
        receipt.reference,
        _when(receipt.at),
        what,
        _periods(receipt.periods),
        receipt.by,
        ", ".join(states).capitalize(),
    ]


def _undone(entry: store.Undone, titles: dict[str, str]) -> list[str]:
    what = f"{titles.get(entry.extract, entry.extract)}: taken back. {entry.reason}".strip()
    return [entry.reference, _when(entry.at), what, _periods(entry.periods), entry.by, "Undone"]


def _periods(periods: tuple[str, ...]) -> str:
    words = [in_words(period, short=True) for period in in_order(periods)]
    return words[0] if len(words) == 1 else f"{words[0]} to {words[-1]}" if words else ""


def _offer_undo(standing: list[str]) -> None:
    st.header("Undo an upload", anchor=False)
    st.html(
        '<p class="eq-note">Brings back what was there before. Nothing is deleted, and the list keeps both.</p>'
    )
    with st.container(key="actions", horizontal=True, vertical_alignment="bottom"):
        reference = st.selectbox("Reference", standing, key="undo-reference", width=220)
        reason = st.text_input("Reason", key="undo-reason", width=320)
        if st.button("Undo this upload"):
            try:
                store.undo(cached.writer(), reference, by=BY, reason=reason)
            except (store.CannotUndo, store.StoreUnavailable) as problem:
                st.session_state["said"] = str(problem)
            else:
                st.session_state["said"] = (
                    f"{reference} was taken back. What was there before is shown again."
                )
            st.rerun()
