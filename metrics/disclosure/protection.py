"""What may be shown: one policy for each extract and source, applied once, when a release is built.

`open` keeps the source's own figures and symbols; `suppress` withholds counts small enough to be a person;
`round` publishes counts to the nearest fives that still add up. Whatever the policy, the release is attacked
before it is handed over, and refused where a cell is given away.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from config import Config, Extract
from config.ethnicity import ALL
from config.periods import in_words
from config.refusal import Unsafe
from config.schema import Policy, Status
from metrics.disclosure.implied_cells import OF_PEOPLE, LinkedCells, keys


def declared(extract: str, source: str, config: Config) -> Extract:
    """The extract's declaration. How rows are protected is declared with their source: of one that was renamed or taken away
    it is not known, and what is not known to be public is not shown."""
    found = config.extracts.get(extract)
    if found is None:
        raise Unsafe(f"config/extracts/ declares no {extract} any more: its figures are kept, and not shown.")
    if policy(extract, source, config) is None:
        raise Unsafe(
            f"config/ declares no source {source} of {found.title} any more: its figures are kept, and not shown."
        )
    return found


def policy(extract: str, source: str, config: Config) -> Policy | None:
    """How figures of this extract from this source are protected; a published family's are already public. None where
    nothing declares it: only what is declared to be public is taken for public."""
    if source in (own := config.extracts[extract].sources):
        return own[source].protection
    family = config.families.get(source)
    return "open" if family is not None and family.extract == extract else None


def withheld(cells: pd.DataFrame, hidden: np.ndarray, status: Status = "confidential") -> pd.DataFrame:
    """The cells with those `hidden` taken out: `count` NaN and `status` as given."""
    out = cells.copy()
    out.loc[hidden, "count"] = np.nan
    out.loc[hidden, "status"] = status
    return out


def figures_of_withheld_people(cells: pd.DataFrame, hidden: np.ndarray, extract: Extract) -> np.ndarray:
    """Points, averages and shares of people whose number is withheld: they say how many there are.

    Their sums give no more away than the counts' do. Withheld points stand where withheld people stand, so that
    whatever can be moved among those people can be moved among their points.
    """
    where = keys(cells, "item")
    people = {name for name, item in extract.items.items() if item.kind == "people" and not item.of}
    of_people = {name for name, item in extract.items.items() if item.kind not in OF_PEOPLE}
    places = pd.MultiIndex.from_frame(cells[where])
    return cells["item"].isin(of_people).to_numpy() & places.isin(places[hidden & cells["item"].isin(people)])


def refusal(cells: pd.DataFrame, extract: Extract, failed: np.ndarray | None, system: LinkedCells) -> Unsafe:
    """Why a release is not published, and what to leave out: the breakdowns of the cells that `failed` (numbers
    in the system), or every breakdown of the slice where it is not known which. Never a value."""
    numbers = (
        range(system.offered) if failed is None else [_cell_of(int(number), system) for number in failed]
    )
    blamed = cells.iloc[list(numbers)]
    titles = [
        dimension.title
        for name, dimension in extract.dimensions.items()
        if _splits(blamed[name], cells[name])
    ]
    what = " or ".join(f"“{title}”" for title in titles)
    drop = f"Leave out the breakdown by {what}" if titles else "Give broader ethnic groups"
    missing = np.isnan(system.counts[: system.offered])[cells["status"].ne("published").to_numpy()].any()
    gaps = " Some figures are missing: give every one, with 0 where there is nobody." if missing else ""
    return Unsafe(
        f"{extract.title}, {cells['period'].iloc[0]}: small counts could be worked out from these figures, so that "
        f"they cannot be published.{gaps}",
        f"{drop} and send the file again.",
    )


def mixed(extract: Extract, period: str, overlapping: Sequence[str]) -> Unsafe:
    """Why a year is not published beside its own quarters, nor a quarter beside its year."""
    labels = ", ".join(in_words(label) for label in overlapping)
    return Unsafe(
        f"{extract.title}, {in_words(period)}: figures for {labels} have been published here, and stay known even if they "
        "were taken back. A year beside its own quarters lets small counts be worked out, so that only one of the two can be "
        "published. Go on with the kind of period that came first."
    )


def _cell_of(number: int, system: LinkedCells) -> int:
    return number if number < system.offered else int(system.cell[number - system.offered])


def _splits(blamed: pd.Series, everywhere: pd.Series) -> bool:
    """Whether the cells are of parts of a dimension that the slice also has as a whole: only then can it go."""
    return bool(blamed.ne(ALL).any() and everywhere.eq(ALL).any())
