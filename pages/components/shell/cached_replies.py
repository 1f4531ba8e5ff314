"""Which promises ask for an answer because of the figures of a measure, and what their owners answered."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from loaders.plans import answers as ledger
from loaders.plans.answers import Reply
from metrics.promises.answers import answers_of
from metrics.promises.progress import latest_targets, states_of
from metrics.promises.targets import real
from pages.components.shared.view import View
from pages.components.shell import cached, cached_history, cached_promises, looking_back_block
from pages.components.words import replies
from pages.components.words.replies import Asked

ADVERSE = ("not met", "not on path", "not as expected")
_AS_SAID = {"not as expected": "not as the plan expects"}


def of_view(view: View) -> tuple[str, ...]:
    """What is said under a view of ours: nothing of another area's, or of invented figures."""
    if view.selection.area != cached.settings().area or view.demonstration:
        return ()
    moment = looking_back_block.moment()
    return replies.lines(asked(view.selection.measure, moment.at, moment.plans), given(), moment.today)


def of_slide(views: Sequence[View], at: int) -> tuple[str, ...]:
    """What is said on a slide of one view or two; a slide of many measures has no room for it."""
    area, moment = cached.settings().area, looking_back_block.moment()
    measures = dict.fromkeys(
        view.selection.measure for view in views if view.selection.area == area and not view.demonstration
    )
    if not 0 < len(views) <= 2:
        return ()
    found = {one.item: one for measure in measures for one in asked(measure, at, moment.plans)}
    return replies.lines(list(found.values()), given(), moment.today)


def given() -> dict[str, Reply]:
    """The answers that stand, on the day that is shown."""
    day = looking_back_block.back()
    return _given(ledger.newest(cached.reader(), day.day if day else None))


@st.cache_resource(max_entries=4, show_spinner=False)
def _given(line: int) -> dict[str, Reply]:
    return ledger.standing(cached.reader(), line)


@st.cache_resource(max_entries=64, show_spinner=False)
def asked(measure: str, at: int, plans: int) -> tuple[Asked, ...]:
    """The promises that the real figures of a measure do not keep. Those that ended ask for nothing."""
    followed, table = cached_promises.followed(plans), real(cached.table(measure, "", at))
    published = cached_history.published_at(at)
    days = [published[number] for number in table["release"] if number in published]
    if not days:
        return ()
    targets = latest_targets(followed.config, cached.targets(measure, "", at))
    found = []
    for item, (_, promise) in followed.config.promises.items():
        if measure not in promise.measures or item in followed.ends:
            continue
        own = [row for row in targets.get(item, []) if row["measure"] == measure]
        figures = answers_of(
            promise, followed.config, lambda name, years: cached.table_of_years(name, "", years, at)
        )
        states = states_of(own, [one for one in figures if one.measure == measure])
        if bad := next((state for state in ADVERSE if state in states), ""):
            since = date.fromisoformat(max(days)[:10])
            found.append(Asked(item, _AS_SAID.get(bad, bad), since, promise.wording))
    return tuple(found)
