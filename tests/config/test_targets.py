"""What plans promised is declared with what its kind needs, and names only what is there."""

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import config
from config import ConfigError
from config.periods import covid
from config.target import Target

SETTINGS = config.load()
SUSPENSIONS = "measures/suspensions.toml"
STRONG = "measures/ks4-english-maths-strong.toml"

BROKEN = {
    "a kind that there is not": (
        SUSPENSIONS, '"reduce"', '"cut"', "suspensions.toml: targets.0.kind: must be 'within', 'reduce'",
    ),
    "a misspelt key": (
        SUSPENSIONS, "by = 0.3", "bye = 0.3",
        "suspensions.toml: targets.0.bye: there is no such key; is “by” meant?",
    ),
    "a target of no plan": (SUSPENSIONS, 'plan = "M16"', 'plan = ""', "suspensions.toml: targets.0.plan: must not be empty"),
    "a fall from no year": (
        SUSPENSIONS, 'baseline = "2020/21"\n', "", "baseline: a target of kind 'reduce' needs one",
    ),
    "a baseline that is no period of the extract": (
        SUSPENSIONS, 'baseline = "2020/21"', 'baseline = "2020-21"',
        "suspensions.toml: targets.0: '2020-21' is not a period of exclusions",
    ),
    "a due date that is no period": (
        SUSPENSIONS, '"2022/23"]', '"summer 2023"]', "targets.0: 'summer 2023' is not a period of exclusions",
    ),
    "an area that there is not": (
        SUSPENSIONS, 'against = "England"', 'against = "Wales"',
        "suspensions.toml: targets.1.against: no comparator called 'Wales'",
    ),
    "a group that there is not": (
        STRONG, 'group = "Black Caribbean"', 'group = "Blacks"', "targets.0.group: no group called 'Blacks'",
    ),
    "a category that there is not": (
        STRONG, 'category = "Boys"', 'category = "Boy"', "targets.3.category: no sex called 'Boy'",
    ),
    "a breakdown that the measure does not offer": (
        STRONG, 'breakdown = "sex"', 'breakdown = "stage"',
        "targets.3.breakdown: 'stage' is not a breakdown of the measure",
    ),
    "everybody of no area": (
        STRONG, 'against = "England"\neveryone', 'against = "White British"\neveryone',
        "targets.3.everyone: needs an area in 'against'",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_target_stops_the_start(folder: Path, file: str, old: str, new: str, message: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigError, match=re.escape(message)):
        config.load(folder)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"kind": "at_least", "due": ("2023/24",)}, "level: a target of kind 'at_least' needs one"),
        ({"kind": "below"}, "against: a target of kind 'below' needs one"),
        ({"kind": "direction", "baseline": "2020/21"}, "direction: a target of kind 'direction' needs one"),
        (
            {"kind": "reduce", "by": 30, "baseline": "2020/21", "due": ("2021/22",)},
            "by: a reduction is a share of 1 a year",
        ),
        ({"kind": "within", "breakdown": "sex"}, "category: a breakdown and its category go together"),
    ],
)
def test_a_target_says_what_its_kind_needs(given: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(message)):
        Target(plan="M1", words="As the plan says", **given)


def test_nought_is_a_level_like_any_other() -> None:
    assert Target(plan="M1", words="None", kind="at_most", level=0, due=("2023/24",)).level == 0


def test_the_three_plans_for_suspensions_disagree_and_are_all_named() -> None:
    declared = SETTINGS.measures["suspensions"].targets
    assert [(one.plan, one.kind, one.by, one.baseline, one.due) for one in declared] == [
        ("M16", "reduce", 0.3, "2020/21", ("2021/22", "2022/23")),
        ("PA-C1", "below", 0, "2021/22", ("2023/24",)),
        ("P2-C2", "below", 0, "2021/22", ("2022/23",)),
    ]


def test_a_workforce_is_promised_to_be_within_the_tolerance() -> None:
    staff = ("social-workers", "education-staff", "school-leaders", "teachers")
    assert [SETTINGS.measures[name].promises("within") for name in staff] == [True] * 4
    assert not SETTINGS.measures["suspensions"].promises("within")


def test_looked_after_children_are_monitored_without_a_target() -> None:
    _, promise = SETTINGS.promises["M9"]
    assert "looked-after" in promise.measures
    assert SETTINGS.measures["looked-after"].targets == ()


@pytest.mark.parametrize(
    ("label", "affected"),
    [
        ("2018/19", False), ("2019/20", True), ("2020/21", True), ("2021/22", False),
        ("2019-20", False), ("2020-21", True), ("2021-22", True), ("2022-23", False),
        ("2020-03-22", False), ("2020-03-23", True), ("2021-07-19", True), ("2021-07-20", False),
        ("2020 Q1", False), ("2020 Q2", True), ("2021 Q3", True), ("2021 Q4", False),
    ],
)  # fmt: skip
def test_covid_begins_and_ends_on_a_day(label: str, affected: bool) -> None:
    assert covid.affected(label) == affected


def test_every_target_is_a_promise_that_the_plans_make_of_its_measure() -> None:
    promises = {key: one for plan in SETTINGS.plans.values() for key, one in plan.promises.items()}
    for name, measure in SETTINGS.measures.items():
        for key in {target.plan for target in measure.targets}:
            assert name in promises[key].measures, f"{name}: {key}"
