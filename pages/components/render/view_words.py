"""What a page says of a view, as plain text, for files that are no page.

It is read back from the page's own table, status line, key and notes: a handout cannot say what the page does not.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from config import Config
from pages.components import charts
from pages.components.charts.panels import shown_categories
from pages.components.render import page
from pages.components.render.markup import Printed, Reader, tables_of
from pages.components.shared import cell_text
from pages.components.shared.view import View, comparator_title
from pages.components.words import sentences, status_line, view_table

DEMONSTRATION = "Demonstration data"
INVENTED = "These figures are invented to show the page. Do not quote them."


@dataclass(frozen=True)
class ViewWords:
    """One view as its page words it.

    `lead`: the headline, its finding between ** marks. `key`: (symbol as SVG, text). `headings`: of the panels.
    `definitions`: of the debated terms that the view uses. `left_out`: the categories that are in the table alone.
    `few`: the bars that rest on few people, where the page has hollow dots.
    """

    view: View
    lead: str
    second: str
    table: Printed
    facts: Mapping[str, str]
    notes: tuple[str, ...]
    definitions: tuple[str, ...]
    key: tuple[tuple[str, str], ...]
    headings: tuple[str, ...]
    compared: str
    left_out: str
    few: str
    link: str

    @property
    def headline(self) -> str:
        """The sentence as text."""
        return sentences.plain(self.lead)

    @property
    def caption(self) -> str:
        return self.table.caption

    @property
    def header(self) -> tuple[str, ...]:
        return self.table.header

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        return self.table.rows

    @property
    def source(self) -> str:
        """One line that travels with every chart: whose figures, of when and where, set against what."""
        named = {"Source": "Source: {}", "Date": "{}", "Period": "{}", "Updated": "Updated {}"}
        said = [named.get(name, f"{name}: {{}}").format(fact) for name, fact in self.facts.items()]
        invented = INVENTED if self.view.demonstration else ""
        against = f"Compared with: {self.compared}" if self.compared else ""
        line = ". ".join(part for part in (*said, self.view.selection.area, against) if part)
        return f"{line}. {invented}".strip()


def view_words(view: View, published_at: Mapping[int, str], config: Config, link: str = "") -> ViewWords:
    """What the page says of a view. `published_at`: when each release was published; `link`: what reopens the view."""
    (table,) = tables_of(page.html(view_table.measure_table(view, config)))
    facts = status_line.status(view, published_at, config).by_name
    key = Reader(page.html(charts.key(view, config)))
    return ViewWords(
        view=view,
        lead=sentences.starred(sentences.headline(view, config)),
        second=sentences.second(view, config).text,
        table=table,
        facts=facts,
        notes=tuple(note.text for note in status_line.notes(view, config)),
        definitions=_definitions(" ".join([table.caption, *table.header, *facts]), config),
        key=tuple(zip(key.images, key.texts.get("span", []), strict=True)),
        headings=tuple("\n".join(filter(None, lines)) for lines in charts.headings(view, config)),
        compared=_compared(view, config),
        left_out=_left_out(view, config),
        few=_few(view, config),
        link=link,
    )


def _definitions(said: str, config: Config) -> tuple[str, ...]:
    """What the debated terms mean that the view uses."""
    return tuple(
        f"{term}: {meaning}"
        for term, meaning in config.publication.definitions.items()
        if term.casefold() in said.casefold()
    )


def _left_out(view: View, config: Config) -> str:
    """The categories of a breakdown that no chart shows: no figure can be shown, or they have no place in the order."""
    if not view.selection.breakdown:
        return ""
    drawn = shown_categories(view, config)
    names = [name for name in cell_text.categories(view, config) if name not in drawn]
    titles = ", ".join(cell_text.category_title(name, view, config) for name in names)
    return f"In the table only: {titles}." if names else ""


def _few(view: View, config: Config) -> str:
    """What the page's hollow dots stand for, by name: a share of one whole has none, nor has a rate."""
    by_grade = bool(view.selection.breakdown and view.measure.ordered)
    if view.measure.kind == "rate" or (view.measure.kind == "representation" and not by_grade):
        return ""
    fewest, drawn = config.publication.hollow_below, shown_categories(view, config) if by_grade else []
    rows = [row for row in view.group_rows if not cell_text.hidden(row) and row.denominator < fewest]
    names = [row.category if by_grade else f"{row.group} {row.category}".strip() for row in rows]
    names = [name for name in dict.fromkeys(names) if not by_grade or name in drawn]
    return f"Fewer than {fewest} {view.measure.people}: {', '.join(names)}." if names else ""


def _compared(view: View, config: Config) -> str:
    """What the page's figures are set against; empty where nothing is."""
    return (
        comparator_title(cell_text.comparator_of(view), config, view.measure)
        if cell_text.compared(view)
        else ""
    )
