"""The step at which an officer says what is not sure: which extract a file is, its period, its headings and labels."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from config import Config, Extract
from config.periods import FORMS
from loaders.matching.answers import COLUMN, LEAVE_OUT, Answer, Question, laid_over
from pages.components.render.page import html
from pages.components.shared.content import Heading, note, paragraph, part
from pages.components.shared.messages import message
from pages.components.upload import match_words, waiting_block
from pages.components.upload.draft_block import Draft, about, again, head

UNANSWERED = "Choose an answer for each, or leave it out."


def show(draft: Draft, settings: Config) -> None:
    """Everything that is asked, in one round: our guesses stand there already, to be confirmed."""
    asks = draft.checked.asks
    head("Match the file", "Match")
    if st.session_state.pop("unanswered", False):
        st.html(html(message("problem", "Some answers are missing", UNANSWERED)))
    st.html(html(paragraph(match_words.summary(asks), kind="second")))
    about(draft, settings)
    if asks.extracts:
        _which(draft, settings)
    else:
        _questions(draft, settings)


def _which(draft: Draft, settings: Config) -> None:
    """Which extract a file is: nothing else can be asked before that."""
    titles = {settings.extracts[name].title: name for name in draft.checked.asks.extracts}
    with st.form("which", border=False):
        title = st.selectbox(
            "Which extract is it?", list(titles), index=None, placeholder="Choose an extract", width=420
        )
        st.html(html(note(match_words.why_asked(draft.checked.problems))))
        with st.container(key="actions", horizontal=True):
            go_on = st.form_submit_button("Go on", type="primary")
            _others(draft)
    if go_on and title is not None:
        waiting_block.check(draft.sent, settings, replace(draft.asked, extract=titles[title], answers=()))


def _questions(draft: Draft, settings: Config) -> None:
    checked = draft.checked
    extract = settings.extracts[checked.extract]
    chosen: list[Answer | None] = []
    with st.form("match", border=False):
        period = _period(extract) if checked.asks.period else draft.asked.period
        for kind, questions in match_words.together_by_column(checked.asks.questions):
            st.html(html(part(Heading(match_words.heading(kind, extract), kind="what"), kind="part")))
            chosen += [_question(question, extract, settings) for question in questions]
        with st.container(key="actions", horizontal=True):
            go_on = st.form_submit_button("Use these answers", type="primary")
            _others(draft)
    if go_on:
        _go_on(draft, period, chosen, settings)


def _is_missing(questions: Sequence[Question], chosen: Sequence[Answer | None]) -> bool:
    """Whether something was not answered that has to be: labels of a column that is left out need no answer."""
    left_out = {
        question.guess
        for question, answer in zip(questions, chosen, strict=True)
        if answer and answer.means == LEAVE_OUT and answer.kind == COLUMN
    }
    return any(
        answer is None and question.kind not in left_out
        for question, answer in zip(questions, chosen, strict=True)
    )


def _period(extract: Extract) -> str:
    forms = " or ".join(FORMS[kind] for kind in extract.period)
    said = st.text_input("Which period is the file about?", placeholder=f"{forms}", width=420)
    return said.strip()


def _question(question: Question, extract: Extract, settings: Config) -> Answer | None:
    """One thing and the field for its answer beside it."""
    what, known = match_words.asked(question, extract)
    with st.container(key=f"question-{question.kind}-{question.written}"):
        words, field = st.columns([1.45, 1], vertical_alignment="center")
    words.html(html(part(paragraph(what, kind="asked"), note(known), kind="question")))
    means = field.selectbox(
        match_words.label(question, extract),
        question.options,
        index=question.options.index(question.guess) if question.guess else None,
        placeholder="Choose",
        label_visibility="collapsed",
        format_func=lambda option: match_words.option(option, question, extract, settings),
        key=f"answer-{question.kind}-{question.written}",
    )
    return question.answered(means) if means else None


def _others(draft: Draft) -> None:
    """What can be done instead of answering."""
    if st.form_submit_button("Mend the file instead"):
        draft.mending = True
        st.rerun()
    if st.form_submit_button("Cancel"):
        again()


def _go_on(draft: Draft, period: str | None, chosen: list[Answer | None], settings: Config) -> None:
    """Check the file again by what was said of it."""
    answers = laid_over(draft.asked.answers, [answer for answer in chosen if answer])
    asked = replace(
        draft.asked, extract=draft.checked.extract, period=period or draft.asked.period, answers=answers
    )
    if _is_missing(draft.checked.asks.questions, chosen) or (draft.checked.asks.period and not period):
        st.session_state["unanswered"] = True
    waiting_block.check(draft.sent, settings, asked)
