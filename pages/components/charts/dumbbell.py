"""One row a group: the people described (dot), those they are set against (diamond), the tolerance (band)."""

from collections.abc import Sequence

import altair as alt

from config import Config
from metrics.figures.kinds import kind_of
from pages.components.charts import group_marks
from pages.components.charts.direct import direct_labels, labels
from pages.components.charts.frame import Frame, chart
from pages.components.charts.layout import (
    BESIDE_AXIS,
    Spec,
    between,
    column_width,
    narrow_right,
    text_width,
)
from pages.components.charts.positions import held, position, value_scale
from pages.components.charts.specification import where
from pages.components.shared import cell_text, few_people, number_text, palette
from pages.components.shared.rows import Row
from pages.components.shared.view import View
from pages.components.words.kinds import times

# The height of a row on a slide, and on a page: lower where there are many, so that more of them share a screen.
_SLIDE_ROW, _ROW, _LOW_ROW = 42, 38, 30
_MANY = 8
_GAP = "Gap, points"


def dumbbell(view: View, config: Config, *, size: float = 1, over: Sequence[View] = ()) -> Spec:
    """Shares against a population, with the tolerance where the view is judged, or shares or points against another
    group's.

    `over`: the views whose figures set the axis, where several charts share one.
    """
    rows, groups = _rows(view, config), view.group_rows
    beside = [row for each in over for row in _rows(each, config)] or rows
    heads = _headings(view, config)
    words = [cell_text.hidden_words(row, short=True) for row in groups if cell_text.hidden(row)]
    offsets = _offsets(heads, words, size)
    value = column_width([heads["value"], *(row["value_text"] for row in rows)])
    names = ("value", "lower", "upper", "comparator", "high", "low")
    frame = Frame(
        groups=[row.group for row in groups],
        scale=value_scale(held(beside, *names), view.measure),
        right=offsets["value"] + value + BESIDE_AXIS,
        right_narrow=narrow_right(row["gap_text" if heads["gap"] else "value_text"] for row in beside),
        size=size,
        row=_SLIDE_ROW if size != 1 else _ROW if len(groups) <= _MANY else _LOW_ROW,
    )
    datasets = {"groups": rows, "headings": [heads]}
    layers = [*_marks(frame, view, config), *_texts(frame, heads, offsets)]
    if named := labels(view, config, frame.scale):
        datasets["labels"] = named
        layers += direct_labels(frame)
    return chart(frame, datasets, layers)


def _rows(view: View, config: Config) -> list[Spec]:
    alone = not cell_text.compared(view)
    return [_row(row, view, config, alone=alone) for row in view.group_rows]


def _row(row: Row, view: View, config: Config, *, alone: bool) -> Spec:
    """One group as the chart is given it: positions, and texts. A withheld figure leaves words alone.

    `alone`: there is nothing to compare with, so the words stand in the column of the value.
    """
    measure, unit = view.measure, number_text.factor(view.measure)
    hidden, bounded, reference = cell_text.hidden(row), cell_text.bounded(row), cell_text.is_reference(row)
    theirs = None if reference else position(row.comparator_value, unit)
    near = config.publication.tolerance_points
    banded = theirs if view.judged(config) else None
    words = cell_text.hidden_words(row, short=True) if hidden else number_text.value(row.value, measure)
    lower, upper, limits = row.lower, row.upper, ""
    if bounded:
        lower, upper, words = row.value_min, row.value_max, "Only limits"
        limits = number_text.likely_range(lower, upper, measure, extra=1)
    drawn = bounded or not hidden
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
        "outside": not hidden and cell_text.outside(row),
        "hidden": hidden,
        # Not in a share of a whole, whose groups share one base, which the page states once.
        "few": not kind_of(measure).of_whole and few_people.is_of_few(row, view, config),
        "words": _spoken(row, limits or words, view, config),
    }


def _spoken(row: Row, figure: str, view: View, config: Config) -> str:
    """What is read aloud of a dot: "Black: 31%, 1.49 times their share of residents"."""
    of_whole = kind_of(view.measure).of_whole and not cell_text.hidden(row)
    how_many = times.words(row, config) if of_whole else ""
    return f"{row.group}: {figure}{f', {how_many}' if how_many else ''}"


def _gap(row: Row, view: View, config: Config) -> str:
    if cell_text.is_reference(row):
        return cell_text.REFERENCE
    return cell_text.gap_text(row, view.measure, config) or "–"


def _headings(view: View, config: Config) -> Spec:
    kind = kind_of(view.measure)
    people = cell_text.first_capital(view.measure.people)
    short = people if kind.of_whole else "Average" if kind.in_points else "Share"
    if not cell_text.compared(view):
        return {"value": short, "comparator": "", "gap": ""}
    return {"value": short, "comparator": cell_text.comparator_heading(view, config), "gap": _GAP}


def _offsets(heads: Spec, words: list[str], size: float) -> dict[str, float]:
    """How far each column's right edge stands from the right of the drawing. `words`: those in the last."""
    if not heads["gap"]:
        return {"value": 0, "comparator": 0, "gap": 0}
    gap = max([text_width(_GAP), *(text_width(text, 16) for text in words)]) + between(size)
    comparator = column_width([heads["comparator"]]) + between(size)
    return {"gap": 0, "comparator": gap, "value": gap + comparator}


def _marks(frame: Frame, view: View, config: Config) -> list[alt.Chart]:
    """From back to front: band, edges, whisker, diamond, dot."""
    layers = group_marks.band(frame) if view.judged(config) else []
    if (view.groups["lower"].notna().any() and view.measure.judged) or view.bounded:
        layers += group_marks.whisker(frame)
    if cell_text.compared(view):
        layers.append(group_marks.diamond(frame))
    # A layer without a mark would be a picture without a name to who listens.
    return [*layers, group_marks.group_dot(frame)] if view.groups["value"].notna().any() else layers


def _texts(frame: Frame, heads: Spec, offsets: dict[str, float]) -> list[alt.Chart]:
    """The columns of figures and their headings. On a phone only the last column stays."""
    names = [name for name in ("value", "comparator", "gap") if heads[name]]
    muted, people, ink = (f"'{colour}'" for colour in (palette.INK2, palette.PEOPLE, palette.INK))
    looks: dict[str, Spec] = {
        "value": {"color": where("hidden", muted, people), "fontWeight": 600},
        "comparator": {},
        "gap": {"color": where("hidden", muted, ink), "fontWeight": where("outside", 700, 400)},
    }
    return [
        layer
        for name in names
        for layer in (
            group_marks.text_column(
                frame, offsets[name], f"{name}_text", narrow=name == names[-1], **looks[name]
            ),
            group_marks.heading(frame, offsets[name], name, narrow=name == names[-1]),
        )
    ]
