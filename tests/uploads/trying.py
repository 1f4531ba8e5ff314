"""What becomes of a spoilt file: refused, read as other figures, or, which is never right, read with less and not a word.

The very way of the commands: checked, held against a store in which readers have seen the period before, with all
that loading would ask. Nothing is loaded but the files of the period before.
"""

import sqlite3
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
from sqlalchemy import Engine

from config import Config
from loaders import intake, store
from loaders.intake import Checked
from loaders.layout.headings_row import AGREED
from loaders.recognising import Asked
from loaders.refusing import judged
from loaders.store import Build
from loaders.verdicts import with_jumps
from metrics.disclosure.release import builder
from tests import seeded
from tests.acting import acting
from tests.uploads.good import GOOD, TODAY, GoodFile
from tests.uploads.pivots import PIVOTS

REFUSED, SAME, OTHER, SAID, UNSAID, CRASHED = (
    "refused",
    "same",
    "other figures",
    "less, said",
    "less, unsaid",
    "crashed",
)
WRONG = (UNSAID, CRASHED)
Figures = dict[tuple[str, ...], float]


@dataclass(frozen=True)
class Outcome:
    """What became of one spoilt file; `lost` are the first figures that are gone, `said` the new sentences about it."""

    verdict: str
    lost: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    trace: str = ""


@dataclass(frozen=True, eq=False)
class Trial:
    """A store, and what each good file is read as when nothing is wrong with it."""

    config: Config
    build: Build
    engine: Engine
    address: str
    figures: dict[GoodFile, Figures]
    sentences: dict[GoodFile, frozenset[str]]


def trial(config: Config, folder: Path, files: Sequence[GoodFile] = (*GOOD, *PIVOTS)) -> Trial:
    """A store of its own in a folder, that has the period before of every good file; pivots are of the same figures."""
    build, address = builder(config), seeded.copied_to(folder)
    made = Trial(config, build, store.connect(address), address, {}, {})
    for good in files:
        if good.chosen is None:
            upload = _read(made, good.earlier.encode(), good).upload
            assert upload is not None, good.extract
            store.accept(
                made.engine, upload, build=build, by=acting("officer"), fingerprint=config.fingerprint
            )
        checked = _held(made, _read(made, good.text.encode(), good))
        assert checked.upload is not None, [problem.sentence() for problem in checked.problems]
        made.figures[good] = figures_of(checked.upload.rows, config.ethnicity.not_known)
        made.sentences[good] = _sentences(checked)
    return made


def tried(made: Trial, good: GoodFile, data: bytes, *, cut: bool = False, whole_way: bool = True) -> Outcome:
    """What becomes of a file that was made of a good one. `cut`: its end is missing, so that any difference is a loss;
    `whole_way`: a release of it is made, too, where nothing is missing."""
    try:
        return _tried(made, good, data, cut=cut, whole_way=whole_way)
    except Exception:  # noqa: BLE001 - whatever is raised here would be a traceback before an officer
        return Outcome(CRASHED, trace=traceback.format_exc())


def _tried(made: Trial, good: GoodFile, data: bytes, *, cut: bool, whole_way: bool) -> Outcome:
    checked = _read(made, data, good)
    if checked.upload is None:
        assert any(problem.severity == "error" for problem in checked.problems), "a refusal has a reason"
        return Outcome(REFUSED)
    before, after = (
        made.figures[good],
        figures_of(checked.upload.rows, made.config.ethnicity.not_known),
    )
    if after == before and checked.extract == good.extract:
        return Outcome(SAME)
    lost = [key for key in before if key not in after or (cut and after[key] != before[key])]
    if not lost and not whole_way:
        return Outcome(OTHER)
    checked = _held(made, checked)
    if checked.upload is None:
        return Outcome(REFUSED)
    if not lost:
        return Outcome(OTHER)
    said = _sentences(checked) - made.sentences[good]
    shown = tuple(", ".join(key) for key in lost[:4])
    return Outcome(SAID if said else UNSAID, shown, tuple(sorted(said)))


def _sentences(checked: Checked) -> frozenset[str]:
    """What is said of a file. How its table was turned tells what is there, and of what is missing nothing."""
    return frozenset(problem.sentence() for problem in checked.problems if problem.rule != AGREED)


def figures_of(rows: pd.DataFrame, not_known: Sequence[str]) -> Figures:
    """Every figure by all that says what it is but its period; whoever gave no group is one group, in whatever words."""
    keys = [name for name in rows if name not in ("source", "origin", "period", "count", "symbol", "line")]
    named = rows.assign(group=rows["group"].where(~rows["group"].isin(list(not_known)), not_known[0]))
    figures = named.groupby(keys, sort=False)["count"].sum(min_count=1)
    return dict(zip(figures.index, figures, strict=True))


def stored(made: Trial) -> tuple[tuple[int, str], ...]:
    """All that a store holds, as a number of rows and their last for each table."""
    with sqlite3.connect(made.address.removeprefix("sqlite:///")) as connection:
        names = [
            name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")
        ]
        return tuple(
            connection.execute(f"select count(*), max(rowid) from {name}").fetchone() for name in names
        )


def _read(made: Trial, data: bytes, good: GoodFile) -> Checked:
    asked = Asked(good.extract, good.chosen, today=TODAY, answers=good.answers)
    return intake.check(data, "extract.csv", made.config, asked)


def _held(made: Trial, checked: Checked) -> Checked:
    """The file with what loading it would say and ask."""
    judgement, proposed = judged(made.engine, checked, made.config, made.build)
    return with_jumps(judgement, proposed, made.config) if judgement.upload else replace(judgement)
