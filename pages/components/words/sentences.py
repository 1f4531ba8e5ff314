"""The finding in words, made from the same rows as the chart and the table.

A sentence is plain text with the finding between ** marks, once; `html` and `plain` turn it into what a page
and a chart's alternative text need. The subject is the system ("Schools made"), never a group's behaviour,
and no cause is given. Every figure is written by `number_text`.
"""

import html as markup
import re

from config import Config
from config.periods import in_words
from pages.components.shared import cell_text, number_text
from pages.components.shared.content import Sentence, Span
from pages.components.shared.view import View
from pages.components.words import findings, ladders
from pages.components.words.findings import Row
from pages.components.words.other_groups import others, people_to_change


def marked(text: str | Sentence) -> Sentence:
    """A sentence of a text whose finding stands between ** marks, while some modules still write it so."""
    if isinstance(text, Sentence):
        return text
    return Sentence(
        tuple(Span(run, "strong" * (place % 2)) for place, run in enumerate(text.split("**")) if run)
    )


def html(sentence: str) -> str:
    """The sentence as markup: escaped, the finding in bold."""
    return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", markup.escape(sentence, quote=False))


def plain(sentence: str) -> str:
    """The sentence as text."""
    return sentence.replace("**", "")


def headline(view: View, config: Config) -> str:
    """The finding, its numbers, what it is compared with and when: the first sentence of a page."""
    row = findings.leading(view, config)
    if row is None:
        return _without_groups(view, config)
    if view.selection.breakdown and view.measure.ordered and (ladder := ladders.headline(view, config)):
        return ladder
    lead = {
        "representation": findings.share,
        "rate": findings.rate,
        "attainment": findings.attainment,
        "average": findings.average,
    }
    return _known_first(view, config) + lead[view.measure.kind](row, view, config)


def second(view: View, config: Config) -> str:
    """What the other groups show, how sure the finding is, and what is withheld."""
    row = findings.leading(view, config)
    if view.selection.breakdown and view.measure.ordered:
        return " ".join(part for part in (ladders.second(view, config), _withheld(view, config)) if part)
    parts = [_certainty(row, view, config)] if row is not None else []
    if view.judged(config) and not view.selection.breakdown:
        parts.append(others(row, view, config))
    elif view.measure.kind in ("rate", "average"):
        parts.append(_all_then_and_now(view, config))
    return " ".join(part for part in (*parts, _withheld(view, config), known_between(view)) if part)


def known_between(view: View) -> str:
    """Where a withheld figure leaves the base of every share open: between which numbers it lies."""
    if view.known_between is None:
        return ""
    least, most = (number_text.count(number) for number in view.known_between)
    everybody = view.total["numerator"] if view.total is not None else None
    of = f" of the {number_text.count(everybody)}" if number_text.known(everybody) else ""
    return f"The ethnic group of between {least} and {most}{of} {view.measure.people} is known."


def beside(view: View, other: View, config: Config) -> str:
    """How the group that leads stands in the measure that is set beside this one; empty where that has no figure."""
    row = findings.leading(view, config)
    if row is None:
        return ""
    same = other.rows[other.rows["group"].eq(row["group"]) & other.rows["category"].eq(row["category"])]
    if len(same) != 1 or cell_text.hidden(same.iloc[0]):
        return ""
    theirs = same.iloc[0]
    who = findings.members(row["group"], other, config)
    share = number_text.value(theirs["value"], other.measure)
    return f"{who}{findings.part(theirs, other, config)} made up {share}."


def brief(view: View, config: Config) -> str:
    """The finding alone, in one short sentence for the overview."""
    row = findings.leading(view, config)
    if row is None:
        return _without_groups(view, config)
    if view.measure.kind != "representation":
        return headline(view, config)
    first, other = findings.pair(row, view.measure)
    points, side = findings.points_apart(row, view, config), "above" if row["gap"] > 0 else "below"
    who = findings.members(row["group"], view, config)
    return (
        f"{who} made up **{first}** of {view.measure.one} in {findings.when(view)}, **{points} points {side}** "
        f"{view.selection.area}’s {other}."
    )


def _certainty(row: Row, view: View, config: Config) -> str:
    """How sure the finding is: the range of a ratio, or how few people would change the verdict."""
    if view.measure.kind == "rate":
        return _times_as_often(row, view, config)
    base = f"With {number_text.count(row['denominator'])} {view.measure.people}"
    if row["certainty"] == "too_close" and number_text.known(row["flip"]) and view.targeted(config):
        return f"{base} that is not certain: a difference of {people_to_change(row)} would change it."
    if view.measure.kind == "attainment" and row["gap_lower"] <= 0 <= row["gap_upper"]:
        return "The gap could be chance: numbers this small move that much from year to year."
    if row["certainty"] == "depends_on_not_known":
        return "It depends on the people whose ethnic group is not known."
    return ""


