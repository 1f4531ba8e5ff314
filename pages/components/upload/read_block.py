"""The step at which an officer sees what was read of a file, where that is not plainly all of it: which sheet, what was set
apart above and below the table, and how a table was turned."""

from dataclasses import replace

import streamlit as st

from config import Config
from loaders.checks.personal import RULE as PERSONAL
from loaders.layout.headings_row import AGREED
from loaders.layout.headings_row import RULE as SET_APART
from loaders.layout.total_lines import RULE as TOTAL
from loaders.problems import Problem, printable
from loaders.reading import Table
from loaders.reading.choosing import RULE as WHICH_SHEET
from pages.components.render.page import html
from pages.components.shared import content
from pages.components.shared.content import Heading, items, paragraph, part, table
from pages.components.shared.running_text import Text
from pages.components.upload import waiting_block
from pages.components.upload.draft_block import Draft, about, again, head

TOLD = (WHICH_SHEET, SET_APART, TOTAL, AGREED, "merged")
FIRST_ROWS = 14
ALL_OF_IT = "Is this the table that you mean? Nothing has been saved."
CHOOSE = "Choose the sheet that holds the figures. Nothing has been saved."


def waits(draft: Draft) -> bool:
    """Whether there is something of the reading that the officer has not seen; of a list of people nothing is shown."""
    problems = draft.checked.problems
    if draft.seen_read or any(problem.rule == PERSONAL for problem in problems):
        return False
    chosen = draft.asked.sheet is not None
    return any(problem.rule in TOLD and not (chosen and problem.rule == WHICH_SHEET) for problem in problems)


def show(draft: Draft, settings: Config) -> None:
    """What was read, and on to the next step; or the sheets to choose from."""
    head("What we read in the file", "Read")
    sheets = next((problem.choices for problem in draft.checked.problems if _of_sheets(problem)), ())
    st.html(html(paragraph(CHOOSE if sheets else ALL_OF_IT, kind="second")))
    about(draft, settings)
    if sheets:
        _which(draft, sheets, settings)
        return
    if draft.checked.first_rows:
        st.html(html(_first_rows(draft.checked.first_rows, draft.checked.rows_read)))
    said = [problem for problem in draft.checked.problems if problem.rule in TOLD]
    lines = [" ".join(filter(None, (problem.title, problem.fix))) for problem in said]
    st.html(html(part(Heading("What was done with it", kind="what"), items(lines), kind="part")))
    with st.container(key="actions", horizontal=True):
        if st.button("Go on", type="primary"):
            draft.seen_read = True
            st.rerun()
        if st.button("Choose another file"):
            again()


def _of_sheets(problem: Problem) -> bool:
    return problem.rule == WHICH_SHEET and bool(problem.choices)


def _which(draft: Draft, sheets: tuple[str, ...], settings: Config) -> None:
    sheet = st.selectbox("Which sheet?", sheets, index=None, placeholder="Choose a sheet", width=420)
    if sheet is not None:
        waiting_block.check(draft.sent, settings, replace(draft.asked, sheet=sheet))
    with st.container(key="actions", horizontal=True):
        if st.button("Choose another file"):
            again()


def _first_rows(rows: tuple[tuple[str, ...], ...], number: int) -> content.Table:
    """The table as it begins, without columns that are empty; every text in it came from the file."""
    columns = [column for column in zip(*rows, strict=True) if any(cell.strip() for cell in column)]
    named = [(column[0].strip() or "No heading", *column[1:]) for column in columns]
    header, *body = zip(*named, strict=True)
    cells: list[list[Text]] = [[*row] for row in body]
    return table(f"The table as we read it: first {len(cells)} of {number:,} rows", [*header], cells)


def as_turned(turned: Table) -> content.Table:
    """The first rows of a table that had the groups across the top, as they are read."""
    header = [printable(heading) for heading in turned.header]
    rows: list[list[Text]] = [[printable(cell) for cell in row] for row in turned.rows[:FIRST_ROWS]]
    return table(f"The table as we turned it: first {len(rows)} of {len(turned.rows):,} rows", header, rows)
