"""Small literal views, one of each kind, with figures that are published (DfE and ONS, for Hackney)."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

import config
from pages.components.shared.view import Selection, View

CONFIG = config.load()
NAN = math.nan
GROUPS = ("Asian", "Black", "Mixed", "White", "Other")
RESIDENTS = dict(
    zip(
        GROUPS, (26885 / 259147, 54645 / 259147, 17487 / 259147, 137709 / 259147, 22421 / 259147), strict=True
    )
)
FIGURES = (
    *("numerator", "denominator", "not_known", "value", "lower", "upper", "value_min", "value_max"),
    *(
        "comparator_value",
        "gap",
        "gap_lower",
        "gap_upper",
        "ratio",
        "ratio_lower",
        "ratio_upper",
        "to_base",
        "to_base_lower",
        "to_base_upper",
        "needed",
        "flip",
    ),
)


def row(measure: str, group: str, **given: Any) -> dict[str, Any]:
    """One row of the results table: what is not given is not there."""
    empty = dict.fromkeys(FIGURES, NAN) | dict.fromkeys(("interval", "verdict", "rule", "certainty"))
    plain = {
        "measure": measure,
        "period": "2022-09-30",
        "area": "Hackney",
        "breakdown": "",
        "category": "",
        "detail": "broad",
        "group": group,
        "comparator": "residents",
        "within": 0.0,
        "rounded_by": 0.0,
        "comparator_rounded_by": 0.0,
        "status": "published",
        "release": 1,
        "source": "DfE children’s social work workforce",
        "demonstration": False,
    }
    return plain | empty | given


def view(
    name: str, rows: list[dict[str, Any]], earlier: list[dict[str, Any]] | None = None, by: str = ""
) -> View:
    """A view of a measure made of rows that were given."""
    frame = pd.DataFrame(rows)
    before = pd.DataFrame(earlier) if earlier else frame.iloc[:0]
    first = rows[0]
    selection = Selection(name, first["period"], first["area"], breakdown=by, comparator=first["comparator"])
    return View(selection, CONFIG.measures[name], frame, before, whole=frame)


def share(
    group: str, staff: float, of: float, limits: tuple[float, float], verdict: str, **given: Any
) -> dict[str, Any]:
    """A group's share of social workers against its share of residents."""
    value = staff / of
    rule = "none" if verdict == "within" else None if verdict == "cannot_say" else "points"
    figures = {
        "numerator": staff,
        "denominator": of,
        "value": value,
        "lower": limits[0],
        "upper": limits[1],
        "comparator_value": RESIDENTS[group],
        "gap": value - RESIDENTS[group],
        "ratio": value / RESIDENTS[group],
        "ratio_lower": limits[0] / RESIDENTS[group],
        "ratio_upper": limits[1] / RESIDENTS[group],
        "verdict": verdict,
        "rule": rule,
    }
    named: dict[str, Any] = {"measure": "social-workers", "group": group}
    return row(**(named | figures | given))


def withheld(measure: str, group: str, **given: Any) -> dict[str, Any]:
    """A group whose figure is confidential: nothing of its own is left, the population's share stays."""
    population = {"comparator_value": RESIDENTS[group], "verdict": "cannot_say", "status": "confidential"}
    return row(measure, group, **(population | given))


def workforce() -> View:
    """Children’s social workers, 30 September 2022: 182 whose group is known (DfE)."""
    return view(
        "social-workers",
        [
            share("Asian", 6, 182, (0.0152, 0.0700), "below"),
            share("Black", 57, 182, (0.2502, 0.3839), "above"),
            share("Mixed", 21, 182, (0.0767, 0.1701), "within"),
            share("White", 96, 182, (0.4551, 0.5986), "within"),
            share("Other", 2, 182, (0.0030, 0.0392), "below"),
        ],
    )


def partly_withheld() -> View:
    """School leaders: two groups withheld, one not collected, some not known."""
    name = "school-leaders"
    shown = {"measure": name, "demonstration": True}
    return view(
        name,
        [
            withheld(name, "Asian", demonstration=True),
            share("Black", 19, 100, (0.13, 0.28), "within", **shown),
            withheld(name, "Mixed", demonstration=True),
            share("White", 61, 100, (0.51, 0.70), "above", **shown),
            row(
                name,
                "Other",
                comparator_value=RESIDENTS["Other"],
                status="not_available",
                verdict="cannot_say",
            ),
            row(name, "Not known", numerator=7.0),
            row(name, "All", numerator=107.0, denominator=100.0),
        ],
    )


_SUSPENDED = {
    "Asian": (210, 3714, 0.0492, 0.0647, 0.7640, 218 / 3910),
    "Black": (1273, 9853, 0.1222, 0.1365, 1.7457, 1441 / 10342),
    "Mixed": (520, 4426, 0.1076, 0.1280, 1.5874, 525 / 4281),
    "White": (860, 11620, 0.0691, 0.0791, NAN, 830 / 11796),
    "Other": (145, 2117, 0.0578, 0.0806, 0.9254, 142 / 2136),
}


