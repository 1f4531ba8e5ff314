"""The help page's words on protection: what is promised of small counts and what is not, file by file."""

from config import Config, Extract
from config.vocabulary import Policy
from pages.components.shared.content import Block, Heading, Table, items, paragraph, table

POLICIES: dict[Policy, str] = {
    "round": "Rounded",
    "suppress": "Exact, with small counts withheld",
    "open": "As its publisher gives it",
}


def protection(config: Config, assessed: str) -> tuple[Block, ...]:
    """The section: why, the three ways, what is promised and not, the settings, what c means, by which data-protection
    assessment the council's own figures are kept (`assessed`), and whom to ask."""
    return (
        paragraph(
            "Some of these counts are of very few people, and many of them are children. Figures are protected once, "
            "when a release is made, and pages, files and commands read releases alone. How depends on whose the "
            "figures are."
        ),
        policies(config),
        Heading("What is promised", 3),
        items(_promised(config)),
        Heading("What is not promised", 3),
        items(_not_promised()),
        settings_in_force(config),
        Heading("What c means", 3),
        items(_what_c_means(config)),
        Heading("Data-protection impact assessment (DPIA)", 3),
        paragraph(assessed),
        paragraph(
            "Questions about a figure that is withheld go to those who send the file: the last column of the first "
            "table. They cannot tell you what it is, but can say whether other figures would help."
        ),
    )


def policies(config: Config) -> Table:
    """Every file and source with the policy that its figures are under, and who to ask."""
    rows = [
        (extract.title, source.title, _policy(extract, name, config), extract.who)
        for extract in config.extracts.values()
        for name, source in extract.sources.items()
    ]
    rows += [
        (config.extracts[family.extract].title, family.title, POLICIES["open"], family.publisher)
        for family in config.families.values()
    ]
    return table(
        "How the figures of each source are protected",
        ["Figures", "Source", "Protection", "Who to ask"],
        rows,
    )


def _policy(extract: Extract, source: str, config: Config) -> str:
    """The policy of one source, with the count below which it withholds exact figures."""
    rule = extract.sources[source]
    if rule.protection != "suppress":
        return POLICIES[rule.protection]
    small = f"{POLICIES[rule.protection]}: 1 to {config.suppress_below(extract, source) - 1}"
    published = "; what others have published of the same people to the person is shown"
    return f"{small}{published if rule.shows_published else ''}"


def settings_in_force(config: Config) -> Table:
    """The numbers that protection works with."""
    settings = config.publication
    first, *_, widest = settings.round_bounds
    shown = settings.round_shown_from
    rows = [
        ("Rounded counts are multiples of", str(settings.rounded_to)),
        ("A rounded count, and each sum of them that pages offer, is within", f"{first} of the true one; where that "
         f"cannot be, up to {widest}, and the notes of the page say so"),
        ("Rounded counts are shown from", str(shown)),
        ("A share or rate of rounded counts is shown", f"with {shown} or more counted, {shown} or more people left out, "
         f"and a base of {settings.round_minimum_base} or more"),
        ("Of exact counts, those withheld are", f"1 to {settings.suppress_below - 1}, and those that leave 1 to "
         f"{settings.suppress_below - 1} out"),
        ("Roles, grades or groups of staff are put together where more is withheld than", f"{_part(settings.withheld_at_most)} "
         f"of a breakdown, or {_part(settings.withheld_of_a_part)} of one role or grade"),
        ("A share of exact counts is shown", f"with a base of {settings.minimum_base} or more"),
    ]  # fmt: skip
    return table("Settings in force", ["What", "Setting"], rows)


def _part(share: tuple[int, int]) -> str:
    """ "1 in 3"."""
    return f"{share[0]} in {share[1]}"


