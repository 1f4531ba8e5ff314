"""What the marks of a chart mean, as one row of words above it, and the headings of its panels."""

from config import Config
from config.periods import in_words, name
from metrics.figures.kinds import kind_of
from pages.components.charts.categories import shown_categories
from pages.components.charts.positions import against_area, beside_all
from pages.components.shared import cell_text, few_people, number_text, part_words
from pages.components.shared.content import Heading, Key, Part, paragraph, part
from pages.components.shared.view import View
from pages.components.words.kinds.overlapping import against_everybody

RANGE = "Likely range (95%)"
Entry = tuple[str, str]


def key(view: View, config: Config) -> Key:
    """What the marks of the view's charts mean: only those that are drawn."""
    view = against_everybody(view, config)
    if view.selection.breakdown and view.measure.ordered:
        return Key(tuple(_panel_entries(view, config)))
    if beside_all(view):
        return Key(tuple(_rate_entries(view, config)))
    return Key(tuple(_entries(view, config)))


def headings(view: View, config: Config) -> list[tuple[str, str]]:
    """What stands above each panel, in the order of the charts: its name, and below it the population's share ("Asian",
    "Residents 10%"); else none."""
    view = against_everybody(view, config)
    if not view.selection.breakdown:
        return []
    if not view.measure.ordered:
        names = shown_categories(view, config)
        return [(part_words.category_title(name, view, config), "") for name in names]
    groups = dict.fromkeys(view.groups["group"])
    return [(group, _population(view, group, config)) for group in groups]


def heading(name: str, below: str = "") -> Part:
    """What stands above a panel, as a page and a slide show it."""
    return part(Heading(name), *([paragraph(below)] if below else []), kind="panel")


def _population(view: View, group: str, config: Config) -> str:
    shares = view.groups.loc[view.groups["group"] == group, "comparator_value"].dropna()
    if shares.empty:
        return "No comparison"
    return f"{cell_text.comparator_heading(view, config)} {number_text.value(float(shares.iloc[0]), view.measure)}"


def _entries(view: View, config: Config) -> list[Entry]:
    entries = [("dot", view.measure.unit)] if view.groups["value"].notna().any() else []
    if cell_text.compared(view):
        entries.append(("diamond", comparator_name(view, config)))
    if view.judged(config) and cell_text.compared(view):
        met = ": target met" if view.targeted(config) else ""
        noun = cell_text.comparator_noun(cell_text.comparator_of(view), view.measure, config)
        entries.append(("band", f"Within {cell_text.tolerance(config)} points of {noun}{met}"))
    if len(view.bounded):
        entries.append(("whisker", "Between these limits: a figure is not shown"))
    elif view.groups["lower"].notna().any() and view.measure.judged:
        entries.append(("whisker", RANGE))
    return [*entries, *_few(view, config)]


def comparator_name(view: View, config: Config) -> str:
    """ "Share of Hackney residents"; another group or area by its name alone."""
    name = cell_text.comparator_of(view)
    if name in config.comparators:
        return f"Share of {view.selection.area} {config.comparators[name].noun}"
    return cell_text.comparator_heading(view, config)


def _few(view: View, config: Config) -> list[Entry]:
    """The hollow dot, where one is drawn. A share of a whole has one base, which the page states."""
    if kind_of(view.measure).of_whole or not _any_few(view, config):
        return []
    return [("hollow", f"Fewer than {config.publication.hollow_below} {view.measure.people}")]


def _any_few(view: View, config: Config) -> bool:
    """Whether a figure that is shown is of few people."""
    return any(few_people.is_of_few(row, view, config) for row in view.group_rows)


def _rate_entries(view: View, config: Config) -> list[Entry]:
    entries = [("dot", name(view.selection.period))]
    if len(view.earlier):
        entries.append(("hollow", in_words(str(view.earlier["period"].iloc[0]), short=True)))
    if against_area(view, config) and cell_text.compared(view):
        entries.append(("diamond", cell_text.comparator_heading(view, config)))
    if view.groups["lower"].notna().any():
        entries.append(("whisker", RANGE))
    return entries if kind_of(view.measure).by_ratio else [*entries, *_few(view, config)]


def _panel_entries(view: View, config: Config) -> list[Entry]:
    entries = [("dot", view.measure.unit)]
    if cell_text.compared(view):
        entries.append(("dashed", comparator_name(view, config)))
    if view.judged(config) and cell_text.compared(view):
        entries.append(("band", f"Within {cell_text.tolerance(config)} points"))
    if _any_few(view, config):
        split, fewest = part_words.split_title(view, config).lower(), config.publication.hollow_below
        entries.append(("hollow", f"Fewer than {fewest} {view.measure.people} in the {split}"))
    return entries
