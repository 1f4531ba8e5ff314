"""`python -m loaders verify | backup | restore | dpia | redact | withdraw`: how whoever looks after the store keeps it whole."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from config import Config
from loaders import assessing, store, typed
from loaders.access import command as roles_command
from loaders.actor import at_the_machine
from loaders.store.opening import engine_of, location, read_transaction
from loaders.store.seals import head as heads
from loaders.store.seals.lines import head_now
from loaders.store.upkeep import copies, redacting, verifying, withdrawing

_WHOLE = "Every line of the store is as it was written."


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", settings: Config) -> None:
    """The options of each."""
    commands.add_parser(
        "verify", help="look whether anything in the store is damaged, and withdraw such figures"
    )
    command = commands.add_parser("backup", help="copy the store into a file, while it is served")
    command.add_argument("file", metavar="FILE")
    command = commands.add_parser(
        "restore", help="look through a backup and put it in the place of the store"
    )
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("file", metavar="FILE", nargs="?")
    which.add_argument("--new", action="store_true", help="let a new store be made where one was before")
    command = commands.add_parser(
        "dpia", help="say by which data-protection impact assessment the council's own extracts are kept"
    )
    command.add_argument("reference", metavar="REFERENCE", nargs="?", default="")
    command = commands.add_parser("redact", help="take out what was typed about an upload, a deck or an item")
    command.add_argument("reference", metavar="REFERENCE")
    command = commands.add_parser("withdraw", help="withdraw figures everywhere, with a reason")
    command.add_argument("extract", choices=list(settings.extracts), metavar="EXTRACT")
    command.add_argument("--period", default="", metavar="P")
    command.add_argument("--source", default="", metavar="NAME")
    command.add_argument("--reason", required=True, metavar="TEXT")


def _verify(asked: argparse.Namespace, settings: Config) -> tuple[int, list[str]]:
    where = location(None)
    try:
        heads.read(where)
    except store.StoreUnavailable as unreadable:
        return _kept_again(unreadable)
    found = withdrawing.make_sure(store.connect(), at_the_machine())
    shown = [one.words for one in found if one.shown]
    said = [
        f"Damaged: {one.words}{': withdrawn' if one.shown else ', which is not shown now'}." for one in found
    ]
    if shown:
        said.append("Restore the latest backup: python -m loaders restore FILE.")
    return int(bool(found)), said or [_WHOLE]


def _kept_again(unreadable: store.StoreUnavailable) -> tuple[int, list[str]]:
    """Where the head cannot be read: a store that holds in itself is known by it from now on."""
    if not store.is_there():
        return 1, [str(unreadable)]
    engine = engine_of(location(None), reader=False)
    if found := verifying.damages(engine):
        return 1, [f"Damaged: {one.words}." for one in found]
    with read_transaction(engine) as connection:
        heads.keep(engine.url, head_now(connection))
    return 0, [_WHOLE, "The file by which it is known was written again."]


def _backup(asked: argparse.Namespace, settings: Config) -> tuple[int, list[str]]:
    if not store.is_there():
        return 1, ["There is no store yet."]
    copy = copies.backup(store.connect(), Path(asked.file))
    return 0, [
        f"{Path(asked.file).name}: the store at number {copy.number} of {copy.at or 'its beginning'}, looked through."
    ]


def _restore(asked: argparse.Namespace, settings: Config) -> tuple[int, list[str]]:
    if asked.new:
        number = copies.begin_anew(by=at_the_machine())
        return 0, [f"The next start makes a new store. Its numbers go on after {number}."]
    copy, reached = copies.restore(Path(asked.file), by=at_the_machine())
    lost = f" What came after it, up to number {reached}, is not in it." if reached > copy.number else ""
    return 0, [f"The store is as it was at number {copy.number}, {copy.at}.{lost} Start the dashboard."]


def _withdraw(asked: argparse.Namespace, settings: Config) -> tuple[int, list[str]]:
    if reason := typed.refused(asked.reason, settings.publication.suppress_below):
        return 1, [reason]
    narrowed = {"source": asked.source, "period": asked.period}
    found = withdrawing.withdraw(
        store.connect(), asked.extract, **narrowed, reason=asked.reason, by=at_the_machine()
    )
    if not found:
        return 1, ["Nothing of this is shown."]
    return 0, [f"Withdrawn: {one.extract} {one.period} from {one.source}." for one in found]


def _redact(asked: argparse.Namespace, settings: Config) -> tuple[int, list[str]]:
    try:
        lines = redacting.redact(store.connect(), asked.reference, by=at_the_machine())
    except redacting.NothingThere as reason:
        return 1, [str(reason)]
    return 0, [f"Taken out in {lines} lines. Backups from before still hold it: let them go."]


def _dpia(asked: argparse.Namespace, settings: Config) -> tuple[int, list[str]]:
    return assessing.command(asked.reference, settings, store.connect(), at_the_machine())


def _roles(asked: argparse.Namespace, settings: Config) -> tuple[int, list[str]]:
    return roles_command.run(asked, settings, store.connect(), at_the_machine())


COMMANDS: Mapping[str, Callable[[argparse.Namespace, Config], tuple[int, list[str]]]] = {
    "verify": _verify,
    "backup": _backup,
    "restore": _restore,
    "dpia": _dpia,
    "withdraw": _withdraw,
    "redact": _redact,
    "roles": _roles,
}
