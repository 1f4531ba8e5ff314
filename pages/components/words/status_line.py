"""The line under the headline that answers: whose figures, when, how fresh, and for how many is ethnicity known."""

from collections.abc import Mapping

from config import Config
from config.periods import in_words, name, parse, years_of
from metrics.figures.kinds import kind_of
from metrics.figures.verdicts import ROUNDED
from pages.components.shared import cell_text, few_people, number_text, part_words
from pages.components.shared.content import Facts, facts
from pages.components.shared.rows import ALL, Row
from pages.components.shared.running_text import Sentence, sentence
from pages.components.shared.view import View
from pages.components.words import put_together
from pages.components.words.kinds import overlapping, times


def status(view: View, published_at: Mapping[int, str]) -> Facts:
    """Source, period, when it was loaded, and the share whose ethnic group is known."""
    period = parse(view.selection.period)
    return facts(
        {
            "Source": _sources(view),
            "Date" if period and period.kind == "snapshot" else "Period": _when(view.selection.period),
            "Updated": _updated(view, published_at),
            **_known(view),
        }
    )


def showing(view: View, config: Config) -> str:
    """What the page shows, in one line: it follows the filters, so that a change can be heard as well as seen."""
    chosen, measure = view.selection, view.measure
    groups = "detailed groups" if chosen.detail == "detailed" else "broad groups"
    split = f" by {part_words.split_title(view, config).lower()}" if chosen.breakdown else ""
    against = overlapping.set_against(view, config)
    compared = f", compared with {against}" if against else ""
    return f"Showing: {measure.title}, {chosen.area}, {view.period}, {groups}{split}{compared}."


def _sources(view: View) -> str:
    """Who gave the figures. That invented ones are invented is said above them, so two words do here."""
    if view.demonstration:
        return "Demonstration data"
    return "; ".join(dict.fromkeys(row.source for row in view.all_rows))


def _when(label: str) -> str:
    return name(label) if years_of(label) > 1 else in_words(label)


def _updated(view: View, published_at: Mapping[int, str]) -> str:
    stamps = [published_at[row.release] for row in view.all_rows if row.release in published_at]
    return in_words(max(stamps)[:10]) if stamps else ""


def _known(view: View) -> dict[str, str]:
    """For how many of how many the ethnic group is known, as the source gives it; for shares alone, how many not."""
    total, unknown = view.everybody, view.not_known
    if total is None:
        return {}
    if kind_of(view.measure).of_whole:
        return _known_of_whole(total, unknown, view)
    if unknown is None or not number_text.known(unknown.denominator):
        return {}
    without, everybody = number_text.count(unknown.denominator), number_text.count(total.denominator)
    return {"No ethnic group": f"{without} of {everybody} {view.measure.people}"}


def _known_of_whole(total: Row, unknown: Row | None, view: View) -> dict[str, str]:
    known, everybody, people = total.denominator, total.numerator, view.measure.people
    if between := view.known_between:
        least, most = (number_text.count(end) for end in between)
        return {"Ethnicity known": f"{least} to {most} of {number_text.count(everybody)}"}
    if not number_text.known(known):
        share = number_text.value(unknown.value, view.measure) if unknown is not None else ""
        return {"Ethnicity not known": share or "not every figure is published"}
    if not number_text.known(everybody) or known == everybody:
        return {"Ethnicity known": f"{number_text.count(known)} {people}"}
    return {"Ethnicity known": f"{number_text.count(known)} of {number_text.count(everybody)}"}


def notes(view: View, config: Config) -> tuple[Sentence, ...]:
    """What a reader must know of this view: the rule, the range, who is left out, and the measure's own notes."""
    lines = [
        *(overlapping.defined(view, config) if overlapping.overlap(view, config) else []),
        *_rule(view, config),
        *_without_counts(view, config),
        *put_together.years(view),
        *_rounding(view, config),
        *put_together.notes(view, config),
        *_left_out(view, config),
        *view.measure.notes,
        *_source_notes(view, config),
    ]
    return tuple(sentence(line) for line in dict.fromkeys(lines))


def _rule(view: View, config: Config) -> list[str]:
    settings, measure = config.publication, view.measure
    lines = []
    if view.targeted(config):
        points = cell_text.tolerance(config)
        lines.append(
            f"The target is to be within {points} percentage points of the comparison, either side, tested before rounding. "
            f"A small group can be absent and still be within {points} points, so its share is also tested as a ratio. It fails "
            f"outside {settings.ratio_low:g} ({settings.in_words(settings.ratio_low)}) to {settings.ratio_high:g} times, with "
            "its whole likely range."
        )
    elif view.judged(config) and cell_text.compared(view):
        lines.append(times.rule(view, config))
    elif kind_of(measure).by_ratio and cell_text.compared(view):
        lines.append(times.rate_rule(view, config))
    if measure.judged and any(number_text.known(row.lower) for row in view.group_rows):
        chance = "The likely range shows how far a figure could move by chance alone with numbers of this size (95%)."
        if cell_text.rounded_within(view):
            chance = (
                "The likely range shows how far a figure could move by chance with numbers of this size (95%). It allows for "
                "the rounding of the counts."
            )
        lines.append(chance)
    if view.selection.comparator in config.comparators:
        comparator = config.comparators[view.selection.comparator]
        lines.append(f"Compared with {comparator.noun}: {comparator.who} {comparator.caution}".strip())
    areas = {area.name for area in settings.areas}
    if kind_of(measure).of_whole and view.selection.comparator in areas:
        lines.append(
            f"Different people live in {view.selection.comparator} and in {view.selection.area}. A gap between the two shares "
            "does not by itself show that a group is treated differently."
        )
    return [*_stand_in(view, config), *lines]


