"""Good files spoilt: each mutation takes a table of text and spoils it in one way at a random place.

Three kinds: of the table's cells, rows and columns; of how it is written as a CSV; of the bytes of that CSV.
"""

import codecs
from collections.abc import Callable, Sequence
from random import Random

Grid = list[list[str]]
ODD_CELLS = (
    "", " ", "\u00a0", "0", "-5", "1e400", "9" * 20, "1234567890", "12.5", "12%", "*", "c", "<5", "N/A", "Total", "All",
    "Known", "=1+1", "#REF!", "05-Sep", "45930", "\u202e17", "４８０", "\x07", "a\x1bb", '"', "'", "'12", "Bla\nck", "é",
    "A123456789012", "Prefer not to say", "(blank)", "x" * 3000, "2,110", "1 234", "\u200b", "\ud7ff", "Not known",
)  # fmt: skip


def _columns(grid: Grid) -> Grid:
    return [list(cells) for cells in zip(*grid, strict=True)]


def _pick(random: Random, grid: Grid, first: int = 0) -> tuple[int, int]:
    return random.randrange(first, len(grid)), random.randrange(len(grid[0]))


def swapped_cells(grid: Grid, random: Random) -> Grid:
    (row, column), (other, place) = _pick(random, grid), _pick(random, grid)
    grid[row][column], grid[other][place] = grid[other][place], grid[row][column]
    return grid


def swapped_beside(grid: Grid, random: Random) -> Grid:
    row, column = _pick(random, grid)
    grid[row][column - 1], grid[row][column] = grid[row][column], grid[row][column - 1]
    return grid


def dropped_cell(grid: Grid, random: Random) -> Grid:
    row, column = _pick(random, grid)
    del grid[row][column]
    return grid


def repeated_cell(grid: Grid, random: Random) -> Grid:
    row, column = _pick(random, grid)
    grid[row].insert(column, grid[row][column])
    return grid


def odd_cell(grid: Grid, random: Random) -> Grid:
    row, column = _pick(random, grid)
    grid[row][column] = random.choice(ODD_CELLS)
    return grid


def blank_cell(grid: Grid, random: Random) -> Grid:
    row, column = _pick(random, grid)
    grid[row][column] = ""
    return grid


def shortened_cell(grid: Grid, random: Random) -> Grid:
    row, column = _pick(random, grid)
    cell = grid[row][column]
    grid[row][column] = cell[: random.randrange(max(len(cell), 1))]
    return grid


def dropped_column(grid: Grid, random: Random) -> Grid:
    columns = _columns(grid)
    del columns[random.randrange(len(columns))]
    return _columns(columns)


def blank_column(grid: Grid, random: Random) -> Grid:
    place = random.randrange(len(grid[0]))
    return [grid[0], *([*row[:place], "", *row[place + 1 :]] for row in grid[1:])]


def swapped_columns(grid: Grid, random: Random) -> Grid:
    columns = _columns(grid)
    random.shuffle(columns)
    return _columns(columns)


def repeated_column(grid: Grid, random: Random) -> Grid:
    columns = _columns(grid)
    columns.insert(random.randrange(len(columns)), random.choice(columns))
    return _columns(columns)


def repeated_heading(grid: Grid, random: Random) -> Grid:
    grid[0][random.randrange(len(grid[0]))] = random.choice(grid[0])
    return grid


def misspelt_heading(grid: Grid, random: Random) -> Grid:
    place = random.choice([place for place, heading in enumerate(grid[0]) if heading])
    heading = [*grid[0][place]]
    heading[random.randrange(len(heading))] = random.choice("aeiouxz _")
    grid[0][place] = "".join(heading)
    return grid


def heading_gone(grid: Grid, random: Random) -> Grid:
    grid[0][random.randrange(len(grid[0]))] = ""
    return grid


def shifted_column(grid: Grid, random: Random) -> Grid:
    """A column of which all cells stand one row lower than they should."""
    columns = _columns(grid)
    place = random.randrange(len(columns))
    heading, *cells = columns[place]
    columns[place] = [heading, "", *cells[:-1]]
    return _columns(columns)


def dropped_row(grid: Grid, random: Random) -> Grid:
    del grid[random.randrange(len(grid))]
    return grid


