"""The course of one reported figure: its values by period, and the level that it is to reach."""

import json

import altair as alt
import pandas as pd

from config.periods import in_words, parse
from config.plan import PER_CENT, Figure
from metrics.promises import reported_figures
from pages.components.charts.layout import Spec
from pages.components.charts.specification import specification
from pages.components.progress import promise_words
from pages.components.shared import palette

HEIGHT = 200
_LABEL = 14
# Below this width, and with more values than a phone has room to label, only the ends are labelled.
_NARROW, _ROOM = 520, 3


def drawable(series: pd.DataFrame) -> pd.DataFrame:
    """The values that can be drawn on one axis: those that are shown, of the kind of period that came last."""
    shown = series[series["status"].eq("published")]
    if shown.empty:
        return shown
    kinds = [period.kind for label in shown["period"] if (period := parse(label))]
    return shown[[kind == kinds[-1] for kind in kinds]]


def course(figure: Figure, series: pd.DataFrame) -> Spec | None:
    """A line through the values of one kind of period, each labelled; None where there are fewer than two.

    A withheld value breaks the line and is nowhere in the specification.
    """
    shown = drawable(series)
    if len(shown) < 2:
        return None
    rows = [
        {
            "when": reported_figures.begins(period).isoformat(),
            "value": round(value, 2),
            "words": promise_words.number(value, figure),
            "run": _run(period, series),
            "end": len(shown) <= _ROOM or period in (shown["period"].iloc[0], shown["period"].iloc[-1]),
        }
        for period, value in zip(shown["period"], shown["value"], strict=True)
    ]
    names = {
        reported_figures.begins(period).isoformat(): in_words(period, short=True)
        for period in shown["period"]
    }
    y = _value([row["value"] for row in rows], "%" if figure.unit == PER_CENT else "")
    layers = [*_target(figure), *_line(alt.Chart().encode(_when(names), y))]
    shared = alt.Chart(
        alt.NamedData("reported"),
        height=HEIGHT,
        padding={"left": 0, "top": 8, "right": 28, "bottom": 12},
    )
    return specification(shared, layers, {"reported": rows})


def not_drawn(series: pd.DataFrame) -> str:
    """Which periods have no mark, and why: withheld, or of another kind of period, which shares no axis."""
    drawn = set(drawable(series)["period"])
    left = [
        f"{in_words(row['period'])} ({'not shown' if row['status'] != 'published' else 'another kind of period'})"
        for row in series.to_dict("records")
        if row["period"] not in drawn
    ]
    return f"Not drawn: {'; '.join(left)}." if left else ""


def _run(period: str, series: pd.DataFrame) -> int:
    """Which unbroken stretch a value is in: a withheld one between two of them parts them."""
    before = series[
        [reported_figures.begins(label) < reported_figures.begins(period) for label in series["period"]]
    ]
    return int(before["status"].ne("published").sum())


def _line(figures: alt.Chart) -> list[alt.Chart]:
    # On a phone there is room for the first and the last alone; the history below has all of them.
    shown = alt.ExprRef(f"width < {_NARROW} && !datum.end ? 0 : 1")
    return [
        figures.mark_line(strokeWidth=2.5, color=palette.PEOPLE, aria=True).encode(alt.Detail("run:N")),
        figures.mark_point(filled=True, size=110, color=palette.PEOPLE, stroke=palette.PAPER, aria=True),
        figures.mark_text(dy=-16, fontSize=16, fontWeight=700, color=palette.PEOPLE, opacity=shown).encode(
            alt.Text("words:N")
        ),
    ]


def _when(names: dict[str, str]) -> alt.X:
    """The axis of time, with a word at each period that was reported; years between them take their room."""
    axis = alt.Axis(
        values=list(names),
        labelExpr=f"{json.dumps(names)}[utcFormat(datum.value, '%Y-%m-%d')]",
        labelColor=palette.INK2,
        labelFontSize=_LABEL,
        labelOverlap=True,
        labelPadding=8,
        grid=False,
    )
    return alt.X("when:T", scale=alt.Scale(type="utc", padding=32), axis=axis)


def _value(values: list[float], suffix: str) -> alt.Y:
    axis = alt.Axis(
        gridColor=palette.GRID,
        labelColor=palette.INK2,
        labelFontSize=_LABEL,
        labelExpr=f"datum.label + '{suffix}'",
        labelPadding=8,
        tickCount=4,
    )
    top = max(values)
    scale = alt.Scale(zero=min(values) >= 0, domainMax=top * 1.15 if top > 0 else top)
    return alt.Y("value:Q", scale=scale, axis=axis)


def _target(figure: Figure) -> list[alt.Chart]:
    """The level that it is to reach, as a line across."""
    if figure.target is None:
        return []
    rule = alt.Chart().mark_rule(strokeDash=[5, 3], strokeWidth=1.75, color=palette.TARGET, aria=True)
    return [rule.encode(y=alt.YDatum(figure.target.level, type="quantitative"))]
