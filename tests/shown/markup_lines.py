"""HTML as lines in one form: the order of attributes does not matter; elements, words and their order do."""

from html import escape
from html.parser import HTMLParser

# These stand within a line.
_RUNNING = ("a", "br", "code", "em", "span", "strong")


def markup_lines(html: str) -> list[str]:
    """Each block's tags, a line each, and between them the running text with its own tags."""
    parser = _Lines()
    parser.feed(html)
    parser.close()
    parser.end_run()
    return parser.lines


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._run: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = "".join(f' {name}="{escape(value or "")}"' for name, value in sorted(attrs))
        self._add(tag, f"<{tag}{named}>")

    def handle_endtag(self, tag: str) -> None:
        self._add(tag, f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._run.append(escape(data, quote=False))

    def _add(self, tag: str, written: str) -> None:
        if tag in _RUNNING:
            self._run.append(written)
        else:
            self.end_run()
            self.lines.append(written)

    def end_run(self) -> None:
        if text := " ".join("".join(self._run).split()):
            self.lines.append(text)
        self._run = []
