"""Periods as councils write them, and columns of dates that are none, and how a file with them ends."""

import pytest
from sqlalchemy import Engine

from loaders import store
from tests.uploads.ending import SIX, ended, load, staff, table

pytestmark = pytest.mark.slow
HEADINGS = "Quarter,Staff group,Ethnicity,Headcount"
COUNTS = (24, 71, 22, 88, 9, 6)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Q4 2025/26", "“Q4 2025/26” as 31 March 2026, its last day"),
        ("2025-26 Q4", "“2025-26 Q4” as 31 March 2026, its last day"),
        ("2026 Q1", "“2026 Q1” as 31 March 2026, its last day"),
        ("Jan-Mar 2026", "“Jan-Mar 2026” as 31 March 2026, its last day"),
        ("March 2026", "“March 2026” as 31 March 2026, its last day"),
        ("Mar-26", "“Mar-26” as 31 March 2026, its last day"),
        ("Q4 25-26", "“Q4 25-26” as 31 March 2026, its last day"),
        ("31-Mar-26", "“31-Mar-26” as 31 March 2026"),
    ],
)
def test_a_quarter_or_month_is_its_last_day_where_a_day_is_wanted(
    shown: Engine, written: str, said: str
) -> None:
    seen = ended(shown, staff(*COUNTS, period=written, headings=HEADINGS))
    assert (seen.checked.periods, seen.counted("headcount")) == (("2026-03-31",), 220)
    assert f"We read {said}." in seen.said("note")


@pytest.mark.parametrize(("written", "period"), [("31-Mar-26", "2026-03-31"), ("Q4 2025/26", "2026 Q1")])
def test_children_s_services_take_a_day_and_a_quarter(shown: Engine, written: str, period: str) -> None:
    rows = [f"{written},Looked after,{group},{count}" for group, count in zip(SIX, COUNTS, strict=True)]
    seen = ended(shown, table("Quarter,Stage,Ethnicity,Number of children", *rows))
    assert (seen.checked.periods, seen.said()) == ((period,), "")


@pytest.mark.parametrize(
    "written", ["FY25/26", "year ending March 2026", "12 months to 31 March 2026", "2025 - 26"]
)
def test_a_year_is_not_a_day_and_the_day_to_write_is_said_once(shown: Engine, written: str) -> None:
    seen = ended(shown, staff(*COUNTS, period=written))
    assert seen.refused
    assert "A financial year is not a period of this extract." in seen.said()
    assert "Write the day that the figures are of, such as 2026-03-31." in seen.said()
    assert "We read" not in seen.said("note")


def test_quarter_end_is_the_period(shown: Engine) -> None:
    seen = ended(
        shown, staff(*COUNTS, period="31/03/2026", headings="Quarter end,Staff group,Ethnicity,Headcount")
    )
    assert (seen.checked.periods, seen.counted("headcount")) == (("2026-03-31",), 220)
    assert seen.checked.rows_read == 6


def test_five_quarters_are_to_be_sent_one_by_one_and_nobody_is_accused(shown: Engine) -> None:
    days = ("2024-12-31", "2025-03-31", "2025-06-30", "2025-12-31", "2026-03-31")
    rows = [
        f"{day},Social workers,{group},{count + number}"
        for number, day in enumerate(days)
        for group, count in zip(SIX[:5], COUNTS, strict=False)
    ]
    said = ended(shown, table("quarter end,staff,ethnic_group,headcount", *rows)).said()
    assert said.startswith(
        "Row 7, column A (quarter end): The file holds 5 periods. Found “31 December 2024, 31 March 2025"
    )
    assert said.endswith("Send one file for each period.")


def test_dates_of_the_last_years_are_no_birthdays(shown: Engine) -> None:
    days = ("2025-12-30", "2026-01-03", "2026-01-05", "2025-11-02", "2026-02-01", "2026-01-15")
    rows = [
        f"2026-03-31,Social workers,{group},{count},{day}"
        for group, count, day in zip(SIX, COUNTS, days, strict=True)
    ]
    seen = ended(shown, table("snapshot,staff,ethnic_group,headcount,last_updated", *rows))
    assert (seen.counted("headcount"), seen.checked.rows_read) == (220, 6)
    assert "We will ignore “last_updated”." in seen.said("note")


def test_a_range_that_excel_made_a_date_is_named_and_never_a_number(shown: Engine) -> None:
    seen = ended(shown, staff(24, 71, "01-Apr", 88, 9))
    assert seen.said() == (
        "Row 4, column D (headcount): Excel has turned what was typed into a date. Found “01-Apr”. Expected a whole number. "
        "Type the number again, in a cell that is formatted as a number: of a range such as 1-4 nothing can be counted."
    )


def justice(period: str) -> str:
    counts = {"Asian": (11, 18), "Black": (58, 84), "Mixed": (19, 31), "White": (27, 44), "Other": (9, 15)}
    rows = [f"{period},,{group},{team},{arrested}" for group, (team, arrested) in counts.items()]
    return table("period,sex,ethnic_group,youth_offending_team,arrested", *rows)


def test_youth_justice_takes_its_quarters_as_they_are(shown: Engine) -> None:
    seen = ended(shown, justice("2026 Q3"))
    assert (seen.said(), seen.checked.periods) == ("", ("2026 Q3",))
    assert (seen.counted("youth_offending_team"), seen.counted("arrested")) == (124, 192)


def test_a_year_of_youth_justice_that_is_published_refuses_its_quarters(own: Engine) -> None:
    load(own, ended(own, justice("2026-27")))
    quarter = ended(own, justice("2026 Q3"))
    assert quarter.refused
    assert "A year beside its own quarters lets small counts be worked out" in quarter.said()


def test_quarters_of_youth_justice_refuse_their_year_and_are_never_added_up_to_it(own: Engine) -> None:
    load(own, ended(own, justice("2026 Q2")))
    load(own, ended(own, justice("2026 Q3")))
    released = store.released(own, "youth_justice")
    assert {*released.loc[released["source"].eq("misa"), "period"]} == {"2026 Q2", "2026 Q3"}
    year = ended(own, justice("2026-27"))
    assert year.refused
    assert "Apr to Jun 2026, Jul to Sep 2026" in year.said()
