"""One row of the results table from its working: the figures of each kind, with nothing beside a withheld one."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from tests.metrics.slow_results import WORST_LAST, Working, _over, by_band, by_points, by_ratio, flip, wilson

COMPARED = [
    "value",
    "value_min",
    "value_max",
    "comparator_value",
    "gap",
    "ratio",
    "to_base",
    "to_base_lower",
    "to_base_upper",
    "needed",
    "flip",
    "verdict",
    "rule",
]
WORDS = {-1: "below", 0: "within", 1: "above"}


def row(work: Working) -> dict[str, Any]:
    """The figures of a group's row: COMPARED, numerator, denominator, not_known and status."""
    status = _status(work)
    x, n, (_, _, other) = work.x(), work.n(), _allowed(work)
    plain = {"denominator": n, "not_known": work.unknown("x"), "comparator_value": other, "status": status}
    if _said(work) != "published":
        return plain | {"verdict": _judged(work, "cannot_say")}
    if not _loose(work) and work.unsafe(x, n):
        other = None if work.comparator == "Everyone else" else other
        return plain | {"comparator_value": other, "verdict": _judged(work, "cannot_say")}
    if status != "published" or _loose(work):
        alone = plain | {"numerator": x, "verdict": _judged(work, "cannot_say")}
        if status == "low_reliability":
            return alone | {"numerator": None if work.ours else x}
        return alone | (_bounds(work) if n is None and not work.ours else {})
    value = _value(work)
    figures = plain | {"numerator": x, "value": value} | _bounds(work) | _to_base(work, x, n)
    if work.itself:
        return figures
    return figures | _compared(work, x, n, value, other) | _verdict(work, x, n, value, other)


def _to_base(work: Working, x: Fraction | None, n: Fraction | None) -> dict[str, Any]:
    """Of a rate, x of all that is counted over n of all people, of known group; of rounded counts at their outermost."""
    all_x, all_n = (work.block.number("Known", role) for role in ("x", "n"))
    share = _over(n, all_n)
    if (
        work.measure.kind != "rate"
        or x is None
        or not all_x
        or not share
        or x > all_x
        or n is None
        or all_n is None
    ):
        return {}
    off = {role: work.block.within.get(role, Fraction(0)) for role in (
        (work.group, "x"), (work.group, "n"), ("Known", "x"), ("Known", "n"))}  # fmt: skip
    x_off, n_off, all_x_off, all_n_off = off.values()
    fewest, fewest_n = max(all_x - all_x_off, Fraction(1)), max(all_n - all_n_off, Fraction(1))
    least = min(n + n_off, fewest_n) / fewest_n if n_off or all_n_off else share
    most = max(n - n_off, Fraction(0)) / (all_n + all_n_off)
    low = wilson(max(x - x_off, Fraction(0)), all_x + all_x_off)[0] / float(least)
    high = wilson(min(x + x_off, fewest), fewest)[1] / float(most) if most else None
    return {"to_base": x / all_x / share, "to_base_lower": low, "to_base_upper": high}


def row_beside(work: Working) -> dict[str, Any]:
    """What the total, or the people whose group is not known, have in their row; no more is ever said of them."""
    x, everybody = work.x(), work.block.number("All", "x")
    total, said = work.group == "All", _said(work)
    n = work.n() if total or not work.whole else everybody
    status = "not_applicable" if said == "published" and n == 0 else said
    unsafe = work.unsafe(x, n) if said == "published" and total != work.whole else ""
    if unsafe:
        return {"denominator": n, "not_known": work.unknown("x"), "status": unsafe, "numerator": x}
    found: dict[str, Any] = {
        "denominator": n,
        "not_known": work.unknown("x"),
        "status": status,
        "numerator": x if said == "published" else None,
    }
    if total and not work.whole:
        found["value"] = _value(work)
        if work.measure.kind != "average":
            found |= {"value_min": found["value"], "value_max": found["value"]}
    elif not total and work.whole:
        share = _over(x, everybody)
        found["value"] = work.block.number(work.group, "s") if share is None else share
    return found


