"""A published file is read row by row, and told the same as where all of it is held at once."""

import csv
import io
from collections.abc import Callable, Iterable
from typing import Any

import pytest

import config
from loaders import published, reading
from loaders.problems import Problem
from loaders.reading import Sheet, batches
from loaders.reading.batches import Text
from loaders.reading.inspecting import Inspector
from loaders.reading.source import Source
from loaders.recognising import Asked, rows_of
from tests.loaders import published_samples as samples

CONFIG = config.load()
LIMITS = CONFIG.publication.limits
# Every family by a few of its lines, as its declaration or the tests have them.
FILES = {name: family.example.strip() + "\n" for name, family in CONFIG.families.items() if family.example} | {
    name: getattr(samples, name)
    for name in ("SOCIAL_WORKERS", "EXCLUSIONS_BY_CHARACTERISTIC", "EXCLUSIONS_BY_LEVEL", "KEY_STAGE_4_BY_AUTHORITY", "PUPILS")
}  # fmt: skip
TEACHERS = FILES["dfe-swf-teachers"]


def told(sheet: Sheet | None, problems: Iterable[Problem], extract: str | None = None) -> dict[str, Any]:
    """All that becomes of a file once its cells are read."""
    if sheet is None:
        return {"problems": [*problems]}
    found = rows_of(sheet, Asked(extract=extract), CONFIG)
    assert found.table is not None
    return {
        "problems": [*problems, *found.problems],
        "family": found.family,
        "rows": found.frame.to_csv(),
        "read": found.table.rows_read,
        "headings": (found.table.header, found.table.header_line),
        "ended": sheet.ended,
    }


def streamed(data: bytes, extract: str | None = None) -> dict[str, Any]:
    read = published.read(Source(data), extract, CONFIG)
    assert read is not None, "a published file by its headings"
    return told(*read, extract)


def held(data: bytes, extract: str | None = None) -> dict[str, Any]:
    return told(*reading.read(data, LIMITS, large=True), extract)


def elsewhere(text: str, times: int) -> str:
    """A file with the rows of Hackney once more for so many other authorities before them."""
    heading, *rows = csv.reader(io.StringIO(text))
    ours = {place.code for place in CONFIG.publication.places}
    others = [
        place for place in CONFIG.areas.places if place.level == "Local authority" and place.code not in ours
    ]
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(heading)
    for number in range(times):
        place = others[number % len(others)]
        names = {"E09000012": place.code, "204": place.old_code, "Hackney": place.name}
        writer.writerows([names.get(cell, cell) for cell in row] for row in rows if "Hackney" in row)
    writer.writerows(rows)
    return written.getvalue()


@pytest.mark.parametrize("name", FILES)
def test_every_family_is_told_the_same_either_way(name: str) -> None:
    text = FILES[name]
    assert streamed(text.encode()) == held(text.encode())


@pytest.mark.parametrize("extract", ["attainment", "exclusions"])
def test_a_file_of_several_extracts_is_the_one_asked_for(extract: str) -> None:
    data = FILES["dfe-lait-attainment"].encode() + FILES["dfe-lait-exclusions"].partition("\n")[2].encode()
    assert streamed(data, extract) == held(data, extract)
    assert streamed(data, extract)["family"].startswith(f"dfe-lait-{extract}")


def on_line(number: int, change: Callable[[str], str]) -> Callable[[str], str]:
    """A change of the line of this number, the last being -1."""

    def changed(text: str) -> str:
        lines = text.rstrip("\n").split("\n")
        lines[number] = change(lines[number])
        return "\n".join(lines) + "\n"

    return changed


