"""The document that every page is opened in, and the files that it names: style sheet, font and wordmark.

Streamlit would send the three again with every answer (112 kB of the 150 kB of a rerun). Here they are files with their
content's hash in their names, which a browser asks for once and keeps.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

from pages.components.render import document

_HERE = Path(__file__).parent
FOLDER = "look"
_KINDS = {"css": "text/css; charset=utf-8", "woff2": "font/woff2", "svg": "image/svg+xml"}
_FONT, _LOGO = "open-sans.woff2", "logo.svg"
# Streamlit's own page loads a font of its own before all else, and says that it is American.
_OTHER_LANGUAGE, _LANGUAGE = '<html lang="en">', '<html lang="en-GB">'
_OTHER_FONT = "./static/media/SourceSansVF-Upright"


@cache
def files() -> dict[str, tuple[bytes, str]]:
    """Every file by its name in an address, with its content and its kind."""
    font = _named(_FONT, (_HERE / _FONT).read_bytes())
    logo = _named(_LOGO, document.logo().encode())
    style = _named("look.css", style_sheet(next(iter(font))).encode())
    return {**font, **logo, **style}


@cache
def logo() -> str:
    """The wordmark's file below the folder of a page."""
    return f"{FOLDER}/{_name_of('.svg')}"


def front_page(original: str) -> str:
    """Streamlit's own document, `original`, in our language, with our style sheet last, so that it decides where both have a
    rule, and with our font asked for at once.

    Raises RuntimeError where Streamlit's document no longer has what is replaced: a look that fell away without a word
    would be seen by readers first.
    """
    start = original.find(_OTHER_FONT)
    if _OTHER_LANGUAGE not in original or "</body>" not in original or start < 0:
        raise RuntimeError("Streamlit's index.html is not the one that front_page.py knows.")
    other = original[start : original.index('"', start)]
    return (
        original.replace(_OTHER_LANGUAGE, _LANGUAGE)
        .replace(other, f"./{FOLDER}/{_name_of('.woff2')}")
        .replace("</body>", f'<link rel="stylesheet" href="./{FOLDER}/{_name_of(".css")}" /></body>')
    )


def style_sheet(font: str = _FONT) -> str:
    """The product's style sheet, with the font's file beside it; slides have a part of their own."""
    parts = ((_HERE / name).read_text(encoding="utf-8") for name in ("look.css", "slides.css"))
    return "".join(parts).replace(_FONT, font)


def _named(name: str, content: bytes) -> dict[str, tuple[bytes, str]]:
    stem, _, ending = name.rpartition(".")
    return {f"{stem}-{sha256(content).hexdigest()[:12]}.{ending}": (content, _KINDS[ending])}


def _name_of(ending: str) -> str:
    return next(name for name in files() if name.endswith(ending))
