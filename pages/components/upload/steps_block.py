"""The upload page: choose a file, check it, see what will change, confirm. Nothing is stored before that.

What is under way lives in the officer's own session: no other session, log or cache ever holds a file's text.
The address says only that a draft is open, or which receipt is shown, so that a reload can answer.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path

import streamlit as st

from config import Config
from config.refusal import Unsafe
from loaders import changes, store
from loaders.actor import NotAllowed
from loaders.fetching import bringing
from loaders.problems import Problem
from loaders.verdicts import accepted, to_answer
from loaders.workbooks.marked import marked
from metrics.disclosure.release import builder
from pages.components.render.page import html
from pages.components.shared.content import Heading, Part, items, note, paragraph, part
from pages.components.shared.messages import message
from pages.components.shell import access, cached, looking_back_block
from pages.components.upload import (
    assessment_block,
    choose_block,
    match_block,
    problem_words,
    read_block,
    receipt_block,
    waiting_block,
)
from pages.components.upload.draft_block import Draft, Outcome, about, address, again, head
from pages.components.upload.headline_changes import before_and_after
from pages.components.upload.hidden_figures import MOST

LARGE = "CHANGE"
HIDDEN = "They are shown now. In the new figures they would make it possible to identify somebody."
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STAY = "Figures that this file stands in for stay in the store, and come back if you undo."


def show() -> None:
    """The step that the officer has reached."""
    draft: Draft | None = st.session_state.get("draft")
    if looking_back_block.back():
        st.title(cached.settings().pages["upload"].question, anchor=False)
        st.html(html(note("Files are sent to the dashboard as it stands today. Go back to today first.")))
    elif draft is None and (reference := st.query_params.get("receipt")):
        receipt_block.show(reference)
    elif draft is None:
        choose_block.show()
    else:
        _go_on(draft, cached.settings())


def _go_on(draft: Draft, settings: Config) -> None:
    if draft.receipt is not None and draft.receipt.already:  # somebody else sent the same meanwhile
        draft.receipt, draft.outcome = None, None
    if draft.receipt is not None:
        _to_receipt(draft.receipt.reference)
    address(**_mark(draft))
    if read_block.waits(draft):
        read_block.show(draft, settings)
    elif draft.checked.upload is None and draft.checked.asks and not draft.mending:
        match_block.show(draft, settings)
    elif draft.checked.upload is None:
        _check(draft, settings)
    elif draft.problem:
        _problem(draft, settings)
    elif draft.outcome is None:
        waiting_block.compare(draft, settings)
    elif draft.loaded_as:
        _loaded_already(draft, settings)
    else:
        _confirm(draft, draft.outcome, settings)


def _mark(draft: Draft) -> dict[str, str]:
    """What a reload should know: that something is lost. Of a file that is loaded already, nothing is."""
    return {} if draft.outcome is not None and draft.loaded_as and not draft.problem else {"draft": "open"}


def _check(draft: Draft, settings: Config) -> None:
    head("Check the file", "Check")
    st.html(html(problem_words.summary(draft.checked.problems)))
    about(draft, settings)
    _problems(draft, settings)
    with st.container(key="actions", horizontal=True):
        if st.button("Upload a corrected file", type="primary"):
            again()
        st.download_button(
            "Download the problems",
            problem_words.as_csv(draft.checked.problems),
            "problems.csv",
            "text/csv",
            on_click="ignore",
        )
        _marked(draft, settings)


def _marked(draft: Draft, settings: Config) -> None:
    """The officer's own file, with what is wrong marked in it; made when it is asked for."""
    st.download_button(
        "Download your file, marked up",
        partial(marked, draft.sent.source, draft.checked, settings.publication.limits),
        f"{Path(draft.checked.file_name).stem}-marked.xlsx",
        XLSX,
        on_click="ignore",
    )


def _problems(draft: Draft, settings: Config) -> None:
    """What must be fixed or checked, a heading each; then what is only noted, as text."""
    problems = draft.checked.problems
    shown = [problem for problem in problems if problem.severity != "note"]
    if shown:
        kinds = problem_words.details(shown, settings.publication.limits.problems_shown)
        st.html(html(part(*kinds, kind="problems")))
    if noted := notes([problem for problem in problems if problem.severity == "note"]):
        st.html(html(noted))


def notes(noted: list[Problem]) -> Part | None:
    """Every note, also those of one kind, as a list of sentences."""
    sentences = [
        " ".join(
            filter(None, [f"Column {problem.column}:" if problem.column else "", problem.title, problem.fix])
        )
        for problem in noted
    ]
    return listed("About this file", sentences) if noted else None


