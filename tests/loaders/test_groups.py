"""What the labels of a column mean: missing answers by their words, groups under the heading of their broad group."""

import pytest

from loaders import intake
from loaders.groups import groups_of
from loaders.recognising import Asked
from tests.loaders.examples import CONFIG, TODAY, rows, told


def meant(*labels: str, extract: str = "workforce") -> dict[str, str]:
    return groups_of(labels, CONFIG.extracts[extract], "misa", CONFIG).meanings


@pytest.mark.parametrize(
    "label",
    [
        "Blank", "(blank)", "BLANK.", "-", "–", "?", "..", "n/a", "N/A", "n.k.", "NULL", "Undisclosed", "Unspecified",
        "Unanswered", "No data", "None given", "No ethnicity recorded", "No information held", "No reply",
        "Not stated", "NOT RECORDED", "Not provided by parent", "Not collected", "Not held on file",
        "Ethnicity not known", "Not stated by the employee", "Not disclosed - employee", "Don't know", "Don’t know",
        "Did not answer", "Left blank", "Non-disclosed", "Missing or unknown", "Unknown/not recorded",
    ],
)  # fmt: skip
def test_every_way_of_saying_not_known_is_read(label: str) -> None:
    assert meant(label) == {label: "Not known"}


@pytest.mark.parametrize(
    "label",
    [
        "Declined", "Declined to say", "Refused by pupil", "Employee refused", "Preferred not to say",
        "Prefer not to disclose", "Would rather not say", "Does not wish to declare", "Chose not to state",
        "Withheld by parent", "Opted out", "Unwilling to answer",
    ],
)  # fmt: skip
def test_people_who_would_not_say_refused(label: str) -> None:
    assert meant(label) == {label: "Refused"}


@pytest.mark.parametrize(
    "label", ["Awaiting", "Awaiting information", "Pending", "Not yet obtained", "To be confirmed", "TBC"]
)
def test_an_answer_that_is_to_come_was_not_obtained(label: str) -> None:
    assert meant(label) == {label: "Not obtained"}


def test_a_label_of_both_kinds_is_not_known() -> None:
    assert meant("Refused or not yet obtained", "Not stated / declined") == {
        "Refused or not yet obtained": "Not known",
        "Not stated / declined": "Not known",
    }


@pytest.mark.parametrize(
    "label",
    ["Other, not stated", "Unknown/Other", "Not White", "None of the above", "Not applicable", "No", "Employee", "*", "",
     "Prefer to self-describe", "White unspecified", "16+1"],
)  # fmt: skip
def test_a_label_that_may_hold_an_answer_is_not_read_as_none(label: str) -> None:
    assert meant(label) == {}


@pytest.mark.parametrize(
    ("label", "group"),
    [
        ("Black or Black British - African", "Black African"),
        ("Black/Black British: Caribbean", "Black Caribbean"),
        ("Asian/Asian British - Other", "Other Asian"),
        ("White: Any other White background", "Other White"),
        ("White - British", "White British"),
        ("White: English/Welsh/Scottish/Northern Irish/British", "White British"),
        ("Mixed/Dual heritage - White/Asian", "White and Asian"),
        ("Dual heritage: White & Black Caribbean", "White and Black Caribbean"),
        ("Dual heritage", "Mixed"),
        ("Pakistani background", "Pakistani"),
        ("Other ethnic group: Arab", "Arab"),
        ("WBRI - White British", "White British"),
        ("N: Black African", "Black African"),
    ],
)
def test_a_group_is_read_under_its_heading_and_beside_its_code(label: str, group: str) -> None:
    assert meant(label) == {label: group}


@pytest.mark.parametrize(
    "label", ["White Asian", "Black African Caribbean", "BCRB Black African", "White/Asian"]
)
def test_what_could_be_two_groups_is_not_read(label: str) -> None:
    assert meant(label) == {}


