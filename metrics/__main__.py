"""`python -m metrics list`, `origins`, `promises`, and `show`, `targets`, `explain MEASURE`: the pages' figures as commands.

One of the two commands in which loaders and metrics meet; the figures are the same digits as the pages'.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Any

import pandas as pd

import config
from config import Config, commands
from config.periods import in_order, resolve, years_of
from loaders import seeding, store
from metrics.disclosure.release import builder
from metrics.figures.results import comparators, extracts_needed, has_real_groups, results
from metrics.origins import origins
from metrics.promises.answer_table import Words, answer_table
from metrics.promises.several_years import of_length
from metrics.promises.several_years import table as several_years
from metrics.promises.targets import targets
from metrics.provenance import numbers_behind
from metrics.provenance_words import in_words

DEMONSTRATION = "Demonstration data: invented figures. Do not quote them."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code: 0 done, 1 nothing to show, 2 a wrong call."""
    settings = config.load()
    asked = _parser(settings).parse_args(arguments)
    if asked.command == "list":
        return _list(settings)
    if asked.command == "explain":
        return _explain(asked, settings)
    try:
        shown = _asked_for(asked, settings)
    except (ValueError, store.StoreUnavailable, store.Damaged, seeding.SeedError) as problem:
        print(problem, file=sys.stderr)
        return 2
    if shown.empty:
        print("There are no figures for that choice.", file=sys.stderr)
        return 1
    _print(shown, asked.format, invented=_invented(shown, asked, settings))
    return 0


def _asked_for(asked: argparse.Namespace, settings: Config) -> pd.DataFrame:
    if asked.command == "origins":
        return origins(settings, lambda name: table_of(name, settings, ""))
    if asked.command == "promises":
        # Only this command prints what a page says.
        from pages.components.progress import answer_words, latest_figures

        words = Words(latest_figures.line, answer_words.line)
        return answer_table(
            settings, lru_cache(lambda name, years: table_of(name, settings, "", years)), words
        )
    if asked.command == "targets":
        return targets(table_of(asked.measure, settings, ""), asked.measure, settings)
    return chosen(_table_asked_for(asked, settings), asked, settings)


def _table_asked_for(asked: argparse.Namespace, settings: Config) -> pd.DataFrame:
    return table_of(asked.measure, settings, asked.comparator or "", years_of(asked.period or ""))


def _explain(asked: argparse.Namespace, settings: Config) -> int:
    """Print the way of one number; 1 where the choice has none, 2 where it is a wrong one."""
    group = settings.ethnicity.groups.get(asked.group)
    asked.detail = "detailed" if group is not None and group.level == "detailed" else asked.detail
    try:
        table = chosen(_table_asked_for(asked, settings), asked, settings)
        wanted = table["group"].eq(asked.group) & table["category"].eq(asked.category or "")
        if not wanted.any():
            print(_no_such_number(table, asked), file=sys.stderr)
            return 1
        row = table[wanted].iloc[-1].to_dict()  # of several periods the newest: they are in order
        engine, reader = store.connect(), store.connect_reader()
        released = {name: store.released(reader, name) for name in extracts_needed(asked.measure, settings)}
        days = {slice_.number: slice_.at for slice_ in store.slices(reader)}
        files = {
            e.receipt.reference: e.receipt.file_name
            for e in store.history(engine)
            if isinstance(e, store.Loaded)
        }
        numbers = numbers_behind(
            row,
            released,
            lambda reference: (files[reference], store.uploaded_rows(engine, reference)),
            settings,
        )
    except (ValueError, LookupError, store.StoreUnavailable, store.Damaged, seeding.SeedError) as problem:
        print(problem, file=sys.stderr)
        return 2
    if row["demonstration"]:
        print(DEMONSTRATION, file=sys.stderr)
    if asked.format == "json":
        way = {"figure": records(pd.DataFrame([row]))[0], "numbers": [asdict(number) for number in numbers]}
        print(json.dumps(_without_nan(way), ensure_ascii=False, indent=2, allow_nan=False))
    else:
        print(in_words(row, numbers, days, settings))
    return 0


