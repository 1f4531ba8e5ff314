"""A view: the rows that one choice shows, and what they are compared with."""

from dataclasses import replace

import pandas as pd
import pytest

from config import Config
from pages.components.shared.view import (
    Selection,
    comparator_short,
    comparator_title,
    earlier_period,
    view_of,
)
from tests.pages import views
from tests.pages.views import CONFIG, row

ASKED = Selection("suspensions", "2024/25", "Hackney", comparator="White")


def table() -> pd.DataFrame:
    """Two years of Hackney, one of England, one breakdown and one detailed group."""
    at = {"comparator": "White"}
    return pd.DataFrame(
        [
            row("suspensions", "Black", period="2024/25", value=0.129, **at),
            row("suspensions", "All", period="2024/25", value=0.095, **at),
            row("suspensions", "Black", period="2023/24", value=0.139, **at),
            row("suspensions", "Black", period="2024/25", area="England", value=0.06, **at),
            row("suspensions", "Black", period="2024/25", breakdown="sex", category="Boys", value=0.2, **at),
            row("suspensions", "Black Caribbean", period="2024/25", detail="detailed", value=0.15, **at),
        ]
    )


def test_a_view_holds_what_was_chosen_and_nothing_else() -> None:
    view = view_of(table(), ASKED, CONFIG)
    assert view.rows["value"].tolist() == [0.129, 0.095]
    assert view.measure is CONFIG.measures["suspensions"] and view.period == "2024/25"


def test_a_view_holds_the_same_choice_one_year_before() -> None:
    assert view_of(table(), ASKED, CONFIG).earlier["value"].tolist() == [0.139]


def test_a_view_knows_that_figures_of_everybody_go_on_after_those_of_groups() -> None:
    after = [
        row("suspensions", "All", period=label, value=0.1) for label in ("2025/26", "2026/27", "2027/28")
    ]
    after[-1] |= {"value": float("nan")}
    longer = pd.concat([table(), pd.DataFrame(after)])
    assert view_of(longer, ASKED, CONFIG).later == "2026/27"
    grouped = pd.concat([longer, pd.DataFrame([row("suspensions", "Black", period="2025/26", value=0.1)])])
    assert view_of(grouped, ASKED, CONFIG).later == "" == view_of(table(), ASKED, CONFIG).later


def test_groups_are_the_rows_without_the_total_and_the_not_known() -> None:
    view = views.partly_withheld()
    assert view.groups["group"].tolist() == ["Asian", "Black", "Mixed", "White", "Other"]
    assert view.total is not None and view.total.numerator == 107


def test_a_breakdown_has_a_total_for_each_part_and_none_for_all() -> None:
    assert views.by_sex().rows["group"].eq("All").sum() == 2 and views.by_sex().total is None


@pytest.mark.parametrize(
    ("label", "there", "before"),
    [
        ("2024/25", ["2022/23", "2023/24", "2024/25"], "2023/24"),
        ("2024/25", ["2016/17", "2024/25"], ""),
        ("2016/17", ["2016/17", "2024/25"], ""),
        ("2025-09-30", ["2024-09-30", "2025-09-30"], "2024-09-30"),
        ("2025-09-30", ["2023-09-30", "2025-09-30"], ""),
        ("2021 Q4", ["2021 Q2", "2021 Q3", "2021 Q4"], "2021 Q3"),
        ("2021-22", ["2020/21", "2021-22"], ""),
        ("2024/25", [], ""),
    ],
)
def test_the_period_before_is_of_the_same_kind_and_the_next_one(
    label: str, there: list[str], before: str
) -> None:
    assert earlier_period(label, there, CONFIG) == before


def test_a_share_is_judged_against_a_population_alone() -> None:
    assert views.workforce().judged(CONFIG) and views.workforce().targeted(CONFIG)
    assert not views.suspensions().judged(CONFIG)
    rows = views.workforce().rows.to_dict("records")
    against_england = views.view("social-workers", [given | {"comparator": "England"} for given in rows])
    assert not against_england.judged(CONFIG)


@pytest.mark.parametrize(
    ("at", "targeted"),
    [
        ({}, True),
        ({"area": "London"}, False),  # the plans speak of Hackney
        ({"comparator": "pupils-on-roll"}, False),  # and of its residents
        ({"period": "2021-09-30"}, False),  # and of what came after the report of 28 February 2022
        ({"period": "2022-09-30"}, True),
        ({"breakdown": "role", "category": "Case holder"}, False),  # and of all social workers together
    ],
)
def test_a_target_stands_where_a_plan_set_one(at: dict[str, str], targeted: bool) -> None:
    rows = [given | at for given in views.workforce().rows.to_dict("records")]
    shown = views.view("social-workers", rows, by=at.get("breakdown", ""))
    assert shown.judged(CONFIG)
    assert shown.targeted(CONFIG) is targeted


def test_the_profile_of_residents_is_not_judged() -> None:
    rows = [row("residents", "Black", comparator="residents", value=0.21)]
    assert not views.view("residents", rows).judged(CONFIG)


def test_children_in_care_are_judged_by_the_tolerance_but_promised_no_target() -> None:
    rows = [row("looked-after", "Black", comparator="ages-10-to-17", value=0.40)]
    view = views.view("looked-after", rows)
    assert view.judged(CONFIG) and not view.targeted(CONFIG)


def test_only_groups_without_a_share_of_which_bounds_are_known_are_bounded() -> None:
    rows = [
        row(
            "looked-after", "Black", numerator=177.0, value_min=0.424, value_max=0.443, status="not_available"
        ),
        row("looked-after", "White", value=0.26, value_min=0.25, value_max=0.27),
        row("looked-after", "Other", status="confidential"),
    ]
    assert [row.group for row in views.view("looked-after", rows).bounded] == ["Black"]


def test_one_invented_row_makes_a_view_a_demonstration() -> None:
    assert views.partly_withheld().demonstration and not views.workforce().demonstration


@pytest.mark.parametrize(
    ("name", "title", "short"),
    [
        ("residents", "All residents, Census 2021", "Residents"),
        ("ages-10-to-17", "Ages 10 to 17, Census 2021", "Ages 10 to 17"),
        ("White", "White pupils", "White pupils"),
        ("Other", "Pupils from Other ethnic groups", "Pupils from Other ethnic groups"),
        ("Everyone else", "Everyone else", "Everyone else"),
        ("England", "England", "England"),
    ],
)
def test_what_a_comparator_is_called(name: str, title: str, short: str, settings: Config) -> None:
    pupils = settings.measures["suspensions"]
    assert (comparator_title(name, settings, pupils), comparator_short(name, settings, pupils)) == (
        title,
        short,
    )


def test_a_choice_is_the_key_of_a_cache() -> None:
    again = Selection("suspensions", "2024/25", "Hackney", comparator="White")
    assert len({ASKED, again, replace(again, detail="detailed")}) == 2