ODD: dict[str, Callable[[str], str]] = {
    "another label of the rows that are taken": lambda text: text.replace("Head teacher", "Head"),
    "a bad number in a row about us": on_line(-1, lambda line: line.replace(",", ",9?,")),
    "a bad number in the row of another authority": on_line(4, lambda line: line.rpartition(",")[0] + ",9?"),
    "a row about us twice": lambda text: text + text.rstrip("\n").split("\n")[-1] + "\n",
    "cut in a row of another authority": lambda text: text[: len(text) // 2],
    "cut in a quotation mark": lambda text: text + '202526,"Academic',
    "text after a quotation mark": on_line(
        5, lambda line: line.replace("Academic year", '"Academic" year', 1)
    ),
    "a quotation mark inside a cell": on_line(
        5, lambda line: line.replace("Academic year", 'Academic 5" year', 1)
    ),
    "a quoted newline": on_line(2, lambda line: line.replace("Academic year", '"Academic\nyear"', 1)),
    "quoted quotation marks": on_line(
        3, lambda line: line.replace("Academic year", '"Academic ""year"""', 1)
    ),
    "a short row elsewhere": on_line(6, lambda line: line.rpartition(",")[0]),
    "a long row elsewhere": on_line(6, lambda line: line + ",5"),
    "blank cells beyond the headings": on_line(6, lambda line: line + ",,"),
    "blank rows": lambda text: text.replace("\n", "\n\n", 3) + ",,,\n\n",
    "a blank row that is as wide": on_line(4, lambda line: line + "\n" + "," * line.count(",")),
    "a number of a pupil elsewhere": on_line(6, lambda line: "A123456789012" + line[line.index(",") :]),
    "a number of a pupil in a short row": on_line(6, lambda line: "A123456789012," + line[:20]),
    "a title above the headings": lambda text: "Teachers\n\n" + text,
    "a level that nobody knows": lambda text: text.replace("Local authority", "Planet"),
    "no row of ours": lambda text: text.replace("E09000012", "E09000013").replace("England", "Wales"),
    "ends of lines of another kind": lambda text: text.replace("\n", "\r\n"),
    "semicolons": lambda text: text.replace(",", ";"),
    "semicolons and decimal commas": lambda text: text.replace(",", ";").replace(".", ","),
    "a far too long line": on_line(6, lambda line: line + "x" * 70_000),
    "a column twice": on_line(0, lambda line: line.replace("fte_percent_within_ethnicity", "headcount")),
    "a NUL": on_line(6, lambda line: line + "\0"),
}


@pytest.mark.parametrize("name", ODD)
def test_whatever_is_odd_is_told_the_same_either_way(name: str) -> None:
    data = ODD[name](elsewhere(TEACHERS, 8)).encode()
    assert streamed(data) == held(data)


@pytest.mark.parametrize(
    "encoded",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("cp1252"),
        lambda text: text.encode() + b"\xff\n",
        lambda text: text.encode("cp1252") + "é".encode(),
        lambda text: text.encode("cp1252") + b"\x81",
    ],
    ids=[
        "UTF-8 with a mark",
        "UTF-16",
        "Windows-1252",
        "one stray byte",
        "mixed",
        "a byte without a meaning",
    ],
)
def test_every_encoding_is_told_the_same_either_way(encoded: Callable[[str], bytes]) -> None:
    data = encoded(elsewhere(TEACHERS, 8).replace("Greenwich", "Grëenwich"))
    assert streamed(data) == held(data)


def test_rows_of_other_areas_are_counted_and_not_held() -> None:
    text = elsewhere(TEACHERS, 5_000)
    read = published.read(Source(text.encode()), None, CONFIG)
    assert read is not None
    sheet, _ = read
    assert sheet is not None
    rows = text.count("\n") - 1
    assert len(sheet.rows) < 20
    assert len(sheet.rows) - 1 + sheet.skipped.rows == rows
    assert sheet.lines[-1] == rows + 1, "the number that Excel shows"
    assert f"of the file’s {rows:,} rows are used" in str(streamed(text.encode())["problems"])


def test_more_rows_about_our_areas_than_can_be_held_are_refused() -> None:
    publication = CONFIG.publication
    small = publication.model_copy(update={"limits": publication.limits.model_copy(update={"page_rows": 5})})
    read = published.read(Source(TEACHERS.encode()), None, CONFIG.model_copy(update={"publication": small}))
    assert read is not None
    sheet, (problem,) = read
    assert sheet is None
    assert (
        problem.title == "The file has more than 5 rows about our areas: at the most 5 of them can be read."
    )


def test_a_file_that_takes_several_pieces_is_told_the_same_either_way() -> None:
    text = elsewhere(TEACHERS, 5_000)
    assert len(text) > 6_000_000
    for data in (text.encode(), (text.rstrip("\n").rpartition(",")[0]).encode()):
        assert streamed(data) == held(data)


def test_a_file_of_no_family_is_left_to_be_read_whole() -> None:
    for text in ("ethnic_group,headcount\nWhite,5\n", "", "\n\n", '"'):
        assert published.read(Source(text.encode()), None, CONFIG) is None


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ('a,"b",c\n"d",,\n', True),
        ('"a ""b"" c",d\n', True),
        ('"a\n""b""",c', True),
        ('"",""\r\n', True),
        ('a,b"c\n', False),
        ('a,"b"c\n', False),
        ('a,"b" ,c\n', False),
        ('a, "b"\n', False),
        ('a,"b\n', False),
        ('a,""b\n', False),
    ],
)
def test_quotation_marks_are_sound_wherever_a_piece_is_cut(text: str, sound: bool) -> None:
    data = text.encode()
    for size in range(1, len(data) + 1):
        inspector = Inspector(b",", 1000)
        for at in range(0, len(data), size):
            inspector.feed(data[at : at + size])
        assert inspector.sound is sound, size


@pytest.mark.parametrize(
    ("text", "too_long"), [("abcd\n" * 9, False), ("abcd\nabcde\n", True), ("abcde", False), ("abcdef", True)]
)
def test_a_line_is_measured_wherever_a_piece_is_cut(text: str, too_long: bool) -> None:
    for size in range(1, len(text) + 1):
        inspector = Inspector(b",", 5)
        for at in range(0, len(text), size):
            inspector.feed(text[at : at + size].encode())
        assert inspector.too_long is too_long, size


def test_both_ways_of_reading_rows_give_the_same_batches() -> None:
    text = 'a,b\n1,"x,\ny"\n\n2,"x ""z"""\n'
    source = Text(Source(text.encode()), "utf-8", ",", 1000, 1, 4, 2)
    for way in (batches.by_arrow, batches.by_csv):
        (batch,) = way(source)
        assert batch.lines.tolist() == [2, 3, 4]
        assert [column.to_pylist() for column in batch.columns] == [["1", "", "2"], ["x,\ny", "", 'x "z"']]
