"""One row a group: the people described (dot), those they are set against (diamond), the tolerance (band)."""

from typing import Any

from config import Config
from pages.components import cells, figures, palette
from pages.components.charts import parts
from pages.components.charts.frame import (
    Frame,
    Scale,
    Spec,
    along,
    between,
    chart,
    narrow_right,
    scale_over,
    text_width,
)
from pages.components.view import View

# Px between the columns of text and the axis, and the height of a row on a slide.
_BESIDE_AXIS, _SLIDE_ROW = 26, 42
_MANY = 8
# The marks are named only where the axis is at least about this long.
_NAMED_OVER = 500
_GAP = "Gap, points"


def dumbbell(view: View, config: Config, *, size: float = 1, over: View | None = None) -> Spec:
    """Shares against a population, with the tolerance where the view is judged, or against another group.

    `over`: the view whose figures set the axis, where several charts share one.
    """
    scale = scale_over(_extent(over or view, config), from_zero=True, suffix="%", most=100)
    return _chart(view, config, scale, size)


def averages(view: View, config: Config, *, size: float = 1, over: View | None = None) -> Spec:
    """Average points against another group's: no tolerance, no likely range, and an axis that need not start
    at 0, since a dot has no length to misread."""
    scale = scale_over(_extent(over or view, config), from_zero=False, suffix="")
    return _chart(view, config, scale, size)


def factor(view: View) -> float:
    """From the results' unit to the one that people read."""
    return 100 if figures.is_share(view.measure) else view.measure.scale


def _extent(view: View, config: Config) -> list[float]:
    rows = _rows(view, config)
    names = ("value", "lower", "upper", "comparator", "high", "low")
    return [float(row[name]) for row in rows for name in names if row[name] is not None]


def _chart(view: View, config: Config, scale: Scale, size: float) -> Spec:
    groups = cells.rows_of(view.groups)
    rows = _rows(view, config)
    heads = _headings(view, config)
    words = [cells.hidden_words(row, short=True) for row in groups if cells.hidden(row)]
    offsets = _offsets(heads, words, size)
    frame = Frame(
        groups=[row.group for row in groups],
        scale=scale,
        right=offsets["value"] + max(34, text_width(heads["value"])) + _BESIDE_AXIS,
        right_narrow=narrow_right(row["gap_text"] if heads["gap"] else row["value_text"] for row in rows),
        size=size,
        row=_row_height(len(groups)) if size == 1 else _SLIDE_ROW,
    )
    datasets = {"groups": rows, "headings": [heads], "labels": _labels(view, config, scale)}
    layers = [*_marks(frame, view, config), *_texts(frame, heads, offsets)]
    if datasets["labels"]:
        layers += _direct_labels(frame)
    else:
        del datasets["labels"]
    return chart(frame, datasets, layers)


def _row_height(groups: int) -> int:
    """Px: lower where there are many, so that more of them share a screen."""
    return 38 if groups <= _MANY else 30


def _rows(view: View, config: Config) -> list[Spec]:
    alone = not cells.compared(view)
    return [_row(row, view, config, alone=alone) for row in cells.rows_of(view.groups)]


def _row(row: Any, view: View, config: Config, *, alone: bool) -> Spec:
    """One group as the chart is given it: positions, and texts. A withheld figure leaves words alone.

    `alone`: there is nothing to compare with, so the words stand in the column of the value.
    """
    measure, unit = view.measure, factor(view)
    hidden, reference = cells.hidden(row), cells.is_reference(row)
    theirs = None if reference else position(row.comparator_value, unit)
    near = config.publication.tolerance_points
    banded = theirs if view.judged(config) else None
    words = cells.hidden_words(row, short=True) if hidden else figures.value(row.value, measure)
    return {
        "group": row.group,
        "value": None if hidden else position(row.value, unit),
        "lower": None if hidden else position(row.lower, unit),
        "upper": None if hidden else position(row.upper, unit),
        "comparator": theirs,
        "low": max(banded - near, 0.0) if banded is not None else None,
        "high": min(banded + near, 100.0) if banded is not None else None,
        "value_text": words if alone or not hidden else "",
        "comparator_text": "" if reference else figures.value(row.comparator_value, measure),
        "gap_text": words if hidden else _gap(row, view, config),
        "outside": bool(not hidden and cells.outside(row)),
        "hidden": bool(hidden),
        "few": bool(not hidden and row.denominator < config.publication.hollow_below and not _whole(view)),
        "words": f"{row.group}: {words}",
    }


