"""Charts say what tables and sentences say, and are given nothing that they do not show."""

import json
from collections.abc import Callable
from typing import Any

import altair
import pytest

from pages.components import charts
from pages.components.charts.dumbbell import dumbbell
from pages.components.charts.frame import in_two
from pages.components.charts.layout import scale_over
from pages.components.charts.panels import short_names
from pages.components.charts.rates import rates
from pages.components.render.page import html
from pages.components.shared import number_text, palette
from pages.components.shared.view import View
from tests.pages import views
from tests.pages.render.test_marks import contrast
from tests.pages.views import CONFIG, GROUPS, NAN

ALL_VIEWS = [
    views.workforce,
    views.partly_withheld,
    views.suspensions,
    views.pipeline,
    views.attainment,
    views.average,
    views.by_sex,
]
Spec = dict[str, Any]


def meanings(view: View) -> str:
    """What the key of a view says."""
    return " ".join(meaning for _, meaning in charts.key(view, CONFIG).entries)


def groups(spec: Spec) -> dict[str, Spec]:
    return {row["group"]: row for row in spec["datasets"]["groups"]}


def walk(part: Any) -> list[Spec]:
    """Every dict inside a specification."""
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return ([part] if isinstance(part, dict) else []) + [found for item in inside for found in walk(item)]


@pytest.mark.parametrize("make", ALL_VIEWS)
def test_every_specification_is_vega_lite(make: Callable[[], View]) -> None:
    for spec in charts.spec(make(), CONFIG):
        altair.Chart.from_dict(spec, validate=True)


@pytest.mark.parametrize("make", ALL_VIEWS)
def test_every_specification_is_json_without_nan(make: Callable[[], View]) -> None:
    json.dumps(charts.spec(make(), CONFIG), allow_nan=False)


def test_the_texts_of_a_dumbbell_are_those_that_figures_writes() -> None:
    view = views.workforce()
    drawn = groups(dumbbell(view, CONFIG))
    for row in view.rows.itertuples():
        assert drawn[row.group]["value_text"] == number_text.value(row.value, view.measure)
        assert drawn[row.group]["comparator_text"] == number_text.value(row.comparator_value, view.measure)
        assert drawn[row.group]["gap_text"] == number_text.gap(row.gap, view.measure)
    assert drawn["Black"]["value_text"] == "31%" and drawn["Black"]["gap_text"] == "+10.2"


def test_groups_stand_in_the_order_of_the_view() -> None:
    assert list(groups(dumbbell(views.workforce(), CONFIG))) == list(GROUPS)


def test_the_band_is_the_tolerance_either_side_and_never_below_nothing() -> None:
    drawn = groups(dumbbell(views.workforce(), CONFIG))
    assert drawn["Black"]["high"] - drawn["Black"]["low"] == pytest.approx(10)
    asian = views.with_group(views.workforce(), "Asian", {"comparator_value": 0.03})
    assert groups(dumbbell(asian, CONFIG))["Asian"]["low"] == 0


def test_only_gaps_outside_the_tolerance_are_bold() -> None:
    drawn = groups(dumbbell(views.workforce(), CONFIG))
    assert [name for name, row in drawn.items() if row["outside"]] == ["Asian", "Black", "Other"]


def test_a_gap_that_only_the_ratio_flags_is_not_bold() -> None:
    view = views.with_group(views.workforce(), "Mixed", {"verdict": "below", "rule": "ratio"})
    assert not groups(dumbbell(view, CONFIG))["Mixed"]["outside"]


def test_a_measure_that_is_not_judged_has_no_band() -> None:
    unjudged = views.workforce().measure.model_copy(update={"judged": False})
    view = views.workforce()
    spec = dumbbell(View(view.selection, unjudged, view.rows, view.earlier), CONFIG)
    assert not [layer for layer in spec["layer"] if layer["mark"]["type"] == "bar"]
    assert all("low" not in row for row in spec["datasets"]["groups"])