def _without_counts(view: View, config: Config) -> list[str]:
    """That a figure's counts are not published, what can then not be said, and of which groups it may rest on few."""
    shown = [row for row in view.all_rows if not cell_text.hidden(row)]
    bare = [row for row in shown if not number_text.known(row.denominator)]
    if not bare or kind_of(view.measure).of_whole:
        return []
    few = [row.group for row in bare if few_people.is_of_few(row, view, config)]
    lines = ["The source publishes these figures without counts, so no likely range can be given."]
    if any(row.certainty == ROUNDED for row in bare):
        lines += ["They are published rounded, and where that leaves a verdict open it is “Cannot say”."]
    if few:
        lines.append(
            f"{' and '.join(few)}: a handful of {view.measure.people} a year, of whom one more or fewer moves the figure far."
        )
    return lines


def _stand_in(view: View, config: Config) -> list[str]:
    """That the population compared with is not the one that the measure asks for, but stands in for it."""
    wanted = config.comparators.get(view.measure.comparator)
    stands_in = wanted is not None and bool(wanted.stand_in) and view.selection.comparator == wanted.stand_in
    return [wanted.stand_in_caution] if wanted is not None and stands_in else []


def _rounding(view: View, config: Config) -> list[str]:
    """That counts are rounded, how far that takes them from the true ones, and what "Not shown" then means."""
    within = cell_text.rounded_within(view)
    if not within:
        return _confidential(view, config)
    lines = [
        f"Counts are rounded to {config.publication.rounded_to}; each is within {within} of the true figure."
    ]
    if view.withheld:
        few = config.publication.round_shown_from
        lines.append(
            f"Not shown (c), so that nobody can be identified: fewer than {few}, which may be none. A share is not shown "
            f"either where fewer than {few} people are counted or left out."
        )
    return lines


def _confidential(view: View, config: Config) -> list[str]:
    """What "Not shown" means where counts are exact."""
    if not view.withheld:
        return []
    few = max(_below(view, config)) - 1
    return [
        f"Not shown (c), so that nobody can be identified: a count of 1 to {few}, or a figure that would give one away. Here "
        "and at the source the two look the same, and neither is a zero."
    ]


def _below(view: View, config: Config) -> list[int]:
    """Below which count each source of the view's figures withholds it."""
    extract = config.extracts[view.measure.extract]
    return [config.suppress_below(extract, source) for source in view.rows["source"].unique()]


def _left_out(view: View, config: Config) -> list[str]:
    """People who are in the total and in no group shown: never lost silently."""
    lines = _not_in_shares(view) if kind_of(view.measure).of_whole else _not_in_groups(view, config)
    return [*lines, *_about_groups(view, config)]


def _not_in_shares(view: View) -> list[str]:
    if view.not_known is None or view.not_known.numerator == 0:
        return []
    return [
        "Shares are of people whose ethnic group is known. The others are left out, and counted in the table."
    ]


def _not_in_groups(view: View, config: Config) -> list[str]:
    total = view.total
    if total is None or not number_text.known(total.denominator):
        return []
    shown = sum(row.denominator for row in view.all_rows if row.group != ALL)
    if not 0 < shown < total.denominator - _slack(view, config):
        return []
    return [
        f"The groups shown hold {number_text.count(shown)} of {number_text.count(total.denominator)} "
        f"{view.measure.people}: the source has no row for the others."
    ]


def _slack(view: View, config: Config) -> float:
    """By how much a total may differ from its groups only because the source rounds them all."""
    sources = {row.source for row in view.all_rows}
    families = [family for family in config.families.values() if family.short in sources]
    base = max((family.rounded_to.get(view.selection.area, 0) for family in families), default=0)
    return base / 2 * len(view.all_rows)


def _about_groups(view: View, config: Config) -> list[str]:
    """What a group that is neither broad nor detailed holds. Of one that our own protection left over, the note on
    how older sources count would mislead."""
    ours = {source.title for source in config.extracts[view.measure.extract].sources.values()}
    left_over = any(row.source in ours for row in view.group_rows)
    names = [
        name
        for name in dict.fromkeys(row.group for row in view.group_rows)
        if config.ethnicity.groups[name].level in ("union", "unplaced")
    ]
    notes = {name: config.ethnicity.groups[name].note for name in names}
    if left_over:
        notes |= {
            name: f"{name}: the part of a group that can be shown; the rest of it is not."
            for name in names
            if config.ethnicity.groups[name].level == "union"
        }
    return list(dict.fromkeys(note for note in notes.values() if note))


def _source_notes(view: View, config: Config) -> list[str]:
    shorts = {row.source for row in view.all_rows}
    return [note for family in config.families.values() if family.short in shorts for note in family.notes]
