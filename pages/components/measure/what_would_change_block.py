"""The part of a measure's page that opens on request: what would change its results."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from config.periods import covid
from metrics.figures import rate_and_mix
from metrics.figures.kinds import kind_of
from metrics.groups import Detail
from metrics.promises import series
from pages.components.measure import what_would_change
from pages.components.render.page import html
from pages.components.shared.content import Block, paragraph, part
from pages.components.shared.rows import Row
from pages.components.shared.view import View
from pages.components.shell import cached


def show(view: View, at: int) -> None:
    """Worked out only once it is opened: it asks for the results against every comparison."""
    if view.selection.breakdown or view.groups.empty:
        return
    opened = st.expander(
        "What would change these results?", key="deeper", on_change="rerun", bind="query-params"
    )
    if opened.open:
        with opened:
            st.html(html(part(*_blocks(view, at), kind="deeper")))


def _blocks(view: View, at: int) -> tuple[Block, ...]:
    settings = cached.settings()
    moved = rate_and_mix.change(view.rows, view.earlier, settings) if _compares(view) else None
    blocks = (
        *what_would_change.parity(view, settings),
        *what_would_change.not_known(view, settings),
        *what_would_change.lens(view, _against_all(view, at), settings),
        *what_would_change.rate_or_mix(moved, view),
    )
    return blocks or (paragraph("There is nothing further to be said of these figures."),)


def _compares(view: View) -> bool:
    """Whether the period before is of the same published series and not on the other side of Covid: else the two say nothing
    of a change."""
    kind = kind_of(view.measure)
    if kind.of_whole or kind.in_points or not view.earlier_rows:
        return False
    settings, before = cached.settings(), view.earlier_rows[0].period
    now, then = (
        {series.series_of(row.source, settings) for row in rows}
        for rows in (view.all_rows, view.earlier_rows)
    )
    return now == then and not covid.between(before, view.selection.period) and not covid.affected(before)


def _against_all(view: View, at: int) -> dict[str, Sequence[Row]]:
    """The rows of this place against each comparison on offer, in their order."""
    chosen = view.selection
    detail: Detail = "detailed" if chosen.detail == "detailed" else "broad"
    offered = cached.comparators(chosen.measure, chosen.area, chosen.period, detail, chosen.breakdown, at)
    return {name: cached.view(replace(chosen, comparator=name), at).group_rows for name in offered}
