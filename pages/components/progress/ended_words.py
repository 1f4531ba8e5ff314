"""What is said of a promise that ended: how, in which other it goes on, and what it had come to, in the words of that day."""

from config.plan import End, Promise
from pages.components.progress import promise_words
from pages.components.shared.content import Paragraph, paragraph

_ON = {"merged": "into", "carried over": "to", "superseded": "by"}


def lines(promise: Promise, end: End) -> tuple[Paragraph, ...]:
    """ "Carried over to SR26-1 on 1 December 2026", and what was last said of it."""
    onwards = f" {_ON[end.end]} {end.into}" if end.into else ""
    on = promise_words.in_words(end.on.isoformat())
    said = [f"{promise_words.STATES[end.end]}{onwards} on {on}."]
    if end.state:
        said.append(f"Its last state: {promise_words.verdict(promise, end.state).lower()}.")
    return tuple(paragraph(line, kind="line") for line in [*said, *end.words.splitlines(), end.why] if line)
