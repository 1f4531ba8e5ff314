"""One row a group: the people described (dot), those they are set against (diamond), the tolerance (band)."""

from collections.abc import Sequence
from typing import Any

from config import Config
from pages.components.charts import parts
from pages.components.charts.direct import direct_labels, labels
from pages.components.charts.frame import (
    Frame,
    Scale,
    Spec,
    between,
    chart,
    narrow_right,
    scale_over,
    text_width,
)
from pages.components.charts.positions import factor, position
from pages.components.shared import cell_text, number_text, palette
from pages.components.shared.view import View

# Px between the columns of text and the axis, and the height of a row on a slide.
_BESIDE_AXIS, _SLIDE_ROW = 26, 42
_MANY = 8
_GAP = "Gap, points"


def dumbbell(view: View, config: Config, *, size: float = 1, over: Sequence[View] = ()) -> Spec:
    """Shares against a population, with the tolerance where the view is judged, or against another group.

    `over`: the views whose figures set the axis, where several charts share one.
    """
    scale = scale_over(_extent(over or (view,), config), from_zero=True, suffix="%", most=100)
    return _chart(view, config, scale, size, over or (view,))


def averages(view: View, config: Config, *, size: float = 1, over: Sequence[View] = ()) -> Spec:
    """Average points against another group's: no tolerance, no likely range, and an axis that need not start
    at 0, since a dot has no length to misread."""
    scale = scale_over(_extent(over or (view,), config), from_zero=False, suffix="")
    return _chart(view, config, scale, size, over or (view,))


def _extent(views: Sequence[View], config: Config) -> list[float]:
    rows = _all_rows(views, config)
    names = ("value", "lower", "upper", "comparator", "high", "low")
    return [float(row[name]) for row in rows for name in names if row[name] is not None]


def _chart(view: View, config: Config, scale: Scale, size: float, beside: Sequence[View]) -> Spec:
    groups = cell_text.rows_of(view.groups)
    rows = _rows(view, config)
    heads = _headings(view, config)
    words = [cell_text.hidden_words(row, short=True) for row in groups if cell_text.hidden(row)]
    offsets = _offsets(heads, words, size)
    frame = Frame(
        groups=[row.group for row in groups],
        scale=scale,
        right=offsets["value"]
        + max(34, text_width(heads["value"]), *(text_width(row["value_text"]) for row in rows))
        + _BESIDE_AXIS,
        right_narrow=narrow_right(
            row["gap_text"] if heads["gap"] else row["value_text"] for row in _all_rows(beside, config)
        ),
        size=size,
        row=_row_height(len(groups)) if size == 1 else _SLIDE_ROW,
    )
    datasets = {"groups": rows, "headings": [heads], "labels": labels(view, config, scale)}
    layers = [*_marks(frame, view, config), *_texts(frame, heads, offsets)]
    if datasets["labels"]:
        layers += direct_labels(frame)
    else:
        del datasets["labels"]
    return chart(frame, datasets, layers)


def _row_height(groups: int) -> int:
    """Px: lower where there are many, so that more of them share a screen."""
    return 38 if groups <= _MANY else 30


def _rows(view: View, config: Config) -> list[Spec]:
    alone = not cell_text.compared(view)
    return [_row(row, view, config, alone=alone) for row in cell_text.rows_of(view.groups)]


def _all_rows(views: Sequence[View], config: Config) -> list[Spec]:
    """The rows of charts that stand beside each other: what is as wide in all of them is as wide as the widest."""
    return [row for view in views for row in _rows(view, config)]


