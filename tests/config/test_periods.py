"""Four kinds of reporting period, one form each; the slash and the hyphen tell two of them apart."""

from datetime import date

import pytest

from config.periods import (
    Period,
    apart,
    beyond,
    has_its_day,
    in_order,
    in_words,
    next_to,
    parse,
    resolve,
    shares_days,
    told_apart,
)
from config.schema import PeriodKind


@pytest.mark.parametrize(
    ("text", "label", "kind", "start"),
    [
        ("2021/22", "2021/22", "academic year", date(2021, 9, 1)),
        ("2021/2022", "2021/22", "academic year", date(2021, 9, 1)),
        ("202122", "2021/22", "academic year", date(2021, 9, 1)),
        ("2021-22", "2021-22", "financial year", date(2021, 4, 1)),
        ("2021-2022", "2021-22", "financial year", date(2021, 4, 1)),
        ("2021 Q4", "2021 Q4", "calendar quarter", date(2021, 10, 1)),
        ("2021Q1", "2021 Q1", "calendar quarter", date(2021, 1, 1)),
        ("2021-q2", "2021 Q2", "calendar quarter", date(2021, 4, 1)),
        ("2022-09-30", "2022-09-30", "snapshot", date(2022, 9, 30)),
        ("30/09/2022", "2022-09-30", "snapshot", date(2022, 9, 30)),
        ("3/4/2022", "2022-04-03", "snapshot", date(2022, 4, 3)),
        ("  2021   Q4 ", "2021 Q4", "calendar quarter", date(2021, 10, 1)),
    ],
)
def test_a_period_has_one_label_one_kind_and_one_start(
    text: str, label: str, kind: PeriodKind, start: date
) -> None:
    assert parse(text) == Period(start=start, label=label, kind=kind)


def test_the_last_year_of_a_century_is_followed_by_the_first_of_the_next() -> None:
    assert parse("2099/00") == Period(date(2099, 9, 1), "2099/00", "academic year")


@pytest.mark.parametrize(
    "text",
    [
        "24/25",  # which century, and which kind of year
        "2024-25 Q1",  # a quarter of a financial year: quarters here are of the calendar
        "2024/26",  # not the year after
        "2024/24",
        "2022-13",
        "2024",
        "2021 Q5",
        "2021 Q0",
        "Q4 2021",
        "31/04/2025",  # no such day
        "29/02/2023",
        "09/30/2022",  # month first
        "2022/09/30",
        "30.09.2022",
        "30/09/22",
        "44834",  # a date as a spreadsheet counts days
        "September 2022",
        "202213",
        "",
    ],
)
def test_what_could_mean_two_things_is_no_period(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("2022-09-30", "2022-09-30"),
        ("30/09/2022", "2022-09-30"),
        ("2022", "2022-09-30"),  # the only one in that year
        ("2021", None),  # two in that year
        ("2019", None),  # none in that year
        ("2022-09-29", None),
        ("last year", None),
    ],
)
def test_a_year_is_enough_to_ask_for_the_only_snapshot_in_it(asked: str, found: str | None) -> None:
    assert resolve(asked, ["2021-03-31", "2021-09-30", "2022-09-30"]) == found


def test_an_academic_year_is_not_found_by_its_first_year_alone() -> None:
    assert resolve("2023", ["2022/23", "2023/24"]) is None
    assert resolve("202324", ["2022/23", "2023/24"]) == "2023/24"


@pytest.mark.parametrize(
    ("label", "words", "short"),
    [
        ("2022-09-30", "30 September 2022", "September 2022"),
        ("2021-03-01", "1 March 2021", "March 2021"),
        ("2021 Q4", "Oct to Dec 2021", "Oct to Dec 2021"),
        ("2021 Q1", "Jan to Mar 2021", "Jan to Mar 2021"),
        ("2021/22", "2021/22", "2021/22"),
        ("2021-22", "2021-22", "2021-22"),
        ("no period", "no period", "no period"),
    ],
)
def test_a_period_is_written_as_people_read_it(label: str, words: str, short: str) -> None:
    assert (in_words(label), in_words(label, short=True)) == (words, short)


def test_periods_stand_from_the_earliest_to_the_latest_each_once() -> None:
    assert in_order(["2021 Q4", "2021 Q2", "2020 Q4", "2021 Q4"]) == ["2020 Q4", "2021 Q2", "2021 Q4"]
    assert in_order(["2021/22", "2009/10", "2010/11"]) == ["2009/10", "2010/11", "2021/22"]


def test_a_period_stands_between_the_nearest_of_its_kind() -> None:
    labels = ["2021 Q4", "2022 Q3", "2022 Q1", "2022 Q2", "2022/23", "2022-05-01"]
    assert next_to("2022 Q2", labels) == ("2022 Q1", "2022 Q3")
    assert next_to("2021 Q4", labels) == ("2022 Q1",)
    assert next_to("2030 Q1", labels) == ("2022 Q3",)
    assert next_to("2022-23", labels) == next_to("no period", labels) == ()


def test_beyond_the_nearest_come_those_that_are_further_away() -> None:
    labels = ["2021 Q3", "2021 Q4", "2022 Q3", "2022 Q1", "2022 Q2", "2022/23", "2022-05-01"]
    assert beyond("2022 Q2", labels) == {"2022 Q1": ("2021 Q4", "2021 Q3"), "2022 Q3": ()}
    assert beyond("2021 Q1", labels) == {"2021 Q3": ("2021 Q4", "2022 Q1", "2022 Q2", "2022 Q3")}
    assert beyond("no period", labels) == {}


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("2024-25", "2025 Q1", True),
        ("2024-25", "2025 Q2", False),
        ("2024/25", "2024 Q3", True),  # September
        ("2024/25", "2025 Q4", False),
        ("2025 Q1", "2025 Q1", False),  # the same kind: a version of it, not another beside it
        ("2024-25", "2025-03-31", False),
    ],
)
def test_a_year_shares_days_with_its_quarters_and_with_no_snapshot(
    one: str, other: str, shared: bool
) -> None:
    assert shares_days(one, other) is shares_days(other, one) is shared


def test_periods_are_as_short_as_tells_them_apart() -> None:
    assert told_apart(["2022-09-30", "2021-09-30"]) == {
        "2022-09-30": "September 2022",
        "2021-09-30": "September 2021",
    }
    assert told_apart(["2022-09-30", "2022-09-01"]) == {
        "2022-09-30": "30 September 2022",
        "2022-09-01": "1 September 2022",
    }


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2025 Q4", "2025-12-31", True),
        ("2025 Q4", "2026-01-01", False),
        ("2025/26", "2025-09-01", True),
        ("2025-26", "2026-03-31", True),
        ("2025-26", "2025 Q4", False),
        ("2025-12-31", "2025-12-31", False),
        ("All", "2025-12-31", False),
    ],
)
def test_a_length_of_time_has_the_day_of_a_snapshot(one: str, other: str, same: bool) -> None:
    assert has_its_day(one, other) is has_its_day(other, one) is same


@pytest.mark.parametrize(
    ("label", "years"),
    [
        ("2023/24 to 2024/25", ("2023/24", "2024/25")),
        ("2008-09 to 2010-11", ("2008-09", "2009-10", "2010-11")),
        ("2024/25", ("2024/25",)),
        ("2025 Q4", ("2025 Q4",)),
    ],
)
def test_years_together_are_told_apart_again(label: str, years: tuple[str, ...]) -> None:
    assert apart(label) == years
