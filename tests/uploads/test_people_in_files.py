"""Files that hold details of people, or seem to: refused without repeating anything of them. All details are invented."""

import pytest
from sqlalchemy import Engine

from tests.uploads.ending import SIX, Ended, ended, table

pytestmark = pytest.mark.slow
CHILDREN = (24, 71, 22, 88, 9, 6)


def with_column(shown: Engine, heading: str, *cells: str) -> Ended:
    rows = [
        f"2026-03-31,Looked after,{group},{count},{cell}"
        for group, count, cell in zip(SIX, CHILDREN, cells, strict=True)
    ]
    return ended(shown, table(f"period,stage,ethnic_group,children,{heading}", *rows))


def test_a_list_of_children_one_a_row_is_refused_in_one_message(shown: Engine) -> None:
    rows = [
        f"2026-03-31,Looked after,{age},{sex},{group},1"
        for age in ("5 to 9", "10 to 15", "16 to 17")
        for sex in ("Boys", "Girls")
        for group in SIX
    ]
    seen = ended(shown, table("period,stage,age,sex,ethnic_group,children", *rows))
    assert seen.said() == (
        "There is one row for each person. This dashboard must not hold details of individuals. Send counts: one row for "
        "each group. Nothing has been saved."
    )


@pytest.mark.parametrize(
    ("heading", "cells", "what"),
    [
        ("Key worker", [f"Test Person {number}" for number in range(6)], "names of people"),
        ("Headteacher name", [f"Example Example {number}" for number in range(6)], "names of people"),
        ("born", [f"0{number}.0{number}.201{number}" for number in range(1, 7)], "dates of birth"),
        ("contact", [f"07700 90000{number}" for number in range(6)], "email addresses or telephone numbers"),
        (
            "remarks",
            [f"ask nobody{number}@example.org about this" for number in range(6)],
            "email addresses or telephone numbers",
        ),
    ],
)
def test_a_column_of_personal_details_is_refused_and_nothing_of_it_repeated(
    shown: Engine, heading: str, cells: list[str], what: str
) -> None:
    seen = with_column(shown, heading, *cells)
    assert seen.refused
    assert f"A column seems to hold {what}." in seen.said()
    assert "tell the data protection officer" in seen.said()
    everything = " ".join(problem.sentence() for problem in seen.checked.problems)
    assert not any(cell in everything for cell in cells)
