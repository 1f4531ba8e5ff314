"""Periods as people write them."""

from datetime import date

import pytest

from config.periods.written import ambiguous, excel_day, no_such_day, taken
from config.schema import PeriodKind

A_DAY: tuple[PeriodKind, ...] = ("snapshot",)


@pytest.mark.parametrize(
    "text",
    [
        "Q2 2024/25", "Q2 2024-25", "2024-25 Q2", "2024/25 Q2", "Q2 24/25", "FY24/25 Q2", "Quarter 2 2024/2025",
        "2nd quarter 2024/25", "second quarter, 2024/25", "2024 Q3", "2024Q3", "Jul-Sep 2024", "July to September 2024",
        "Jul–Sep 24", "Jul 2024 - Sep 2024", "1 July to 30 September 2024", "2024-07-01 to 2024-09-30",
        "Q2 2024/25 (Jul-Sep 2024)", "September 2024", "Sep-24", "Sept 2024", "2024-09", "09/2024", "202409",
        "30-Sep-24", "30/09/2024", "30/09/24", "30.09.2024", "30-09-2024", "30 September 2024", "30th Sept 2024",
        "Monday 30 September 2024", "September 30, 2024", "2024-09-30T00:00:00", "30/09/2024 00:00", "20240930",
        "30 / 09 / 2024", "Q2 2024 / 25", "Q2 24-25", "'30/09/2024", "30 September 2024 (provisional)",
        "As at 30 September 2024", "end of September 2024", "quarter ending 30/09/2024", "week ending 30/09/2024",
        "w/e 30 Sep 2024", "2024-25 quarter two", "Quarter Two 2024/25",
    ],
)  # fmt: skip
def test_where_a_day_is_wanted_it_is_read_however_it_is_written(text: str) -> None:
    period = taken(text, A_DAY)
    assert period is not None
    assert (period.label, period.kind) == ("2024-09-30", "snapshot")


@pytest.mark.parametrize("text", ["Q3 2024/25", "2024 Q4", "Oct-Dec 2024", "2024-25 Q3"])
def test_where_a_quarter_is_wanted_it_stays_one(text: str) -> None:
    period = taken(text, ("snapshot", "calendar quarter", "financial year"))
    assert period is not None
    assert period.label == "2024 Q4"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("FY 2024/25", "2024-25"),
        ("2024/25 financial year", "2024-25"),
        ("Apr 2024 to Mar 2025", "2024-25"),
        ("academic year 2024-25", "2024/25"),
        ("1 September 2024 - 31 August 2025", "2024/25"),
        ("2024 / 25", "2024/25"),
        ("2024 - 25", "2024-25"),
        ("2024/25 provisional", "2024/25"),
        ("FY24/25", "2024-25"),
        ("year ending March 2025", "2024-25"),
        ("Year ended 31 March 2025", "2024-25"),
        ("12 months to 31 March 2025", "2024-25"),
        ("Financial year ending 31 March 2025", "2024-25"),
        ("year ending August 2025", "2024/25"),
        ("academic year ending 31 August 2025", "2024/25"),
    ],
)
def test_a_year_is_of_the_kind_that_it_says(text: str, label: str) -> None:
    period = taken(text, ("academic year", "financial year"))
    assert period is not None
    assert period.label == label


@pytest.mark.parametrize(
    ("text", "label"),
    [("2025/26", "2025-26"), ("2025/2026", "2025-26"), ("academic year 2025/26", "2025/26")],
)
def test_a_year_with_a_stroke_is_financial_where_no_school_year_can_be_meant(text: str, label: str) -> None:
    alone: tuple[PeriodKind, ...] = ("financial year",)
    financial, either = taken(text, alone), taken(text, ("academic year", "financial year"))
    assert financial and either
    assert (financial.label, either.label) == (label, "2025/26")


@pytest.mark.parametrize(
    "text",
    ["Q2 2024", "Q5 2024/25", "Q2 2024/26", "Aug-Oct 2024", "Q2 2024/25 (Oct-Dec 2024)", "12/31/2024", "31/04/2024",
     "45565", "2024", "01-Apr", "24/25", "Autumn term", ""],
)  # fmt: skip
def test_what_may_be_two_periods_or_none_is_not_read(text: str) -> None:
    assert taken(text, A_DAY) is None


@pytest.mark.parametrize(
    "text",
    ["academic year ending March 2025", "year ending 30 June 2025", "year ending 15 March 2025", "year to date", "2024 to 2025"],
)  # fmt: skip
def test_a_year_that_ends_otherwise_than_ours_is_not_read(text: str) -> None:
    assert taken(text, ("academic year", "financial year")) is None


def test_a_day_that_the_calendar_has_not_is_told_from_what_is_no_day() -> None:
    assert [
        text for text in ("29 Feb 2025", "31/04/2025", "28 Feb 2025", "Mar-26", "soon") if no_such_day(text)
    ] == [
        "29 Feb 2025",
        "31/04/2025",
    ]


def test_the_first_quarter_of_a_school_year_is_not_that_of_a_financial_year() -> None:
    assert taken("Q1 2024/25", ("academic year", "calendar quarter")) is None


def test_a_day_that_could_be_another_with_the_month_first_is_ambiguous() -> None:
    assert [
        text for text in ("05/06/2024", "5.6.24", "13/06/2024", "06/06/2024", "2024-06-05") if ambiguous(text)
    ] == [
        "05/06/2024",
        "5.6.24",
    ]


def test_excel_counts_the_days_since_the_end_of_1899() -> None:
    assert excel_day("45565") == date(2024, 9, 30)
    assert excel_day("12345") is None
