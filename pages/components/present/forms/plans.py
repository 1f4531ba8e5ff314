"""What we said, what is done, and what we ask: the plans on one slide, in counts of promises and never a score."""

from collections.abc import Sequence

import pandas as pd

from config import Config
from config.periods import in_words
from metrics.promises.progress import NOTHING, counts
from pages.components.present.slide_figures import Promises, SlideFigures
from pages.components.progress import progress_views
from pages.components.progress.progress_views import ACTIONS, PLAN, SCRUTINY
from pages.components.progress.promise_words import STATES, many
from pages.components.render.deck.file_slide import SourcedTable
from pages.components.render.drawings import WordColumns
from pages.components.render.view_words import ViewWords
from pages.components.shared import content
from pages.components.shared.cell_text import first_capital
from pages.components.shared.content import Block, cell
from pages.components.shared.number_text import count_cell
from pages.components.shared.running_text import Sentence, sentence, strong

_DOCUMENTS = {SCRUTINY: "the scrutiny report", PLAN: "the improvement plan", ACTIONS: "the action plans"}
_MOST = 6


def _promises(figures: SlideFigures) -> Promises:
    assert figures.promises is not None, "a slide of the plans has them"
    return figures.promises


def headline(figures: SlideFigures, config: Config) -> Sentence:
    """How many of the report's measures have figures, have nothing yet, and are due."""
    promises = _promises(figures)
    return progress_views.lead(SCRUTINY, promises.table, config, promises.day)


def above(figures: SlideFigures, config: Config) -> Sequence[Block]:
    return ()


def drawing(figures: SlideFigures, height: float, config: Config) -> WordColumns:
    """Three columns of words."""
    promises = _promises(figures)
    report = promises.table[promises.table["plan"].eq(progress_views.VIEWS[SCRUTINY])]
    asked = [line.strip() for line in figures.slide.ask.split("\n") if line.strip()]
    return WordColumns(
        (
            ("What we said", tuple(_documents(promises, config))),
            ("Where they stand", tuple(sentence(line) for line in _states(report, config))),
            ("What we ask", tuple(sentence(line) for line in asked or ["Questions, and challenge."])),
        )
    )


def native(figures: SlideFigures, words: Sequence[ViewWords], config: Config) -> WordColumns:
    return drawing(figures, 0, config)


def _documents(promises: Promises, config: Config) -> list[Sentence]:
    lines = []
    for view, document in _DOCUMENTS.items():
        rows = progress_views.rows_of(view, promises.table, config)
        what = "promises"
        if view == SCRUTINY:
            rows, what = _measures(rows, config), "measures"
        asked = counts(rows, promises.day)["asked"]
        lines.append(sentence(strong(f"{asked} {what}"), f" in {document}"))
    return lines


def _states(rows: pd.DataFrame, config: Config) -> list[str]:
    """How many of the report's measures stand in each state, in words."""
    numbers = _measures(rows, config)["verdict"].value_counts()
    held = {str(state): int(number) for state, number in numbers.items() if state}
    reported = many({state: number for state, number in held.items() if state not in NOTHING})
    nothing = many({state: number for state, number in held.items() if state in NOTHING})
    lines = [first_capital(line) for line in (*reported, *nothing)]
    return lines if len(lines) <= _MOST else [*lines[: _MOST - 1], "; ".join(lines[_MOST - 1 :])]


def _measures(rows: pd.DataFrame, config: Config) -> pd.DataFrame:
    """Those of the report's promises that the meeting asked to see: its measures."""
    return rows[[config.promises[item][1].kind == "criterion" for item in rows["item"]]]


def tables(figures: SlideFigures, words: Sequence[ViewWords], config: Config) -> tuple[SourcedTable, ...]:
    """Every document's promises by state: of the scrutiny report its measures, as the slide counts them."""
    table = _promises(figures).table
    rows = {view: progress_views.rows_of(view, table, config) for view in _DOCUMENTS}
    rows[SCRUTINY] = _measures(rows[SCRUTINY], config)
    numbers = {view: held["verdict"].value_counts() for view, held in rows.items()}
    states = [state for state in STATES if state and any(state in held for held in numbers.values())]
    body = [
        [cell(STATES[state]), *(count_cell(int(numbers[view].get(state, 0))) for view in _DOCUMENTS)]
        for state in states
    ]
    header = ["State", *_DOCUMENTS]
    return (SourcedTable(content.table("Promises by state", header, body, range(1, len(header)))),)


def footer(figures: SlideFigures, words: Sequence[ViewWords], config: Config) -> str:
    day = in_words(_promises(figures).day.isoformat())
    return (
        f"Counts of promises, and no score: each stands in its own words on the page Progress. As of {day}."
    )
