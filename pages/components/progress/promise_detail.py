"""One promise in full, as markup: the strip of facts, its targets, and everything that was ever entered."""

import pandas as pd

from config import Config, Measure
from config.periods import in_words
from config.plan import Promise
from config.target import Target
from metrics.promises.progress import latest_targets, state_of_target
from pages.components.progress import latest_figures, promise_words
from pages.components.progress.progress_views import Known, Row
from pages.components.shared import number_text
from pages.components.shared.table_html import Html, plain_table, withheld
from pages.components.shared.table_html import safe as text
from pages.components.words.findings import starting
from pages.components.words.target_words import value_of, wanted_words


def strip(promise: Promise, row: Row, config: Config, known: Known) -> dict[str, str]:
    """Where the promise stands in its document, how it stands, and when the next update is due."""
    plan, _ = config.promises[promise.id]
    when, note = promise_words.due(row["due"], known.today)
    return {
        "Document": plan.short,
        "Section": plan.sections[promise.section].title,
        "State": promise_words.state(promise, row),
        "Next update due": f"{when}{f' ({note})' if note else ''}" if when else "No date",
    }


def targets(promise: Promise, known: Known) -> str:
    """Each target of the promise with the figure that it was judged by; empty where it has none."""
    found = latest_targets(promise, known.judged)
    if not found:
        return ""
    rows = [_target(one, known.config) for one in found]
    header = ["Measure and group", "Target", "Latest figure", "Result"]
    return f'<div class="eq-cards">{plain_table("Targets, by the latest figures", header, rows)}</div>'


def _target(one: Row, config: Config) -> list[str]:
    """A target as a row whose cells can be read one under the other, as a phone shows them."""
    measure = config.measures[one["measure"]]
    target = latest_figures.target_of(one, config)
    result = Html(f'<span class="eq-whole">{promise_words.STATES[state_of_target(one)]}</span>')
    unsure = ", too close to be sure" if one["certainty"] == "too_close" else ""
    whose = latest_figures.who(one["group"], target, measure, config)
    return [
        f"{measure.title}, {whose}", one["words"], _figure(one, target, measure, config), Html(f"{result}{unsure}"),
    ]  # fmt: skip


def _figure(one: Row, target: Target, measure: Measure, config: Config) -> str:
    """ "38% in September 2025; 16% to 26% wanted"."""
    if not isinstance(one["period"], str):
        return "No figure yet"
    when = in_words(one["period"], short=True)
    if not number_text.known(one["actual"]):
        return f"Not shown in {when}"
    said = f"{value_of(one['actual'], target, measure, 1)} in {when}"
    if not number_text.known(one["wanted"]):
        return f"{said}; what is wanted is not known"
    return f"{said}; {wanted_words(pd.Series(one), target, measure, config, 1)} wanted"


EVERYTHING = "Everything entered, the newest first"


def history(promise: Promise, lines: pd.DataFrame, caption: str = EVERYTHING) -> str:
    """The lines that were entered, the newest first: what is corrected or withdrawn stays."""
    rows = [_entered(promise, line) for line in lines.iloc[::-1].to_dict("records")]
    header = ["When (UTC)", "Period", "What was reported", "Evidence and note", "By"]
    return f'<div class="eq-cards">{plain_table(caption, header, rows)}</div>'


def named(promise: Promise, line: Row) -> str:
    """A line as a choice: "38 of 52 (73%), 30 June 2026", "Done, 31 March 2026"; of which figure, where there are
    several."""
    figure = promise.figures.get(line["figure"])
    several = f"{figure.title}: " if figure and len(promise.figures) > 1 else ""
    return f"{several}{_told(promise, line)}, {in_words(line['period'])}"


def _told(promise: Promise, line: Row) -> str:
    figure = promise.figures.get(line["figure"])
    if figure is None or line["state"]:
        return promise_words.STATES.get(line["state"].replace("_", " "), "Withdrawn")
    value = 100 * line["numerator"] / line["denominator"] if line["denominator"] > 0 else line["value"]
    return starting(promise_words.told({**line, "value": value}, figure))


def _entered(promise: Promise, line: Row) -> list[str]:
    figure = promise.figures.get(line["figure"])
    said = _told(promise, line)
    if figure and line["state"] == "":
        hidden = line["status"] != "published"
        said = withheld(said, secret=True) if hidden else Html(f"<strong>{text(said)}</strong>")
    named = f"{figure.title}: " if figure and len(promise.figures) > 1 else ""
    source = f" ({line['source']})" if line["source"] else ""
    words = Html(f"{text(named)}{said}") if isinstance(said, Html) else f"{named}{said}"
    return [
        f"{in_words(line['at'][:10])}, {line['at'][11:16]}",
        in_words(line["period"]),
        words,
        " ".join(part for part in (line["evidence"], line["note"]) if part),
        f"{line['by']}{source}",
    ]
