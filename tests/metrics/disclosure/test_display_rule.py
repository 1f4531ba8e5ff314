"""Which figures of rounded counts are shown: from 10 counted, of 30, with 10 left out. Boundaries by whole tables."""

import pandas as pd
import pytest

from metrics.figures.kinds import FIGURES
from metrics.figures.results import results
from tests.metrics import slow
from tests.metrics.examples import SETTINGS, Slice, figures, released, residents, row, slice_of

KS4 = {"stage": "Key stage 4", "period": "2025/26", "source": "transcribed"}
TELLING = [name for name in FIGURES if name != "comparator_value"]


def rounded(measure: str, made: Slice, comparator: str = "", within: float = 4.0) -> pd.DataFrame:
    """The results table of figures as given, as if they had been rounded."""
    frames = released(made, residents(), residents(population="Ages 10 to 17"))
    frames[made.extract] = frames[made.extract].assign(within=within)
    shown = results(measure, frames, SETTINGS, comparator)
    return shown[shown["detail"] == "broad"].reset_index(drop=True)


def passes(black: str, white: str = "400  200", comparator: str = "", within: float = 4.0) -> pd.DataFrame:
    """Pupils of two groups and how many reached a standard."""
    text = f"group  pupils  reached_strong\nWhite  {white}\nBlack  {black}"
    return rounded("ks4-english-maths-strong", slice_of("attainment", text, **KS4), comparator, within)


def suspensions(black: str, white: str = "400  200", within: float = 4.0) -> pd.DataFrame:
    text = f"group  pupils  suspensions\nWhite  {white}\nBlack  {black}"
    made = slice_of("exclusions", text, source="transcribed", period="2023/24")
    return rounded("suspensions", made, within=within)


@pytest.mark.parametrize(
    ("black", "status"),
    [
        ("100  9", "confidential"),
        ("100  10", "published"),
        ("100  91", "confidential"),
        ("100  90", "published"),
        ("29  15", "low_reliability"),
        ("30  15", "published"),
        ("29  20", "confidential"),
        ("0  0", "confidential"),
    ],
)
def test_a_share_of_rounded_people_needs_10_counted_10_left_out_and_a_base_of_30(
    black: str, status: str
) -> None:
    said = row(passes(black), "Black")
    shown = status == "published"
    assert said["status"] == status
    assert said[["numerator", "value", "lower", "gap", "ratio", "needed"]].notna().tolist() == [shown] * 6
    assert said["denominator"] == float(black.split()[0])
    assert shown or (said[TELLING].isna().all() and said["verdict"] == "cannot_say")


@pytest.mark.parametrize(
    ("black", "status"),
    [
        ("100  9", "confidential"),
        ("100  10", "published"),
        ("100  95", "published"),
        ("100  180", "published"),
        ("29  15", "low_reliability"),
        ("30  15", "published"),
    ],
)
def test_a_rate_of_rounded_events_has_no_rule_on_those_left_out(black: str, status: str) -> None:
    """There are more suspensions than pupils where some are suspended twice."""
    assert row(suspensions(black), "Black")["status"] == status


@pytest.mark.parametrize(
    ("black", "asian", "status"),
    [(9, 100, "confidential"), (10, 100, "published"), (100, 9, "confidential"), (19, 10, "low_reliability")],
)
def test_a_share_of_a_whole_is_of_everybody_whose_group_is_known(black: int, asian: int, status: str) -> None:
    text = f"group  children\nAsian  {asian}\nBlack  {black}"
    made = slice_of(
        "childrens_services", text, source="transcribed", stage="Looked after", period="2025-03-31"
    )
    said = row(rounded("looked-after", made, "residents"), "Black")
    assert (said["status"], said["denominator"]) == (status, asian + black)
    assert said["value":"flip"].notna().any() == (status == "published") or status != "published"
    assert pd.isna(said["value"]) == (status != "published")


def test_people_whose_group_is_not_known_keep_their_count_and_have_a_share_by_the_same_rule() -> None:
    text = "group  children\nAsian  100\nBlack  100\nNot known  {}"
    said = [
        row(rounded("looked-after", slice_of("childrens_services", text.format(few), source="transcribed",
            stage="Looked after", period="2025-03-31"), "residents"), "Not known")
        for few in (9, 10)
    ]  # fmt: skip
    assert [one["numerator"] for one in said] == [9, 10]
    assert [one["status"] for one in said] == ["confidential", "published"]
    assert pd.isna(said[0]["value"]) and said[1]["value"] == 10 / 210


def test_a_total_keeps_its_counts_and_loses_its_rate() -> None:
    everybody = row(passes("20  5", "20  8"), "All")
    assert figures(everybody.to_frame().T, "numerator", "denominator", "status") == [(13, 40, "published")]
    everybody = row(passes("10  3", "10  3"), "All")
    assert figures(everybody.to_frame().T, "numerator", "denominator", "status") == [(6, 20, "confidential")]
    assert everybody[TELLING].isna().all()


@pytest.mark.parametrize(
    ("white", "compared"),
    [("100  9", False), ("100  10", True), ("100  91", False), ("29  15", False), ("30  15", True)],
)
def test_a_gap_needs_both_sides(white: str, compared: bool) -> None:
    black = row(passes("100  50", white), "Black")
    assert black["value"] == 0.5
    assert black[["comparator_value", "gap", "ratio", "needed"]].notna().tolist() == [compared] * 4
    assert (black["verdict"] == "cannot_say") != compared


def test_everybody_else_does_not_say_what_is_not_shown_of_a_group() -> None:
    """Of 500 pupils 205 reached it; all but Black, 200 of 400: what is left is Black."""
    black = row(passes("100  5", comparator="Everyone else"), "Black")
    assert black["status"] == "confidential"
    assert pd.isna(black["comparator_value"])


@pytest.mark.parametrize("black", ["100  9", "100  91", "29  15"])
def test_exact_counts_are_shown_as_they_were(black: str) -> None:
    """Of an open source, whose counts are within 0."""
    said = row(passes(black, within=0.0), "Black")
    assert (said["status"], said["within"]) == ("published", 0)
    assert said[["value", "gap"]].notna().all()


def test_a_release_that_does_not_say_how_far_it_may_be_off_is_exact() -> None:
    text = "group  pupils  reached_strong\nWhite  400  200\nBlack  100  5"
    frames = released(slice_of("attainment", text, **KS4))
    bare = {name: frame.drop(columns="within", errors="ignore") for name, frame in frames.items()}
    zero = {name: frame.assign(within=0.0) for name, frame in bare.items()}
    one, other = (results("ks4-english-maths-strong", each, SETTINGS) for each in (bare, zero))
    pd.testing.assert_frame_equal(one, other)
    assert set(one["within"]) == {0.0}


def test_everybody_else_may_be_off_by_the_total_and_by_the_group() -> None:
    """400 + 100 known, 250 of them within 4, less Black's 50 within 4: 200 within 8, of 400 within 8."""

    black = row(passes("100  50", "400  200", comparator="Everyone else"), "Black")
    upper = slow.katz(54, 96, 192, 408)[1]
    assert black["ratio_upper"] == pytest.approx(upper)
