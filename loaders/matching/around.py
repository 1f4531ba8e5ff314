"""What the rows round a table say of all of it: of when it is, and of which stage or staff group.

A report has a title, the filters it was run with and when it was run, above the table or below. Only what says that it is
about the figures is taken, and its sender has to agree; anything else with a date in it is asked about once, and known by
the words beside the date from then on. When a report was run is never when its figures are of.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from config import Dimension, Extract
from config.ethnicity import ALL
from loaders.checks.names import is_somebody
from loaders.harmonising import category_labels, clean, key, period_of
from loaders.layout.headings_row import AGREED
from loaders.layout.words import is_total
from loaders.matching.answers import COLUMN, EVERY_ROW, LEAVE_OUT, Answers, Question
from loaders.problems import Problem, printable
from loaders.reading import Sheet, Table, letter

PERIOD = "period"
# Titles and notes take a few rows above a table and below it.
_ROWS = 30
# As many words as a date takes: "for the quarter ending 30 September 2026".
_WORDS = 8
_OF_A_RUN = re.compile(
    r"\b(run|ran|printed?|produced|generated|created?|creation|extract(ed|ion)?|issued?|exported?|export|downloaded|refreshed"
    r"|updated?|modified|published|prepared|requested|submitted|compiled|author|version|born|since)\b|\bby\b ?:",
    re.IGNORECASE,
)
_OF_WHEN = re.compile(
    r"\b(as (at|of|on)|at|on|effective|snapshot|census|reference|reporting|position|period|quarter|month|year|ending|ended"
    r"|end|(count|key|data|return|collection|cut.?off) date)\b.*$",
    re.IGNORECASE,
)
# In a sentence about a run they say when that was.
_WEAK = ("at", "on")
# What stands before a date and belongs to the words beside it.
_SMALL = re.compile(r"\D+")
_SAYS_ITSELF = re.compile(r"(academic|financial|school|year|quarter|period)\b", re.IGNORECASE)
_ALONE = "a date"


@dataclass(frozen=True)
class Dated:
    """A date beside a table: the words before it, its text, its row, and whether the words say that the figures are of
    then; `run` where they say that the report was made then."""

    words: str
    text: str
    line: int
    of_when: bool
    run: bool


Around = tuple[tuple[int, str], ...]


def rows_around(sheet: Sheet, table: Table) -> Around:
    """The rows above a table and below it, by their lines, each as one text; no headings and no totals."""
    inside = {table.header_line, *table.lines}
    first, last = min(inside), max(inside)
    outside = [
        (line, [clean(cell) for cell in row if cell.strip()])
        for line, row in zip(sheet.lines, sheet.rows, strict=False)
        if line < first or line > last
    ]
    kept = [(line, cells) for line, cells in outside if cells and not any(map(is_total, cells))]
    return tuple((line, " ".join(cells)) for line, cells in (*kept[:_ROWS], *kept[_ROWS:][-_ROWS:]))


def with_period(table: Table, around: Around, extract: Extract) -> tuple[Table, list[Problem]]:
    """The table with the period that a row beside it says, where it is sure which date that is, and what its sender has to
    agree to. `extract` knows what was answered."""
    found, columns = _possible(around, extract), extract.words.columns
    told = [dated for dated in found if columns.get(key(dated.words)) == PERIOD]
    sure = told or [dated for dated in found if dated.of_when]
    if len({period_of(dated.text, extract) for dated in sure}) != 1:
        return table, []
    heading = sure[0].words if told else PERIOD
    rows = [[*row, sure[0].text] if len(row) == len(table.header) else row for row in table.rows]
    letters = (*(table.letters or map(letter, range(len(table.header)))), "")
    title = f"Row {sure[0].line}, outside the table, says the period of every row."
    said = Problem(
        "warning", AGREED, title, f"We read {printable(sure[0].text)} from “{printable(sure[0].words)}”."
    )
    return replace(table, header=(*table.header, heading), rows=rows, letters=letters), [said]


def _possible(around: Around, extract: Extract) -> list[Dated]:
    """The dates beside a table that may be its period, but for those of which it was said that they are not."""
    columns = extract.words.columns
    return [one for one in _dates(around, extract) if not one.run and columns.get(key(one.words)) != ""]


def of_period(around: Around, extract: Extract) -> list[Question]:
    """A question for each date that may be the period, by words that no other date has."""
    found = _possible(around, extract)
    by_words: dict[str, list[Dated]] = {}
    for dated in found:
        by_words.setdefault(key(dated.words), []).append(dated)
    alone = [several[0] for several in by_words.values() if len({dated.text for dated in several}) == 1]
    guess = PERIOD if len(alone) == 1 else ""
    return [
        Question(
            COLUMN, dated.words, (PERIOD, LEAVE_OUT), guess,
            f"It stands in row {dated.line}, outside the table.", 0, (printable(dated.text),),
        )
        for dated in alone
    ]  # fmt: skip


def _dates(around: Around, extract: Extract) -> Iterator[Dated]:
    for line, text in around:
        words = [*re.finditer(r"\S+", text)]
        place = said = 0
        while place < len(words):
            end = _date_at(text, words, place, extract)
            if end:
                first = _first(text, words, place, end, extract)
                before = text[said : words[first].start()].strip(" :;,.-–|()[]")
                yield _dated(
                    before, text[words[first].start() : words[end - 1].end()].strip(" ;,.()[]"), line
                )
                said = words[end - 1].end()
            place = end or place + 1


def _dated(before: str, text: str, line: int) -> Dated:
    """Of the words before a date the last that say what it is; the rest may be a title, or somebody's name."""
    when, run = _OF_WHEN.search(before), _OF_A_RUN.search(before)
    if when and not (run and (when[1].casefold() in _WEAK or run.start() > when.start())):
        return Dated(when[0], text, line, of_when=True, run=False)
    words = _ALONE if not before or is_somebody(before) else before
    return Dated(
        words, text, line, of_when=_SAYS_ITSELF.match(text) is not None and not run, run=run is not None
    )


