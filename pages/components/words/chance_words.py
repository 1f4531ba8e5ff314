""" "Is that by chance?" answered in plain English, for the gap that the page opens with."""

from config import Config
from pages.components.shared import cell_text, number_text
from pages.components.shared.view import View
from pages.components.words import change_words, findings
from pages.components.words.findings import Row

RARELY = "A gap of this size would rarely come from chance alone."
COULD_BE = "So the gap could be chance."


def answers(view: View, config: Config) -> list[str]:
    """What can be said of the gap, and how far its range may be trusted."""
    if not view.measure.judged:
        return ["Everybody is counted here, so no figure is a matter of chance."]
    row = findings.leading(view, config)
    said = [_of_the_gap(row, view, config)] if row is not None else []
    if not said:
        said.append("No gap can be judged here: no group has both an exact figure and one to set it beside.")
    item = config.extracts[view.measure.extract].items[view.measure.numerator]
    if item.people and item.kind == "events":
        said.append(change_words.REPEATS.format(people=view.measure.people))
    return said


def _of_the_gap(row: Row, view: View, config: Config) -> str:
    whom = findings.starting(findings.people(row["group"], view, config)) + findings.part(row, view, config)
    theirs = cell_text.comparator_noun(row["comparator"], view.measure, config)
    if view.measure.kind == "average":
        return (
            f"{whom} against {theirs}: how widely results vary is not published, so whether the gap is chance cannot "
            "be said."
        )
    if view.measure.kind == "rate":
        return _of_a_ratio(row, f"{whom} against {theirs}")
    if view.measure.kind == "attainment":
        return _of_points(row, f"{whom} against {theirs}", view)
    return _of_a_share(row, whom, theirs, view)


def _of_a_ratio(row: Row, pair: str) -> str:
    low, high = row["ratio_lower"], row["ratio_upper"]
    if not (number_text.known(row["ratio"]) and number_text.known(low) and number_text.known(high)):
        return f"{pair}: there are too few to say whether the gap is chance."
    close = number_text.ratio(low) == number_text.ratio(high)
    limits = [
        number_text.ratio(limit, dp=2 if close or abs(limit - 1) < 0.05 else 1) for limit in (low, high)
    ]
    said = (
        f"{pair}: {number_text.ratio(row['ratio'])} times the rate, likely range {limits[0]} to {limits[1]}."
    )
    if low <= 1 <= high:
        return f"{said} The range holds 1, which is the same rate. {COULD_BE}"
    return f"{said} The range leaves out 1, which is the same rate. {RARELY}"


def _of_points(row: Row, pair: str, view: View) -> str:
    low, high = row["gap_lower"], row["gap_upper"]
    gap = f"{number_text.gap(row['gap'], view.measure)} points"
    if not (number_text.known(low) and number_text.known(high)):
        return (
            f"{pair}: {gap}. The source gives no numbers of pupils, so whether that is chance cannot be said."
        )
    limits = f"{number_text.gap(low, view.measure)} to {number_text.gap(high, view.measure)}"
    said = f"{pair}: {gap}, likely range {limits}."
    if low <= 0 <= high:
        return f"{said} The range holds 0, which is no gap. {COULD_BE}"
    return f"{said} The range leaves out 0, which is no gap. {RARELY}"


def _of_a_share(row: Row, whom: str, theirs: str, view: View) -> str:
    measure = view.measure
    share, other = (number_text.value(row[name], measure, extra=1) for name in ("value", "comparator_value"))
    likely = number_text.likely_range(row["lower"], row["upper"], measure, extra=1)
    said = f"{whom}: {share}, against {other} of {theirs}."
    if not likely:
        return f"{said} The source gives no counts, or everybody is counted, so there is no likely range."
    said = f"{whom}: {share}, likely range {likely}, against {other} of {theirs}."
    if row["lower"] <= row["comparator_value"] <= row["upper"]:
        return f"{said} The range holds {other}. {COULD_BE}"
    return f"{said} The range leaves out {other}. {RARELY}"
