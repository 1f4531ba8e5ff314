"""The last step of the results table: what cannot be said is taken out, and every row says why.

When a figure is withheld, so is everything that would give it away.
"""

import numpy as np

from config import Config, Measure
from config.ethnicity import ALL
from metrics.columns import Columns, objects, only_where
from metrics.disclosure import display_rule
from metrics.disclosure.protection import policy
from metrics.figures.comparison import EVERYONE_ELSE
from metrics.figures.counts import NOT_KNOWN
from metrics.figures.group_sums import is_unplaced
from metrics.figures.kinds import FIGURES, kind_of, share_of
from metrics.figures.share_of_base import TO_BASE
from metrics.figures.verdicts import ROUNDED, WORDS

GIVEN_AWAY = [*(name for name in FIGURES if name != "comparator_value"), *TO_BASE]
COMPARED = [name for name in FIGURES if name.startswith(("gap", "ratio", "needed", "flip"))]


def like_for_like(rows: Columns, measure: Measure, config: Config) -> Columns:
    """Figures keep their place but lose the comparison where their source's groups are not comparable with any
    population, and where what they are set against rests on too few people to be shown itself."""
    item = config.numerator_of(measure)
    sources = config.extracts[measure.extract].sources
    alike = {name: name not in sources or sources[name].comparable for name in set(rows["source"].tolist())}
    unlike = np.array([not alike[name] for name in rows["source"].tolist()], dtype=bool)
    unlike |= rows["c_n"] < config.publication.minimum_base
    unlike |= display_rule.why_not(rows, item, config.publication, "c_") != "published"
    return _without(rows, unlike, ["c_x", "c_n", "c_value"])


def finished(rows: Columns, measure: Measure, config: Config) -> Columns:
    """Statuses, verdicts in words, and nothing left beside a withheld figure that would give it away.

    Takes rows with the figures of their kind; numerator, denominator, not_known, verdict, rule and certainty
    are named here.
    """
    rows = _without_meaning(rows, measure, config)
    groups = rows["group"].tolist()
    is_group = np.array([group in config.ethnicity.groups for group in groups], dtype=bool)
    ours = _protected(rows, measure, config)
    status, counted = _statuses(rows, is_group, ours, config)
    unsafe = _unsafe(rows, measure, config)
    safe = unsafe == "published"
    status = np.where(safe, status, unsafe)
    counted &= ~is_group | safe
    withheld = (is_group | ~safe) & (status != "published")
    bounded = withheld & (status == "not_available") & counted & ~ours
    unlike = withheld | np.isnan(rows["comparator_value"]) | ~rows["enough"].astype(bool)
    itself = np.array([one in (group, area) for one, group, area in
                       zip(rows["comparator"].tolist(), groups, rows["area"].tolist(), strict=True)], dtype=bool)  # fmt: skip
    judged = is_group & ~itself & kind_of(measure).judged
    named = {
        "status": status,
        "source": rows["origin"],
        "numerator": np.where(counted, rows["x"], np.nan),
        "denominator": rows["n"],
        "not_known": rows["unknown_x"],
        "within": np.maximum(rows["x_within"], rows["n_within"]),
        "rounded_by": rows["s_within"],
        "comparator_rounded_by": rows["c_s_within"],
    }
    named |= _verdicts(rows, judged, unlike)
    rows = _without(rows | named, withheld & ~bounded, GIVEN_AWAY)
    apart = ~safe & np.array([one == EVERYONE_ELSE for one in rows["comparator"].tolist()], dtype=bool)
    rows = _without(rows, apart, ["comparator_value"])
    return rows | {"interval": only_where(~np.isnan(rows["lower"]), rows["interval"])}


def _verdicts(rows: Columns, judged: np.ndarray, unlike: np.ndarray) -> Columns:
    """Verdict, rule and certainty of the rows that are judged; none can be said where rows are unlike, or where the
    rounding of what was published leaves it open."""
    turned = rows["turned"].astype(bool)
    words = objects([WORDS[code] for code in rows["code"].tolist()])
    said = judged & ~unlike
    return {
        "verdict": only_where(judged, np.where(unlike | turned, "cannot_say", words)),
        "rule": only_where(said & ~turned, rows["rule"]),
        "certainty": only_where(said, np.where(turned, ROUNDED, rows["certainty"])),
    }


def _without(rows: Columns, where: np.ndarray, columns: list[str]) -> Columns:
    return rows | {name: np.where(where, np.nan, rows[name]) for name in columns}


def _unsafe(rows: Columns, measure: Measure, config: Config) -> np.ndarray:
    """Why the figure that a row of rounded counts would have is not shown; "published" for all other rows. A
    rounded base of nobody may be up to four people: it is small, never not applicable."""
    item = config.numerator_of(measure)
    reasons = display_rule.why_not(rows, item, config.publication)
    whole = ALL if kind_of(measure).of_whole else NOT_KNOWN
    figureless = (rows["group"] == whole) | is_unplaced(rows, config)
    return np.where(figureless | (rows["status"] != "published"), "published", reasons)


def _protected(rows: Columns, measure: Measure, config: Config) -> np.ndarray:
    """Whether a row's counts are ours to protect, and not already public."""
    sources = set(rows["source"].tolist())
    ours = {source: policy(measure.extract, source, config) != "open" for source in sources}
    return np.array([ours[source] for source in rows["source"].tolist()], dtype=bool)


def _statuses(
    rows: Columns, is_group: np.ndarray, ours: np.ndarray, config: Config
) -> tuple[np.ndarray, np.ndarray]:
    """Each row's status, and whether its numerator may stand.

    A count that is itself published stays where the figure is missing for want of a base: nobody in it, a base
    that the source leaves open, or one that we withhold, of which nothing more is then said. Of a base too small
    for a share the count stays if it is public already.
    """
    said, n, x, value = (rows[name] for name in ("status", "n", "x", "value"))
    published = said == "published"
    in_shares = is_group & ~is_unplaced(rows, config)
    baseless = in_shares & published & np.isnan(n) & np.isnan(value) & ~np.isnan(x)
    secret = baseless & ours & (rows["known_status"] == "confidential")
    few = is_group & published & (n > 0) & (n < config.publication.minimum_base)
    status = np.select(
        [secret, baseless, few, published & (n == 0)],
        ["confidential", "not_available", "low_reliability", "not_applicable"],
        said,
    )
    return status, published & ~(few & ours)


def _without_meaning(rows: Columns, measure: Measure, config: Config) -> Columns:
    """No comparison for the reference group itself; no share for the total and the unplaced; no bounds for a
    total but itself. The not known are a share of everybody, not of those whose group is known."""
    everybody, not_known = rows["group"] == ALL, rows["group"] == NOT_KNOWN
    apart = not_known | is_unplaced(rows, config)
    rows = _without(rows, rows["group"] == rows["comparator"], COMPARED)
    if not kind_of(measure).judged:
        return _without(rows, apart, FIGURES)
    if not kind_of(measure).of_whole:
        bounds = {name: np.where(everybody, rows["value"], rows[name]) for name in ("value_min", "value_max")}
        return _without(rows | bounds, apart, [*FIGURES, *TO_BASE])
    rows = _without(rows, apart | everybody, FIGURES)
    share = share_of(rows["x"], rows["all_x"])
    share = np.where(np.isnan(share), rows["s"], share)
    everybodys = {"value": share, "n": rows["all_x"], "n_within": rows["all_x_within"]}
    return rows | {name: np.where(not_known, of, rows[name]) for name, of in everybodys.items()}