def _said(work: Working) -> str:
    """Why the source, or protection, gives no figure; a share of its own is one."""
    said = work.block.said.get(work.group, {})
    roles = ["x"] if work.whole else ["x", "n"]
    reasons = [said[role][1] if role in said else "not_available" for role in roles]
    if any(reason == "confidential" for reason in reasons):
        return "confidential"
    worst = max(reasons, key=WORST_LAST.index)
    own = said.get("s", (None, ""))[0] is not None
    return "published" if worst == "not_available" and own else worst


def _status(work: Working) -> str:
    said, n = _said(work), work.n()
    if said != "published":
        return said
    if not _loose(work) and work.unsafe(work.x(), n):
        return work.unsafe(work.x(), n)
    if n == 0:
        return "not_applicable"
    if n is None and _value(work) is None and work.x() is not None and not _loose(work):
        hidden = work.block.said.get("Known", {}).get("x", (None, ""))[1] == "confidential"
        return "confidential" if hidden and work.ours else "not_available"
    return "low_reliability" if n is not None and n < 10 else "published"


def _value(work: Working) -> Fraction | None:
    x, n, own = work.x(), work.n(), work.block.number(work.group, "s")
    if work.whole:
        return own if x is None and n is None else _over(x, n)
    return own if x is None or n is None else _over(x, n)


def _loose(work: Working) -> bool:
    """People whose label straddles broad groups: counted, and in no share."""
    return work.config.ethnicity.groups[work.group].level == "unplaced"


def _allowed(work: Working) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    """The comparison, unless the source's groups are not like for like or it rests on fewer than ten people."""
    a, b, value = work.comparison()
    rule = work.config.extracts[work.measure.extract].sources.get(work.block.source)
    if (rule and not rule.comparable) or (b is not None and b < 10) or _loose(work):
        return None, None, None
    elsewhere = {*work.config.comparators, *(area.name for area in work.config.publication.areas)}
    if work.comparator not in elsewhere and work.unsafe(a, b):
        return None, None, None
    return a, b, value


def _bounds(work: Working) -> dict[str, Any]:
    x, n = work.x(), work.n()
    unknown_x, unknown_n = work.unknown("x"), work.unknown("n")
    if x is None or work.measure.kind == "average" or _loose(work):
        return {}
    if work.whole and n is None:
        least, most = known_base(work)
        return {"value_min": _over(x, most), "value_max": _over(x, least)}
    events = work.config.extracts[work.measure.extract].items[work.measure.numerator].kind == "events"
    if n is None or unknown_x is None or (not work.whole and unknown_n is None):
        return _half_known(x, n, unknown_x, unknown_n, events and not work.whole)
    if work.whole:
        return {"value_min": _over(x, n + unknown_x), "value_max": _over(x + unknown_x, n + unknown_x)}
    assert unknown_n is not None, "a part of a base of its own was seen to above"
    brought = Fraction(0) if events else unknown_x
    return {"value_min": _over(x, n + unknown_n - brought), "value_max": _over(x + unknown_x, n + brought)}


def _half_known(x: Fraction, n: Fraction | None, unknown_x: Fraction | None, unknown_n: Fraction | None,
                events: bool) -> dict[str, Any]:  # fmt: skip
    """Events are bounded on the side that is known; of people both numbers must be."""
    if n is None or not events:
        return (
            {}
            if n is None or unknown_x is None or events
            else {"value_max": _over(x + unknown_x, n + unknown_x)}
        )
    least = {} if unknown_n is None else {"value_min": _over(x, n + unknown_n)}
    return least | ({} if unknown_x is None else {"value_max": _over(x + unknown_x, n)})


