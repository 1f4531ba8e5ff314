"""What we said, what is done, and what we ask: the plans on one slide, in counts of promises and never a score."""

from datetime import date

import pandas as pd

from config import Config
from metrics.promises.progress import NOTHING, counts
from pages.components.progress import progress_views
from pages.components.progress.progress_views import ACTIONS, PLAN, SCRUTINY
from pages.components.progress.promise_words import STATES, many
from pages.components.shared.table_html import safe as text
from pages.components.shared.table_html import table as html_table
from pages.components.words import sentences

_DOCUMENTS = {SCRUTINY: "the scrutiny report", PLAN: "the improvement plan", ACTIONS: "the action plans"}
_MOST = 6


def sentence(table: pd.DataFrame, config: Config, today: date) -> str:
    """How many of the report's measures have figures, have nothing yet, and are due."""
    spans = progress_views.lead(SCRUTINY, table, config, today).spans
    return "".join(f"**{span.text}**" if span.kind == "strong" else span.text for span in spans)


def columns(table: pd.DataFrame, ask: str, config: Config, today: date) -> str:
    """The three columns, as markup."""
    said = _said(table, config, today)
    done = _states(table[table["plan"].eq(progress_views.VIEWS[SCRUTINY])], config)
    asked = [line.strip() for line in ask.split("\n") if line.strip()]
    heads = {
        "What we said": said,
        "Where they stand": done,
        "What we ask": asked or ["Questions, and challenge."],
    }
    parts = "".join(
        f"<div><h2>{text(head)}</h2>{''.join(f'<p>{sentences.html(line)}</p>' for line in listed)}</div>"
        for head, listed in heads.items()
    )
    return f'<div class="eq-columns-of-three">{parts}</div>'


def _said(table: pd.DataFrame, config: Config, today: date) -> list[str]:
    lines = []
    for view, document in _DOCUMENTS.items():
        rows = progress_views.rows_of(view, table, config)
        what = "promises"
        if view == SCRUTINY:
            rows, what = _measures(rows, config), "measures"
        lines.append(f"**{counts(rows, today)['asked']} {what}** in {document}")
    return lines


def _states(rows: pd.DataFrame, config: Config) -> list[str]:
    """How many of the report's measures stand in each state, in words."""
    found = _measures(rows, config)["verdict"].value_counts()
    held = {str(state): int(count) for state, count in found.items() if state}
    reported = many({state: count for state, count in held.items() if state not in NOTHING})
    told = [*reported, *many({state: count for state, count in held.items() if state in NOTHING})]
    lines = [one[0].upper() + one[1:] for one in told]
    return lines if len(lines) <= _MOST else [*lines[: _MOST - 1], "; ".join(lines[_MOST - 1 :])]


def _measures(rows: pd.DataFrame, config: Config) -> pd.DataFrame:
    """Those of the report's promises that the meeting asked to see: its measures."""
    return rows[[config.promises[item][1].kind == "criterion" for item in rows["item"]]]


def states_table(table: pd.DataFrame, config: Config) -> str:
    """Every document's promises by state, as a table: of the scrutiny report its measures, as the slide counts them."""
    views = list(_DOCUMENTS)
    rows = {view: progress_views.rows_of(view, table, config) for view in views}
    rows[SCRUTINY] = _measures(rows[SCRUTINY], config)
    found = {view: one["verdict"].value_counts() for view, one in rows.items()}
    states = [state for state in STATES if state and any(state in one for one in found.values())]
    body = [[STATES[state], *(str(int(found[view].get(state, 0))) for view in views)] for state in states]
    return html_table("Promises by state", ["State", *views], body, range(1, len(views) + 1))
