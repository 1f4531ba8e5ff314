"""What the page of plans says: which there are, what a sheet would bring, and everything that was done with them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from config import Config
from config.periods import in_words
from config.plan import Plan
from loaders.plans import following
from loaders.plans.following import Followed
from loaders.plans.ledger import EVENTS, Arrived, Entry
from pages.components.progress.progress_views import VIEWS, views_of
from pages.components.shared.content import Table, table
from pages.components.shared.running_text import Link, Span, Text, sentence, whole
from pages.components.words.phrases import joined


def every_plan(plans: Followed, progress: str, today: date) -> Table:
    """A line for each plan, those in force first. `progress`: the address of the page that shows them."""
    titles = {plan: view for view, plan in VIEWS.items() if plan}
    rows: list[list[Text]] = []
    for view in views_of(plans.config, plans.closed):
        named = (name for name, plan in plans.config.plans.items() if view in (plan.short, titles.get(name)))
        if name := next(named, ""):
            plan = plans.config.plans[name]
            link = Link(f"{progress}?{urlencode({'view': view})}")
            rows.append(
                [
                    Span(plan.short, "strong", link),
                    _since(plan),
                    _promises(plan, plans),
                    _state(name, plans, today),
                ]
            )
    return table("Plans, those in force first", ["Plan", "From", "Promises", "State"], rows)


def _since(plan: Plan) -> str:
    return in_words(plan.dated.isoformat()) if plan.dated else "Not said"


def _promises(plan: Plan, plans: Followed) -> str:
    ended = sum(item in plans.ends for item in plan.promises)
    return f"{len(plan.promises)}, {ended} ended" if ended else f"{len(plan.promises)}"


def _state(name: str, plans: Followed, today: date) -> Text:
    entry = plans.closed.get(name)
    if entry is None:
        passed = dates_passed(plans.config.plans[name], today)
        return sentence("In force", *([Span(passed, "base line")] if passed else []))
    kinds = Counter(end.end for end in entry.ends)
    how = joined([f"{count} {kind}" for kind, count in kinds.most_common()])
    return sentence(f"Closed {in_words(entry.at[:10])}", Span(how, "base line"))


def dates_passed(plan: Plan, today: date) -> str:
    """That the last date of a plan is past, which only an officer can make its end; "" where one is ahead, or none is said."""
    due = [promise.due for promise in plan.promises.values() if promise.due]
    if not due or max(due) >= today:
        return ""
    return f"All its dates have passed, the last on {in_words(max(due).isoformat())}. It is to be closed."


def would_bring(plan: Arrived, config: Config) -> tuple[str, Table]:
    """What a sheet would put in force: how its promises are answered, and each of them."""
    made = following.plan_of(plan, config).promises
    ways = Counter(promise.reports for promise in made.values())
    said = [
        *([f"{ways['measure']} answered by figures of this dashboard"] if ways["measure"] else []),
        *([f"{ways['figure']} by a figure that is entered"] if ways["figure"] else []),
        *([f"{ways['milestone']} by a state with evidence"] if ways["milestone"] else []),
        *([f"{ways['text']} without an update"] if ways["text"] else []),
    ]
    rows: list[list[Text]] = [
        [
            sentence(Span(plan.item(row), "id"), f" {row.words}"),
            row.owner or "None",
            in_words(row.due) if row.due else "No date",
            sentence(_answer(row.measure, row.group, row.title, row.of, config), *_takes(row.takes_over)),
        ]
        for row in plan.rows
    ]
    header = ["Promise", "Owner", "Due", "Answered by"]
    lead = f"{plan.counted}: {joined(said)}."
    return lead, table("What this sheet brings", header, rows)


def _answer(measure: str, group: str, title: str, of: str, config: Config) -> str:
    if measure:
        whom = "all" if group == "All" else group
        return f"{config.measures[measure].title}, {whom}"
    return f"{title}, of {of}" if of else title or "Its state"


def _takes(items: Sequence[str]) -> list[Span]:
    return [Span(f"Takes over {joined(list(items))}", "base line")] if items else []


def history(entries: Sequence[Entry]) -> Table:
    """Everything that was done with plans, the newest first."""
    titles: Mapping[int, str] = {entry.id: EVENTS[entry.event].lower() for entry in entries}
    rows: list[list[Text]] = []
    for entry in reversed(entries):
        what = f"Taken back: {titles.get(entry.about, '')}" if entry.about else EVENTS[entry.event]
        rows.append(
            [
                sentence(whole(f"{in_words(entry.at[:10])},"), f" {entry.at[11:16]}"),
                entry.title,
                sentence(what, *(Span(line, "base line") for line in _beneath(entry))),
                sentence(entry.by, *([Span(entry.source, "base line")] if entry.source else [])),
            ]
        )
    return table("What was done with plans, the newest first", ["When (UTC)", "Plan", "What", "By"], rows)


def _beneath(entry: Entry) -> list[str]:
    rows = [entry.arrived.counted] if entry.arrived else []
    ends = Counter(end.end for end in entry.ends)
    if len(entry.ends) == 1:
        end = entry.ends[0]
        rows.append(f"{end.item} {end.end}{f' ({end.into})' if end.into else ''}")
    elif ends:
        rows.append(joined([f"{count} {kind}" for kind, count in ends.most_common()]))
    return [*rows, *([entry.reason] if entry.reason else [])]


def named(entry: Entry) -> str:
    """An entry in a list to choose from."""
    return f"{entry.title}: {EVENTS[entry.event].lower()}, {in_words(entry.at[:10])}"
