"""Accessible HTML tables: a caption, headings with their scope, and no cell that is empty.

Everything that is text is escaped here; a cell that is already HTML says so by being an `Html`.
"""

from collections.abc import Collection, Sequence
from html import escape

from pages.components.shared import marks


class Html(str):
    """Text that is HTML already, made by this package alone: it is not escaped again."""


NOTHING = Html(
    '<span class="eq-none"><span aria-hidden="true">–</span><span class="eq-sr">Not applicable</span></span>'
)


def safe(text: str) -> str:
    """`text` as HTML: escaped, unless it is HTML already."""
    return text if isinstance(text, Html) else escape(text)


def withheld(words: str, *, secret: bool) -> Html:
    """Words in place of a figure; `secret`, with the dashed ring: so that nobody can be identified."""
    ring = marks.ring() if secret else ""
    return Html(f'<span class="eq-conf">{ring}{escape(words)}</span>')


def with_mark(mark: str, words: str) -> Html:
    """A verdict: its mark, then its words."""
    return Html(f'<span class="eq-verdict">{mark}<span>{safe(words)}</span></span>')


def table(
    caption: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    numeric: Collection[int] = (),
) -> str:
    """A table in a named region that scrolls sideways where the screen is narrow.

    The first cell of every row is its heading. `numeric`: the columns (from 0) that are set right.
    """
    head = "".join(_heading(text, column in numeric) for column, text in enumerate(header))
    body = "".join(_row(row, numeric) for row in rows)
    return (
        f'<div class="eq-scroll" role="region" aria-label="{escape(caption)}" tabindex="0">'
        f'<table class="eq-table"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def plain_table(
    caption: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    numeric: Collection[int] = (),
    code: Collection[int] = (),
) -> str:
    """A table of texts: problems, receipts, history, help. Every text is escaped; an empty one is a dash.

    `numeric`: columns (from 0) set right. `code`: columns that show text as it stands in a file.
    """
    cells = [
        [_as_code(text) if column in code and text else text for column, text in enumerate(row)]
        for row in rows
    ]
    return table(caption, header, cells, numeric)


def _as_code(text: str) -> Html:
    return Html(f"<code>{safe(text)}</code>")


def _heading(text: str, right: bool) -> str:
    return f'<th scope="col"{_right(right)}>{safe(text)}</th>'


def _row(cells: Sequence[str], numeric: Collection[int]) -> str:
    first, *others = cells
    data = "".join(
        f"<td{_right(column in numeric)}>{safe(text) or NOTHING}</td>"
        for column, text in enumerate(others, 1)
    )
    return f'<tr><th scope="row">{safe(first) or NOTHING}</th>{data}</tr>'


def _right(right: bool) -> str:
    return ' class="eq-num"' if right else ""
