"""What is said of several courses: which moved by more than chance, or which stand furthest from what they are seen against."""

from config import Config
from config.periods import in_words
from metrics.figures.kinds import kind_of
from pages.components.shared import cell_text, number_text
from pages.components.shared.rows import Row
from pages.components.shared.running_text import Sentence, sentence, strong
from pages.components.shared.view import comparator_short
from pages.components.words import change_words, phrases, series_breaks
from pages.components.words.together import Strand, Together

# The most names in one sentence.
_MOST_NAMES = 3
# With more strands than these, chance alone is likely to mark one.
MANY = 5
_MOVED = {"up": "rose", "down": "fell"}


def lead(shown: Together, config: Config) -> Sentence:
    """The first sentence, which is the chart's alternative text too."""
    return _gaps(shown, config) if shown.gaps else _changes(shown, config)


def _changes(shown: Together, config: Config) -> Sentence:
    """ "2 of 5 groups changed since September 2017 by more than chance would explain: Black rose and White fell."."""
    moved = [(strand, change) for strand in shown.strands if (change := strand.moved(config)) is not None]
    if not moved:
        return sentence(f"No {shown.noun} has an earlier figure that compares with its latest.")
    firsts = {strand.first.period for strand, _ in moved if strand.first is not None}
    since = f"since {_short(next(iter(firsts)))}" if len(firsts) == 1 else "over the years that compare"
    if not _tested(shown):
        return sentence(f"{len(moved)} {shown.noun}s have figures that compare {since}.")
    if all(change.distinguishable is None for _, change in moved):
        listed = (
            "" if len(moved) > _MOST_NAMES else f": {phrases.joined([_from_to(one) for one, _ in moved])}"
        )
        what = (
            f"{phrases.starting(since)}{listed or f', {len(moved)} {shown.noun}s have figures that compare'}"
        )
        return sentence(f"{what}. Whether that is chance cannot be said.")
    certain = [(strand.name, change) for strand, change in moved if change.distinguishable]
    if not certain:
        return sentence(f"No {shown.noun} changed {since} by more than chance would explain.")
    if len(certain) > _MOST_NAMES:
        ways = [change.direction for _, change in certain]
        said = [f"{ways.count(way)} {verb}" for way, verb in _MOVED.items() if way in ways]
    else:
        said = [f"{name} {_MOVED[change.direction]}" for name, change in certain]
    number = strong(f"{len(certain)} of {len(shown.strands)} {shown.noun}s")
    return sentence(number, f" changed {since} by more than chance would explain: {phrases.joined(said)}.")


def _gaps(shown: Together, config: Config) -> Sentence:
    """ "In September 2025, 2 of 5 groups were more than 5 points from residents: Black (+17.2) and White (−9.0)."; where
    no tolerance judges, the widest gap."""
    rows = [
        (strand.name, row)
        for strand in shown.strands
        if (row := strand.last) is not None and number_text.known(row.gap) and row.group != row.comparator
    ]
    if not rows:
        return sentence(f"No {shown.noun} has a figure to be compared with.")
    noun = cell_text.comparator_noun(rows[0][1].comparator, shown.measure, config)
    if rows[0][1].comparator in config.comparators and _tested(shown):
        outside = [(name, row) for name, row in rows if cell_text.outside(row)]
        number, points = f"{len(outside)} of {len(rows)} {shown.noun}s", cell_text.tolerance(config)
        if not outside:
            return sentence(f"In {shown.when}, no {shown.noun} was more than {points} points from {noun}.")
        named = [f"{name} ({cell_text.gap_text(row, shown.measure, config)})" for name, row in outside]
        listed = f": {phrases.joined(named)}" if len(named) <= _MOST_NAMES else ""
        return sentence(
            f"In {shown.when}, ", strong(number), f" were more than {points} points from {noun}{listed}."
        )
    name, row = max(rows, key=lambda one: abs(one[1].gap))
    gap = cell_text.gap_text(row, shown.measure, config)
    chance = ", which could be chance" if _could_be_chance(row) else ""
    return sentence(
        f"In {shown.when}, the widest gap to {noun} was that of ", strong(f"{name}: {gap}"), f"{chance}."
    )


def _could_be_chance(row: Row) -> bool:
    low, high = row.gap_lower, row.gap_upper
    return number_text.known(low) and number_text.known(high) and low <= 0 <= high


def _tested(shown: Together) -> bool:
    return shown.measure.judged and kind_of(shown.measure).judged


def _from_to(strand: Strand) -> str:
    """ "Hackney 6.8 to 9.5"."""
    first, last = strand.first, strand.last
    assert first is not None and last is not None, "what moved has a figure then and now"
    return f"{strand.name} {' to '.join(phrases.told_apart(first.value, last.value, strand.course.measure))}"


def _short(label: str) -> str:
    return in_words(label, short=True)


def title(shown: Together, config: Config) -> str:
    """What is drawn: "Share of staff by group, Hackney"."""
    if not shown.gaps:
        return f"{shown.measure.unit}: {shown.whose}"
    row = next((row for strand in shown.strands for row in strand.course.rows.values()), None)
    against = comparator_short(row.comparator, config, shown.measure) if row is not None else ""
    unit = "points" if number_text.is_share(shown.measure) else shown.measure.unit.lower()
    return f"Gap to {against.lower() if against in ('Residents', 'Pupils') else against}, in {unit}: {shown.whose}"


def how_to_read(shown: Together, config: Config) -> str:
    """What the lines and the band of a small chart are."""
    lines = ["Every chart has the same scale. A name opens its group large."]
    if shown.gaps:
        lines.append("The line at 0 is no gap.")
    elif any(strand.course.lines for strand in shown.strands):
        lines.append("Thin grey line: what is named under the group.")
    asked = [asked.target for strand in shown.strands for asked in strand.course.asked]
    judged = any(
        row.comparator in config.comparators
        for strand in shown.strands
        for row in strand.course.rows.values()
    )
    if any(target.kind == "within" for target in asked) or (shown.gaps and judged and shown.measure.judged):
        lines.append(f"Band: within {cell_text.tolerance(config)} points.")
    if not shown.gaps and any(target.kind != "within" and target.of == "value" for target in asked):
        lines.append("Dashed: what a plan asked.")
    return " ".join(lines)


def notes(shown: Together, config: Config) -> list[str]:
    """One scale, breaks in lines, and what chance alone would mark."""
    lines = []
    if _tested(shown) and not shown.gaps:
        if len(shown.strands) > MANY:
            lines.append(
                f"Of {len(shown.strands)} {shown.noun}s, about one in twenty would be marked by chance alone."
            )
        if phrases.repeats(shown.measure, config):
            lines.append(change_words.REPEATS.format(people=shown.measure.people))
    broken = dict.fromkeys(
        line for strand in shown.strands for line in series_breaks.said(strand.course, config)
    )
    return [*lines, *broken]
