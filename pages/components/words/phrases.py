"""What sentences are put together from: who, of which part, when, and a figure beside what it is set against."""

import math

from config import Config, Measure
from config.ethnicity import ALL
from config.periods import in_words
from metrics.figures.kinds import kind_of
from pages.components.shared import cell_text, number_text, part_words
from pages.components.shared.cell_text import Chosen
from pages.components.shared.rows import Row, only
from pages.components.shared.view import View


def starting(text: str) -> str:
    """As a sentence begins."""
    return text[0].upper() + text[1:]


def joined(names: list[str]) -> str:
    """ "one, two and three"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def when(chosen: Chosen) -> str:
    return chosen.measure.during.format(period=in_words(chosen.selection.period, short=True))


def people(group: str, chosen: Chosen, config: Config) -> str:
    """ "Black pupils", and of everybody "all pupils"."""
    return named(group, chosen.measure.people, config)


def named(group: str, noun: str, config: Config) -> str:
    """A group as a noun is said of it; of everybody "all"."""
    return f"all {noun}" if group == ALL else config.ethnicity.phrase(group, noun)


def whom(row: Row, chosen: Chosen, config: Config) -> str:
    """ "Black pupils", "Black boys aged 10 to 15", "Black pupils (secondary)"."""
    return of_part(row.group, row.category, chosen, config)


def of_part(group: str, category: str, chosen: Chosen, config: Config) -> str:
    """A group in a part of a breakdown; of everybody "all boys"."""
    noun = part_words.people_of_part(chosen.measure.people, category, chosen, config)
    return named(group, noun, config)


def people_of(row: Row, chosen: Chosen, config: Config) -> str:
    """Whom counts are of, where "all" would be said of the counts: of everybody "pupils"."""
    if row.group == ALL:
        return part_words.people_of_part(chosen.measure.people, row.category, chosen, config)
    return whom(row, chosen, config)


def members(group: str, category: str, chosen: Chosen, config: Config) -> str:
    """Who made up a share: "Black staff", "Black boys"; "Black people" where the whole is named for what they are
    (teachers)."""
    measure = chosen.measure
    noun = "people" if measure.people == measure.one else measure.people
    called = part_words.called(category, chosen, config) if category else ""
    return starting(config.ethnicity.phrase(group, called or noun))


def whole_of(category: str, chosen: Chosen, config: Config) -> str:
    """What a share is of: "looked-after children", "looked-after boys aged 10 to 15", "care leavers (young women)"."""
    one, people_named = chosen.measure.one, chosen.measure.people
    if not category:
        return one
    if one.endswith(f" {people_named}") or one.startswith(f"{people_named} "):
        noun = part_words.people_of_part(people_named, category, chosen, config)
        return one.replace(people_named, noun, 1)
    return f"{one} ({part_words.category_words(category, chosen, config)})"


def in_an_area(comparator: str, config: Config) -> bool:
    """Whether what a group is set against is the same group in another area."""
    return comparator in {area.name for area in config.publication.areas}


def compared_people(row: Row, view: View, config: Config) -> str:
    """Whom a group is set against here: "White pupils", "other boys"."""
    if row.comparator == "Everyone else":
        return f"other {part_words.people_of_part(view.measure.people, row.category, view, config)}"
    return of_part(row.comparator, row.category, view, config)


def numbers_compared(row: Row, joins: str, view: View, config: Config) -> str:
    """The numbers of the group compared with, where it is one and they are given: ", and 860 among 11,620 White pupils"."""
    theirs = only(
        other for other in view.all_rows if (other.group, other.category) == (row.comparator, row.category)
    )
    if theirs is None or row.group == row.comparator or cell_text.hidden(theirs):
        return ""
    counted, of = number_text.count(theirs.numerator), number_text.count(theirs.denominator)
    return f", and {counted} {joins} {of} {whom(theirs, view, config)}" if counted and of else ""


def of_area(noun: str, area: str, config: Config) -> str:
    """ "Hackney residents" at home, "residents in England" elsewhere."""
    return f"{area} {noun}" if area == config.area else f"{noun} in {area}"


def counts_people(measure: Measure, config: Config) -> bool:
    """Whether the numerator counts people, and not events of which one person may have several."""
    return config.numerator_of(measure).kind == "people"


def repeats(measure: Measure, config: Config) -> bool:
    """Whether the numerator counts events of which one of its people can have several."""
    item = config.numerator_of(measure)
    return bool(item.people) and item.kind == "events"


def told_apart(now: float, other: float, measure: Measure) -> tuple[str, str]:
    """Two figures, with one more decimal where they would look the same and are not."""
    first, second = number_text.value(now, measure), number_text.value(other, measure)
    if first != second or now == other:
        return first, second
    return number_text.value(now, measure, extra=1), number_text.value(other, measure, extra=1)


def pair(row: Row, measure: Measure) -> tuple[str, str]:
    """A figure and its comparator."""
    return told_apart(row.value, row.comparator_value, measure)


def points_apart(row: Row, measure: Measure, config: Config) -> str:
    """The size of the gap, written as chart and table write it, without its sign."""
    return cell_text.gap_text(row, measure, config).lstrip(f"+{number_text.MINUS}")


def gap_of(row: Row, measure: Measure, config: Config) -> str:
    """ "That is 10.2 points above."; of a gap that is written as 0.0 no way is given."""
    apart = points_apart(row, measure, config)
    if not apart.strip("0."):
        return "That is about the same."
    return f"That is {number_text.points(apart)} {'above' if row.gap > 0 else 'below'}."


def published_rounded(row: Row, measure: Measure, config: Config) -> str:
    """Why a verdict cannot be given where figures are published rounded: between what the gap, or the ratio, lies."""
    ours, theirs, unit = row.rounded_by, row.comparator_rounded_by, number_text.factor(measure)
    decimals = round(-math.log10(2 * unit * max(ours, theirs)))
    how = {0: "whole per cent" if number_text.is_share(measure) else "whole numbers", 1: "one decimal"}
    published = f"These figures are published rounded to {how.get(decimals, f'{decimals} decimals')}"
    if kind_of(measure).by_ratio:
        low, high = (
            (row.value - ours) / (row.comparator_value + theirs),
            (row.value + ours) / (row.comparator_value - theirs),
        )
        ends = f"the rate lies between {number_text.ratio(low, dp=3)} and {number_text.ratio(high, dp=3)} times the other"
        return f"{published}: {ends}, so whether it is about the same cannot be said."
    least, most = (
        number_text.gap(abs(row.gap) + off, measure, dp=decimals) for off in (-ours - theirs, ours + theirs)
    )
    ends = f"the gap lies between {least.removeprefix('+')} and {most.removeprefix('+')} points"
    return (
        f"{published}: {ends}, so whether it is within {cell_text.tolerance(config)} points cannot be said."
    )


def people_to_change(row: Row) -> str:
    """How many people would change a verdict; "about" where that many of rounded counts is not that many people."""
    number = "1 person" if row.flip == 1 else f"{number_text.count(row.flip)} people"
    return f"about {number}" if row.within > 0 else number
