"""How one file ends: checked and held against a store as both commands and the page do it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Engine

import config
from loaders import store
from loaders.intake import Checked, check
from loaders.matching.answers import Answer
from loaders.recognising import Asked
from loaders.refusing import judged
from loaders.verdicts import accepted, to_answer
from metrics.disclosure.release import builder
from tests.acting import acting
from tests.uploads.good import TODAY

CONFIG = config.load()
BUILD = builder(CONFIG)
SIX = ("Asian", "Black", "Mixed", "White", "Other", "Not known")


@dataclass(frozen=True, eq=False)
class Ended:
    """What became of a file. `questions`: what loading asks, and whether it needs a yes for it."""

    checked: Checked
    questions: tuple[tuple[bool, str], ...]
    changes: dict[str, store.Change]

    @property
    def refused(self) -> bool:
        return self.checked.upload is None

    @property
    def needs_yes(self) -> bool:
        return any(large for large, _ in self.questions)

    @property
    def asked(self) -> str:
        return "\n".join(words for _, words in self.questions)

    def said(self, severity: str = "error") -> str:
        """All problems of a kind, a sentence a line."""
        found = (problem for problem in self.checked.problems if problem.severity == severity)
        return "\n".join(problem.sentence() for problem in found)

    def counted(self, item: str) -> float:
        assert self.checked.upload is not None, self.said()
        rows = self.checked.upload.rows
        return float(rows["count"][rows["item"].eq(item)].sum())

    def of_group(self, item: str) -> dict[str, float]:
        assert self.checked.upload is not None, self.said()
        rows = self.checked.upload.rows
        return dict(rows[rows["item"].eq(item)].groupby("group")["count"].sum())


def ended(
    engine: Engine,
    file: str | bytes,
    extract: str | None = None,
    period: str | None = None,
    answers: Iterable[tuple[str, str, str]] = (),
    name: str = "extract.csv",
) -> Ended:
    """Check a file and hold it against a store; nothing is stored."""
    data = file.encode() if isinstance(file, str) else file
    asked = Asked(extract, period, today=TODAY, answers=tuple(Answer(*answer) for answer in answers))
    return ended_of(engine, check(data, name, CONFIG, asked, large=True))


def ended_of(engine: Engine, checked: Checked) -> Ended:
    """How a file that was checked ends when it is held against a store."""
    checked, changes = judged(engine, checked, CONFIG, BUILD)
    questions = to_answer(checked, changes, CONFIG) if checked.upload is not None else []
    return Ended(checked, tuple(questions), dict(changes))


def load(engine: Engine, file: Ended) -> store.Receipt:
    """Accept a file with a yes to all that is asked."""
    upload = file.checked.upload
    assert upload is not None, file.said()
    upload = replace(upload, warnings=accepted(file.checked, file.questions))
    return store.accept(engine, upload, build=BUILD, by=acting("officer"), fingerprint=CONFIG.fingerprint)


def table(headings: str, *lines: str) -> str:
    return "".join(f"{line}\n" for line in (headings, *lines))


def staff(
    *counts: int | str, period: str = "2026-03-31", headings: str = "period,staff,ethnic_group,headcount"
) -> str:
    """Social workers of one day, a count for each of SIX as far as counts are given."""
    groups = zip(SIX, counts, strict=False)
    return table(headings, *(f"{period},Social workers,{group},{count}" for group, count in groups))
