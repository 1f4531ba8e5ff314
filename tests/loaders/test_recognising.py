"""Which file is this: told by what only one of them has, and never by a base or by words in the data."""

import pytest

from loaders import intake
from loaders.recognising import Asked
from tests.loaders.examples import CONFIG, TODAY

GROUPS = ("Asian", "Black", "Mixed", "White", "Other", "Not known")


def errors(text: str, extract: str | None = None, period: str | None = None) -> list[str]:
    checked = intake.check(text.encode(), "file.csv", CONFIG, Asked(extract, period, today=TODAY))
    assert (checked.upload is None) is any(problem.severity == "error" for problem in checked.problems)
    return [problem.sentence() for problem in checked.problems if problem.severity == "error"]


def by_group(heading: str, row: str) -> str:
    return "\n".join([heading, *(row.replace("GROUP", group) for group in GROUPS), ""])


def test_the_extract_that_was_chosen_says_what_the_file_lacks() -> None:
    pivot = by_group("Ethnicity,Headcount", "GROUP,21")
    assert errors(pivot, "workforce", "2025-12-31") == [
        "Column staff: The column “staff” is missing. Add a column headed staff (Staff group)."
    ]
    assert errors(pivot, "exclusions", "2024/25") == [
        "There are only pupils. Expected suspensions or pupils_suspended or permanent_exclusions or suspension_rate or "
        "suspended_rate or permanent_exclusion_rate. Add what is counted of them, or choose another extract. Pupils on "
        "roll alone are an extract of Population."
    ]


def test_a_base_without_what_is_counted_of_it_is_no_extract() -> None:
    (problem,) = errors(by_group("period,ethnic_group,pupils", "2024/25,GROUP,410"))
    assert problem.startswith("The headings do not say which extract this is.")
    assert problem.endswith("Pupils on roll alone are an extract of Population.")


def test_results_without_their_stage_are_still_results() -> None:
    text = by_group("period,ethnic_group,pupils,reached_standard,reached_strong", "2024/25,GROUP,90,51,33")
    assert errors(text) == ["Column stage: The column “stage” is missing. Add a column headed stage (Stage)."]


def test_a_row_of_headings_is_never_to_be_deleted_for_a_word_in_the_data() -> None:
    text = "Period of count,Topic,Detail,Total\nA,Ethnicity,Sex,8\nA,Ethnicity,Sex,9\n"
    assert not any("Delete" in problem for problem in errors(text))


@pytest.mark.parametrize("title", ["Exclusions 2024/25", "Exclusions 2024/25,,,"])
def test_a_title_above_the_headings_is_set_apart(title: str) -> None:
    text = f"{title}\n" + by_group("period,ethnic_group,pupils,suspensions", "2024/25,GROUP,310,12")
    assert errors(text) == []


def test_columns_that_published_files_share_name_no_file() -> None:
    text = (
        "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,"
        "new_la_code,la_name,swimmers\n2024,Calendar year,National,E92000001,England,,,,,,12\n"
    )
    (problem,) = errors(text)
    assert problem.startswith("This looks like a published file (DfE’s) that we do not read yet.")


def test_roles_of_one_extract_are_not_taken_for_another_whose_headings_fit() -> None:
    text = by_group("ethnic_group,role,headcount", "GROUP,Case holder,21")
    assert errors(text, period="2025-12-31") == [
        "Column staff: The column “staff” is missing. Add a column headed staff (Staff group)."
    ]
    assert errors(by_group("ethnic_group,role,headcount", "GROUP,Site,21"), period="2025-11-06") == []
