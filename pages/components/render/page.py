"""The page: values as HTML. The one place, with `marks`, in which the product writes markup of a page.

Every text is escaped here, and only here. A style's name in a value ("note after") becomes classes of the style sheet
("eq-note eq-after"). An SVG element would be stripped by `st.html`, so pictures are images.
"""

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from pages.components.render import marks
from pages.components.shared import content
from pages.components.shared.running_text import END_OF_LINE, Picture, Sentence, Span, sentence

_NOTHING = (
    '<span class="eq-none"><span aria-hidden="true">–</span><span class="eq-sr">Not applicable</span></span>'
)
_ELEMENTS = ("strong", "code")
# Facts laid out by a grid of the list itself, and parts that are sections of a page where they have a heading.
_GRIDS, _SECTIONS = ("dl", "columns"), ("part",)


def html(*blocks: content.Block | Sentence | None) -> str:
    """Blocks one after the other; what is not there is left out."""
    return "".join(_BLOCKS[type(block)](block) for block in blocks if block is not None)


def literal(text: str) -> str:
    """Typed text for a label that Streamlit reads as Markdown: every mark stands for itself."""
    return re.sub(r"([\\`*_{}\[\]()<>#+!|~:$^-])", r"\\\1", text)


def words(running: Sentence) -> str:
    """Running text: escaped, what is strong in bold."""
    return "".join(_span(span) for span in running.spans)


def _span(span: Span) -> str:
    if span == END_OF_LINE:
        return "<br>"
    element = next((name for name in _ELEMENTS if name in span.kind.split()), "")
    text = escape(span.text, quote=False)
    if span.link is not None:
        inside = f"<{element}>{text}</{element}>" if element else text
        return f'<a{_class(span.kind)} href="{escape(span.link.address)}" {_target(span)}>{inside}</a>'
    drawn = _picture(span.picture) if span.picture is not None else ""
    if element:
        return f"{drawn}<{element}{_class(span.kind)}>{text}</{element}>"
    return f"<span{_class(span.kind)}>{drawn}{text}</span>" if span.kind else f"{drawn}{text}"


def _target(span: Span) -> str:
    assert span.link is not None
    return 'target="_blank" rel="noopener noreferrer"' if span.link.elsewhere else 'target="_self"'


def _picture(picture: Picture) -> str:
    draw: Callable[..., str] = getattr(marks, picture.name)
    return draw(*picture.of)


def _class(kind: str) -> str:
    names = " ".join(f"eq-{name}" for name in kind.split() if name not in _ELEMENTS)
    return f' class="{names}"' if names else ""


def _role(role: str, label: str = "") -> str:
    named = f' aria-label="{escape(label)}"' if label else ""
    return f' role="{role}"{named}' if role else named


def _paragraph(block: content.Paragraph) -> str:
    return f"<p{_class(block.kind)}{_role(block.role)}>{words(block.words)}</p>"


def _heading(block: content.Heading) -> str:
    name = f' id="{escape(block.name)}"' if block.name else ""
    label = _span(block.label) if block.label is not None else ""
    element = f"h{block.level}"
    return f"<{element}{_class(block.kind)}{name}>{label}{words(sentence(block.text))}</{element}>"


def _items(block: content.Items) -> str:
    element = "ol" if block.ordered else "ul"
    lines = "".join(
        f"<li{_reached(place, block.now)}>{words(line)}</li>" for place, line in enumerate(block.lines)
    )
    return f"<{element}{_class(block.kind)}{_role(block.role)}>{lines}</{element}>"


def _reached(place: int, now: int | None) -> str:
    if now is None or place > now:
        return ""
    return ' aria-current="step"' if place == now else _class("made")


def _facts(block: content.Facts) -> str:
    pairs = [f"<dt>{words(name)}</dt><dd>{words(fact)}</dd>" for name, fact in block.facts]
    drawn = "".join(pairs if block.kind in _GRIDS else (f"<div>{pair}</div>" for pair in pairs))
    return f"<dl{_class(block.kind)}>{drawn}</dl>"


def _key(block: content.Key) -> str:
    entries = "".join(
        f"<li>{marks.symbol(symbol)}<span>{escape(meaning)}</span></li>" for symbol, meaning in block.entries
    )
    return f'<ul class="eq-keyrow">{entries}</ul>'


def _part(block: content.Part) -> str:
    headed = any(isinstance(inner, content.Heading) for inner in block.blocks)
    element = "section" if block.kind in _SECTIONS and headed else "div"
    return f"<{element}{_class(block.kind)}{_role(block.role, block.label)}>{html(*block.blocks)}</{element}>"


def _fold(block: content.Fold) -> str:
    opened = " open" if block.opened else ""
    summary = f"<summary>{html(*block.summary)}</summary>"
    return f"<details{_class(block.kind)}{opened}>{summary}{html(*block.blocks)}</details>"


def _table(block: content.Table) -> str:
    """In a named region that scrolls sideways where the screen is narrow; a compact one stands as it is."""
    head = "".join(
        f'<th scope="col"{_right(place in block.numeric)}>{escape(text)}</th>'
        for place, text in enumerate(block.header)
    )
    body = "".join(_row(row, block.numeric) for row in block.rows)
    caption = escape(block.caption)
    hidden = ' class="eq-sr"' if block.compact else ""
    drawn = (
        f'<table class="eq-table"><caption{hidden}>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
    if block.compact:
        return drawn
    return f'<div class="eq-scroll" role="region" aria-label="{caption}" tabindex="0">{drawn}</div>'


def _row(cells: Iterable[content.Cell], numeric: frozenset[int]) -> str:
    first, *others = cells
    data = "".join(
        f"<td{_right(place in numeric)}>{_cell(cell)}</td>" for place, cell in enumerate(others, 1)
    )
    return f'<tr><th scope="row">{_cell(first)}</th>{data}</tr>'


def _cell(cell: content.Cell) -> str:
    return f"{_read(cell)}{html(*cell.below)}" or _NOTHING


def _read(cell: content.Cell) -> str:
    text = words(cell.words)
    if cell.picture is not None:
        return _beside(cell.picture, cell.words) if text else _picture(cell.picture)
    if cell.status not in ("", content.REFERENCE) and text:
        ring = marks.ring() if cell.secret else ""
        return f'<span class="eq-conf">{ring}{text}</span>'
    return text


def _beside(picture: Picture, sentence: Sentence) -> str:
    """A verdict or a gap: the picture, and the words as one piece beside it."""
    kind = "gap" if picture.name == "gap_strip" else "verdict"
    text = words(sentence)
    piece = text if sentence.spans[0].kind == "strong" else f"<span>{text}</span>"
    return f'<span class="eq-{kind}">{_picture(picture)}{piece}</span>'


def _right(right: bool) -> str:
    return ' class="eq-num"' if right else ""


_BLOCKS: dict[type, Callable[[Any], str]] = {
    Sentence: words,
    content.Paragraph: _paragraph,
    content.Heading: _heading,
    content.Items: _items,
    content.Facts: _facts,
    content.Key: _key,
    content.Part: _part,
    content.Fold: _fold,
    content.Table: _table,
}
