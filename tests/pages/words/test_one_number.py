"""One number: what the sentence says, the chart draws, the table prints and the download holds are the same."""

import json
import math
from typing import Any

import pandas as pd
import pytest

import config as declarations
from config import Config
from pages.components import charts
from pages.components.charts.categories import not_drawn, shown_categories
from pages.components.render import csv
from pages.components.render.page import html
from pages.components.shared import cell_text, number_text, part_words
from pages.components.shared.view import View
from pages.components.shell import cached
from pages.components.words import course_table, findings, over_time, sentences
from tests import downloads
from tests.contributing import measures_of_the_readme
from tests.pages.conftest import Periods, Seen, Views
from tests.pages.views import CONFIG
from tests.pages.words.test_view_table import Reader, read

MEASURES = sorted(declarations.load().measures)
# What would give a withheld figure away.
FIGURES = [
    *("numerator", "value", "lower", "upper", "value_min", "value_max", "gap", "gap_lower", "gap_upper"),
    *("ratio", "ratio_lower", "ratio_upper", "needed", "flip"),
]
Cell = tuple[str, str]


def downloaded(view: View) -> pd.DataFrame:
    """The rows of a view as somebody gets them who opens the download."""
    words = {"category": "object", "breakdown": "object"}
    kept = downloads.read(csv.csv(view), dtype=words)
    return kept.assign(category=kept["category"].where(kept["category"].notna(), ""))


def in_the_download(view: View) -> dict[Cell, str]:
    """The figures of the groups, written as the product writes them; those that are not shown left out."""
    rows = cell_text.rows_of(downloaded(view))
    groups = [row for row in rows if row.group not in ("All", "Not known") and not cell_text.hidden(row)]
    return {(row.category, row.group): number_text.value(row.value, view.measure) for row in groups}


def in_the_table(view: View) -> dict[Cell, str]:
    """Every cell of the table that stands for a group's figure and holds one."""
    header, *body = read(view).rows
    groups = list(dict.fromkeys(view.groups["group"]))
    if view.selection.breakdown:
        named = {
            part_words.category_title(name, view, CONFIG): name for name in view.rows["category"].unique()
        }
        if view.selection.detail == "detailed":
            header, *body = [list(line) for line in zip(header, *body, strict=True)]
        lines = [row for row in body if row[0] in named]
        found = {(named[row[0]], group): row[header.index(group)] for row in lines for group in groups}
    else:
        found = {("", row[0]): row[1] for row in body if row[0] in groups}
    return {
        place: text for place, text in found.items() if text[:1].isdigit() or text[:1] == number_text.MINUS
    }


def in_the_chart(seen: Seen, settings: Config) -> dict[Cell, str]:
    """Every text in the chart's data that stands for a group's figure."""
    view, specs = seen.view, seen.specs
    if not view.selection.breakdown:
        return _drawn(specs[0], "") if specs else {}
    if not view.measure.ordered:
        left_out = not_drawn(view, settings)
        names = [name for name in part_words.categories(view, settings) if name not in left_out]
        panels = zip(names, specs, strict=True)
        return {place: text for name, spec in panels for place, text in _drawn(spec, name).items()}
    names, groups = shown_categories(view, settings), list(dict.fromkeys(view.groups["group"]))
    return {
        (name, group): point["text"]
        for group, spec in zip(groups, specs, strict=True)
        for name, point in zip(names, spec["datasets"]["points"], strict=True)
        if not point["hidden"]
    }


def _drawn(spec: dict[str, Any], category: str) -> dict[Cell, str]:
    rows = spec["datasets"]["groups"]
    return {(category, row["group"]): row["value_text"] for row in rows if not row.get("hidden")}


def ladder(view: View) -> bool:
    """Whether the view goes through ordered grades."""
    return bool(view.selection.breakdown and view.measure.ordered)


@pytest.mark.parametrize("name", measures_of_the_readme())
def test_every_measure_that_comes_with_the_product_has_figures_at_the_first_start(
    name: str, shown: Views
) -> None:
    """By ethnic group, or the total that stands in its place."""
    assert shown[name] or shown[CONFIG.measures[name].in_all]


@pytest.mark.parametrize("name", MEASURES)
def test_the_table_and_the_download_hold_the_same_figures(name: str, shown: Views) -> None:
    for seen in shown[name]:
        assert in_the_table(seen.view) == in_the_download(seen.view), seen.view.selection


@pytest.mark.parametrize("name", MEASURES)
def test_the_chart_and_the_download_hold_the_same_figures(name: str, shown: Views, settings: Config) -> None:
    for seen in shown[name]:
        held = in_the_download(seen.view)
        if ladder(seen.view):
            drawn = shown_categories(seen.view, settings)
            held = {place: text for place, text in held.items() if place[0] in drawn}
        assert in_the_chart(seen, settings) == held, seen.view.selection


@pytest.mark.parametrize("name", MEASURES)
def test_the_sentence_says_a_figure_of_the_table(name: str, shown: Views, settings: Config) -> None:
    for view in (seen.view for seen in shown[name]):
        row = findings.leading(view, settings)
        if row is None or ladder(view):
            continue
        said, held = sentences.headline(view, settings).text, in_the_download(view)
        figure = held[row.category, row.group]
        more_exact = number_text.value(row.value, view.measure, extra=1)
        assert figure in said or more_exact in said, (view.selection, said)
        assert in_the_table(view)[row.category, row.group] == figure, view.selection


