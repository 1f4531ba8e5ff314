"""A slide as a small picture for the overview of its deck: what is drawn on it, as SVG.

The packages that draw are imported when a picture is wanted, so that no other page waits for them.
"""

import re
from urllib.parse import quote

from config import Config
from pages.components.charts import hundred_squares
from pages.components.charts.hundred_squares import Block
from pages.components.present import slide_charts
from pages.components.present.made_slides import Made
from pages.components.present.slide_charts import Drawn
from pages.components.shared import palette

WIDTH, HEIGHT = 1168, 420
_BETWEEN = 20


def image(made: Made, config: Config) -> str:
    """The picture as an image element; its alternative text is the sentence of the slide."""
    return f'<img class="eq-tile-picture" alt="" src="data:image/svg+xml,{quote(svg(made, config))}">'


def svg(made: Made, config: Config) -> str:
    """What is drawn on a slide, without its words: charts, squares, or rules where it is words alone."""
    if made.slide.form == "squares" and made.figure:
        return _whole(_hundreds(made, config))
    if made.charts:
        drawn = slide_charts.drawn(made.face, HEIGHT, config)
        return _whole(_charts(drawn))
    return _whole(_rules())


def _whole(inside: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{inside}</svg>'
    )


def _charts(charts: list[Drawn]) -> str:
    """The charts beside each other, each enlarged to its share of the width."""
    import vl_convert

    across = (WIDTH - _BETWEEN * (len(charts) - 1)) / len(charts)
    parts = []
    for place, chart in enumerate(charts):
        made = vl_convert.vegalite_to_svg({**chart.spec, "width": chart.width}, vl_version="6.1")
        found = re.search(r'<svg[^>]* viewBox="([^"]+)"', made)
        assert found, "the renderer gives an SVG with its size"
        wide, high = (float(size) for size in found[1].split()[2:])
        # Marks that clip name what they clip by: each chart keeps to its own names.
        own = re.sub(r"(?<=[\"#])clip(?=\d)", f"tile{place}-clip", made)
        scale = min(across / wide, HEIGHT / high)
        x, y = place * (across + _BETWEEN), (HEIGHT - high * scale) / 2
        parts.append(f'<g transform="translate({x:g} {y:g}) scale({scale:g})">{own}</g>')
    return "".join(parts)


def _hundreds(made: Made, config: Config) -> str:
    (view,) = made.face.views
    wholes = [hundred_squares.ours(view, config), hundred_squares.theirs(view, config)]
    drawn = [blocks for blocks in wholes if blocks]
    across = WIDTH / len(drawn)
    return "".join(_blocks(blocks, place * across, across) for place, blocks in enumerate(drawn))


def _blocks(blocks: list[Block], x: float, across: float) -> str:
    parts, at = [], 0.0
    for block in (one for one in blocks if one.squares):
        width, height, markup = hundred_squares.squares_svg(block)
        parts.append((at, height, markup))
        at += width + 24
    scale = min((across - 40) / (at - 24), 1.8) if parts else 1
    left = x + (across - 40 - (at - 24) * scale) / 2 if parts else x
    return "".join(
        f'<g transform="translate({left + place * scale:g} {(HEIGHT - high * scale) / 2:g}) scale({scale:g})">{markup}</g>'
        for place, high, markup in parts
    )


def _rules() -> str:
    """Three columns of words, as rules: a slide of words has no picture of its own."""
    lines = (1.0, 0.8, 0.9, 0.6)
    parts = []
    for column in range(3):
        x, width = column * 400, 360
        parts.append(f'<rect x="{x}" y="60" width="{width}" height="8" fill="#00664F"/>')
        parts += [
            f'<rect x="{x}" y="{110 + 60 * row}" width="{width * part:g}" height="18" fill="{palette.RULE}"/>'
            for row, part in enumerate(lines)
        ]
    return "".join(parts)
