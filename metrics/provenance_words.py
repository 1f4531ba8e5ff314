"""The way of a number in words: what is divided by what, and under each count its cells and the lines behind them."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from config import Config
from metrics.figures import comparison
from metrics.provenance import COMPARED_BASE, Cell, Number


def in_words(row: Mapping[str, Any], numbers: list[Number], days: Mapping[int, str], config: Config) -> str:
    """The way of a number as plain text. `days`: on which day each release was published, by its number."""
    measure = config.measures[row["measure"]]
    place = [measure.title, row["group"], row["category"], row["area"], row["period"]]
    lines = [", ".join(str(part) for part in place if part), *_sum_of(row, numbers, config), ""]
    for number in numbers:
        lines.append(f"{number.what}: {_count(_total(number))}")
        for cell in number.cells:
            several = len({one.period for one in number.cells}) > 1
            lines += _cell_in_words(cell, days, config, f"{cell.period}, " if several else "")
    return "\n".join(lines)


def _sum_of(row: Mapping[str, Any], numbers: list[Number], config: Config) -> list[str]:
    """What is divided by what, and what is taken from what: "76 of 199 less 54,645 of 259,147"."""
    totals = {number.what: _count(_total(number)) for number in numbers}
    if "numerator" not in totals or "base" not in totals:
        return [
            f"{_plain(row['value'])}, as the source gives it; compared with {_plain(row['comparator_value'])}"
        ]
    ours, theirs = f"{totals['numerator']} of {totals['base']}", ""
    said = [f"{ours} is {_plain(row['value'])}"]
    if COMPARED_BASE in totals and pd.notna(row["comparator_value"]):
        theirs = f"{totals['comparator']} of {totals[COMPARED_BASE]}"
        less = f" less {totals['numerator']} of {totals['base']}" * (
            row["comparator"] == comparison.EVERYONE_ELSE
        )
        said.append(
            f"Compared with {_whom(row, config)}: {theirs}{less} is {_plain(row['comparator_value'])}"
        )
        said.append(f"Gap {_plain(row['gap'])}: {ours} less {theirs}{less}")
        said.append(f"Ratio {_plain(row['ratio'])}")
    return said


def _whom(row: Mapping[str, Any], config: Config) -> str:
    """The comparator as pages call it: its title, where it is a population."""
    named = row["comparator"]
    return config.comparators[named].title if named in config.comparators else named


def _total(number: Number) -> float:
    return sum((cell.count for cell in number.cells), 0.0) if number.cells else float("nan")


def _count(number: float) -> str:
    return "not shown" if pd.isna(number) else f"{number:,.0f}" if number.is_integer() else f"{number:,.10g}"


def _plain(number: float) -> str:
    return "not shown" if pd.isna(number) else f"{number:.10g}"


def _cell_in_words(cell: Cell, days: Mapping[int, str], config: Config, year: str) -> list[str]:
    """`year`: the one that it is of, where a number has several."""
    shown = _count(cell.count) if pd.notna(cell.count) else f"not shown ({cell.status})"
    line = f"  {shown}: {year}{cell.item}, {cell.group}, source {cell.source}, release {cell.release}"
    line += f" of {days.get(cell.release, '')[:10]}, upload {cell.upload}"
    why = {
        None: "    Nothing declares its source any more, so its rows are not told.",
        "round": f"    Rounded to {config.publication.rounded_to} before it was released, so its rows are not told.",
        "suppress": "    Small counts are withheld before a release, so its rows are not told.",
    }
    rows = [f"    {row.file}, line {row.line}: {row.group}, {_count(row.count)}" for row in cell.lines]
    return [line, *(rows or filter(None, [why.get(cell.protection)]))]
