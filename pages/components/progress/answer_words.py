"""What a figure that answers a promise says: of that promise's group, place and date."""

from config import Config, Measure
from config.ethnicity import ALL
from config.periods import in_words
from config.target import Answer
from metrics.figures.kinds import kind_of
from metrics.figures.share_of_base import TO_BASE
from metrics.promises.answers import Answered, no_longer_behind
from metrics.promises.target_kinds import Row
from pages.components.shared import cell_text, number_text
from pages.components.shared.part_words import running
from pages.components.words.phrases import named, starting


def line(found: Answered, config: Config) -> str:
    """ "All pupils: up from 6.82 for every 100 in 2021/22 to 9.46 in 2024/25, where a fall is promised (Suspensions)"."""
    measure = config.measures[found.measure]
    if not found.group:
        return f"No figure by ethnic group yet ({measure.title})"
    people = whom(found.answer, found.group, measure, config)
    if found.hidden is not None:
        why = (
            "too few people to give a figure" if found.hidden["status"] == "low_reliability" else "not shown"
        )
        return (
            f"{starting(people)}: {why} in {in_words(found.hidden['period'], short=True)} ({measure.title})"
        )
    if found.now is None:
        of = f" for {in_words(found.answer.period, short=True)}" if found.answer.period else ""
        return f"No figure for {people}{of or ' yet'} ({measure.title})"
    return f"{starting(people)}: {_said(found, found.now, measure, config)} ({measure.title})"


def whom(answer: Answer, group: str, measure: Measure, config: Config) -> str:
    """ "all pupils", "Black boys", "Black boys aged 10 to 15"."""
    if answer.breakdown == "age x sex":
        age, sex = answer.category.rsplit(", ", 1)
        return f"{named(group, sex.lower(), config)} aged {age}"
    if answer.breakdown == "sex":
        return named(group, running(answer.category), config)
    if not answer.category:
        return named(group, measure.people, config)
    return in_part(group, answer.category, measure, config)


def in_part(group: str, category: str, measure: Measure, config: Config) -> str:
    """ "Black staff (senior manager)"; of everybody "pupils with the pupil premium", who are not all pupils."""
    people = measure.people if group == ALL else named(group, measure.people, config)
    for dimension in config.extracts[measure.extract].dimensions.values():
        if category in dimension.said:
            return dimension.said[category].format(people=people)
    return f"{people} ({running(category)})"


def _said(found: Answered, now: Row, measure: Measure, config: Config) -> str:
    answer = found.answer
    unsure = ", too close to be sure" if found.close else ""
    if answer.expects in ("rise", "fall"):
        return f"{_moved(found, now, measure)}{unsure}"
    if answer.expects == "narrow":
        return f"{_narrowed(found, now, measure, config)}{unsure}"
    when = in_words(now["period"], short=True)
    if answer.expects == "share of base" and number_text.known(now["to_base"]):
        return (
            f"{_of_base(now, measure, when)}, {_band(found, config)}{unsure}{_and_rate(now, measure, config)}"
        )
    if answer.expects == "proportion" and not number_text.known(now["ratio"]):
        return f"{_value(now, measure)} in {when}, with nothing like it to compare it with"
    if answer.expects == "proportion":
        return f"{_times(now, measure, config)} in {when}{_likely(now)}, {_band(found, config)}{unsure}"
    if answer.expects == "reflect":
        return f"{_value(now, measure)} in {when}{_against(now, measure, config)}, {_near(found, config)}{unsure}"
    theirs = ""
    if found.theirs is not None and number_text.known(found.theirs["value"]):
        theirs = f" against {answer.beside}’s {_bare(found.theirs, measure)}"
    return f"{_value(now, measure)} in {when}{theirs or _against(now, measure, config)}"


def _moved(found: Answered, now: Row, measure: Measure) -> str:
    """From when the promise counts to now, whether that is promised, and the period before."""
    when = in_words(now["period"], short=True)
    if found.then is None and not found.answer.since:
        return f"{_value(now, measure)} in {when}; there are not as many years before it to set it beside"
    if found.then is None:
        since = in_words(found.answer.since, short=True)
        return f"{_value(now, measure)} in {when}; the figure of {since}, from which it counts, is not here"
    then, verb = in_words(found.then["period"], short=True), _way(now["value"] - found.then["value"])
    promised = f", where a {found.answer.expects} is promised" if found.state == "not as expected" else ""
    start = _value(found.then, measure)
    said = (
        f"as in {then} at {start}"
        if not verb
        else f"{verb} from {start} in {then} to {_bare(now, measure)} in {when}"
    )
    return f"{said}{promised}{_before(found, measure)}"


def _way(change: float) -> str:
    return "up" if change > 0 else "down" if change < 0 else ""


