"""The page: values as HTML. The one place, with `marks`, in which the product writes markup of a page.

Every text is escaped here, and only here. A style's name in a value ("note after") becomes classes of the style sheet
("eq-note eq-after"). An SVG element would be stripped by `st.html`, so pictures are images.
"""

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from pages.components.shared import marks
from pages.components.shared.content import (
    Block,
    Cell,
    Facts,
    Fold,
    Heading,
    Items,
    Key,
    Paragraph,
    Part,
    Picture,
    Sentence,
    Span,
    Table,
)

_NOTHING = (
    '<span class="eq-none"><span aria-hidden="true">–</span><span class="eq-sr">Not applicable</span></span>'
)
_ELEMENTS = ("strong", "code")


def html(*blocks: Block | None) -> str:
    """Blocks one after the other; what is not there is left out."""
    return "".join(_BLOCKS[type(block)](block) for block in blocks if block is not None)


def words(sentence: Sentence) -> str:
    """Running text: escaped, what is strong in bold."""
    return "".join(_span(span) for span in sentence.spans)


def _span(span: Span) -> str:
    element = next((name for name in _ELEMENTS if name in span.kind.split()), "")
    text = escape(span.text, quote=False)
    if span.link is not None:
        return f'<a{_class(span.kind)} href="{escape(span.link.address)}" {_target(span)}>{text}</a>'
    drawn = _picture(span.picture) if span.picture is not None else ""
    if element:
        return f"{drawn}<{element}>{text}</{element}>"
    return f"{drawn}<span{_class(span.kind)}>{text}</span>" if span.kind else f"{drawn}{text}"


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


def _paragraph(block: Paragraph) -> str:
    return f"<p{_class(block.kind)}{_role(block.role)}>{words(block.words)}</p>"


def _heading(block: Heading) -> str:
    name = f' id="{escape(block.name)}"' if block.name else ""
    label = _span(block.label) if block.label is not None else ""
    element = f"h{block.level}"
    return f"<{element}{_class(block.kind)}{name}>{label}{escape(block.text, quote=False)}</{element}>"


def _items(block: Items) -> str:
    element = "ol" if block.ordered else "ul"
    lines = "".join(f"<li>{words(line)}</li>" for line in block.lines)
    return f"<{element}{_class(block.kind)}>{lines}</{element}>"


def _facts(block: Facts) -> str:
    pairs = "".join(f"<div><dt>{words(name)}</dt><dd>{words(fact)}</dd></div>" for name, fact in block.facts)
    return f"<dl{_class(block.kind)}>{pairs}</dl>"


def _key(block: Key) -> str:
    entries = "".join(
        f"<li>{marks.symbol(symbol)}<span>{escape(meaning)}</span></li>" for symbol, meaning in block.entries
    )
    return f'<ul class="eq-keyrow">{entries}</ul>'


def _part(block: Part) -> str:
    return f"<div{_class(block.kind)}{_role(block.role, block.label)}>{html(*block.blocks)}</div>"


def _fold(block: Fold) -> str:
    summary = "".join(words(line) if isinstance(line, Sentence) else html(line) for line in block.summary)
    opened = " open" if block.opened else ""
    return f"<details{_class(block.kind)}{opened}><summary>{summary}</summary>{html(*block.blocks)}</details>"


def _table(block: Table) -> str:
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


def _row(cells: Iterable[Cell], numeric: frozenset[int]) -> str:
    first, *others = cells
    data = "".join(
        f"<td{_right(place in numeric)}>{_cell(cell)}</td>" for place, cell in enumerate(others, 1)
    )
    return f'<tr><th scope="row">{_cell(first)}</th>{data}</tr>'


def _cell(cell: Cell) -> str:
    if not cell.words:
        return _NOTHING
    said = words(cell.words)
    if cell.status:
        ring = marks.ring() if cell.secret else ""
        return f'<span class="eq-conf">{ring}{said}</span>'
    if cell.picture is not None:
        return f'<span class="eq-verdict">{_picture(cell.picture)}<span>{said}</span></span>'
    return said


def _right(right: bool) -> str:
    return ' class="eq-num"' if right else ""


_BLOCKS: dict[type, Callable[[Any], str]] = {
    Paragraph: _paragraph,
    Heading: _heading,
    Items: _items,
    Facts: _facts,
    Key: _key,
    Part: _part,
    Fold: _fold,
    Table: _table,
}
