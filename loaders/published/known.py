"""Groups of a published file against the number of people whose group is known, whose parts they are."""

import pandas as pd

from config import Config
from config.ethnicity import KNOWN
from config.family import Family
from loaders.checks.many import at_most
from loaders.problems import Problem
from loaders.published.figures import COUNTED
from loaders.published.labels import column_title, listed

_FIX = (
    "Nothing was loaded. Download the file again without opening it in between; if it still says so, ask the "
    "publisher which number is right."
)
Parts = list[tuple[str, float]]


def more_than_known(whole: pd.DataFrame, keys: list[str], family: Family, config: Config) -> list[Problem]:
    """People of one group, or of all groups together, who are more than the people whose group is known.

    `keys` are the columns that say which figure a row is. A figure that is withheld proves nothing.
    """
    extract = config.extracts[family.extract]
    counted = [name for name in family.items if extract.items[name].kind in COUNTED]
    figures = whole[whole["item"].isin(counted) & whole["count"].notna()]
    blocks = [*(name for name in keys if name != "group"), "item"]
    known = figures[figures["group"] == KNOWN].set_index(blocks)["count"]
    parts = figures[figures["group"].isin(config.ethnicity.groups)].join(known.rename("known"), on=blocks)
    problems: list[Problem] = []
    for (area, item), rows in parts.dropna(subset=["known"]).groupby(["area", "item"], sort=False):
        rounded = family.rounded_to.get(str(area), 0)
        for _, block in rows.groupby(blocks, sort=False):
            problems += _of_block(block, str(item), rounded, family, config)
    problems.sort(key=lambda problem: problem.line or 0)
    lines = [problem.line or 0 for problem in problems]
    return at_most(problems, lines, config.publication.limits.problems_shown)


def _of_block(block: pd.DataFrame, item: str, rounded: int, family: Family, config: Config) -> list[Problem]:
    """What is wrong among the groups of one line: a group by itself, or else all together.

    Counts that are rounded alike stay in their order, so a group needs no slack; of their sum each part, and
    the known themselves, may be out by half of what they are rounded to.
    """
    line, known = int(block["line"].min()), float(block["known"].iloc[0])
    counts = dict(zip(block["group"], block["count"], strict=True))
    above = [(name, count) for name, count in counts.items() if count > known]
    if above:
        return [_above(line, [one], known, item, family) for one in above]
    apart = [(name, counts[name]) for name in _apart(list(counts), config)]
    slack = (len(apart) + 1) * rounded / 2
    if sum(count for _, count in apart) > known + slack:
        return [_above(line, apart, known, item, family)]
    return []


def _apart(names: list[str], config: Config) -> list[str]:
    """Groups that share nobody, the largest first: Black African people are not counted again beside Black."""
    chosen, held = [], frozenset[str]()
    for name in sorted(names, key=lambda name: -len(config.ethnicity.atoms_of(name))):
        if not held & config.ethnicity.atoms_of(name):
            chosen.append(name)
            held |= config.ethnicity.atoms_of(name)
    return [name for name in names if name in chosen]


def _above(line: int, parts: Parts, known: float, item: str, family: Family) -> Problem:
    """The number that is too high for the known, or the known that are too few for all of their parts."""
    base, most = _column(KNOWN, item, family), f"{known:,.12g}"
    columns = [_column(name, item, family) for name, _ in parts]
    counts = [f"{count:,.12g}" for _, count in parts]
    if len(parts) == 1:
        title = f"There are more people here than in {base}, whose part they are."
        return Problem(
            "error", "more than base", title, _FIX, line, columns[0], counts[0], f"{most} at the most"
        )
    title = f"Columns {listed(columns)} add up to more people than {base}, whose parts they are."
    expected = f"{sum(count for _, count in parts):,.12g} or more ({' + '.join(counts)})"
    return Problem("error", "more than base", title, _FIX, line, base, most, expected)


def _column(group: str, item: str, family: Family) -> str:
    """The column that holds a group's figures, in a file that has one for each group; else the group."""
    columns = family.items[item]
    if isinstance(columns, str):
        return group
    return next((column_title(name, family) for name, its in columns.items() if its == group), group)
