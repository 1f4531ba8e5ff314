"""The address of a view: its filters as a reader chooses them, so that a link reopens exactly what was shown."""

import pandas as pd

from config import Config, Measure
from config.periods import in_order, told_apart, years_of
from metrics.groups import Detail
from pages.components.shared.view import Selection, comparator_title

BROAD, DETAILED = "Broad groups", "Detailed groups"
YEARS = {
    1: "One year",
    2: "Two years together",
    3: "Three years together",
    4: "Four years together",
    5: "Five years together",
}


def shows(measure: Measure) -> dict[str, tuple[str, Detail]]:
    """What a page of a measure can show, as breakdown and detail, by the name that a reader chooses."""
    named: dict[str, tuple[str, Detail]] = {BROAD: ("", "broad"), DETAILED: ("", "detailed")}
    for breakdown in measure.breakdowns:
        title = f"By {breakdown.replace(' x ', ' and ').replace('_', ' ')}"
        named |= {title: (breakdown, "broad"), f"{title}, detailed": (breakdown, "detailed")}
    return named


def there(measure: Measure, table: pd.DataFrame) -> list[str]:
    """Of those the ones that have figures in a table of one area: detailed groups where some are finer than the broad."""
    held = {
        (breakdown, detail): set(rows["group"])
        for (breakdown, detail), rows in table.groupby(["breakdown", "detail"], sort=False)
    }
    return [
        name
        for name, (breakdown, detail) in shows(measure).items()
        if name == BROAD
        or (
            held.get((breakdown, detail), set())
            - (held.get((breakdown, "broad"), set()) if detail == "detailed" else set())
        )
    ]


def period_words(table: pd.DataFrame) -> dict[str, str]:
    """Each period with figures, the newest first, as the filter writes it: the month alone where that is enough."""
    return told_apart(in_order(table["period"])[::-1])


def opens_at(table: pd.DataFrame) -> int:
    """The place among `period_words` where a page opens: the newest period with figures of ethnic groups, else the newest
    with any, else the newest."""
    known, periods = table[table["value"].notna()], list(period_words(table))
    for found in (known.loc[known["group"].ne("All"), "period"], known["period"]):
        if (there := set(found)) and periods:
            return next(place for place, label in enumerate(periods) if label in there)
    return 0


def compared_with(name: str, inside: pd.DataFrame, settings: Config, measure: Measure) -> str:
    """What the page will compare with: White British where the source has that group, else White."""
    absent = name == measure.reference_detailed and name not in set(inside["comparator"])
    return comparator_title(measure.reference_group if absent else name, settings, measure)


def inside(table: pd.DataFrame, area: str, detail: str, breakdown: str, period: str) -> pd.DataFrame:
    """The rows of one view in the results table of its measure."""
    chosen = {"area": area, "detail": detail, "breakdown": breakdown, "period": period}
    return table[(table[list(chosen)] == pd.Series(chosen)).all(axis=1)]


def link_to(selection: Selection, table: pd.DataFrame, settings: Config) -> dict[str, str]:
    """The query parameters that reopen exactly this view, whatever is newest by then."""
    measure = settings.measures[selection.measure]
    labels = {what: label for label, what in shows(measure).items()}
    periods = table[table["area"].eq(selection.area) & table["breakdown"].eq(selection.breakdown)]
    chosen = (selection.area, selection.detail, selection.breakdown, selection.period)
    rows = inside(table, *chosen)
    years = years_of(selection.period)
    return {
        "measure": measure.title,
        "area": selection.area,
        "show": labels[selection.breakdown, "detailed" if selection.detail == "detailed" else "broad"],
        **({"years": YEARS[years]} if years > 1 else {}),
        "period": period_words(periods)[selection.period],
        "compared": compared_with(selection.comparator, rows, settings, measure),
    }
