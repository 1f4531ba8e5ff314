"""What the progress page says of one promise: its latest report, its state, its date, each in words."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from config import Config
from config.periods import in_words
from config.plan import PER_CENT, Figure, Level, Promise
from metrics.promises import due_dates, reported_figures
from metrics.promises.reported_figures import Row
from metrics.promises.run_charts import FEWEST_QUARTERS, RunChart, run_chart
from pages.components.shared import number_text
from pages.components.shared.running_text import Sentence, Span, sentence, strong, whole

STATES = {
    "no figure yet": "No figure yet",
    "no update yet": "No update yet",
    "overdue": "Overdue",
    "not met": "Not met",
    "not on path": "Not on path",
    "on path": "On path",
    "met": "Met",
    "cannot say": "Cannot say",
    "withheld": "Not shown",
    "not as expected": "Not as the plan expects",
    "as expected": "As the plan expects",
    "partly reported": "Partly reported",
    "baseline": "Baseline",
    "reported": "Reported",
    "not started": "Not started",
    "under way": "Under way",
    "done": "Done",
    "stopped": "Stopped",
    "closed": "Closed",
    "merged": "Merged",
    "carried over": "Carried over",
    "superseded": "Superseded",
    "cannot be measured as written": "Cannot be measured as written",
    "": "No update needed",
}
# How many of them there are, as a heading or a sentence counts them.
_MANY = {
    "no figure yet": "without a figure",
    "no update yet": "without an update",
    "cannot say": "“Cannot say”",
    "not as expected": "moving otherwise than the plan expects",
    "as expected": "moving as the plan expects",
    "baseline": "at the baseline",
    "reported": "reported without a target or its date",
}
_EVERY = {3: "every three months", 6: "every six months", 12: "every year"}
_RULES = {
    "at_least": "at least {}", "at_most": "at most {}", "over": "over {}", "below": "below {}",
}  # fmt: skip
WITHHELD = "not shown, so that nobody can be identified"


def state(promise: Promise, row: Row) -> str:
    """The state in words; where it is past its date, what the latest update said stands beside it."""
    if promise.reports == "milestone" and row["state"] == "reported":
        return "Reported, no state"
    return verdict(promise, row["state"])


def verdict(promise: Promise, state: str) -> str:
    """A verdict in words. A figure whose level the document names without a date is not "not met" until it is there."""
    levels = [figure.target for figure in promise.figures.values()]
    if (
        promise.reports == "figure"
        and state == "reported"
        and all(level and not level.due for level in levels)
    ):
        return "Not there yet; by when is not said"
    return STATES[state]


def many(counts: Mapping[str, int]) -> list[str]:
    """How many promises are in each state, in the order of STATES: "8 without an update"."""
    return [
        f"{counts[name]} {_MANY.get(name, words[0].lower() + words[1:])}"
        for name, words in STATES.items()
        if counts.get(name)
    ]


def number(value: float, figure: Figure) -> str:
    """A figure in its unit: "73%", "11 complaints", "−0.4 points"."""
    if figure.unit == PER_CENT:
        return f"{number_text.rounded(value, _decimals(value, figure))}%"
    if figure.unit == "pounds":
        return f"{'−' if value < 0 else ''}£{number_text.rounded(abs(value), 0)}"
    return f"{number_text.count(value)} {figure.unit}"


def _decimals(value: float, figure: Figure) -> int:
    """Whole per cent, but where that would print a level that is not reached, or none or all where some are not."""
    marks = {0.0, 100.0, *([figure.target.level] if figure.target else [])}
    return int(value not in marks and float(number_text.rounded(value, 0).replace("−", "-")) in marks)


def report(row: Row, figure: Figure) -> str:
    """One report of a figure: "38 of 52 (73%)", with the words for one that is withheld."""
    if row["status"] != "published":
        return WITHHELD
    if number_text.known(row["denominator"]):
        x, y = number_text.count(row["numerator"]), number_text.count(row["denominator"])
        return f"{x} of {y} ({number(row['value'], figure)})"
    return number(row["value"], figure)


def latest_of_figure(figure: Figure, series: pd.DataFrame) -> str:
    """The latest report of a figure, of whom and when; empty where there is none."""
    if series.empty:
        return ""
    last = series.iloc[-1].to_dict()
    of = f" {figure.of}" if number_text.known(last["denominator"]) else ""
    words = report(last, figure).replace(" (", f"{of} (", 1) if of else report(last, figure)
    by = ", as the document has it" if last["by"] == reported_figures.THE_DOCUMENT else ""
    return f"{words}, {in_words(last['period'])}{by}"


def level(target: Level, figure: Figure) -> str:
    """A target as words: "at least 100% by 31 July 2024"."""
    by = f" by {in_words(target.due.isoformat())}" if target.due else ""
    return f"{_RULES[target.rule].format(number(target.level, figure))}{by}"


def nothing_reported(promise: Promise, plan_noun: str) -> str:
    """What is said where nothing was reported: what the document says of its source, and that nothing came."""
    what = "update" if promise.reports == "milestone" else "figure"
    if promise.source:
        return f"{plan_noun} names “{promise.source}”; no {what} has been entered yet."
    if promise.every:
        return f"{plan_noun} says {_EVERY[promise.every]}; no {what} has been entered yet."
    return f"No {what} has been entered yet."


def steps(promise: Promise, lines: Sequence[Row]) -> list[Sentence]:
    """Each step that the document lists, with its state and the day of which that speaks."""
    return [
        sentence(
            Span(f"{step_title(name)}: ", "base"),
            f"{words.rstrip('.')}. ",
            whole(
                f"{STATES[line['state'].replace('_', ' ')]}, {in_words(line['period'])}"
                if line
                else STATES["no update yet"]
            ),
        )
        for name, (words, line) in zip(promise.steps, reported_figures.steps(promise, lines), strict=True)
    ]


def named(name: str, promise: Promise) -> str:
    """What is reported under a name: a figure, a step, or the state of the whole ("")."""
    if name in promise.steps:
        return f"{step_title(name)}: {promise.steps[name]}"
    return promise.figures[name].title if name else "State of the promise"


def step_title(name: str) -> str:
    """ "Step 1" of "step_1"."""
    return name.replace("_", " ").capitalize()


def interval(promise: Promise) -> str:
    """How often an update is due: "Every six months"."""
    return _EVERY.get(promise.every, "").capitalize()


def due(day: date | None, today: date) -> tuple[str, str]:
    """The day by which an update is due, and what is to be known of it; both empty where there is none."""
    if day is None:
        return "", ""
    ends = due_dates.end_of_quarter(today)
    return in_words(day.isoformat()), "passed" if day < today else "this quarter" if day <= ends else ""


def due_or_judged(promise: Promise, row: Row, today: date) -> tuple[str, str]:
    """The day of the next update; where figures spoke of the promise's own day and nothing more is due, that day."""
    day = row["due"]
    if not day and promise.due and promise.reports in ("measure", "figure") and not promise.cannot:
        return in_words(promise.due.isoformat()), "reported" if row["verdict"] == "reported" else "judged"
    return due(day, today)


