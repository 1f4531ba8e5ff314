"""What each plan asked of a figure, and what became of it, in words: one line a target, never one score."""

import math

import pandas as pd

from config import Config, Measure
from config.periods import in_words, parse
from config.target import Target
from metrics.brought_by import brought_by
from metrics.figures.verdicts import ROUNDED
from metrics.promises import series, target_kinds, target_paths
from metrics.promises.at_its_date import at_its_date
from pages.components.shared import cell_text, number_text
from pages.components.shared.content import Cell
from pages.components.shared.running_text import Sentence, sentence, strong, together
from pages.components.words.course import Asked, Course

VERDICTS = {"met": "Met", "on_path": "On the path", "not_met": "Not met", "cannot_say": "Cannot say"}


def plan_name(target: Target, config: Config) -> str:
    """The plan and its section: "Improvement plan 2022 to 2025, Priority A"."""
    for plan in config.plans.values():
        if target.plan in plan.promises:
            return f"{plan.short}, {plan.sections[plan.promises[target.plan].section].title}"
    return target.plan


def label(target: Target, config: Config) -> str:
    """How a path is named beside itself: the plan's section, and the target's words."""
    return f"{plan_name(target, config)}: {target.words}"


def labels(targets: list[Target], config: Config) -> str:
    """How a path of several targets is named: a plan once, and each section with its words."""
    named: dict[str, list[str]] = {}
    for target in targets:
        plan, _, section = plan_name(target, config).rpartition(", ")
        named.setdefault(plan, []).append(f"{section}: {target.words}")
    return "; ".join(f"{plan}, {'; '.join(parts)}" for plan, parts in named.items())


def row_shown(asked: Asked, period: str) -> pd.Series | None:
    """The row that answers on a page of this period: once the date of a target has passed, that of its date, where several
    have, the last that was not met; else of the page's period. Of a target without any figure, its one row."""
    target = asked.target
    unlike = bool(target.due) and target_paths.years_between(target.due[-1], period) is None
    if period not in asked.rows or not target.due or target.onwards or unlike:
        return asked.rows.get(period, asked.rows.get(""))
    rows = [row.to_dict() for label, row in asked.rows.items() if label]
    dated = at_its_date(rows, target, period).rows
    missed = [row for row in dated if row["verdict"] == "not_met"] or [
        row for row in dated if row["verdict"] == "cannot_say"
    ]
    return pd.Series((missed or dated)[-1])


def _since(asked: Asked, row: pd.Series, course: Course) -> str:
    """The figure of the page's period, where the target was judged by an earlier one."""
    period = course.selection.period
    now = asked.rows.get(period)
    if now is None or row["period"] == period or not number_text.known(now["actual"]):
        return ""
    when = in_words(period, short=True)
    value = value_of(now["actual"], asked.target, course.measure)
    area = asked.target.against
    if area and not asked.target.by and number_text.known(now["wanted"]):
        theirs = value_of(now["wanted"], asked.target, course.measure)
        return f"Since then it was {value} against {area}’s {theirs} in {when}."
    return f"Since then it was {value} in {when}."


def said(asked: Asked, course: Course, config: Config, whose: str = "") -> Sentence:
    """One target as a line: plan, words, verdict in bold, figures, what is still needed, and how sure it is.

    `whose`: of whom it is, where that is another group than the one shown.
    """
    target = asked.target
    named = f"{plan_name(target, config)}: {target.words}{f' ({whose})' if whose else ''}."
    row = row_shown(asked, course.selection.period)
    when = in_words(course.selection.period, short=True)
    if row is None and course.now is not None and course.now.demonstration:
        return sentence(f"{named} These figures are invented, so no plan is held against them.")
    if row is None and not target.baseline:
        return sentence(f"{named} There is no figure of {when} that it could be held against.")
    if row is None:
        start = in_words(target.baseline, short=True)
        return sentence(f"{named} It counts from {start}, so {when} is not judged.")
    since = _since(asked, row, course)
    if row["verdict"] == "cannot_say":
        why = why_not(asked, row, course, config)
        return together((named, strong("Cannot say."), why, since))
    when = in_words(row["period"], short=True)
    figures = f" in {when}{_sure(row)}: {figures_of(row, target, course.measure, config)}."
    verdict = sentence(strong(VERDICTS[row["verdict"]]), figures)
    pace, arrives = (
        _pace(row, target, course.measure),
        "" if since else _arrives(row, course.selection.period),
    )
    return together((named, verdict, since, pace, arrives))


def value_cell(number: float | None, target: Target, measure: Measure, extra: int = 0) -> Cell:
    """A figure that a target is about: the measure's own, or how many times its comparator's."""
    if target.of == "ratio":
        return number_text.ratio_cell(number, dp=2 + extra)
    return number_text.value_cell(number, measure, extra=extra)


def value_of(number: float, target: Target, measure: Measure, extra: int = 0) -> str:
    return value_cell(number, target, measure, extra).words.text


def wanted_words(row: pd.Series, target: Target, measure: Measure, config: Config, extra: int = 0) -> str:
    """What was wanted: "below 4.8", "3.9 or less", "16% to 26%"."""
    wanted = row["wanted"]
    text = value_of(wanted, target, measure, extra)
    if target.kind == "within":
        near = target_kinds.tolerance(target, config)
        return number_text.likely_range(
            max(wanted - near, 0.0), min(wanted + near, 1.0), measure, extra=extra
        )
    if target.kind in ("above", "below") and not target.by:
        return f"{target.kind} {text}"
    if target.kind == "direction":
        return f"{'below' if target.direction == 'fall' else 'above'} {text}"
    return f"{text} or {'less' if target_kinds.falls(target, measure) else 'more'}"


