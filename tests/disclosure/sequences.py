"""Random sequences of uploads, corrections and undos of one September's staff: what a check says, and what loading does."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from sqlalchemy import Engine

from config.refusal import Unsafe
from loaders import intake, store
from loaders.intake import Checked
from loaders.recognising import Asked
from loaders.refusing import judged
from loaders.refusing.broader import broader
from metrics.disclosure.release import builder
from tests.acting import acting, assessed
from tests.disclosure.staff import moved, september
from tests.metrics.examples import SETTINGS

BUILD = builder(SETTINGS)
STAFF = SETTINGS.extracts["workforce"]
STEPS = 8
# Of 2022 nobody printed how many of each role are not known, and a file of ours must say it.
YEARS = (2019, 2020, 2021, 2023, 2024, 2025)


class Told(NamedTuple):
    """One file of a sequence: whether the check took it, whether loading did, and whether there was a way on."""

    taken: bool
    loaded: bool
    way_on: bool

    @property
    def agrees(self) -> bool:
        return self.taken == self.loaded and self.way_on


def sequence(seed: int, folder: Path, steps: int = STEPS) -> list[Told]:
    """What was said of every file of one sequence, in a store of its own in `folder`."""
    chance = np.random.default_rng(seed)
    engine = assessed(store.connect(f"sqlite:///{folder}/{seed}.db"))
    year = int(chance.choice(YEARS))
    rows, told, references = september(year), [], list[str]()
    for _ in range(steps):
        kind = chance.choice(["ours", "theirs", "undo"], p=[0.7, 0.15, 0.15])
        if kind == "undo" and references:
            store.undo(engine, references.pop(), by=acting("officer"))
            continue
        if kind == "theirs":
            checked = read(moved(september(year), chance, people=int(chance.integers(0, 2))), "transcribed")
        else:
            rows = moved(
                september(year) if chance.random() < 0.2 else rows, chance, people=int(chance.integers(0, 4))
            )
            checked = read(_some(rows, chance), "misa")
        said, reference = sent(engine, checked)
        told.append(said)
        references += [reference] if reference else []
    engine.dispose()
    return told


def _some(rows: pd.DataFrame, chance: np.random.Generator) -> pd.DataFrame:
    """The whole file, or what an officer sends who leaves the roles out."""
    return rows if chance.random() < 0.85 else next(broader(rows, STAFF, SETTINGS.ethnicity))[1]


def read(rows: pd.DataFrame, source: str) -> Checked:
    """The rows as a file that somebody sends."""
    columns = {"group": "ethnic_group", "count": "headcount"}
    table = rows.rename(columns=columns)[["period", "staff", "role", "grade", "ethnic_group", "headcount"]]
    table = table.astype({"headcount": int})
    # Totals of the known are worked out for whoever sends a file of ours.
    ours, theirs = (
        table[table["ethnic_group"].ne("Known")],
        table.assign(area="Hackney", source="A publisher"),
    )
    table = ours if source == "misa" else theirs
    checked = intake.check(
        table.to_csv(index=False).encode(), "staff.csv", SETTINGS, Asked("workforce", source=source)
    )
    assert checked.upload is not None, [problem.sentence() for problem in checked.problems]
    return checked


def sent(engine: Engine, checked: Checked) -> tuple[Told, str]:
    upload = checked.upload
    assert upload is not None
    verdict, _ = judged(engine, checked, SETTINGS, BUILD)
    try:
        receipt = _accepted(engine, upload)
    except Unsafe:
        advice = verdict.problems[-1].title if verdict.problems else ""
        return Told(verdict.upload is not None, False, _stands(engine, upload, advice)), ""
    # One that changes nothing is no upload to take back.
    return Told(verdict.upload is not None, True, True), "" if receipt.already else receipt.reference


def _accepted(engine: Engine, upload: store.Upload) -> store.Receipt:
    return store.accept(
        engine, upload, build=BUILD, by=acting("officer"), fingerprint=SETTINGS.fingerprint, guarded=STAFF.guarded
    )  # fmt: skip


def _stands(engine: Engine, upload: store.Upload, advice: str) -> bool:
    """Whether what a refusal tells to send instead can be published; it is not sent here."""
    for words, rows in broader(upload.rows, SETTINGS.extracts[upload.extract], SETTINGS.ethnicity):
        if advice.endswith(words):
            try:
                store.preview(engine, replace(upload, rows=rows), build=BUILD)
            except Unsafe:
                return False
            return True
    return False
