"""Details of individuals: told by headings and by what cells look like, and counts left alone."""

from datetime import date

import pytest

from config.schema import Dimension, Item
from loaders.checks import personal
from loaders.checks.names import may_be_one
from loaders.checks.personal import by_cells, by_heading
from tests.loaders.examples import CONFIG, cells, table


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("UPN", "unique pupil numbers (UPN)"),
        ("Unique_Pupil_Number", "unique pupil numbers (UPN)"),
        ("NHS No.", "NHS numbers"),
        ("ULN", "unique learner numbers (ULN)"),
        ("NI number", "National Insurance numbers"),
        ("Forename", "names of people"),
        ("first name", "names of people"),
        ("Child’s full name", "names of people"),
        ("Name", "names of people"),
        ("Date of birth", "dates of birth"),
        ("dob", "dates of birth"),
        ("Post code", "addresses or postcodes"),
        ("Home address", "addresses or postcodes"),
        ("E-mail", "email addresses or telephone numbers"),
        ("Telephone", "email addresses or telephone numbers"),
        ("Employee number", "numbers of individuals"),
        ("DateOfBirth", "dates of birth"),
        ("PupilName", "names of people"),
        ("StudentID", "numbers of individuals"),
        ("Mosaic ID", "numbers of individuals"),
    ],
)
def test_a_heading_can_say_that_its_column_is_about_individuals(heading: str, kind: str) -> None:
    assert by_heading(heading) == kind


@pytest.mark.parametrize(
    "heading",
    [
        "ethnic_group",
        "Number of staff",
        "la_name",
        "School name",
        "Staff group",
        "age",
        "Children",
        "birth rate",
    ],
)
def test_headings_of_tables_of_counts_are_left_alone(heading: str) -> None:
    assert by_heading(heading) == ""


def test_no_heading_that_an_extract_is_known_by_is_taken_for_a_personal_one() -> None:
    for extract in CONFIG.extracts.values():
        columns: dict[str, Dimension | Item] = {**extract.dimensions, **extract.items}
        for name, column in columns.items():
            assert [by_heading(heading) for heading in (name, column.title, *column.headers)] == [""] * (
                2 + len(column.headers)
            )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A123456789012", "unique pupil numbers (UPN)"),
        (" a12345678901b ", "unique pupil numbers (UPN)"),
        ("943 476 5919", "NHS or unique learner numbers"),
        ("9434765919", "NHS or unique learner numbers"),
        ("AB123456C", "National Insurance numbers"),
        ("e8 1ea", "addresses or postcodes"),
        ("EC1A 1BB", "addresses or postcodes"),
        ("someone@example.org", "email addresses or telephone numbers"),
    ],
)
def test_a_cell_can_look_like_a_detail_of_an_individual(text: str, kind: str) -> None:
    assert by_cells([text, "Black"]) == kind


@pytest.mark.parametrize(
    "text",
    [
        "9434765917",
        "1234567890",
        "E09000012",
        "2024/25",
        "2025-03-31",
        "PO4 to PO8",
        "B.B1",
        "Scale 1 to 6",
        "1234",
    ],
)
def test_cells_of_tables_of_counts_are_left_alone(text: str) -> None:
    assert by_cells([text]) == ""


def test_a_learner_number_is_told_by_its_check_digit() -> None:
    """10 x 1 + 9 x 0 + ... = 10 leaves 10, and 10 - 10 = 0: 1000000000 is well formed; 1000000002 is neither kind."""
    assert by_cells(["1000000000"]) == "NHS or unique learner numbers"
    assert by_cells(["1000000002"]) == ""


def dated(count: int, years: int) -> list[str]:
    return [f"01/0{place + 1}/20{10 + place % years}" for place in range(count)]


@pytest.mark.parametrize(("count", "years", "found"), [(4, 2, 0), (5, 1, 0), (5, 2, 1)])
def test_many_days_of_several_years_are_birthdays(count: int, years: int, found: int) -> None:
    assert (
        len(personal.problems(table("group,day", *(f"Black,{day}" for day in dated(count, years))))) == found
    )


def test_many_days_are_no_birthdays_in_the_column_of_periods() -> None:
    assert personal.problems(table("Date,group", *(f"{day},Black" for day in dated(6, 3)))) == []


HEADINGS = "period,role,ethnic_group,headcount"


def of_people(*counts: int) -> list[str]:
    """A list in which the same group stands on every line."""
    read = cells("support_staff", HEADINGS, *(f"2025-11-06,,Black,{count}" for count in counts))
    return [problem.rule for problem in personal.one_row_each(read, CONFIG.extracts["support_staff"])]


def test_five_rows_that_each_count_one_are_five_people() -> None:
    assert of_people(1, 1, 1, 1) == []
    assert of_people(1, 1, 1, 1, 1) == ["personal data"]


