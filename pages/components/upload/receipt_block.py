"""The receipt of any upload, read from the store: what became of a file, where to see it, how to take it back."""

import streamlit as st

from config import Config
from config.periods import in_words
from loaders import assessing, store
from loaders.fetching import ledger, said
from loaders.matching import keeping
from pages.components.render.page import html
from pages.components.shared import content
from pages.components.shared.content import Part, note
from pages.components.shared.messages import message
from pages.components.shared.running_text import END_OF_LINE, sentence, strong, together
from pages.components.shell import cached
from pages.components.upload import taking_back_block
from pages.components.upload.draft_block import PAGES, Outcome, again, head, periods, published
from pages.components.upload.headline_changes import before_and_after

# The file holds numbers in cells; what is released of them is more, because sums are made of them.
SHOWN = "counting what the pages show, with the sums made from the file"


def show(reference: str) -> None:
    """The receipt of a reference, as it stands in the history now: it may have been taken back since."""
    settings = cached.settings()
    head("Receipt", "Receipt")
    entries = store.history(cached.writer())
    loaded = (entry for entry in entries if isinstance(entry, store.Loaded))
    entry = next((entry for entry in loaded if entry.receipt.reference == reference), None)
    if entry is None:
        _unknown(reference)
        return
    st.html(html(_standing(entry)))
    if st.session_state.get("asked-back") == reference:
        if taking_back_block.asked(reference, again=_undone(entry)):
            _go("history")
        return
    # The screen before is hidden while this container is there: its buttons are no longer meant.
    with (place := st.empty()).container(key="working"):
        st.html(html(note("Reading what changed.", role="status")))
        outcome = _outcome(entry.receipt, entry.number)
    place.empty()
    undone = [undo for undo in entries if isinstance(undo, store.Undone) and undo.reference == reference]
    facts = _facts(entry.receipt, outcome, undone, settings)
    st.html(
        html(content.facts({name: together(lines, END_OF_LINE) for name, lines in facts.items()}, kind="dl"))
    )
    if outcome.headlines:
        st.html(html(before_and_after(outcome.headlines, settings)))
    _afterwards(entry, outcome, facts, settings)


def _unknown(reference: str) -> None:
    words = f"No upload is called {reference}. The history lists every upload."
    st.html(html(message("problem", "There is no such receipt", words)))
    with st.container(key="actions", horizontal=True):
        if st.button("See the history", type="primary"):
            _go("history")
        if st.button("Upload a file"):
            again()


@st.cache_resource(max_entries=32, show_spinner=False)
def _outcome(_receipt: store.Receipt, number: int) -> Outcome:
    return published(_receipt, cached.settings())


def _standing(entry: store.Loaded) -> Part:
    """Whether the figures of an upload are shown now."""
    states = set(entry.standing.values())
    if "current" in states:
        title, words = "The figures are published", "Keep it if you need to undo this upload."
    elif "replaced" in states:
        title, words = "The figures were replaced", "A later upload took their place."
    else:
        title, words = "This upload was taken back", "Its figures are not shown any more."
    return message("done", title, sentence("Reference ", strong(entry.receipt.reference), f". {words}"))


def _facts(
    receipt: store.Receipt, outcome: Outcome, undone: list[store.Undone], settings: Config
) -> dict[str, tuple[str, ...]]:
    """Each fact by its name, in one line or several."""
    facts: dict[str, tuple[str, ...]] = {
        "Extract": (f"{settings.extracts[receipt.extract].title}, {periods(receipt.periods)}",),
        "Source": (source_title(receipt, settings),),
        "File": (f"{receipt.file_name}, {receipt.row_count:,} cells read from it",),
        "Fetched": _fetched(receipt.reference, settings),
        "Uploaded": (_when(receipt),),
        "Taken back": tuple(_why(undo) for undo in undone if not undo.again),
        "Published again": tuple(_why(undo) for undo in undone if undo.again),
        "What changed": (f"{outcome.counted.sentence()} ({SHOWN})",),
        "Stands in for others": tuple(outcome.stand_ins),
        "Matched": (keeping.in_words(receipt.answers),) if receipt.answers else (),
        "Data protection (DPIA)": tuple(
            filter(None, [assessing.of_receipt(cached.writer(), receipt, settings)])
        ),
        "Warnings accepted": receipt.warnings or ("none",),
        "Not shown any more": tuple(outcome.hidden),
        "Withheld": (f"{outcome.counted.withheld:,} figures",),
        "SHA-256 of the file": (receipt.file_hash,),
    }
    return {name: lines for name, lines in facts.items() if lines}


def _fetched(reference: str, settings: Config) -> tuple[str, ...]:
    """Of a file that was fetched: which release of what, when it came and from where, under which licence."""
    line = ledger.confirmed_as(cached.writer(), reference)
    if line is None:
        return ()
    when = line.file.get("at", "")
    came = f", brought on {in_words(when[:10])}, {when[11:16]} UTC" if when else ""
    return (
        f"{said.of(line, settings)}{came}",
        f"From {line.file['address']}. {line.file['licence']}.",
    )


def _when(done: store.Receipt | store.Undone) -> str:
    return f"{in_words(done.at[:10])}, {done.at[11:16]} UTC, by {done.by}"


def _why(undone: store.Undone) -> str:
    return f"{_when(undone)}{f': {undone.reason}' if undone.reason else ''}"


def source_title(receipt: store.Receipt, settings: Config) -> str:
    """What people call the source of an upload."""
    families = (family.short for family in settings.families.values() if family.source == receipt.source)
    rule = settings.extracts[receipt.extract].sources.get(receipt.source)
    return rule.title if rule else next(families, receipt.source)


def _afterwards(
    entry: store.Loaded, outcome: Outcome, facts: dict[str, tuple[str, ...]], settings: Config
) -> None:
    reference = entry.receipt.reference
    page, measure = _where_to_look(entry.receipt, outcome, settings)
    with st.container(key="actions", horizontal=True):
        if st.button(f"See the {settings.pages[page].title} page", type="primary"):
            _go(page, measure)
        st.download_button(
            "Download this receipt",
            "\n".join(
                f"{name}: {' '.join(lines)}" for name, lines in ({"Reference": (reference,)} | facts).items()
            ),
            f"{reference}.txt",
            "text/plain",
            on_click="ignore",
        )
        if "current" in entry.standing.values() and st.button("Undo this upload"):
            _ask_back(reference)
        if _undone(entry) and st.button("Publish it again"):
            _ask_back(reference)
        if st.button("Upload another file"):
            again()


def _undone(entry: store.Loaded) -> bool:
    return {"undone"} == {*entry.standing.values()} - {"unchanged"}


def _ask_back(reference: str) -> None:
    """Ask in place of the receipt: below its buttons the question would stand out of sight on a phone."""
    st.session_state["asked-back"] = reference
    st.rerun()


def _where_to_look(receipt: store.Receipt, outcome: Outcome, settings: Config) -> tuple[str, str]:
    """The page, and where it has several the measure, whose figures are in the file."""
    measures = settings.measures
    of_extract = [name for name, measure in measures.items() if measure.extract == receipt.extract]
    first = measures[(outcome.measures or of_extract)[0]]
    several = sum(measure.page == first.page for measure in measures.values()) > 1
    return first.page, first.title if several else ""


def _go(page: str, measure: str = "") -> None:
    asked = {"measure": measure} if measure else {}
    st.switch_page(PAGES / cached.settings().pages[page].script, query_params=asked)
