"""The finding of a view: the row that it is about."""

from collections.abc import Sequence

from config import Config
from metrics.figures.verdicts import ROUNDED
from pages.components.shared import number_text
from pages.components.shared.rows import Row
from pages.components.shared.view import View
from pages.components.words import kinds
from pages.components.words.kinds import overlapping


def leading(view: View, config: Config) -> Row | None:
    """The row that the headline is about: the largest gap that can be judged, for rates the largest ratio.

    Where more is better the smallest ratio, or the largest gap below, is the finding; where less is, that above. A
    group of a few people moves furthest by chance, so it leads only where there is no other; so does a part of a broad
    group among broad groups. A group that the view names leads as long as it has a figure to compare. Whom a plan names
    of these parts, or of a share of a whole that may be too large as well as too small, goes before larger gaps, as long
    as their own is no small one.
    """
    groups = [row for row in view.group_rows if number_text.known(row.value)]
    groups = [row for row in groups if row.group == view.selection.about and compares(row)] or groups
    with_gap = [row for row in groups if number_text.known(row.gap)]
    rows = [row for row in with_gap if row.verdict != "cannot_say" or row.certainty == ROUNDED] or with_gap
    if view.selection.detail == "broad":
        rows = [row for row in rows if config.ethnicity.is_broad(row.group)] or rows
    rows = [row for row in rows if not row.denominator < config.publication.judgement.headline_base] or rows
    return (
        kinds.of(view.measure).leads(_of_the_plans(rows, view, config) or rows, view.measure.better)
        if rows
        else None
    )


def opening(view: View, config: Config) -> Row | None:
    """The row whose course a page opens with: the one that the headline is about, of parts that overlap a whole part."""
    return (overlapping.leading(view) if overlapping.overlap(view, config) else None) or leading(view, config)


def _of_the_plans(rows: Sequence[Row], view: View, config: Config) -> list[Row]:
    """The rows of those whom a plan names, where they lie beyond what the rules let pass, on the side that it is to change."""
    chosen, named = view.selection, config.named[view.selection.measure]
    if not chosen.breakdown and view.measure.better != "parity":
        return []
    sides = {
        (group, part if chosen.breakdown else "", side)
        for group, breakdown, part, worse in named
        if breakdown == chosen.breakdown or not chosen.breakdown
        for side in ([worse] if worse else ["above", "below"])
    }
    return [row for row in rows if (row.group, row.category, row.verdict) in sides]


def compares(row: Row) -> bool:
    """Whether a row is set against something other than itself."""
    return number_text.known(row.gap) and row.group != row.comparator
