"""One promise in full, as markup: the strip of facts, its targets, and everything that was ever entered."""

import pandas as pd

from config import Config
from config.periods import in_words
from config.plan import Promise
from metrics.progress import latest_targets, state_of_target
from pages.components import figures, progress_latest, progress_words
from pages.components.findings import starting
from pages.components.over_time_targets import value_of, wanted_words
from pages.components.progress import Row, promises
from pages.components.progress_rows import Known
from pages.components.table_html import Html, plain_table, withheld
from pages.components.table_html import safe as text


def strip(promise: Promise, row: Row, config: Config, known: Known) -> dict[str, str]:
    """Where the promise stands in its document, how it stands, and when the next update is due."""
    plan, _ = promises(config)[promise.id]
    when, note = progress_words.due(row["due"], known.today)
    return {
        "Document": plan.short,
        "Section": plan.sections[promise.section].title,
        "State": progress_words.state(promise, row),
        "Next update due": f"{when}{f' ({note})' if note else ''}" if when else "No date",
    }


def targets(promise: Promise, known: Known) -> str:
    """Each target of the promise with the figure that it was judged by; empty where it has none."""
    found = latest_targets(promise, known.judged)
    if not found:
        return ""
    rows = [_target(one, known.config) for one in found]
    header = ["Measure", "Target", "Group", "Figure", "Wanted", "Period", "Result"]
    drawn = plain_table("Targets, by the latest figures", header, rows, numeric=[3, 4])
    return f'<div class="eq-cards">{drawn}</div>'


def _target(one: Row, config: Config) -> list[str]:
    measure = config.measures[one["measure"]]
    target = progress_latest.target_of(one, config)
    actual = value_of(one["actual"], target, measure, 1) if figures.known(one["actual"]) else "No figure"
    is_known = figures.known(one["wanted"])
    wanted = wanted_words(pd.Series(one), target, measure, config, 1) if is_known else "Not known"
    result = progress_words.STATES[state_of_target(one)]
    unsure = ", too close to be sure" if one["certainty"] == "too_close" else ""
    period = in_words(one["period"], short=True) if isinstance(one["period"], str) else ""
    return [
        measure.title, one["words"], one["group"], actual, wanted, period, f"{result}{unsure}",
    ]  # fmt: skip


def history(promise: Promise, lines: pd.DataFrame) -> str:
    """Every line that was entered, the newest first: what is corrected or withdrawn stays."""
    rows = [_entered(promise, line) for line in lines.iloc[::-1].to_dict("records")]
    header = ["When (UTC)", "Period", "What was reported", "Evidence and note", "By"]
    return f'<div class="eq-cards">{plain_table("Everything entered, the newest first", header, rows)}</div>'


def _entered(promise: Promise, line: Row) -> list[str]:
    figure = promise.figures.get(line["figure"])
    said: str = progress_words.STATES.get(line["state"].replace("_", " "), "Withdrawn")
    if figure and line["state"] == "":
        value = 100 * line["numerator"] / line["denominator"] if line["denominator"] > 0 else line["value"]
        told = starting(progress_words.told({**line, "value": value}, figure))
        hidden = line["status"] != "published"
        said = withheld(told, secret=True) if hidden else Html(f"<strong>{told}</strong>")
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
