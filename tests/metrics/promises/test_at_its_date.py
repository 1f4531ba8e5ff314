"""The rows that judge a target: those of its dates, with what came since beside them."""

from typing import Any

from config.target import Target
from metrics.promises.at_its_date import at_its_date

BELOW = Target(plan="P", kind="below", words="w", against="England", baseline="2021/22", due=("2023/24",))
Row = dict[str, Any]


def row(period: str | None, verdict: str = "met", actual: float = 0.09) -> Row:
    return {"period": period, "verdict": verdict, "actual": actual, "wanted": 0.1}


def said(rows: list[Row], target: Target, until: str = "") -> tuple[list[tuple[Any, str]], Any]:
    found = at_its_date(rows, target, until)
    judged = [(row["period"], row["verdict"]) for row in found.rows]
    return judged, found.since and found.since["period"]


YEARS = [
    row("2022/23", "on_path"),
    row("2023/24", "met"),
    row("2024/25", "cannot_say"),
    row("2025/26", "not_met"),
]


def test_a_target_of_a_year_is_judged_by_that_year_and_the_latest_since_stands_beside_it() -> None:
    assert said(YEARS, BELOW) == ([("2023/24", "met")], "2025/26")


def test_as_seen_from_an_earlier_period_nothing_later_is_known() -> None:
    assert said(YEARS, BELOW, "2024/25") == ([("2023/24", "met")], "2024/25")
    assert said(YEARS, BELOW, "2023/24") == ([("2023/24", "met")], None)
    assert said(YEARS, BELOW, "2022/23") == ([("2022/23", "on_path")], None)


def test_a_year_without_a_figure_cannot_be_judged_by_another() -> None:
    assert said([row("2022/23"), row("2024/25")], BELOW) == ([("2023/24", "cannot_say")], "2024/25")


def test_of_two_dates_both_are_judged_and_one_still_to_come_is_on_its_way() -> None:
    two = BELOW.model_copy(update={"due": ("2022/23", "2024/25")})
    assert said(YEARS[:1], two) == ([("2022/23", "on_path")], None)
    assert said(YEARS[:2], two) == ([("2022/23", "on_path"), ("2023/24", "met")], None)
    assert said(YEARS, two) == ([("2022/23", "on_path"), ("2024/25", "cannot_say")], "2025/26")


def test_what_holds_from_a_year_on_is_judged_in_every_year_since() -> None:
    onwards = BELOW.model_copy(update={"onwards": True})
    assert said(YEARS, onwards) == (
        [("2023/24", "met"), ("2024/25", "cannot_say"), ("2025/26", "not_met")], None,
    )  # fmt: skip


def test_without_a_date_the_latest_speaks() -> None:
    assert said(YEARS, BELOW.model_copy(update={"due": ()})) == ([("2025/26", "not_met")], None)


def test_a_quarter_after_the_year_is_not_what_came_since() -> None:
    assert said([*YEARS[:2], row("2026 Q1", "cannot_say")], BELOW) == ([("2023/24", "met")], None)


def test_a_target_of_which_nothing_came_keeps_its_one_row() -> None:
    assert said([row(None, "cannot_say")], BELOW) == ([(None, "cannot_say")], None)
