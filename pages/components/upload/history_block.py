"""Every upload and undo, with the one button that brings back what was there before."""

from collections.abc import Sequence

import streamlit as st

from config.periods import in_order, in_words
from loaders import store
from pages.components.shared.table_html import Html, plain_table
from pages.components.shared.table_html import safe as text
from pages.components.shell import cached
from pages.components.shell.access import BY

Entry = store.Loaded | store.Undone


def show() -> None:
    """The list, newest first, and undo for any upload that still stands."""
    settings = cached.settings()
    st.title(settings.pages["history"].question, anchor=False)
    if said := st.session_state.pop("said", ""):
        st.html(f'<div class="eq-done" role="status"><p>{text(said)}</p></div>')
    if refused := st.session_state.pop("refused", ""):
        st.html(
            f'<div class="eq-problem" role="alert"><h2>Nothing was changed</h2><p>{text(refused)}</p></div>'
        )
    entries = store.history(cached.writer())
    standing = [
        entry.receipt
        for entry in entries
        if isinstance(entry, store.Loaded) and "current" in entry.standing.values()
    ]
    if standing:
        _offer_undo(standing)
    header = ["Reference", "When (UTC)", "What", "Periods", "By", "State"]
    st.html(
        f'<div class="eq-history">{plain_table("Uploads, the newest first", header, _rows(entries))}</div>'
    )


def _rows(entries: Sequence[Entry]) -> list[list[str]]:
    titles = {name: extract.title for name, extract in cached.settings().extracts.items()}
    return [
        _undone(entry, titles) if isinstance(entry, store.Undone) else _loaded(entry, titles)
        for entry in entries
    ]


def _reference(reference: str) -> Html:
    """A link to the receipt."""
    return Html(f'<a class="eq-whole" href="upload?receipt={text(reference)}">{text(reference)}</a>')


def _when(stamp: str) -> Html:
    return Html(f'<span class="eq-whole">{text(in_words(stamp[:10]))},</span> {text(stamp[11:16])}')


def _what(title: str, said: str) -> Html:
    """The extract, and what else there is to say of it on a line of its own."""
    return Html(f'{text(title)}<span class="eq-base eq-line">{text(said)}</span>')


def _loaded(entry: store.Loaded, titles: dict[str, str]) -> list[str]:
    receipt = entry.receipt
    marked = "Demonstration data, " if receipt.demonstration else ""
    return [
        _reference(receipt.reference),
        _when(receipt.at),
        _what(titles.get(receipt.extract, receipt.extract), f"{marked}{receipt.file_name}"),
        _periods(receipt.periods),
        receipt.by,
        ", ".join(dict.fromkeys(entry.standing.values())).capitalize(),
    ]


def _undone(entry: store.Undone, titles: dict[str, str]) -> list[str]:
    what = _what(
        titles.get(entry.extract, entry.extract),
        f"Taken back: {entry.reason}" if entry.reason else "Taken back",
    )
    return [
        _reference(entry.reference),
        _when(entry.at),
        what,
        _periods(entry.periods),
        entry.by,
        "Undone",
    ]


def _periods(periods: tuple[str, ...]) -> Html:
    words = [in_words(period, short=True) for period in in_order(periods)]
    ends = words if len(words) < 2 else [f"{words[0]} to", words[-1]]
    return Html(" ".join(f'<span class="eq-whole">{text(end)}</span>' for end in ends))


def _offer_undo(standing: list[store.Receipt]) -> None:
    """Above the list, which is long: what comes of it is said at the top."""
    names = {receipt.reference: f"{receipt.reference}: {receipt.file_name}" for receipt in standing}
    with st.expander("Undo an upload"):
        st.html(
            '<p class="eq-note">Brings back what was there before. Nothing is deleted, and the list keeps both.</p>'
        )
        with st.container(key="actions", horizontal=True, vertical_alignment="bottom"):
            reference = st.selectbox(
                "Upload", list(names), format_func=names.__getitem__, key="undo-reference", width=420
            )
            st.text_input("Reason", key="undo-reason", width=320)
            # What the officer saw when pressing: were it gone from the list by now, another would be chosen.
            st.button("Undo this upload", on_click=_undo, args=(reference,))


def _undo(reference: str) -> None:
    try:
        store.undo(cached.writer(), reference, by=BY, reason=st.session_state.get("undo-reason", ""))
    except (store.CannotUndo, store.StoreUnavailable) as problem:
        st.session_state["refused"] = str(problem)
    else:
        st.session_state["said"] = f"{reference} was taken back. What was there before is shown again."
