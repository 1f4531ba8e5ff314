"""What sentences are put together from: who, of which part, when, and a figure beside what it is set against."""

from config import Config, Measure
from config.ethnicity import ALL
from config.periods import in_words
from pages.components.shared import cell_text, number_text
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


def part(category: str, chosen: Chosen, config: Config) -> str:
    """Of which part of a breakdown: " (boys)", " (boys aged 10 to 15)"."""
    return f" ({cell_text.category_words(category, chosen, config)})" if category else ""


def whom(row: Row, chosen: Chosen, config: Config) -> str:
    """ "Black pupils (boys)"."""
    return people(row.group, chosen, config) + part(row.category, chosen, config)


def people_of(row: Row, chosen: Chosen, config: Config) -> str:
    """Whom counts are of, where "all" would be said of the counts: of everybody "pupils"."""
    return chosen.measure.people if row.group == ALL else whom(row, chosen, config)


def members(group: str, measure: Measure, config: Config) -> str:
    """Who made up a share: "Black staff"; "Black people" where the whole is named for what they are (teachers)."""
    noun = "people" if measure.people == measure.one else measure.people
    return starting(config.ethnicity.phrase(group, noun))


def compared_people(row: Row, view: View, config: Config) -> str:
    """Whom a group is set against: "White pupils", "other pupils", "Black pupils in England"."""
    if row.comparator in config.ethnicity.groups:
        return people(row.comparator, view, config)
    if row.comparator == "Everyone else":
        return f"other {view.measure.people}"
    return f"{people(row.group, view, config)} in {row.comparator}"


def numbers_compared(row: Row, joins: str, view: View, config: Config) -> str:
    """The numbers of the group compared with, where it is one and they are given: ", and 860 among 11,620 White pupils"."""
    theirs = only(
        other for other in view.all_rows if (other.group, other.category) == (row.comparator, row.category)
    )
    if theirs is None or row.group == row.comparator or cell_text.hidden(theirs):
        return ""
    counted, of = number_text.count(theirs.numerator), number_text.count(theirs.denominator)
    return f", and {counted} {joins} {of} {people(row.comparator, view, config)}" if counted and of else ""


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
    """ "That is 10.2 points above."."""
    return f"That is {points_apart(row, measure, config)} points {'above' if row.gap > 0 else 'below'}."


def people_to_change(row: Row) -> str:
    """How many people would change a verdict; "about" where that many of rounded counts is not that many people."""
    number = "1 person" if row.flip == 1 else f"{number_text.count(row.flip)} people"
    return f"about {number}" if row.within > 0 else number
