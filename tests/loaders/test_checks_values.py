"""Single cells: labels, periods and numbers, each judged where it stands."""

import re
from datetime import date

import pytest

from loaders.checks import numbers, periods, values
from loaders.problems import Problem
from tests.loaders.examples import CONFIG, MOST, TODAY, cells, told

HEADINGS = "period,role,ethnic_group,headcount,share"
SUPPORT = CONFIG.extracts["support_staff"]


def labels(*lines: str) -> list[Problem]:
    return values.problems(cells("support_staff", HEADINGS, *lines), SUPPORT, "misa", CONFIG)


def counts(*lines: str, symbols_kept: bool = False) -> list[Problem]:
    return numbers.problems(
        cells("support_staff", HEADINGS, *lines), SUPPORT, symbols_kept=symbols_kept, most=MOST
    )


def when(*said: str, many: bool = False, chosen: str | None = None, today: date = TODAY) -> list[Problem]:
    read = cells("support_staff", HEADINGS, *(f"{period},,Black,1," for period in said))
    return periods.problems(read, SUPPORT, chosen=chosen, many=many, today=today, most=MOST, old_years=5)


def test_known_labels_are_no_problem() -> None:
    assert labels("2025-11-06,Site,BCRB,1,", "2025-11-06,,Total,1,", "2025-11-06,admin,white irish,1,") == []


def test_a_label_is_reported_on_every_row_that_has_it() -> None:
    problems = labels("2025-11-06,Site,Blak,1,", "2025-11-06,Site,White,1,", "2025-11-06,Catring,Blak,1,")
    assert told(problems) == [
        ("This role is not one that we know.", 4),
        ("This ethnic group is not one that we know.", 2),
        ("This ethnic group is not one that we know.", 4),
    ]
    assert [problem.fix for problem in problems] == [
        "Did you mean “Catering”?",
        # “Blank” is as near.
        *[
            "Did you mean “Black”? Where there is no answer, write Not known, or Refused if people would not say."
        ]
        * 2,
    ]


@pytest.mark.parametrize(
    ("label", "meant"),
    [
        ("Black Carribean", "Black Caribbean"),
        ("Blck African", "Black African"),
        ("Blck Carib", "Black Caribbean"),
        ("gypsy / rroma", "Gypsy and Roma"),
        ("Asain", "Asian"),
        ("Irish Traveler", "Irish Traveller"),
        ("\u0412lack", "Black"),  # a Cyrillic letter
    ],
)
def test_a_near_miss_is_asked_about(label: str, meant: str) -> None:
    (problem,) = labels(f"2025-11-06,Site,{label},1,")
    assert problem.fix.startswith(f"Did you mean “{meant}”?")


def test_a_label_with_spaces_round_its_stroke_is_no_miss_at_all() -> None:
    assert labels("2025-11-06,Site,gypsy / roma,1,") == []


@pytest.mark.parametrize("label", ["Martian", "American", "Jamaican", "Italian", "Zzzz", "group 12"])
def test_where_no_group_is_near_the_groups_are_named(label: str) -> None:
    (problem,) = labels(f"2025-11-06,Site,{label},1,")
    assert problem.fix == (
        "Write Asian, Black, Mixed, White or Other, or one of the smaller groups that are listed beside the template. "
        "Where there is no answer, write Not known, or Refused if people would not say."
    )
    assert problem.expected == "an ethnic group of the template or a school census code"


@pytest.mark.parametrize(
    "label", ["Blnk", "Declind", "Undisclosd", "Not in Black", "Prefered not to saay", "None, White"]
)
def test_what_may_be_a_missing_answer_is_never_asked_to_be_a_group(label: str) -> None:
    (problem,) = labels(f'2025-11-06,Site,"{label}",1,')
    assert problem.fix == "Where there is no answer, write Not known, or Refused if people would not say."


def test_a_letter_that_may_be_a_code_or_an_initial_is_asked_about() -> None:
    problems = labels("2025-11-06,Site,B,1,", "2025-11-06,Site,W,1,")
    assert [problem.found for problem in problems] == ["B", "W"]
    assert problems[0].fix.startswith(
        "A letter alone can mean two groups. Write Asian, Black, Mixed, White or Other"
    )