def _row(row: Any, view: View, config: Config, *, alone: bool) -> Spec:
    """One group as the chart is given it: positions, and texts. A withheld figure leaves words alone.

    `alone`: there is nothing to compare with, so the words stand in the column of the value.
    """
    measure, unit = view.measure, factor(view)
    hidden, reference = cell_text.hidden(row), cell_text.is_reference(row)
    theirs = None if reference else position(row.comparator_value, unit)
    near = config.publication.tolerance_points
    banded = theirs if view.judged(config) else None
    words = cell_text.hidden_words(row, short=True) if hidden else number_text.value(row.value, measure)
    words = "Only limits" if cell_text.bounded(row) else words
    limits = (
        number_text.likely_range(row.value_min, row.value_max, measure, extra=1)
        if cell_text.bounded(row)
        else ""
    )
    lower, upper = (row.value_min, row.value_max) if cell_text.bounded(row) else (row.lower, row.upper)
    drawn = not hidden or cell_text.bounded(row)
    return {
        "group": row.group,
        "value": None if hidden else position(row.value, unit),
        "lower": position(lower, unit) if drawn else None,
        "upper": position(upper, unit) if drawn else None,
        "comparator": theirs,
        "low": max(banded - near, 0.0) if banded is not None else None,
        "high": min(banded + near, 100.0) if banded is not None else None,
        "value_text": limits or (words if alone or not hidden else ""),
        "comparator_text": "" if reference else number_text.value(row.comparator_value, measure),
        "gap_text": words if hidden else _gap(row, view, config),
        "outside": bool(not hidden and cell_text.outside(row)),
        "hidden": bool(hidden),
        "few": bool(not hidden and row.denominator < config.publication.hollow_below and not _whole(view)),
        "words": f"{row.group}: {limits or words}",
    }


def _whole(view: View) -> bool:
    """Whether all groups share one base, which the page states once."""
    return view.measure.kind == "representation"


def _gap(row: Any, view: View, config: Config) -> str:
    if cell_text.is_reference(row):
        return cell_text.REFERENCE
    return cell_text.gap_text(row, view.measure, config) or "–"


def _headings(view: View, config: Config) -> Spec:
    whole = _whole(view)
    short = (
        cell_text.first_capital(view.measure.people) if whole else "Average" if _is_average(view) else "Share"
    )
    if not cell_text.compared(view):
        return {"value": short, "comparator": "", "gap": ""}
    return {"value": short, "comparator": cell_text.comparator_heading(view, config), "gap": _GAP}


def _is_average(view: View) -> bool:
    return view.measure.kind == "average"


def _offsets(heads: Spec, words: list[str], size: float) -> dict[str, float]:
    """How far each column's right edge stands from the right of the drawing. `words`: those in the last."""
    if not heads["gap"]:
        return {"value": 0, "comparator": 0, "gap": 0}
    gap = max([text_width(_GAP), *(text_width(text, 16) for text in words)]) + between(size)
    comparator = max(34, text_width(heads["comparator"])) + between(size)
    return {"gap": 0, "comparator": gap, "value": gap + comparator}


def _marks(frame: Frame, view: View, config: Config) -> list[Spec]:
    """From back to front: band, edges, whisker, diamond, dot."""
    layers = parts.band(frame) if view.judged(config) else []
    if (view.groups["lower"].notna().any() and view.measure.judged) or len(view.bounded):
        layers += parts.whisker(frame)
    if cell_text.compared(view):
        layers.append(parts.diamond(frame))
    # A layer without a mark would be a picture without a name to who listens.
    return [*layers, parts.dot(frame)] if view.groups["value"].notna().any() else layers


def _texts(frame: Frame, heads: Spec, offsets: dict[str, float]) -> list[Spec]:
    """The columns of figures and their headings. On a phone only the last column stays."""
    names = [name for name in ("value", "comparator", "gap") if heads[name]]
    muted = f"datum.hidden ? '{palette.INK2}' : "
    looks: dict[str, Spec] = {
        "value": {"color": {"expr": f"{muted}'{palette.PEOPLE}'"}, "fontWeight": 600},
        "comparator": {},
        "gap": {
            "color": {"expr": f"{muted}'{palette.INK}'"},
            "fontWeight": {"expr": "datum.outside ? 700 : 400"},
        },
    }
    return [
        layer
        for name in names
        for layer in (
            parts.text_column(frame, offsets[name], f"{name}_text", narrow=name == names[-1], **looks[name]),
            parts.heading(frame, offsets[name], name, narrow=name == names[-1]),
        )
    ]
