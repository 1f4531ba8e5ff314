"""Columns that name people, in whatever order and of whatever origin, and columns of names that are nobody's."""

import pytest

from loaders.checks import personal
from loaders.layout.foot import words_of_labels
from tests.loaders.examples import CONFIG, TODAY, table

SIX = ("Asian", "Black", "Mixed", "White", "Other", "Not known")


def told(heading: str, *texts: str) -> list[str]:
    """What is said of a column beside counts by group, in which the texts stand in turn."""
    rows = [f'{group},{10 + place},"{texts[place % len(texts)]}"' for place, group in enumerate((*SIX, *SIX))]
    found = personal.problems(table(f"Ethnicity,Headcount,{heading}", *rows), TODAY, lambda: KNOWN)
    return [problem.title for problem in found]


KNOWN = words_of_labels(CONFIG, "misa")


@pytest.mark.parametrize(
    ("heading", "texts"),
    [
        ("Completed by", ("Oluwaseun Adebayo-Smith", "Nguyễn Thị Hoa", "Priya Example")),
        ("Allocated to", ("Adebayo Example", "Hoa Example", "Unheard-of Example")),
        ("Reviewing officer", ("Unheard Example", "Another Example")),
        ("KW", ("SMITH, J", "OKAFOR, A", "PATEL, R")),
        ("Recorded by", ("okafor, adaeze", "smith, john")),
        ("Worker initials", ("JS", "AO", "PV")),
        ("Staff", ("Chinwe Example", "Tomasz Example", "Third Example")),
        ("Notes", ("Oluwaseun Adebayo-Smith", "Social Worker")),
        ("Extra", ("J Smith", "A Okafor", "P Nguyen")),
        ("Extra", ("A. Okafor", "B. Nguyen", "C. Souza")),
        ("Extra", ("N. T. Hoa", "J. R. Smith", "P. Okafor")),
        ("Extra", ("SMITH, J", "OKAFOR, A", "PATEL, R")),
    ],
)
def test_people_are_told_by_heading_and_cells(heading: str, texts: tuple[str, ...]) -> None:
    assert told(heading, *texts) in (
        ["A column seems to hold names of people."],
        ["A cell seems to name a person."],
    )


@pytest.mark.parametrize(
    ("heading", "texts"),
    [
        ("School", ("William Patten", "Betty Layward", "Sir Thomas Abney")),
        ("Children’s centre", ("Ann Tayler", "Fernbank", "Linden")),
        ("Ward", ("De Beauvoir", "Hackney Downs", "King’s Park", "Lea Bridge")),
        ("Patch", ("Hackney Central", "Stoke Newington", "Victoria Park", "London Fields")),
        ("Locality", ("N Hackney", "S Hackney", "E Hackney")),
        ("Team", ("Access and Assessment", "Corporate Parenting", "Virtual School")),
        ("Lead", ("Adult Services", "Hackney Education", "Public Health")),
        ("Approved by", ("Full Council", "Head of Service", "Lead Member")),
        ("Staff", ("Full Time", "Part Time", "Casual")),
        ("Job title", ("Social Worker", "Consultant Social Worker", "Clinical Practitioner")),
        ("Local group", ("Charedi Jewish", "Turkish Cypriot", "Congolese French")),
        ("Qualification", ("A Level", "B Tech", "Degree")),
        ("Contact", ("Phone Call", "Home Visit", "Email")),
        ("Report date", ("01/10/2025", "02/10/2025", "03/10/2025", "04/10/2025", "05/10/2025")),
        ("Postcode area", ("E8", "E9", "N16")),
    ],
)
def test_schools_wards_teams_posts_and_groups_are_nobody(heading: str, texts: tuple[str, ...]) -> None:
    assert told(heading, *texts) == []


@pytest.mark.parametrize(
    ("heading", "first", "individuals"),
    [
        ("Person ref", "1203{:03}", True),
        ("Ref", "AB12{:03}", True),
        ("Case number", "12{:03}Z", True),
        ("Number", "37{:02}", False),
        ("Total number", "37{:02}", False),
        ("Cost code", "12{:03}", False),
    ],
)
def test_numbers_of_records_are_told_from_counts(heading: str, first: str, *, individuals: bool) -> None:
    texts = [first.format(number) for number in range(10, 22)]
    assert told(heading, *texts) == (
        ["A column seems to hold numbers of individuals."] if individuals else []
    )