def _without_nan(value: Any) -> Any:
    """The same with null where there is no figure."""
    if isinstance(value, dict):
        return {name: _without_nan(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nan(part) for part in value]
    return None if isinstance(value, float) and pd.isna(value) else value


def _no_such_number(table: pd.DataFrame, asked: argparse.Namespace) -> str:
    groups = ", ".join(dict.fromkeys(table["group"]))
    categories = ", ".join(filter(None, dict.fromkeys(table["category"])))
    of = f" Categories: {categories}." if categories else ""
    return f"There is no figure for {asked.group} {asked.category or ''}".strip() + f". Groups: {groups}.{of}"


def _invented(shown: pd.DataFrame, asked: argparse.Namespace, settings: Config) -> bool:
    """Whether any figure printed is invented; the targets table does not say it itself. No promise is held against one."""
    if asked.command in ("origins", "promises"):
        return False
    rows = shown if "demonstration" in shown else table_of(asked.measure, settings, "")
    return bool(rows["demonstration"].any())


def table_of(measure: str, settings: Config, comparator: str, years: int = 1) -> pd.DataFrame:
    """The whole results table of a measure from the store, filled first where it is new; of its total, where nobody gives
    real figures by ethnic group. `years`: of so many together."""
    in_all = settings.measures[measure].in_all
    asked = [settings.measures[name] for name in (measure, in_all) if name]
    offered = {name for one in asked for detail in ("broad", "detailed") for name in comparators(one, detail)}
    if comparator and comparator not in offered:
        raise ValueError(
            f"{measure} is not compared with “{comparator}”. Choose from: {', '.join(sorted(offered))}."
        )
    seeding.filled_store(settings, builder(settings)).dispose()
    reader = store.connect_reader()  # the store as pages may read it: never the rows
    needed = {extract for name in (measure, in_all) if name for extract in extracts_needed(name, settings)}
    released = {name: store.released(reader, name) for name in needed}
    reader.dispose()
    if in_all and not has_real_groups(results(measure, released, settings), settings):
        areas = {area.name for area in settings.publication.areas}
        return results(in_all, released, settings, comparator if comparator in areas else "")
    found = results(measure, released, settings, comparator)
    if years == 1:
        return found
    return of_length(several_years(measure, released, settings, comparator, found), years)


def chosen(table: pd.DataFrame, asked: argparse.Namespace, settings: Config) -> pd.DataFrame:
    """The rows of one area, detail and breakdown, and of one period where one was asked for."""
    there = table[table["area"].eq(asked.area or settings.area) & table["detail"].eq(asked.detail)]
    inside = there[there["breakdown"].eq(asked.by or "")]
    if not asked.period:
        return inside
    if (period := resolve(asked.period, inside["period"])) is not None:
        return inside[inside["period"] == period]
    if (elsewhere := resolve(asked.period, there["period"])) is not None:
        raise ValueError(_not_so_split(there, elsewhere, asked, settings))
    periods = ", ".join(in_order(there["period"])) or "none"
    raise ValueError(f"There is no one period “{asked.period}”. Periods with figures: {periods}.")


def _not_so_split(there: pd.DataFrame, period: str, asked: argparse.Namespace, settings: Config) -> str:
    """There are figures of the period, and none in the breakdown: which breakdowns, and which periods, have some."""
    split = sorted(set(there.loc[there["period"] == period, "breakdown"]) - {""})
    periods = in_order(there.loc[there["breakdown"] == (asked.by or ""), "period"])
    by = f"by {asked.by}" if asked.by else "that are not broken down"
    parts = [
        f"There are no figures {by} for {period} in {asked.area or settings.area}.",
        f"Breakdowns with figures: {', '.join(split) or 'none'}.",
        f"Periods with figures {by}: {', '.join(periods)}." if periods else "",
    ]
    return " ".join(filter(None, parts))


def _print(shown: pd.DataFrame, form: str, *, invented: bool) -> None:
    if invented:
        print(DEMONSTRATION, file=sys.stderr)
    if form == "json":
        print(json.dumps(records(shown), ensure_ascii=False, indent=2, allow_nan=False))
    elif form == "csv":
        print(shown.to_csv(index=False), end="")
    else:
        marked = [DEMONSTRATION] if invented else []
        print("\n".join([*marked, shown.dropna(axis="columns", how="all").to_string(index=False)]))


def records(shown: pd.DataFrame) -> list[dict[str, object]]:
    """Rows as plain objects for JSON: null where there is no figure, never NaN, and every digit kept."""
    plain = shown.astype(object).where(shown.notna(), None)
    return [{name: _plain(value) for name, value in row.items()} for row in plain.to_dict("records")]


def _plain(value: object) -> object:
    return value.item() if hasattr(value, "item") else value


def _list(settings: Config) -> int:
    for name, measure in settings.measures.items():
        print(f"{name:28} {measure.title}  [{measure.page}; by {', '.join(measure.breakdowns) or 'nothing'}]")
    return 0


def _parser(settings: Config) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m metrics", description="Figures as the pages show them.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="every measure")
    show = commands.add_parser("show", help="the results table of one measure")
    explain = commands.add_parser("explain", help="where one number comes from: file, line, release, counts")
    promised = commands.add_parser("targets", help="the plans' targets of one measure, and how they stand")
    every = commands.add_parser("promises", help="every promise that a figure answers, and how it stands")
    come = commands.add_parser("origins", help="what of each measure is real, and what would bring the rest")
    for command in (show, explain, promised):
        command.add_argument("measure", choices=list(settings.measures), metavar="MEASURE")
    for command in (show, explain):
        _add_choice(command, settings)
    explain.add_argument("--group", required=True, help="an ethnic group, “Not known” or “All”")
    explain.add_argument("--category", help="one part of the breakdown: a role, a grade, boys")
    explain.add_argument("--format", choices=["text", "json"], default="text")
    for command in (show, promised, every, come):
        command.add_argument("--format", choices=["table", "csv", "json"], default="table")
    return parser


def _add_choice(command: argparse.ArgumentParser, settings: Config) -> None:
    """The filters of a page, as options."""
    command.add_argument(
        "--period",
        help="2022-09-30, 2023/24, a year that has one snapshot, or years together: “2022/23 to 2024/25”",
    )
    command.add_argument("--area", choices=[area.name for area in settings.publication.areas])
    command.add_argument(
        "--by", metavar="BREAKDOWN", help="role, grade, sex, phase or another that the measure has"
    )
    command.add_argument("--detail", choices=["broad", "detailed"], default="broad")
    command.add_argument("--comparator", help="a population, a group, “Everyone else” or an area")


if __name__ == "__main__":
    commands.run(main)
