"""Questions and answers as a small CSV that can be edited, for the command line.

kind,written,means,why
extract,,workforce,
column,No. of bods,headcount,No other column holds numbers.
role,Team Mgr,Middle manager,
role,Agency,leave out,
"""

import csv
import io
from collections.abc import Iterable

from config import Config
from loaders.checks.personal import by_cells
from loaders.matching.answers import Answer, Answers, Question
from loaders.problems import Problem, printable

HEADER = ["kind", "written", "means", "why"]
EXTRACT = "extract"


def written(extract: str, answers: Iterable[Answer], questions: Iterable[Question]) -> str:
    """The lines of a mapping: what was answered, then each question with our guess, to be completed or corrected."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerow([EXTRACT, "", extract, ""])
    writer.writerows([*answer, ""] for answer in answers)
    for question in questions:
        choice = "" if len(question.options) > 12 else f" One of: {'; '.join(question.options)}."
        why = f"{question.why}{choice}".strip()
        writer.writerow([question.kind, question.written, question.guess, why])
    return out.getvalue()


def read(data: bytes, config: Config) -> tuple[str, Answers, list[Problem]]:
    """The extract and the answers of a mapping, and what is wrong with it. A line without an answer says nothing."""
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        return "", (), [_problem("The mapping is not a CSV in UTF-8.", "Save it again as CSV UTF-8.")]
    if not rows or rows[0][:3] != HEADER[:3]:
        fix = "Begin with what “check” prints."
        return "", (), [_problem("The mapping has other headings.", fix, ", ".join(HEADER))]
    extract, answers, problems = "", [], []
    for line, row in enumerate(rows[1:], 2):
        kind, label, means = ([cell.strip() for cell in row] + ["", "", ""])[:3]
        if kind == EXTRACT:
            extract = means
        elif means:
            answers.append(Answer(kind, label, means))
        if by_cells([label]):
            problems.append(_problem(f"Line {line} of the mapping seems personal.", "Take it out."))
    if extract not in ("", *config.extracts):
        expected = ", ".join(config.extracts)
        problems.append(_problem("The mapping names no extract of ours.", "Correct it.", expected, extract))
    return extract, tuple(answers), problems


def _problem(title: str, fix: str, expected: str = "", found: str = "") -> Problem:
    return Problem("error", "mapping", title, fix, None, "", printable(found), expected)
