"""Downloads: the rows on the screen, unrounded, that no spreadsheet runs as a formula."""

import pytest

from metrics.figures.results import COLUMNS
from pages.components.render import csv
from pages.components.shared.view import Selection, View
from pages.components.shell import cached
from tests.pages import views


def lines(view: View) -> list[str]:
    return csv.csv(view).decode("utf-8-sig").splitlines()


def test_a_download_begins_with_the_mark_by_which_excel_knows_utf_8() -> None:
    assert csv.csv(views.workforce()).startswith(b"\xef\xbb\xbfmeasure,period,area,")


def test_a_figure_is_not_rounded() -> None:
    black = lines(views.workforce())[2].split(",")
    assert "Black" in black and repr(57 / 182) in black


def test_a_withheld_figure_is_a_symbol_beside_its_status_and_what_goes_with_it_is_empty() -> None:
    heading, asian, *_ = lines(views.partly_withheld())
    held = dict(zip(heading.split(","), asian.split(","), strict=True))
    assert (held["group"], held["value"], held["status"]) == ("Asian", "[c]", "confidential")
    assert {held[name] for name in ("numerator", "lower", "upper", "gap", "flip")} == {""}
    assert "nan" not in asian.lower() and "None" not in asian


@pytest.mark.parametrize(
    ("status", "symbol"),
    [
        ("low_reliability", "[u]"),
        ("rounds_to_zero", "[low]"),
        ("not_applicable", "[z]"),
        ("not_available", "[x]"),
    ],
)
def test_why_there_is_no_figure_is_told_apart(status: str, symbol: str) -> None:
    made = views.with_group(views.workforce(), "Asian", {"value": float("nan"), "status": status})
    assert f",{symbol}," in lines(made)[1] and "[" not in lines(views.workforce())[1]


def of_teachers(at: int) -> View:
    """A view of figures that come with the product, and are invented."""
    return cached.view(Selection("teachers", "2025-11-06", "Hackney", comparator="residents"), at)


def test_the_columns_are_those_of_the_results_table(filled: int) -> None:
    assert lines(of_teachers(filled))[0].split(",") == COLUMNS


def test_invented_rows_say_so_in_every_line(filled: int) -> None:
    held = lines(of_teachers(filled))[1:]
    assert len(held) == 7 and all(line.endswith(",True") for line in held)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\x00", "＝"])
def test_text_that_a_spreadsheet_would_run_is_disarmed(start: str) -> None:
    assert csv.disarmed(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"


@pytest.mark.parametrize("cell", ["Black", "2024/25", "−7.1", "", None, -0.5, 3])
def test_other_cells_stay_as_they_are(cell: object) -> None:
    assert csv.disarmed(cell) is cell


def test_a_hostile_source_is_disarmed_and_its_figures_are_not() -> None:
    view = views.workforce()
    rows = view.rows.assign(source="=HYPERLINK(1)")
    line = lines(View(view.selection, view.measure, rows, view.earlier))[1]
    assert "'=HYPERLINK(1)" in line and ",-0.07" in line


@pytest.mark.parametrize(
    ("view", "name"),
    [
        (views.workforce, "social-workers-2022-09-30-hackney-vs-residents.csv"),
        (views.suspensions, "suspensions-2024-25-hackney-vs-white.csv"),
        (views.pipeline, "social-workers-2025-09-30-hackney-by-role-vs-residents.csv"),
        (views.partly_withheld, "school-leaders-2022-09-30-hackney-vs-residents-demonstration.csv"),
    ],
)
def test_a_file_is_named_by_what_it_holds(view: object, name: str) -> None:
    assert csv.file_name(view()) == name  # type: ignore[operator]
