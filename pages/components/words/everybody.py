"""What is said beside the finding: of everybody their figure, the one of the period before, and how far they go on; and of
which place it is, where that is not ours."""

from collections.abc import Collection

from config import Config
from config.periods import in_words
from metrics.brought_by import brought_by
from pages.components.shared import number_text
from pages.components.shared.rows import ALL, Row
from pages.components.shared.view import View


def now_and_then(lead: Row | None, view: View, config: Config) -> str:
    """ "For all pupils it was 9.5, and 9.7 in 2023/24."; where nobody leads, the headline has said the first half."""
    now = view.total
    if now is None or not number_text.known(now.value):
        return ""
    then = _then(view)
    if lead is None:
        return f"It was {then}." if then else ""
    whom = f"{view.measure.people} {view.measure.among}".strip()
    text = f"For all {whom} it was {number_text.value(now.value, view.measure)}"
    return f"{text}, and {then}." if then else f"{text}."


def _then(view: View) -> str:
    before = next((row for row in view.earlier_rows if row.group == ALL), None)
    if before is None or not number_text.known(before.value):
        return ""
    when = view.measure.during.format(period=in_words(before.period, short=True))
    return f"{number_text.value(before.value, view.measure)} in {when}"


def later(view: View) -> str:
    """Where the newest figures by ethnic group are not the newest of all: "No figure by ethnic group is newer; those of all
    pupils go to 2024/25."."""
    if not view.later or not any(number_text.known(row.value) for row in view.group_rows):
        return ""
    whom = f"{view.measure.people} {view.measure.among}".strip()
    return (
        f"No figure by ethnic group is newer; those of all {whom} go to {in_words(view.later, short=True)}."
    )


def elsewhere(view: View, places: Collection[str], config: Config) -> str:
    """Of which place a page is where it is not ours, which the question above asks about, and what would bring ours.
    `places`: those with figures."""
    area = view.selection.area
    if config.area not in places:
        group = next((row.group for row in view.all_rows if row.group != ALL), ALL)
        brought = brought_by(view.measure, group, "", config, "They come")
        return f"There are no figures for {config.area} here. {brought} What follows is about {area}."
    return "" if area == config.area else f"What follows is about {area}, and not about {config.area}."