def _promised(config: Config) -> tuple[str, ...]:
    settings = config.publication
    return (
        "Nothing is worked out from anything but the protected figures: no combination of views, filters, periods and "
        "downloads says more than the release does. That goes for ranges, verdicts, the order of rows and the length of "
        "an axis too.",
        f"Rounded: a count that is not shown can still be 1, 2, 3 or 4, whatever is added to or taken from what, and of a "
        f"true count under {settings.round_shown_from} at least five whole numbers fit everything that is published. That "
        "there was nobody is never said.",
        "Rounded: chance decides, by a key that no page has. A count goes up as often as it is near to the number above: 4 "
        "is rounded up four times in five, and 1 once. Who knows the method can say which counts are likelier, never which "
        "it is. Measured on tables of five groups, 1 is up to 4 times as likely as 4, or 4 as 1; up to 13 times where "
        "several groups are rounded to nothing; and up to 5 times where their total is not shown either.",
        "Rounded: how many pupils there are, of whom those suspended or absent are counted, is taken as known to everybody. "
        "It is rounded by itself, so that exact pupils by group, from another file or elsewhere, say nothing more of those "
        "counted.",
        "Rounded: parts add up to their totals. Chance falls the same way for the same count of the same group in every "
        "period and every file, so that neither can be averaged, and a count that did not change from the one before stays "
        "as it was. Where sums then come further from the truth, the notes of the page say how far. Suspensions of the "
        "quarters of "
        "a financial year, loaded in their order, add up to within 9 of the true number, or 14 or 20 where no table allows "
        "that; a correction of an earlier quarter can move the sum a little further. A year is never published beside its "
        "own quarters.",
        f"Exact: a small count that is withheld could be any number from 1 to {settings.suppress_below - 1}, unless others "
        "have published figures of the same people that say more. Others are withheld with it until that is so, whatever is "
        "added to or taken from what: these may be larger, and a 0 is withheld for no other reason.",
        "Exact: where too much of a breakdown of staff would be withheld, it is shown for Black and all other groups, or with "
        "neighbouring roles or grades together. Only one way of splitting it is ever shown, and what is put together stays so.",
        "Each release is attacked before it is shown, by a program that knows the method, everything published before, which "
        "counts have changed since, and what everybody knows (those in custody had an outcome). One that gives way is not "
        "shown.",
    )


def _not_promised() -> tuple[str, ...]:
    return (
        "To hide what has already been published elsewhere. Exact figures of other publishers that are loaded here for the "
        "same extract are taken as known to everybody, whether they come before a file or after it, and what is left must "
        "hold against them or is shown no more. Those that are loaded nowhere here, or of another extract, are not: exact "
        "figures with small counts withheld can then give way, and rounded ones become narrower. Where figures of others "
        "come after an exact file, what has to be withheld is; whoever kept the older page still has what it showed.",
        "To hide of fewer than five pupils, where others know their number, that somebody among them was counted.",
        "To stop somebody who may see the files themselves from misusing them.",
        "To hide that something is common in a large group.",
        "To hold against somebody who is told that a total is the same as before, though the counts in it are not.",
        "To make every count equally likely. Where five groups all follow from other figures as rounded to nothing, 1 is up "
        "to 80 times as likely as 4: no more than four people are in all five together.",
        "To hold against a colleague or a family who knows one small number exactly: taken from what is shown, it may say "
        "another. Of exact figures that were withheld this was so in 17 of 61 cases tried. No way of withholding prevents it.",
        "To hold against people who put together what each of them knows about particular children.",
        "Differential privacy, a mathematical limit on what any number of questions can say of one person.",
    )


def _what_c_means(config: Config) -> tuple[str, ...]:
    shown = config.publication.round_shown_from
    return (
        "c is for confidential. The figure has its place in the chart and the table, with the word, and is never drawn as "
        "a zero.",
        f"Of rounded figures it means fewer than {shown} (there may be none), or a share of which fewer than {shown} "
        "people are counted or left out. u, too few to be reliable, means a base that is too small.",
        "Of exact figures it means a small count, or one that would give a small count away. The two look the same.",
        "In a downloaded CSV or spreadsheet such a figure is [c], as in official statistics; the CSV’s column “status” says "
        "“confidential”, and the cells that go with the figure are empty. An empty cell is not a zero. The column “within” "
        "says how far the row’s counts may be from the true ones.",
    )