def test_a_school_census_code_is_expected_only_where_it_is_read() -> None:
    extract = CONFIG.extracts["childrens_services"]
    read = cells("childrens_services", "period,stage,ethnic_group,children", "2025-03-31,Looked after,BCRB,1")
    (problem,) = values.problems(read, extract, "misa", CONFIG)
    assert problem.expected == "an ethnic group of the template"


def test_where_no_category_is_near_the_categories_are_expected() -> None:
    (problem,) = labels("2025-11-06,Zzzz,Black,1,")
    assert problem.fix == "Write it as in the template."
    assert problem.expected.endswith(", or All")


@pytest.mark.parametrize("label", list(CONFIG.ethnicity.refused))
def test_every_label_that_is_refused_says_why(label: str) -> None:
    (problem,) = labels(f'2025-11-06,Site,"{label}",1,')
    assert problem.title == "This label is not one group that we publish."
    assert CONFIG.ethnicity.refused[label][1:] in problem.fix


def test_a_symbol_is_kept_only_where_figures_are_public() -> None:
    lines = ("2025-11-06,Site,Black,c,", "2025-11-06,Site,White,x,")
    assert told(counts(*lines, symbols_kept=True)) == []
    assert told(counts(*lines)) == [("A symbol stands in place of a number.", line) for line in (2, 3)]


def test_a_count_with_a_comma_in_it_is_not_to_be_written_with_a_point() -> None:
    (problem,) = counts('2025-11-06,Site,Black,"7,1",')
    assert (problem.title, problem.fix) == (
        "Decimal commas are not allowed.",
        "Write the count in digits and nothing else; a share or a rate is no count.",
    )


def test_a_blank_is_missing_only_where_the_number_is_required() -> None:
    assert counts("2025-11-06,Site,Black,,") == []
    required = cells("workforce", "period,staff,ethnic_group,headcount", "2025-09-30,Teachers,Black,")
    problems = numbers.problems(required, CONFIG.extracts["workforce"], symbols_kept=True, most=MOST)
    assert told(problems) == [("A number is missing.", 2)]


def test_numbers_that_were_tidied_are_noted_once_a_column() -> None:
    lines = [f"2025-11-06,Site,Black, {number} ," for number in range(5)]
    assert [(problem.severity, problem.line, problem.fix) for problem in counts(*lines)] == [
        ("note", 2, "We will read them without (rows 2, 3, 4 and 2 more).")
    ]


def test_one_period_is_no_problem_however_it_is_written() -> None:
    assert when("2025-11-06", "06/11/2025", " 2025-11-06 ") == []


def test_two_periods_are_refused_unless_the_source_has_many() -> None:
    assert told(when("2025-11-06", "2024-11-07")) == [("The file holds 2 periods.", 3)]
    assert when("2025-11-06", "2024-11-07", many=True) == []


@pytest.mark.parametrize(
    ("today", "severity"),
    [(date(2030, 11, 6), []), (date(2030, 11, 7), ["warning"])],
    ids=["five years", "a day more"],
)
def test_a_period_is_old_when_it_is_more_than_five_years_gone(today: date, severity: list[str]) -> None:
    assert [problem.severity for problem in when("2025-11-06", today=today)] == severity


def test_published_figures_may_be_old() -> None:
    assert when("2011-03-27", many=True) == []


@pytest.mark.parametrize(
    ("today", "refused"),
    [(date(2025, 11, 5), True), (date(2025, 11, 6), False)],
    ids=["the day before", "the day"],
)
def test_a_day_that_has_not_come_is_refused(today: date, refused: bool) -> None:
    assert (told(when("2025-11-06", today=today)) == [("The period is in the future.", 2)]) is refused


def test_a_blank_period_is_what_was_chosen() -> None:
    assert told(when("", "2025-11-06")) == [("The period is missing.", 2)]
    assert when("", "2025-11-06", chosen="06/11/2025") == []


