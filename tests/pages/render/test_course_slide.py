"""Figures over time on a slide: the chart holds each figure, breaks where the page breaks, and draws the way asked for."""

import io
from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation

from pages.components.render.slide import shapes
from pages.components.render.slide.chart_data import ChartData
from pages.components.render.slide.course_chart import over_time
from pages.components.render.slide.course_data import course_data
from pages.components.render.slide.shapes import Box
from tests.pages.courses import course, english, year
from tests.pages.views import CONFIG


def drawn(chart: ChartData) -> Any:
    """The chart as whoever opens the file reads it."""
    presentation = shapes.blank("A deck", "About it.", CONFIG, demonstration=False)
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    over_time(slide, chart, Box(0.6, 2, 12, 4), "Line chart: of suspensions.")
    file = io.BytesIO()
    presentation.save(file)
    (held,) = Presentation(file).slides
    return next(one.chart for one in held.shapes if one.has_chart)


def held(chart: Any) -> dict[str, dict[str, float]]:
    plot = chart.plots[0]
    return {
        one.name: {label: value for label, value in zip(plot.categories, one.values, strict=True) if value}
        for one in plot.series
    }


def test_the_target_path_is_a_series_beside_the_figures_and_england() -> None:
    """700 in 10,000 is 7.0 for every 100; 30% lower each year is 4.9, and then 3.43."""
    given = course(
        "suspensions", "2021/22", year("2020/21", 700), year("2021/22", 600), english("2021/22", 5_000)
    )
    found = held(drawn(course_data(given, CONFIG)))
    # Covid lies between the two, so they are no line.
    assert found["All pupils"] == {"2020/21": pytest.approx(7.0)}
    assert found["All pupils, from 2021/22"] == {"2021/22": 6.0}
    assert found["England"] == {"2021/22": 5.0}
    path = found["Target: 30% lower each year, for two years"]
    assert {label: round(value, 4) for label, value in path.items()} == {
        "2020/21": 7.0,
        "2021/22": 4.9,
        "2022/23": 3.43,
    }


def test_a_year_without_a_figure_keeps_its_place_and_nothing_is_drawn_there() -> None:
    given = course("suspensions", "2016/17", year("2013/14", 500), year("2016/17", 600))
    chart = drawn(course_data(given, CONFIG))
    assert list(chart.plots[0].categories) == ["2013/14", "2014/15", "2015/16", "2016/17"]
    assert chart.plots[0].series[0].values == (5.0, None, None, 6.0)


def test_years_that_are_not_joined_are_two_lines_named_once() -> None:
    given = course("suspensions", "2014/15", year("2013/14", 500), year("2014/15", 600))
    parted = replace(given, runs=(("2013/14",), ("2014/15",)))
    chart = drawn(course_data(parted, CONFIG))
    assert held(chart) == {"All pupils": {"2013/14": 5.0}, "All pupils, from 2014/15": {"2014/15": 6.0}}
    entries = chart.legend._element.findall(".//{*}legendEntry/{*}idx")
    assert [entry.get("val") for entry in entries] == ["1"]


def test_a_figure_that_another_line_would_cover_stands_below_its_point() -> None:
    given = course(
        "suspensions", "2014/15",
        year("2013/14", 500), year("2014/15", 500), english("2013/14", 5_400), english("2014/15", 4_000),
    )  # fmt: skip
    labels = drawn(course_data(given, CONFIG)).plots[0].series[0]._element.findall(".//{*}dLbl")
    assert [(one.find("{*}idx").get("val"), one.find("{*}dLblPos").get("val")) for one in labels] == [
        ("0", "b")
    ]
