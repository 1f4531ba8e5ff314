"""What is said of a measure elsewhere is what its own page opens with."""

import pytest

from pages.components.shell import cached
from pages.components.shell.opening_view import opening_view
from tests.pages.test_pages import DECLARED, SCRIPTS, linked, words


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("measure", "period", "comparator"),
    [
        ("persistent-absence", "2024/25", "London"),
        ("ks4-english-maths-strong", "2018/19", "White"),
        ("social-workers", "2025-09-30", "residents"),
    ],
)
def test_the_opening_view_is_that_of_the_page(measure: str, period: str, comparator: str) -> None:
    declared, at = DECLARED.measures[measure], cached.number()
    view = opening_view(measure, at)
    assert view is not None
    assert (view.selection.period, view.selection.comparator) == (period, comparator)
    assert cached.finding(view.selection, at)[0].text in words(
        linked(SCRIPTS[declared.page], measure=declared.title)
    )
