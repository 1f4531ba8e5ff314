"""What is said of places beside each other: a rank never stands without the ranks that its likely range allows."""

from config import Config
from metrics.figures.ranks import Standing
from pages.components.shared import number_text
from pages.components.shared.running_text import Sentence, sentence, strong
from pages.components.words import phrases
from pages.components.words.places import Places

NO_RANGE = "No range can be given for the rank: these figures are published without counts."
HOW = (
    "Two places are told apart only where their likely ranges do not meet. England and other areas that hold several places "
    "are not ranked."
)


def lead(shown: Places, config: Config) -> Sentence:
    """ "Hackney is 3rd highest of 11 places, not told apart from 2nd to 5th."."""
    stands = shown.standing
    if stands is None:
        return sentence(f"{config.area} has no figure to set beside those of other places.")
    return sentence(
        strong(f"{config.area} is {_rank(stands)} of {stands.of} places"), f"{_told_apart(stands)}."
    )


def second(shown: Places, config: Config) -> Sentence:
    """The figures that the rank is of, and the middle and England beside them."""
    measure = shown.measure
    figures = [f"{config.area} {number_text.value(shown.own.value, measure)}"]
    if shown.with_figures:
        figures.append(f"the middle of the {shown.with_figures} others {shown.middle_cell.text}")
    widest = shown.around[-1] if shown.around else None
    if widest is not None and number_text.known(widest.value):
        figures.append(f"{widest.area} {number_text.value(widest.value, measure)}")
    whom = phrases.starting(phrases.named(shown.group, measure.people, config))
    return sentence(f"{whom}, {shown.when}: {'; '.join(figures)}.")


def notes(shown: Places, config: Config) -> list[str]:
    """What must be known beside the chart: another period, missing places, whose list it is, how ranks are told apart."""
    compared, lines = config.publication.compared, []
    if shown.period != shown.selection.period:
        lines.append(f"The newest period in which other places have figures is {shown.when}.")
    if missing := [row.area for row in shown.others if not number_text.known(row.value)]:
        lines.append(f"Without a figure, and not counted: {phrases.joined(missing)}.")
    if shown.standing is not None:
        lines.append(NO_RANGE if shown.standing.first is None else HOW)
    if config.publication.neighbours:
        named = phrases.joined([neighbour.name for neighbour in config.publication.neighbours])
        lines.append(
            f"{phrases.starting(compared.title)}, the most alike first: {named}. Source: {compared.source}."
        )
    else:
        lines.append(f"There is no list of statistical neighbours of {config.area}.")
    return lines


def _rank(stands: Standing) -> str:
    joint = "joint " if stands.joint else ""
    if stands.rank == 1:
        return f"{joint or 'the '}highest"
    if stands.rank == stands.of:
        return f"{joint or 'the '}lowest"
    return f"{joint}{ordinal(stands.rank)} highest"


def _told_apart(stands: Standing) -> str:
    if stands.first is None or stands.last is None:
        return " (no range: published without counts)"
    if stands.first == stands.last:
        return ", told apart from every other"
    return f", not told apart from {ordinal(stands.first)} to {ordinal(stands.last)}"


def ordinal(number: int) -> str:
    """ "1st", "2nd", "11th", "21st"."""
    last = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"
