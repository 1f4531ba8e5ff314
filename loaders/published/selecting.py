"""The rows of a published file that are about our areas and of the kinds that its family takes."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from config import Config
from config.family import Family
from loaders.problems import Problem, printable
from loaders.published.labels import (
    Wanted,
    column_title,
    either,
    error,
    fits,
    label,
    labels,
    listed,
    spellings,
    translated,
    unknown,
)
from loaders.published.seats import place_of, seats_of

# Levels of places that lie inside those that we have, and have their codes on their rows too.
SMALLER = (
    "School", "Institution", "Provider", "Ward", "Local authority district", "Parliamentary constituency", "Opportunity area",
    "Local skills improvement plan area", "Planning area", "Multi-academy trust", "Sponsor", "English devolved area",
    "Local enterprise partnership", "Mayoral combined authority", "MAT", "RSC region",
)  # fmt: skip


@dataclass(frozen=True)
class Chosen:
    """The rows that are used: the declared columns as text, `line`, `area`, and for rows that are added up
    `part` (which one) of `parts` (how many). `left_out` and `elsewhere` count the rows that are not."""

    frame: pd.DataFrame
    left_out: int
    elsewhere: int


def chosen(table: pd.DataFrame, family: Family, config: Config) -> tuple[Chosen, list[Problem]]:
    """The rows that are about our areas and of the kinds declared, with the area of each."""
    if problems := _of_another_file(table, family) or _absent(table, family):
        return Chosen(table, 0, 0), problems
    kept, total = taken(table, family)
    frame = _with_areas(table[kept].assign(total=total[kept]), family, config)
    problems = [*_unknown_levels(frame, family, config), *_strange(frame, family, config)]
    ours = frame[frame["area"] != ""]
    if ours.empty:
        problems.append(_nothing_of_ours(config))
    return Chosen(_with_parts(ours, family), int((~kept).sum()), _lines(frame) - _lines(ours)), problems


def _lines(frame: pd.DataFrame) -> int:
    """How many of the file's rows there are in it: one may be about two areas."""
    return frame["line"].nunique()


def taken(table: pd.DataFrame, family: Family) -> tuple[np.ndarray, np.ndarray]:
    """Which rows are of the kinds that a family takes, and which of them make up its total."""
    total = fits(table, family.total_from.where) if family.total_from else np.zeros(len(table), dtype=bool)
    kept = fits(table, _taken(family)) | total
    if family.leave_out:
        kept &= ~fits(table, family.leave_out)
    return kept, total


def about_us(table: pd.DataFrame, family: Family, config: Config) -> np.ndarray:
    """Which rows are, or may be meant to be, about our areas or parts of them."""
    columns = [name for name in family.places.columns if name in table]
    levels = labels(table[family.places.level]) if family.places.level else [None] * len(table)
    ours = {area.code: area.name for area in config.publication.places}
    known = _known_levels(config)
    found = []
    for level, *cells in zip(levels, *(table[name] for name in columns), strict=True):
        place = None if level is None or level in known else place_of(None, tuple(cells), config.areas)
        is_ours = any(seat.area for seat in seats_of(level, tuple(cells), ours, config.areas))
        found.append(is_ours or (place is not None and place.code in ours))
    return np.array(found, dtype=bool)


def deciding(family: Family) -> list[str]:
    """The columns by which rows are taken or left."""
    total = family.total_from.where if family.total_from else {}
    where: list[Wanted] = [family.where, family.leave_out, total]
    names = [*(name for each in where for name in each), family.places.level, *family.places.columns]
    return [name for name in dict.fromkeys(names) if name]


def telling(family: Family) -> dict[str, set[str] | None]:
    """The columns of which something is said by what stands anywhere in them, each with the labels of which it is said
    (as `label` has them), or None for all."""
    wanted: list[Wanted] = [
        family.where,
        family.never,
        *([family.total_from.where] if family.total_from else []),
    ]
    told: dict[str, set[str] | None] = {}
    for where in wanted:
        for column, accepted in where.items():
            told[column] = (told.get(column) or set()) | either(accepted)
    if family.told_by:
        told[family.told_by.column] = {label(text) for text in family.told_by.labels}
    return told | ({family.period.column: None} if family.period.column else {})


def _known_levels(config: Config) -> set[str]:
    return either((*dict.fromkeys(place.level for place in config.areas.places), *SMALLER))


def _of_another_file(table: pd.DataFrame, family: Family) -> list[Problem]:
    """Labels that only another file with the same columns has: its numbers count something else."""
    return [
        Problem(
            "error",
            "another file",
            f"This is not “{family.title}”: that file has the same columns, and no such rows.",
            "Nothing was loaded, because this file counts something else. Download the one that is named.",
            column=column_title(column, family),
            found=printable(text),
        )
        for column, wanted in family.never.items()
        for text in table[column].unique()
        if label(text) in either(wanted)
    ][:1]


