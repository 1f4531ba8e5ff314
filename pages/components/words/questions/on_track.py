""" "Are we on track?": what became of the targets that plans set for a measure, or why nothing can be said."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from config import Config
from config.periods import in_words
from pages.components.shared import cell_text
from pages.components.shared.running_text import Sentence, sentence, strong, together
from pages.components.shared.view import View
from pages.components.words import change_words, target_words
from pages.components.words.course import Asked, Course
from pages.components.words.target_words import VERDICTS

Held: TypeAlias = tuple[Asked, Course]


def answer(view: View, course: Course | None, config: Config, elsewhere: Sequence[Course] = ()) -> Sentence:
    """`course` and `elsewhere`: those of whom plans asked something."""
    if not view.measure.targets:
        return sentence(strong("No plan sets a target for this."))
    if view.selection.area != config.area:
        return sentence(
            strong(f"The plans set targets for {config.area} alone."), f" Choose {config.area} to see them."
        )
    if view.demonstration:
        return sentence(
            strong("Cannot say."), " These figures are invented, so no plan is held against them."
        )
    courses = [course, *elsewhere] if course is not None else elsewhere
    held = [(asked, whose) for whose in courses for asked in whose.asked]
    if not held:
        return sentence(strong("Cannot say."), f" {why_none(view, config)}")
    return _of_one(*held[0], config) if len(held) == 1 else _of_several(held, config)


def why_none(view: View, config: Config) -> str:
    if view.selection.breakdown and view.promised_in_all(config):
        points = cell_text.tolerance(config)
        return (
            f"The target of {points} points is held against all {view.measure.people} together. The band shows where those "
            "points lie for each part."
        )
    if view.selection.breakdown:
        return "The plans set targets for the whole, and none for these parts of it."
    return "The plans set targets for other figures than these, or there are no figures yet."


def _of_one(asked: Asked, course: Course, config: Config) -> Sentence:
    if asked.target.group:
        return target_words.said(asked, course, config)
    line = target_words.said(asked, course, config, change_words.who(course, config))
    return sentence(line, " The table gives the result of every group.")


def _of_several(held: Sequence[Held], config: Config) -> Sentence:
    """The verdicts counted, then which targets they are of, and of those left open the reasons."""
    words: dict[str, dict[str, list[str]]] = {}
    for asked, course in held:
        verdict, why = _verdict(asked, course, config)
        words.setdefault(verdict, {}).setdefault(why, []).append(_named(asked, course, config))
    verdicts = [verdict for verdict in VERDICTS if verdict in words]
    parts = (
        _part(VERDICTS[verdict], why, named) for verdict in verdicts for why, named in words[verdict].items()
    )
    return together((_counted(verdicts, words, len(held)), *parts))


def _counted(verdicts: Sequence[str], words: dict[str, dict[str, list[str]]], number: int) -> Sentence:
    if len(verdicts) == 1:
        each = "both targets" if number == 2 else f"all {number} targets"
        return sentence(strong(VERDICTS[verdicts[0]]), f", for {each} that the plans set.")
    counted = [f"{_number(words[verdict].values())} {VERDICTS[verdict].lower()}" for verdict in verdicts]
    return sentence(f"Of {number} targets that the plans set: ", strong(", ".join(counted)), ".")


def _number(named: Iterable[Sequence[str]]) -> int:
    return sum(map(len, named))


def _part(title: str, why: str, named: Sequence[str]) -> str:
    """One verdict with the targets that it is of; of those left open the reason instead."""
    reason = why[:1].lower() + why[1:] if why.startswith(("The", "It")) else why
    return f"{'; '.join(named)}: {reason}" if why else f"{title}: {'; '.join(named)}."


def _verdict(asked: Asked, course: Course, config: Config) -> tuple[str, str]:
    """The verdict on one target, and why it cannot be given where it cannot."""
    row = target_words.row_shown(asked, course.selection.period)
    if row is None:
        return "cannot_say", f"It counts from {in_words(asked.target.baseline, short=True)}."
    why = target_words.why_not(asked, row, course, config) if row["verdict"] == "cannot_say" else ""
    return str(row["verdict"]), why


def _named(asked: Asked, course: Course, config: Config) -> str:
    """A target by its words, and of whom it is where they do not say so."""
    words = asked.target.words
    if asked.target.group in words:
        return words
    return f"{words} ({change_words.who(course, config)})"
