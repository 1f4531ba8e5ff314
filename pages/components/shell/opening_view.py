"""The view with which the page of a measure opens, for whatever speaks of a measure elsewhere: in the same words as its page."""

from pages.components.shared import view_address
from pages.components.shared.view import Selection, View
from pages.components.shell import cached


def opening_view(name: str, at: int) -> View | None:
    """Our own area, broad groups, the newest period with ethnic groups, and the first comparator that has figures for it;
    None where our area has no figures of the measure."""
    area, table = cached.settings().area, cached.table(name, "", at)
    ours = table[table["area"].eq(area) & table["breakdown"].eq("")] if len(table) else table
    if ours.empty:
        return None
    period = list(view_address.period_words(ours))[view_address.opens_at(ours)]
    comparator = cached.comparators(name, area, period, "broad", "", at)[0]
    return cached.view(Selection(name, period, area, "broad", "", comparator), at)
