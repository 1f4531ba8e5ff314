"""The help page's words: how to read a chart, what terms mean, how a number is made, and the settings in force."""

from config import Config
from config.ethnicity import Ethnicity
from pages.components.shared.cell_text import tolerance
from pages.components.shared.content import Cell, Items, Paragraph, Table, items, paragraph, table
from pages.components.shared.running_text import Picture, sentence


def how_to_read(config: Config) -> Table:
    """Each mark of the charts with its name and what it says, as a table."""
    points = tolerance(config)
    rows = [
        (_symbol("dot", "Dot"), "The figure for the people described: a share of staff, a rate, a result."),
        (_symbol("hollow", "Hollow dot"), "The same figure a year before; on the charts by role, fewer than "
         f"{config.publication.hollow_below} people."),
        (_symbol("diamond", "Diamond"), f"What it is compared with: {config.area} residents, or another group."),
        (_symbol("band", "Grey band"), f"Within {points} percentage points of the comparison: the target is met inside it."),
        (_symbol("whisker", "Line with ends"), "Likely range: how far the figure could move by chance with "
         "numbers of this size (95%), and by the rounding of its counts."),
        (Cell(sentence("Dashed ring"), picture=Picture("ring")),
         "Not shown, so that nobody can be identified. The people are still counted in the total."),
    ]  # fmt: skip
    return table("The marks and what they say", ["Mark", "What it says"], rows)


def _symbol(symbol: str, name: str) -> Cell:
    return Cell(sentence(name), picture=Picture("symbol", (symbol,)))


def words_for_no_figure(config: Config) -> Table:
    """Four different things that are never a zero."""
    rows = [
        (
            "Not shown",
            "c",
            "So few people that they could be identified, or another figure would give those away. Of rounded counts, fewer "
            f"than {config.publication.round_shown_from}: there may be none.",
        ),
        ("Too few to be reliable", "u", "The group is too small for a percentage to mean anything."),
        ("Not available", "x", "The source does not give it."),
        ("Not applicable", "z", "There is nobody of whom it could be true."),
        ("Rounds to zero", "low", "More than none, and rounded to none by the source."),
        ("0", "0", "None: counted, and there were none."),
    ]
    return table(
        "Words and symbols where a figure would be", ["On the page", "GSS symbol", "What it means"], rows
    )


def definitions(config: Config) -> Table:
    """The terms that the owner left to be defined, and what each comparator counts."""
    rows = [*config.publication.definitions.items()]
    rows += [(comparator.title, comparator.who) for comparator in config.comparators.values()]
    return table("Terms used on these pages", ["Term", "What it means here"], rows)


def groups(ethnicity: Ethnicity) -> Table:
    """The broad groups and the detailed ones inside each."""
    detailed = {name: group.atoms for name, group in ethnicity.groups.items() if group.level == "detailed"}
    rows = [
        (name, ", ".join(part for part, atoms in detailed.items() if atoms <= group.atoms))
        for name, group in ethnicity.groups.items()
        if group.level == "broad"
    ]
    return table("The groups of Census 2021", ["Broad group", "Detailed groups in it"], rows)


def how_a_number_is_made(config: Config) -> Items:
    """From an officer's file to a figure on a page, in steps."""
    settings = config.publication
    steps = (
        "An officer uploads a file. Every cell is read as text; every problem is reported at once, with its row; a file "
        "with a problem is not stored.",
        "Labels become ethnic groups by our list. A label means a set of people within one classification: Asian leaves "
        "Chinese out in older DfE files and holds it in the census, and the two are never mixed.",
        "The rows are stored, and a release is made from them. Figures already published elsewhere are shown as they were "
        f"published. In files about staff and results, counts of 1 to {settings.suppress_below - 1} are not shown, nor is any "
        f"figure that would give one away; in files about children all counts are rounded to {settings.rounded_to}, and those "
        f"under {settings.round_shown_from} are not shown. “How people are protected” says more.",
        "Pages read releases and nothing else. Shares are of people whose ethnic group is known; how many are not known is "
        "always shown.",
        "Ranges: Wilson for shares, Byar or exact for rates, Newcombe for differences, exact conditional for ratios of rates, "
        "Katz or score for ratios of shares. No figure is computed from the decimals that people read. Where counts are "
        "rounded to protect people, figures are of the rounded counts, and ranges allow for how far those may be off.",
        f"A share is on target within {tolerance(config)} percentage points of the comparison, tested before "
        f"rounding, unless its ratio lies wholly outside {settings.ratio_low:g} to {settings.ratio_high:g}. Below "
        f"{settings.minimum_base} people (for rates {settings.minimum_base_rate}) there is no verdict.",
        "The sentence, the chart, the table and the download are made from one table, so they cannot disagree.",
    )
    return items(steps, ordered=True)


def statements(config: Config) -> dict[str, tuple[Items]]:
    """What plans say of themselves, each under its own title and in the document's words: mission, values, statement."""
    sections: dict[str, list[str]] = {}
    for plan, promise in config.promises.values():
        if plan.sections[promise.section].page == "help":
            sections.setdefault(plan.sections[promise.section].title, []).append(promise.wording)
    return {title: (items(wordings),) for title, wordings in sections.items()}


def all_figures(config: Config) -> Paragraph:
    """What the ZIP under it holds, and how it may be used."""
    return paragraph(
        "Every figure that the pages show, one CSV file for each measure, with a description of each column in "
        "datapackage.json (a Data Package). Invented figures lie apart, in the folder “demonstration”. Licence: "
        f"{config.dictionary.licence.title}."
    )