def test_a_withheld_group_keeps_its_row_with_words_and_no_mark() -> None:
    asian = groups(dumbbell(views.partly_withheld(), CONFIG))["Asian"]
    assert asian["gap_text"] == "Not shown"
    assert [asian[name] for name in ("value", "lower", "upper")] == [None, None, None]
    assert asian["value_text"] == "" and asian["comparator_text"] == "10%"


def test_nothing_of_a_withheld_figure_is_in_the_chart_even_if_the_row_still_holds_it() -> None:
    left = {"value": 0.7731, "lower": 0.7732, "upper": 0.7733, "gap": 0.7734, "numerator": 7735.0}
    view = views.with_group(views.partly_withheld(), "Asian", left)
    assert "773" not in json.dumps(charts.spec(view, CONFIG))


def test_a_group_without_figures_is_not_available_rather_than_nothing() -> None:
    assert groups(dumbbell(views.partly_withheld(), CONFIG))["Other"]["gap_text"] == "Not available"


@pytest.mark.parametrize("make", [views.workforce, views.attainment, views.suspensions, views.average])
def test_a_chart_is_given_no_column_that_it_does_not_show(make: Callable[[], View]) -> None:
    (spec,) = charts.spec(make(), CONFIG)
    drawn = json.dumps({"layer": spec["layer"], "encoding": spec["encoding"]})
    for name in {name for row in spec["datasets"]["groups"] for name in row}:
        assert f'"{name}"' in drawn or f"datum.{name}" in drawn, name


def test_counts_and_bases_are_left_to_the_table() -> None:
    text = json.dumps(charts.spec(views.suspensions(), CONFIG))
    assert "9853" not in text and "9,853" not in text and "1273" not in text


def test_the_two_marks_are_named_on_the_row_with_the_largest_gap() -> None:
    labels = dumbbell(views.workforce(), CONFIG)["datasets"]["labels"]
    assert [(row["group"], row["name"]) for row in labels] == [("Black", "Staff"), ("Black", "Residents")]


def test_names_that_would_touch_grow_apart() -> None:
    view = views.workforce()
    rows = view.rows.assign(gap=[-0.01, 0.02, 0.01, 0.004, -0.01])
    rows.loc[rows["group"] == "Black", "value"] = 0.23
    labels = dumbbell(View(view.selection, view.measure, rows, view.earlier), CONFIG)["datasets"]["labels"]
    assert [(row["name"], row["side"]) for row in labels] == [("Staff", "left"), ("Residents", "right")]


def test_the_reference_group_has_no_gap_to_itself() -> None:
    white = groups(dumbbell(views.attainment(), CONFIG))["White"]
    assert white["gap_text"] == "Reference" and white["comparator"] is None and white["comparator_text"] == ""


def test_a_group_of_fewer_than_thirty_has_a_hollow_dot() -> None:
    view = views.attainment()
    few = {
        people: groups(dumbbell(views.with_group(view, "Chinese", {"denominator": people}), CONFIG))[
            "Chinese"
        ]
        for people in (29.0, 30.0, 31.0)
    }
    assert [few[people]["few"] for people in (29.0, 30.0, 31.0)] == [True, False, False]
    assert "Fewer than 30 pupils" in meanings(view)


def test_without_a_comparator_the_value_stands_alone() -> None:
    view = views.workforce()
    rows = view.rows.assign(comparator_value=NAN, gap=NAN, verdict="cannot_say", rule=None)
    alone = View(view.selection, view.measure, rows, view.earlier)
    spec = dumbbell(alone, CONFIG)
    assert spec["datasets"]["headings"] == [{"value": "Staff"}]
    assert "diamond" not in json.dumps(spec) and "residents" not in meanings(alone)


def test_a_rate_shows_the_latest_and_the_period_before() -> None:
    spec = rates(views.suspensions(), CONFIG)
    black = groups(spec)["Black"]
    assert (black["value_text"], black["earlier_text"]) == ("12.9", "13.9")
    assert spec["datasets"]["headings"] == [{"value": "2024/25", "earlier": "2023/24"}]


