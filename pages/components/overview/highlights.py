"""What the overview says first, chosen by rule: the largest change, the furthest target, the nearest deadline, and what
cannot be said yet. Invented figures are never among them.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from config import Config
from config.ethnicity import ALL
from config.page import Cell
from config.periods import in_order, in_words
from config.target import Target
from metrics.promises import due_dates, trends
from pages.components.overview.key_tables import Tables
from pages.components.shared import number_text
from pages.components.shared.latest_view import latest
from pages.components.words import change_words, over_time, target_words
from pages.components.words.course import Course, Place

Promised = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Highlight:
    """A short label and a sentence under it, in which **bold** is marked."""

    label: str
    words: str


def of_figures(tables: Tables, promised: Promised, config: Config) -> list[Highlight]:
    """The two that are chosen by the figures, in their order. `nearest` is the third: it depends on the day."""
    return [
        Highlight("Largest change", largest_change(tables, promised, config)),
        Highlight("Furthest from its target", furthest(tables, promised, config)),
    ]


def largest_change(tables: Tables, promised: Promised, config: Config) -> str:
    """Of the key measures' changes since the period before, the one with the largest ratio, up or down (so shares and
    rates can be set side by side): among those that are more than chance would explain, where there are any."""
    moved = [one for cell in config.pages["overview"].key if (one := _moved(cell, tables, promised, config))]
    if not moved:
        return "No key measure has a figure for the period before that compares with its latest."
    sure = [one for one in moved if one[1].distinguishable]
    cell, change, course = max(sure or moved, key=lambda one: _size(one[1]))
    now = course.now
    assert now is not None, "what changed has a figure"
    said = (
        f"{cell.title} {'rose' if change.direction == 'up' else 'fell'} **{_by(change, course)}**, to "
        f"{number_text.value(now.value, course.measure)}, in {in_words(course.selection.period, short=True)}"
    )
    if not sure:
        return f"{said}. It could be chance."
    return f"{said}, more than chance would explain. {change_words.repeats(course, config)}".rstrip()


def _moved(
    cell: Cell, tables: Tables, promised: Promised, config: Config
) -> tuple[Cell, trends.Change, Course] | None:
    view = latest(cell, tables, config)
    if view is None or view.demonstration:
        return None
    course = over_time.course_of(
        tables[cell.measure], promised[cell.measure], view.selection, Place(cell.group, cell.category), config
    )
    if course.now is None or course.then is None:
        return None
    return cell, change_words.moved(course, config), course


def _size(change: trends.Change) -> float:
    return abs(math.log(change.ratio)) if change.ratio > 0 else math.inf


def _by(change: trends.Change, course: Course) -> str:
    """By how much: points for shares, per cent for rates."""
    if number_text.is_share(course.measure):
        return f"{number_text.gap(abs(change.difference), course.measure, sign=False)} points"
    return f"{number_text.rounded(100 * abs(change.ratio - 1), 0)}%"


def furthest(tables: Tables, promised: Promised, config: Config) -> str:
    """Of all targets that the latest figures do not meet, the one that is missed by most: by the share of what is wanted
    for rates, by points for shares, a share of 1 and 100 points counting alike."""
    missed = [one for name in tables for one in _missed(name, tables, promised, config)]
    if not missed:
        return "No target that can be judged is missed by the latest figures."
    _, name, row, target = max(missed, key=lambda one: one[0])
    measure = config.measures[name]
    whom = (
        config.ethnicity.phrase(row["group"], measure.people)
        if row["group"] != ALL
        else f"all {measure.people}"
    )
    actual = target_words.value_of(row["actual"], target, measure)
    wanted = target_words.wanted_words(row, target, measure, config)
    return f"{measure.title}, {whom}: **{actual}** in {in_words(row['period'], short=True)}, where {wanted} is wanted."


def _missed(
    name: str, tables: Tables, promised: Promised, config: Config
) -> Iterable[tuple[float, str, pd.Series, Target]]:
    measure, real = config.measures[name], _real(tables[name])
    for row in _latest_rows(promised[name]):
        if row["verdict"] != "not_met" or row["period"] not in real:
            continue
        target = next(one for one in measure.targets if (one.plan, one.words) == (row["plan"], row["words"]))
        away = abs(row["actual"] - row["wanted"])
        distance = (
            away if number_text.is_share(measure) else away / row["wanted"] if row["wanted"] else math.inf
        )
        yield float(distance), name, row, target


def _real(table: pd.DataFrame) -> set[str]:
    """The periods whose figures are not invented."""
    return set(table.loc[~table["demonstration"].astype(bool), "period"]) if len(table) else set()


def _latest_rows(targets: pd.DataFrame) -> list[pd.Series]:
    """For each target and group the row of the latest period that can be judged, else its last."""
    found: list[pd.Series] = []
    if targets.empty:
        return found
    for _, rows in targets.groupby(["plan", "words", "group"], sort=False):
        known = rows[rows["period"].map(lambda label: isinstance(label, str))]
        judged = known[known["verdict"].ne("cannot_say")]
        periods = in_order((judged if len(judged) else known)["period"])
        found.append(known[known["period"].eq(periods[-1])].iloc[-1] if periods else rows.iloc[-1])
    return found


def nearest(due: pd.DataFrame, config: Config, today: date) -> str:
    """The promise of which the next update is due soonest, of those to come; where every date is past, the next regular
    report from now; where there is none, how long ago the last deadline passed. `due`: the progress table."""
    open_ = due[~due["state"].isin(["done", "stopped", "met"])]
    dated = open_[open_["due"].notna()]
    ahead = dated[dated["due"].map(lambda day: day >= today).astype(bool)]
    if len(ahead):
        return f"By {_promise(_first_of(ahead, ahead['due']), config, 'an update is due')}."
    regular = (
        open_.apply(lambda row: _regular(row, config, today), axis="columns") if len(open_) else open_["due"]
    )
    again = open_[regular.notna()]
    if len(again):
        row = _first_of(again, regular[regular.notna()])
        return f"Every set date has passed. {_again(row, open_.loc[row.name, 'due'], config)}"
    if dated.empty:
        return "No promise of the plans has a day to come."
    last = dated.loc[dated["due"].map(date.toordinal).idxmax()]
    wording = f"“{_short(last['wording'])}” ({config.plans[last['plan']].short})"
    when = in_words(last["due"].isoformat())
    return f"Every dated promise has passed its day, the last **{_ago(last['due'], today)}**, on {when}: {wording}."


def _again(row: pd.Series, missed: date | None, config: Config) -> str:
    """The next regular report, and that the one before it is missing where its day has passed."""
    if missed is None:
        return f"By {_promise(row, config, 'the next regular report is due')}."
    wording = f"“{_short(row['wording'])}” ({config.plans[row['plan']].short})"
    was, again = in_words(missed.isoformat()), in_words(row["due"].isoformat())
    return f"{wording} was due on {was}, and is due again on **{again}**."


def _regular(row: pd.Series, config: Config, today: date) -> date | None:
    plan = config.plans[row["plan"]]
    return due_dates.next_regular(plan, plan.promises[row["item"]], row["updated"], today)


def _first_of(rows: pd.DataFrame, days: pd.Series) -> pd.Series:
    """The row whose day comes first, with that day as `due`."""
    place = days.map(date.toordinal).idxmin()
    row = rows.loc[place].copy()
    row["due"] = days[place]
    return row


def _promise(row: pd.Series, config: Config, what: str) -> str:
    when = f"**{in_words(row['due'].isoformat())}**"
    return f"{when} {what}: “{_short(row['wording'])}” ({config.plans[row['plan']].short})"


def _ago(day: date, today: date) -> str:
    """ "12 days ago", "5 months ago", "2 years and 2 months ago": whole months, the days only where there is none."""
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if months < 1:
        days = (today - day).days
        return "yesterday" if days == 1 else f"{days} days ago"
    years, left = divmod(months, 12)
    parts = [_counted(years, "year"), _counted(left, "month")]
    return f"{' and '.join(part for part in parts if part)} ago"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""


def _short(wording: str, most: int = 60) -> str:
    """The wording, cut at a word where it is long: its page has all of it."""
    if len(wording) <= most:
        return wording.rstrip(".")
    return wording[:most].rsplit(" ", 1)[0].rstrip(",;:-–") + " …"


def cannot(tables: Tables, promised: Promised, config: Config) -> str:
    """How many targets cannot be judged, and for how many measures there are no real figures."""
    every = [row for name in tables for row in _latest_rows(promised[name])]
    unsaid = sum(row["verdict"] == "cannot_say" for row in every)
    invented = sum(bool(len(table)) and bool(table["demonstration"].any()) for table in tables.values())
    missing = sum(not len(table) for table in tables.values())
    parts = []
    if unsaid:
        parts.append(
            f"whether **{unsaid} of {len(every)} targets** are met, because a figure that they need is not here"
        )
    if invented:
        parts.append(
            f"anything of **{invented} of {len(tables)} measures**, which demonstration data stand in for"
        )
    if missing:
        parts.append(f"anything of **{missing} {'measure' if missing == 1 else 'measures'}** without figures")
    return (
        f"What cannot be said yet: {'; '.join(parts)}."
        if parts
        else "Every measure has figures, and every target can be judged."
    )
