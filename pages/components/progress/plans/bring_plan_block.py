"""Putting a plan, or a list of recommendations, in force from a sheet."""

from datetime import date

import streamlit as st

from loaders.actor import NotAllowed
from loaders.plans import closing, ledger, sheet, template
from loaders.plans.ledger import Arrived
from loaders.plans.sheet import PlanSheet, Said
from loaders.store.faults import Moved, StoreUnavailable
from pages.components.progress import about_block
from pages.components.progress.plans import plan_words
from pages.components.progress.plans.outcome_block import attempt, told
from pages.components.render.page import html
from pages.components.shared.content import note, paragraph, part
from pages.components.shell import access, cached, cached_promises
from pages.components.shell.cached_promises import Moment
from pages.components.upload import problem_words

HOW = (
    "Fill in a row for each promise or recommendation: its words, the post that owns it, the day by which it is due, and "
    "what answers it. Send the workbook or a CSV. Nothing is stored before you say so. No names of people."
)
PLAN, LIST = "A plan", "A list of recommendations"
_MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(moment: Moment) -> None:
    """The template, what is said of the plan, the field for its sheet, and what it would bring."""
    key = f"{attempt()}"
    field = f"plan-sheet-{key}"
    with st.expander("Put a plan in force", expanded=st.session_state.get(field) is not None):
        st.html(html(note(HOW)))
        with st.container(key="actions", horizontal=True):
            st.download_button(
                "Template (Excel)", lambda: template.as_workbook(cached.settings()), "plan-template.xlsx", _MEDIA,
                on_click="ignore", icon=":material/download:",
            )  # fmt: skip
            st.download_button(
                "Template (CSV)", template.as_csv, "plan-template.csv", "text/csv",
                on_click="ignore", icon=":material/download:",
            )  # fmt: skip
        said = _said(key)
        sent = st.file_uploader(
            "Workbook or CSV", type=["xlsx", "csv", "ods"], max_upload_size=5, key=field, width=620
        )
        if sent is not None:
            _answer(
                sheet.check(
                    sent.getvalue(),
                    sent.name,
                    said,
                    sheet.known_of(cached_promises.followed(moment.plans)),
                    cached.settings(),
                ),
                moment,
            )


def _said(key: str) -> Said:
    kind = st.radio("What is it?", [PLAN, LIST], horizontal=True, key=f"plan-kind-{key}")
    title = st.text_input(
        "Title", max_chars=60, width=420, key=f"plan-title-{key}", placeholder="Equality plan 2026 to 2029"
    )
    code = st.text_input(
        "Letters before each number", max_chars=8, width=240, key=f"plan-code-{key}", placeholder="EP26",
        help="Promise 4.2 of a plan with the letters EP26 is EP26-4.2 everywhere. Those of a plan in force bring a newer "
        "version of it.",
    )  # fmt: skip
    day = st.date_input("In force from", format="DD/MM/YYYY", width=240, key=f"plan-from-{key}")
    adopted = day if isinstance(day, date) else date.today()
    return Said(title, code.strip().upper(), kind == LIST, adopted)


def _answer(checked: PlanSheet, moment: Moment) -> None:
    """What is wrong with a sheet, or what it would bring and the button that puts it in force."""
    if checked.problems:
        st.html(html(problem_words.summary(checked.problems)))
        most = cached.settings().publication.limits.problems_shown
        st.html(html(*problem_words.details(checked.problems, most)))
    if checked.plan is None:
        return
    lead, rows = plan_words.would_bring(checked.plan, cached.settings())
    st.html(html(paragraph(lead, kind="second"), part(rows, kind="cards")))
    to_look_at = any(problem.severity == "warning" for problem in checked.problems)
    looked = not to_look_at or st.checkbox(
        "I have looked at what is to be checked: nobody can be identified by it"
    )
    if st.button("Put it in force", type="primary", disabled=not looked):
        _adopt(checked.plan, checked.file_name, moment)


def _adopt(plan: Arrived, file_name: str, moment: Moment) -> None:
    try:
        taken = [item for row in plan.rows for item in row.takes_over]
        ends = closing.carried(plan, about_block.came_to(taken, moment).final)
        ledger.adopt(cached.writer(), plan, ends, by=access.actor(), source=file_name, seen=moment.plans)
    except (Moved, StoreUnavailable, NotAllowed) as problem:
        told(problem=str(problem))
    else:
        told(f"{plan.title} is in force, with {plan.counted}. The Progress page shows it first.")