def test_the_line_for_all_is_labelled_with_its_figure() -> None:
    (line,) = rates(views.suspensions(), CONFIG)["datasets"]["all"]
    assert line["text"] == "All pupils 9.5" and line["at"] == pytest.approx(9.4577, abs=1e-4)


@pytest.mark.parametrize(
    ("rate", "side"), [(2.3, "left"), (2.5, "center"), (12.7, "center"), (12.9, "right")]
)
def test_the_label_of_all_stays_inside_the_chart(rate: float, side: str) -> None:
    view = views.with_group(views.suspensions(), "All", {"value": rate / 100})
    (line,) = rates(view, CONFIG)["datasets"]["all"]
    assert line["side"] == side


def test_a_rate_without_an_earlier_period_has_no_hollow_dot() -> None:
    view = views.suspensions()
    spec = rates(View(view.selection, view.measure, view.rows, view.rows.iloc[:0]), CONFIG)
    assert all("earlier" not in row for row in spec["datasets"]["groups"])


def test_another_area_is_a_diamond_and_a_reference_group_is_not() -> None:
    assert "diamond" in json.dumps(rates(views.suspensions("England"), CONFIG))
    assert "diamond" not in json.dumps(rates(views.suspensions("White"), CONFIG))


def test_an_average_has_no_range_and_no_band() -> None:
    spec = dumbbell(views.average(), CONFIG)
    assert {layer["mark"]["type"] for layer in spec["layer"]} == {"point", "text"}


def test_grades_are_one_panel_a_group_on_one_scale() -> None:
    specs = charts.spec(views.pipeline(), CONFIG)
    assert len(specs) == len(GROUPS) == len(charts.headings(views.pipeline(), CONFIG))
    domains = {
        json.dumps(part["scale"]["domain"])
        for spec in specs
        for part in walk(spec)
        if part.get("type") == "quantitative" and part.get("scale")
    }
    assert domains == {"[0, 85.0]"}


def test_a_grade_with_no_figure_at_all_is_named_and_not_drawn() -> None:
    points = charts.spec(views.pipeline(), CONFIG)[1]["datasets"]["points"]
    assert [point["text"] for point in points] == ["59%", "27%", "8%"]
    assert charts.not_drawn(views.pipeline(), CONFIG) == ["Senior manager"]


def test_where_every_grade_is_withheld_each_panel_says_so() -> None:
    view = views.pipeline()
    rows = view.rows.assign(value=NAN, status="confidential")
    specs = charts.spec(View(view.selection, view.measure, rows, view.earlier), CONFIG)
    assert len(specs) == len(GROUPS)
    assert {point["text"] for spec in specs for point in spec["datasets"]["points"]} == {"Not shown"}


def test_another_group_as_comparator_has_no_band() -> None:
    assert not [
        layer for layer in dumbbell(views.attainment(), CONFIG)["layer"] if layer["mark"]["type"] == "bar"
    ]


def test_one_withheld_grade_is_a_word_and_breaks_the_line() -> None:
    view = views.pipeline()
    rows = view.rows.copy()
    there = (rows["group"] == "Black") & (rows["category"] == "First line manager")
    rows.loc[there, ["value", "gap", "numerator"]] = NAN
    rows.loc[there, "status"] = "confidential"
    points = charts.spec(View(view.selection, view.measure, rows, view.earlier), CONFIG)[1]["datasets"][
        "points"
    ]
    assert [(point["value"] is None, point["text"]) for point in points] == [
        (False, "59%"),
        (True, "Not shown"),
        (False, "8%"),
    ]


def test_a_grade_of_fewer_than_thirty_has_a_hollow_dot() -> None:
    points = charts.spec(views.pipeline(), CONFIG)[0]["datasets"]["points"]
    assert [point["few"] for point in points] == [False, False, True]
    assert "Fewer than 30 staff in the role" in meanings(views.pipeline())