@pytest.mark.parametrize("name", ["social-workers", "education-staff"])
def test_the_sentence_about_grades_says_two_figures_of_its_table(
    name: str, shown: Views, settings: Config
) -> None:
    for view in (seen.view for seen in shown[name] if ladder(seen.view)):
        said = sentences.headline(view, settings).text
        percentages = [word.strip(".,") for word in said.split() if "%" in word]
        assert len(percentages) == 2, said
        assert set(percentages) <= set(in_the_table(view).values()), (view.selection, said)


@pytest.mark.parametrize("name", MEASURES)
def test_the_gap_in_the_chart_and_in_the_table_is_one_text(name: str, shown: Views) -> None:
    for view, specs in ((seen.view, seen.specs) for seen in shown[name]):
        if view.selection.breakdown or view.measure.kind == "rate" or not cell_text.compared(view):
            continue
        header, *body = read(view).rows
        printed = {row[0]: row[header.index("Gap, points")] for row in body}
        drawn = {row["group"]: row["gap_text"] for row in specs[0]["datasets"]["groups"] if not row["hidden"]}
        assert drawn == {group: printed[group] for group in drawn}, view.selection


@pytest.mark.parametrize("name", MEASURES)
def test_a_withheld_figure_is_a_number_nowhere(name: str, every_look: Periods, settings: Config) -> None:
    for view in every_look[name]:
        if not view.rows["status"].eq("confidential").any():
            continue
        kept = downloaded(view)
        secret = kept[kept["status"].eq("confidential")]
        assert secret[FIGURES].isna().all(axis=None), view.selection
        places = set(secret[["category", "group"]].itertuples(index=False, name=None))
        assert not places & set(in_the_table(view)), view.selection
        specs = charts.spec(view, settings)
        assert not places & set(in_the_chart(Seen(view, specs), settings)), view.selection
        for row in _rows_drawn(specs):
            if row.get("hidden"):
                limits = {row.group: (row.value_min, row.value_max) for row in view.bounded}
                drawn = [row.get("lower"), row.get("upper")]
                known = [100 * limit for limit in limits.get(row["group"], ())]
                at: list[float | None] = [*known] or [None, None]
                assert row.get("value") is None and drawn == pytest.approx(at, abs=1e-3), view.selection


def _rows_drawn(specs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for spec in specs for name in ("groups", "points") for row in spec["datasets"].get(name, [])]


@pytest.mark.parametrize("name", ["youth-offending-team", "looked-after"])
def test_some_figures_of_the_first_start_are_withheld(name: str, every_look: Periods) -> None:
    """Without this the test above could pass by having nothing to look at."""
    assert any(view.groups["status"].eq("confidential").any() for view in every_look[name])


@pytest.mark.parametrize("name", MEASURES)
def test_a_download_is_the_rows_of_the_screen_unrounded(name: str, shown: Views) -> None:
    for view in (seen.view for seen in shown[name]):
        kept = downloaded(view)
        assert list(kept.columns) == list(view.rows.columns)
        for column in ("value", "comparator_value", "numerator", "denominator"):
            for held, exact in zip(kept[column], view.rows[column], strict=True):
                assert held == exact or (math.isnan(held) and math.isnan(exact)), (view.selection, column)


@pytest.mark.parametrize("name", MEASURES)
def test_no_chart_is_given_what_is_no_number(name: str, shown: Views) -> None:
    for seen in shown[name]:
        json.dumps(seen.specs, allow_nan=False)


@pytest.mark.parametrize("name", MEASURES)
def test_over_time_the_chart_the_table_and_the_results_hold_the_same_figures(
    name: str, shown: Views, filled: int, settings: Config
) -> None:
    for view in (seen.view for seen in shown[name] if seen.view.selection.area == settings.area):
        table = cached.table(name, view.selection.comparator, filled)
        for place in over_time.places(view, table):
            course = cached.course(view.selection, place, filled)
            if not course.worth_drawing:
                continue
            held = {
                label: number_text.value(row.value, view.measure)
                for label, row in course.rows.items()
                if number_text.known(row.value)
            }
            points = charts.over_time(cached.course(view.selection, place, filled), settings)["datasets"][
                "points"
            ]
            assert [point["text"] for point in points if point["text"]] == list(held.values()), place
            reader = Reader()
            reader.feed(html(course_table.course_table(course, settings)))
            body = [row[1] for row in reader.rows[1:]]
            assert [text for text in body[::-1] if text in held.values()] == list(held.values()), place


@pytest.mark.parametrize("name", MEASURES)
def test_a_withheld_figure_is_in_no_course(name: str, shown: Views, filled: int) -> None:
    views = [seen.view for seen in shown[name]]
    for view in (view for view in views if view.rows["status"].eq("confidential").any()):
        for place in over_time.places(view, cached.table(name, view.selection.comparator, filled)):
            course = cached.course(view.selection, place, filled)
            secret = {label for label, row in course.rows.items() if row.status == "confidential"}
            assert not secret & {label for run in course.runs for label in run}, place
