"""What is drawn on a slide: the specifications of its charts, and how large each is drawn before it is enlarged.

A chart is drawn at a fixed width and its picture then scaled with the window, so that the slide is one and the same
picture on every screen. Lengths are pixels of a slide 1280 wide and 720 high. No text may come out under SMALLEST.
"""

import re
import textwrap
from dataclasses import dataclass
from html import unescape

from config import Config
from pages.components import charts
from pages.components.charts.frame import AXIS_HEIGHT, HEADINGS_HEIGHT, Spec
from pages.components.charts.parts import BAND_HEIGHT
from pages.components.present import share_by_job
from pages.components.present.opened_deck import Face
from pages.components.render import page
from pages.components.shared import palette
from pages.components.shared.view import View
from pages.components.words import sentences

WIDTH, HEIGHT, SMALLEST = 1168, 720, 22.4
# What a character takes of its size, on average.
_CHARACTER = 0.5
_HEAD, _HOW, _DOING, _FOOT = (44, 54.0), (20, 28.0), (24, 32.0), (16, 22.0)
_FOOT_WIDTH = 570
# Everything but sentence, key, chart and what we are doing: margins and the footer.
_AROUND = 28 + 8 + 14 + 6 + 13 + 26
_HEADING, _ENDS, _PANEL = 66, 32, 217
# Drawn at the width of a phone and enlarged: two charts beside each other have room for no more.
_PAIR, _COURSE, _HALF = 325, 730, 0.4767
# The least height of a row in which names of one line can be told apart.
_LEAST_ROW = 19


@dataclass(frozen=True)
class Drawn:
    """One chart: `width` is that at which it is drawn, a name of the style sheet's. `heading` stands above it, and
    `ends` below its first and last point."""

    spec: Spec
    width: int
    heading: str = ""
    ends: tuple[str, str] = ("", "")


def lines(said: str, size: float, width: float = WIDTH) -> int:
    """About how many lines a text takes at a size."""
    return len(textwrap.wrap(said, int(width / (_CHARACTER * size)))) if said else 0


def room(said: str, how: str, doing: str, foot: str) -> float:
    """The height that is left for a chart under a sentence and a key (markup), over what we are doing and the foot."""
    rows = [re.sub(r"<[^>]+>", " ", one) for one in re.findall(r"<(?:p|ul)\b.*?</(?:p|ul)>", how)]
    above = lines(sentences.plain(said), _HEAD[0]) * _HEAD[1]
    between = sum(lines(unescape(row).strip() + " " * 4, _HOW[0]) for row in rows) * _HOW[1]
    below = lines(f"What we are doing: {doing}", _DOING[0]) * _DOING[1] if doing else 0
    footer = max(42.0, lines(foot, _FOOT[0], _FOOT_WIDTH) * _FOOT[1])
    return HEIGHT - _AROUND - above - between - below - footer


def drawn(face: Face, height: float, config: Config) -> list[Drawn]:
    """The charts of a slide that has some, to fit a height."""
    views = face.views
    if face.slide.form == "over_time" and face.course is not None:
        scale = WIDTH / _COURSE
        return [Drawn(_high(charts.over_time(face.course, config), height / scale), _COURSE)]
    if face.slide.form == "jobs":
        return _through_jobs(face, height, config)
    if len(views) == 2:
        scale = WIDTH * _HALF / _PAIR
        over = _on_one_scale(views)
        made = (charts.spec(view, config, over=over)[0] for view in views)
        return [
            Drawn(_rows(spec, (height - 46) / scale, 1), _PAIR, _head(view.measure.title))
            for spec, view in zip(made, views, strict=True)
        ]
    if views[0].selection.breakdown:
        return _panels(face, height, config)
    (spec,) = charts.spec(views[0], config, size=1.6)
    return [Drawn(_rows(spec, height, 1.6), WIDTH)]


def _on_one_scale(views: tuple[View, ...]) -> tuple[View, ...]:
    """The views whose figures set the axis of all: of one kind and unit, or else a reader would compare lengths that do
    not compare. None where each has its own."""
    units = {(view.measure.kind, view.measure.scale) for view in views}
    return views if len(units) == 1 else ()


def _high(spec: Spec, height: float) -> Spec:
    return spec | {"height": round(height)}


def _rows(spec: Spec, height: float, size: float) -> Spec:
    """A chart of one row a group, to fit a height: its bands leave white between them. Where there are more groups
    than fit in a size that can be read it is as high as it needs, and the slide scrolls."""
    rows = len(spec["datasets"]["groups"])
    around = (HEADINGS_HEIGHT + AXIS_HEIGHT) * size
    row = max((height - around) / rows, _LEAST_ROW * size)
    high = min(BAND_HEIGHT * size, round(row * 0.8, 1))
    return _high(spec, row * rows + around) | {"layer": [_banded(layer, high) for layer in spec["layer"]]}


def _banded(layer: Spec, high: float) -> Spec:
    """A layer with its band, or the edge of one, no higher than there is room for."""
    mark = dict(layer["mark"])
    if mark["type"] == "bar":
        mark["height"] = high
    elif mark["type"] == "tick" and mark["color"] == palette.EDGE:
        mark["size"] = high
    return layer | {"mark": mark}


def _head(name: str) -> str:
    return page.html(charts.heading(name))


def _panels(face: Face, height: float, config: Config) -> list[Drawn]:
    (view,) = face.views
    headings = [page.html(charts.heading(*lines)) for lines in charts.headings(view, config)]
    if not view.measure.ordered:
        scale = WIDTH * _HALF / _PAIR
        pairs = zip(charts.spec(view, config)[:2], headings[:2], strict=True)
        return [Drawn(_rows(spec, (height - 46) / scale, 1), _PAIR, heading) for spec, heading in pairs]
    ends = (view.measure.ordered[0], view.measure.ordered[-1])
    short = config.extracts[view.measure.extract].dimensions[view.selection.breakdown].short
    named = tuple(short.get(name, name) for name in ends)
    specs = charts.spec(view, config, size=1.6)
    return [
        _small(spec, heading, (named[0], named[1]), height)
        for spec, heading in zip(specs, headings, strict=True)
    ]


def _through_jobs(face: Face, height: float, config: Config) -> list[Drawn]:
    found = share_by_job.split(face.views)
    if not found.drawn:
        return []
    titles = [view.measure.title.split()[-1].capitalize() for view in found.drawn]
    heads = [_head(group) for group in found.groups]
    made = share_by_job.specs(found, config, size=1.6)
    return [
        _small(spec, head, (titles[0], titles[-1]), height) for spec, head in zip(made, heads, strict=True)
    ]


def _small(spec: Spec, heading: str, ends: tuple[str, str], height: float) -> Drawn:
    """A panel: its axis is not written, for want of room; its first and last point are named below it."""
    quiet = _quiet(_high(spec, height - _HEADING - _ENDS))
    return Drawn(quiet, _PANEL, heading, ends)


def _quiet(spec: Spec) -> Spec:
    """The same specification without names under its points, and with its figures no larger than they need to be."""
    layers = []
    for layer in spec["layer"]:
        mark, encoding = dict(layer["mark"]), dict(layer["encoding"])
        if mark.get("type") == "text":
            mark["fontSize"] = SMALLEST
        if "axis" in encoding.get("x", {}):
            encoding["x"] = encoding["x"] | {"axis": encoding["x"]["axis"] | {"labels": False}}
        layers.append(layer | {"mark": mark, "encoding": encoding})
    return spec | {"layer": layers}
