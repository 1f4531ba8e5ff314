"""What is said under figures that are not as promised: the owner's answer, or that nobody has given one."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from config.periods import in_words
from loaders.plans.answers import Reply
from pages.components.words.phrases import joined

# So long an answer may take before its lack is said with the days.
DAYS = 30
HEADING = "What the owners answer"
# So many letters of a promise name it.
_NAME = 50


@dataclass(frozen=True)
class Asked:
    """A promise whose figures are not as it says: in which state it is, since when these figures are here, and its words."""

    item: str
    state: str
    since: date
    wording: str

    @property
    def named(self) -> str:
        """ "“All JDs are reviewed” (M3)", of a long one its beginning."""
        return f"“{textwrap.shorten(self.wording, _NAME, placeholder='…')}” ({self.item})"


def lines(asked: Sequence[Asked], replies: Mapping[str, Reply], today: date) -> tuple[str, ...]:
    """A line for each promise that is answered, and one for all that wait for their answer as long."""
    open_: dict[str, dict[str, list[Asked]]] = {}
    for one in asked:
        if one.item not in replies:
            open_.setdefault(_how_long(one, today), {}).setdefault(one.state, []).append(one)
    unanswered = (
        f"{', and '.join(_how_they_are(*those) for those in states.items())}. Nobody has answered {how_long} why that is and "
        "what will be done."
        for how_long, states in open_.items()
    )
    return (*(_line(one, replies[one.item]) for one in asked if one.item in replies), *unanswered)


def _how_they_are(state: str, promises: list[Asked]) -> str:
    """One by its words, several by their numbers: a slide has two lines for all that wait."""
    names = [promises[0].named] if len(promises) == 1 else [promise.item for promise in promises]
    return f"{joined(names)} {'is' if len(names) == 1 else 'are'} {state}"


def _how_long(asked: Asked, today: date) -> str:
    days = (today - asked.since).days
    return f"for {days} days" if days > DAYS else "yet"


def _line(asked: Asked, reply: Reply) -> str:
    said = f"{asked.named} is {asked.state}."
    given = date.fromisoformat(reply.at[:10])
    before = ", before these figures came" if given < asked.since else ""
    return (
        f"{said} The reason, as its owner sees it: {ended(reply.why)} What will be done: {ended(reply.doing)} "
        f"By {in_words(reply.due)}: {reply.post} (answered {in_words(given.isoformat())}{before})."
    )


def ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