def test_rows_that_count_more_than_one_are_counts() -> None:
    assert of_people(1, 1, 1, 1, 2) == []


def test_one_person_in_each_group_is_a_table_of_counts() -> None:
    groups = ("Asian", "Black", "Mixed", "White", "Other", "Not known")
    read = cells("support_staff", HEADINGS, *(f"2025-11-06,,{group},1" for group in groups))
    assert personal.one_row_each(read, CONFIG.extracts["support_staff"]) == []


@pytest.mark.parametrize("heading", ["last_updated", "Published", "day"])
def test_dates_of_the_last_years_are_no_birthdays(heading: str) -> None:
    days = [f"2025-0{month}-11" for month in range(1, 7)] + ["2024-12-30"]
    assert (
        personal.problems(table(f"group,{heading}", *(f"Black,{day}" for day in days)), date(2026, 2, 1))
        == []
    )


@pytest.mark.parametrize(
    "written", ["0{}.03.201{}", "0{}/03/201{}", "0{}-Mar-1{}", "201{1}-03-0{0}T00:00:00"]
)
def test_older_dates_are_birthdays_however_they_are_written(written: str) -> None:
    days = [written.format(number, number) for number in range(1, 7)]
    (problem,) = personal.problems(table("group,born", *(f"Black,{day}" for day in days)), date(2026, 2, 1))
    assert problem.title == "A column seems to hold dates of birth."


@pytest.mark.parametrize("heading", ["Quarter end", "Snapshot date", "As at", "Period ending"])
def test_a_column_that_is_the_period_holds_no_birthdays(heading: str) -> None:
    days = [f"20{year}-03-31" for year in range(15, 24)]
    assert (
        personal.problems(table(f"group,{heading}", *(f"Black,{day}" for day in days)), date(2026, 2, 1))
        == []
    )


def kinds(heading: str, *texts: str) -> list[str]:
    """What the columns of a file are said to hold."""
    rows = [f"Black,24,{text}" for text in texts]
    return [
        problem.title
        for problem in personal.problems(table(f"group,count,{heading}", *rows), date(2026, 2, 1))
    ]


NAMES, REACHED = (
    "A column seems to hold names of people.",
    "A column seems to hold email addresses or telephone numbers.",
)


@pytest.mark.parametrize(
    "heading", ["Key worker", "Keyworker", "Allocated social worker", "Headteacher", "Line manager"]
)
def test_names_under_a_heading_of_somebody_who_works_for_others_are_names(heading: str) -> None:
    assert kinds(heading, "Test Person 1", "Example Example", "Dr Test O’Example", "Example, Test") == [NAMES]


@pytest.mark.parametrize(
    "heading", ["Headteacher name", "Key worker name", "Social worker’s full name", "Manager name"]
)
def test_a_heading_that_asks_for_a_name_says_so_itself(heading: str) -> None:
    assert by_heading(heading) == "names of people"


@pytest.mark.parametrize(
    ("heading", "texts"),
    [
        ("Manager", ("Team Manager", "Service Manager", "Senior Manager")),
        ("Social worker", ("Case Holder", "Senior Practitioner", "Qualified Social Worker")),
        ("Teacher", ("Yes", "No")),
        ("School name", ("Example Primary", "Test Academy")),
        ("Locality", ("Stoke Newington", "Homerton Fields")),
    ],
)
def test_posts_teams_and_places_are_no_names(heading: str, texts: tuple[str, ...]) -> None:
    assert kinds(heading, *texts) == []


@pytest.mark.parametrize(
    "text",
    [
        "ask nobody1@example.org about this",
        "<nobody@example.org>",
        "07700 900001",
        "call 020 7946 0018",
        "+44 7700 900001",
    ],
)
def test_addresses_and_numbers_to_reach_somebody_are_found_anywhere_in_a_cell(text: str) -> None:
    assert kinds("remarks", text, "none") == [REACHED]


@pytest.mark.parametrize(
    "text", ["2026-03-31 09:15:00", "01-01-2026 12:00", "10012345", "E09000012", "1,204,500", "0.0712345678"]
)
def test_times_codes_and_numbers_reach_nobody(text: str) -> None:
    assert kinds("remarks", text) == []


def test_a_list_of_children_that_counts_one_a_row_is_told_though_hardly_any_row_is_there_twice() -> None:
    lines = [
        "2026-03-31,Looked after,16 to 17,Girls,Other White,1",
        "2026-03-31,Looked after,10 to 15,Boys,Bangladeshi,1",
        "2026-03-31,Looked after,1 to 4,Girls,Other Asian,1",
        "2026-03-31,Looked after,5 to 9,Boys,Other White,1",
        "2026-03-31,Looked after,16 to 17,Boys,Black African,1",
    ]
    read = cells("childrens_services", "period,stage,age,sex,ethnic_group,children", *lines)
    (problem,) = personal.one_row_each(read, CONFIG.extracts["childrens_services"])
    assert problem.title == "There is one row for each person." and not problem.found
    more = cells(
        "childrens_services", "period,stage,age,sex,ethnic_group,children", *lines, lines[0][:-1] + "2"
    )
    assert personal.one_row_each(more, CONFIG.extracts["childrens_services"]) == []


