"""What a sentence says of the groups that it does not lead with: their verdicts, and the one nearest to changing."""

import pandas as pd

from config import Config
from metrics.figures.verdicts import flip_of_points
from pages.components.shared import cell_text, number_text
from pages.components.shared.view import View
from pages.components.words import findings
from pages.components.words.findings import Row


def others(lead: Row | None, view: View, config: Config) -> str:
    """The other groups by verdict, and the group nearest to changing."""
    groups = view.groups
    rest = groups[groups["group"].ne(lead["group"]) if lead is not None else groups["group"].notna()]
    tolerance = cell_text.tolerance(config)
    words = {
        "below": f"more than {tolerance} points below",
        "above": f"more than {tolerance} points above",
        "within": f"within {tolerance} points",
    }
    said = []
    for verdict, phrase in words.items():
        names = rest[rest["verdict"].eq(verdict) & rest["rule"].ne("ratio")]
        if len(names):
            who = "All other groups" if 2 < len(names) == len(rest) else _listed(names, view, config)
            said.append(f"{who} were {phrase}{_nearest(names, config)}.")
    by_ratio = rest[rest["rule"].eq("ratio")]
    if len(by_ratio):
        said.append(
            f"{_listed(by_ratio, view, config)} were within {tolerance} points, but far from that share for their size."
        )
    return " ".join(said)


def _listed(rows: pd.DataFrame, view: View, config: Config) -> str:
    names = rows["group"].tolist()
    if len(names) > 4:
        return f"{len(names)} groups"
    simple = [name for name in names if config.ethnicity.phrase(name, "x") == f"{name} x"]
    others = [name for name in names if name not in simple]
    first = [f"{joined(simple)} {view.measure.people}"] if simple else []
    return findings.starting(joined([*first, *(findings.people(name, view, config) for name in others)]))


def _nearest(rows: pd.DataFrame, config: Config) -> str:
    """The group that the fewest people would move across the line that the sentence names, which is the points'."""
    by_points = flip_of_points(
        rows["numerator"], rows["denominator"], rows["comparator_value"], config.publication
    )
    near = rows[rows["flip"].le(config.publication.judgement.near_people) & rows["flip"].eq(by_points)]
    if near.empty:
        return ""
    row = near.loc[near["flip"].idxmin()]
    who = f"for {row['group']}, " if len(rows) > 1 else ""
    return f"; {who}a difference of {people_to_change(row)} would change that"


def people_to_change(row: pd.Series) -> str:
    """How many people would change a verdict; "about" where that many of rounded counts is not that many people."""
    number = "1 person" if row["flip"] == 1 else f"{number_text.count(row['flip'])} people"
    return f"about {number}" if row["within"] > 0 else number


def joined(names: list[str]) -> str:
    """ "one, two and three"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