def _taken(family: Family) -> Wanted:
    """The labels of the rows that are taken: those that must be there, and those that may be."""
    both = dict(family.where)
    for column, labels_there in family.also.items():
        both[column] = (*spellings(family.where[column]), *spellings(labels_there))
    return both


def _absent(table: pd.DataFrame, family: Family) -> list[Problem]:
    """Labels by which rows are chosen and which no row has: a changed label would lose its rows silently."""
    wanted: list[Wanted] = [family.where, *([family.total_from.where] if family.total_from else [])]
    there = {column: {label(text) for text in table[column].unique()} for where in wanted for column in where}
    return [
        Problem(
            "error",
            "label not found",
            f"No row has {listed([f'“{text}”' for text in texts], 'or')} in this column.",
            "Nothing was loaded: the publisher may have changed the label, or the rows were taken out.",
            column=column_title(column, family),
        )
        for where in wanted
        for column, accepted in where.items()
        for texts in spellings(accepted)
        if not there[column] & {label(text) for text in texts}
    ]


def _with_areas(frame: pd.DataFrame, family: Family, config: Config) -> pd.DataFrame:
    """`area` ("" where it is none of ours) and, of an area that a file gives in parts alone, `part` and how many `parts`
    there are. The parts of a period are taken where all of them are there, and the area itself is not. A row about a part
    that is itself an area of ours is there twice.
    """
    columns = [name for name in family.places.columns if name in frame]
    levels = labels(frame[family.places.level]) if family.places.level else [None] * len(frame)
    cells = list(zip(levels, *(frame[name] for name in columns), strict=True))
    ours = {area.code: area.name for area in config.publication.places}
    seats = {row: seats_of(row[0], row[1:], ours, config.areas) for row in dict.fromkeys(cells)}
    as_part = [place for place, row in enumerate(cells) if len(seats[row]) > 1]
    found = [seats[row][0] for row in cells] + [seats[cells[place]][1] for place in as_part]
    frame = pd.concat([frame, frame.iloc[as_part]], ignore_index=True) if as_part else frame
    area = pd.Series([seat.area for seat in found], index=frame.index, dtype=object)
    part = pd.Series([seat.part for seat in found], index=frame.index, dtype=object)
    period = frame[family.period.column] if family.period.column else pd.Series("", index=frame.index)
    parts = pd.Series([seat.parts for seat in found], index=frame.index)
    there = part.groupby([area, period]).transform("nunique")
    as_itself = part.eq("").groupby([area, period]).transform("any")
    not_taken = part.ne("") & (as_itself | there.lt(parts))
    return frame.assign(area=area.mask(not_taken, ""), part=part, parts=parts)


def _unknown_levels(frame: pd.DataFrame, family: Family, config: Config) -> list[Problem]:
    """Rows with an area's code whose geographic level nobody knows: they may be the ones that are needed."""
    if not family.places.level:
        return []
    codes = {area.code for area in config.publication.places}
    levels = tuple(dict.fromkeys(place.level for place in config.areas.places))
    odd = ~labels(frame[family.places.level]).isin(_known_levels(config))
    columns = [name for name in family.places.columns if name in frame]
    for line, *cells in frame.loc[odd, columns].itertuples():
        place = place_of(None, tuple(cells), config.areas)
        odd[line] = place is not None and place.code in codes
    title = "This geographic level is not known, and the row has the code of one of our areas."
    problem = error("unknown level", title, column_title(family.places.level, family), listed(levels, "or"))
    return unknown(frame, frame[family.places.level], odd, problem)


def _strange(frame: pd.DataFrame, family: Family, config: Config) -> list[Problem]:
    """Rows whose code is of an area that has parts, and whose name is of no place that we know: they may be a part."""
    problems: list[Problem] = []
    whole = {area.name for area in config.publication.places if config.areas.parts_of(area.name)}
    if not whole:  # no area of a council outside London is given in parts
        return []
    for name in family.places.columns:
        if name.endswith("_name") and name in frame:
            nameless = frame["area"].isin(whole) & (frame["part"] == "") & (frame[name] != "")
            known = translated(frame[name], lambda text: config.areas.find(text) is not None).astype(bool)
            title = "The code is of one of our areas, and the name of no place that we know."
            problem = error("unknown area", title, column_title(name, family), listed(sorted(whole), "or"))
            problems += unknown(frame, frame[name], nameless & ~known, problem)
    return problems


def _nothing_of_ours(config: Config) -> Problem:
    areas = listed([area.name for area in config.publication.areas], "or")
    fix = "Check that the file was not cut down to other areas."
    return Problem("error", "no area of ours", f"No row is about {areas}.", fix)


def _with_parts(frame: pd.DataFrame, family: Family) -> pd.DataFrame:
    """Which of how many rows that are added up each row is: parts of an area, parts of a total, or both."""
    part, parts = frame["part"].copy(), frame["parts"].copy()
    if family.total_from:
        total = frame["total"]
        part[total] += ";" + labels(frame[family.total_from.add][total])
        parts[total] *= family.total_from.parts
    return frame.assign(part=part, parts=parts).drop(columns=["total"])
