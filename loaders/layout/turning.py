"""A table with labels across the top turned into one row for each of them, and its totals held against its cells."""

from collections.abc import Sequence
from itertools import product

from config import Config, Extract
from config.ethnicity import ALL
from loaders.checks import signature
from loaders.groups import groups_of
from loaders.harmonising import category_labels, clean, key
from loaders.layout.across import GROUP, PERIOD, spanned
from loaders.layout.crossed_totals import Body, Sums, held_against
from loaders.layout.headings_row import AGREED, RULE, left_out
from loaders.layout.pivot import Pivot, cell_at
from loaders.layout.words import filled, is_number, says_total, whole
from loaders.problems import Problem, printable, rows_in_words, some
from loaders.reading import Sheet, Table, letter

# Of what is counted, where the table does not say.
_NUMBER = "number"
_ANY = ("all", "multiple items")


def turned(
    sheet: Sheet, found: Pivot, extracts: Sequence[Extract], config: Config, source: str
) -> tuple[Table, list[Problem]]:
    """The table turned, with all that is to be said of it."""
    body = _body(sheet, found)
    shape = _shape(sheet, found, extracts)
    if blocking := shape or _nothing(body):
        return sheet.table(found.row), blocking
    headings, named = _headings(sheet, found, body, extracts, config, source)
    if named:
        return sheet.table(found.row), named
    sums = held_against(sheet, found, body)
    filters = {place: pair for place, pair in found.filters.items() if key(pair[1]) not in _ANY}
    cells = list(product(body.rows, found.figures))
    count = found.named or _NUMBER
    table = Table(
        (
            *headings,
            *(heading for heading, _ in filters.values()),
            *(level.name for level in found.levels),
            count,
        ),
        sheet.lines[found.row],
        [
            [
                *body.labels[row],
                *(value for _, value in filters.values()),
                *_over(sheet, found, place),
                cell_at(sheet, row, place).strip() or ("0" if sums.complete else ""),
            ]
            for row, place in cells
        ],
        [sheet.lines[row] for row, _ in cells],
        letters=(*map(letter, found.labels), *([""] * (len(filters) + len(found.levels) + 1))),
        figures_at=tuple(letter(place) for _, place in cells),
    )
    said = [*_told(sheet, found, table, extracts), *_set_apart(sheet, found, body, sums), *sums.problems]
    return table, said


def _over(sheet: Sheet, found: Pivot, place: int) -> list[str]:
    """The labels over a column, from the outermost."""
    *outer, _ = found.levels
    first = min(found.figures)
    return [*(spanned(sheet, level, first, place) for level in outer), cell_at(sheet, found.row, place)]


def _body(sheet: Sheet, found: Pivot) -> Body:
    body = Body([], {}, [], [])
    above = [""] * len(found.labels)
    for row in range(found.row + 1, len(sheet.rows)):
        labels = [cell_at(sheet, row, place) for place in found.labels]
        has_figures = any(cell_at(sheet, row, place).strip() for place in (*found.figures, *found.totals))
        if not has_figures and len(filled(sheet.rows[row])) == 1:
            body.notes.append(row)
        elif any(map(says_total, labels)):
            body.totals.append(row)
        else:
            above = _repeated(labels, above)
            body.rows.append(row)
            body.labels[row] = above
    return body


def _repeated(labels: list[str], above: list[str]) -> list[str]:
    """A label that is said once for several rows is read in each: a row without it goes on with the one above. A row
    without any label has none."""
    first = next((place for place, label in enumerate(labels) if label.strip()), 0)
    return [*above[:first], *labels[first:]]


def _shape(sheet: Sheet, found: Pivot, extracts: Sequence[Extract]) -> list[Problem]:
    """Why a table cannot be turned: periods across the top, labels that stand there twice, or two kinds of figures under
    each."""
    if any(level.name == PERIOD for level in found.levels):
        title = "Reporting periods stand across the top, and a file is about one period."
        fix = "Send a file for each period: keep its column, and head it with what it counts."
        return [Problem("error", "several tables", title, fix, sheet.lines[found.row])]
    columns = [tuple(map(key, _over(sheet, found, place))) for place in found.figures]
    below = [cell_at(sheet, found.row + 1, place) for place in found.figures]
    twice = any(columns.count(labels) > 1 for labels in columns if labels[-1])
    several = sum(bool(text.strip()) and not is_number(text) and len(text) > 2 for text in below) > 1
    if not twice and not several:
        return []
    what = called(found.levels[-1].name, extracts)
    title = f"{what.capitalize()} stand across the top with more than one column for each."
    fix = "Send one row for each group, and one column for each measure."
    return [Problem("error", "several tables", title, fix, sheet.lines[found.row])]


def called(name: str, extracts: Sequence[Extract]) -> str:
    """What the labels of a column are called when there are several: “roles”."""
    titles = [extract.dimensions[name].title for extract in extracts if name in extract.dimensions]
    title = titles[0].lower() if titles else "ethnic group" if name == GROUP else "label"
    return f"{title}es" if title.endswith("x") else f"{title}s"


def _nothing(body: Body) -> list[Problem]:
    if body.rows:
        return []
    title = "No data rows were found under the header."
    return [Problem("error", "no rows", title, "Add a row for each group, or send the extract again.")]


