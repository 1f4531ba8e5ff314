"""Which day an address asks for, and why there may be nothing to show of it."""

from datetime import date

import pytest

from pages.components.render.page import html
from pages.components.shared.looking_back import Back, Known, asked, banner

TODAY = date(2026, 11, 30)
STORE = Known(
    number_on=lambda day: 7 if day >= date(2026, 3, 2) else 4 if day >= date(2026, 2, 1) else 0,
    first=lambda: "2026-02-01T09:00:00",
)


@pytest.mark.parametrize(
    ("text", "at"), [("2026-02-28", 4), ("28/02/2026", 4), ("2026-03-02", 7), ("2026-11-30", 7)]
)
def test_a_day_has_the_number_at_its_end(text: str, at: int) -> None:
    found = asked(text, TODAY, STORE)
    assert isinstance(found, Back) and found.at == at


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "2026-01-31",
            "Nothing was published here on 31 January 2026 or before, so today’s figures are shown. "
            "The first were published on 1 February 2026.",
        ),
        ("2026-12-01", "1 December 2026 is still to come, so today’s figures are shown."),
        (
            "2026-02-30",
            "The address names no day that can be read, so today’s figures are shown. Write it as 2026-02-28.",
        ),
        (
            "<b>2026</b>",
            "The address names no day that can be read, so today’s figures are shown. Write it as 2026-02-28.",
        ),
        (
            "2025-26",
            "The address names no day that can be read, so today’s figures are shown. Write it as 2026-02-28.",
        ),
        (
            "",
            "The address names no day that can be read, so today’s figures are shown. Write it as 2026-02-28.",
        ),
    ],
)
def test_a_day_that_cannot_be_shown_is_refused_in_words(text: str, why: str) -> None:
    assert asked(text, TODAY, STORE) == why


def test_the_banner_names_the_day_and_leads_back_with_the_filters() -> None:
    drawn = html(banner(Back(date(2026, 2, 28), 4), {"show": "By role"}))
    assert "as it stood at the end of <strong>28 February 2026</strong>" in drawn
    assert 'href="?show=By+role"' in drawn
