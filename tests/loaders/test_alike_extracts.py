"""Two extracts with the same headings are told apart by their values; where those say nothing, the officer is asked."""

import pytest

from config.schema import Dimension, Item
from loaders import intake
from loaders.intake import Checked
from loaders.recognising import Asked
from tests.loaders.examples import CONFIG, TODAY

SUPPORT = CONFIG.extracts["support_staff"]
GOVERNORS = SUPPORT.model_copy(
    update={
        "title": "School governors",
        "dimensions": {
            "role": Dimension(title="Role", values=("Chair", "Governor"), aliases={"Co-chair": "Chair"})
        },
        "items": {"headcount": Item(title="Number of governors", headers=("count",))},
    }
)
BOTH = CONFIG.model_copy(update={"extracts": {"governors": GOVERNORS, "support_staff": SUPPORT}})
HEADINGS = "period,role,ethnic_group,headcount"


def check(*roles: str, extract: str | None = None, headings: str = HEADINGS) -> Checked:
    """A file of Black and White people of each role, and all roles together."""
    lines = [
        f"2025-11-06,{role},{group},{20 * (len(roles) if not role else 1)}"
        for role in ("", *roles)
        for group in ("Asian", "Black", "Mixed", "White", "Other")
    ]
    text = "\n".join([headings, *lines])
    return intake.check(text.encode(), "file.csv", BOTH, Asked(extract, today=TODAY))


@pytest.mark.parametrize(
    ("roles", "extract"),
    [
        (("Chair", "Governor"), "governors"),
        (("Co-chair",), "governors"),
        (("Technicians", "Catering"), "support_staff"),
        (("Teaching assistant",), "support_staff"),
    ],
)
def test_a_file_is_of_the_extract_that_allows_its_values(roles: tuple[str, ...], extract: str) -> None:
    checked = check(*roles)
    assert (checked.extract, checked.upload is not None) == (extract, True)


def test_a_slip_in_one_value_is_a_problem_of_the_extract_that_allows_the_others() -> None:
    checked = check("Technicians", "Cateringg")
    assert checked.extract == "support_staff"
    assert {problem.found for problem in checked.problems if problem.severity == "error"} == {"Cateringg"}


@pytest.mark.parametrize("roles", [(), ("Bursar",)])
def test_where_the_values_are_of_neither_the_officer_is_asked(roles: tuple[str, ...]) -> None:
    (problem,) = [problem for problem in check(*roles).problems if problem.severity == "error"]
    assert problem.title == "The headings do not say which extract this is."
    assert "School governors" in problem.expected and "Support staff" in problem.expected


def test_the_extract_that_was_chosen_stands_where_the_values_do_not_speak_against_it() -> None:
    assert check("Chair", extract="governors").upload is not None
    assert check(extract="support_staff").upload is not None
    assert check("Bursar", extract="support_staff").extract == "support_staff"


def test_a_file_of_the_other_is_refused_by_name() -> None:
    (problem,) = check("Chair", "Governor", extract="support_staff").problems
    assert problem.title == "This looks like a file of School governors, not of Support staff."
