"""What a page says of a view, for files that are no page: the same sentence, table, status line, key and notes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from config import Config
from metrics.figures.kinds import kind_of
from pages.components import charts
from pages.components.charts.categories import shown_categories
from pages.components.shared import cell_text, few_people, part_words
from pages.components.shared.content import Facts, Key, Paragraph, Table
from pages.components.shared.running_text import Sentence
from pages.components.shared.view import View, comparator_title
from pages.components.words import sentences, status_line, view_table

DEMONSTRATION = "Demonstration data"
INVENTED = "These figures are invented to show the page. Do not quote them."


@dataclass(frozen=True)
class ViewWords:
    """One view as its page words it.

    `lead`: the headline. `below`: what stands under the table. `headings`: of the panels, each with what is below it.
    `definitions`: of the debated terms that the view uses. `left_out`: the categories that are in the table alone.
    `few`: the bars that rest on few people, where the page has hollow dots.
    """

    view: View
    lead: Sentence
    second: str
    table: Table
    below: Paragraph | None
    facts: Facts
    notes: tuple[str, ...]
    definitions: tuple[str, ...]
    key: Key
    headings: tuple[tuple[str, str], ...]
    compared: str
    left_out: str
    few: str
    link: str
    replies: tuple[str, ...] = ()

    @property
    def headline(self) -> str:
        """The sentence as text."""
        return self.lead.text

    @property
    def caption(self) -> str:
        return self.table.caption

    @property
    def source(self) -> str:
        """One line that travels with every chart: whose figures, of when and where, set against what."""
        named = {"Source": "Source: {}", "Date": "{}", "Period": "{}", "Updated": "Updated {}"}
        facts = [named.get(name, f"{name}: {{}}").format(fact) for name, fact in self.facts.by_name.items()]
        invented = INVENTED if self.view.demonstration else ""
        against = f"Compared with: {self.compared}" if self.compared else ""
        line = ". ".join(part for part in (*facts, self.view.selection.area, against) if part)
        return f"{line}. {invented}".strip()


def view_words(
    view: View, published_at: Mapping[int, str], config: Config, link: str = "", replies: Sequence[str] = ()
) -> ViewWords:
    """What the page says of a view. `published_at`: when each release was published; `link`: what reopens the view;
    `replies`: what is said of promises that its figures do not keep."""
    table, facts = view_table.measure_table(view, config), status_line.status(view, published_at)
    return ViewWords(
        view=view,
        lead=sentences.headline(view, config),
        second=sentences.second(view, config).text,
        table=table,
        below=view_table.base_note(view),
        facts=facts,
        notes=tuple(note.text for note in status_line.notes(view, config)),
        definitions=_definitions(" ".join([table.caption, *table.header, *facts.by_name]), config),
        key=charts.key(view, config),
        headings=tuple(charts.headings(view, config)),
        compared=_compared(view, config),
        left_out=_left_out(view, config),
        few=_few(view, config),
        link=link,
        replies=tuple(replies),
    )


def _definitions(text: str, config: Config) -> tuple[str, ...]:
    """What the debated terms mean that a text uses."""
    return tuple(
        f"{term}: {meaning}"
        for term, meaning in config.publication.definitions.items()
        if term.casefold() in text.casefold()
    )


def _left_out(view: View, config: Config) -> str:
    """The categories of a breakdown that no chart shows: no figure can be shown, or they have no place in the order."""
    if not charts.headings(view, config):
        return ""
    drawn = shown_categories(view, config)
    names = [name for name in part_words.categories(view, config) if name not in drawn]
    titles = ", ".join(part_words.category_title(name, view, config) for name in names)
    return f"In the table only: {titles}." if names else ""


def _few(view: View, config: Config) -> str:
    """What the page's hollow dots stand for, by name: a share of one whole has none, nor has a rate."""
    view = charts.against_everybody(view, config)
    kind, by_grade = kind_of(view.measure), bool(view.selection.breakdown and view.measure.ordered)
    if kind.by_ratio or (kind.of_whole and not by_grade):
        return ""
    fewest, drawn = config.publication.hollow_below, shown_categories(view, config) if by_grade else []
    rows = [row for row in view.group_rows if few_people.is_of_few(row, view, config)]
    names = [row.category if by_grade else f"{row.group} {row.category}".strip() for row in rows]
    names = [name for name in dict.fromkeys(names) if not by_grade or name in drawn]
    return f"Fewer than {fewest} {view.measure.people}: {', '.join(names)}." if names else ""


def _compared(view: View, config: Config) -> str:
    """What the page's figures are set against; empty where nothing is."""
    if cell_text.comparator_of(charts.against_everybody(view, config)) == cell_text.ALL:
        return cell_text.group_title(cell_text.ALL, view.measure)
    return (
        comparator_title(cell_text.comparator_of(view), config, view.measure)
        if cell_text.compared(view)
        else ""
    )
