"""The rows of a published file in the shape of our extracts, or every reason why it cannot be loaded."""

from dataclasses import replace

import pandas as pd

from config import Config, periods
from config.family import Family
from loaders.problems import Problem, blocking
from loaders.published import adding, figures, told
from loaders.published.known import more_than_known
from loaders.published.labelling import labelled, period_labels
from loaders.published.labels import listed
from loaders.published.recognising import as_headed
from loaders.published.selecting import Chosen, chosen
from loaders.published.summing import parts_of
from loaders.published.tabling import tabled
from loaders.reading import Sheet
from loaders.reading.sheet import Skipped


def rows(sheet: Sheet, family_name: str, config: Config) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows of a sheet that `recognise` gave this family to, and what is to be said about the file.

    Columns: source, origin, period, area, the extract's dimensions, group, item, count (NaN where a symbol
    stands), symbol (None or a status), line. With an error among the problems there are no rows: a file is
    loaded whole or not at all. Notes count the rows that were left out and repeat the family's own notes.
    """
    family = as_headed(sheet, config.families[family_name])
    columns = _columns(family, config)
    nothing = pd.DataFrame(columns=columns)
    table, problems = tabled(sheet, family)
    if problems:
        return nothing, problems
    picked, problems = chosen(table, family, config)
    if blocking(problems):
        return nothing, problems
    found, problems = _figures(table, _with_skipped(picked, sheet.skipped), family, config)
    if blocking(problems):
        return nothing, problems
    symbol = found["symbol"].astype(object)
    found = found.assign(source=family.source, origin=family.short, symbol=symbol.where(symbol.notna(), None))
    return found[columns].reset_index(drop=True), problems


def _columns(family: Family, config: Config) -> list[str]:
    dimensions = config.extracts[family.extract].dimensions
    return ["source", "origin", "period", "area", *dimensions, "group", "item", "count", "symbol", "line"]


def _with_skipped(picked: Chosen, skipped: Skipped) -> Chosen:
    """What was chosen, with the rows counted that were not even kept."""
    left_out, elsewhere = picked.left_out + skipped.left_out, picked.elsewhere + skipped.elsewhere
    return replace(picked, left_out=left_out, elsewhere=elsewhere)


def _figures(
    table: pd.DataFrame, picked: Chosen, family: Family, config: Config
) -> tuple[pd.DataFrame, list[Problem]]:
    extract = config.extracts[family.extract]
    keys = ["period", "area", *extract.dimensions, "group"]
    texts, problems, dropped = _texts(picked.frame, family, keys, config)
    cells, unread = figures.read(texts, family, extract, _newest(table, family))
    cells, repeats = adding.without_repeats(cells, keys, levels=bool(family.group.level))
    problems = [*problems, *unread, *repeats]
    if blocking(problems):
        return cells, problems
    whole, more = adding.added(cells, keys)
    problems += more
    if blocking(problems):
        return whole, problems
    problems += figures.more_than_their_base(whole, keys, family, extract)
    problems += figures.more_than_everybody(whole, keys, family, extract, config.ethnicity)
    problems += more_than_known(whole, keys, family, config)
    areas = _named(set(whole["area"]), config)
    return whole, [*problems, _used(picked, dropped, areas, family), *_about(family)]


def _texts(
    frame: pd.DataFrame, family: Family, keys: list[str], config: Config
) -> tuple[pd.DataFrame, list[Problem], int]:
    """Each figure's text with what it is of; problems, and how many rows the family drops."""
    if family.told_by:
        return told.long(frame, family, family.told_by, config)
    labels, problems, dropped = labelled(frame, family, config)
    labels, more, part_of_none = parts_of(labels, family, keys)
    long = figures.long(labels, family, config.extracts[family.extract].dimensions)
    return long, [*problems, *more], dropped + part_of_none


def _newest(table: pd.DataFrame, family: Family) -> str:
    """The newest period of the whole file, rows about other areas included."""
    known = periods.in_order(period_labels(table, family)[0].dropna())
    return known[-1] if known else ""


def _named(there: set[str], config: Config) -> list[str]:
    """The areas that a file has figures of, in words: those that are compared with are counted."""
    names = [area.name for area in config.publication.areas if area.name in there]
    beside = [area.name for area in config.publication.beside if area.name in there]
    return names + (
        beside if len(beside) == 1 else [f"{len(beside)} others to compare with"] if beside else []
    )


def _used(picked: Chosen, dropped: int, areas: list[str], family: Family) -> Problem:
    taken = picked.frame["line"].nunique()
    used = taken - dropped
    whole = taken + picked.left_out + picked.elsewhere
    title = f"{used:,} of the file’s {whole:,} rows are used, about {listed(areas)}."
    left_out = [
        f"{'1 row' if count == 1 else f'{count:,} rows'} ({kind})"
        for count, kind in (
            (picked.left_out + dropped, family.left_out),
            (picked.elsewhere, "about other areas"),
        )
        if count
    ]
    return Problem("note", "rows left out", title, f"Left out: {listed(left_out)}." if left_out else "")


def _about(family: Family) -> list[Problem]:
    labels = family.told_by.labels.values() if family.told_by else ()
    rules = dict.fromkeys(rule.why for told_ in labels for rule in told_.rules)
    notes = [*family.notes, *([family.total_from.note] if family.total_from else []), *rules]
    return [Problem("note", "about the source", note, "") for note in notes]
