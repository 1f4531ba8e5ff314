"""The line under the headline that answers: whose figures, when, how fresh, and for how many is ethnicity known."""

from collections.abc import Mapping

import pandas as pd

from config import Config
from config.periods import in_words, parse
from pages.components.shared import cell_text, number_text
from pages.components.shared.content import Facts, Sentence, facts, sentence
from pages.components.shared.view import View


def status(view: View, published_at: Mapping[int, str], config: Config) -> Facts:
    """Source, period, when it was loaded, and the share whose ethnic group is known."""
    period = parse(view.selection.period)
    return facts(
        {
            "Source": _sources(view),
            "Date" if period and period.kind == "snapshot" else "Period": in_words(view.selection.period),
            "Updated": _updated(view, published_at),
            **_known(view),
        }
    )


def showing(view: View, config: Config) -> str:
    """What the page shows, in one line: it follows the filters, so that a change can be heard as well as seen."""
    chosen, measure = view.selection, view.measure
    groups = "detailed groups" if chosen.detail == "detailed" else "broad groups"
    split = f" by {cell_text.split_title(view, config).lower()}" if chosen.breakdown else ""
    against = cell_text.comparator_noun(cell_text.comparator_of(view), measure, config)
    compared = f", compared with {against}" if cell_text.compared(view) else ""
    return f"Showing: {measure.title}, {chosen.area}, {view.period}, {groups}{split}{compared}."


def _sources(view: View) -> str:
    """Who gave the figures. That invented ones are invented is said above them, so two words do here."""
    if view.demonstration:
        return "Demonstration data"
    return "; ".join(dict.fromkeys(view.rows["source"].astype(str)))


def _updated(view: View, published_at: Mapping[int, str]) -> str:
    stamps = [published_at[number] for number in view.rows["release"] if number in published_at]
    return in_words(max(stamps)[:10]) if stamps else ""


def _known(view: View) -> dict[str, str]:
    """For how many of how many the ethnic group is known, as the source gives it; for shares alone, how many not."""
    total, unknown = view.everybody, view.not_known
    if total is None:
        return {}
    if view.measure.kind == "representation":
        return _known_of_whole(total, unknown, view)
    if unknown is None or not number_text.known(unknown["denominator"]):
        return {}
    without, everybody = number_text.count(unknown["denominator"]), number_text.count(total["denominator"])
    return {"No ethnic group": f"{without} of {everybody} {view.measure.people}"}


def _known_of_whole(total: pd.Series, unknown: pd.Series | None, view: View) -> dict[str, str]:
    known, everybody, people = total["denominator"], total["numerator"], view.measure.people
    if between := view.known_between:
        least, most = (number_text.count(end) for end in between)
        return {"Ethnicity known": f"{least} to {most} of {number_text.count(everybody)}"}
    if not number_text.known(known):
        share = number_text.value(unknown["value"], view.measure) if unknown is not None else ""
        return {"Ethnicity not known": share or "not every figure is published"}
    if not number_text.known(everybody) or known == everybody:
        return {"Ethnicity known": f"{number_text.count(known)} {people}"}
    return {"Ethnicity known": f"{number_text.count(known)} of {number_text.count(everybody)}"}


def notes(view: View, config: Config) -> tuple[Sentence, ...]:
    """What a reader must know of this view: the rule, the range, who is left out, and the measure's own notes."""
    lines = [
        *_rule(view, config),
        *_rounding(view, config),
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
            f"A small group can be absent and still be within {points} points, so its share is also tested as a ratio: "
            f"outside {settings.ratio_low} to {settings.ratio_high} times, with its whole likely range."
        )
    if measure.judged and view.groups["lower"].notna().any():
        chance = "The likely range shows how far a figure could move by chance alone with numbers of this size (95%)."
        if cell_text.rounded_within(view):
            chance = (
                "The likely range shows how far a figure could move by chance with numbers of this size (95%), and allows "
                "for the rounding of the counts."
            )
        lines.append(chance)
    if view.selection.comparator in config.comparators:
        comparator = config.comparators[view.selection.comparator]
        lines.append(f"Compared with {comparator.noun}: {comparator.who} {comparator.caution}".strip())
    if measure.kind == "representation" and view.selection.comparator in {
        area.name for area in settings.areas
    }:
        lines.append(
            f"Different people live in {view.selection.comparator} and in {view.selection.area}, so a gap between the two "
            "shares does not show by itself that a group is treated differently."
        )
    return [*_stand_in(view, config), *lines]