def test_pupils_of_whom_each_row_counts_one_are_told_whatever_is_counted_of_them() -> None:
    rows = [f"2025/26,{sex},{group},1,{number % 3}" for number, (sex, group) in enumerate(PUPILS)]
    read = cells("exclusions", "period,sex,ethnic_group,pupils,suspensions", *rows)
    (problem,) = personal.one_row_each(read, CONFIG.extracts["exclusions"])
    assert problem.title == "There is one row for each person." and not problem.found


PUPILS = [("Boys", "Asian"), ("Girls", "Black"), ("Boys", "Mixed"), ("Girls", "White"), ("Boys", "Other")]
RECORDS = "A column seems to hold numbers of individuals."
BORN = "A column seems to hold dates of birth."


@pytest.mark.parametrize(
    ("heading", "texts", "found"),
    [
        ("Emp No", ("50001", "50002", "50003", "50004", "50005"), [RECORDS]),
        ("Staff no.", ("4711", "4712", "4713", "4719", "4720"), [RECORDS]),
        ("Assignment number", ("300121", "300122", "300150", "300151", "300160"), [RECORDS]),
        ("Emp No", ("50001", "50001", "50003", "50004", "50005"), []),  # Nobody is there twice.
        ("Number", ("4160", "9490", "3750", "10320", "1850"), []),  # Counts have other numbers of digits,
        ("No. of pupils", ("4160", "9490", "3750", "5320", "1850"), []),  # or say so in front.
        ("School number", ("2041001", "2041002", "2041003", "2041004", "2041005"), []),
    ],
)
def test_numbers_of_records_are_told_by_heading_and_by_how_they_look(
    heading: str, texts: tuple[str, ...], found: list[str]
) -> None:
    assert kinds(heading, *texts) == found


@pytest.mark.parametrize(
    ("heading", "texts", "found"),
    [
        ("Allocated worker", ("JS", "AB", "CD", "JS"), [NAMES]),
        ("Team", ("CFS", "HE", "EH", "CFS"), []),
        ("SW", ("Ann Example", "Bob Sample", "Tess Person"), [NAMES]),
        ("Done by", ("Example, Ann", "Sample, Bob", "Person, Tess"), [NAMES]),
        ("Staff", ("Ann Example", "Bob Sample", "Tess Person", "Nia Nobody"), [NAMES]),
        ("Staff", ("Cedar Example", "Cedar Example", "Tess Person", "Nia Nobody"), []),  # Teams come again.
        ("Post", ("Case holder", "Case holder", "Jane Example"), ["A cell seems to name a person."]),
        ("Post", ("Case holder", "Case holder", "J. Example"), ["A cell seems to name a person."]),
        ("School", ("Jane Example School", "John Sample Academy", "Jane Example School"), []),
        ("Ward", ("Stoke Newington", "Hackney Wick", "Brownswood Park", "Cazenove Road"), []),
        ("Description", ("Black, African", "White, British", "Asian, Indian"), []),
        ("Remarks", ("without Mrs Example", "", ""), [NAMES]),
        ("Job", ("Finance Officer", "Team Manager", "Deputy Head", "Social Worker"), []),
    ],
)
def test_names_are_told_by_their_order_or_by_another_in_every_row(
    heading: str, texts: tuple[str, ...], found: list[str]
) -> None:
    known = frozenset({"black", "african", "white", "british", "asian", "indian"})
    rows = [f'Black,24,"{text}"' for text in texts]
    read = personal.problems(table(f"group,count,{heading}", *rows), date(2026, 2, 1), lambda: known)
    assert [problem.title for problem in read] == found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("1/20/2012", "2/21/2012", "3/22/2012", "4/23/2012", "5/24/2012"), [BORN]),
        (("14/03/2012", "15/04/2012", "1/05/2012", "17/08/2012", "18/12/2012"), [BORN]),
        (("31/01/2012", "29/02/2012", "31/03/2012", "30/04/2012", "31/05/2012"), []),  # Ends of months.
    ],
)
def test_days_of_one_old_year_are_those_of_one_school_year(texts: tuple[str, ...], found: list[str]) -> None:
    assert kinds("day", *texts) == found


@pytest.mark.parametrize(
    ("heading", "may"),
    [
        ("Ann Example", True),
        ("Jo A. O’Smith", True),
        ("Full Time", False),
        ("Cost Centre", False),
        ("Senior Manager", False),
        ("Census date", False),
        ("Remarks", False),
    ],
)
def test_a_heading_that_may_be_a_name_is_not_repeated(heading: str, may: bool) -> None:
    assert may_be_one(heading) is may
