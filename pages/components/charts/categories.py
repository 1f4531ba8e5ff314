"""The parts of a breakdown that have a chart of their own, or a place in one."""

import dataclasses

from config import Config
from pages.components.shared import cell_text, part_words
from pages.components.shared.view import View


def only(view: View, category: str) -> View:
    """The view of one category of a breakdown."""
    earlier = view.earlier[view.earlier["category"] == category] if len(view.earlier) else view.earlier
    return dataclasses.replace(view, rows=view.rows[view.rows["category"] == category], earlier=earlier)


def shown_categories(view: View, config: Config) -> list[str]:
    """The categories with at least one figure; the others are named in words instead (`not_drawn`).

    Of a measure with an order only the ordered ones: another role has no place on the way from junior to senior.
    Where there is no figure at all, every category, so that the panels say so.
    """
    there = {row.category for row in cell_text.rows_of(view.groups) if not cell_text.hidden(row)}
    names = [
        name
        for name in part_words.categories(view, config)
        if not view.measure.ordered or name in view.measure.ordered
    ]
    return [name for name in names if name in there] or names


def not_drawn(view: View, config: Config) -> list[str]:
    """The categories of a breakdown that no panel can show, because every figure in them is withheld."""
    drawn, ordered = shown_categories(view, config), view.measure.ordered
    return [
        name
        for name in part_words.categories(view, config)
        if name not in drawn and (not ordered or name in ordered)
    ]