def known_base(work: Working) -> tuple[Fraction | None, Fraction | None]:
    """How few and how many can be of known group: a withheld figure stands for one person at least."""
    ethnicity = work.config.ethnicity
    names = [
        name
        for name in work.block.said
        if name in ethnicity.groups and ethnicity.groups[name].level != "unplaced"
    ]
    smallest = [
        name for name in names
        if not any(ethnicity.atoms_of(other) < ethnicity.atoms_of(name) for other in names)
    ]  # fmt: skip
    least = Fraction(0)
    for name in smallest:
        count, status = work.block.said[name].get("x", (None, "not_available"))
        least += count if count is not None else int(status == "confidential")
    everybody = work.block.number("All", "x")
    hidden = work.block.said.get("Not known", {}).get("x", (None, ""))[1] == "confidential"
    rest = work.unknown("x") or Fraction(0)
    return least, None if everybody is None else everybody - rest - int(hidden)


def _compared(work: Working, x: Fraction | None, n: Fraction | None, value: Fraction | None,
              other: Fraction | None) -> dict[str, Any]:  # fmt: skip
    if value is None or other is None:
        return {}
    found: dict[str, Any] = {"gap": value - other}
    if work.measure.kind != "average":
        found["ratio"] = _over(value, other)
    if x is not None and n is not None and _set_against_counts(work) and work.measure.kind != "average":
        found["needed"] = n * other - x
    return found


def _set_against_counts(work: Working) -> bool:
    """Whether what a figure is set against rests on counts; a population's share always does."""
    a, b, _ = _allowed(work)
    return work.whole or (a is not None and b is not None)


def _verdict(work: Working, x: Fraction | None, n: Fraction | None, value: Fraction | None,
             other: Fraction | None) -> dict[str, Any]:  # fmt: skip
    kind = work.measure.kind
    if kind == "average":
        return {}
    counted = (x, n) if x is not None and n is not None and n > 0 and _set_against_counts(work) else None
    judge = {
        "representation": lambda people: (
            by_points(people / n, other) or by_ratio(people, n, other, work.off())
        ),
        "attainment": lambda people: by_points(people / n, other),
        "rate": lambda people: by_band(people / n, other),
    }[kind]
    events = work.config.extracts[work.measure.extract].items[work.measure.numerator].kind == "events"
    found: dict[str, Any] = {}
    if counted and other is not None and not events:
        found["flip"] = flip(*counted, judge)
    enough = (
        n is None
        or not counted
        or (n >= 10 if kind != "rate" else n >= 30 and other is not None and n * other >= 5)
    )
    if other is None or not enough:
        return found | {"verdict": _judged(work, "cannot_say")}
    by_value = by_band if kind == "rate" else by_points
    if not counted and _turned(work, value, other, by_value):
        return found | {"verdict": _judged(work, "cannot_say")}
    code = judge(counted[0]) if counted else by_value(value, other)
    return found | {"verdict": _judged(work, WORDS[code]), "rule": _rule(work, x, n, value, other)}


def _turned(
    work: Working, value: Fraction | None, other: Fraction, judge: Callable[[Fraction, Fraction], int]
) -> bool:
    """Whether the figures as they were before they were rounded could have another verdict; the very end of a rounding
    would have been printed as the next number."""
    if value is None:
        return False
    ours, theirs, before = (
        work.printed_within(work.block, work.group),
        work.comparator_printed_within(),
        1 - Fraction(1, 10**6),
    )
    ends = [judge(value + sign * ours * before, other - sign * theirs * before) for sign in (-1, 1)]
    return ends[0] != ends[1]


def _rule(
    work: Working, x: Fraction | None, n: Fraction | None, value: Fraction | None, other: Fraction | None
) -> str:
    if work.measure.kind == "rate":
        return "ratio" if by_band(value, other) else "none"
    points = bool(by_points(value, other))
    ratio = work.whole and x is not None and n is not None and bool(by_ratio(x, n, other, work.off()))
    return {(True, True): "both", (True, False): "points", (False, True): "ratio"}.get(
        (points, ratio), "none"
    )


def _judged(work: Working, word: str) -> str | None:
    return None if work.measure.kind == "average" or work.itself else word