def _before(found: Answered, measure: Measure) -> str:
    before, then = found.before, found.then
    if before is None or then is None or before["period"] == then["period"]:
        return ""
    return f"; {_bare(before, measure)} in {in_words(before['period'], short=True)}"


def _narrowed(found: Answered, now: Row, measure: Measure, config: Config) -> str:
    """How many times the other figure it is, and was: nearer to it or further away."""
    words = f"{_times(now, measure, config)} in {in_words(now['period'], short=True)}{_likely(now)}"
    since = in_words(found.answer.since, short=True)
    if found.then is None or not number_text.known(found.then["ratio"]):
        return f"{words}; the figure of {since}, from which it counts, is not here"
    before = number_text.ratio(found.then["ratio"], dp=2)
    if found.state == "cannot say":
        return f"{words}, {before} in {since}: too near to say of figures that are published rounded"
    if no_longer_behind(now, measure):
        noun = cell_text.comparator_noun(str(now["comparator"]), measure, config)
        return f"{words}, {before} in {since}: not behind {noun}"
    way = {"as expected": "nearer", "not as expected": "further away, where it is to come nearer"}
    return f"{words}, {before} in {since}: {way.get(found.state, 'as near')}"


def _times(row: Row, measure: Measure, config: Config) -> str:
    """ "1.75 times the rate of White pupils", "1.8 times their share of residents"."""
    ratio = number_text.ratio(row["ratio"], dp=2)
    if not ratio:
        return _value(row, measure)
    noun = cell_text.comparator_noun(str(row["comparator"]), measure, config)
    if kind_of(measure).of_whole:
        return f"{ratio} times their share of {noun}"
    return f"{ratio} times the {'rate' if kind_of(measure).by_ratio else 'figure'} of {noun}"


def _likely(row: Row) -> str:
    lower, upper = (number_text.ratio(row[name], dp=2) for name in ("ratio_lower", "ratio_upper"))
    return f" (likely {lower} to {upper})" if lower and upper else ""


def _of_base(row: Row, measure: Measure, when: str) -> str:
    """ "1.37 times their share of pupils in 2024/25 (likely 1.30 to 1.43)"."""
    times, lower, upper = (number_text.ratio(row[name], dp=2) for name in TO_BASE)
    likely = f" (likely {lower} to {upper})" if lower and upper else ""
    return f"{times} times their share of {measure.people} in {when}{likely}"


def _and_rate(row: Row, measure: Measure, config: Config) -> str:
    """The rate against the reference group's, which is another question."""
    apart = row["group"] != row["comparator"] and number_text.known(row["ratio"])
    return f"; {_times(row, measure, config)}" if apart else ""


def _band(found: Answered, config: Config) -> str:
    low, high = config.publication.ratio_low, config.publication.ratio_high
    where = {"met": "within", "not met": "outside"}.get(found.state)
    return f"{where} {low:g} to {high:g}" if where else "too few to say"


def _near(found: Answered, config: Config) -> str:
    where = {"met": "within", "not met": "more than"}.get(found.state)
    points = f"{config.publication.tolerance} points"
    if found.now is not None and found.now["rule"] == "ratio" and found.state == "not met":
        return f"within {points}, but {number_text.ratio(found.now['ratio'], dp=2)} times it"
    if where is None:
        compared = found.now is not None and number_text.known(found.now["comparator_value"])
        return "too few to say" if compared else "with nothing like it to compare it with"
    return f"{where} {points}{' away' if where == 'more than' else ''}"


def _against(row: Row, measure: Measure, config: Config) -> str:
    if not number_text.known(row["comparator_value"]):
        return ""
    noun = cell_text.comparator_noun(str(row["comparator"]), measure, config)
    rate = kind_of(measure).by_ratio
    theirs = number_text.value(row["comparator_value"], measure, extra=int(rate))
    return f" against {theirs} {'for' if rate or kind_of(measure).in_points else 'of'} {noun}"


def _bare(row: Row, measure: Measure) -> str:
    return number_text.value(row["value"], measure, extra=int(kind_of(measure).by_ratio))


def _value(row: Row, measure: Measure) -> str:
    every = f" for every {measure.scale:,}" if kind_of(measure).by_ratio else ""
    return f"{_bare(row, measure)}{every}{_counts(row, measure)}"


def _counts(row: Row, measure: Measure) -> str:
    """Of a share how many of how many, as released."""
    if kind_of(measure).by_ratio or kind_of(measure).in_points:
        return ""
    if not (number_text.known(row["numerator"]) and number_text.known(row["denominator"])):
        return ""
    return f" ({number_text.count(row['numerator'])} of {number_text.count(row['denominator'])})"
