"""The part of a measure's page that opens on request: what would change its results."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from config import covid
from metrics.figures import rate_and_mix
from metrics.groups import Detail
from metrics.promises import series
from pages.components.measure import what_would_change
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
            st.html(f'<div class="eq-deeper">{_said(view, at)}</div>')


def _said(view: View, at: int) -> str:
    settings = cached.settings()
    moved = rate_and_mix.change(view.rows, view.earlier, settings) if _compares(view) else None
    parts = (
        what_would_change.parity(view, settings),
        what_would_change.not_known(view, settings),
        what_would_change.lens(view, _against_all(view, at), settings),
        what_would_change.rate_or_mix(moved, view),
    )
    return "".join(parts) or "<p>There is nothing further to be said of these figures.</p>"


def _compares(view: View) -> bool:
    """Whether the period before is of the same published series and not on the other side of Covid: else the two say nothing
    of a change."""
    if view.measure.kind not in ("rate", "attainment") or view.earlier.empty:
        return False
    before = str(view.earlier["period"].iloc[0])
    settings = cached.settings()
    now, then = (
        {series.series_of(one, settings) for one in rows["source"]} for rows in (view.rows, view.earlier)
    )
    same = now == then
    return same and not covid.between(before, view.selection.period) and not covid.affected(before)


def _against_all(view: View, at: int) -> dict[str, pd.DataFrame]:
    """The rows of this place against each comparison on offer, in their order."""
    chosen = view.selection
    detail: Detail = "detailed" if chosen.detail == "detailed" else "broad"
    offered = cached.comparators(chosen.measure, chosen.area, chosen.period, detail, chosen.breakdown, at)
    return {name: cached.view(replace(chosen, comparator=name), at).groups for name in offered}
