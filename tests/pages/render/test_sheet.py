"""The spreadsheet of a view holds what its page says; `test_checklist.py` asks whether everybody can use it."""

from typing import Any

import pytest

from pages.components.render.csv import SYMBOLS
from tests.pages import views
from tests.pages.render.files import ALL_VIEWS, GPTABLES, LINK, SECRETS, Make, book, made, parts, said, secret

pytestmark = GPTABLES
SHEETS = ["Cover", "Contents", "Notes", "Table"]


def area(sheet: Any) -> Any:
    """The cells of the one table that is marked as such."""
    (table,) = sheet.tables.values()
    return sheet[table.ref]


def by_name(make: Make) -> dict[str, dict[str, Any]]:
    header, *rows = [[cell.value for cell in row] for row in area(book(make)["Table"])]
    return {row[0]: dict(zip(header, row, strict=True)) for row in rows}


def as_printed(cell: Any) -> str:
    """A cell as a spreadsheet program shows it, in the page's characters."""
    if isinstance(cell.value, str):
        return cell.value
    places = len(cell.number_format.partition(".")[2])
    return f"{cell.value:,.{places}f}".replace("-", "−")


@pytest.mark.parametrize("make", ALL_VIEWS)
def test_cover_contents_and_notes_come_first_and_one_table_stands_on_a_sheet(make: Make) -> None:
    found = book(make)
    assert found.sheetnames == SHEETS
    assert [len(found[name].tables) for name in SHEETS] == [0, 1, 1, 1]
    assert [next(iter(found[name].tables)) for name in SHEETS[1:]] == ["contents", "notes", "figures"]


@pytest.mark.parametrize("make", ALL_VIEWS)
def test_the_figures_are_numbers_and_are_printed_as_on_the_page(make: Make) -> None:
    _, *rows = area(book(make)["Table"])
    words = said(make)
    assert [row[0].value for row in rows] == [row[0].text for row in words.table.rows]
    first = [as_printed(row[1]) for row in rows]
    page = [row[1].text.rstrip("%") for row in words.table.rows]
    shorthand = {"Not shown": "[c]", "Too few": "[u]", "Not available": "[x]", "Not applicable": "[z]"}
    assert first == [shorthand.get(text, text) for text in page]
    assert any(isinstance(row[1].value, int | float) for row in rows)


def test_a_figure_is_in_its_cell_as_it_is_printed_and_not_finer() -> None:
    black = by_name(views.workforce)["Black"]
    assert black == {
        "Ethnic group": "Black",
        "Share of staff (%)": 31,
        "Residents (%)": 21,
        "Gap, points": 10.2,
        "Times residents’ share": 1.49,
        "Target": "More than 5 points above",
        "Staff": 57,
        "Likely range: from (%)": 25,
        "Likely range: to (%)": 38,
        "Likely range, times: from": 1.19,
        "Likely range, times: to": 1.82,
    }


def test_a_gap_below_is_a_negative_number() -> None:
    assert by_name(views.workforce)["Asian"]["Gap, points"] == -7.1


def test_what_is_not_shown_has_its_symbol_in_every_figure_and_the_symbol_its_meaning() -> None:
    rows = by_name(views.partly_withheld)
    assert rows["Asian"]["Share of leaders (%)"] == "[c]" and rows["Other"]["Share of leaders (%)"] == "[x]"
    assert rows["Asian"]["Likely range: from (%)"] == rows["Asian"]["Likely range: to (%)"] == "[c]"
    legend = book(views.partly_withheld)["Table"]["A3"].value
    assert all(
        f"{symbol} = {meaning}" in legend for symbol, meaning in SYMBOLS.values() if symbol in "[c][x][z]"
    )
    assert "[u]" not in legend and by_name(views.pipeline)["Senior manager"]["Black (%)"] == "[u]"


def test_the_sheet_says_where_figures_come_from_and_of_which_view() -> None:
    found = book(views.workforce)
    about = " ".join(str(row[0]) for row in found["Cover"].iter_rows(values_only=True))
    for wanted in (
        "Source: DfE",
        "Date: 30 September 2022",
        "Compared with: All residents, Census 2021",
        LINK,
        "Hackney",
    ):
        assert wanted in about, wanted
    assert found.properties.title == said(views.workforce).caption


def test_every_note_of_the_page_is_on_the_notes_sheet_and_referred_to_in_the_title() -> None:
    words = said(views.workforce)
    _, *rows = area(book(views.workforce)["Notes"])
    assert [row[1].value for row in rows] == [*words.notes, *words.definitions]
    title = book(views.workforce)["Table"]["A1"].value
    assert title == words.caption + " " + "".join(f"[note {place}]" for place in range(1, len(rows) + 1))


def test_invented_figures_say_so_on_the_cover_and_above_the_table() -> None:
    found = book(views.partly_withheld)
    assert found["Cover"]["A3"].value.startswith("Demonstration data. ")
    assert "demonstration" in found["Table"]["A1"].value
    assert "Demonstration data" not in "".join(parts(made("sheet", views.workforce)).values())


def test_no_part_of_the_file_holds_a_withheld_figure() -> None:
    held = parts(made("sheet", secret))
    assert {(name, figure) for name, text in held.items() for figure in SECRETS if figure in text} == set()
    assert "xl/sharedStrings.xml" in held
