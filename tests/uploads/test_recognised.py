"""Which file is this? Each file that was taken for another, or turned away wrongly, and how it ends now."""

import pytest
from sqlalchemy import Engine

from tests.loaders.workbooks import workbook
from tests.uploads.ending import ended, table

pytestmark = pytest.mark.slow
PIVOT = table(
    "Ethnicity,Headcount", "Asian,31", "Black,84", "Mixed,27", "White,96", "Other,12", "Prefer not to say,9"
)
GEOGRAPHY = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,"
    "new_la_code,la_name"
)
HACKNEY = "Academic year,Local authority,E92000001,England,E13000001,Inner London,204,E09000012,Hackney"


def test_a_plain_pivot_of_staff_lacks_its_staff_group_and_is_of_no_other_extract(shown: Engine) -> None:
    chosen = ended(shown, PIVOT, "workforce", "2026-03-31")
    assert chosen.refused
    assert (
        chosen.said()
        == "Column staff: The column “staff” is missing. Add a column headed staff (Staff group)."
    )
    (question,) = chosen.checked.asks.questions
    assert (question.written, question.options[0]) == ("staff", "Social workers")
    as_pupils = ended(shown, PIVOT, "exclusions", "2025/26")
    assert as_pupils.refused
    assert "There are only pupils." in as_pupils.said()


def test_an_attainment_file_without_its_stage_is_still_one(shown: Engine) -> None:
    file = table(
        "period,sex,ethnic_group,pupils,reached_standard,reached_strong",
        "2025/26,Boys,Asian,110,70,41",
        "2025/26,Boys,Black,460,240,150",
        "2025/26,Girls,Asian,118,84,55",
        "2025/26,Girls,Black,471,301,202",
    )
    seen = ended(shown, file)
    assert (seen.checked.extract, seen.refused) == ("attainment", True)
    assert "The column “stage” is missing." in seen.said()


def test_pupils_alone_are_asked_about_with_population_first(shown: Engine) -> None:
    file = table(
        "period,ethnic_group,pupils",
        "2025/26,Asian,3720", "2025/26,Black,9800", "2025/26,Mixed,4410", "2025/26,White,11590", "2025/26,Other,2120",
    )  # fmt: skip
    seen = ended(shown, file)
    assert seen.refused
    assert "The headings do not say which extract this is." in seen.said()
    assert seen.checked.asks.extracts[0] == "population"
    chosen = ended(shown, file, "population")
    assert [question.written for question in chosen.checked.asks.questions] == ["pupils", "population"]
    answers = [("column", "pupils", "people"), ("every row", "population", "Pupils on roll")]
    assert ended(shown, file, "population", answers=answers).counted("people") == 31_640
    assert "There are only pupils." in ended(shown, file, "exclusions").said()


def test_headings_in_the_first_row_are_never_to_be_deleted(shown: Engine) -> None:
    file = table(
        "time_period,geographic_level,la_name,breakdown_topic,breakdown,data_type,value",
        "202425,Local authority,Hackney,Total,Total,Number of pupils,2010",
        "202425,Local authority,Hackney,Gender,Boys,Number of pupils,1020",
        "202425,Local authority,Hackney,Ethnicity,Asian,Number of pupils,240",
        "202425,Local authority,Hackney,Ethnicity,Black,Number of pupils,790",
    )
    seen = ended(shown, file)
    assert seen.refused
    assert "that we do not read yet" in seen.said()
    assert "those of no file that we know" in seen.said()
    assert "row" not in seen.said().casefold()


def test_columns_that_many_published_files_share_name_none_of_them(shown: Engine) -> None:
    file = table(
        f"{GEOGRAPHY},characteristic,characteristic_group,bicycles_counted",
        f"202425,{HACKNEY},Total,Total,31",
    )
    assert (
        ended(shown, file)
        .said()
        .startswith("This looks like a published file (DfE’s) that we do not read yet.")
    )


def test_support_staff_stay_support_staff_beside_another_extract_with_roles(shown: Engine) -> None:
    counts = {"Teaching assistants": (60, 170, 48, 205, 31, 12), "Site": (9, 22, 7, 41, 8, 5)}
    groups = ("Asian", "Black", "Mixed", "White", "Other", "Not known")
    rows = [
        f"2026-03-31,{role},{group},{count}"
        for role, those in counts.items()
        for group, count in zip(groups, those, strict=True)
    ]
    seen = ended(shown, table("period,role,ethnic_group,headcount", *rows))
    assert (seen.checked.extract, seen.counted("headcount")) == ("support_staff", 618)


CELLS: list[list[str | int]] = [
    ["31 March 2026", "Social workers", role, group, count]
    for role, counts in {
        "Case holder": (11, 52, 14, 31, 6, 7),
        "First line manager": (7, 12, 6, 21, 5, 0),
    }.items()
    for group, count in zip(("Asian", "Black", "Mixed", "White", "Other", "Not known"), counts, strict=True)
]


def test_titles_a_total_and_a_source_line_of_a_workbook_are_set_apart_and_said(shown: Engine) -> None:
    headings: list[str | int] = ["Quarter end", "Staff group", "Job role", "Ethnicity", "Number of staff"]
    around: list[list[str | int]] = [["Workforce diversity, quarter 4"], ["Run on 2 April 2026"]]
    below: list[list[str | int]] = [["Total", "", "", "", 172], ["Source: HR system. Headcount, not posts."]]
    seen = ended(shown, workbook(Workforce=[*around, headings, *CELLS, *below]), name="staff.xlsx")
    assert (len(CELLS), seen.counted("headcount")) == (12, 172)
    notes = seen.said("note")
    assert "We left out rows 1 and 2, above the headings." in notes
    assert "Total: 172, agrees with the rows." in notes
    assert "“Source: HR system. Headcount, not posts.”" in notes


def test_a_pivot_with_groups_across_is_turned_and_shown_turned(shown: Engine) -> None:
    cells: list[list[str | int]] = [
        ["Count of Employee", "Column Labels"],
        ["Row Labels", "Asian", "Black", "Mixed", "White", "Other", "(blank)", "Grand Total"],
        ["Case holder", 11, 52, 14, 31, 6, 7, 121],
        ["Middle manager", 4, 6, 7, 25, 5, 0, 47],
        ["Grand Total", 15, 58, 21, 56, 11, 7, 168],
    ]
    answers = [("every row", "staff", "Social workers"), ("column", "Row Labels", "role")]
    data = workbook(Pivot=cells)
    assert ended(shown, data, "workforce", "2026-03-31").refused
    seen = ended(shown, data, "workforce", "2026-03-31", answers, "pivot.xlsx")
    assert seen.counted("headcount") == 168
    assert seen.of_group("headcount")["Not known"] == 7
    assert seen.checked.turned is not None
    assert "The table has ethnic groups across the top, and was turned." in seen.asked
    assert "Grand Total" in seen.said("note")


def test_a_plain_count_by_group_may_be_of_any_staff_and_is_asked_about(shown: Engine) -> None:
    file = table("period,ethnic_group,headcount", "2026-03-31,Asian,31", "2026-03-31,Black,84")
    seen = ended(shown, file)
    assert seen.refused
    assert {"support_staff", "workforce"} < {*seen.checked.asks.extracts}
    assert "The headings do not say which extract this is." in seen.said()
    assert ended(shown, file, "support_staff").counted("headcount") == 115
