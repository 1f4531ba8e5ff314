"""The command `python -m loaders update`: files of updates to the promises of the plans, checked and recorded."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from config import Config
from loaders import updates
from loaders.actor import Actor
from loaders.plans import ledger as plans
from loaders.plans.following import with_arrived
from loaders.problems import counted, printable, things
from loaders.store import updates as ledger
from loaders.updates import Updates


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command's own options."""
    command = commands.add_parser("update", help="record updates to the promises of the plans")
    command.add_argument("file", nargs="+", metavar="FILE")
    command.add_argument("--check", action="store_true", help="say what is wrong; record nothing")


def checked(path: str, settings: Config, engine: Engine) -> Updates | None:
    """What a file of updates turned out to be; None where there is no file to read."""
    try:
        data = Path(path).read_bytes()
    except OSError:
        return None
    followed = with_arrived(settings, plans.standing_of(plans.history(engine)))
    return updates.check(
        data, Path(path).name, followed, date.today(), entered=ledger.entered(engine), large=True
    )


def update(
    files: Sequence[str], settings: Config, engine: Engine, *, by: Actor, check: bool
) -> tuple[int, list[str]]:
    """Check each file and record it, unless it is to be checked alone; the exit code, and what to print."""
    worst = 0
    said: list[str] = []
    for path in files:
        found = checked(path, settings, engine)
        if found is None:
            worst, said = 2, [*said, f"{printable(Path(path).name)}: the file cannot be read."]
            continue
        worst = max(worst, int(not found.updates))
        at = ledger.record(engine, found.updates, by=by) if found.updates and not check else ""
        said += receipt(found, at, by.doing())
    return worst, said


def receipt(found: Updates, at: str, by: str) -> list[str]:
    """What became of a file, line by line. `at`: when it was recorded, "" where it was not."""
    number = len(found.updates)
    what = f"{number} update{'' if number == 1 else 's'}"
    end = f"recorded {at} by {by}" if at else "acceptable; nothing was recorded"
    verdict = f"{what}, {end}" if number else "not accepted; nothing was recorded"
    said = [f"{found.file_name}: {verdict}"]
    said += [f"  {words}" for words in [counted(found.problems)] if words]
    said += [f"  {one.problem.severity}: {one.problem.sentence()}" for one in things(found.problems)]
    said += [f"  {one.item} {one.figure} {one.period}: {stored_as(one)}" for one in found.updates]
    return said


def stored_as(update: ledger.Update) -> str:
    """What the ledger holds of an update, in words."""
    if update.status == ledger.CONFIDENTIAL:
        return "stored as withheld, without its number: it counts so few people that they could be identified"
    if update.state:
        return update.state.replace("_", " ")
    if update.denominator is not None:
        return f"{update.numerator:g} of {update.denominator:g}"
    return f"{update.value:g}"
