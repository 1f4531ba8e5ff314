"""The nearest deadline of all plans: the day by which the next update is due, or what became of those that have passed."""

from datetime import date

import pandas as pd

from config import Config
from config.periods import in_words
from metrics.promises import due_dates
from pages.components.shared.running_text import Sentence, sentence, strong


def nearest_deadline(due: pd.DataFrame, config: Config, today: date) -> Sentence:
    """The promise of which the next update is due soonest, of those to come; where every date is past, the next regular
    report from now; where there is none, how long ago the last deadline passed. `due`: the progress table."""
    if not config.plans:
        return sentence()
    open_ = due[~due["state"].isin(["done", "stopped", "met"])]
    dated = open_[open_["due"].notna()]
    ahead = dated[dated["due"].map(lambda day: day >= today).astype(bool)]
    if len(ahead):
        return _by_day(_first_of(ahead, ahead["due"]), config, "an update is due")
    regular = (
        open_.apply(lambda row: _regular(row, config, today), axis="columns") if len(open_) else open_["due"]
    )
    again = open_[regular.notna()]
    if len(again):
        row = _first_of(again, regular[regular.notna()])
        return sentence(
            "All dates set in the plans have passed. ", _again(row, open_.loc[row.name, "due"], config)
        )
    if dated.empty:
        return sentence("No promise of the plans has a day to come.")
    last = dated.loc[dated["due"].map(date.toordinal).idxmax()]
    when = f", on {in_words(last['due'].isoformat())}: {_wording(last, config)}."
    ago = strong(_ago(last["due"], today))
    return sentence("All dates set in the plans have passed, the last ", ago, when)


def _again(row: pd.Series, missed: date | None, config: Config) -> Sentence:
    """The next regular report, and that the one before it is missing where its day has passed."""
    if missed is None:
        return _by_day(row, config, "the next regular report is due")
    was_due = f"{_wording(row, config)} was due on {in_words(missed.isoformat())}, and is due again on "
    return sentence(was_due, strong(in_words(row["due"].isoformat())), ".")


def _regular(row: pd.Series, config: Config, today: date) -> date | None:
    plan = config.plans[row["plan"]]
    return due_dates.next_regular(plan, plan.promises[row["item"]], row["updated"], today)


def _first_of(rows: pd.DataFrame, days: pd.Series) -> pd.Series:
    """The row whose day comes first, with that day as `due`."""
    place = days.map(date.toordinal).idxmin()
    row = rows.loc[place].copy()
    row["due"] = days[place]
    return row


def _by_day(row: pd.Series, config: Config, what: str) -> Sentence:
    day = strong(in_words(row["due"].isoformat()))
    return sentence("By ", day, f" {what}: {_wording(row, config)}.")


def _wording(row: pd.Series, config: Config) -> str:
    return f"“{_short(row['wording'])}” ({config.plans[row['plan']].short})"


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
