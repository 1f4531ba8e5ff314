"""The chart of a view as a picture by itself: the headline above it, the key, and the source below it.

The chart is drawn from the same specification as on the page. Title, key and source are set round it as SVG, in
which they stay text that can be searched and read aloud.
"""

import re
import textwrap
from html import escape
from typing import Any

from config import Config
from pages.components import charts
from pages.components.charts.layout import FONT
from pages.components.render import marks
from pages.components.render.view_words import DEMONSTRATION, INVENTED, ViewWords
from pages.components.shared import palette
from pages.components.shared.running_text import Sentence

# Px. Two panels beside each other need more room than one chart, or they lose their columns of figures.
WIDTH, WIDE, SCALE = 1200, 1520, 2
_MARGIN, _BETWEEN = 40, 24
_HEADLINE, _TEXT, _SMALL = 26, 16, 14
_PANELS, _WIDE_PANELS = 5, 2
# What a character takes of its size, on average: enough for lines that fit, in Open Sans and in Arial.
_CHARACTER = 0.49
# Either end of bold type takes the room of two more, of a character that no text has and nobody sees.
_WIDER = "\u2060" * 2


def width_of(words: ViewWords) -> int:
    """How wide the picture is, in px of its SVG: the PNG has twice as many."""
    return WIDE if words.headings and not words.view.measure.ordered else WIDTH


def svg(words: ViewWords, config: Config) -> bytes:
    """The picture as SVG, as high as it needs."""
    y: float = _MARGIN
    markup = []
    for height, part in (*_headline(words, config), _charts(words, config), _footer(words)):
        markup.append(f'<g transform="translate({_MARGIN} {y:g})">{part}</g>')
        y += height
    return _whole(words, "".join(markup), round(y + _MARGIN / 2)).encode("utf-8")


def png(words: ViewWords, config: Config) -> bytes:
    """The same picture as PNG, twice as large, on white."""
    import vl_convert

    drawn: bytes = vl_convert.svg_to_png(svg(words, config).decode("utf-8"), scale=SCALE)
    return drawn


def _whole(words: ViewWords, inside: str, height: int) -> str:
    invented, width = f"{DEMONSTRATION}. " if words.view.demonstration else "", width_of(words)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="{FONT}" lang="en-GB">'
        f"<title>{escape(words.caption)}</title><desc>{escape(invented + words.headline)}</desc>"
        f'<rect width="100%" height="100%" fill="{palette.PAPER}"/>{inside}</svg>'
    )


def _headline(words: ViewWords, config: Config) -> list[tuple[float, str]]:
    """The demonstration banner, the headline with its finding in bold, the key: each with its height."""
    banner, inner = [], width_of(words) - 2 * _MARGIN
    if words.view.demonstration:
        warning = f'<tspan font-weight="700">{DEMONSTRATION}.</tspan> {INVENTED}'
        fill = f'<rect width="{inner}" height="34" fill="{palette.DEMONSTRATION_FILL}"/>'
        edge = f'<rect width="5" height="34" fill="{palette.DEMONSTRATION_EDGE}"/>'
        banner = [(50.0, f'{fill}{edge}<text x="16" y="22" font-size="{_TEXT}">{warning}</text>')]
    lines = _lines(words.lead, inner / (_CHARACTER * _HEADLINE))
    step = _HEADLINE * 1.35
    text = "".join(
        f'<text y="{_HEADLINE + step * place:g}" font-size="{_HEADLINE}" fill="{palette.INK}">{line}</text>'
        for place, line in enumerate(lines)
    )
    return [*banner, (step * len(lines) + 18, text), _key(words, config)]


def _lines(sentence: Sentence, characters: float) -> list[str]:
    """A sentence in lines of so many characters, what is strong in bold on every line that it reaches."""
    text = "".join(
        f"{_WIDER}{span.text}{_WIDER}" if span.kind == "strong" else span.text for span in sentence.spans
    )
    bold, lines = False, []
    for line in textwrap.wrap(text, int(characters), break_on_hyphens=False):
        pieces = []
        for place, piece in enumerate(line.split(_WIDER)):
            bold = bold != bool(place)
            weight = 700 if bold else 400
            pieces.append(f'<tspan font-weight="{weight}">{escape(piece, quote=False)}</tspan>')
        lines.append("".join(pieces))
    return lines


