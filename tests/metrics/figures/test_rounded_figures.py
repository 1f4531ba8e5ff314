"""Percentages and rates published rounded and without counts: a verdict that their rounding could turn is none."""

import pandas as pd
import pytest

from metrics.figures.results import results
from metrics.figures.rounded_figures import with_rounding
from tests.metrics.examples import SETTINGS, released, slice_of

NAN = float("nan")
CELLS = ["origin", "period", "group", "s", "x", "n"]


def printed(name: str, text: str, **place: str) -> pd.DataFrame:
    """The results of 2022/23 as their publisher prints them, set against White pupils."""
    given = slice_of(SETTINGS.measures[name].extract, text, source="transcribed", period="2022/23", **place)
    return results(name, released(given), SETTINGS, "White")


def black(name: str, text: str, **place: str) -> pd.Series:
    """The row of Black pupils."""
    table = printed(name, text, **place)
    (row,) = table[table["group"].eq("Black") & table["detail"].eq("broad")].to_dict("records")
    return pd.Series(row)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("68", "72", ("within", "none", None)),
        ("67", "72", ("cannot_say", None, "rounded")),
        ("66", "72", ("below", "points", None)),
        ("77", "72", ("cannot_say", None, "rounded")),
        ("78", "72", ("above", "points", None)),
        ("67.3", "72.2", ("within", "none", None)),
        ("67.2", "72.2", ("cannot_say", None, "rounded")),
        ("67.1", "72.2", ("below", "points", None)),
    ],
)
def test_shares_without_counts_are_judged_at_both_ends_of_their_rounding(
    ours: str, theirs: str, expected: tuple[str, str | None, str | None]
) -> None:
    """67 may be 66.5 to 67.5 and 72 may be 71.5 to 72.5: 4 to 6 points apart. 68 is 3 to 5 apart, and 66 is 5 to 7."""
    text = f"group  share_strong\nBlack  {float(ours) / 100}\nWhite  {float(theirs) / 100}"
    row = black("ks4-english-maths-strong", text, stage="Key stage 4")
    said = tuple(None if pd.isna(row[name]) else row[name] for name in ("verdict", "rule", "certainty"))
    assert said == expected
    half = 0.0005 if "." in ours else 0.005
    assert (row["rounded_by"], row["comparator_rounded_by"]) == pytest.approx((half, half))


def test_a_share_with_counts_is_not_rounded() -> None:
    text = "group  pupils  reached_strong\nBlack  100  67\nWhite  100  72"
    row = black("ks4-english-maths-strong", text, stage="Key stage 4")
    assert (row["verdict"], row["rounded_by"], row["comparator_rounded_by"]) == ("within", 0, 0)


def test_all_that_a_source_gives_of_a_period_is_printed_alike() -> None:
    """50.0 beside 49.3 is of one decimal, and alone it might be a whole number: what is not known is taken for wider."""
    cells = pd.DataFrame(
        [
            ("DfE", "2023/24", "All", 0.5, NAN, NAN),
            ("DfE", "2023/24", "All", 0.493, NAN, NAN),
            ("DfE", "2023/24", "Black", 0.47, NAN, NAN),
            ("DfE", "2022/23", "All", 0.5, NAN, 800.0),
            ("another", "2023/24", "All", 0.512345, 512_345.0, 1_000_000.0),
        ],
        columns=CELLS,
    )
    found = with_rounding(cells, SETTINGS.measures["ks4-english-maths-strong"])
    assert found["s_within"].tolist() == pytest.approx([0.0005, 0.0005, 0.005, 0.005, 0.0])


def test_a_rate_is_rounded_as_it_is_printed_of_so_many_and_an_average_in_its_points() -> None:
    cells = pd.DataFrame([("DfE", "2020/21", "All", 0.0466, NAN, NAN)], columns=CELLS)
    (rate,) = with_rounding(cells, SETTINGS.measures["suspensions"])["s_within"]
    (average,) = with_rounding(cells.assign(s=46.2), SETTINGS.measures["attainment-8"], in_points=True)[
        "s_within"
    ]
    assert (rate, average) == (pytest.approx(0.00005), pytest.approx(0.05))