def listed(title: str, sentences: list[str], last: str = "") -> Part:
    """A heading, a list of sentences and a closing remark."""
    closing = [note(last)] if last else []
    return part(Heading(title, kind="what"), items(sentences), *closing, kind="part")


def some_lines(lines: list[str]) -> list[str]:
    """The first lines, and how many more there are."""
    more = len(lines) - MOST
    return [*lines[:MOST], *([f"And {more:,} more."] if more > 0 else [])]


def _problem(draft: Draft, settings: Config) -> None:
    """The store could not answer, or somebody published meanwhile: nothing was stored, the file is still here."""
    head("What will change", "Confirm")
    st.html(html(message("problem", "Nothing was changed", draft.problem)))
    about(draft, settings)
    with st.container(key="actions", horizontal=True):
        if st.button("Compare again", type="primary"):
            draft.problem, draft.outcome = "", None
            st.rerun()
        if st.button("Cancel"):
            again()


def _loaded_already(draft: Draft, settings: Config) -> None:
    head("Nothing would change", "Confirm")
    words = "Nothing would change: the store holds every figure of this file."
    st.html(html(message("done", f"Already loaded as {draft.loaded_as}", words)))
    about(draft, settings)
    with st.container(key="actions", horizontal=True):
        if st.button("Choose another file", type="primary"):
            again()
        if ", " not in draft.loaded_as and st.button("See its receipt"):
            _to_receipt(draft.loaded_as)


def _to_receipt(reference: str) -> None:
    address(receipt=reference)
    st.session_state["draft"] = None
    st.rerun()


def _confirm(draft: Draft, outcome: Outcome, settings: Config) -> None:
    head("What will change", "Confirm")
    about(draft, settings)
    counted = f"Against this source’s figures so far: {outcome.counted.sentence()}."
    st.html(html(paragraph(f"{counted} {_withheld(outcome.counted)}", kind="second")))
    if outcome.stand_ins:
        st.html(html(listed("Figures of other sources", outcome.stand_ins, STAY)))
    if outcome.headlines:
        st.html(html(before_and_after(outcome.headlines, settings)))
    else:
        st.html(html(note("The sentence that each page opens with stays the same.")))
    if outcome.hidden:
        st.html(html(listed("Figures that will not be shown any more", some_lines(outcome.hidden), HIDDEN)))
    _problems(draft, settings)
    jumps = to_answer(draft.checked, draft.changes, settings)
    if draft.checked.turned:
        st.html(html(read_block.as_turned(draft.checked.turned)))
    agreed = _agreed(jumps, settings)
    assert draft.checked.upload is not None
    assessed, enough = assessment_block.asked(draft.checked.upload)
    with st.container(key="actions", horizontal=True):
        if st.button("Publish these figures", type="primary", disabled=not (agreed and enough)):
            _publish(draft, jumps, settings, assessed)
        if st.button("Cancel"):
            again()


def _withheld(counted: changes.Counted) -> str:
    return f"{counted.withheld:,} are withheld so that nobody can be identified." if counted.withheld else ""


def _agreed(jumps: list[tuple[bool, str]], settings: Config) -> bool:
    """A tick where totals moved notably, a typed word where they moved by a large share."""
    if not jumps:
        return True
    st.html(html(listed("Check before you publish", [words for _, words in jumps])))
    if any(large for large, _ in jumps):
        moved = f"moved by more than {settings.publication.a_large_change}"
        asked = f"Something is gone, or a total {moved}. If this is right, type {LARGE}."
        return st.text_input(asked, width=420) == LARGE
    return st.checkbox("I have checked these changes")


def _publish(draft: Draft, seen: list[tuple[bool, str]], settings: Config, assessed: str) -> None:
    """Accept the file. What comes of it is kept in the draft before anything is drawn again: a second press of
    the button may end this run at any drawing."""
    upload = draft.checked.upload
    assert upload is not None
    upload = replace(upload, warnings=accepted(draft.checked, seen))
    with st.spinner("Publishing"):
        try:
            if refused := assessment_block.kept(assessed):
                raise store.NotAssessed(refused)
            draft.receipt = store.accept(
                cached.writer(),
                upload,
                build=changes.as_previewed(draft.changes, builder(settings)),
                by=access.actor(),
                fingerprint=settings.fingerprint,
                expected={period: change.number for period, change in draft.changes.items()},
                guarded=settings.extracts[upload.extract].guarded,
            )
            if draft.fetched is not None:
                reference = draft.receipt.already or draft.receipt.reference
                bringing.confirmed(cached.writer(), draft.fetched, reference, by=access.actor())
        except (store.Moved, store.NotAssessed, store.StoreUnavailable, NotAllowed, Unsafe) as reason:
            draft.problem = str(reason)
    st.rerun()
