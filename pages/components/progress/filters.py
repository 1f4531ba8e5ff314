"""Which promises of a view a reader asks for: by state, owner and date, by what they are part of, and by words."""

from dataclasses import dataclass, fields
from datetime import date

from config import Config
from config.plan import Plan, Promise
from metrics.promises import due_dates
from metrics.promises.reported_figures import Row
from pages.components.progress.promise_words import STATES

ANY = "Any"
PAST, THIS_QUARTER, LATER, NO_DATE = "Past their date", "This quarter", "Later", "No date"
DUE = (ANY, PAST, THIS_QUARTER, LATER, NO_DATE)


@dataclass(frozen=True)
class Filters:
    """`state` in words, `owner`, and when the next update is `due`; the `heading` of a document, which may be a priority, the
    corporate `pillar`, the number of a `manifesto` commitment, served or supported; the `service`; and `words` that are all in
    the promise, its id, its owner or what we say of it. `open`: every heading, which asks for nothing."""

    state: str = ANY
    owner: str = ANY
    due: str = ANY
    heading: str = ANY
    service: str = ANY
    pillar: str = ANY
    manifesto: str = ANY
    words: str = ""
    open: bool = False

    @property
    def any(self) -> bool:
        """Whether something is asked for."""
        return any(getattr(self, one.name) != one.default for one in fields(self) if one.name != "open")

    def keep(self, row: Row, plan: Plan, promise: Promise, today: date) -> bool:
        return (
            self.state in (ANY, STATES[row["state"]])
            and self.owner in (ANY, row["owner"])
            and self.due in (ANY, due_group(row["due"], today))
            and self.heading in (ANY, plan.sections[promise.section].title)
            and self.service in (ANY, promise.service)
            and self.pillar in (ANY, *promise.pillars)
            and self.manifesto in (ANY, *promise.manifesto, *promise.supports)
            and _has(self.words, promise, row)
        )


def _has(words: str, promise: Promise, row: Row) -> bool:
    text = " ".join((promise.id, promise.wording, str(row["owner"]), promise.source, promise.note)).casefold()
    return all(word in text for word in words.casefold().split())


def due_group(day: date | None, today: date) -> str:
    """Which of DUE a day belongs to."""
    if day is None:
        return NO_DATE
    return PAST if day < today else THIS_QUARTER if day <= due_dates.end_of_quarter(today) else LATER


def offered(config: Config) -> dict[str, list[str]]:
    """What each filter of what a promise is part of can be, of all plans: headings as the documents have them, numbers by
    size."""
    every = [(plan.sections[one.section].title, one) for plan, one in config.promises.values()]
    numbers = {number for _, one in every for number in (*one.manifesto, *one.supports)}
    return {
        "heading": list(dict.fromkeys(title for title, _ in every)),
        "service": sorted({one.service for _, one in every if one.service}),
        "pillar": list(dict.fromkeys(pillar for _, one in every for pillar in one.pillars)),
        "manifesto": sorted(numbers, key=lambda number: (len(number), number)),
    }
