"""One promise in full: the strip of facts, its targets, and everything that was ever entered."""

import pandas as pd

from config import Config, Measure
from config.periods import in_words
from config.plan import Promise
from config.target import Target
from metrics.brought_by import brought_by
from metrics.promises.at_its_date import target_of
from metrics.promises.progress import state_of_target
from metrics.promises.reported_figures import Row
from pages.components.progress import latest_figures, promise_words
from pages.components.progress.progress_views import Known
from pages.components.shared import number_text
from pages.components.shared.content import Cell, Facts, Part, facts, part, table
from pages.components.shared.running_text import Picture, Sentence, Span, Text, sentence, strong, whole
from pages.components.words import judged_words
from pages.components.words.phrases import starting
from pages.components.words.target_words import value_of, wanted_words

EVERYTHING = "Everything entered, the newest first"


def strip(promise: Promise, row: Row, known: Known) -> Facts:
    """Where the promise stands in its document, how it stands, and when the next update is due."""
    plan, _ = known.config.promises[promise.id]
    day, nearness = promise_words.due_or_judged(promise, row, known.today)
    return facts(
        {
            "Document": plan.short,
            "Section": plan.sections[promise.section].title,
            "State": promise_words.state(promise, row),
            "Next update due": f"{day} ({nearness})" if nearness else day or "No date",
        }
    )


def targets(promise: Promise, known: Known) -> Part | None:
    """Each target of the promise with the figure that it was judged by; None where it has none."""
    rows = [_target(row, known.config) for row in known.targets_of(promise)]
    header = ["Measure and group", "Target", "Figure", "Result"]
    return part(table("Targets, by the figures of their dates", header, rows), kind="cards") if rows else None


def _target(row: Row, config: Config) -> tuple[Text, ...]:
    """A target as a row whose cells can be read one under the other, as a phone shows them."""
    measure, target = config.measures[row["measure"]], target_of(row, config)
    people = latest_figures.people_of(row["group"], target, measure, config)
    unsure = ", too close to be sure" if row["certainty"] == "too_close" else ""
    later = row["since"]
    since = judged_words.later(later, target, measure, config) if later is not None else ""
    beside = f"; since then {since}" if since else ""
    result = sentence(whole(promise_words.STATES[state_of_target(row)]), unsure)
    return (
        f"{measure.title}, {people}",
        row["words"],
        f"{_figure(row, target, measure, config)}{beside}",
        result,
    )


def _figure(row: Row, target: Target, measure: Measure, config: Config) -> str:
    """ "38% in September 2025; 16% to 26% wanted"."""
    if not isinstance(row["period"], str):
        return f"No figure yet. {brought_by(measure, row['group'], target.category, config)}"
    when = in_words(row["period"], short=True)
    if not number_text.known(row["actual"]):
        return f"Not shown in {when}"
    actual = f"{value_of(row['actual'], target, measure, 1)} in {when}"
    if not number_text.known(row["wanted"]):
        return f"{actual}; what is wanted is not known"
    return f"{actual}; {wanted_words(pd.Series(row), target, measure, config, 1)} wanted"


def history(promise: Promise, lines: pd.DataFrame, caption: str = EVERYTHING) -> Part:
    """The lines that were entered, the newest first: what is corrected or withdrawn stays."""
    rows = [_entered(promise, line) for line in lines.iloc[::-1].to_dict("records")]
    header = ["When (UTC)", "Period", "What was reported", "Evidence and note", "By"]
    return part(table(caption, header, rows), kind="cards")


def named(promise: Promise, line: Row) -> str:
    """A line as a choice: "38 of 52 (73%), 30 June 2026", "Done, 31 March 2026"; of which figure, where there are
    several."""
    return f"{_of_which(promise, line)}{_report(promise, line)}, {in_words(line['period'])}"


def _of_which(promise: Promise, line: Row) -> str:
    if line["figure"] in promise.steps:
        return f"{promise_words.step_title(line['figure'])}: "
    figure = promise.figures.get(line["figure"])
    return f"{figure.title}: " if figure and len(promise.figures) > 1 else ""


def _report(promise: Promise, line: Row) -> str:
    figure = promise.figures.get(line["figure"])
    if figure is None or line["state"]:
        return promise_words.STATES.get(line["state"].replace("_", " "), "Withdrawn")
    value = 100 * line["numerator"] / line["denominator"] if line["denominator"] > 0 else line["value"]
    return starting(promise_words.report({**line, "value": value}, figure))


def _entered(promise: Promise, line: Row) -> tuple[Cell | Text, ...]:
    source = f" ({line['source']})" if line["source"] else ""
    return (
        f"{in_words(line['at'][:10])}, {line['at'][11:16]}",
        in_words(line["period"]),
        _reported(promise, line),
        " ".join(text for text in (line["evidence"], line["note"]) if text),
        f"{line['by']}{source}",
    )


def _reported(promise: Promise, line: Row) -> Sentence:
    """The figure strong, or withheld behind its ring; a state plain."""
    report, of_which = _report(promise, line), _of_which(promise, line)
    if line["figure"] not in promise.figures or line["state"]:
        return sentence(of_which, report)
    withheld = Span(report, "conf", picture=Picture("ring"))
    return sentence(of_which, strong(report) if line["status"] == "published" else withheld)