def position(number: float, unit: float) -> float | None:
    """Where a figure stands on the axis; None where there is none."""
    return round(float(number) * unit, 4) if figures.known(number) else None


def _whole(view: View) -> bool:
    """Whether all groups share one base, which the page states once."""
    return view.measure.kind == "representation"


def _gap(row: Any, view: View, config: Config) -> str:
    if cells.is_reference(row):
        return cells.REFERENCE
    return cells.gap_text(row, view.measure, config) or "–"


def _headings(view: View, config: Config) -> Spec:
    whole = _whole(view)
    short = cells.first_capital(view.measure.people) if whole else "Average" if _is_average(view) else "Share"
    if not cells.compared(view):
        return {"value": short, "comparator": "", "gap": ""}
    return {"value": short, "comparator": cells.comparator_heading(view, config), "gap": _GAP}


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
    if view.groups["lower"].notna().any():
        layers += parts.whisker(frame)
    if cells.compared(view):
        layers.append(parts.diamond(frame))
    return [*layers, parts.dot(frame)]


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


def _labels(view: View, config: Config, scale: Scale) -> list[Spec]:
    """The two marks named, on the one row whose gap is largest; none where the names would not fit."""
    rows = [row for row in cells.rows_of(view.groups) if not cells.hidden(row) and figures.known(row.gap)]
    if not rows:
        return []
    row = max(rows, key=lambda row: abs(row.gap))
    at = (float(row.value) * factor(view), float(row.comparator_value) * factor(view))
    names = _direct_names(row, view, config)
    sides = _sides([(place - scale.low) / (scale.high - scale.low) * _NAMED_OVER for place in at], names)
    return [
        {"group": row.group, "at": round(place, 4), "name": name, "side": side, "who": who}
        for place, name, side, who in zip(at, names, sides, ("people", "comparator"), strict=False)
    ]


def _sides(at: list[float], names: tuple[str, str]) -> list[str]:
    """How each name is set at its mark: centred, or outwards where they would touch. Empty: no room."""
    widths = [text_width(name) for name in names]
    if abs(at[0] - at[1]) > sum(widths) / 2 + 8:
        return ["center", "center"]
    left, right = (0, 1) if at[0] < at[1] else (1, 0)
    if at[left] - widths[left] < 0 or at[right] + widths[right] > _NAMED_OVER + _BESIDE_AXIS:
        return []
    return ["right", "left"] if left == 0 else ["left", "right"]


def _direct_names(row: Any, view: View, config: Config) -> tuple[str, str]:
    if _whole(view):
        ours = view.measure.people
    else:
        phrase = config.ethnicity.phrase(row.group, view.measure.people)
        ours = phrase if len(phrase) <= len(row.group) + len(view.measure.people) + 1 else row.group
    return cells.first_capital(ours), cells.comparator_heading(view, config)


def _direct_labels(frame: Frame) -> list[Spec]:
    looks = {
        "people": {"color": palette.PEOPLE, "fontWeight": 600},
        "comparator": {"color": palette.INK, "fontWeight": 400},
    }
    return [_direct_label(frame, who, look) for who, look in looks.items()]


def _direct_label(frame: Frame, who: str, look: Spec) -> Spec:
    mark = {
        "type": "text",
        "dy": -frame.px(22),
        "baseline": "middle",
        "align": {"expr": "datum.side"},
        "fontSize": frame.px(14),
        "opacity": {"expr": f"width < {_NAMED_OVER + frame.right:g} ? 0 : 1"},
        "aria": False,
    }
    return {
        "data": {"name": "labels"},
        "transform": [{"filter": f"datum.who === '{who}'"}],
        "mark": mark | look,
        "encoding": {"x": along(frame, "at"), "text": {"field": "name", "type": "nominal"}},
    }