def dropped_rows(grid: Grid, random: Random) -> Grid:
    first = random.randrange(1, len(grid))
    del grid[first : first + random.randrange(1, 1 + len(grid) // 2)]
    return grid


def dropped_label(grid: Grid, random: Random) -> Grid:
    """All rows of one label gone: a group, a role, a sex."""
    place = random.randrange(len(grid[0]))
    label = random.choice([row[place] for row in grid[1:]])
    return [grid[0], *(row for row in grid[1:] if row[place] != label)]


def renamed_label(grid: Grid, random: Random) -> Grid:
    """One label written as another of its column, everywhere."""
    place = random.randrange(len(grid[0]))
    old, new = random.choice(grid[1:])[place], random.choice(grid[1:])[place]
    return [
        grid[0],
        *([*row[:place], new if row[place] == old else row[place], *row[place + 1 :]] for row in grid[1:]),
    ]


def repeated_row(grid: Grid, random: Random) -> Grid:
    grid.insert(random.randrange(1, len(grid)), list(random.choice(grid)))
    return grid


def shuffled_rows(grid: Grid, random: Random) -> Grid:
    rows = grid[1:]
    random.shuffle(rows)
    return [grid[0], *rows]


def headings_lower(grid: Grid, random: Random) -> Grid:
    grid.insert(random.randrange(1, len(grid)), grid.pop(0))
    return grid


def note_inside(grid: Grid, random: Random) -> Grid:
    note = random.choice(
        ["Source: MISA", "Total", "Page 2", "Boys", "2025/26", "Not yet checked by the schools", "12"]
    )
    row = [""] * len(grid[0])
    row[random.randrange(len(row))] = note
    grid.insert(random.randrange(len(grid) + 1), row)
    return grid


def total_below(grid: Grid, random: Random) -> Grid:
    """A line of totals: of the right sums, or of one that is out by one."""
    wrong = random.randrange(2)
    row = []
    for _, *cells in _columns(grid):
        counted = all(cell.isdigit() for cell in cells)
        row.append(str(sum(map(int, cells)) + wrong) if counted else "")
    row[0] = random.choice(["Total", "Grand Total", "All"])
    return [*grid, row]


OF_TABLES: tuple[Callable[[Grid, Random], Grid], ...] = (
    swapped_cells, swapped_beside, dropped_cell, repeated_cell, odd_cell, blank_cell, shortened_cell, dropped_column,
    blank_column, swapped_columns, repeated_column, repeated_heading, misspelt_heading, heading_gone, shifted_column,
    dropped_row, dropped_rows, dropped_label, renamed_label, repeated_row, shuffled_rows, headings_lower, note_inside,
    total_below,
)  # fmt: skip


def written(grid: Sequence[Sequence[str]], delimiter: str = ",", end: str = "\n") -> str:
    """A table as a CSV, with quotation marks where a cell needs them."""

    def cell(text: str) -> str:
        marks = any(mark in text for mark in (delimiter, '"', "\n", "\r"))
        return '"' + text.replace('"', '""') + '"' if marks else text

    return "".join(delimiter.join(map(cell, row)) + end for row in grid)


def other_delimiter(grid: Grid, random: Random) -> bytes:
    return written(grid, random.choice(";\t|:")).encode()


def delimiter_of_one_row(grid: Grid, random: Random) -> bytes:
    lines = written(grid).splitlines(keepends=True)
    place = random.randrange(len(lines))
    lines[place] = lines[place].replace(",", random.choice(";\t|"))
    return "".join(lines).encode()


def other_line_ends(grid: Grid, random: Random) -> bytes:
    ends = ["\n", "\r\n", "\r", "\n\n"]
    return "".join(line + random.choice(ends) for line in written(grid).splitlines()).encode()


def other_encoding(grid: Grid, random: Random) -> bytes:
    return written(grid).encode(
        random.choice(["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32", "utf-7"])
    )


def mark_of_order(grid: Grid, random: Random) -> bytes:
    """A byte order mark anywhere, of any encoding."""
    mark = random.choice([codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
    return _inserted(written(grid).encode(), mark, random)


def quotation_mark(grid: Grid, random: Random) -> bytes:
    return _inserted(written(grid).encode(), b'"', random)


def nuls(grid: Grid, random: Random) -> bytes:
    return _inserted(written(grid).encode(), b"\0" * random.randrange(1, 9), random)


def control_character(grid: Grid, random: Random) -> bytes:
    mark = random.choice(
        ["\x01", "\x0b", "\x0c", "\x1a", "\x1c", "\x7f", "\x85", "\u2028", "\u202e", "\ufeff", "\u00ad"]
    )
    return _inserted(written(grid).encode(), mark.encode(), random)


def flipped_bit(grid: Grid, random: Random) -> bytes:
    return _flipped(written(grid).encode(), random)


def flipped_bits(grid: Grid, random: Random) -> bytes:
    data = written(grid).encode()
    for _ in range(random.randrange(2, 30)):
        data = _flipped(data, random)
    return data


def random_byte(grid: Grid, random: Random) -> bytes:
    data = bytearray(written(grid).encode())
    data[random.randrange(len(data))] = random.randrange(256)
    return bytes(data)


def lost_bytes(grid: Grid, random: Random) -> bytes:
    data = written(grid).encode()
    first = random.randrange(len(data))
    return data[:first] + data[first + random.randrange(1, 80) :]


def repeated_bytes(grid: Grid, random: Random) -> bytes:
    data = written(grid).encode()
    first = random.randrange(len(data))
    return data[:first] + data[first : first + random.randrange(1, 80)] + data[first:]


def cut_anywhere(grid: Grid, random: Random) -> bytes:
    data = written(grid).encode()
    return data[: random.randrange(len(data))]


def cut_after_a_row(grid: Grid, random: Random) -> bytes:
    return written(grid[: random.randrange(1, len(grid))], end="\r\n").encode()


def cut_in_the_last_row(grid: Grid, random: Random) -> bytes:
    data = written(grid).encode()
    return data[: -random.randrange(1, len(written(grid[-1:])) + 1)]


def cut_in_utf16(grid: Grid, random: Random) -> bytes:
    data = written(grid).encode("utf-16")
    return data[: random.randrange(len(data))]


OF_TEXT: tuple[Callable[[Grid, Random], bytes], ...] = (
    other_delimiter, delimiter_of_one_row, other_line_ends, other_encoding, mark_of_order, quotation_mark, nuls,
    control_character, flipped_bit, flipped_bits, random_byte, lost_bytes, repeated_bytes, cut_anywhere, cut_after_a_row,
    cut_in_the_last_row, cut_in_utf16,
)  # fmt: skip


def _inserted(data: bytes, what: bytes, random: Random) -> bytes:
    place = random.choice([0, len(data), random.randrange(len(data))])
    return data[:place] + what + data[place:]


def _flipped(data: bytes, random: Random) -> bytes:
    place = random.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << random.randrange(8)]) + data[place + 1 :]
