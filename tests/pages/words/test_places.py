"""Hackney among its statistical neighbours, from the figures that come with the product; each place worked out by hand."""

import csv
import io
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pptx
import pytest

from config import Config
from loaders import store
from metrics.figures.results import extracts_needed, results
from pages.components import charts
from pages.components.render import handouts
from pages.components.render.deck.places_slide import slide_of
from pages.components.shared.view import Selection
from pages.components.words.places import Places, groups, places, sentences, tables
from tests import seeded

Shown = Callable[[str, str, str], Places]


@pytest.fixture(scope="module")
def beside(settings: Config) -> Shown:
    """The places beside each other for a measure, period and group."""
    engine = store.connect_reader(f"sqlite:///{seeded.first_start()}")

    def shown(measure: str, period: str, group: str) -> Places:
        frames = {name: store.released(engine, name) for name in extracts_needed(measure, settings)}
        table = results(measure, frames, settings, everywhere=True)
        selection = Selection(measure, period, "Hackney")
        assert group in groups(table, selection, settings)
        found = places(table, selection, group, settings)
        assert found is not None
        return found

    return shown


def test_hackneys_suspensions_among_its_ten_neighbours_have_no_range_for_their_rank(
    beside: Shown, settings: Config
) -> None:
    """12.36, 9.73, 9.28, 9.17, 6.51, 6.45, 6.07, 5.87, 5.87, 5.29, 3.46: without Hackney the middle is (6.07 + 6.45) / 2."""
    shown = beside("suspensions", "2024/25", "All")
    assert sentences.lead(shown, settings).text == (
        "Hackney is 2nd highest of 11 places (no range: published without counts)."
    )
    assert sentences.second(shown, settings).text == (
        "All pupils, 2023/24: Hackney 9.7; the middle of the 10 others 6.3; England 11.3."
    )
    assert [row.area for row in shown.ordered] == [
        "Manchester", "Hackney", "Islington", "Westminster", "Haringey", "Southwark", "Lambeth", "Camden", "Lewisham",
        "Waltham Forest", "Tower Hamlets",
    ]  # fmt: skip
    assert "The newest period in which other places have figures is 2023/24." in sentences.notes(
        shown, settings
    )


def test_at_either_end_a_rank_has_its_article(beside: Shown, settings: Config) -> None:
    shown = beside("looked-after-rate", "2025-03-31", "All")
    for value, said in ((0.02, "Hackney is the highest of 11"), (0.0001, "Hackney is the lowest of 11")):
        own = replace(shown.own, value=value, lower=value, upper=value)
        assert sentences.lead(replace(shown, own=own), settings).text.startswith(said)


def test_a_rank_of_counted_figures_comes_with_the_ranks_that_chance_allows(
    beside: Shown, settings: Config
) -> None:
    """352 of 54,191 children are 65.0 for every 10,000, likely range 58.3 to 72.1."""
    shown = beside("looked-after-rate", "2025-03-31", "All")
    assert sentences.lead(shown, settings).text == (
        "Hackney is 6th highest of 11 places, not told apart from 2nd to 9th."
    )
    above = [row.area for row in shown.others if row.lower * 1e4 > 72.1]
    below = [row.area for row in shown.others if row.upper * 1e4 < 58.3]
    assert (len(above), len(below)) == (1, 2)


@pytest.mark.extracts
def test_the_places_stand_as_a_reading_of_the_publishers_file_has_them(beside: Shown) -> None:
    """Read without any part of the product: children looked after of the children who live in each place."""
    file = Path(os.environ["EQUALITIES_EXTRACTS"]) / "cla_number_and_rate_per_10k_children.slice.csv"
    shown = beside("looked-after-rate", "2025-03-31", "All")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rates = {
            row["la_name"]: int(row["children_count"]) / int(row["population_estimate"])
            for row in csv.DictReader(lines)
            if row["time_period"] == "2025"
            and row["population_type"] == "Children looked after on 31 March each year"
            and row["la_name"] in {one.area for one in shown.ordered}
        }
    assert [(one.area, one.value) for one in shown.ordered] == sorted(rates.items(), key=lambda one: -one[1])
    assert len(rates) == 11
    assert sorted(rates.values(), reverse=True).index(rates["Hackney"]) == 5


def test_every_place_stands_in_the_table_then_the_middle_and_the_areas_that_hold_several(
    beside: Shown, settings: Config
) -> None:
    rows = tables.places_table(beside("ks2-expected", "2024/25", "Black"), settings).rows
    assert [cell.text for cell in rows[0][:3]] == ["Hackney", "71%", "Not published"]
    assert [row[0].text for row in rows[11:]] == ["Middle of the 10 others", "London", "England"]
    assert rows[11][1].text == "63.5%"


def test_the_chart_draws_every_place_and_marks_our_own(beside: Shown, settings: Config) -> None:
    spec = charts.of_places(beside("looked-after-rate", "2025-03-31", "All"), settings)
    drawn = spec["datasets"]["groups"]
    assert len(drawn) == 11 and [row["group"] for row in drawn if row["own"]] == ["Hackney"]
    assert [line["text"] for line in spec["datasets"]["lines"]] == [
        "England 67.1",
        "Middle of the others 66.0",
    ]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_a_rank_is_written_as_it_is_said(number: int, said: str) -> None:
    assert sentences.ordinal(number) == said


def test_the_slide_of_places_holds_every_place_with_a_figure_and_ours_by_itself(
    beside: Shown, settings: Config
) -> None:
    shown = beside("suspensions", "2024/25", "All")
    slide = slide_of(shown, settings)
    file = handouts.of_slides("slide", slide.name, slide.sentence.text, (slide,), settings)
    (page,) = pptx.Presentation(io.BytesIO(file)).slides
    (chart,) = [shape.chart for shape in page.shapes if shape.has_chart]
    ours, theirs = chart.plots[0].series
    assert [round(value, 2) for value in ours.values if value is not None] == [9.73]
    assert len([value for value in theirs.values if value is not None]) == 10
    assert "Not published" in page.notes_slide.notes_text_frame.text
