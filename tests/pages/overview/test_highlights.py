"""What the overview says first: the rules by which it is chosen."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from config import Config
from metrics.promises.targets import COLUMNS
from pages.components.overview import highlights, key_tables
from pages.components.overview.key_tables import Tables
from pages.components.render.page import html
from pages.components.shared.view import View
from tests.pages import views
from tests.pages.views import CONFIG, NAN, row, view, with_group

NAMES = ("social-workers", "suspensions", "teachers")


def unsaid(tables: Tables, targets: Tables) -> str:
    return html(highlights.not_to_be_said(tables, targets, CONFIG))


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


def shown(*found: View) -> dict[str, pd.DataFrame]:
    """The results tables of all measures, of which these views alone have figures."""
    there = {view.selection.measure: view.rows for view in found}
    nothing = views.workforce().rows.iloc[:0]
    return {name: there.get(name, nothing) for name in CONFIG.measures}


def test_the_fall_from_junior_to_senior_leads_with_a_link_to_its_view() -> None:
    said = highlights.through_the_grades(shown(views.pipeline()), CONFIG)
    assert said.text == (
        "The share of Black staff falls from 59% of case holders to 8% of middle managers. See Workforce"
    )
    assert (
        'href="workforce?measure=Children%E2%80%99s+social+workers&amp;area=Hackney&amp;show=By+role'
        in html(said)
    )


def test_a_fall_that_could_be_chance_is_not_said() -> None:
    rows = views.pipeline().rows
    wide = rows.assign(lower=rows["value"] - 0.5, upper=rows["value"] + 0.5)
    said = highlights.through_the_grades(
        shown(view("social-workers", wide.to_dict("records"), by="role")), CONFIG
    )
    assert said.text == "No group’s share falls from junior to senior by more than chance would explain."


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {},
            "Schools made 12.9 suspensions for every 100 Black pupils in 2024/25, and 7.4 for every 100 White pupils. See ",
        ),
        ({"certainty": "too_close"}, "No key measure has a gap that is more than chance would explain."),
        ({"verdict": "within"}, "No key measure has a gap that is more than chance would explain."),
        # Fewer suspensions are what is wanted, and nobody's failing.
        ({"verdict": "below"}, "No key measure has a gap that is more than chance would explain."),
        ({"demonstration": True}, "No key measure has figures by ethnic group yet."),
    ],
)
def test_the_largest_gap_is_sure_real_and_on_the_wrong_side(changed: dict[str, Any], said: str) -> None:
    sure = {"verdict": "above", "certainty": "clear"}
    suspended = with_group(views.suspensions(), "Black", sure | changed)
    assert highlights.largest_gap(shown(suspended), CONFIG).text.startswith(said)


def test_where_there_is_nothing_to_compare_no_gap_is_denied(settings: Config) -> None:
    """A council of which nothing by role and only totals are published."""
    total = views.suspensions().rows.query("group == 'All'")
    earlier = total.assign(period="2023/24", value=0.09)
    bare = pd.concat([earlier, total]).assign(numerator=NAN, denominator=NAN, lower=NAN, upper=NAN)
    there = shown(view("suspensions", bare.to_dict("records")))
    targets = {name: pd.DataFrame(columns=COLUMNS) for name in there}
    assert highlights.through_the_grades(there, settings).text == "There are no figures by role or grade yet."
    assert highlights.largest_gap(there, settings).text == "No key measure has figures by ethnic group yet."
    assert highlights.largest_change(there, targets, settings).text == (
        "Whether a key measure changed by more than chance cannot be said."
    )


def test_a_gap_that_is_published_without_counts_is_neither_sure_nor_denied() -> None:
    """Key stage 2: percentages alone, so no likely range."""
    figures = views.suspensions().rows.assign(lower=NAN, upper=NAN)
    said = highlights.largest_gap(shown(view("suspensions", figures.to_dict("records"))), CONFIG)
    assert said.text == (
        "Whether a gap of a key measure is more than chance cannot be said: no counts are published."
    )


def test_of_two_gaps_the_larger_by_its_ratio_leads() -> None:
    """12.9 against 7.4 is 1.7 times, 38% against 57% is 0.67 of it."""
    suspended = with_group(views.suspensions(), "Black", {"verdict": "above", "certainty": "clear"})
    passed = with_group(views.attainment(), "Black", {"certainty": "clear"})
    assert "suspensions" in highlights.largest_gap(shown(suspended, passed), CONFIG).text
    assert "Black pupils" in highlights.largest_gap(shown(passed), CONFIG).text


def test_where_no_change_is_more_than_chance_that_is_said(settings: Config) -> None:
    tables = shown(views.suspensions())
    said = highlights.largest_change(
        tables, {name: pd.DataFrame(columns=COLUMNS) for name in tables}, settings
    )
    assert said.text == "No key measure has a figure for the period before that compares with its latest."


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ({}, "<strong>1 of 2 targets</strong> cannot be judged yet: a figure that they need is not here."),
        (
            {"invented": "teachers"},
            "<strong>1 of 3 measures</strong> has invented figures only.",
        ),
        ({"missing": "suspensions"}, "measures</strong> has no figures."),
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


def test_a_fall_to_what_the_population_is_is_no_loss() -> None:
    """Black staff fall from 59% to 8%; of residents of whom 1% are Black that would still be more than their share."""
    rows = views.pipeline().rows
    high = rows["group"].eq("Black")
    fallen = rows.assign(comparator_value=rows["comparator_value"].mask(high, 0.01))
    said = highlights.through_the_grades(
        shown(view("social-workers", fallen.to_dict("records"), by="role")), CONFIG
    )
    assert "Black staff" not in said.text


def test_every_cell_of_the_matrix_leads_to_its_view_and_old_figures_are_said_to_be_old() -> None:
    drawn = html(key_tables.gap_matrix(shown(views.workforce()), CONFIG, date(2026, 12, 1)))
    assert drawn.count("<a href=") + drawn.count('<a class="') == len(views.workforce().group_rows)
    assert 'href="workforce?measure=Children%E2%80%99s+social+workers' in drawn and "old: Sept" not in drawn
    later = html(key_tables.gap_matrix(shown(views.workforce()), CONFIG, date(2032, 12, 1)))
    assert "old: September 20" in later
