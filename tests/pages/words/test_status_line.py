"""The line of facts under the headline, and the notes under the table."""

from dataclasses import replace

import pytest

from pages.components.render.page import html
from pages.components.shared.view import View
from pages.components.words import status_line
from tests.pages import views
from tests.pages.views import CONFIG, NAN, row, view

PUBLISHED = {1: "2026-01-20T23:59:00", 2: "2026-02-03T08:00:00"}


def facts(shown: View) -> dict[str, str]:
    return status_line.status(shown, PUBLISHED).by_name


def notes(shown: View) -> list[str]:
    return [note.text for note in status_line.notes(shown, CONFIG)]


def children(*rows: dict) -> View:
    at = {"period": "2025-03-31", "comparator": "ages-10-to-17"}
    return view("looked-after", [given | at for given in rows])


def test_source_date_and_when_it_was_loaded() -> None:
    assert facts(views.workforce()) == {
        "Source": "DfE children’s social work workforce",
        "Date": "30 September 2022",
        "Updated": "20 January 2026",
    }


def test_a_year_is_a_period_and_a_day_is_a_date() -> None:
    assert facts(views.suspensions())["Period"] == "2024/25"
    assert "Date" not in facts(views.suspensions())


def test_the_newest_of_several_releases_is_when_it_was_updated() -> None:
    rows = views.workforce().rows.to_dict("records")
    assert (
        facts(view("social-workers", [*rows[:4], rows[4] | {"release": 2}]))["Updated"] == "3 February 2026"
    )


def test_every_source_of_the_rows_is_named_once() -> None:
    rows = views.workforce().rows.to_dict("records")
    mixed = view("social-workers", [*rows[:4], rows[4] | {"source": "MISA extract"}])
    assert facts(mixed)["Source"] == "DfE children’s social work workforce; MISA extract"


def test_a_source_is_shown_as_text() -> None:
    rows = [row("social-workers", "Black", source="<b>x</b>")]
    assert "&lt;b&gt;x&lt;/b&gt;" in html(status_line.status(view("social-workers", rows), PUBLISHED))


def test_for_how_many_of_how_many_ethnicity_is_known() -> None:
    assert facts(views.partly_withheld())["Ethnicity known"] == "100 of 107"


def test_where_everybodys_group_is_known_the_number_stands_alone() -> None:
    known = children(row("looked-after", "All", numerator=352.0, denominator=352.0))
    assert facts(known)["Ethnicity known"] == "352 children"


def test_where_the_total_is_not_given_the_number_known_stands_alone() -> None:
    known = children(row("looked-after", "All", numerator=NAN, denominator=352.0))
    assert facts(known)["Ethnicity known"] == "352 children"


def test_of_shares_alone_the_share_not_known_is_given() -> None:
    slide = [row("support-staff", "Not known", value=0.071), row("support-staff", "All")]
    assert facts(view("support-staff", slide))["Ethnicity not known"] == "7%"


def test_where_a_part_is_withheld_the_strip_does_not_pretend_to_know() -> None:
    open_ = children(
        row("looked-after", "Not known", status="confidential"), row("looked-after", "All", numerator=418.0)
    )
    assert facts(open_)["Ethnicity not known"] == "not every figure is published"


def test_of_a_rate_the_pupils_without_a_group_are_counted() -> None:
    assert facts(views.suspensions())["No ethnic group"] == "487 of 32,217 pupils"


def test_nothing_is_said_of_the_not_known_where_the_source_does_not_count_them() -> None:
    assert not {"Ethnicity known", "No ethnic group"} & facts(views.attainment()).keys()


def test_the_target_is_explained_where_it_applies_and_nowhere_else() -> None:
    assert notes(views.workforce())[0].startswith(
        "The target is to be within 5 percentage points of the comparison"
    )
    assert "outside 0.8 (four fifths) to 1.25 times" in notes(views.workforce())[0]
    assert not [line for line in notes(views.suspensions()) if "target" in line]


def test_both_rules_are_named_where_no_plan_set_a_target_and_of_rates_the_one_that_holds() -> None:
    unasked = views.workforce()
    elsewhere = replace(unasked, selection=replace(unasked.selection, area="London"))
    assert notes(elsewhere)[0] == (
        "Two rules judge a share. It is more than 5 percentage points from the comparison, or the whole likely range of the "
        "times is outside 0.8 (four fifths) to 1.25. The second finds small groups, which can be absent and still be within "
        "5 points."
    )
    assert notes(views.suspensions())[0] == (
        "A rate is called about the same from 0.8 (four fifths) to 1.25 times the one that it is set against."
    )


