"""What was matched in an earlier file, offered for the next one with the same headings."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Engine

from loaders import store
from loaders.matching.answers import (
    COLUMN,
    EVERY_ROW,
    LEAVE_OUT,
    Answer,
    Answers,
    Matching,
    headings_key,
    laid_over,
)
from loaders.problems import Problem, printable, some
from loaders.reading import Sheet

# Headings stand in one of the first rows.
_ROWS_SEARCHED = 30
_SAID = 10


class Known(NamedTuple):
    """What was said of headings that were matched before, and which row of the sheet (from 0) holds them; None where they
    are those that were found without it."""

    row: int | None
    matching: Matching


def offered(engine: Engine) -> tuple[Matching, ...]:
    """What the store keeps of earlier files, the newest first."""
    return tuple(
        Matching(
            kept.receipt.extract,
            kept.headings,
            tuple(Answer(*answer) for answer in kept.receipt.answers),
            kept.receipt.reference,
            kept.receipt.by,
            kept.receipt.at,
        )
        for kept in store.matchings_kept(engine)
    )


def known(sheet: Sheet, header: Sequence[str], kept: Sequence[Matching]) -> Known | None:
    """The latest extract and all answers that files with these headings were given. `header`: the headings that were found
    in the sheet, if any; `kept`: the newest first."""
    rows = enumerate(sheet.rows[:_ROWS_SEARCHED])
    for row, cells in ((None, header), *rows):
        headings = headings_key(cells)
        if headings and (same := [matching for matching in kept if matching.headings == headings]):
            newest = same[0]
            answers: Answers = ()
            for matching in reversed(same):
                answers = laid_over(answers, matching.answers if matching.extract == newest.extract else ())
            return Known(row, replace(newest, answers=answers))
    return None


def notes(used: Answers, kept: Matching | None) -> list[Problem]:
    """What labels were read as because somebody said so, and when; what headings were read as is said with all others."""
    labels = [answer for answer in used if answer.kind not in (EVERY_ROW, COLUMN)]
    if not used or not (labels or kept):
        return []
    title = "Headings and labels were matched."
    if kept and kept.where:
        title = f"Headings and labels were matched as in {kept.where}, by {kept.by}."
    return [Problem("note", "matched", title, f"{in_words(labels)}." if labels else "")]


def in_words(answers: Iterable[tuple[str, str, str]]) -> str:
    """ "“Blk Afr” is Black African; “Agency” is left out"."""
    said = [
        f"“{printable(written)}” is {'left out' if means == LEAVE_OUT else means}"
        for _, written, means in answers
    ]
    return some(said, _SAID)
