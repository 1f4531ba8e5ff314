"""Several years together: only released figures are added, year by year and cell by cell."""

import pandas as pd
import pytest

from metrics.figures.results import COLUMNS, results
from metrics.figures.several_years import windows
from metrics.promises import several_years
from tests.metrics.examples import SETTINGS, Slice, figures, released, slice_of


def test_windows_of_one_length_never_overlap_and_are_counted_back_from_the_newest_year() -> None:
    years = ("a", "b", "c", "d", "e")
    assert list(windows([years])) == [
        ("d", "e"), ("b", "c"), ("c", "d", "e"), ("b", "c", "d", "e"), ("a", "b", "c", "d", "e"),
    ]  # fmt: skip
    assert list(windows([("a", "b"), ("d",)])) == [("a", "b")]
    assert list(windows([])) == []


def test_no_years_together_are_a_table_without_rows_that_keeps_its_columns() -> None:
    none = several_years.table("custody", {}, SETTINGS, "", pd.DataFrame())
    assert list(several_years.of_length(none, 3).columns) == COLUMNS


def excluded(period: str, *, source: str = "transcribed", **counts: str) -> Slice:
    lines = "\n".join(f"{group}  {count}" for group, count in counts.items())
    return slice_of(
        "exclusions", f"group  pupils  permanent_exclusions\n{lines}", source=source, period=period
    )


def together(*slices: Slice, name: str = "permanent-exclusions") -> pd.DataFrame:
    frames = released(*slices)
    table = several_years.table(name, frames, SETTINGS, "", results(name, frames, SETTINGS))
    return table[table["area"].eq("Hackney") & table["detail"].eq("broad")]


def test_two_published_years_of_permanent_exclusions() -> None:
    """DfE, Suspensions and permanent exclusions in England, Hackney. In 2024/25 alone 2.00 times the rate of White pupils could
    be 0.96 to 4.3 and so be chance; two years together are 2.04 times it, 1.2 to 3.5."""
    found = together(
        excluded("2023/24", Black="10342  22", White="11796  12"),
        excluded("2024/25", Black="9853  22", White="11620  13"),
    )
    named = ["period", "group", "numerator", "denominator", "within"]
    assert figures(found, *named)[:2] == [
        ("2023/24 to 2024/25", "Black", 44, 20195, 0),
        ("2023/24 to 2024/25", "White", 25, 23416, 0),
    ]
    black = found[found["group"].eq("Black")].iloc[0]
    assert [round(black[name], 2) for name in ("ratio", "ratio_lower", "ratio_upper")] == [2.04, 1.22, 3.48]
    assert black["certainty"] == "clear"


def test_a_sum_is_of_the_released_years_and_adds_their_rounding_up() -> None:
    """Children sentenced to custody of each year are rounded, and each may be 4 from the truth: two years may be 8."""

    def year(period: str, custody: int) -> Slice:
        text = f"group  outcomes  custody\nBlack  200  {custody}\nWhite  200  20"
        return slice_of("youth_justice", text, source="misa", period=period)

    frames = released(year("2023-24", 20), year("2024-25", 15))
    yearly = results("custody", frames, SETTINGS)
    found = together(year("2023-24", 20), year("2024-25", 15), name="custody")
    of_black = yearly[yearly["group"].eq("Black") & yearly["detail"].eq("broad")]
    assert figures(of_black, "period", "numerator") == [("2023-24", 20), ("2024-25", 15)]
    row = found[found["group"].eq("Black")].iloc[0]
    assert (row["numerator"], row["denominator"]) == (35, 400)
    assert row["within"] == of_black["within"].sum()


@pytest.mark.parametrize(
    ("year", "status"), [("9853  c", "confidential"), ("9853  x", "not_available"), ("-  -", "not_available")]
)
def test_a_year_that_is_withheld_or_missing_takes_the_sum_with_it(year: str, status: str) -> None:
    found = together(
        excluded("2023/24", Black="10342  22", White="11796  12"),
        excluded("2024/25", Black=year, White="11620  13"),
    )
    black = found[found["group"].eq("Black")]
    assert list(black["status"]) in ([status], [])
    assert black["numerator"].isna().all()
    assert black["value"].isna().all()
    assert found[found["group"].eq("White")]["numerator"].tolist() == [25]


def test_no_sum_reaches_over_a_gap_or_covid_and_no_quarters_are_added() -> None:
    said = {"Black": "10000  20", "White": "10000  10"}
    for periods in (("2021/22", "2023/24"), ("2018/19", "2021/22"), ("2019/20", "2020/21")):
        assert together(*(excluded(period, **said) for period in periods)).empty
    assert together(excluded("2024 Q3", **said), excluded("2024 Q4", **said)).empty
    assert together(
        *(excluded(period, **said) for period in ("2023/24", "2024/25")), name="persistent-absence"
    ).empty
