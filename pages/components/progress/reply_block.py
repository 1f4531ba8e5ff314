"""Answering for a promise that is not kept: what is thought to be the reason, what will be done, by when, by which post."""

from datetime import date

import streamlit as st

from config.plan import Promise
from loaders.actor import NotAllowed
from loaders.plans import answers
from loaders.plans.answers import FIELDS
from loaders.store.faults import StoreUnavailable
from metrics.promises.reported_figures import Row
from pages.components.progress import entering_block
from pages.components.render.page import html
from pages.components.shared.content import items, note
from pages.components.shell import access, cached, cached_replies
from pages.components.shell.cached_promises import Moment
from pages.components.words import replies
from pages.components.words.replies import Asked

HELP = {
    "why": "In short, and about nobody in particular. No names of people.",
    "doing": "One thing that can be seen to be done.",
    "due": "A day, such as 31 March 2027.",
    "post": "A post, such as Head of Early Years, and not a person.",
}


def show(promise: Promise, row: Row, moment: Moment) -> None:
    """What its owner answered, or that nobody did; and the form."""
    asked = _asked(promise, row, moment)
    if not asked:
        return
    given = cached_replies.given()
    st.header(replies.HEADING, anchor=False)
    st.html(html(items(replies.lines(asked, given, moment.today))))
    if not access.may("answers"):
        return
    with st.expander("Answer again" if promise.id in given else "Answer", expanded=promise.id not in given):
        with st.form(f"reply-{promise.id}-{entering_block.attempt()}", border=False, width=620):
            texts = {name: st.text_input(title, help=HELP[name]) for name, title in FIELDS.items()}
            sent = st.form_submit_button("Give this answer", type="primary")
            back = promise.id in given and st.form_submit_button("Take the answer back")
        if sent:
            _give(promise, texts)
        if back:
            _done(promise, None)


def _asked(promise: Promise, row: Row, moment: Moment) -> list[Asked]:
    """For which figures an answer is asked: those of its measures, or what was reported."""
    of_measures = (cached_replies.asked(name, moment.at, moment.plans) for name in promise.measures)
    found = [one for asked in of_measures for one in asked if one.item == promise.id]
    if found or promise.measures or row["verdict"] not in cached_replies.ADVERSE:
        return found[:1]
    since = row["updated"] if isinstance(row["updated"], date) else moment.today
    return [Asked(promise.id, row["verdict"], since, promise.wording)]


def _give(promise: Promise, texts: dict[str, str]) -> None:
    reply, problems = answers.read(promise.id, texts, cached.settings())
    if reply is None:
        st.html(html(note("Nothing was stored.", role="alert"), items(problems)))
        return
    _done(promise, reply)


def _done(promise: Promise, reply: answers.Reply | None) -> None:
    """Store an answer, or take the one that stands back; the page is shown again with what came of it."""
    try:
        if reply is None:
            answers.withdraw(cached.writer(), promise.id, by=access.actor())
        else:
            answers.give(cached.writer(), reply, by=access.actor())
    except (StoreUnavailable, NotAllowed) as problem:
        st.session_state[entering_block.FAILED] = str(problem)
    else:
        what = "was taken back" if reply is None else "was given"
        st.session_state[entering_block.DONE] = (
            f"The answer for {promise.id} {what}. It stays in the history."
        )
        st.session_state[entering_block.ATTEMPT] = entering_block.attempt() + 1
    st.rerun()