def mark(row: pd.Series, target: Target, measure: Measure) -> str:
    """The small picture of a verdict (`marks.verdict`): on which side of the line or band the figure is."""
    verdict = row["verdict"]
    if verdict == "cannot_say":
        return "none"
    if target.kind == "within":
        return "within" if verdict == "met" else "above" if row["actual"] > row["wanted"] else "below"
    over = (verdict == "not_met") == target_kinds.falls(target, measure)
    return "off_path" if over else "on_path"


def figures_of(row: pd.Series, target: Target, measure: Measure, config: Config) -> str:
    """ "it was 6.6, and 5.6 or less was wanted"; with one more decimal where two figures would look the same."""
    shown = [value_of(row[name], target, measure) for name in ("actual", "wanted")]
    alike = shown[0] == shown[1] and not math.isclose(row["actual"], row["wanted"])
    extra = 1 if alike and target.kind != "within" else 0
    actual = value_of(row["actual"], target, measure, extra)
    return f"it was {actual}, and {wanted_words(row, target, measure, config, extra)} was wanted"


def _sure(row: pd.Series) -> str:
    return ", too close to be sure" if row["certainty"] == "too_close" else ""


def _pace(row: pd.Series, target: Target, measure: Measure) -> str:
    """The pace that is still needed; nothing where it is there already, or the time is over."""
    pace = row["pace"]
    if not number_text.known(pace) or pace == 0:
        return ""
    until = f"by {in_words(target.due[-1], short=True)}"
    if target_kinds.compounds(target, measure):
        way = "fall" if pace > 0 else "rise"
        what = "what is above 1" if target.of == "ratio" else "it"
        return f"To be there {until}, {what} needs to {way} {number_text.rounded(abs(100 * pace), 0)}% a year from here."
    step = number_text.gap(pace, measure, sign=False).lstrip(number_text.MINUS)
    return f"To be there {until}, it needs {number_text.points(step)} {'more' if pace > 0 else 'fewer'} a year from here."


def _arrives(row: pd.Series, period: str) -> str:
    """When the pace since the baseline arrives: not where it is there, and not where it moves away."""
    if not isinstance(row["arrives"], str) or row["arrives"] == period:
        return ""
    return f"At the pace kept so far it arrives in {in_words(row['arrives'], short=True)}."


def why_not(asked: Asked, row: pd.Series, course: Course, config: Config) -> str:
    """Why a verdict cannot be given, from the first thing that is missing."""
    if any(row.demonstration for row in course.rows.values()):
        return "These figures are invented, so no plan is held against them."
    target, start = asked.target, in_words(asked.target.baseline, short=True)
    if not isinstance(row["period"], str):
        after = f" after {start}" if start else ""
        return f"There is no figure of it{after} yet. {_brought(asked, course, config)}"
    period = row["period"] or course.selection.period
    when = in_words(period, short=True)
    due, now = parse(target.due[-1]) if target.due else None, parse(period)
    if due is not None and now is not None and due.kind != now.kind:
        return f"The plan counts in {due.kind}s, and {when} is a {now.kind}."
    if row["certainty"] == ROUNDED:
        return _rounded(row, asked, course, when, config)
    shown = course.rows.get(period)
    if shown is not None and cell_text.bounded(shown):
        return f"The figure for {when} is known only to lie between two limits."
    if target.kind == "reduce" and target.baseline not in course.rows:
        return _without_a_start(asked, course, start, config)
    if not number_text.known(row["actual"]) and pd.isna(row["release"]):
        return f"There is no figure for {when}."
    if not number_text.known(row["actual"]):
        return f"The figure for {when} is not shown."
    if target.kind in ("reduce", "direction") or (target.baseline and target.kind in ("at_least", "at_most")):
        return _without_a_start(asked, course, start, config)
    if target.kind == "previous_best":
        return "There is no earlier comparable figure, or a better one is not shown."
    if target.kind == "within" and number_text.known(row["wanted"]):
        return "There are too few people to say."
    if target.against in {area.name for area in config.publication.areas}:
        return f"{target.against}’s figure for {when} is not here yet. {_brought(asked, course, config)}"
    return "There is nothing like for like to set it beside."


def _rounded(row: pd.Series, asked: Asked, course: Course, when: str, config: Config) -> str:
    """What was reached and wanted with the decimals as published, and that these leave it open."""
    actual = value_of(row["actual"], asked.target, course.measure, 1)
    wanted = wanted_words(row, asked.target, course.measure, config, 1)
    return (
        f"It was {actual} in {when}, and {wanted} was wanted. "
        "These figures are published rounded, so the true ones may lie on either side."
    )


def _brought(asked: Asked, course: Course, config: Config) -> str:
    target = asked.target
    return brought_by(config.measures[course.selection.measure], target.group, target.category, config)


def _without_a_start(asked: Asked, course: Course, start: str, config: Config) -> str:
    target = asked.target
    if target.baseline not in course.rows:
        return (
            f"The plan counts from {start}, which is not among the figures here, so whether it was met cannot be said. "
            f"{_brought(asked, course, config)}"
        )
    if series.broken(target.baseline, course.selection.period, course.breaks):
        return f"The source counts otherwise since {start}, where the plan counts from."
    return f"The plan counts from {start}, whose figure is not shown."
