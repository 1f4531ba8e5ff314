"""What the overview says first: the rules by which it is chosen."""

from typing import Any

import pandas as pd
import pytest

from metrics.promises.targets import COLUMNS
from pages.components.overview import highlights
from pages.components.overview.key_tables import Tables
from pages.components.render.page import html
from tests.pages.views import CONFIG, NAN, row

NAMES = ("social-workers", "suspensions", "teachers")


def furthest(tables: Tables, targets: Tables) -> str:
    return html(highlights.furthest_from_target(tables, targets, CONFIG))


def unsaid(tables: Tables, targets: Tables) -> str:
    return html(highlights.not_to_be_said(tables, targets))


def tables(*, invented: str = "", missing: str = "") -> dict[str, pd.DataFrame]:
    made = {name: pd.DataFrame([row(name, "All", demonstration=name == invented)]) for name in NAMES}
    return {name: table.iloc[:0] if name == missing else table for name, table in made.items()}


def target(
    name: str, group: str, verdict: str, actual: float, wanted: float, period: str = "2022-09-30"
) -> dict[str, Any]:
    """A row of the targets table, of the first target that the measure declares."""
    first = CONFIG.measures[name].targets[0]
    given = {"measure": name, "group": group, "plan": first.plan, "words": first.words, "target": first.kind}
    return (
        dict.fromkeys(COLUMNS, NAN)
        | given
        | {"verdict": verdict, "actual": actual, "wanted": wanted, "period": period}
    )


def promised(*rows: dict[str, Any]) -> dict[str, pd.DataFrame]:
    return {
        name: pd.DataFrame([one for one in rows if one["measure"] == name], columns=COLUMNS) for name in NAMES
    }


MISSED = promised(
    target("social-workers", "Black", "not_met", 0.31, 0.21),
    target("social-workers", "Other", "not_met", 0.01, 0.09),
    target("social-workers", "White", "met", 0.46, 0.53),
    target("teachers", "Black", "not_met", 0.90, 0.21),
)


def test_the_furthest_target_is_missed_by_most_points_and_invented_figures_are_not_asked() -> None:
    said = furthest(tables(invented="teachers"), MISSED)
    assert (
        said
        == "Children’s social workers, Black staff: <strong>31%</strong> in September 2022, where 16% to 26% is wanted."
    )


def test_only_the_latest_period_that_can_be_judged_counts() -> None:
    met_since = promised(
        target("social-workers", "Black", "not_met", 0.50, 0.21, "2021-09-30"),
        target("social-workers", "Black", "met", 0.22, 0.21),
    )
    assert furthest(tables(), met_since) == ("No target that can be judged is missed by the latest figures.")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ({}, "whether <strong>1 of 2 targets</strong> are met"),
        (
            {"invented": "teachers"},
            "anything of <strong>1 of 3 measures</strong>, which demonstration data stand in for",
        ),
        ({"missing": "suspensions"}, "anything of <strong>1 measure</strong> without figures"),
    ],
)
def test_what_cannot_be_said_is_counted(found: dict[str, str], expected: str) -> None:
    open_ = promised(
        target("social-workers", "Black", "cannot_say", NAN, NAN),
        target("teachers", "Black", "met", 0.2, 0.2),
    )
    assert expected in unsaid(tables(**found), open_)


def test_where_nothing_is_missing_that_is_said() -> None:
    assert unsaid(tables(), promised()) == ("Every measure has figures, and every target can be judged.")
