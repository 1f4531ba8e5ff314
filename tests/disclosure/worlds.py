"""Worlds that differ in their children and not in what is published: everything that a viewer is sent must be the
same in all of them, to the byte."""

import json
from collections.abc import Iterator, Sequence
from functools import cache

import pandas as pd

import config
from config.release_context import ReleaseContext
from metrics.__main__ import records
from metrics.disclosure.release import build
from metrics.figures.results import results
from pages.components import charts
from pages.components.render import csv
from pages.components.render.page import html, words
from pages.components.shared.content import paragraph
from pages.components.shared.view import Selection, View, view_of
from pages.components.words import sentences, status_line, view_table
from tests.metrics.examples import slice_of

SETTINGS = config.load()
MEASURES = ("pupils-suspended", "suspensions", "permanent-exclusions")
PERIOD = "2025/26"
FIRST = {
    "Asian": (412, 23, 41, 2),
    "Black": (633, 88, 143, 11),
    "Mixed": (219, 31, 57, 3),
    "White": (702, 64, 98, 6),
}


def rows(**changed: tuple[int, int, int, int]) -> pd.DataFrame:
    """The pupils of a small borough, by group: on roll, suspended, suspensions, permanent exclusions; girls are a
    third of each. `changed` names what is different in this world."""
    made = FIRST | changed
    lines = [
        f"{sex}  {group}  " + "  ".join(str(part) for part in _part(counts, sex))
        for group, counts in made.items()
        for sex in ("Girls", "Boys")
    ]
    text = "\n".join(["sex  group  pupils  pupils_suspended  suspensions  permanent_exclusions", *lines])
    return slice_of("exclusions", text, source="misa", period=PERIOD).rows


def plausible(counts: Sequence[int]) -> bool:
    """Whether a group can be: no more suspended than on roll, nor than there were suspensions, boys and girls alike."""
    parts = [_part(tuple(counts), sex) for sex in ("Girls", "Boys")]
    return all(roll >= suspended and suspended <= times for roll, suspended, times, _ in parts)


def _part(counts: tuple[int, ...], sex: str) -> list[int]:
    girls = [count // 3 for count in counts]
    return girls if sex == "Girls" else [count - less for count, less in zip(counts, girls, strict=True)]


def published(rows_now: pd.DataFrame) -> pd.DataFrame:
    """The release of a world as a correction of the first one, whose release binds it."""
    return build(rows_now, "exclusions", SETTINGS, ReleaseContext(earlier=first_version()))


@cache
def first_version() -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows and the release that every world is laid on."""
    first = rows()
    return first, build(first, "exclusions", SETTINGS)


def views(release: pd.DataFrame, measures: Sequence[str] = MEASURES) -> Iterator[View]:
    """Every view of a release: measure x comparator x breakdown (there are broad groups alone)."""
    released = {"exclusions": release.assign(release=1, upload="EQ", demonstration=False)}
    for name in measures:
        for comparator in ("White", "Everyone else"):
            table = results(name, released, SETTINGS, comparator)
            for by in table["breakdown"].unique():
                yield view_of(table, Selection(name, PERIOD, "Hackney", "broad", by, comparator), SETTINGS)


def everything_sent(release: pd.DataFrame, measures: Sequence[str] = MEASURES) -> list[str]:
    """All that a viewer is sent of a release: sentences, strips, notes, charts, tables, files and the command's rows."""
    sent = []
    for view in views(release, measures):
        sent += [words(sentences.headline(view, SETTINGS)), words(sentences.second(view, SETTINGS))]
        sent += [
            html(status_line.status(view, {1: "2026-01-01T00:00:00"})),
            html(*map(paragraph, status_line.notes(view, SETTINGS))),
        ]
        sent += [html(charts.key(view, SETTINGS)), json.dumps(charts.spec(view, SETTINGS), sort_keys=True)]
        sent += [
            html(view_table.measure_table(view, SETTINGS), view_table.base_note(view)),
            csv.file_name(view),
            csv.csv(view).decode(),
        ]
        sent.append(json.dumps(records(view.rows)))
    return sent