def test_the_chosen_period_must_be_the_files() -> None:
    (problem,) = when("2025-11-06", chosen="2025-11-07")
    assert (problem.rule, problem.found, problem.expected) == (
        "other period",
        "6 November 2025",
        "7 November 2025",
    )


def workforce_period(text: str, extract: str = "workforce", today: date = date(2026, 11, 30)) -> list[str]:
    """The notes and the problems of one period."""
    heading = {
        "workforce": "period,staff,ethnic_group,headcount",
        "exclusions": "period,phase,ethnic_group,pupils",
    }
    read = cells(
        extract, heading.get(extract, "period,sex,ethnic_group,arrested"), f'"{text}",Teachers,Black,12'
    )
    declared = CONFIG.extracts[extract]
    problems = periods.problems(read, declared, chosen=None, many=False, today=today, most=MOST, old_years=5)
    return [problem.fix for problem in [*periods.notes(read, declared, None), *problems]]


def test_a_financial_year_with_a_stroke_has_to_be_agreed_to() -> None:
    read = cells("recruitment", "year,ethnic_group,applicants", "2025/26,Black,120")
    (said,) = periods.notes(read, CONFIG.extracts["recruitment"], None)
    assert (said.severity, said.fix) == ("warning", "We read “2025/26” as 2025-26, the financial year.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Q1 2025/26", "We read “Q1 2025/26” as 30 June 2025, its last day."),
        ("Sep-25", "We read “Sep-25” as 30 September 2025, its last day."),
        ("30-Sep-25", "We read “30-Sep-25” as 30 September 2025."),
        ("02/03/2026", "We read “02/03/2026” as 2 March 2026."),
        ("45930", "Is it 30 September 2025? Excel keeps a date as a number: if it is, write 2025-09-30."),
        ("9/30/2025", "Write the day before the month: 30/09/2025."),
        ("30-Sep", "It says no year: write the whole date, such as 2026-03-31."),
        ("Q2 2025", "It may be Apr to Jun 2025 or Jul to Sep 2025: write 2025 Q2 or Q2 2025/26."),
        ("2024-25", "Write the day that the figures are of, such as 2025-03-31."),
        ("2024/25", "Write the day that the figures are of, such as 2025-08-31."),
    ],
)
def test_what_a_period_was_read_as_or_what_to_write_instead_is_said(text: str, said: str) -> None:
    assert workforce_period(text) == [said]


@pytest.mark.parametrize("text", ["2025-09-30", "30/09/2025", "31/03/2026"])
def test_a_plain_day_needs_no_word(text: str) -> None:
    assert workforce_period(text) == []


@pytest.mark.parametrize("extract", ["workforce", "exclusions", "youth_justice"])
@pytest.mark.parametrize(
    "text",
    ["45930", "9/30/2025", "Q2 2025", "2025 Q2", "2024-25", "2024/25", "24/25", "2025-09-30", "2024/25 Q1"],
)
def test_what_is_advised_is_never_refused(text: str, extract: str) -> None:
    for advice in [fix for fix in workforce_period(text, extract) if not fix.startswith("We read")]:
        written = re.findall(
            r"Q\d 20\d\d/\d\d|20\d\d-\d\d-\d\d|\d\d/\d\d/\d{4}|20\d\d Q\d|20\d\d[/-]\d\d", advice
        )
        assert all(not when_refused(label, extract) for label in written), advice


def when_refused(text: str, extract: str) -> bool:
    return not any(fix.startswith("We read") for fix in workforce_period(text, extract)) and bool(
        workforce_period(text, extract)
    )


def test_youth_justice_takes_quarters_and_years_and_no_day() -> None:
    assert workforce_period("2025 Q3", "youth_justice") == []
    assert workforce_period("2025-26", "youth_justice") == []
    assert workforce_period("2025-09-30", "youth_justice") == [
        "Write the period that it is in: 2025-26 or 2025 Q3."
    ]


def test_a_date_in_place_of_a_count_is_named() -> None:
    (problem,) = counts("2025-11-06,Site,Black,03-May,")
    assert (problem.title, problem.found) == ("Excel has turned what was typed into a date.", "03-May")
