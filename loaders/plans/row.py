"""One promise as it stands in a sheet, and as the product follows it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from config import Config
from config.plan import PER_CENT, Promise
from loaders.harmonising import clean
from loaders.problems import Problem, printable

# The headings of a sheet, each with what else people write there.
HEADINGS = {
    "number": ("no", "ref", "reference", "recommendation no", "item"),
    "heading": ("section", "theme", "priority"),
    "words": ("wording", "promise", "recommendation", "action", "text"),
    "owner": ("responsible", "lead", "responsible officer", "post", "owner post"),
    "due": ("due date", "by when", "target date", "deadline"),
    "kind": ("type",),
    "answered_by": ("answered by", "what answers it", "measure", "measured by"),
    "expected": ("target", "what is expected"),
    "takes_over": ("takes over", "replaces", "carried over from"),
}
COLUMNS = tuple(HEADINGS)
NEEDED = ("number", "words", "owner")


@dataclass(frozen=True)
class Written:
    """What was written of one promise: a text for each of COLUMNS, and where it stands in the file."""

    texts: Mapping[str, str]
    line: int

    def __getitem__(self, column: str) -> str:
        return clean(self.texts.get(column, ""))

    def problem(self, column: str, title: str, fix: str, *, expected: str = "", said: bool = True) -> Problem:
        """`said` is False where what was found must not be repeated."""
        found = printable(self[column]) if said else ""
        return Problem("error", f"plan {column}", title, fix, self.line, column, found, expected)

    def question(self, column: str, title: str) -> Problem:
        """Something that is stored once somebody has looked at it."""
        fix = "Take it out, or say that you have looked at it."
        return Problem("warning", f"plan {column}", title, fix, self.line, column)


@dataclass(frozen=True)
class PlanRow:
    """One promise of a plan that arrived as a sheet, as the store keeps it.

    `due` and `since` are labels of periods or days, "" for none. `reports` as of a promise of config/plans. A figure has a
    `title`; one that is a share says `of` whom. `measure` with its `group` is answered by figures of the product. `expects`:
    which way it goes, or the rule of a `level`. `takes_over`: earlier promises that go on in this one.
    """

    number: str
    words: str
    owner: str
    heading: str = ""
    kind: str = "action"
    due: str = ""
    reports: str = "milestone"
    title: str = ""
    of: str = ""
    people: bool = True
    measure: str = ""
    group: str = "All"
    expects: str = ""
    level: float | None = None
    since: str = ""
    takes_over: tuple[str, ...] = ()

    def as_object(self) -> dict[str, Any]:
        """As the store keeps it."""
        return asdict(self) | {"takes_over": list(self.takes_over)}


def from_object(kept: Mapping[str, Any]) -> PlanRow:
    """A row as the store has it; what a later version added to it is left out."""
    known = {field.name: kept[field.name] for field in fields(PlanRow) if field.name in kept}
    return PlanRow(**known | {"takes_over": tuple(kept.get("takes_over", ()))})


def promise(row: PlanRow, code: str, section: str, config: Config) -> Promise:
    """A row as the promise that pages and commands follow. A measure that is declared no more leaves its state to be said."""
    common: dict[str, Any] = {
        "id": f"{code}-{row.number}",
        "section": section,
        "kind": row.kind,
        "wording": row.words,
        "owner": row.owner,
        "page": "progress",
        "due": date.fromisoformat(row.due) if row.due else None,
    }
    if row.reports == "measure" and row.measure in config.measures:
        answer = {"measures": (row.measure,), "group": row.group, "expects": row.expects, "since": row.since}
        return Promise.model_validate(
            common | {"reports": "measure", "measures": (row.measure,), "answers": (answer,)}
        )
    if row.reports == "figure":
        return Promise.model_validate(common | {"reports": "figure", "figures": {"figure": _figure(row)}})
    return Promise.model_validate(common | {"reports": "text" if row.reports == "text" else "milestone"})


def _figure(row: PlanRow) -> dict[str, Any]:
    by_level = row.level is not None
    better = {"at_least": "higher", "over": "higher", "rise": "higher"}
    better |= dict.fromkeys(("at_most", "below", "fall"), "lower")
    level = {"rule": row.expects, "level": row.level, "due": row.due or None}
    return {
        "title": row.title,
        "unit": PER_CENT if row.of else row.title[:1].lower() + row.title[1:],
        "of": row.of,
        "people": row.people,
        "better": better.get(row.expects, "none"),
        "expects": "" if by_level else row.expects,
        "target": level if by_level else None,
    }
