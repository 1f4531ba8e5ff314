"""The table of a breakdown: one row a category (a role, a grade, a phase), one column a group."""

from config import Config
from metrics.figures.kinds import kind_of
from pages.components.shared import cell_text, number_text, part_words
from pages.components.shared.content import NOTHING, Cell, Table, cell, table
from pages.components.shared.rows import ALL, Row
from pages.components.shared.view import View
from pages.components.words.kinds import overlapping


def category_table(view: View, config: Config) -> Table:
    """ "Share of each role by ethnic group": figures only, with the people they rest on in the last column.

    A share of a whole ends with the population's own shares. A rate or an average has a column for everybody.
    """
    groups = list(dict.fromkeys(row.group for row in view.group_rows))
    rows = {(row.category, row.group): row for row in view.all_rows}
    whole = kind_of(view.measure).of_whole
    columns = groups if whole else [*groups, ALL]
    body = [
        [
            cell(part_words.category_title(name, view, config)),
            *(_figure(rows.get((name, group)), view) for group in columns),
            _people(rows, name, columns),
        ]
        for name in part_words.categories(view, config)
    ]
    population = [_population(view, groups, config)] if whole and cell_text.compared(view) else []
    people = cell_text.first_capital(view.measure.people)
    titles = [cell_text.group_title(group, view.measure) for group in columns]
    header = [part_words.split_title(view, config), *titles, people]
    lines = [*body, *population, *_everybody(view, columns, config)]
    if view.selection.detail == "detailed":
        # Many groups: each is a line, and its parts stand beside each other, people last as a line of their own.
        header, lines = _turned(header, lines)
    return table(category_caption(view, config), header, lines, range(1, len(header)))


def _everybody(view: View, columns: list[str], config: Config) -> list[list[Cell]]:
    """The whole's own figures under parts that overlap: whom each part is set against."""
    if not overlapping.overlap(view, config):
        return []
    rows = overlapping.everybody(view)
    people = _people({("", group): row for group, row in rows.items()}, "", columns)
    title = cell(cell_text.group_title(ALL, view.measure))
    return [[title, *(_figure(rows.get(group), view) for group in columns), people]]


def _turned(header: list[str], lines: list[list[Cell]]) -> tuple[list[str], list[list[Cell]]]:
    """Lines as columns, and columns as lines."""
    across = ["Ethnic group", *(line[0].text for line in lines)]
    return across, [
        [cell(title), *(line[place] for line in lines)] for place, title in enumerate(header) if place
    ]


def category_caption(view: View, config: Config) -> str:
    """What the table holds, and where and when."""
    split = part_words.split_title(view, config).lower()
    share = kind_of(view.measure).of_whole
    what = f"Share of each {split}" if share else f"{view.measure.title} by {split} and"
    title = f"{what} by ethnic group" if share else f"{what} ethnic group"
    full = f"{title}, {view.selection.area}, {view.period}"
    return f"{full} (demonstration)" if view.demonstration else full


def _figure(row: Row | None, view: View) -> Cell:
    if row is None:
        return NOTHING
    if not cell_text.hidden(row):
        return number_text.value_cell(row.value, view.measure)
    if row.group == ALL and not cell_text.is_secret(row):
        return NOTHING
    return cell_text.hidden_cell(row, short=True)


def _people(rows: dict[tuple[str, str], Row], category: str, columns: list[str]) -> Cell:
    """The base of the category: of a share, everybody whose group is known; else all pupils."""
    for group in (ALL, *columns):
        row = rows.get((category, group))
        if row is not None and number_text.known(row.denominator):
            return number_text.count_cell(row.denominator)
    return NOTHING


def _population(view: View, groups: list[str], config: Config) -> list[Cell]:
    """The population's share of each group: the same in every category, so taken from any that has it."""
    shares = {
        row.group: row.comparator_value
        for row in reversed(view.group_rows)
        if number_text.known(row.comparator_value)
    }
    noun = cell_text.comparator_noun(cell_text.comparator_of(view), view.measure, config)
    cells = [number_text.value_cell(shares.get(group), view.measure) for group in groups]
    return [cell(f"{view.selection.area} {noun}"), *cells, NOTHING]
