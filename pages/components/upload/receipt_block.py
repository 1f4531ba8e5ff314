"""The receipt of any upload, read from the store: what became of a file, where to see it, how to take it back."""

import streamlit as st

from config import Config
from config.periods import in_words
from loaders import store
from pages.components.shared.table_html import safe as text
from pages.components.shell import cached
from pages.components.shell.access import BY
from pages.components.upload.draft_block import PAGES, Outcome, again, head, periods, published
from pages.components.upload.headline_changes import before_and_after

# The file holds numbers in cells; what is released of them is more, because sums are made of them.
SHOWN = "counting what the pages show, with the sums made from the file"


def show(reference: str) -> None:
    """The receipt of a reference, as it stands in the history now: it may have been taken back since."""
    settings = cached.settings()
    head("Receipt", "Receipt")
    entries = store.history(cached.writer())
    entry = next((one for one in entries if isinstance(one, store.Loaded) and _of(one) == reference), None)
    if entry is None:
        _unknown(reference)
        return
    st.html(_box(entry))
    # The screen before is hidden while this container is there: its buttons are no longer meant.
    with (place := st.empty()).container(key="working"):
        st.html('<p class="eq-note" role="status">Reading what changed.</p>')
        outcome = _outcome(entry.receipt, entry.number)
    place.empty()
    undone = [one for one in entries if isinstance(one, store.Undone) and one.reference == reference]
    facts = _facts(entry.receipt, outcome, undone, settings)
    st.html(_particulars(facts))
    if outcome.headlines:
        st.html(before_and_after(outcome.headlines, settings))
    _afterwards(entry, outcome, facts, settings)


def _of(entry: store.Loaded) -> str:
    return entry.receipt.reference


def _unknown(reference: str) -> None:
    st.html(
        '<div class="eq-problem" role="alert"><h2>There is no such receipt</h2>'
        f"<p>No upload is called {text(reference)}. The history lists every upload.</p></div>"
    )
    with st.container(key="actions", horizontal=True):
        if st.button("See the history", type="primary"):
            _go("history")
        if st.button("Upload a file"):
            again()


@st.cache_resource(max_entries=32, show_spinner=False)
def _outcome(_receipt: store.Receipt, number: int) -> Outcome:
    return published(_receipt, cached.settings())


def _box(entry: store.Loaded) -> str:
    states = set(entry.standing.values())
    reference = f"Reference <strong>{text(entry.receipt.reference)}</strong>."
    if "current" in states:
        title, said = "The figures are published", f"{reference} Keep it if you need to undo this upload."
    elif "replaced" in states:
        title, said = "The figures were replaced", f"{reference} A later upload took their place."
    else:
        title, said = "This upload was taken back", f"{reference} Its figures are not shown any more."
    return f'<div class="eq-done" role="status"><h2>{title}</h2><p>{said}</p></div>'


def _facts(
    receipt: store.Receipt, outcome: Outcome, undone: list[store.Undone], settings: Config
) -> dict[str, str]:
    facts = {
        "Extract": f"{settings.extracts[receipt.extract].title}, {periods(receipt.periods)}",
        "Source": source_title(receipt, settings),
        "File": f"{receipt.file_name}, {receipt.row_count:,} cells read from it",
        "Uploaded": _when(receipt),
        "Taken back": "; ".join(_when(one) for one in undone),
        "What changed": f"{outcome.counted.sentence()} ({SHOWN})",
        "Stands in for others": " ".join(outcome.stand_ins),
        "Warnings accepted": "; ".join(receipt.warnings) or "none",
        "Withheld": f"{outcome.counted.withheld:,} figures",
    }
    return {name: fact for name, fact in facts.items() if fact}


def _when(done: store.Receipt | store.Undone) -> str:
    return f"{in_words(done.at[:10])}, {done.at[11:16]} UTC, by {done.by}"


def source_title(receipt: store.Receipt, settings: Config) -> str:
    """What people call the source of an upload."""
    families = (family.short for family in settings.families.values() if family.source == receipt.source)
    rule = settings.extracts[receipt.extract].sources.get(receipt.source)
    return rule.title if rule else next(families, receipt.source)


def _particulars(facts: dict[str, str]) -> str:
    lines = "".join(f"<dt>{text(name)}</dt><dd>{text(fact)}</dd>" for name, fact in facts.items())
    return f'<dl class="eq-dl">{lines}</dl>'


def _afterwards(entry: store.Loaded, outcome: Outcome, facts: dict[str, str], settings: Config) -> None:
    reference = entry.receipt.reference
    page, measure = _where_to_look(entry.receipt, outcome, settings)
    with st.container(key="actions", horizontal=True):
        if st.button(f"See the {settings.pages[page].title} page", type="primary"):
            _go(page, measure)
        st.download_button(
            "Download this receipt",
            "\n".join(f"{name}: {fact}" for name, fact in ({"Reference": reference} | facts).items()),
            f"{reference}.txt",
            "text/plain",
            on_click="ignore",
        )
        if "current" in entry.standing.values() and st.button("Undo this upload"):
            _undo(reference)
        if st.button("Upload another file"):
            again()


def _where_to_look(receipt: store.Receipt, outcome: Outcome, settings: Config) -> tuple[str, str]:
    """The page, and where it has several the measure, whose figures are in the file."""
    of_extract = [name for name, one in settings.measures.items() if one.extract == receipt.extract]
    first = settings.measures[(outcome.measures or of_extract)[0]]
    several = sum(one.page == first.page for one in settings.measures.values()) > 1
    return first.page, first.title if several else ""


def _go(page: str, measure: str = "") -> None:
    asked = {"measure": measure} if measure else {}
    st.switch_page(PAGES / cached.settings().pages[page].script, query_params=asked)


def _undo(reference: str) -> None:
    try:
        undone = store.undo(cached.writer(), reference, by=BY, reason="undone from the receipt")
    except (store.CannotUndo, store.StoreUnavailable) as reason:
        st.session_state["refused"] = str(reason)
    else:
        st.session_state["said"] = f"{undone.reference} was taken back. What was there before is shown again."
    _go("history")
