"""Typed text about people: what is refused in whatever spelling, what is asked about, and what stays."""

import pytest

from config import Config
from loaders import intake, typed


@pytest.mark.parametrize(
    "text",
    [
        "Loaded for A123456789012",
        "a 1234 5678 9012",
        "A-123-456-789-012, withdrawn",
        "Ａ１２３４５６７８９０１２",
        "A1234\u200b56789012",
        "H801200001001",
        "AB 12 34 56 C",
        "ab123456c",
        "AB-12-34-56-C",
        "NHS 943 476 5919",
        "943-476-5919",
        "94 34 76 59 19",
        "ULN: 1000000003",
        "case number 20931",
        "Mosaic 1034887",
        "LCS ID 88123",
        "pupil ref ab1234",
        "born 3 May 2012",
        "DOB 03/05/12",
        "d.o.b. 2012-05-03",
        "3.5.2012 (date of birth)",
        "He was born on the 3rd of May 2012",
        "jo.bloggs@example.org",
        "jo.bloggs (at) example.org",
        "jo at example dot gov dot uk",
        "07700 900123",
        "+44 7700-900-123",
        "0044 7700 900123",
        "(020) 7946 0018",
        "020-7946-0018",
        "lives at e8 1ea",
        "E81EA",
        "the one boy in custody",
        "two Black Caribbean boys",
        "3 looked-after children",
        "a single 14 year old girl",
        "pupils: 4",
        "one of the girls",
        "one teacher has left",
    ],
)
def test_what_tells_of_a_person_is_refused_and_not_repeated(text: str) -> None:
    reason = typed.refused(text, 5)
    assert reason.endswith((": take them out.", "identified.")) and text not in reason
    with pytest.raises(typed.AboutPeople, match=r"Nothing was kept\.$"):
        typed.keep_out("Nothing here.", text, below=5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The file held last year's figures.",
        "Replaced by the DfE release of 24 July 2025",
        "Spring term 2024/25, 2023/24 and 2022/23",
        "2019 2020 2021 2022",
        "1,234,567 pupils in England",
        "120 pupils in 4 schools",
        "Two meetings with parents were held; 3 more are planned",
        "By parents. 2 meetings were held",
        "See M16, 3rd quarter, and P1-C3",
        "Rows 12 to 1044 had the wrong year",
        "Ratio 1.25 against 0.8",
        "Figures at 30 September 2026 (20260930)",
        "Children under 18",
    ],
)
def test_what_tells_of_nobody_stays(text: str) -> None:
    assert typed.refused(text, 5) == ""
    typed.keep_out(text, below=5)


@pytest.mark.parametrize(
    ("name", "refused"),
    [
        ("A123456789012.csv", True),
        ("exclusion_AB123456C.xlsx", True),
        ("dob_03-05-2012.csv", True),
        ("07700900123.csv", True),
        ("two_boys_in_custody.csv", True),
        ("workforce_2026-09-30.csv", False),
        ("children_looked_after_2.csv", False),
        ("exclusions 20260930 1405.csv", False),
        ("exclusions_20260930140522.csv", False),
        ("data-set-0fd35c65-4a41-4f31-9d10-123456789012.csv", False),
        ("suspensions (1).csv", False),
    ],
)
def test_the_name_of_a_file_is_held_to_the_same_but_for_its_versions_and_dates(
    name: str, refused: bool
) -> None:
    assert bool(typed.refused_name(name, 5)) is refused


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("As Jane Doe asked", "“Jane Doe”"),
        ("J. Doe sent the wrong file", "“J. Doe”"),
        ("spoke to Mrs Doe", "“Mrs Doe”"),
        ("Seen on 03/05/2012", "“03/05/2012”"),
    ],
)
def test_what_may_be_a_name_or_a_birthday_is_asked_about(text: str, asked: str, settings: Config) -> None:
    assert typed.question(text, settings) == f"Does {asked} say who a person is? If so, take it out."


@pytest.mark.parametrize(
    "text",
    [
        "Children and Education Scrutiny Commission, March 2026",
        "Young Hackney and Youth Offending Team",
        "Black Caribbean pupils at Key Stage 2",
        "The Department for Education corrected its file",
        "wrong file",
        "Published on 24 July 2025",
    ],
)
def test_subjects_and_bodies_are_no_names(text: str, settings: Config) -> None:
    assert typed.question(text, settings) == ""


def test_a_file_whose_name_tells_of_a_person_is_refused_without_its_name(settings: Config) -> None:
    checked = intake.check(b"sex,count\nBoys,120\n", "A123456789012.csv", settings)
    (problem,) = checked.problems
    assert checked.upload is None and "A123456789012" not in f"{checked.file_name} {problem.sentence()}"
    assert problem.title == "The name of the file seems to hold unique pupil numbers (UPN)."