def test_the_first_label_goes_below_only_where_the_line_then_rises() -> None:
    black, white = (charts.spec(views.pipeline(), CONFIG)[place]["datasets"]["points"] for place in (1, 3))
    assert [point["below"] for point in white] == [True, False, False]
    assert not any(point["below"] for point in black)


def test_names_of_grades_fit_under_their_point_by_their_declared_short_names() -> None:
    names = ["Case holder", "First line manager", "Middle manager", "Senior manager"]
    declared = CONFIG.extracts["workforce"].dimensions["role"].short
    assert list(short_names(names, declared).values()) == [
        ["Case", "holder"],
        ["First", "line"],
        ["Middle"],
        ["Senior"],
    ]


def test_each_sex_has_its_own_chart_on_the_shared_scale() -> None:
    boys, girls = charts.spec(views.by_sex(), CONFIG)
    (domain,) = {
        tuple(part["scale"]["domain"])
        for spec in (boys, girls)
        for part in walk(spec)
        if part.get("type") == "quantitative" and part.get("scale")
    }
    assert domain == (0, 20)
    assert groups(boys)["Black"]["value_text"] != groups(girls)["Black"]["value_text"]
    assert [name for name, _ in charts.headings(views.by_sex(), CONFIG)] == ["Boys", "Girls"]


def test_a_slide_is_the_same_picture_enlarged() -> None:
    page, slide = (charts.spec(views.workforce(), CONFIG, size=size)[0] for size in (1, 1.6))
    assert page["height"] == 38 * 5 + 54
    assert slide["height"] == pytest.approx((42 * 5 + 54) * 1.6)
    assert page["datasets"]["groups"] == slide["datasets"]["groups"]


def test_a_group_whose_name_looks_like_code_cannot_leave_its_text() -> None:
    name = "x'] || alert(1) </script><b>"
    view = views.workforce()
    rows = view.rows.assign(group=[name, *view.rows["group"].iloc[1:]])
    strange = View(view.selection, view.measure, rows, view.earlier)
    expression = dumbbell(strange, CONFIG)["encoding"]["y"]["axis"]["labelExpr"]
    assert json.dumps(name) in expression
    assert "<b>" not in html(charts.key(strange, CONFIG))


@pytest.mark.parametrize("make", ALL_VIEWS)
def test_every_colour_of_a_chart_is_in_the_palette_and_every_text_can_be_read(
    make: Callable[[], View],
) -> None:
    for spec in charts.spec(make(), CONFIG):
        for part in walk(spec):
            if part.get("type") == "text" and part.get("color") != palette.PAPER:
                colour = part["color"] if isinstance(part["color"], str) else palette.INK2
                assert contrast(colour, palette.PAPER) >= 4.5 and contrast(colour, palette.BAND) >= 4.5
            if "labelColor" in part:
                assert contrast(part["labelColor"], palette.PAPER) >= 4.5


@pytest.mark.parametrize(
    ("numbers", "high", "step"),
    [
        ([59.9], 60, 10),
        ([60.0], 60, 10),
        ([60.1], 80, 20),
        ([13.97], 16, 4),
        ([0.31], 0.4, 0.1),
        ([0.0], 1, 0.2),
    ],
)
def test_an_axis_ends_at_the_first_round_number_that_holds_every_figure(
    numbers: list[float], high: float, step: float
) -> None:
    scale = scale_over(numbers, from_zero=True, suffix="%")
    assert (scale.low, scale.high, scale.step) == (0, high, step)


def test_an_axis_with_no_figures_at_all_is_still_an_axis() -> None:
    assert scale_over([], from_zero=True, suffix="%").high == 1


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Turkish, Kurdish and Turkish Cypriot", ["Turkish, Kurdish", "and Turkish Cypriot"]),
        ("White and Black Caribbean", ["White and Black", "Caribbean"]),
        ("Education, health and care plan", ["Education, health", "and care plan"]),
    ],
)
def test_a_long_name_takes_two_lines_on_a_phone_and_never_a_third(name: str, lines: list[str]) -> None:
    assert in_two(name) == lines
