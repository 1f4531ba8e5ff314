"""What is said of a total: how much there is here and elsewhere, and that it is not by ethnic group."""

from dataclasses import replace

from metrics.figures.results import results
from pages.components.shared.content import Table
from pages.components.shared.view import Selection, View, view_of
from pages.components.words import everybody, sentences, view_table
from tests.metrics.examples import SETTINGS, Slice, released, slice_of
from tests.pages import views


def total(measure: str, made: Slice, period: str) -> View:
    selection = Selection(measure, period, "Hackney", "broad", "", "London")
    return view_of(results(measure, released(made), SETTINGS), selection, SETTINGS)


IN_NEED = total(
    "children-in-need-rate",
    slice_of(
        "totals",
        """
        area     number  base
        Hackney  2184    54191
        London   68820   1916086
        """,
        indicator="Children in need", group="All", period="2025-03-31", source="transcribed",
    ),
    "2025-03-31",
)  # fmt: skip
ENTRANTS = total(
    "first-time-entrants-rate",
    slice_of(
        "totals",
        """
        area     per_100000
        Hackney  0.00255
        London   0.00157
        """,
        indicator="First-time entrants", group="All", period="2024-12-31", source="transcribed",
    ),
    "2024-12-31",
)  # fmt: skip
NOT_IN_EDUCATION = total(
    "not-in-education-or-training",
    slice_of(
        "totals",
        """
        area     percent
        Hackney  0.025
        London   0.019
        """,
        indicator="Not in education, employment or training", group="All", period="2024-25", source="transcribed",
    ),
    "2024-25",
)  # fmt: skip


def test_a_rate_of_everybody_is_said_beside_londons() -> None:
    assert sentences.headline(IN_NEED, SETTINGS).text == (
        "There were 403.0 children in need for every 10,000 children in March 2025 in Hackney, and 359.2 in London. "
        "This is a total of everybody, and not by ethnic group."
    )


def test_a_year_that_ends_on_the_day_is_called_a_year() -> None:
    assert sentences.headline(ENTRANTS, SETTINGS).text.startswith(
        "There were 255 first-time entrants for every 100,000 children in the year to December 2024 in Hackney, "
        "and 157 in London."
    )


def test_a_percentage_of_everybody_is_said_beside_londons() -> None:
    assert sentences.headline(NOT_IN_EDUCATION, SETTINGS).text.startswith(
        "In 2024-25, 2.5% of all young people aged 16 and 17 were not in education, employment or training, compared with "
        "1.9% in London. That is 0.6 points above."
    )


def test_the_table_of_a_total_promises_no_groups() -> None:
    shown = view_table.measure_table(IN_NEED, SETTINGS)
    assert isinstance(shown, Table)
    assert shown.caption == "Children in need per 10,000 children, Hackney, 31 March 2025"
    assert [cell.words.text for cell in shown.rows[0]][:2] == ["All children", "403.0"]


def test_where_groups_end_and_totals_go_on_the_first_lines_say_it() -> None:
    shown = replace(views.suspensions(), later="2026/27")
    assert everybody.later(shown) == "No figure by ethnic group is newer; those of all pupils go to 2026/27."
    assert everybody.later(views.suspensions()) == ""
    assert everybody.later(replace(IN_NEED, later="2026-03-31")) == ""


def test_a_page_about_another_place_because_there_is_nothing_of_ours_says_so() -> None:
    of_england = views.view("social-workers", [views.row("social-workers", "Black", area="England")])
    assert everybody.elsewhere(of_england, ("England", "London"), SETTINGS) == (
        "There are no figures for Hackney here. They come with “Social workers: role by characteristics” of Children's "
        "social work workforce, at explore-education-statistics.service.gov.uk. What follows is about England."
    )
    assert everybody.elsewhere(of_england, ("England", "Hackney"), SETTINGS) == (
        "What follows is about England, and not about Hackney."
    )
    assert everybody.elsewhere(IN_NEED, ("England", "Hackney"), SETTINGS) == ""


def test_the_figure_before_is_of_as_long_a_time_as_the_newest() -> None:
    before = ENTRANTS.rows.assign(period="2023-12-31", value=0.0019)
    shown = replace(ENTRANTS, earlier=before)
    assert everybody.now_and_then(None, shown, SETTINGS) == "It was 190 in the year to December 2023."