def _date_at(text: str, words: Sequence[re.Match[str]], place: int, extract: Extract) -> int:
    """Where the longest date ends that begins with a word; 0 where none does."""
    for end in range(min(place + _WORDS, len(words)), place, -1):
        piece = text[words[place].start() : words[end - 1].end()].strip(" ;,.()[]")
        if any(map(str.isdigit, piece)) and _is_period(piece, extract):
            return end
    return 0


def _first(text: str, words: Sequence[re.Match[str]], place: int, end: int, extract: Extract) -> int:
    """The word with which the date itself begins, after “as at”."""
    whole = period_of(text[words[place].start() : words[end - 1].end()].strip(" ;,.()[]"), extract)
    for first in range(place, end - 1):
        shorter = text[words[first + 1].start() : words[end - 1].end()].strip(" ;,.()[]")
        if not _SMALL.fullmatch(words[first][0]) or period_of(shorter, extract) != whole:
            return first
    return end - 1


def _is_period(text: str, extract: Extract) -> bool:
    found = period_of(text, extract)
    return found is not None and found.kind in extract.period


def guessed(questions: Iterable[Question], around: Around, extract: Extract) -> list[Question]:
    """The questions, with what a title says of every row as the guess."""
    return [_guessed(question, around, extract.dimensions.get(question.written)) for question in questions]


def _guessed(question: Question, around: Around, dimension: Dimension | None) -> Question:
    if question.kind != EVERY_ROW or not dimension:
        return question
    said = [(line, value) for line, text in around for value in named(text, dimension)]
    values = {value for _, value in said}
    if len(values) != 1:
        return question
    why = f"Row {said[0][0]} names it. What you choose goes for every row."
    return replace(question, guess=said[0][1], why=why)


def named(text: str, dimension: Dimension) -> set[str]:
    """The values of a dimension that a title names; of words inside others the longer alone."""
    rest, found = f" {key(text)} ", set()
    labels = {
        label: value for label, value in category_labels(dimension).items() if value != ALL and len(label) > 2
    }
    for label in sorted(labels, key=len, reverse=True):
        if re.search(rf"\b{re.escape(label)}\b", rest):
            found.add(labels[label])
            rest = rest.replace(label, " ")
    return found


def still_true(answers: Answers, around: Around, extract: Extract) -> Answers:
    """The answers of an earlier file but for what was said of all its rows where a title of this one says another."""
    return tuple(
        answer
        for answer in answers
        if not (answer.kind == EVERY_ROW and _denied(answer.written, answer.means, around, extract))
    )


def _denied(name: str, means: str, around: Around, extract: Extract) -> bool:
    dimension = extract.dimensions.get(name)
    said = {value for _, text in around for value in named(text, dimension)} if dimension else set()
    return bool(said) and means not in said
