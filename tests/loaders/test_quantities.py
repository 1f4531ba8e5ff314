"""What a number cell says: exactly what is written, or why it cannot be read."""

import math

import pytest

from loaders.quantities import SYMBOLS, quantity


@pytest.mark.parametrize(
    ("text", "value", "tidied"),
    [
        ("0", 0, ""),
        ("12", 12, ""),
        ("007", 7, ""),
        ("999999999", 999_999_999, ""),
        (" 12\u00a0", 12, "spaces"),
        ("5.0", 5, "decimals"),
        ("1,234", 1234, "thousands"),
        ("1,234,567", 1_234_567, "thousands"),
        ("1 030", 1030, "spaced"),
        ("1\u00a0030", 1030, "spaced"),
        ("12\u202f030", 12_030, "spaced"),
        ("'25", 25, "apostrophe"),
    ],
)
def test_a_count_is_read_as_it_is_written(text: str, value: float, tidied: str) -> None:
    said = quantity(text, "people")
    assert (said.value, said.symbol, said.fault, said.tidied) == (value, None, "", tidied)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("1234567890", "notation"),
        ("5.5", "not whole"),
        ("0.12", "not whole"),
        ("12%", "per cent"),
        ("-1", "negative"),
        ("-0", "negative"),
        ("−3", "negative"),
        ("(5)", "negative"),
        ("1,5", "decimal comma"),
        ("1,2345", "decimal comma"),
        ("1E5", "notation"),
        ("Infinity", "notation"),
        ("1_000", "notation"),
        ("0x1F", "notation"),
        ("+5", "notation"),
        ("#N/A", "excel error"),
        ("####", "excel error"),
        ("１２", "strange digits"),
        ("12²", "strange digits"),
        ("½", "strange digits"),
        ("1 23", "not a number"),
        ("12 34", "not a number"),
        ("1 2345", "not a number"),
        ("1,234 567", "not a number"),
        ("''25", "not a number"),
        ("=1+1", "formula"),
        ("twelve", "not a number"),
        ("under 5", "range"),
        ("1 to 4", "range"),
        ("0-4", "range"),
        ("5+", "range"),
        ("12*", "range"),
        ("~12", "range"),
        ("tbc", "symbol"),
        ("<5", "symbol"),
        ("*", "symbol"),
        ("-", "symbol"),
        ("..", "symbol"),
        ("n/a", "symbol"),
        ("NaN", "symbol"),
        ("Suppressed", "symbol"),
    ],
)
def test_what_is_no_count_is_never_a_number(text: str, fault: str) -> None:
    said = quantity(text, "events")
    assert said.fault == fault
    assert math.isnan(said.value)
    assert not said.blank


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\u200b"])
def test_a_blank_cell_is_blank_and_not_nought(text: str) -> None:
    said = quantity(text, "people")
    assert said.blank
    assert math.isnan(said.value)


@pytest.mark.parametrize(
    ("text", "status"), [*SYMBOLS.items(), ("C", "confidential"), ("[x]", "not_available")]
)
def test_a_symbol_is_a_status_and_no_number(text: str, status: str) -> None:
    said = quantity(text, "people")
    assert said.symbol == status
    assert math.isnan(said.value)
    assert not said.blank


def test_rounded_to_nothing_is_not_the_same_as_confidential_or_not_applicable() -> None:
    assert {SYMBOLS["low"], SYMBOLS["k"]} == {"rounds_to_zero"}
    assert [SYMBOLS[symbol] for symbol in "cxzu"] == [
        "confidential",
        "not_available",
        "not_applicable",
        "low_reliability",
    ]


@pytest.mark.parametrize(
    ("text", "value"), [("0", 0), ("29", 0.29), ("7.1", 0.071), ("100", 1), ("12 %", 0.12)]
)
def test_a_percentage_is_held_as_a_share_of_one(text: str, value: float) -> None:
    assert quantity(text, "share").value == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize(
    ("text", "fault"), [("100", ""), ("100.1", "over 100"), ("-1", "negative"), ("7,1", "decimal comma")]
)
def test_a_percentage_lies_between_nought_and_a_hundred(text: str, fault: str) -> None:
    assert quantity(text, "share").fault == fault


@pytest.mark.parametrize("kind", ["points", "mean"])
def test_points_and_means_may_have_decimals(kind: str) -> None:
    assert quantity("46.8", kind).value == 46.8
    assert quantity("6,999,488.1", kind).value == 6_999_488.1
    assert quantity("-46.8", kind).fault == "negative"


@pytest.mark.parametrize("mark", ["\u202e", "\u200f", "\u2067"])
def test_a_number_after_a_mark_that_turns_the_reading_is_never_read(mark: str) -> None:
    assert quantity(f"{mark}17", "people").fault == "turned"
