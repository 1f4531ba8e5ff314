"""The history as the command prints it: every upload and undo, the newest first."""

from collections.abc import Iterator

from sqlalchemy import Engine

from loaders import store

DEMONSTRATION = "Demonstration data: invented figures."


def lines(engine: Engine) -> Iterator[str]:
    """A line for each upload and each undo."""
    for entry in store.history(engine):
        yield _undone(entry) if isinstance(entry, store.Undone) else _loaded(entry)


def _undone(entry: store.Undone) -> str:
    what, periods = "published again" if entry.again else "undone", ", ".join(entry.periods)
    return f"{entry.at}  {entry.reference}  {what} by {entry.by}  {periods}  {entry.reason}".rstrip()


def _loaded(entry: store.Loaded) -> str:
    receipt = entry.receipt
    standing = ", ".join(f"{period} {state}" for period, state in entry.standing.items())
    what = f"{receipt.at}  {receipt.reference}  {receipt.extract}  {receipt.file_name}  by {receipt.by}"
    return f"{what}  {standing}{f'  {DEMONSTRATION}' if receipt.demonstration else ''}"
