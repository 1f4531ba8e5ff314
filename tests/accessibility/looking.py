"""What axe-core and a look at the drawings find on a page as it stands in a browser.

axe does not judge text inside drawings, so the contrast of every text of every chart is measured here.
"""

from typing import NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

import config

# WCAG 2.2, levels A and AA; what axe calls best practice besides.
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
BEST_PRACTICE = "best-practice"
# 1.4.3: text of 24 px, or of 18.66 px in bold, is large.
LEAST, LEAST_LARGE = 4.5, 3.0

_TEXTS = """() => {
  const number = (colour) => {
    const found = colour.match(/[\\d.]+/g);
    return found && found.length >= 3 ? found.slice(0, 3).map(Number) : null;
  };
  const light = (colour) => {
    const part = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(colour[0]) + 0.7152 * part(colour[1]) + 0.0722 * part(colour[2]);
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const seen = (text) => {
    for (let one = text; one && one.getAttribute; one = one.parentNode)
      if (Number(one.getAttribute('opacity') ?? 1) < 0.01 || getComputedStyle(one).visibility === 'hidden') return false;
    return text.textContent.trim() && Number(getComputedStyle(text).fillOpacity) > 0.01;
  };
  const below = (text, svg) => {
    const at = text.getBoundingClientRect(), grounds = [[255, 255, 255]];
    for (const shape of svg.querySelectorAll('.mark-rect path, .mark-rect rect')) {
      const there = shape.getBoundingClientRect(), style = getComputedStyle(shape), fill = number(style.fill);
      const band = there.width > 4 && there.height > 4 && fill && Number(style.fillOpacity) > 0.01;
      const meets = there.left < at.right && there.right > at.left && there.top < at.bottom && there.bottom > at.top;
      if (meets && band) grounds.push(fill);
    }
    return grounds;
  };
  return [...document.querySelectorAll('[data-testid="stVegaLiteChart"] svg')].flatMap((svg) =>
    [...svg.querySelectorAll('text')].filter(seen).map((text) => {
      const style = getComputedStyle(text), scale = text.getScreenCTM()?.a ?? 1;
      return {
        text: text.textContent,
        place: [text.getBoundingClientRect().x, text.getBoundingClientRect().y].map(Math.round).join(),
        size: parseFloat(style.fontSize) * scale,
        bold: Number(style.fontWeight) >= 700,
        contrast: Math.min(...below(text, svg).map((ground) => contrast(number(style.fill) ?? [0, 0, 0], ground))),
      };
    }));
}"""
_SIDEWAYS = """() => {
  const whole = document.documentElement, main = document.querySelector('[data-testid="stMain"]') ?? whole;
  return Math.max(main.scrollWidth - main.clientWidth, whole.scrollWidth - whole.clientWidth);
}"""


class Finding(NamedTuple):
    """One rule of axe that one element breaks. `level` is "A or AA" or "best practice"."""

    rule: str
    level: str
    element: str
    help: str


class DrawnText(NamedTuple):
    """A text of a chart as it stands on the screen: px high, and its least contrast with what lies under it."""

    text: str
    size: float
    bold: bool
    contrast: float

    @property
    def faint(self) -> bool:
        """Whether its contrast is less than WCAG 2.2 asks of text so large."""
        large = self.size >= 24 or (self.bold and self.size >= 18.66)
        return self.contrast < (LEAST_LARGE if large else LEAST)


def findings(page: Page) -> list[Finding]:
    """Everything that axe-core finds on the page, an element each."""
    wanted = {
        "runOnly": {"type": "tag", "values": [*STANDARDS, BEST_PRACTICE]},
        "resultTypes": ["violations"],
    }
    found = Axe().run(page, options=wanted).response["violations"]
    return [
        Finding(
            one["id"],
            "A or AA" if set(one["tags"]) & set(STANDARDS) else "best practice",
            node["html"],
            one["help"],
        )
        for one in found
        for node in one["nodes"]
    ]


def drawn_texts(page: Page) -> list[DrawnText]:
    """Every text of every chart that is to be seen; of one and its white halo, the text."""
    found: dict[tuple[str, str], DrawnText] = {}
    for one in page.evaluate(_TEXTS):
        text, at = (
            DrawnText(one["text"], one["size"], one["bold"], one["contrast"]),
            (one["text"], one["place"]),
        )
        found[at] = max(found.get(at, text), text, key=lambda drawn: drawn.contrast)
    return list(found.values())


def sideways(page: Page) -> int:
    """By how many px the page is wider than the window (WCAG 1.4.10 wants 0 at 320 px)."""
    return int(page.evaluate(_SIDEWAYS))


class Looked(NamedTuple):
    """All that was found on a page: `failures` of level A or AA, those that the statement `stated`, of `best` practice,
    the texts of its charts, and by how much it is too wide."""

    failures: list[Finding]
    stated: list[Finding]
    best: list[Finding]
    texts: list[DrawnText]
    sideways: int

    @property
    def faint(self) -> list[DrawnText]:
        return [text for text in self.texts if text.faint]


def looked(page: Page) -> Looked:
    """Look at the page as it stands."""
    found = findings(page)
    stated = [one for one in found if _is_stated(one)]
    open_ = [one for one in found if one not in stated]
    return Looked(
        [one for one in open_ if one.level == "A or AA"],
        stated,
        [one for one in open_ if one.level != "A or AA"],
        drawn_texts(page),
        sideways(page),
    )


def _is_stated(found: Finding) -> bool:
    """Whether the accessibility statement names it."""
    known = config.load().accessibility.known
    return any(one.rule == found.rule and one.element in found.element for one in known if one.rule)
