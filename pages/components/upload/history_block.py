"""Every upload and undo, with the one button that brings back what was there before."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from config.periods import in_order, in_words
from loaders import store
from loaders.fetching import ledger, said
from loaders.matching import keeping
from pages.components.render.page import html
from pages.components.shared.content import items, note, part, table
from pages.components.shared.looking_back import PARAMETER
from pages.components.shared.messages import message
from pages.components.shared.running_text import Link, Sentence, Span, Text, sentence, together, whole
from pages.components.shell import cached, looking_back_block
from pages.components.upload import taking_back_block
from pages.components.upload.draft_block import PAGES
from pages.components.upload.taking_back_block import DONE, REFUSED

Entry = store.Loaded | store.Undone


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
    if standing and not looking_back_block.back():
        _look_back()
        _offer_undo(standing)
    header = ["Reference", "When (UTC)", "What", "Periods", "By", "State"]
    st.html(html(part(table("Uploads, the newest first", header, _rows(entries)), kind="history")))


def _look_back() -> None:
    """The way to the dashboard as it stood on a day, which then stands in the address of every page."""
    with st.container(key="look-back", horizontal=True, vertical_alignment="bottom"):
        day = st.date_input(
            "Show the dashboard as it stood on",
            value=None,
            format="DD/MM/YYYY",
            key="look-back-day",
            width=260,
        )
        if st.button("Show it") and isinstance(day, date):
            page = PAGES / cached.settings().pages["overview"].script
            st.switch_page(page, query_params={PARAMETER: day.isoformat()})


def _rows(entries: Sequence[Entry]) -> list[list[Text]]:
    """A line for each upload, with whatever became of it."""
    became: dict[str, list[store.Undone]] = {}
    for entry in entries:
        if isinstance(entry, store.Undone):
            became.setdefault(entry.reference, []).append(entry)
    loaded = [entry for entry in entries if isinstance(entry, store.Loaded)]
    fetched = ledger.confirmed(cached.writer())
    return [
        _row(entry, became.get(entry.receipt.reference, []), fetched.get(entry.receipt.reference))
        for entry in loaded
    ]


def _row(
    entry: store.Loaded, became: Sequence[store.Undone], fetched: ledger.Line | None = None
) -> list[Text]:
    """The reference leads to the receipt; the file stands under the extract, and what became of it under its state."""
    receipt = entry.receipt
    extract = cached.settings().extracts.get(receipt.extract)
    marked = "Demonstration data, " if receipt.demonstration else ""
    state = ", ".join(dict.fromkeys(entry.standing.values())).capitalize()
    return [
        Span(receipt.reference, "whole", Link(f"upload?receipt={receipt.reference}")),
        sentence(whole(f"{in_words(receipt.at[:10])},"), f" {receipt.at[11:16]}"),
        sentence(
            extract.title if extract else receipt.extract,
            Span(f"{marked}{receipt.file_name}", "base line"),
            *([Span(f"Fetched: {said.of(fetched, cached.settings())}", "base line")] if fetched else []),
            *(
                [Span(f"Matched: {keeping.in_words(receipt.answers)}", "base line")]
                if receipt.answers
                else []
            ),
        ),
        _periods(receipt.periods),
        receipt.by,
        sentence(state, *(Span(_became(undone), "base line") for undone in became)),
    ]


def _became(undone: store.Undone) -> str:
    what = "Published again" if undone.again else "Taken back"
    why = f": {undone.reason}" if undone.reason else ""
    return f"{what} {in_words(undone.at[:10])} by {undone.by}{why}"


def _periods(periods: tuple[str, ...]) -> Sentence:
    words = [in_words(period, short=True) for period in in_order(periods)]
    ends = words if len(words) < 2 else [f"{words[0]} to", words[-1]]
    return together(map(whole, ends))


def _offer_undo(standing: list[store.Receipt]) -> None:
    """Above the list, which is long: what comes of it is said at the top."""
    names = {receipt.reference: f"{receipt.reference}: {receipt.file_name}" for receipt in standing}
    with st.expander("Undo an upload"):
        st.html(html(note("Brings back what was there before. Nothing is deleted, and the list keeps both.")))
        reference = st.selectbox(
            "Upload", list(names), format_func=names.__getitem__, key="undo-reference", width=420
        )
        lines = taking_back_block.effect(store.restores(cached.writer(), reference))
        st.html(html(items(lines)))
        with st.container(key="actions", horizontal=True, vertical_alignment="bottom"):
            st.text_input("Why?", key="undo-reason", width=320, max_chars=200)
            # What the officer saw when pressing: were it gone from the list by now, another would be chosen.
            st.button("Undo this upload", on_click=_undo, args=(reference,))


def _undo(reference: str) -> None:
    taking_back_block.act(reference, st.session_state.get("undo-reason", ""))
