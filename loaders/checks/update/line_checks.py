"""One update of the ledger: whether what is said of a promise can be stored, and what of it is withheld.

The same for a row of a file and for the form on the page. A small count of people is never stored, and neither is
the text of the file that held it.
"""

from collections.abc import Iterator
from datetime import date

from config import Config
from config.periods import FORMS
from config.plan import Figure, Promise
from loaders.checks.update import mentions, numbers, texts
from loaders.checks.update.line import NUMBERS, Line
from loaders.harmonising import period
from loaders.problems import Problem
from loaders.store.updates import CONFIDENTIAL, PUBLISHED, WITHDRAWN, Update

STATES = ("not_started", "under_way", "done", "stopped")
DONE = "done"


def checked(line: Line, config: Config, today: date) -> tuple[Update | None, list[Problem]]:
    """The update as it may be stored, or None and every problem of the line."""
    promise = _promise(line["item"], config)
    if promise is None:
        fix = "Use the ids of the plans, such as M3, as the Progress page has them."
        return None, [line.problem("item", "There is no such item.", fix), *_anywhere(line, today)]
    name, problems = _figure(line, promise)
    problems += _anywhere(line, today)
    figure = promise.figures.get(name)
    if not problems or figure:
        problems += list(_of_figure(line, figure) if figure else _of_milestone(line))
    problems += mentions.problems(line, figure, config.publication.suppress_below)
    return (None, problems) if problems else (_update(line, promise, name, config), [])


def _promise(item: str, config: Config) -> Promise | None:
    every = (promise for _, promise in config.promises.values())
    return next((promise for promise in every if promise.id.casefold() == item.casefold()), None)


def _figure(line: Line, promise: Promise) -> tuple[str, list[Problem]]:
    """The name of the figure or the step that a line is about, "" for a milestone; the only one need not be named."""
    names, written = (*promise.figures, *promise.steps), line["figure"]
    is_milestone = promise.reports == "milestone"
    if not names and not is_milestone:
        title = f"{promise.id} takes no update here."
        fix = "Its figures come from extracts: upload those." if promise.measures else "It is a statement."
        return "", [line.problem("item", title, fix)]
    name = next((name for name in names if name.casefold() == written.casefold()), "")
    if name or (not written and is_milestone):
        return name, []
    if not written and len(names) == 1:
        return names[0], []
    expected = " or ".join([*names, *(["blank, for the state"] if is_milestone else [])])
    title = "Which figure is meant is not said." if not written else f"{promise.id} has no such figure."
    return "", [line.problem("figure", title, "Name one of its figures or steps.", expected=expected)]


def _anywhere(line: Line, today: date) -> list[Problem]:
    """Problems that do not depend on what the line is about."""
    return [*_of_period(line, today), *texts.problems(line)]


def _of_period(line: Line, today: date) -> Iterator[Problem]:
    found = period(line["period"])
    if found is None:
        title = "The period cannot be read." if line["period"] else "The period is missing."
        expected = ", ".join(FORMS.values())
        yield line.problem(
            "period", title, "Write the period, or the day of which it speaks.", expected=expected
        )
    elif found.start > today:
        yield line.problem("period", "The period has not begun yet.", "Check the year.")


def _of_milestone(line: Line) -> Iterator[Problem]:
    state = state_of(line["state"])
    if state not in (*STATES, WITHDRAWN):
        title = "The state is not one of those that there are." if state else "The state is missing."
        yield line.problem("state", title, "Write one of them.", expected=", ".join(STATES))
    if state == DONE and not line["evidence"]:
        fix = "Say where it can be seen: a document, a minute, a link."
        yield line.problem("evidence", "What is done needs evidence.", fix)
    for column in NUMBERS:
        if line[column]:
            yield line.problem(column, "A milestone has no number.", "Leave it blank, or name a figure.")


def _of_figure(line: Line, figure: Figure) -> Iterator[Problem]:
    state = state_of(line["state"])
    if state and state != WITHDRAWN:
        yield line.problem("state", "A figure has no state.", f"Leave it blank, or write {WITHDRAWN}.")
    if state != WITHDRAWN:
        yield from numbers.problems(line, figure)


def state_of(text: str) -> str:
    """A state as it is stored: "Under way" is under_way."""
    return text.casefold().replace(" ", "_").replace("-", "_")


def _update(line: Line, promise: Promise, name: str, config: Config) -> Update:
    """The line as it is stored. It has no problems: what it needs is there."""
    found, figure = period(line["period"]), promise.figures.get(name)
    assert found is not None, "the period was checked"
    state = state_of(line["state"])
    stored: dict[str, float | None] = dict.fromkeys(NUMBERS)
    is_small = False
    if figure and state != WITHDRAWN:
        read = numbers.numbers(line, figure)
        is_small = numbers.is_small(read, figure, config.publication.suppress_below)
        stored |= {} if is_small else read
    return Update(
        item=promise.id, figure=name, period=found.label, state=state, evidence=line["evidence"], note=line["note"],
        status=CONFIDENTIAL if is_small else PUBLISHED, source=line.source, **stored,
    )  # fmt: skip