def _key(words: ViewWords, config: Config) -> tuple[float, str]:
    """The key's symbols and texts in a row, broken where the picture ends."""
    x, y, drawn = 0.0, 0.0, []
    entries = words.key.entries if len(charts.against_everybody(words.view, config).groups) else ()
    for symbol, text in entries:
        needs = 34 + len(text) * _CHARACTER * _TEXT
        if x and x + needs > width_of(words) - 2 * _MARGIN:
            x, y = 0.0, y + 26
        sized = marks.symbol_svg(symbol).replace(
            "<svg ", f'<svg x="{x:g}" y="{y:g}" width="26" height="14" ', 1
        )
        label = f'<text x="{x + 34:g}" y="{y + 12:g}" font-size="{_TEXT}" fill="{palette.INK}">{escape(text)}</text>'
        drawn.append(sized + label)
        x += needs + _BETWEEN
    return (y + 40, "".join(drawn)) if drawn else (0.0, "")


def _charts(words: ViewWords, config: Config) -> tuple[float, str]:
    """The chart, or the panels side by side under their headings, and their height."""
    if charts.against_everybody(words.view, config).groups.empty:
        return 0.0, ""
    specs = charts.spec(words.view, config)
    across = 1 if not words.headings else _PANELS if words.view.measure.ordered else _WIDE_PANELS
    across = min(across, len(specs))
    width = (width_of(words) - 2 * _MARGIN - _BETWEEN * (across - 1)) / across
    head = 48 if any(below for _, below in words.headings) else 30 if words.headings else 0
    drawn, y, row = [], 0.0, 0.0
    for place, spec in enumerate(specs):
        if place and place % across == 0:
            y, row = y + row, 0.0
        chart, _, height = chart_svg(spec, round(width), f"panel{place}")
        heading = _panel_heading(*words.headings[place]) if words.headings else ""
        x = (width + _BETWEEN) * (place % across)
        moved = f'<g transform="translate(0 {head})">{chart}</g>'
        drawn.append(f'<g transform="translate({x:g} {y:g})">{heading}{moved}</g>')
        row = max(row, height + head + _BETWEEN)
    return y + row, "".join(drawn)


def _panel_heading(name: str, below: str) -> str:
    under = f'<text y="36" font-size="{_SMALL}" fill="{palette.INK2}">{escape(below)}</text>' if below else ""
    return f'<text y="16" font-size="18" font-weight="600" fill="{palette.INK}">{escape(name)}</text>{under}'


def chart_svg(spec: dict[str, Any], width: int, name: str) -> tuple[str, float, float]:
    """One chart drawn at a width in px, as SVG to stand inside another, and its own width and height. Marks that clip
    name what they clip by: under a `name` each chart of a picture keeps to its own."""
    import vl_convert

    drawn = vl_convert.vegalite_to_svg({**spec, "width": width}, vl_version="6.1")
    size = re.search(r'<svg[^>]* viewBox="([^"]+)"', drawn)
    assert size, "the renderer gives an SVG with its size"
    wide, high = (float(length) for length in size[1].split()[2:])
    return re.sub(r"(?<=[\"#])clip(?=\d)", f"{name}-clip", drawn), wide, high


def _footer(words: ViewWords) -> tuple[float, str]:
    """A rule, and below it the source."""
    width = width_of(words) - 2 * _MARGIN
    source = f"{words.left_out} {words.source}".strip()
    lines = textwrap.wrap(source, int(width / (_CHARACTER * _SMALL)), break_on_hyphens=False)
    rule = f'<rect y="8" width="{width}" height="1" fill="{palette.RULE}"/>'
    text = "".join(
        f'<text y="{32 + 20 * place}" font-size="{_SMALL}" fill="{palette.INK2}">{escape(line)}</text>'
        for place, line in enumerate(lines)
    )
    return 32 + 20 * len(lines), rule + text
