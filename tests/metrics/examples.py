"""Small slices written as text tables, the releases that they become, and the results tables made of them."""

import re
from typing import Any, NamedTuple

import pandas as pd

import config
from config.ethnicity import ALL
from metrics.disclosure.release import build
from metrics.figures.counts import asked_by, cells_of
from metrics.figures.results import results

SETTINGS = config.load()
# The same with nothing ever put together, however much of a breakdown is withheld.
APART = SETTINGS.model_copy(
    update={
        "publication": SETTINGS.publication.model_copy(
            update={"withheld_at_most": (1, 1), "withheld_of_a_part": (1, 1)}
        )
    }
)
SYMBOLS = {
    "c": "confidential",
    "x": "not_available",
    "z": "not_applicable",
    "k": "rounds_to_zero",
    "u": "low_reliability",
}
# Census 2021, usual residents of Hackney: 259,147.
CENSUS = """
    group   people
    Asian    26885
    Black    54645
    Mixed    17487
    White   137709
    Other    22421
"""

BROAD = ["Asian", "Black", "Mixed", "White", "Other"]
BUILT: dict[str, pd.DataFrame] = {}


class Slice(NamedTuple):
    extract: str
    rows: pd.DataFrame


def cells(text: str) -> list[dict[str, str]]:
    """The lines of a text table as cells by heading; two spaces or more divide columns."""
    heading, *lines = (re.split(r"\s{2,}", line.strip()) for line in text.strip().splitlines())
    return [dict(zip(heading, line, strict=True)) for line in lines]


def slice_of(extract: str, text: str, *, source: str = "misa", **same: str) -> Slice:
    """The rows of one slice. Headings are `group`, the items, and whatever differs between the lines; what is
    the same in all of them is given by name. A letter is a symbol, "-" is no cell."""
    declared = config.load().extracts[extract]
    usual: dict[str, Any] = {
        "source": source,
        "origin": f"from {source}",
        "period": "2025-09-30",
        "area": "Hackney",
    }
    usual |= dict.fromkeys(declared.dimensions, ALL) | same
    frame = pd.DataFrame(
        [
            usual
            | {name: value for name, value in line.items() if name not in declared.items}
            | {"item": item, "count": _number(line[item]), "symbol": SYMBOLS.get(line[item]), "line": number}
            for number, line in enumerate(cells(text), start=2)
            for item in line.keys() & declared.items.keys()
            if line[item] != "-"
        ]
    ).astype({"count": float})
    columns = ["source", "origin", "period", "area", *declared.dimensions, "group", "item"]
    return Slice(extract, frame.sort_values(["line", "item"])[[*columns, "count", "symbol", "line"]])


def _number(cell: str) -> float:
    return float("nan") if cell in SYMBOLS else float(cell)


def release_of(made: Slice) -> pd.DataFrame:
    """The release of a slice; the same slice, as everybody's residents are, is built once."""
    key = f"{made.extract}\n{made.rows.to_csv()}"
    if key not in BUILT:
        BUILT[key] = build(made.rows, made.extract, SETTINGS)
    return BUILT[key].copy()


def shown(release: pd.DataFrame, item: str, **where: str) -> dict[str, float | str]:
    """What a release says of each group: its count, or why there is none. Dimensions are All unless named."""
    dimensions = [name for name in SETTINGS.extracts["exclusions"].dimensions if name in release]
    rows = release[release["item"] == item]
    for name in release.columns:
        if name in where:
            rows = rows[rows[name] == where[name]]
        elif name in dimensions or name in ("role", "grade", "age", "sex", "pupil_group"):
            rows = rows[rows[name] == ALL]
    says = rows["count"].astype(object).where(rows["status"] == "published", rows["status"])
    assert rows["group"].is_unique
    return dict(zip(rows["group"], says, strict=True))


def released(*slices: Slice) -> dict[str, pd.DataFrame]:
    """Releases as the store gives them: by extract, each with its number and whether it is invented."""
    frames: dict[str, list[pd.DataFrame]] = {name: [] for name in SETTINGS.extracts}
    for number, made in enumerate(slices, start=1):
        invented = made.rows["source"].eq("demonstration").all()
        frames[made.extract].append(
            release_of(made).assign(release=number, upload="EQ", demonstration=invented)
        )
    return {
        name: pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()
        for name, parts in frames.items()
    }


def residents(text: str = CENSUS, **same: str) -> Slice:
    """A census of Hackney's residents, the population that shares are set against."""
    usual = {"source": "transcribed", "period": "2021-03-21", "population": "All residents"}
    return slice_of("population", text, **(usual | same))


def staff(*counts: int, role: str = "All", source: str = "transcribed", unknown: int = 0) -> Slice:
    """Social workers of each broad group in order."""
    lines = "\n".join(f"{role}  {group}  {count}" for group, count in zip(BROAD, counts, strict=True))
    text = f"role  group  headcount\n{lines}\n{role}  Not known  {unknown}"
    return slice_of("workforce", text, source=source, staff="Social workers")


def looked_after(*, other: str = "c", refused: str = "c") -> Slice:
    """DfE's 418 looked-after children of 31 March 2021, with 399 in four groups."""
    return slice_of(
        "childrens_services",
        f"""
        group    children  share
        All           418      1
        Asian          28   0.07
        Black         177   0.42
        Mixed          86   0.21
        White         108   0.26
        Other     {other}      c
        Refused  {refused}     c
        """,
        source="dfe-cla", stage="Looked after", period="2021-03-31",
    )  # fmt: skip


def counted(measure: str, *slices: Slice) -> pd.DataFrame:
    """The cells of a measure: of each block those of the best source."""
    asked = asked_by(SETTINGS.measures[measure])
    return cells_of(asked, released(*slices)[asked.extract], SETTINGS)


def table(measure: str, *slices: Slice, comparator: str = "", detail: str = "broad") -> pd.DataFrame:
    """The results table at one level of detail."""
    whole = results(measure, released(*slices), SETTINGS, comparator)
    return whole[whole["detail"] == detail].reset_index(drop=True)


def row(rows: pd.DataFrame, group: str, **where: Any) -> pd.Series:
    """The one row of a results table for a group; all categories together unless `where` says otherwise."""
    for name, value in ({"group": group, "breakdown": ""} | where).items():
        rows = rows[rows[name] == value]
    assert len(rows) == 1, f"{len(rows)} rows for {group}, {where}"
    return rows.iloc[0]


def figures(rows: pd.DataFrame, *columns: str, digits: int = 6) -> list[tuple[Any, ...]]:
    """Rows as tuples to compare with literal ones: None where there is no figure, numbers to `digits`."""
    plain = rows[list(columns)].astype(object).where(rows[list(columns)].notna(), None)
    return [
        tuple(round(one, digits) if isinstance(one, float) else one for one in line)
        for line in plain.itertuples(index=False, name=None)
    ]
