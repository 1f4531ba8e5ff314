"""What may be shown: one policy for each extract and source, applied once, when a release is built.

`open` keeps the source's own figures and symbols; `suppress` withholds counts small enough to be a person;
`round` is for extracts about children, and until controlled rounding exists is shown by the rule of
`suppress` with a higher threshold. Whatever the policy, a withheld cell never stands alone in a sum that is
shown with its other parts: the smallest of those goes with it (DfE printed Hackney's 2015/16 permanent
exclusions as 26 = x + 24 + 0, which says x).
"""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from config import Extract
from config.schema import Policy, Publication

OF_PEOPLE = ("people", "events")
Sum = tuple[int, tuple[int, ...]]


def policy(extract: Extract, source: str) -> Policy:
    """How figures of this extract from this source are protected; a published family's are already public."""
    return extract.sources[source].protection if source in extract.sources else "open"


def threshold(rule: Policy, publication: Publication) -> int:
    """Counts from 1 to one below this are withheld: 0 for `open`, which withholds none of its own."""
    return {"open": 0, "suppress": publication.suppress_below, "round": publication.round_stand_in_below}[
        rule
    ]


def protect(
    cells: pd.DataFrame, sums: Sequence[Sum], extract: Extract, smallest: int, worth: np.ndarray
) -> pd.DataFrame:
    """The cells with what must not be shown withheld: `count` NaN and `status` "confidential".

    `cells` has a plain integer index, count and status; `sums` lists (total, parts) by that index, and `worth`
    ranks the cells by what would be lost with them. The base of a count is the cell of the item it is `of`, or
    of all whose group is known.
    """
    hidden = cells["status"].eq("confidential").to_numpy().copy()
    if smallest:
        hidden |= primary(cells, extract, smallest)
    hidden = with_complements(cells["count"].to_numpy(), hidden, sums, worth)
    if smallest:
        hidden |= telling(cells, hidden, extract)
        hidden = with_complements(cells["count"].to_numpy(), hidden, sums, worth)
    out = cells.copy()
    out.loc[hidden, "count"] = np.nan
    out.loc[hidden, "status"] = "confidential"
    return out


def telling(cells: pd.DataFrame, hidden: np.ndarray, extract: Extract) -> np.ndarray:
    """Points, averages and shares of people whose number is withheld: they say how many there are."""
    keys = _keys(cells, "item")
    people = {name for name, item in extract.items.items() if item.kind == "people" and not item.of}
    of_people = {name for name, item in extract.items.items() if item.kind not in OF_PEOPLE}
    places = pd.MultiIndex.from_frame(cells[keys])
    return cells["item"].isin(of_people).to_numpy() & places.isin(places[hidden & cells["item"].isin(people)])


def primary(cells: pd.DataFrame, extract: Extract, smallest: int) -> np.ndarray:
    """Counts of 1 to `smallest` - 1 people or events, and counts that leave as few out of their base."""
    kinds = cells["item"].map({name: item.kind for name, item in extract.items.items()})
    small = cells["count"].gt(0) & cells["count"].lt(smallest)
    left_out = _bases(cells, extract) - cells["count"]
    all_but_few = left_out.gt(0) & left_out.lt(smallest)
    return (kinds.isin(OF_PEOPLE) & (small | all_but_few)).to_numpy()


def _bases(cells: pd.DataFrame, extract: Extract) -> pd.Series:
    """For each cell the people it is part of: its `of` item for the same group, else the known total."""
    keys = _keys(cells, "item", "group")
    counts = cells.set_index([*keys, "group", "item"])["count"]
    of_item = {name: item.of for name, item in extract.items.items()}
    wanted = cells.assign(item=cells["item"].map(of_item))
    by_item = counts.reindex(pd.MultiIndex.from_frame(wanted[[*keys, "group", "item"]])).to_numpy()
    known = counts.reindex(pd.MultiIndex.from_frame(cells.assign(group="Known")[[*keys, "group", "item"]]))
    is_group = ~cells["group"].isin(["All", "Known", "Not known"]).to_numpy()
    is_people = cells["item"].map(lambda name: extract.items[name].kind == "people").to_numpy()
    by_total = np.where(is_group & is_people, known.to_numpy(), np.nan)
    return pd.Series(np.where(np.isnan(by_item), by_total, by_item), index=cells.index)


def _keys(cells: pd.DataFrame, *but: str) -> list[str]:
    return [name for name in cells.columns if name not in ("count", "status", "origin", *but)]


def with_complements(
    counts: np.ndarray, hidden: np.ndarray, sums: Iterable[Sum], worth: np.ndarray
) -> np.ndarray:
    """`hidden`, grown until no sum has exactly one hidden cell: the other that is worth least is hidden with it.

    A sum with a figure missing anyway gives nothing away. Sums that hold a union of ours (`worth` 0) come last:
    such a union is safe to show, or worth least, once its parts are settled. This looks at one sum at a time:
    cells that several sums together narrow down need the integer programme that is to take its place.
    """
    closed = [
        np.array((total, *parts))
        for total, parts in sums
        if not np.isnan(counts[[total, *parts]][~hidden[[total, *parts]]]).any()
    ]
    hidden = _closed([cells for cells in closed if worth[cells].all()], counts, hidden, worth)
    return _closed(closed, counts, hidden, worth)


def _closed(sums: list[np.ndarray], counts: np.ndarray, hidden: np.ndarray, worth: np.ndarray) -> np.ndarray:
    hidden = hidden.copy()
    changed = True
    while changed:
        changed = False
        for cells in sums:
            if hidden[cells].sum() == 1:
                hidden[_second(counts, hidden, cells, worth)] = changed = True
    return hidden


def _second(counts: np.ndarray, hidden: np.ndarray, cells: np.ndarray, worth: np.ndarray) -> int:
    """The cell to withhold beside a lone hidden one, of those worth least: the smallest part above zero, else
    a zero (it says least), else the total (the first of `cells`)."""
    visible = [cell for cell in cells if not hidden[cell]]
    cheap = [cell for cell in visible if worth[cell] == worth[visible].min()]
    parts = [cell for cell in cheap if cell != cells[0]]
    candidates = [part for part in parts if counts[part] > 0] or parts or cheap
    return int(min(candidates, key=lambda cell: (counts[cell], cell)))
