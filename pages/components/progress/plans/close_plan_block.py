"""Closing a plan: every promise of it ends, with what it had come to."""

import streamlit as st

from loaders.actor import NotAllowed
from loaders.plans import closing, ledger
from loaders.plans.closing import Closing
from loaders.plans.ledger import Deed
from loaders.store.faults import Moved, StoreUnavailable
from loaders.typed import refused
from pages.components.progress import about_block
from pages.components.progress.plans.outcome_block import attempt, told
from pages.components.render.page import html
from pages.components.shared.content import note
from pages.components.shell import access, cached, cached_promises
from pages.components.shell.cached_promises import Moment
from pages.components.upload import problem_words

HOW = (
    "A plan that is over stays on the Progress page, after those in force. Each promise keeps the state and the words that it "
    "has today. Without a sheet all of them are closed. To carry some over, write in the sheet how each ends and into which."
)


def show(moment: Moment) -> None:
    """Which plan, why, a sheet for what does not simply close, and the button."""
    plans = cached_promises.followed(moment.plans)
    titles = {name: plan.short for name, plan in plans.config.plans.items() if name not in plans.closed}
    if not titles:
        return
    key = attempt()
    with st.expander("Close a plan", expanded=bool(st.session_state.get(f"closing-{key}"))):
        st.html(html(note(HOW)))
        name = st.selectbox(
            "Plan", list(titles), format_func=titles.__getitem__, width=620, key=f"closing-plan-{key}"
        )
        plan = plans.config.plans[name]
        st.download_button(
            "Sheet of its promises",
            lambda: closing.template(plan, about_block.came_to(plan.promises, moment)),
            "how-promises-end.csv",
            "text/csv",
            on_click="ignore",
            icon=":material/download:",
        )
        sent = st.file_uploader(
            "Sheet of how promises end (not needed)",
            type=["csv", "xlsx"],
            max_upload_size=5,
            key=f"closing-{key}",
            width=620,
        )
        why = st.text_input("Why?", max_chars=closing.LONGEST, width=620, key=f"closing-why-{key}").strip()
        if st.button("Close this plan"):
            _close(
                name, titles[name], sent.getvalue() if sent else b"", sent.name if sent else "", why, moment
            )


def _close(name: str, title: str, data: bytes, file_name: str, why: str, moment: Moment) -> None:
    plan = cached_promises.followed(moment.plans).config.plans[name]
    if reason := refused(f"{why} {file_name}", cached.settings().publication.suppress_below):
        st.html(html(note(reason, role="alert")))
        return
    rows, problems = closing.read(data, cached.settings()) if data else ([], [])
    made = Closing((), tuple(problems))
    if not problems:
        made = closing.whole(plan, about_block.came_to(plan.promises, moment), rows)
    if made.problems:
        st.html(html(problem_words.summary(made.problems)))
        most = cached.settings().publication.limits.problems_shown
        st.html(html(*problem_words.details(made.problems, most)))
        return
    try:
        deed = Deed(name, title, made.ends, file_name, why)
        ledger.close(cached.writer(), deed, by=access.actor(), seen=moment.plans)
    except (Moved, StoreUnavailable, NotAllowed) as problem:
        told(problem=str(problem))
    else:
        told(f"{title} is closed. Its {len(made.ends)} promises stay as they stand today.")
