"""The history as the command prints it: every upload, every undo and everything that was done with plans, the newest first."""

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Engine

from loaders import store
from loaders.plans import ledger as plans

DEMONSTRATION = "Demonstration data: invented figures."


def lines(engine: Engine) -> Iterator[str]:
    """A line for each. Within one second uploads stand before plans."""
    uploads = [
        _undone(entry) if isinstance(entry, store.Undone) else _loaded(entry)
        for entry in store.history(engine)
    ]
    of_plans = [_plan(entry) for entry in reversed(plans.history(engine))]
    # Each begins with its time, and sorting keeps the order of those with the same one.
    yield from sorted([*uploads, *of_plans], key=lambda line: line.split("  ", 1)[0], reverse=True)


def _undone(entry: store.Undone) -> str:
    what, periods = "published again" if entry.again else "undone", ", ".join(entry.periods)
    return f"{entry.at}  {entry.reference}  {what} by {entry.by}  {periods}  {entry.reason}".rstrip()


def _loaded(entry: store.Loaded) -> str:
    receipt = entry.receipt
    standing = ", ".join(f"{period} {state}" for period, state in entry.standing.items())
    what = f"{receipt.at}  {receipt.reference}  {receipt.extract}  {receipt.file_name}  by {receipt.by}"
    return f"{what}  {standing}{f'  {DEMONSTRATION}' if receipt.demonstration else ''}"


def _plan(entry: plans.Entry) -> str:
    """What was done with a plan: how many promises it brought, and how many ended with it."""
    brought = [entry.arrived.counted] if entry.arrived else []
    ends = [f"{count} {kind}" for kind, count in Counter(end.end for end in entry.ends).most_common()]
    said = [entry.at, entry.plan, f"{plans.EVENTS[entry.event]} by {entry.by}", entry.title]
    return "  ".join(filter(None, [*said, entry.source, ", ".join([*brought, *ends]), entry.reason]))
