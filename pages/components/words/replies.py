"""What is said under figures that are not as promised: the owner's answer, or that nobody has given one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from config.periods import in_words
from loaders.plans.answers import Reply

# So long an answer may take before its lack is said with the days.
DAYS = 30
HEADING = "What the owners answer"


@dataclass(frozen=True)
class Asked:
    """A promise whose figures are not as it says: in which state it is, and since when these figures are here."""

    item: str
    state: str
    since: date


def lines(asked: Sequence[Asked], replies: Mapping[str, Reply], today: date) -> tuple[str, ...]:
    """A line for each promise that asks for an answer."""
    return tuple(_line(one, replies.get(one.item), today) for one in asked)


def _line(asked: Asked, reply: Reply | None, today: date) -> str:
    said = f"{asked.item} is {asked.state}."
    days = (today - asked.since).days
    if reply is None:
        how_long = f"for {days} days" if days > DAYS else "yet"
        return f"{said} Nobody has answered {how_long} why that is and what will be done."
    given = date.fromisoformat(reply.at[:10])
    before = ", before these figures came" if given < asked.since else ""
    return (
        f"{said} The reason, as its owner sees it: {_ended(reply.why)} What will be done: {_ended(reply.doing)} "
        f"By {in_words(reply.due)}: {reply.post} (answered {in_words(given.isoformat())}{before})."
    )


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
