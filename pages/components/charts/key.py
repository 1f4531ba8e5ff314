"""What the marks of a chart mean, as one row of words above it, and the headings of its panels."""

from config import Config
from config.periods import in_words
from pages.components.charts.panels import shown_categories
from pages.components.charts.rates import against_area
from pages.components.shared import cell_text, number_text
from pages.components.shared.content import Heading, Key, Part, paragraph, part
from pages.components.shared.view import View

RANGE = "Likely range (95%)"
Entry = tuple[str, str]


def key(view: View, config: Config) -> Key:
    """What the marks of the view's charts mean: only those that are drawn."""
    if view.selection.breakdown and view.measure.ordered:
        return Key(tuple(_panel_entries(view, config)))
    if view.measure.kind == "rate":
        return Key(tuple(_rate_entries(view, config)))
    return Key(tuple(_entries(view, config)))


def headings(view: View, config: Config) -> list[tuple[str, str]]:
    """What stands above each panel, in the order of the charts: its name, and below it the population's share ("Asian",
    "Residents 10%"); else none."""
    if not view.selection.breakdown:
        return []
    if not view.measure.ordered:
        names = shown_categories(view, config)
        return [(cell_text.category_title(name, view, config), "") for name in names]
    groups = dict.fromkeys(view.groups["group"])
    return [(group, _population(view, group, config)) for group in groups]


def heading(name: str, below: str = "") -> Part:
    """What stands above a panel, as a page and a slide show it."""
    return part(Heading(name), *([paragraph(below)] if below else []), kind="panel")


def not_drawn(view: View, config: Config) -> list[str]:
    """The categories of a breakdown that no panel can show, because every figure in them is withheld."""
    drawn, ordered = shown_categories(view, config), view.measure.ordered
    return [
        name
        for name in cell_text.categories(view, config)
        if name not in drawn and (not ordered or name in ordered)
    ]


def _population(view: View, group: str, config: Config) -> str:
    shares = view.groups.loc[view.groups["group"] == group, "comparator_value"].dropna()
    if shares.empty:
        return "No comparison"
    return f"{cell_text.comparator_heading(view, config)} {number_text.value(float(shares.iloc[0]), view.measure)}"


def _entries(view: View, config: Config) -> list[Entry]:
    entries = [("dot", view.measure.unit)] if view.groups["value"].notna().any() else []
    if cell_text.compared(view):
        entries.append(("diamond", _comparator(view, config)))
    if view.judged(config) and cell_text.compared(view):
        met = ": target met" if view.measure.promises("within") else ""
        noun = cell_text.comparator_noun(cell_text.comparator_of(view), view.measure, config)
        entries.append(("band", f"Within {cell_text.tolerance(config)} points of {noun}{met}"))
    if len(view.bounded):
        entries.append(("whisker", "Between these limits: a figure is withheld"))
    elif view.groups["lower"].notna().any() and view.measure.judged:
        entries.append(("whisker", RANGE))
    return [*entries, *_few(view, config)]


def _comparator(view: View, config: Config) -> str:
    """ "Share of Hackney residents"; another group or area by its name alone."""
    name = cell_text.comparator_of(view)
    if name in config.comparators:
        return f"Share of {view.selection.area} {config.comparators[name].noun}"
    return cell_text.comparator_heading(view, config)


def _few(view: View, config: Config) -> list[Entry]:
    """The hollow dot, where one is drawn. A share of a whole has one base, which the page states."""
    if view.measure.kind == "representation":
        return []
    fewest = config.publication.hollow_below
    drawn = any(
        not cell_text.hidden(row) and row.denominator < fewest for row in cell_text.rows_of(view.groups)
    )
    return [("hollow", f"Fewer than {fewest} {view.measure.people}")] if drawn else []


def _rate_entries(view: View, config: Config) -> list[Entry]:
    entries = [("dot", in_words(view.selection.period, short=True))]
    if len(view.earlier):
        entries.append(("hollow", in_words(str(view.earlier["period"].iloc[0]), short=True)))
    if against_area(view, config) and cell_text.compared(view):
        entries.append(("diamond", cell_text.comparator_heading(view, config)))
    if view.groups["lower"].notna().any():
        entries.append(("whisker", RANGE))
    return entries


def _panel_entries(view: View, config: Config) -> list[Entry]:
    entries = [("dot", view.measure.unit)]
    if cell_text.compared(view):
        entries.append(("dashed", _comparator(view, config)))
    if view.judged(config) and cell_text.compared(view):
        entries.append(("band", f"Within {cell_text.tolerance(config)} points"))
    fewest = config.publication.hollow_below
    if any(not cell_text.hidden(row) and row.denominator < fewest for row in cell_text.rows_of(view.groups)):
        split = cell_text.split_title(view, config).lower()
        entries.append(("hollow", f"Fewer than {fewest} {view.measure.people} in the {split}"))
    return entries
