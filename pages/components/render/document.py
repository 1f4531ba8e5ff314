"""What is no block of a page: the style sheet, the wordmark, scripts, and a document that stands for itself."""

from functools import cache
from html import escape
from pathlib import Path

import config
from pages.components.render import page
from pages.components.shared.content import Block

_HERE = Path(__file__).parent
# How wide the wordmark is, and how wide its line of small text may be.
_DRAWN, _LINE = 200, 192
# Asks the server for the page again, which says why it is not shown any more. A constant: no text of anybody else ever
# comes near a script.
ASK_AGAIN = "<script>location.reload();</script>"
# Says the sentence of the slide that was moved to, without taking the focus from whoever moves on. It is our own text
# and holds nobody's: what it says it takes from the page.
_SAY_THE_SENTENCE = """<script>
(() => {
  let region = document.getElementById("eq-said-aloud");
  if (!region) {
    region = document.createElement("div");
    region.id = "eq-said-aloud";
    region.className = "eq-sr";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  // A clicker's second key is a full stop, which Streamlit takes for no shortcut: it presses B.
  if (!window.eqFullStop) {
    window.eqFullStop = true;
    document.addEventListener("keydown", (pressed) => {
      const typing = pressed.target.closest?.("input, textarea, [contenteditable]");
      if (pressed.key === "." && !typing && !pressed.ctrlKey && !pressed.metaKey && !pressed.altKey) {
        document.querySelector(".st-key-key-B button")?.click();
      }
    });
  }
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  region.textContent = document.querySelector(".st-key-slide h1")?.innerText || "";
})();
</script>"""
_STYLE = """
body { background: #FFFFFF; color: #0B0C0C; font: 1rem/1.5 "Open Sans", Arial, sans-serif; margin: 0; padding: 2rem 1rem; }
main { margin: 2.5rem auto 0; max-width: 44rem; } header { margin: 0 auto; max-width: 44rem; }
h1 { font-size: 2rem; letter-spacing: -0.012em; line-height: 1.2; margin: 0 0 1rem; }
p { font-size: 1.125rem; margin: 0 0 1rem; } ul { margin: 0; padding: 0 0 0 1.25rem; } li { padding: 0.25rem 0; }
a { color: #005A9C; }
button { background: #00664F; border: 0; border-radius: 0.25rem; color: #FFFFFF; font: inherit; padding: 0.5rem 1rem; }
a:focus-visible, button:focus-visible { background: #FFC845; box-shadow: 0 3px #0B0C0C; color: #0B0C0C; outline: 0; }
@media (max-width: 640px) { h1 { font-size: 1.625rem; } }
"""


def scripts() -> list[str]:
    """What our own script elements hold, each a constant: a browser is told to run these in a page and no others."""
    elements = (ASK_AGAIN, _SAY_THE_SENTENCE)
    return [element.removeprefix("<script>").removesuffix("</script>") for element in elements]


@cache
def logo() -> str:
    """The wordmark as SVG. Its letters are outlines: an SVG shown as a picture cannot use the page's font. The name of a
    council for which none was drawn is written in whatever font the machine has, and fitted to its width; without the
    directorate where both are wider than the navigation."""
    drawn = (_HERE / "logo.svg").read_text(encoding="utf-8")
    made = config.load().publication
    name, whose = escape(made.product), escape(f"{made.directorate}, {made.organisation}")
    if f'aria-label="{name}: {whose}"' in drawn:
        return drawn
    under = whose if _written(whose) <= _LINE else escape(made.organisation)
    width = _written(under)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_DRAWN}" height="38" viewBox="0 0 {_DRAWN} 38" role="img" '
        f'aria-label="{name}: {whose}"><rect width="4" height="38" fill="#00664F"/>'
        f'<g font-family="Arial, sans-serif" fill="#0B0C0C"><text x="14" y="17" font-size="18" font-weight="700">{name}</text>'
        f'<text x="14" y="33" font-size="11" textLength="{width - 16}" lengthAdjust="spacingAndGlyphs">{under}</text></g></svg>'
    )


def _written(text: str) -> int:
    """About how wide small text is in the wordmark, with its margins."""
    return 16 + round(5.6 * len(text))


def alone(title: str, *blocks: Block, posts: tuple[str, str] | None = None) -> str:
    """A document that stands for itself, for what the server answers before Streamlit does: blocks under the wordmark.

    `posts`: the words of a button below them, and the address that it sends an empty form to.
    """
    words, address = map(escape, posts or ("", ""))
    button = f'<form method="post" action="{address}"><button>{words}</button></form>' if posts else ""
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><header>{logo()}</header><main>{page.html(*blocks)}{button}</main></body></html>"
    )


def slide_marker(number: int, *, table: bool) -> str:
    """Which slide is shown, for what follows it, and the script that says its sentence."""
    return f'<span data-slide="{number}" data-table="{table}"></span>{_SAY_THE_SENTENCE}'
