"""What answers a promise, as an officer writes it: a measure of this dashboard, a figure that is entered, or its state."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from config import Config
from config.ethnicity import ALL
from config.periods import parse
from loaders.harmonising import key
from loaders.plans.row import Written
from loaders.problems import Problem

FORMS = (
    "state, for one that is done or not",
    "number of things: Schools with a plan",
    "number of people: Parents reached",
    "share of things: Schools with a plan, of all schools",
    "share of people: Staff trained, of all staff",
    "a measure, alone or with a group (Suspensions: Black)",
)
EXPECTED = ("at least 80", "at most 5", "over 150", "below 10", "rise", "fall", "rise then fall")
OF_MEASURES = (
    "rise since 2024/25",
    "fall since 2024/25",
    "narrow since 2024/25",
    "within tolerance",
    "in proportion",
)
_STATES = ("", "state", "milestone", "state with evidence")
_ENTERED = re.compile(r"(?i)(number|share) of (things|people): *(.+)")
_LEVEL = re.compile(r"(?i)(at least|at most|over|below) +([0-9]+(?:\.[0-9]+)?) ?%?")
_SINCE = re.compile(r"(?i)(rise|fall|narrow) since (.+)")


@dataclass(frozen=True)
class AnsweredBy:
    """What was understood, as keys of a row, and what was not."""

    keys: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read(row: Written, config: Config) -> AnsweredBy:
    """What answers the promise of a row, and what is expected of it."""
    text = row["answered_by"]
    if key(row["kind"]) == "statement":
        return _alone(row, "text")
    if key(text) in _STATES:
        return _alone(row, "milestone")
    if entered := _ENTERED.fullmatch(text):
        return _entered(row, *entered.groups())
    return _measured(row, text, config)


def _alone(row: Written, reports: str) -> AnsweredBy:
    """A state or a statement, which has no figure and so no target."""
    if row["expected"]:
        fix = "Leave it blank, or say in answered_by what is counted."
        title = "Something is expected of what has no figure."
        return AnsweredBy(problems=(row.problem("expected", title, fix),))
    return AnsweredBy({"reports": reports})


def _entered(row: Written, what: str, whom: str, text: str) -> AnsweredBy:
    title, _, of = text.partition(", of ") if what.casefold() == "share" else (text, "", "")
    if what.casefold() == "share" and not of.strip():
        fix = "End it with the whole, as in “Schools with a plan, of all schools”."
        return AnsweredBy(problems=(row.problem("answered_by", "A share of what is not said.", fix),))
    keys = {
        "reports": "figure",
        "title": title.strip(),
        "of": of.strip().removeprefix("all "),
        "people": whom.casefold() == "people",
    }
    expected = row["expected"].casefold()
    if not expected:
        return AnsweredBy(keys)
    if level := _LEVEL.fullmatch(expected):
        return AnsweredBy(keys | {"expects": level[1].replace(" ", "_"), "level": float(level[2])})
    if expected in ("rise", "fall", "rise then fall"):
        return AnsweredBy(keys | {"expects": expected.replace(" ", "_")})
    title = "What is expected cannot be read."
    return AnsweredBy(
        problems=(row.problem("expected", title, "Write one of these forms.", expected=", ".join(EXPECTED)),)
    )


def _measured(row: Written, text: str, config: Config) -> AnsweredBy:
    titles = {key(measure.title): name for name, measure in config.measures.items()} | {
        key(name): name for name in config.measures
    }
    # A title may have a colon of its own: “Key stage 2: expected standard: Black”.
    title, group = (text, "") if key(text) in titles else _title_and_group(text)
    if key(title) not in titles:
        near = get_close_matches(key(text), titles, 1) or get_close_matches(key(title), titles, 1)
        fix = (
            f"Did you mean {config.measures[titles[near[0]]].title}?" if near else "Write one of these forms."
        )
        unknown = row.problem("answered_by", "What answers it is not known.", fix, expected="; ".join(FORMS))
        return AnsweredBy(problems=(unknown,))
    groups = {key(name): name for name in (*config.ethnicity.groups, ALL)}
    if group and key(group) not in groups:
        fix = "Use a group as the pages name it, such as Black or Black Caribbean."
        return AnsweredBy(problems=(row.problem("answered_by", "There is no such ethnic group.", fix),))
    keys = {
        "reports": "measure",
        "measure": titles[key(title)],
        "group": groups[key(group)] if group else ALL,
    }
    return _of_measure(row, keys)


def _title_and_group(text: str) -> tuple[str, str]:
    before, _, after = text.rpartition(":")
    return (before.strip(), after.strip()) if before else (after.strip(), "")


def _of_measure(row: Written, keys: Mapping[str, Any]) -> AnsweredBy:
    expected = row["expected"].casefold()
    simple = {"": "", "within tolerance": "reflect", "in proportion": "proportion"}
    if expected in simple:
        return AnsweredBy({**keys, "expects": simple[expected]})
    since = _SINCE.fullmatch(expected)
    period = parse(since[2]) if since else None
    if since and period:
        return AnsweredBy({**keys, "expects": since[1], "since": period.label})
    title = "What is expected of a measure cannot be read."
    return AnsweredBy(
        problems=(
            row.problem("expected", title, "Write one of these forms.", expected=", ".join(OF_MEASURES)),
        )
    )