def _stand_in(view: View, config: Config) -> list[str]:
    """That the population compared with is not the one that the measure asks for, but stands in for it."""
    wanted = config.comparators.get(view.measure.comparator)
    stands_in = wanted is not None and bool(wanted.stand_in) and view.selection.comparator == wanted.stand_in
    return [wanted.stand_in_caution] if wanted is not None and stands_in else []


def _rounding(view: View, config: Config) -> list[str]:
    """That counts are rounded, how far that takes them from the true ones, and what "Confidential" then means."""
    within = cell_text.rounded_within(view)
    if not within:
        return _confidential(view, config)
    lines = [
        f"Counts are rounded to {config.publication.rounded_to}; each is within {within} of the true figure."
    ]
    if view.rows["status"].eq("confidential").any():
        few = config.publication.round_shown_from
        lines.append(
            f"Confidential (c): fewer than {few}, which may be none, or a share of which fewer than {few} people are "
            "counted or left out. It is not shown, so that nobody can be identified."
        )
    return lines


def _confidential(view: View, config: Config) -> list[str]:
    """What "Confidential" means where counts are exact."""
    if not view.rows["status"].eq("confidential").any():
        return []
    few = config.publication.suppress_below - 1
    return [
        f"Confidential (c): a count of 1 to {few}, or a figure that would give one away, withheld here or by the source. The "
        "two look the same, and neither is a zero."
    ]


def _left_out(view: View, config: Config) -> list[str]:
    """People who are in the total and in no group shown: never lost silently."""
    total = view.total
    lines = []
    unknown = view.not_known
    if view.measure.kind == "representation" and unknown is not None and unknown["numerator"] != 0:
        lines.append(
            "Shares are of people whose ethnic group is known. The others are left out, and counted in the table."
        )
    if (
        total is not None
        and view.measure.kind != "representation"
        and number_text.known(total["denominator"])
    ):
        shown = view.rows[view.rows["group"].ne("All")]["denominator"]
        if shown.notna().all() and 0 < shown.sum() < total["denominator"] - _slack(view, config):
            lines.append(
                f"The groups shown hold {number_text.count(shown.sum())} of {number_text.count(total['denominator'])} "
                f"{view.measure.people}: the source has no row for the others."
            )
    return [*lines, *_about_groups(view, config)]


def _slack(view: View, config: Config) -> float:
    """By how much a total may differ from its groups only because the source rounds them all."""
    families = [one for one in config.families.values() if one.short in set(view.rows["source"])]
    base = max((family.rounded_to.get(view.selection.area, 0) for family in families), default=0)
    return base / 2 * len(view.rows)


def _about_groups(view: View, config: Config) -> list[str]:
    """What a group that is neither broad nor detailed holds. Of one that our own protection left over, the note on
    how older sources count would mislead."""
    ours = {source.title for source in config.extracts[view.measure.extract].sources.values()}
    left_over = bool(view.groups["source"].isin(ours).any())
    names = [
        name
        for name in pd.unique(view.groups["group"])
        if config.ethnicity.groups[name].level in ("union", "unplaced")
    ]
    notes = {name: config.ethnicity.groups[name].note for name in names}
    if left_over:
        notes |= {
            name: f"{name}: the part of a group that can be shown; the rest of it is withheld."
            for name in names
            if config.ethnicity.groups[name].level == "union"
        }
    return list(dict.fromkeys(note for note in notes.values() if note))


def _source_notes(view: View, config: Config) -> list[str]:
    shorts = set(view.rows["source"])
    return [note for family in config.families.values() if family.short in shorts for note in family.notes]
