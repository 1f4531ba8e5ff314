"""What a sentence says of the groups that it does not lead with: their verdicts, and the one nearest to changing."""

from collections.abc import Sequence

import numpy as np

from config import Config
from metrics.figures.verdicts import flip_of_points
from pages.components.shared import cell_text
from pages.components.shared.rows import Row
from pages.components.shared.view import View
from pages.components.words import phrases


def others(lead: Row | None, view: View, config: Config) -> str:
    """The other groups by verdict, and the group nearest to changing."""
    rest = [row for row in view.group_rows if lead is None or row.group != lead.group]
    tolerance = cell_text.tolerance(config)
    words = {
        "below": f"more than {tolerance} points below",
        "above": f"more than {tolerance} points above",
        "within": f"within {tolerance} points",
    }
    sentences = []
    for verdict, phrase in words.items():
        rows = [row for row in rest if row.verdict == verdict and row.rule != "ratio"]
        if rows:
            who = "All other groups" if 2 < len(rows) == len(rest) else _listed(rows, view, config)
            sentences += [f"{who} were {phrase}.", *_nearest(rows, view, config)]
    by_ratio = [row for row in rest if row.rule == "ratio"]
    if by_ratio:
        who = _listed(by_ratio, view, config)
        sentences.append(f"{who} were within {tolerance} points, but far from that share for their size.")
    return " ".join(sentences)


def _listed(rows: Sequence[Row], view: View, config: Config) -> str:
    return f"{len(rows)} groups" if len(rows) > 4 else phrases.starting(_spoken(rows, view, config))


def _spoken(rows: Sequence[Row], view: View, config: Config) -> str:
    """ "Asian and White staff and staff from Mixed ethnic groups"."""
    names = [row.group for row in rows]
    simple = [name for name in names if config.ethnicity.phrase(name, "x") == f"{name} x"]
    first = [f"{phrases.joined(simple)} {view.measure.people}"] if simple else []
    spoken = [phrases.people(name, view, config) for name in names if name not in simple]
    return phrases.joined([*first, *spoken])


def _nearest(rows: Sequence[Row], view: View, config: Config) -> list[str]:
    """The groups that the fewest people would move across the line that is named before, which is the points'."""
    counted, base, wanted = np.array(
        [(row.numerator, row.denominator, row.comparator_value) for row in rows]
    ).T
    by_points = flip_of_points(counted, base, wanted, config.publication)
    most = config.publication.judgement.near_people
    near = [row for row, flip in zip(rows, by_points, strict=True) if row.flip <= most and row.flip == flip]
    if not near:
        return []
    fewest = min(row.flip for row in near)
    nearest = [row for row in near if row.flip == fewest]
    who = f"For {_spoken(nearest, view, config)}, a" if len(rows) > 1 else "A"
    return [f"{who} difference of {phrases.people_to_change(nearest[0])} would change that."]
