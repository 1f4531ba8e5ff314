"""What is put together in a view, and why, in words; and its order beside the roles that stand apart."""

import pandas as pd

from metrics.figures.results import results
from pages.components.shared.view import Selection, View, view_of
from pages.components.words import put_together
from tests.metrics.disclosure.test_splits import FEW, MANY, released, staff
from tests.metrics.examples import SETTINGS

MANAGERS = {"First line manager": (3, 4, 5, 16, 2), "Middle manager": (0, 3, 1, 9, 0)}


def by_role(release: pd.DataFrame) -> View:
    frames = {name: pd.DataFrame() for name in SETTINGS.extracts}
    frames["workforce"] = release.assign(release=1, upload="EQ", demonstration=False)
    table = results("social-workers", frames, SETTINGS, "Everyone else")
    selection = Selection(
        "social-workers", "2025-12-31", "Hackney", breakdown="role", comparator="Everyone else"
    )
    return view_of(table, selection, SETTINGS)


def test_managers_together_stand_where_they_stood_apart_and_the_note_says_why() -> None:
    view = by_role(released(staff(FEW | MANAGERS)))
    rows = {(row.category, row.group): row.numerator for row in view.group_rows}
    assert rows == {
        ("Case holder", "Black"): 40, ("Case holder", "All groups but Black"): 66,
        ("Managers", "Black"): 7, ("Managers", "All groups but Black"): 36,
    }  # fmt: skip
    assert view.measure.ordered == ("Case holder", "Managers")
    assert put_together.notes(view, SETTINGS) == [
        "“Managers” are first line managers, middle managers and senior managers together. “All groups but Black” is Asian, "
        "Mixed, White and Other together. Apart, too many of the figures by role would be too small to show, or would give "
        "small ones away. What is put together stays so in later figures."
    ]


def test_where_all_stand_apart_there_is_no_note() -> None:
    view = by_role(released(staff(MANY)))
    assert view.measure.ordered == SETTINGS.measures["social-workers"].ordered
    assert put_together.notes(view, SETTINGS) == []


def test_where_nothing_by_role_can_be_shown_the_note_says_so() -> None:
    view = by_role(released(staff({"Case holder": (9, 40, 12, 38, 7), "Middle manager": (0, 2, 0, 1, 0)})))
    assert put_together.notes(view, SETTINGS) == [
        "No figure by role is shown: put together, too, too many of them would be too small, or would give small ones away."
    ]
