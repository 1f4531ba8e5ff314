"""One row of a plan: whether it can be followed, and what in it might be about a person."""

import re
from collections.abc import Iterator

from config import Config
from config.periods import written
from loaders.harmonising import key
from loaders.plans import answered_by
from loaders.plans.row import PlanRow, Written
from loaders.problems import Problem
from loaders.typed import forms, names
from loaders.typed.counted import has_few_people

KINDS = ("action", "recommendation", "indicator", "outcome", "statement")
LONGEST = {"words": 1000, "owner": 120, "heading": 120, "answered_by": 200, "number": 12}
# What posts are called. It tells a post from a person's name and need not be complete: another is asked about.
_POSTS = frozenset(
    re.findall(
        r"\S+",
        """
    head director manager lead leader officer team board committee group service services adviser advisor chair member
    commissioner principal deputy assistant cabinet council panel partnership department unit executive chief governor governors
    school schools education coordinator directorate commission forum strategic strategy policy improvement inclusion
    safeguarding early years youth justice human resources finance communities learning development
        """,
    )
)


def checked(row: Written, config: Config) -> tuple[PlanRow | None, list[Problem]]:
    """The row as it may be stored, with what is to be looked at; or None and every problem of the row."""
    due, of_due = _due(row)
    answer = answered_by.read(row, config)
    problems = [
        *_numbered(row),
        *_texts(row, config),
        *_owner(row, config),
        *_kind(row),
        *of_due,
        *answer.problems,
    ]
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    made = PlanRow(
        number=row["number"], words=row["words"], owner=row["owner"], heading=row["heading"],
        kind=key(row["kind"]) or "action", due=due, takes_over=_takes_over(row), **answer.keys,
    )  # fmt: skip
    return made, problems


def _takes_over(row: Written) -> tuple[str, ...]:
    return tuple(dict.fromkeys(re.findall(r"[^\s,;]+", row["takes_over"])))


def _numbered(row: Written) -> Iterator[Problem]:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.]*", row["number"]):
        title = "The number cannot be used." if row["number"] else "The number is missing."
        yield row.problem(
            "number", title, "Write the document's own number: letters, digits and points, such as 4.2."
        )
    if not row["words"]:
        yield row.problem("words", "The words are missing.", "Write the promise in the document's own words.")


def _texts(row: Written, config: Config) -> Iterator[Problem]:
    for column, most in LONGEST.items():
        if len(row[column]) > most:
            fix = "Say it in short, and name the document that has it all."
            yield row.problem(column, f"The text is longer than {most} characters.", fix, said=False)
    for column in ("words", "heading", "owner", "answered_by"):
        if kind := forms.personal(row[column]):
            fix = (
                "This dashboard must not hold details of individuals. Take them out. Nothing has been saved."
            )
            yield row.problem(column, f"The text seems to hold {kind}.", fix, said=False)
        elif column != "owner" and has_few_people(row[column], config.publication.suppress_below):
            yield row.question(column, "The text says a small number of people: could they be identified?")
    if found := names.found(row["words"], names.known(config)):
        yield row.question("words", f"“{found[0]}” may be the name of a person.")


def _owner(row: Written, config: Config) -> Iterator[Problem]:
    """An owner is a post: what nobody would call one and looks like a name is refused, and the rest of it asked about."""
    owner = row["owner"]
    if not owner and key(row["kind"]) != "statement":
        yield row.problem("owner", "The owner is missing.", "Write the post that answers for it.")
    if owner_problem(owner, config):
        fix = "Write the post, such as Head of Early Years."
        yield row.problem("owner", "The owner seems to be a person.", fix, said=False)
    elif names.found(owner, names.known(config) | _POSTS):
        yield row.question("owner", f"“{owner}” has to be a post and not a person.")


def owner_problem(owner: str, config: Config) -> str:
    """Why an owner is no post, in a sentence; "" where it may be one."""
    if _POSTS & set(owner.casefold().split()) or not names.found(owner, names.known(config) | _POSTS):
        return ""
    return "It seems to be a person. Write the post, such as Head of Early Years."


def _kind(row: Written) -> Iterator[Problem]:
    if key(row["kind"]) not in ("", *KINDS):
        yield row.problem(
            "kind",
            "There is no such kind.",
            "Write one of them, or leave it blank.",
            expected=", ".join(KINDS),
        )


def _due(row: Written) -> tuple[str, list[Problem]]:
    """The day by which it is due: of a month, a quarter or a year the last one."""
    text = row["due"]
    if not text:
        return "", []
    if key(row["kind"]) == "statement":
        return "", [
            row.problem("due", "A statement asks for no update.", "Leave it blank, or name another kind.")
        ]
    found = written.read(text)
    day = written.excel_day(text) or (found.last if found else None)
    if day is None:
        expected = "a day, month, quarter or year, such as 31 March 2027"
        return "", [
            row.problem(
                "due", "The due date cannot be read.", "Write the day by which it is due.", expected=expected
            )
        ]
    return day.isoformat(), []