def _headings(
    sheet: Sheet, found: Pivot, body: Body, extracts: Sequence[Extract], config: Config, source: str
) -> tuple[list[str], list[Problem]]:
    """The headings of the labels: their own where they mean a column, or else the dimension whose values they are, or
    ethnic groups where those do not stand across the top."""
    headings, problems = [], []
    across = {level.name for level in found.levels}
    for number, place in enumerate(found.labels):
        written = cell_at(sheet, found.row, place)
        labels = {clean(body.labels[row][number]) for row in body.rows} - {""}
        if signature.known((written,), config, source):
            named = [written]
        elif GROUP not in across and _groups(labels, extracts[0], config, source):
            named = [GROUP]
        else:
            named = dimensions_of(labels, extracts)
        headings.append(named[0] if named else written)
        at = sheet.lines[found.row], printable(written)
        if len(named) > 1:
            title = f"The rows are of two kinds in one column: {' and '.join(named)}."
            fix = "In Excel choose Design, Report Layout, Show in Tabular Form, which gives each kind its own column."
            problems.append(Problem("error", "row labels", title, fix, *at))
        elif labels and not named:
            title = f"We cannot tell what the rows are: {some([f'“{printable(label)}”' for label in sorted(labels)], 5)}."
            fix = "Write what they are above them, such as Role."
            problems.append(Problem("error", "row labels", title, fix, *at))
    return headings, problems


def _groups(labels: set[str], extract: Extract, config: Config, source: str) -> bool:
    """Whether most of some labels are ethnic groups, or say that there is none."""
    return 2 * len(groups_of(labels, extract, source, config).meanings) >= len(labels) > 0


def dimensions_of(labels: set[str], extracts: Sequence[Extract]) -> list[str]:
    """The dimension that has most of these labels among its values, and another that has those which it lacks, as where
    a pivot table nests one in the other; none where most have no dimension, or two have as many."""
    values: dict[str, set[str]] = {}
    for extract in extracts:
        for name, dimension in extract.dimensions.items():
            allowed = {label for label, value in category_labels(dimension).items() if value != ALL}
            values.setdefault(name, set()).update(allowed)
    written = {key(label) for label in labels}
    fits = {name: written & allowed for name, allowed in values.items()}
    best = max(fits, key=lambda name: len(fits[name]), default="")
    if not best or 2 * len(fits[best]) < len(written):
        return []
    others = [name for name in fits if name != best and fits[name] - fits[best]]
    if any(len(fits[name]) == len(fits[best]) and fits[name] == fits[best] for name in fits if name != best):
        return []
    return [best, *others[:1]]


def _told(sheet: Sheet, found: Pivot, table: Table, extracts: Sequence[Extract]) -> list[Problem]:
    """How the table was turned, which an officer has to agree to, and what it adds up to."""
    rows = ", ".join(f"“{printable(heading)}”" for heading in table.header[: len(found.labels)])
    levels = [called(level.name, extracts) for level in found.levels]
    columns = [*dict.fromkeys(" ".join(_over(sheet, found, place)).strip() for place in found.figures)]
    shown = some(
        [f"“{printable(label)}”" if label else "a column without a heading" for label in columns], 12
    )
    count = f"“{printable(table.header[-1])}”"
    filters = "".join(
        f" {printable(heading)}: {printable(value)}." for heading, value in found.filters.values()
    )
    each = " and ".join(_one(level) for level in levels)
    fix = f"We read a row for each {rows or 'line'} and {each} ({shown}), with {count}.{filters}"
    added = sum(whole(row[-1]) or 0 for row in table.rows)
    title = f"The table has {' and '.join(levels)} across the top, and was turned."
    return [
        Problem("warning", AGREED, title, fix),
        Problem(
            "note",
            AGREED,
            f"Turned, the table has {len(table.rows):,} rows.",
            f"{count} adds up to {added:,}.",
        ),
    ]


def _one(several: str) -> str:
    return several.removesuffix("es") if several.endswith("xes") else several.removesuffix("s")


def _set_apart(sheet: Sheet, found: Pivot, body: Body, sums: Sums) -> list[Problem]:
    problems = []
    for places, where in ((found.titles, "above the table"), (body.notes, "below the table")):
        if places:
            lines, rows = [sheet.lines[row] for row in places], [sheet.rows[row] for row in places]
            problems.append(left_out([*lines], rows, where))
    totals = [
        f"column {letter(place)}, {printable(' '.join(_over(sheet, found, place)).strip())}"
        for place in found.totals
    ]
    agree = " They agree with the figures." if sums.complete else ""
    if totals or sums.said:
        title = "Totals were set apart."
        problems.append(
            Problem("note", RULE, title, f"We left out {'; '.join([*totals, *sums.said])}.{agree}")
        )
    if found.left:
        named = some([f"column {letter(place)}" for place in found.left], 10)
        title = "Some columns are not part of this extract."
        problems.append(Problem("note", "extra column", title, f"We will ignore {named}."))
    blank = [
        row for row in body.rows if any(not cell_at(sheet, row, place).strip() for place in found.figures)
    ]
    if blank and sums.complete:
        lines = [sheet.lines[row] for row in blank]
        title, fix = (
            "Some cells are blank.",
            f"We read them as 0, since the totals agree with that ({rows_in_words(lines)}).",
        )
        problems.append(Problem("note", "blank", title, fix))
    return problems
