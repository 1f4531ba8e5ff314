"""Pairs of worlds: different children in the files that officers send, and the same release of them."""

import tempfile
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from sqlalchemy import Engine

import config
from config.refusal import Unsafe
from loaders import intake, store
from metrics.disclosure.release import builder
from tests.acting import acting
from tests.seeded import copied_to

SETTINGS = config.load()
PERIOD = "2025/26"
HEADING = "period,sex,ethnic_group,pupils,pupils_suspended,suspensions,permanent_exclusions"
BROAD = ("Asian", "Black", "Mixed", "White")
DETAILED = ("Bangladeshi", "Indian", "Black African", "Black Caribbean", "White British", "White Irish")
# How two worlds differ: in what is sent first, in a correction of the same first file, in how many rows they have.
KINDS = ("first", "corrected", "rows")
MEASURES = ("suspensions", "pupils-suspended", "permanent-exclusions")
# How many files are tried before it is given up that one of them is published as another is.
TRIES = 500
# By sex and ethnic group: pupils, pupils suspended, suspensions, permanent exclusions.
Children = dict[tuple[str, str], tuple[int, int, int, int]]


class Pair(NamedTuple):
    """The files of two worlds, each in the order in which they are sent, and the measure to look at."""

    kind: str
    measure: str
    one: tuple[str, ...]
    other: tuple[str, ...]


def pair(seed: int) -> Pair:
    """The pair of this number: every kind by turns, in broad and in detailed groups, with every measure.

    Which worlds are published alike hangs on the secret by which the first start's store rounds, and so do the files.
    """
    chance, kind = np.random.default_rng(seed), KINDS[seed % len(KINDS)]
    groups = DETAILED if seed // len(KINDS) % 2 else BROAD
    measure = MEASURES[(seed + seed // len(KINDS)) % len(MEASURES)]
    with tempfile.TemporaryDirectory() as folder:
        engine = store.connect(copied_to(Path(folder)))
        files = _files(kind, _children(groups, chance), chance, engine)
        engine.dispose()
    return Pair(kind, measure, *files)


def upload_of(file: str) -> store.Upload:
    """What is stored of a file."""
    upload = intake.check(file.encode(), "exclusions.csv", SETTINGS).upload
    assert upload is not None, "a world's file is right in itself"
    return upload


def accept(engine: Engine, file: str) -> None:
    """The file as an officer sends it: published at once."""
    made = builder(SETTINGS)
    receipt = store.accept(
        engine, upload_of(file), build=made, by=acting("officer"), fingerprint=SETTINGS.fingerprint
    )
    assert receipt.changed == (PERIOD,)


def file_of(children: Children, not_known: tuple[int, ...] = ()) -> str:
    """The file that says so. Pupils of no known group are of one row, or of two that pages show as one."""
    labels = ("Not known", "Refused")
    lines = [_line(sex, group, counts) for (sex, group), counts in children.items()]
    lines += [
        _line(sex, label, (pupils, 0, 0, 0))
        for label, pupils in zip(labels, not_known, strict=False)
        for sex in ("Girls", "Boys")
    ]
    return "\n".join([HEADING, *lines]) + "\n"


def _line(sex: str, group: str, counts: tuple[int, ...]) -> str:
    return ",".join([PERIOD, sex, group, *map(str, counts)])


def _children(groups: tuple[str, ...], chance: np.random.Generator) -> Children:
    """A borough in which some groups are few: of some nobody was suspended, of others nearly everybody."""
    made: Children = {}
    for group in groups:
        size, rate = np.exp(chance.uniform(np.log(15), np.log(900))), chance.uniform(0, 0.5)
        for sex in ("Girls", "Boys"):
            pupils = int(chance.poisson(size)) + 1
            suspended = int(chance.binomial(pupils, rate))
            times = suspended + int(chance.poisson(suspended / 2))
            made[sex, group] = (pupils, suspended, times, int(chance.binomial(suspended, 0.1)))
    return made


def _files(
    kind: str, first: Children, chance: np.random.Generator, engine: Engine
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is sent in either world; `engine` is of a store as both of them begin with it."""
    if kind == "rows":
        return (file_of(first, (37,)),), (file_of(first, (21, 16)),)
    before = file_of(first)
    if kind == "first":
        return (before,), (_like(before, first, chance, engine),)
    accept(engine, before)
    one = other = _like(before, first, chance, engine)
    while one == other:
        other = _like(before, first, chance, engine)
    return (before, one), (before, other)


def _like(file: str, children: Children, chance: np.random.Generator, engine: Engine) -> str:
    """A file of other children that would be published now as `file` would be."""
    wanted = _released(file, engine)
    assert wanted is not None, "a pair begins with a file of which a release is safe"
    tried = (file_of(_changed(children, chance)) for _ in range(TRIES))
    return next(one for one in tried if one != file and wanted.equals(_released(one, engine)))


def _released(file: str, engine: Engine) -> pd.DataFrame | None:
    """The release that the file would have; None where none is safe."""
    try:
        return store.preview(engine, upload_of(file), build=builder(SETTINGS))[PERIOD].proposed
    except Unsafe:
        return None


def _changed(children: Children, chance: np.random.Generator) -> Children:
    """One or two groups of girls or boys counted otherwise, by one or two."""
    places, made = list(children), dict(children)
    for place in chance.choice(len(places), chance.integers(1, 3), replace=False):
        counts = np.array(made[places[place]])
        counts[chance.integers(4)] += chance.choice([-2, -1, 1, 2])
        pupils, suspended, times, excluded = (int(count) for count in counts)
        if 0 <= suspended <= min(pupils, times) and excluded >= 0 and (times == 0 or suspended > 0):
            made[places[place]] = pupils, suspended, times, excluded
    return made