def test_the_letters_of_the_nhs_are_read_where_they_cannot_be_initials() -> None:
    assert meant("A", "B", "H", "N", "Z") == {
        "A": "White British",
        "B": "White Irish",
        "H": "Indian",
        "N": "Black African",
        "Z": "Not known",
    }
    assert meant("A", "B", "M", "W", "O") == {}
    assert meant("A", "B", "M", "N") == {}
    assert meant("A", "H", "W") == {}


def test_people_without_an_answer_are_added_up_in_whatever_words() -> None:
    heading = "period,staff,ethnic_group,headcount"
    said = {"Asian": 31, "Black": 60, "Undisclosed": 6, "Not known": 4, "Declined": 7, "No response": 9}
    found, problems = rows(
        "workforce", heading, *(f"2025-12-31,Social workers,{label},{count}" for label, count in said.items())
    )
    assert found.set_index("group")["count"].to_dict() == {
        "Asian": 31, "Black": 60, "Not known": 19, "Refused": 7
    }  # fmt: skip
    assert [problem.fix for problem in problems if problem.rule == "no answer"] == [
        "We will read “Undisclosed”, “No response” as Not known; “Declined” as Refused."
    ]


def test_parts_of_one_group_are_added_up_and_its_own_rows_are_not() -> None:
    lines = ["period,stage,ethnic_group,children", *(
        f"2025-12-31,Referral,{label},{count}"
        for label, count in {"African": 90, "Turkish": 41, "Kurdish": 22, "Turkish Cypriot": 12}.items()
    )]  # fmt: skip
    found, problems = rows("childrens_services", *lines)
    assert dict(zip(found["group"], found["count"], strict=True)) == {
        "Black African": 90, "Turkish, Kurdish or Latin American": 75
    }  # fmt: skip
    assert [problem.fix for problem in problems if problem.rule == "added up"] == [
        "We will add up “Turkish”, “Kurdish”, “Turkish Cypriot” as Turkish, Kurdish or Latin American."
    ]
    _, problems = rows("childrens_services", *lines, "2025-12-31,Referral,Kurdish,5")
    assert told(problems) == [("Rows 4 and 6 are the same group and breakdown.", 6)]


def test_a_file_in_which_nobody_has_a_group_is_asked_about() -> None:
    text = (
        "period,staff,ethnic_group,headcount\n2025-12-31,Teachers,White,0\n2025-12-31,Teachers,Unknown,141\n"
    )
    checked = intake.check(text.encode(), "staff.csv", CONFIG, Asked(today=TODAY))
    warnings = [problem.sentence() for problem in checked.problems if problem.rule == "nobody known"]
    assert warnings == [
        "Column headcount: The group of all 141 is not known. Check that the ethnic groups were filled in: no figure by "
        "ethnic group can be shown."
    ]
    assert checked.upload is not None
    assert not any("141" in warning for warning in checked.upload.warnings)


def test_the_plans_short_names_of_pupil_groups_are_read() -> None:
    found, problems = rows(
        "attainment",
        "period,stage,pupil_group,ethnic_group,pupils,reached_strong",
        "2024/25,Key stage 4,PPG,All,1010,330",
        "2024/25,Key stage 4,TKC,All,170,50",
        "2024/25,Key stage 4,OJ,All,55,18",
    )
    assert told(problems) == []
    assert list(found.loc[found["item"] == "pupils", "pupil_group"]) == [
        "Pupil premium",
        "Turkish, Kurdish and Turkish Cypriot",
        "Orthodox Jewish",
    ]


def test_a_code_of_the_school_census_before_its_own_label_is_read_in_every_extract() -> None:
    labels = {
        "WBRI - White British": "White British",
        "MWBC White and Black Caribbean": "White and Black Caribbean",
        "CHNE: Chinese": "Chinese",
    }
    assert meant(*labels, extract="childrens_services") == labels
    assert meant("WBRI - Black Caribbean", extract="childrens_services") == {}