def course(figure: Figure, series: pd.DataFrame) -> str:
    """What a chart of a figure shows, for those who do not see it."""
    shown = series[series["status"].eq("published")]
    first, last = shown.iloc[0], shown.iloc[-1]
    return (
        f"{figure.title}: {number(first['value'], figure)} in {in_words(first['period'])}, "
        f"{number(last['value'], figure)} in {in_words(last['period'])}."
    )


def runs(series: pd.DataFrame, config: Config) -> Sentence:
    """What the run-chart rules say of a figure reported by quarter; empty below eight quarters in a row."""
    apart = config.publication.judgement.days_apart
    chart = run_chart(series[series["status"].eq("published")], apart)
    if chart.state == "too_few_points":
        return Sentence()
    first, last = (in_words(chart.periods[place]) for place in (0, -1))
    span = f"Over the {len(chart.periods)} quarters from {first} to {last} there is "
    if chart.state == "no_shift":
        return sentence(span, strong("no more than the ups and downs that every quarter has"), ".")
    return sentence(span, strong("a real shift"), f": {'; '.join(_runs(chart))}.")


def _runs(chart: RunChart) -> list[str]:
    words = []
    for run in chart.runs:
        when = f"{in_words(run.periods[0])} to {in_words(run.periods[-1])}"
        how = f"{len(run.periods)} quarters in a row {run.kind}"
        words.append(f"{how} the median, {when}" if run.kind in ("above", "below") else f"{how}, {when}")
    return words


def how_runs_are_read() -> str:
    """The rule, for the note under a chart."""
    return (
        f"With {FEWEST_QUARTERS} quarters or more: six in a row on one side of the median, or five in a row rising or "
        "falling, are a real shift (Perla, Provost and Murray 2011). Quarters are never given the test for years."
    )
