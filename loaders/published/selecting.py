"""The rows of a published file that are about our areas and of the kinds that its family takes."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from config.family import AreaRule, Family
from loaders.problems import Problem, printable
from loaders.published.labels import Wanted, column_title, either, error, fits, label, labels, listed, unknown
from loaders.published.recognising import columns_of


@dataclass(frozen=True)
class Chosen:
    """The rows that are used: the declared columns as text, `line`, `area`, and for rows that are added up
    `part` (which one) of `parts` (how many). `left_out` and `elsewhere` count the rows that are not."""

    frame: pd.DataFrame
    left_out: int
    elsewhere: int


def chosen(table: pd.DataFrame, family: Family) -> tuple[Chosen, list[Problem]]:
    """The rows that are about our areas and of the kinds declared, with the area of each."""
    if problems := _of_another_file(table, family) or _absent(table, family):
        return Chosen(table, 0, 0), problems
    total = fits(table, family.total_from.where) if family.total_from else np.zeros(len(table), dtype=bool)
    kept = fits(table, family.where) | total
    if family.leave_out:
        kept &= ~fits(table, family.leave_out)
    frame = _with_areas(table[kept].assign(total=total[kept]), family)
    problems = _unknown_levels(frame, family)
    ours = frame[frame["area"] != ""]
    if ours.empty:
        problems.append(_nothing_of_ours(family))
    return Chosen(_with_parts(ours, family), int((~kept).sum()), len(frame) - len(ours)), problems


def _of_another_file(table: pd.DataFrame, family: Family) -> list[Problem]:
    """Labels that only another file with the same columns has: its numbers count something else."""
    return [
        Problem(
            "error",
            "another file",
            f"This is not “{family.title}”: that file has the same columns, and no such rows.",
            "Nothing was loaded, because this file counts something else. Download the one that is named.",
            column=column_title(column, family),
            found=printable(text),
        )
        for column, wanted in family.never.items()
        for text in table[column].unique()
        if label(text) in either(wanted)
    ][:1]


def _absent(table: pd.DataFrame, family: Family) -> list[Problem]:
    """Labels by which rows are chosen and which no row has: a changed label would lose its rows silently."""
    wanted: list[Wanted] = [family.where, *([family.total_from.where] if family.total_from else [])]
    there = {column: {label(text) for text in table[column].unique()} for where in wanted for column in where}
    return [
        Problem(
            "error",
            "label not found",
            f"No row has “{text}” in this column.",
            "Nothing was loaded: the publisher may have changed the label, or the rows were taken out.",
            column=column_title(column, family),
        )
        for where in wanted
        for column, texts in where.items()
        for text in ((texts,) if isinstance(texts, str) else texts)
        if label(text) not in there[column]
    ]


def _with_areas(frame: pd.DataFrame, family: Family) -> pd.DataFrame:
    """`area` and the number of the rule that found it, -1 where none did."""
    area = np.full(len(frame), "", dtype=object)
    rule_number = np.full(len(frame), -1)
    for number, rule in enumerate(family.areas):
        if rule.area not in area and _usable(rule, frame, family):
            found = fits(frame, _codes_and_level(rule, family))
            area[found], rule_number[found] = rule.area, number
    return frame.assign(area=area, rule=rule_number)


def _usable(rule: AreaRule, frame: pd.DataFrame, family: Family) -> bool:
    return columns_of([rule], family) <= set(frame.columns)


def _codes_and_level(rule: AreaRule, family: Family) -> Wanted:
    return rule.where | ({family.level: rule.level} if rule.level else {})


def _unknown_levels(frame: pd.DataFrame, family: Family) -> list[Problem]:
    """Rows with an area's code whose geographic level no rule knows: they may be the ones that are needed."""
    rules = [rule for rule in family.areas if rule.level and rule.where and _usable(rule, frame, family)]
    if not rules:
        return []
    known = tuple(dict.fromkeys(rule.level for rule in family.areas if rule.level))
    with_code = np.logical_or.reduce([fits(frame, rule.where) for rule in rules])
    odd = ~labels(frame[family.level]).isin(either(known)) & with_code
    title = "This geographic level is not known, and the row has the code of one of our areas."
    problem = error("unknown level", title, column_title(family.level, family), listed(known, "or"))
    return unknown(frame, frame[family.level], odd, problem)


def _nothing_of_ours(family: Family) -> Problem:
    areas = listed(list(dict.fromkeys(rule.area for rule in family.areas)), "or")
    fix = "Check that the file was not cut down to other areas."
    return Problem("error", "no area of ours", f"No row is about {areas}.", fix)


def _with_parts(frame: pd.DataFrame, family: Family) -> pd.DataFrame:
    """Which of how many rows that are added up each row is: parts of an area, parts of a total, or both."""
    part = pd.Series("", index=frame.index, dtype=object)
    parts = pd.Series(1, index=frame.index)
    for number, rule in enumerate(family.areas):
        if rule.add:
            of_rule = frame["rule"] == number
            part[of_rule] += labels(frame[rule.add][of_rule]) + ";"
            parts[of_rule] *= rule.parts
    if family.total_from:
        part[frame["total"]] += labels(frame[family.total_from.add][frame["total"]])
        parts[frame["total"]] *= family.total_from.parts
    return frame.assign(part=part, parts=parts).drop(columns=["rule", "total"])
