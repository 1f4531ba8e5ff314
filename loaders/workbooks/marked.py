"""An officer's own file back as a workbook: the cells that need something are coloured, the reason stands beside them.

Every text is written as a text, so that nothing in it is taken for a formula. A file that seems to hold personal data
is not handed out again: only what is wrong with it is.
"""

import io
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from config import Config
from config.publication import Limits
from loaders import reading
from loaders.checks import personal
from loaders.intake import Checked
from loaders.problems import Problem
from loaders.reading import Sheet, letter
from loaders.reading.source import Source

MARKS = {"error": "Fix", "warning": "Check"}
HEADING = "What to put right"
# Violet and blue, told apart by how dark they are too: red, amber and green say good and bad.
_FILLS = {"error": {"bg_color": "#CDB8EE", "bold": True}, "warning": {"bg_color": "#DCEBFA"}}
_SHEET = "Your file"
_MOST_ROWS = 1_048_576
_LONGEST = 32_000
_COLUMNS = ("Kind", "Row", "Column", "Problem", "Found", "Expected", "How to fix")


def marked(data: bytes | Source, checked: Checked, limits: Limits, *, large: bool = False) -> bytes:
    """The workbook for a file that was checked, by its bytes; they are read as they were for checking. Of a published file
    with more rows than a page takes only what is wrong is listed."""
    problems = [problem for problem in checked.problems if problem.severity in MARKS]
    is_personal = any(problem.rule == personal.RULE for problem in problems)
    sheet = None
    if not is_personal and checked.rows_read <= limits.page_rows:
        held = data.whole() if isinstance(data, Source) else data
        sheet = reading.read(held, limits, large=large, sheet=checked.sheet or None)[0]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False}) as book:
        formats = {severity: book.add_format(fill) for severity, fill in _FILLS.items()}
        if sheet is not None:
            _write_cells(book.add_worksheet(_SHEET), sheet, problems, checked.header_line, formats)
        _write_list(book.add_worksheet(HEADING), problems, book.add_format({"bold": True}))
    return out.getvalue()


def write_marked(path: str, to: str, checked: Checked, config: Config) -> None:
    """The same for a file on disk, by the limits of the command line."""
    Path(to).write_bytes(marked(Source(Path(path)), checked, config.publication.limits, large=True))


def _write_cells(
    page: Worksheet, sheet: Sheet, problems: Sequence[Problem], header_line: int, formats: dict[str, Format]
) -> None:
    """Every cell where it stood, and at the right of each row its reasons."""
    reasons: dict[int, list[Problem]] = defaultdict(list)
    for problem in problems:
        for line in filter(None, (problem.line, *problem.more)):
            reasons[line].append(problem)
    beside = max(map(len, sheet.rows))
    page.set_column(beside, beside, 90)
    for line, row in zip(sheet.lines, sheet.rows, strict=True):
        if line > _MOST_ROWS:
            break
        said = reasons.get(line, [])
        colours = {problem.letter: problem.severity for problem in reversed(said) if problem.letter}
        for place, text in enumerate(row):
            severity = colours.get(letter(place))
            _write(page, line - 1, place, text, formats[severity] if severity else None)
        if said:
            words = "\n".join(dict.fromkeys(map(_reason, said)))
            worst = "error" if any(problem.severity == "error" for problem in said) else "warning"
            page.write_string(line - 1, beside, words[:_LONGEST], formats[worst])
        elif line == header_line:
            page.write_string(line - 1, beside, HEADING)


def _write(page: Worksheet, row: int, place: int, text: str, format: Format | None) -> None:
    """A plain number as a number, so that the file can be mended and sent again; all else as text."""
    if text.isdecimal() and text.isascii() and str(int(text)) == text and len(text) < 16:
        page.write_number(row, place, int(text), format)
    elif text or format:
        page.write_string(row, place, text[:_LONGEST], format)


def _reason(problem: Problem) -> str:
    cell = f"{problem.letter}{problem.line}: " if problem.letter and problem.line else ""
    found = f" Found “{problem.found}”." if problem.found else ""
    expected = f" Expected {problem.expected}." if problem.expected else ""
    return f"{MARKS[problem.severity]}: {cell}{problem.title}{found}{expected} {problem.fix}"


def _write_list(page: Worksheet, problems: Sequence[Problem], bold: Format) -> None:
    """Every problem, those of the whole file among them. Rows are written as words, so that this is no table of figures."""
    page.set_column(3, 6, 50)
    for place, heading in enumerate(_COLUMNS):
        page.write_string(0, place, heading, bold)
    for row, problem in enumerate(problems[: _MOST_ROWS - 1], 1):
        cells = (
            MARKS[problem.severity],
            f"row {problem.line}" if problem.line else "",
            problem.named_column,
            problem.title,
            problem.found,
            problem.expected,
            problem.fix,
        )
        for place, text in enumerate(cells):
            page.write_string(row, place, text)
