"""What the labels of a published file mean: its period, our dimensions and groups. Unknown ones are refused."""

import re
from datetime import date, timedelta
from functools import partial

import pandas as pd

from config import Config, Extract, periods
from config.ethnicity import ALL, normalised
from config.family import Column, Family
from config.vocabulary import PeriodKind
from loaders.problems import Problem
from loaders.published.labels import column_title, either, error, label, labels, listed, translated, unknown

WORKFORCE_CENSUS = "first Thursday in November"
_THURSDAY = 3
# How the years of which a period is made are joined. A file's column says by its kind which years it means, whatever joins them.
_JOINED = {"academic year": "/", "financial year": "-"}
_TWO_YEARS = re.compile(r"(20[0-9]{2})[-/]?([0-9]{2}|20[0-9]{2})")
Labelled = tuple[pd.Series, list[Problem]]


def labelled(frame: pd.DataFrame, family: Family, config: Config) -> tuple[pd.DataFrame, list[Problem], int]:
    """The chosen rows with period, dimensions and group in our words, and how many rows the family drops.

    `depth` is the place of the group column that was used, so that a group which the file gives twice, as a
    minor and as a major one, can be told from a row that is there twice.
    """
    frame, unfit = _split(frame, family)
    said = _group_labels(frame, family)
    dropped = labels(said["text"]).isin(either(family.group.drop))
    frame, said = frame[~dropped], said[~dropped]
    meanings: dict[str, Labelled] = {
        "period": period_labels(frame, family),
        **_dimensions(frame, family, config.extracts[family.extract]),
        "group": _groups(frame, said, family, config),
    }
    said_by = {name: column for name, (column, _) in meanings.items()}
    problems = unfit + [problem for _, found in meanings.values() for problem in found]
    return frame.assign(**said_by, depth=said["depth"]), problems, int(dropped.sum())


def _split(frame: pd.DataFrame, family: Family) -> tuple[pd.DataFrame, list[Problem]]:
    """The named parts of a combined label as columns; rows whose label does not fit the pattern are errors."""
    if not family.split:
        return frame, []
    pattern = re.compile(family.split.pattern, re.IGNORECASE)
    combined = frame[family.split.column]
    found = translated(combined, lambda text: bool(pattern.fullmatch(text))).astype(bool)
    title = "This label is not made as the others are."
    problem = error("unknown label", title, column_title(family.split.column, family), "")
    fitting = frame[found]
    parts = {name: translated(combined[found], partial(_part, pattern, name)) for name in family.split.parts}
    return fitting.assign(**parts), unknown(frame, combined, ~found, problem)


def _part(pattern: re.Pattern[str], name: str, text: str) -> str:
    found = pattern.fullmatch(text)
    assert found, "only labels that fit are split"
    return found[name] or ""


def period_labels(frame: pd.DataFrame, family: Family) -> Labelled:
    """The canonical period of each row; one that is not of the family's kind, or after its last, is refused."""
    declared = family.period
    if declared.value:
        return pd.Series(declared.value, index=frame.index, dtype="str"), []
    texts = frame[declared.column]
    found = translated(texts, lambda text: _period(text, family))
    title = "This is not a period that the file can be read for."
    until = f", not after {declared.last}" if declared.last else ""
    expected = ("a year" if declared.day else periods.FORMS[declared.kind]) + until
    problem = error("unknown period", title, column_title(declared.column, family), expected)
    return found, unknown(frame, texts, found.isna(), problem)


def _period(text: str, family: Family) -> str | None:
    declared = family.period
    period = periods.parse(_dated(text, declared.day) if declared.day else _joined(text, declared.kind))
    last = periods.parse(declared.last)
    if period is None or period.kind != declared.kind or (last and period.start > last.start):
        return None
    return period.label


def _joined(text: str, kind: PeriodKind) -> str:
    """Two years as a period of their kind is written: "2023/24" of the academic year that a file writes "2023-2024"."""
    found, joined = _TWO_YEARS.fullmatch(text), _JOINED.get(kind)
    return f"{found[1]}{joined}{found[2]}" if found and joined else text


def _dated(text: str, day: str) -> str:
    """A year and a day of it as a date; a school year's first Thursday in November lies in its autumn."""
    if day != WORKFORCE_CENSUS:
        return f"{text}-{day}"
    year = periods.parse(_joined(text, "academic year"))
    if year is None or year.kind != "academic year":
        return text
    first = date(year.start.year, 11, 1)
    return (first + timedelta((_THURSDAY - first.weekday()) % 7)).isoformat()


def _dimensions(frame: pd.DataFrame, family: Family, extract: Extract) -> dict[str, Labelled]:
    """Every dimension of the extract: "All" where the file is not split by it."""
    declared = {name: family.dimensions.get(name, Column(value=ALL)) for name in extract.dimensions}
    return {name: _dimension(frame, family, column) for name, column in declared.items()}


def _dimension(frame: pd.DataFrame, family: Family, declared: Column) -> Labelled:
    if declared.value:
        return pd.Series(declared.value, index=frame.index, dtype="str"), []
    texts = frame[declared.column]
    found = labels(texts).map({label(text): meaning for text, meaning in declared.values.items()})
    expected = listed([text for text in declared.values if text], "or")
    column = column_title(declared.column, family)
    problem = error("unknown label", "This label is not known.", column, expected)
    return found, unknown(frame, texts, found.isna(), problem)


def _group_labels(frame: pd.DataFrame, family: Family) -> pd.DataFrame:
    """For each row the cell that says its group, and which column it stands in."""
    nothing = pd.Series("", index=frame.index, dtype="str")
    said = pd.DataFrame({"text": nothing, "depth": 0})
    open_still = pd.Series(True, index=frame.index)
    for depth, column in enumerate(family.group.columns):
        found = open_still & ~labels(frame[column]).isin(either(family.group.total))
        said.loc[found, "text"] = frame[column][found]
        said.loc[found, "depth"] = depth
        open_still &= ~found
    if family.group.level:
        said["depth"] = pd.factorize(labels(frame[family.group.level]), sort=True)[0]
    return said.assign(total=open_still)


def _groups(frame: pd.DataFrame, said: pd.DataFrame, family: Family, config: Config) -> Labelled:
    if not family.group.columns:
        return pd.Series(ALL, index=frame.index, dtype="str"), []
    scheme = family.group.scheme
    meaning = config.ethnicity.lookup(scheme)
    found = translated(said["text"], lambda text: meaning.get(normalised(text))).mask(said["total"], ALL)
    columns = listed([column_title(name, family) for name in family.group.columns], "or")
    expected = f"a group of “{config.ethnicity.schemes[scheme].title}”"
    problem = error("unknown group", "This ethnic group is not known.", columns, expected)
    return found, unknown(frame, said["text"], found.isna(), problem)
