"""The chart of a course: what stands where, which names keep apart, and that a withheld figure is not in it."""

import json
from itertools import pairwise
from typing import Any

import altair
import pytest

from pages.components import charts
from pages.components.charts import over_time_labels as labels
from pages.components.charts.over_time_marks import NARROW_BELOW
from tests.metrics.examples import looked_after, residents, staff
from tests.pages.courses import course, english, year
from tests.pages.views import CONFIG


def drawn(*given: Any, **more: Any) -> dict[str, list[dict[str, Any]]]:
    spec = charts.over_time(course(*given, **more), CONFIG)
    json.dumps(spec, allow_nan=False)
    return spec["datasets"]


def test_the_specification_is_vega_lite_with_everything_that_may_be_drawn() -> None:
    given = [*(year(label, 900) for label in ("2018/19", "2021/22")), english("2021/22", 600)]
    spec = charts.over_time(course("suspensions", "2021/22", *given), CONFIG)
    altair.Chart.from_dict(spec, validate=True)
    assert {"covid", "lines", "points", "names"} <= set(spec["datasets"])


def test_points_stand_at_their_years_with_their_likely_range() -> None:
    points = drawn("suspensions", "2023/24", year("2022/23", 900), year("2023/24", 840))["points"]
    assert [(point["x"], point["value"], point["text"]) for point in points] == [
        (2022, 9, "9.0"),
        (2023, 8.4, "8.4"),
    ]
    assert all(point["lower"] < point["value"] < point["upper"] for point in points)
    assert [point["now"] for point in points] == [False, True]


def test_years_of_covid_are_shaded_where_the_axis_reaches_them_and_nowhere_else() -> None:
    through = drawn("suspensions", "2022/23", year("2018/19", 900), year("2022/23", 840))
    after = drawn("suspensions", "2023/24", year("2022/23", 900), year("2023/24", 840))
    assert through["covid"] == [{"from": 2018.5, "to": 2020.5, "text": "Covid"}]
    assert "covid" not in after


def test_points_on_either_side_of_covid_are_in_two_runs() -> None:
    points = drawn("suspensions", "2022/23", year("2018/19", 900), year("2022/23", 840))["points"]
    assert len({point["run"] for point in points}) == 2


def test_the_path_of_two_falls_of_30_per_cent_is_drawn_to_its_end() -> None:
    path = drawn("suspensions", "2021/22", year("2020/21", 1200), year("2021/22", 900))["wanted"]
    assert [(row["label"], row["value"], row["due"]) for row in path] == [
        ("2020/21", 12.0, False),
        ("2021/22", 8.4, True),
        ("2022/23", 5.88, True),
    ]


def test_two_plans_that_want_the_same_share_a_path_and_are_both_named() -> None:
    found = drawn(
        "suspensions", "2023/24", year("2022/23", 900), year("2023/24", 800), english("2023/24", 700)
    )
    assert len({row["run"] for row in found["wanted"]}) == 1
    (name,) = [row["name"] for row in found["names"] if row["who"] == "target"]
    assert "Priority A" in name and "Priority 2" in name


def test_a_share_is_drawn_against_the_tolerance_that_the_plan_allows() -> None:
    near = drawn("social-workers", "2025-09-30", staff(16, 76, 25, 80, 2), residents(), group="Black")["near"]
    assert {(row["low"], row["high"]) for row in near} == {(16.0865, 26.0865)}


def test_a_share_that_is_only_bounded_is_a_range_without_a_dot() -> None:
    other_year = looked_after(other="1", refused="1")
    other_year.rows["period"] = "2023-03-31"
    found = drawn("looked-after", "2023-03-31", looked_after(), other_year, residents(), group="Black")[
        "points"
    ]
    assert found[0]["value"] is None and found[0]["text"] == ""
    assert 40 < found[0]["lower"] < found[0]["upper"] < 50
    assert found[1]["value"] is not None


@pytest.mark.parametrize("wanted", [[100, 100, 100], [0, 5, 10], [280, 282, 284]])
def test_names_beside_each_other_keep_apart_and_stay_inside(wanted: list[float]) -> None:
    heights = [17.0, 51.0, 17.0]
    found = labels.spread(wanted, heights, 284)
    edges = sorted(
        (middle - height / 2, middle + height / 2) for middle, height in zip(found, heights, strict=True)
    )
    assert edges[0][0] >= 0 and edges[-1][1] <= 284
    assert all(after[0] >= before[1] for before, after in pairwise(edges))


def test_of_crowded_texts_the_last_stays() -> None:
    assert labels.with_room([2020, 2021, 2022], 40, 30) == [True, False, True]
    assert labels.with_room([2020, 2021, 2022], 40, 50) == [True, True, True]


def test_periods_are_named_short_on_the_axis() -> None:
    assert [labels.period_name(one) for one in ("2021/22", "2022-09-30", "2021 Q4")] == [
        "2021/22",
        "Sep 2022",
        "Oct–Dec 2021",
    ]


def test_names_of_the_other_size_are_empty_because_unseen_ones_would_take_room() -> None:
    spec = charts.over_time(
        course("suspensions", "2023/24", year("2022/23", 900), year("2023/24", 840)), CONFIG
    )
    names = [layer for layer in spec["layer"] if layer.get("data") == {"name": "names"}]
    texts = {layer["encoding"]["text"]["value"]["expr"] for layer in names if "text" in layer["encoding"]}
    assert texts == {
        f"width < {NARROW_BELOW} ? '' : datum.name",
        f"width < {NARROW_BELOW} ? datum.short : ''",
    }


def test_a_name_stands_at_its_lines_end_where_there_is_room_and_at_the_edge_where_there_is_none() -> None:
    long_ago = [year("2006/07", 700), english("2006/07", 600), year("2023/24", 840)]
    lately = [year("2006/07", 700), year("2022/23", 700), english("2022/23", 600), year("2023/24", 840)]
    apart, crowded = (
        {row["short"]: row for row in drawn("suspensions", "2023/24", *slices)["names"]}
        for slices in (long_ago, lately)
    )
    assert apart["England"]["at"] == 2006 and not apart["England"]["led"]
    assert crowded["England"]["at"] == crowded["All"]["at"] > 2023 and crowded["England"]["led"]


def test_on_a_slide_nineteen_years_and_two_targets_keep_apart_in_half_the_height() -> None:
    slices = [year(f"20{n:02}/{n + 1:02}", 900 + 10 * n) for n in range(6, 25)]
    given = course("suspensions", "2024/25", *slices, english("2024/25", 1100))
    spec = charts.over_time(given, CONFIG, slide=(730, 190))
    assert spec["height"] == 190
    assert spec["encoding"]["y"]["scale"]["domain"] == [0, 16]
    px = (190 - 28 - 8) / 16
    edge = sorted(
        (row["wide"] * px - 17 * row["lines"] / 2, row["wide"] * px + 17 * row["lines"] / 2)
        for row in spec["datasets"]["names"]
    )
    assert len(edge) == 4 and edge[0][0] >= 0 and edge[-1][1] <= 154
    assert all(above[0] >= below[1] for below, above in pairwise(edge))
    assert [
        row["name"].replace("\n", " ") for row in spec["datasets"]["names"] if row["who"] == "target"
    ] == [
        "30% lower each year, for two years",
        "Below England’s rate by 2023/24; Below England’s rate from 2022/23",
    ]
    assert len(json.loads(spec["encoding"]["x"]["axis"]["labelExpr"].split(" : ", 1)[1].split(")[")[0])) == 7