def suspensions(comparator: str = "White") -> View:
    """Suspensions, 2024/25 and the year before (DfE, as republished by PRISM-R)."""
    name, now = "suspensions", {"period": "2024/25", "comparator": comparator}
    rows, before = [], []
    for group, (events, pupils, lower, upper, ratio, earlier) in _SUSPENDED.items():
        figures = {
            "numerator": events,
            "denominator": pupils,
            "value": events / pupils,
            "lower": lower,
            "upper": upper,
        }
        rows.append(row(name, group, ratio=ratio, comparator_value=860 / 11620, **figures, **now))
        before.append(row(name, group, value=earlier, **(now | {"period": "2023/24"})))
    rows.append(row(name, "Not known", numerator=39.0, denominator=487.0, **now))
    rows.append(row(name, "All", numerator=3047.0, denominator=32217.0, value=3047 / 32217, **now))
    before.append(row(name, "All", value=3207 / 32946, **(now | {"period": "2023/24"})))
    return view(name, rows, before)


_GRADES = {"Case holder": 87, "First line manager": 30, "Middle manager": 26}
_AT_GRADE = {
    "Asian": (8, 1, 1),
    "Black": (51, 8, 2),
    "Mixed": (9, 3, 4),
    "White": (19, 17, 19),
    "Other": (0, 1, 0),
}


def pipeline() -> View:
    """Social workers by role, 30 September 2025; senior managers (5 people) are too few."""
    at = {"period": "2025-09-30", "breakdown": "role"}
    rows = []
    for place, (category, people) in enumerate(_GRADES.items()):
        for group, staff in _AT_GRADE.items():
            figures = share(group, staff[place], people, (NAN, NAN), "within")
            rows.append(figures | at | {"category": category})
    few = at | {"category": "Senior manager", "status": "low_reliability", "denominator": 5.0}
    rows += [withheld("social-workers", group, **few) for group in GROUPS]
    return view("social-workers", rows, by="role")


def attainment() -> View:
    """Grades 9 to 5 in English and maths, 2018/19 (DfE); Chinese pupils are 10."""
    name, white = "ks4-english-maths-strong", 428 / 749
    at = {"period": "2018/19", "comparator": "White", "comparator_value": white}
    reached = {
        "Asian": (157, 280, 0.502, 0.618, "within"),
        "Black": (323, 849, 0.348, 0.414, "below"),
        "Mixed": (92, 200, 0.392, 0.529, "below"),
        "White": (428, 749, 0.536, 0.606, None),
        "Chinese": (8, 10, 0.490, 0.943, "above"),
    }
    rows = []
    for group, (count, pupils, lower, upper, verdict) in reached.items():
        value = count / pupils
        figures = {"numerator": count, "denominator": pupils, "value": value, "lower": lower, "upper": upper}
        rule = "points" if verdict in ("above", "below") else "none" if verdict else None
        gap = value - white if group != "White" else NAN
        rows.append(row(name, group, gap=gap, verdict=verdict, rule=rule, **figures, **at))
    rows.append(row(name, "All", numerator=1061.0, denominator=2230.0, value=1061 / 2230, **at))
    return view(name, rows)


def average() -> View:
    """Attainment 8, 2018/19 (DfE)."""
    name = "attainment-8"
    at = {"period": "2018/19", "comparator": "White", "comparator_value": 53.4}
    points = {"Asian": (52.3, 280), "Black": (44.8, 849), "Mixed": (49.2, 200), "White": (53.4, 749)}
    rows = [
        row(name, group, value=mean, denominator=pupils, gap=mean - 53.4 if group != "White" else NAN, **at)
        for group, (mean, pupils) in points.items()
    ]
    rows.append(row(name, "All", value=49.2, denominator=2230.0, **at))
    return view(name, rows)


def by_sex() -> View:
    """Suspensions for boys and girls, each half of the published figures: made up to test the form."""
    whole = suspensions()
    half = [
        given
        | {"breakdown": "sex", "category": sex}
        | {name: given[name] * times for name in ("value", "lower", "upper")}
        for sex, times in (("Boys", 1.2), ("Girls", 0.8))
        for given in whole.rows.to_dict("records")
    ]
    return view("suspensions", half, by="sex")


def with_group(original: View, group: str, changes: Mapping[str, Any]) -> View:
    """The same view with one group's row changed."""
    rows = original.rows.to_dict("records")
    changed = [given | dict(changes) if given["group"] == group else given for given in rows]
    return View(original.selection, original.measure, pd.DataFrame(changed), original.earlier)
