"""What all charts look like, and a chart as the dict that a page is given.

Nothing else turns a chart into a dict. What a chart is given by name stands in `datasets`, at the top.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

import altair as alt
import pyarrow as pa
from altair.utils import schemapi

from pages.components.charts.layout import FONT, Spec
from pages.components.shared import palette

# How heavy a text is.
Weight: TypeAlias = Literal[400, 600]

# Altair would check each part of a chart while it is made, which takes longer than making it. Tests check the whole.
schemapi.disable_debug_mode()


@alt.theme.register("equalities", enable=True)
def _look() -> alt.theme.ThemeConfig:
    """Defaults of Vega-Lite would wash the marks out or put a box round the drawing."""
    return {
        "width": "container",
        "autosize": {"type": "fit", "contains": "padding"},
        "background": palette.PAPER,
        "config": {
            "font": FONT,
            "view": {"stroke": None},
            "tick": {"opacity": 1},
            "point": {"opacity": 1},
            "axis": {"domain": False, "ticks": False, "title": None},
        },
    }


def specification(
    shared: alt.Chart, layers: Sequence[alt.Chart], datasets: Mapping[str, Sequence[Spec]]
) -> Spec:
    """A chart as a dict, with its data by name. `shared`: its size and what layers that say nothing else inherit: data and
    axes. `layers`: from the back to the front.

    Altair's own `layer` copies every part of every layer six times, which takes longer than all else together.
    """
    spec: Spec = shared.to_dict(validate=False)
    spec["layer"] = [_layer(layer, shared) for layer in layers]
    drawn = json.dumps(spec)
    return spec | {"datasets": {name: _only_shown(rows, drawn) for name, rows in datasets.items()}}


def sent(spec: Spec) -> Spec:
    """A specification as a browser is sent it: its data as Arrow, written once, and half as long as Streamlit would write
    them for each rerun, because they carry nothing about pandas."""
    return spec | {"datasets": {name: _as_arrow(rows) for name, rows in spec["datasets"].items()}}


def _as_arrow(rows: Sequence[Spec]) -> bytes:
    table, written = pa.Table.from_pylist(list(rows)), pa.BufferOutputStream()
    with pa.ipc.new_stream(written, table.schema) as stream:
        stream.write_table(table)
    return written.getvalue().to_pybytes()


def _layer(layer: alt.Chart, shared: alt.Chart) -> Spec:
    """Only a mark that says so is read aloud: the others repeat it."""
    spec: Spec = layer.to_dict(validate=False, context={"top_level": False, "data": shared.data})
    return spec | {"mark": {"aria": False} | spec["mark"]}


def _only_shown(rows: Sequence[Spec], drawn: str) -> list[Spec]:
    """Rows without the columns that no mark reads: whatever is sent to a browser can be read there."""
    names = dict.fromkeys(name for row in rows for name in row)
    shown = {name for name in names if re.search(rf'"{name}"|datum\.{name}\b', drawn)}
    return [{name: value for name, value in row.items() if name in shown} for row in rows]


def either(narrow_below: float, narrow: float | str, wide: float | str) -> alt.ExprRef:
    """One thing on a drawing narrower than so many px, another on a wide one."""
    return alt.ExprRef(f"width < {narrow_below:g} ? {narrow} : {wide}")


def where(field: str, here: float | str, elsewhere: float | str) -> alt.ExprRef:
    """One thing where a field of the row is true, another where it is not."""
    return alt.ExprRef(f"datum.{field} ? {here} : {elsewhere}")


def named(name: str) -> alt.Chart:
    """A layer with data of its own, which stand in the specification by that name."""
    return alt.Chart(alt.NamedData(name))


def known(field: str, layer: alt.Chart | None = None) -> alt.Chart:
    """A layer of the rows that have this."""
    return (layer or alt.Chart()).transform_filter(f"isValid(datum.{field})")
