"""The receipt: what became of a file, where to see it, and how to take it back."""

import streamlit as st

from config import Config
from config.periods import in_words
from loaders import changes, store
from pages.components import cached
from pages.components.table_html import safe as text
from pages.components.upload_draft import BY, PAGES, Draft, again, before_and_after, head, periods


def show(draft: Draft) -> None:
    settings, receipt = cached.settings(), draft.receipt
    assert receipt is not None
    head("Receipt", "Receipt")
    if receipt.already:
        st.html(
            '<div class="eq-done" role="status"><h2>Nothing changed</h2>'
            f"<p>Already loaded as <strong>{text(receipt.already)}</strong>; nothing changed.</p></div>"
        )
    else:
        st.html(
            '<div class="eq-done" role="status"><h2>The figures are published</h2>'
            f"<p>Reference <strong>{text(receipt.reference)}</strong>. Keep it if you need to undo this upload.</p></div>"
        )
    st.html(_particulars(draft, settings))
    if draft.headlines:
        st.html(before_and_after(draft, settings))
    _afterwards(draft, settings)


def _facts(draft: Draft, settings: Config) -> dict[str, str]:
    receipt = draft.receipt
    assert receipt is not None
    counted = changes.counted(draft.changes)
    warnings = "; ".join(receipt.warnings) or "none"
    return {
        "Extract": f"{settings.extracts[receipt.extract].title}, {periods(draft.checked)}",
        "Source": draft.checked.origin,
        "File": f"{draft.checked.file_name}, {draft.checked.rows_read:,} rows",
        "Uploaded": f"{in_words(receipt.at[:10])}, {receipt.at[11:16]} UTC, by {receipt.by}",
        "What changed": "nothing" if receipt.already else counted.sentence(),
        "Warnings accepted": warnings,
        "Withheld": f"{counted.withheld:,} figures",
    }


def _particulars(draft: Draft, settings: Config) -> str:
    lines = _facts(draft, settings).items()
    return (
        '<dl class="eq-dl">'
        + "".join(f"<dt>{text(name)}</dt><dd>{text(fact)}</dd>" for name, fact in lines)
        + "</dl>"
    )


def _afterwards(draft: Draft, settings: Config) -> None:
    receipt = draft.receipt
    assert receipt is not None
    page = next(measure.page for measure in settings.measures.values() if measure.extract == receipt.extract)
    with st.container(key="actions", horizontal=True):
        if st.button(f"See the {settings.pages[page].title} page", type="primary"):
            st.session_state["draft"] = None
            st.switch_page(PAGES / settings.pages[page].script)
        plain = "\n".join(
            f"{name}: {fact}"
            for name, fact in ({"Reference": receipt.reference} | _facts(draft, settings)).items()
        )
        st.download_button(
            "Download this receipt", plain, f"{receipt.reference}.txt", "text/plain", on_click="ignore"
        )
        if not receipt.already and st.button("Undo this upload"):
            _undo(receipt.reference)
        if st.button("Upload another file"):
            again()


def _undo(reference: str) -> None:
    try:
        undone = store.undo(cached.writer(), reference, by=BY, reason="undone from the receipt")
    except (store.CannotUndo, store.StoreUnavailable) as reason:
        st.session_state["said"] = str(reason)
    else:
        st.session_state["said"] = f"{undone.reference} was taken back. What was there before is shown again."
    st.session_state["draft"] = None
    st.switch_page(PAGES / cached.settings().pages["history"].script)