def test_an_average_has_no_likely_range_to_explain() -> None:
    assert [line for line in notes(views.suspensions()) if line.startswith("The likely range")]
    assert not [line for line in notes(views.average()) if line.startswith("The likely range")]


def test_what_two_sources_say_alike_is_said_once() -> None:
    twice = views.view(
        "residents", views.workforce().rows.assign(source="ONS Census 2021").to_dict("records")
    )
    assert len(notes(twice)) == len(set(notes(twice)))
    assert sum(line.startswith("ONS changes cells") for line in notes(twice)) == 1


def test_a_share_set_against_another_area_says_that_other_people_live_there() -> None:
    elsewhere = views.view(
        "social-workers", views.workforce().rows.assign(comparator="England").to_dict("records")
    )
    said = "Different people live in England and in Hackney"
    assert [line for line in notes(elsewhere) if line.startswith(said)]
    assert not [line for line in notes(views.workforce()) if line.startswith(said)]


def test_the_population_compared_with_is_defined() -> None:
    assert [
        line
        for line in notes(views.workforce())
        if line.startswith("Compared with residents: Everyone usually")
    ]


def test_pupils_whom_no_group_holds_are_accounted_for() -> None:
    assert "The groups shown hold 2,088 of 2,230 pupils: the source has no row for the others." in notes(
        views.attainment()
    )


def test_nothing_is_said_of_others_where_the_groups_hold_everybody() -> None:
    at = {"period": "2018/19", "comparator": "White"}
    rows = [
        row("ks4-english-maths-strong", name, denominator=number, **at)
        for name, number in (("White", 60), ("All", 60))
    ]
    assert not [line for line in notes(view("ks4-english-maths-strong", rows)) if "hold" in line]


def test_a_union_of_groups_says_why_it_is_one() -> None:
    at = {"period": "2018/19", "comparator": "White"}
    rows = [row("attainment-8", "Asian without Chinese", value=52.3, denominator=280, **at)]
    assert "Older DfE files and some social care systems count Chinese apart from Asian." in notes(
        view("attainment-8", rows)
    )


@pytest.mark.parametrize("name", sorted(CONFIG.measures))
def test_every_measures_own_notes_are_printed(name: str) -> None:
    printed = notes(view(name, [row(name, "Black")]))
    assert set(CONFIG.measures[name].notes) <= set(printed)


ROUNDED = "Counts are rounded to 5; each is within 4 of the true figure."


def rounded(*, within: float = 4.0, status: str = "published") -> View:
    at = {"within": within, "period": "2024/25", "comparator": "White"}
    black = row(
        "suspensions",
        "Black",
        numerator=125.0,
        denominator=850.0,
        value=125 / 850,
        lower=0.12,
        upper=0.18,
        **at,
    )
    return view("suspensions", [black, row("suspensions", "Other", status=status, **at)])


def test_rounded_counts_say_so_and_how_far_they_may_be_off() -> None:
    assert ROUNDED in notes(rounded())
    assert ROUNDED.replace("within 4", "within 9") in notes(rounded(within=9.0))
    assert not [line for line in notes(views.suspensions()) if "rounded" in line]


def test_the_likely_range_of_rounded_counts_allows_for_the_rounding() -> None:
    (said,) = [line for line in notes(rounded()) if line.startswith("The likely range")]
    assert said.endswith("It allows for the rounding of the counts.")


def test_c_is_explained_where_a_rounded_figure_is_withheld() -> None:
    meaning = "Not shown (c), so that nobody can be identified: fewer than 10, which may be none."
    assert [line for line in notes(rounded(status="confidential")) if line.startswith(meaning)]
    assert not [line for line in notes(rounded()) if line.startswith("Not shown")]


def test_what_is_shown_is_said_in_one_line_that_follows_every_filter() -> None:
    assert status_line.showing(views.workforce(), CONFIG) == (
        "Showing: Children’s social workers, Hackney, 30 September 2022, broad groups, compared with residents."
    )
    assert status_line.showing(views.by_sex(), CONFIG) == (
        "Showing: Suspensions, Hackney, 2024/25, broad groups by sex, compared with White pupils."
    )


def test_nothing_is_said_of_a_comparison_that_is_not_there() -> None:
    alone = views.view("suspensions", [views.row("suspensions", "Black", value=0.1, period="2024/25")])
    assert status_line.showing(alone, CONFIG) == "Showing: Suspensions, Hackney, 2024/25, broad groups."
