"""How a reported figure moved, in words: from the round before to the latest, the first round, and what the plan expects."""

from config.periods import in_words
from config.plan import PER_CENT, Figure
from metrics.promises import directions
from metrics.promises.directions import Moved
from metrics.promises.reported_figures import Row
from pages.components.progress import promise_words
from pages.components.shared import number_text

_PROMISED = {
    "rise": ", where a rise was promised",
    "fall": ", where a fall was promised",
    "rise_then_fall": ", where a rise and then a fall was expected",
}
_WANTED = {"rise": ", where more is better", "fall": ", where less is better"}


def of(figure: Figure, moved: Moved) -> str:
    """ "Up from 46% (101 of 220) to 55% (138 of 250), ...", "Rose from 6 to 15 by 2022-23, then fell to 8 (...)"."""
    return f"{_course(figure, moved)}{_detail(figure, moved)}"


def _course(figure: Figure, moved: Moved) -> str:
    first, before, latest = (_number(row, figure) for row in (moved.first, moved.before, moved.latest))
    if directions.expected(figure) == "rise_then_fall":
        return f"{_up_and_down(figure, moved)}{_against(figure, moved)}"
    change = moved.latest["value"] - moved.before["value"]
    if change == 0:
        return f"As before at {latest}{_at_first(moved, first)}{_against(figure, moved)}"
    share = figure.unit == PER_CENT
    verb = ("Up" if share else "Rose") if change > 0 else ("Down" if share else "Fell")
    # What is not as expected stands by the move that is not: the latest, or that since the first round.
    latest_is = (change > 0) == (directions.expected(figure) == "rise")
    beside, after = ("", _against(figure, moved)) if latest_is else (_against(figure, moved), "")
    return f"{verb} from {before} to {latest}{beside}{_at_first(moved, first)}{after}"


def _at_first(moved: Moved, first: str) -> str:
    return "" if moved.first["period"] == moved.before["period"] else f"; {first} at first"


def _up_and_down(figure: Figure, moved: Moved) -> str:
    first, peak, low, latest = (
        _number(row, figure) for row in (moved.first, moved.peak, moved.lowest_after, moved.latest)
    )
    periods = [row["period"] for row in (moved.first, moved.peak, moved.lowest_after, moved.latest)]
    if periods[1] == periods[3]:
        return f"As at first at {latest}" if first == latest else f"Rose from {first} to {latest}"
    rising = (
        "Fell"
        if periods[1] == periods[0]
        else f"Rose from {first} to {peak} by {_when(moved.peak)}, then fell"
    )
    start = f" from {first}" if rising == "Fell" else ""
    if periods[2] != periods[3]:
        return f"{rising}{start} to {low} by {_when(moved.lowest_after)}, and rose to {latest}"
    return f"{rising}{start} to {latest}"


def _against(figure: Figure, moved: Moved) -> str:
    if moved.as_expected is not False:
        return ""
    way = directions.expected(figure)
    return _PROMISED[way] if figure.expects else _WANTED[way]


def _detail(figure: Figure, moved: Moved) -> str:
    """Of whom, when, and by how much the change is likely."""
    when = _when(moved.latest)
    if figure.unit != PER_CENT:
        return f" ({figure.unit}, {when})"
    likely = ""
    if number_text.known(moved.lower):
        lower, upper = (number_text.rounded(limit, 1) for limit in (moved.lower, moved.upper))
        chance = ", which could be chance" if moved.lower <= 0 <= moved.upper else ""
        likely = f"; the change is likely between {lower} and {upper} points{chance}"
    return f": {figure.of}, {when}{likely}"


def _when(row: Row) -> str:
    return in_words(row["period"])


def _number(row: Row, figure: Figure) -> str:
    if figure.unit != PER_CENT:
        return promise_words.number(row["value"], figure).removesuffix(f" {figure.unit}")
    share = promise_words.number(row["value"], figure)
    if not number_text.known(row["denominator"]):
        return share
    x, y = number_text.count(row["numerator"]), number_text.count(row["denominator"])
    return f"{share} ({x} of {y})"
