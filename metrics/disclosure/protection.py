"""What may be shown: one policy for each extract and source, applied once, when a release is built.

`open` keeps the source's own figures and symbols; `suppress` withholds counts small enough to be a person;
`round` publishes counts to the nearest fives that still add up. Whatever the policy, the release is attacked
before it is handed over, and refused where a cell is given away (DfE printed Hackney's 2015/16 permanent
exclusions as 26 = x + 24 + 0, which says x).
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from config import Extract
from config.ethnicity import ALL
from config.periods import in_words
from config.refusal import Unsafe
from config.schema import Policy
from metrics.disclosure.implied_cells import OF_PEOPLE, Linked, keys

AREAS = ("source", "origin", "period", "area", "group", "item")


def policy(extract: Extract, source: str) -> Policy:
    """How figures of this extract from this source are protected; a published family's are already public."""
    return extract.sources[source].protection if source in extract.sources else "open"


def withheld(cells: pd.DataFrame, hidden: np.ndarray) -> pd.DataFrame:
    """The cells with those `hidden` taken out: `count` NaN and `status` "confidential"."""
    out = cells.copy()
    out.loc[hidden, "count"] = np.nan
    out.loc[hidden, "status"] = "confidential"
    return out


def telling(cells: pd.DataFrame, hidden: np.ndarray, extract: Extract) -> np.ndarray:
    """Points, averages and shares of people whose number is withheld: they say how many there are.

    Their sums give no more away than the counts' do. Withheld points stand where withheld people stand, so that
    whatever can be moved among those people can be moved among their points.
    """
    where = keys(cells, "item")
    people = {name for name, item in extract.items.items() if item.kind == "people" and not item.of}
    of_people = {name for name, item in extract.items.items() if item.kind not in OF_PEOPLE}
    places = pd.MultiIndex.from_frame(cells[where])
    return cells["item"].isin(of_people).to_numpy() & places.isin(places[hidden & cells["item"].isin(people)])


def refusal(cells: pd.DataFrame, extract: Extract, failed: np.ndarray | None, system: Linked) -> Unsafe:
    """Why a release is not published, and what to leave out: the breakdowns of the cells that `failed` (numbers
    in the system), or every breakdown of the slice where it is not known which. Never a value."""
    own = int(system.own.sum())
    numbers = range(own) if failed is None else [_cell_of(int(one), own, system) for one in failed]
    there = cells.iloc[list(numbers)]
    titles = [one.title for name, one in extract.dimensions.items() if _splits(there[name], cells[name])]
    what = " or ".join(f"“{title}”" for title in titles)
    drop = f"Leave out the breakdown by {what}" if titles else "Give broader ethnic groups"
    whole = np.isnan(system.counts[:own])[cells["status"].ne("published").to_numpy()].any()
    gaps = " Some figures are missing: give every one, with 0 where there is nobody." if whole else ""
    return Unsafe(
        f"{extract.title}, {cells['period'].iloc[0]}: small counts could be worked out from these figures, so that "
        f"they cannot be published. {drop} and send the file again.{gaps}"
    )


def mixed(extract: Extract, period: str, overlapping: Sequence[str]) -> Unsafe:
    """Why a year is not published beside its own quarters, nor a quarter beside its year."""
    there = ", ".join(in_words(label) for label in overlapping)
    return Unsafe(
        f"{extract.title}, {in_words(period)}: figures for {there} have been published here, and stay known even if they "
        "were taken back. A year beside its own quarters lets small counts be worked out, so that only one of the two can be "
        "published. Go on with the kind of period that came first."
    )


def _cell_of(number: int, own: int, system: Linked) -> int:
    return number if number < own else int(system.cell[number - own])


def _splits(there: pd.Series, everywhere: pd.Series) -> bool:
    """Whether the cells are of parts of a dimension that the slice also has as a whole: only then can it go."""
    return bool(there.ne(ALL).any() and everywhere.eq(ALL).any())
