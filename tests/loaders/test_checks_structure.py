"""Headings and the shape of the table: which column is which, and rows that do not fit."""

import pytest

from loaders.cells import shape_of
from loaders.checks import headings, signature, structure
from loaders.checks.headings import letter, match
from loaders.problems import Problem
from tests.loaders.examples import CONFIG, table

ATTAINMENT, EXCLUSIONS, WORKFORCE, SUPPORT = (
    CONFIG.extracts[name] for name in ("attainment", "exclusions", "workforce", "support_staff")
)


SHIPPED = CONFIG.model_copy(
    update={
        "extracts": {
            name: CONFIG.extracts[name]
            for name in (
                *("attainment", "childrens_services", "exclusions"),
                *("population", "support_staff", "workforce", "youth_justice"),
            )
        }
    }
)


def shape_problems(*lines: str) -> list[Problem]:
    read = table(*lines)
    return structure.problems(read, shape_of(read), CONFIG.publication.limits)


def test_a_heading_is_matched_by_our_name_its_title_or_another_name_for_it() -> None:
    header = ("Reporting period", "Staff group", "Job role", "Ethnicity", "NUMBER OF STAFF")
    assert match(header, WORKFORCE, "misa").positions == {
        "period": 0,
        "staff": 1,
        "role": 2,
        "ethnic_group": 3,
        "headcount": 4,
    }


def test_our_own_name_wins_over_another_columns_other_name() -> None:
    found = match(("period", "stage", "pupil_group", "ethnic_group", "Pupils"), ATTAINMENT, "misa")
    assert (found.positions["pupils"], found.positions["pupil_group"]) == (4, 2)
    assert found.problems == ()


def test_a_source_column_is_part_of_published_figures_and_not_of_an_officers_extract() -> None:
    header = ("period", "ethnic_group", "headcount", "source")
    assert match(header, SUPPORT, "misa").ignored == (3,)
    assert match(header, SUPPORT, "transcribed").positions["source"] == 3


def test_every_missing_column_is_listed() -> None:
    found = match(("phase", "sex"), EXCLUSIONS, "misa")
    columns = [problem.column for problem in headings.missing(found, EXCLUSIONS, period_chosen=False)]
    assert columns == ["period", "ethnic_group", "pupils"]


def test_the_period_is_not_missing_where_it_was_chosen() -> None:
    found = match(("ethnic_group", "pupils", "suspensions"), EXCLUSIONS, "misa")
    assert headings.missing(found, EXCLUSIONS, period_chosen=True) == []


def test_one_of_two_optional_numbers_has_to_be_there() -> None:
    found = match(("period", "role", "ethnic_group"), SUPPORT, "misa")
    (problem,) = headings.missing(found, SUPPORT, period_chosen=False)
    assert (problem.title, problem.expected) == ("No column with numbers was found.", "headcount or share")


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")])
def test_columns_are_lettered_as_in_excel(place: int, name: str) -> None:
    assert letter(place) == name


@pytest.mark.parametrize(
    ("header", "extract"),
    [
        ("period,staff,role,ethnic_group,headcount", "workforce"),
        ("period,role,ethnic_group,headcount", "support_staff"),
        ("period,stage,age,sex,ethnic_group,children", "childrens_services"),
        ("period,stage,sex,ethnic_group,pupils,reached_expected", "attainment"),
        ("period,population,ethnic_group,people", "population"),
        ("period,phase,ethnic_group,pupils,suspensions", "exclusions"),
    ],
)
def test_the_headings_say_which_extract_a_file_is(header: str, extract: str) -> None:
    assert signature.which(table(header), SHIPPED, None, "misa") == signature.Which(extract, [])


@pytest.mark.parametrize(
    ("rows", "extract"),
    [
        ("Team,Role,Ethnicity\nAny,Senior practitioner,Black\nAny,First line manager,White", "workforce"),
        ("Snapshot,Legal group,Age band,Gender\n2026-06-30,CLA,All,M\n2026-06-30,CIN,All,F", "childrens_services"),
    ],
    ids=["roles under a heading of ours", "stages under another"],
)  # fmt: skip
def test_where_a_heading_is_missing_the_labels_say_which_extract_a_file_is(rows: str, extract: str) -> None:
    assert signature.which(table(rows), SHIPPED, None, "misa") == signature.Which(extract, [])


def test_headings_that_a_database_runs_together_are_read_as_the_words_that_they_are() -> None:
    found = match(
        ("AcademicYear", "SchoolPhase", "EthnicityCode", "PupilsOnRoll", "FTEs"), EXCLUSIONS, "misa"
    )
    assert found.positions == {"period": 0, "phase": 1, "ethnic_group": 2, "pupils": 3}


def test_an_extract_that_was_chosen_stands_where_the_headings_fit_it() -> None:
    header = table("period,role,ethnic_group,headcount")
    assert signature.which(header, CONFIG, "support_staff", "misa") == signature.Which("support_staff", [])


def test_an_extract_that_was_chosen_stands_where_the_headings_fit_none() -> None:
    assert signature.which(table("period,phase"), CONFIG, "workforce", "misa") == signature.Which(
        "workforce", []
    )


def test_rows_of_the_shape_of_the_headings_are_no_problem() -> None:
    assert shape_problems("period,ethnic_group,headcount", "2025-11-06,Black,5", "2025-11-06,,") == [
        Problem(
            "error",
            "note row",
            "A row holds text and no data.",
            "Delete titles and notes from the file: every row under the headings is data.",
            3,
            found="2025-11-06",
        )
    ]
    assert shape_problems("period,ethnic_group,headcount", "2025-11-06,Black,5", "2025-11-06,White,") == []


def test_every_row_that_is_too_long_or_too_short_is_reported() -> None:
    titles = [problem.title for problem in shape_problems("a,b,c", "1,2,3", "1,2", "1,2,3,4")]
    assert titles == [
        "Row 3 has 2 values but the header has 3.",
        "Row 4 has 4 values but the header has 3.",
    ]


def test_fifty_columns_are_read_and_fifty_one_are_not() -> None:
    def rules(width: int) -> list[str]:
        return [problem.rule for problem in shape_problems(",".join("a" * width), ",".join("1" * width))]

    assert (rules(50), rules(51)) == ([], ["too large"])
