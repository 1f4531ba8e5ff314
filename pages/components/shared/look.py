"""The one style sheet and the logo, each read once."""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def css() -> str:
    """The product's style sheet as a style element, for one `st.html` on every page; slides have a part of their own."""
    parts = (_HERE / name for name in ("look.css", "slides.css"))
    return f"<style>{''.join(part.read_text(encoding='utf-8') for part in parts)}</style>"


@cache
def logo_svg() -> str:
    """The wordmark. Its letters are outlines: an SVG shown as a picture cannot use the page's font."""
    return (_HERE / "logo.svg").read_text(encoding="utf-8")
