"""The last step of the results table: what cannot be said is taken out, and every row says why.

When a figure is withheld, so is everything that would give it away.
"""

import numpy as np
import pandas as pd

from config import Config, Measure
from config.ethnicity import ALL
from metrics import rounded_shown
from metrics.compare import EVERYONE_ELSE
from metrics.counts import NOT_KNOWN
from metrics.kinds import FIGURES
from metrics.protection import policy
from metrics.verdicts import WORDS

GIVEN_AWAY = [name for name in FIGURES if name != "comparator_value"]
COMPARED = [name for name in FIGURES if name.startswith(("gap", "ratio", "needed", "flip"))]


def like_for_like(rows: pd.DataFrame, measure: Measure, config: Config) -> pd.DataFrame:
    """Figures keep their place but lose the comparison where their source's groups are not comparable with any
    population, and where what they are set against rests on too few people to be shown itself."""
    item = config.extracts[measure.extract].items[measure.numerator]
    sources = config.extracts[measure.extract].sources
    alike = {name: name not in sources or sources[name].comparable for name in rows["source"].unique()}
    unlike = ~rows["source"].map(alike).to_numpy(dtype=bool)
    unlike |= rows["c_n"].lt(config.publication.minimum_base).to_numpy()
    unlike |= rounded_shown.why_not(rows, item, config.publication, "c_") != "published"
    return rows.assign(**{name: np.where(unlike, np.nan, rows[name]) for name in ("c_x", "c_n", "c_value")})


def finished(rows: pd.DataFrame, measure: Measure, config: Config) -> pd.DataFrame:
    """Statuses, verdicts in words, and nothing left beside a withheld figure that would give it away.

    Takes rows with the figures of their kind; numerator, denominator, not_known, verdict, rule and certainty
    are named here.
    """
    rows = _without_meaning(rows, measure, config)
    is_group = rows["group"].isin(config.ethnicity.groups)
    ours = _protected(rows, measure, config)
    status, counted = _statuses(rows, is_group, ours, config)
    unsafe = _unsafe(rows, measure, config)
    status = status.where(unsafe.eq("published"), unsafe)
    counted &= ~is_group | unsafe.eq("published")
    withheld = (is_group | unsafe.ne("published")) & status.ne("published")
    bounded = withheld & status.eq("not_available") & counted & ~ours
    unlike = withheld | rows["comparator_value"].isna() | ~rows["enough"].astype(bool)
    itself = rows["group"].eq(rows["comparator"]) | rows["area"].eq(rows["comparator"])
    judged = is_group & ~itself & (measure.kind != "average")
    verdict = pd.Series(np.where(unlike, "cannot_say", rows["code"].map(WORDS)), index=rows.index)
    plain = {"x": "numerator", "n": "denominator", "unknown_x": "not_known"}
    rows = rows.drop(columns="source").rename(columns=plain | {"origin": "source"})
    rows = rows.assign(
        status=status,
        verdict=verdict.where(judged, None),
        rule=rows["rule"].where(judged & ~unlike, None),
        certainty=rows["certainty"].where(judged & ~unlike, None),
        numerator=rows["numerator"].where(counted),
        within=rows[["x_within", "n_within"]].max(axis="columns"),
    )
    rows = _without(rows, withheld & ~bounded, GIVEN_AWAY)
    rows = _without(rows, unsafe.ne("published") & rows["comparator"].eq(EVERYONE_ELSE), ["comparator_value"])
    return rows.assign(interval=rows["interval"].where(rows["lower"].notna(), None))


def _without(rows: pd.DataFrame, where: pd.Series, columns: list[str]) -> pd.DataFrame:
    kept = rows[columns].to_numpy(dtype=float, copy=True)
    kept[where.to_numpy()] = np.nan
    return rows.assign(**dict(zip(columns, kept.T, strict=True)))


def _unsafe(rows: pd.DataFrame, measure: Measure, config: Config) -> pd.Series:
    """Why the figure that a row of rounded counts would have is not shown; "published" for all other rows. A
    rounded base of nobody may be up to four people: it is small, never not applicable."""
    item = config.extracts[measure.extract].items[measure.numerator]
    reasons = pd.Series(rounded_shown.why_not(rows, item, config.publication), index=rows.index)
    whole = measure.kind == "representation"
    figureless = rows["group"].eq(ALL if whole else NOT_KNOWN) | _unplaced(rows, config)
    return reasons.mask(figureless | rows["status"].ne("published"), "published")


def _protected(rows: pd.DataFrame, measure: Measure, config: Config) -> pd.Series:
    """Whether a row's counts are ours to protect, and not already public."""
    extract = config.extracts[measure.extract]
    ours = {source: policy(extract, source) != "open" for source in rows["source"].unique()}
    return rows["source"].map(ours).astype(bool)


def _statuses(
    rows: pd.DataFrame, is_group: pd.Series, ours: pd.Series, config: Config
) -> tuple[pd.Series, pd.Series]:
    """Each row's status, and whether its numerator may stand.

    A count that is itself published stays where the figure is missing for want of a base: nobody in it, a base
    that the source leaves open, or one that we withhold, of which nothing more is then said. Of a base too small
    for a share the count stays if it is public already.
    """
    said, n = rows["status"], rows["n"]
    published = said.eq("published")
    nobody = published & n.eq(0)
    in_shares = is_group & ~_unplaced(rows, config)
    baseless = in_shares & published & n.isna() & rows["value"].isna() & rows["x"].notna()
    secret = baseless & ours & rows["known_status"].eq("confidential")
    few = is_group & published & n.gt(0) & n.lt(config.publication.minimum_base)
    status = said.mask(nobody, "not_applicable").mask(few, "low_reliability")
    status = status.mask(baseless, "not_available").mask(secret, "confidential")
    return status, published & ~(few & ours)


def _without_meaning(rows: pd.DataFrame, measure: Measure, config: Config) -> pd.DataFrame:
    """No comparison for the reference group itself; no share for the total and the unplaced; no bounds for a
    total but itself. The not known are a share of everybody, not of those whose group is known."""
    everybody, not_known = rows["group"].eq(ALL), rows["group"].eq(NOT_KNOWN)
    apart = not_known | _unplaced(rows, config)
    rows = _without(rows, rows["group"].eq(rows["comparator"]), COMPARED)
    if measure.kind == "average":
        return _without(rows, apart, FIGURES)
    if measure.kind != "representation":
        bounds = {name: rows[name].mask(everybody, rows["value"]) for name in ("value_min", "value_max")}
        return _without(rows.assign(**bounds), apart, FIGURES)
    rows = _without(rows, apart | everybody, FIGURES)
    share = (rows["x"] / rows["all_x"].where(rows["all_x"] > 0)).fillna(rows["s"])
    everybodys = {"n": "all_x", "n_within": "all_x_within"}
    bases = {name: rows[name].mask(not_known, rows[of]) for name, of in everybodys.items()}
    return rows.assign(**bases, value=rows["value"].mask(not_known, share))


def _unplaced(rows: pd.DataFrame, config: Config) -> pd.Series:
    names = [name for name, group in config.ethnicity.groups.items() if group.level == "unplaced"]
    return rows["group"].isin(names)