def _times_as_often(row: Row, view: View, config: Config) -> str:
    if not number_text.known(row["ratio"]):
        return ""
    times, low, high = _told_apart(row["ratio"], row["ratio_lower"], row["ratio_upper"])
    likely = f" (likely range {low} to {high})" if low and high else ""
    said = f"That is {times} times the rate{likely}"
    if row["certainty"] == "too_close" and row["verdict"] != "within":
        return f"{said}; with numbers this small it could be chance."
    if row["verdict"] == "cannot_say":
        return f"{said}; there are too few to say whether that is more than chance."
    return f"{said}."


def _told_apart(*ratios: float) -> tuple[str, ...]:
    """A ratio and its limits with one decimal; with two where the limits would look the same."""
    written = tuple(number_text.ratio(ratio) for ratio in ratios)
    return tuple(number_text.ratio(ratio, dp=2) for ratio in ratios) if written[1] == written[2] else written


def _all_then_and_now(view: View, config: Config) -> str:
    now = view.total
    if now is None or not number_text.known(now["value"]):
        return ""
    whom = f"{view.measure.people} {view.measure.among}".strip()
    text = f"For all {whom} it was {number_text.value(now['value'], view.measure)}"
    before = view.earlier[view.earlier["group"] == "All"] if len(view.earlier) else view.earlier
    then = ""
    if len(before) and number_text.known(before.iloc[0]["value"]):
        row = before.iloc[0]
        then = f"{number_text.value(row['value'], view.measure)} in {in_words(row['period'], short=True)}"
    if findings.leading(view, config) is None:
        return f"It was {then}." if then else ""
    return f"{text}, and {then}." if then else f"{text}."


def _withheld(view: View, config: Config) -> str:
    """How many figures are not shown, and by whose choice: a source that is public may have withheld them itself."""
    hidden = int(view.rows["status"].eq("confidential").sum())
    if not hidden:
        return ""
    figures_are = "One figure is" if hidden == 1 else f"{_small_number(hidden)} figures are"
    ours = {
        source.title
        for source in config.extracts[view.measure.extract].sources.values()
        if source.protection != "open"
    }
    by = "" if view.demonstration or view.rows["source"].isin(ours).any() else " by the source"
    return f"{figures_are} withheld{by}, so that nobody can be identified."


def _small_number(number: int) -> str:
    """A number that opens a sentence: a word up to nine."""
    words = ["Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]
    return words[number - 2] if 2 <= number <= 9 else f"In all, {number}"


def _known_first(view: View, config: Config) -> str:
    """A warning put first where so many are not known that it could change the picture."""
    if view.measure.kind != "representation" or view.total is None:
        return ""
    total, unknown = view.total["numerator"], view.total["not_known"]
    if (
        not (number_text.known(total) and number_text.known(unknown))
        or unknown <= config.publication.not_known_notice * total
    ):
        return ""
    known, everybody = number_text.count(total - unknown), number_text.count(total)
    return f"Of {view.measure.people} whose ethnicity is known ({known} of {everybody}): "


def _without_groups(view: View, config: Config) -> str:
    """What can still be said: the total, or that the figures are withheld or not there."""
    total, measure = view.total, view.measure
    where = f"in {findings.when(view)}"
    if total is not None and measure.among and number_text.known(total["value"]):
        every = f"{number_text.value(total['value'], measure)} of every {measure.scale:,} {measure.people}"
        return f"{measure.verb} **{every} {measure.among}** {where}. {_why_no_group_leads(view, config)}"
    if total is not None and measure.kind == "rate" and number_text.known(total["value"]):
        said = f"**{number_text.value(total['value'], measure)} {measure.one} for every {measure.scale:,} {measure.people}**"
        if findings.counts_people(view, config):
            said = f"**{number_text.value(total['value'], measure)} of every {measure.scale:,} {measure.people}** at least once"
        return f"{measure.verb} {said} {where}. {_why_no_group_leads(view, config)}"
    if len(view.bounded):
        return _between(view, config)
    if view.groups["value"].notna().any():
        return f"There is no like-for-like comparison of {measure.one} {where} with {_against(view, config)} yet."
    if view.groups["status"].eq("confidential").any():
        return f"The figures for {measure.one} {where} are not shown, so that nobody can be identified."
    if view.groups["status"].eq("low_reliability").any():
        return f"There are too few people to give shares of {measure.one} {where}."
    return f"There are no figures by ethnic group for {measure.one} {where}."


def _why_no_group_leads(view: View, config: Config) -> str:
    if view.groups["value"].notna().any():
        return f"There is no comparison of its groups with {_against(view, config)} for this period."
    return "There are no figures by ethnic group for this period."


def _against(view: View, config: Config) -> str:
    """The comparator in running text: "residents", "White pupils", "England"."""
    return cell_text.comparator_noun(cell_text.comparator_of(view), view.measure, config)


def _between(view: View, config: Config) -> str:
    """A share of which only bounds are known: the largest group's, and why there is no exact figure."""
    row = view.bounded.loc[view.bounded["value_min"].idxmax()]
    bounds = number_text.likely_range(row["value_min"], row["value_max"], view.measure, extra=1).replace(
        " to ", " and "
    )
    who = findings.starting(findings.people(row["group"], view, config))
    return (
        f"**{who} made up between {bounds}** of {view.measure.one} in {findings.when(view)}. "
        "The source withholds a figure, so no exact share can be given."
    )
