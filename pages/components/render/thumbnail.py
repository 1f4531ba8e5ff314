"""A slide as a small picture for the overview of its deck: what is drawn on it, as SVG, as a link to the slide.

The packages that draw are imported when a picture is wanted, so that no other page waits for them.
"""

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from pages.components.charts.hundred_squares import GroupSquares, Whole
from pages.components.render import marks
from pages.components.render.drawings import Drawing, ScreenChart, Squares, WordColumns
from pages.components.render.picture import chart_svg
from pages.components.shared import palette

WIDTH, HEIGHT = 1168, 420
_BETWEEN = 20


def tile(address: str, name: str, picture: str) -> str:
    """A slide as a link: its picture and its name."""
    return (
        f'<a class="eq-tile" href="{escape(address)}" target="_self"><span class="eq-tile-frame">{picture}</span>'
        f'<span class="eq-tile-name">{escape(name)}</span></a>'
    )


def image(drawing: Drawing) -> str:
    """The picture as an image element; the sentence of the slide stands beside it."""
    return f'<img class="eq-tile-picture" alt="" src="data:image/svg+xml,{quote(svg(drawing))}">'


def svg(drawing: Drawing) -> str:
    """What is drawn on a slide, without its words: charts, squares, or rules where it is words alone."""
    if isinstance(drawing, Squares):
        inside = _wholes(drawing.wholes)
    elif isinstance(drawing, WordColumns) or not drawing:
        inside = _rules()
    else:
        inside = _charts(drawing)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{inside}</svg>'
    )


def _charts(charts: Sequence[ScreenChart]) -> str:
    """The charts beside each other, each enlarged to its share of the width."""
    across = (WIDTH - _BETWEEN * (len(charts) - 1)) / len(charts)
    parts = []
    for place, chart in enumerate(charts):
        drawn, wide, high = chart_svg(chart.spec, chart.width, f"tile{place}")
        scale = min(across / wide, HEIGHT / high)
        x, y = place * (across + _BETWEEN), (HEIGHT - high * scale) / 2
        parts.append(f'<g transform="translate({x:g} {y:g}) scale({scale:g})">{drawn}</g>')
    return "".join(parts)


def _wholes(wholes: Sequence[Whole]) -> str:
    across = WIDTH / len(wholes)
    return "".join(_groups(whole.groups, place * across, across) for place, whole in enumerate(wholes))


def _groups(groups: Sequence[GroupSquares], x: float, across: float) -> str:
    parts, at = [], 0.0
    for group in groups:
        if group.squares:
            width, height, squares = marks.squares_svg(group.squares, group.leads)
            parts.append((at, height, squares))
            at += width + 24
    scale = min((across - 40) / (at - 24), 1.8) if parts else 1
    left = x + (across - 40 - (at - 24) * scale) / 2 if parts else x
    return "".join(
        f'<g transform="translate({left + place * scale:g} {(HEIGHT - high * scale) / 2:g}) scale({scale:g})">{squares}</g>'
        for place, high, squares in parts
    )


def _rules() -> str:
    """Three columns of words, as rules: a slide of words has no picture of its own."""
    lines = (1.0, 0.8, 0.9, 0.6)
    parts = []
    for column in range(3):
        x, width = column * 400, 360
        parts.append(f'<rect x="{x}" y="60" width="{width}" height="8" fill="{palette.CHROME}"/>')
        parts += [
            f'<rect x="{x}" y="{110 + 60 * row}" width="{width * part:g}" height="18" fill="{palette.RULE}"/>'
            for row, part in enumerate(lines)
        ]
    return "".join(parts)
