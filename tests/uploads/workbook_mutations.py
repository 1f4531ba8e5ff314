"""Good workbooks spoilt: the table before it is written, a part of the archive, or the bytes of the whole."""

import re
from collections.abc import Callable
from random import Random

from tests.loaders.workbooks import ods, parts_of, workbook, zipped
from tests.uploads.mutations import OF_TABLES, Grid

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_SHEET, _STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def written(grid: Grid) -> bytes:
    """A table as the one sheet of an XLSX, with its numbers as numbers."""
    return workbook(Extract=_cells(grid))


def _cells(grid: Grid) -> list[list[str | int]]:
    return [[int(cell) if re.fullmatch("[1-9][0-9]{0,8}", cell) else cell for cell in row] for row in grid]


def table_changed(grid: Grid, random: Random) -> bytes:
    return written(random.choice(OF_TABLES)(grid, random))


def ods_changed(grid: Grid, random: Random) -> bytes:
    """A table changed before it is written as an ODS; XML has no place for some characters."""
    changed = random.choice(OF_TABLES)(grid, random)
    return ods(_cells([[_NOT_IN_XML.sub("", cell) for cell in row] for row in changed]))


def cut_ods_part(grid: Grid, random: Random) -> bytes:
    parts = parts_of(ods(_cells(grid)))
    content = parts["content.xml"]
    return zipped(parts | {"content.xml": content[: random.randrange(len(content))]})


def ods_element_gone(grid: Grid, random: Random) -> bytes:
    """A cell or a row taken out of the XML of an ODS, which stays well formed."""
    parts = parts_of(ods(_cells(grid)))
    text = parts["content.xml"].decode()
    pattern = random.choice(
        [r"<table:table-cell .*?</table:table-cell>", r"<table:table-row>.*?</table:table-row>"]
    )
    found = random.choice([*re.finditer(pattern, text)])
    return zipped(parts | {"content.xml": text[: found.start()] + text[found.end() :]})


def flipped_ods(grid: Grid, random: Random) -> bytes:
    data = bytearray(ods(_cells(grid)))
    for _ in range(random.choice([1, 4, 40])):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(data)


def flipped_bits(grid: Grid, random: Random) -> bytes:
    data = bytearray(written(grid))
    for _ in range(random.choice([1, 1, 4, 40])):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(data)


def cut_anywhere(grid: Grid, random: Random) -> bytes:
    data = written(grid)
    return data[: random.randrange(len(data))]


def part_gone(grid: Grid, random: Random) -> bytes:
    parts = parts_of(written(grid))
    del parts[random.choice([*parts])]
    return zipped(parts)


def part_cut(grid: Grid, random: Random) -> bytes:
    parts = parts_of(written(grid))
    name = random.choice([_SHEET, _STRINGS, "xl/workbook.xml", "xl/styles.xml"])
    return zipped(parts | {name: parts[name][: random.randrange(len(parts[name]))]})


def part_spoilt(grid: Grid, random: Random) -> bytes:
    parts = parts_of(written(grid))
    name = random.choice([_SHEET, _STRINGS])
    data = bytearray(parts[name])
    data[random.randrange(len(data))] = random.randrange(256)
    return zipped(parts | {name: bytes(data)})


def element_gone(grid: Grid, random: Random) -> bytes:
    """A cell, a row or a text taken out of the XML, which stays well formed."""
    parts = parts_of(written(grid))
    name, pattern = random.choice(
        [
            (_SHEET, r"<c [^>]*>.*?</c>"),
            (_SHEET, r"<row .*?</row>"),
            (_STRINGS, r"<si>.*?</si>"),
            (_SHEET, r"<v>.*?</v>"),
        ]
    )
    text = parts[name].decode()
    found = random.choice([*re.finditer(pattern, text)])
    return zipped(parts | {name: text[: found.start()] + text[found.end() :]})


def attribute_changed(grid: Grid, random: Random) -> bytes:
    """A reference, a type or a number in the XML written otherwise."""
    parts = parts_of(written(grid))
    text = parts[_SHEET].decode()
    found = random.choice([*re.finditer(r'(?<=r=")[A-Z]*\d+|(?<=t=")s|(?<=<v>)\d+', text)])
    other = random.choice(
        ["A1", "XFD1048576", "B7", "e", "b", "n", "str", "0", "-1", "99999999999", "1E+300", "NaN"]
    )
    return zipped(parts | {_SHEET: text[: found.start()] + other + text[found.end() :]})


def hidden(grid: Grid, random: Random) -> bytes:
    """A row that is hidden: its figures are in the file, and nobody sees them."""
    parts = parts_of(written(grid))
    row = f'<row r="{random.randrange(1, len(grid) + 1)}" '
    return zipped(parts | {_SHEET: parts[_SHEET].decode().replace(row, row + 'hidden="1" ')})


OF_WORKBOOKS: tuple[Callable[[Grid, Random], bytes], ...] = (
    table_changed, table_changed, table_changed, table_changed, flipped_bits, cut_anywhere, part_gone, part_cut, part_spoilt,
    element_gone, attribute_changed, hidden, ods_changed, ods_changed, cut_ods_part, ods_element_gone, flipped_ods,
)  # fmt: skip
