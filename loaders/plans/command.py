"""The command `python -m loaders plan`: puts a plan, or a list of recommendations, in force from a sheet, as the page does."""

import argparse
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from config import Config
from config.periods import in_words, written
from loaders.actor import Actor
from loaders.plans import closing, following, ledger, sheet
from loaders.plans.closing import Final
from loaders.plans.ledger import Arrived
from loaders.plans.sheet import PlanSheet, Said
from loaders.problems import counted, printable, things
from loaders.store.faults import Moved

# What each of some promises has come to, in the words of its page.
Finals = Callable[[Iterable[str]], Mapping[str, Final]]
LOOK = "Somebody has to look at what is to be checked. If nobody can be identified by it, say so with --yes."


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command's own options."""
    command = commands.add_parser("plan", help="put a plan or a list of recommendations in force")
    command.add_argument("file", metavar="FILE")
    command.add_argument(
        "--title", required=True, metavar="TEXT", help="such as “Equality plan 2026 to 2029”"
    )
    command.add_argument(
        "--letters", required=True, metavar="CODE", help="what stands before each number: EP26"
    )
    command.add_argument("--list", action="store_true", help="it is a list of recommendations, and no plan")
    command.add_argument(
        "--from", dest="adopted", metavar="DAY", help="in force from this day, or else today"
    )
    command.add_argument("--check", action="store_true", help="say what is wrong; store nothing")
    command.add_argument("--yes", action="store_true", help="somebody has looked at what is to be checked")


def bring(
    asked: argparse.Namespace, settings: Config, engine: Engine, finals: Finals, *, by: Actor
) -> tuple[int, list[str]]:
    """Check a sheet and put it in force, unless it is to be checked alone; the exit code, and what to print."""
    day = written.read(asked.adopted) if asked.adopted else None
    if asked.adopted and day is None:
        return 2, ["The day after --from cannot be read. Write it as 2026-09-01."]
    entries = ledger.history(engine)
    plans = following.followed_at(settings, entries)
    said = Said(asked.title, asked.letters.strip().upper(), asked.list, day.last if day else date.today())
    try:
        data = Path(asked.file).read_bytes()
    except OSError as problem:
        return 2, [f"{printable(Path(asked.file).name)}: {problem.strerror}."]
    found = sheet.check(data, Path(asked.file).name, said, sheet.known_of(plans), settings)
    unlooked = not asked.yes and any(problem.severity == "warning" for problem in found.problems)
    if found.plan is None or asked.check or unlooked:
        code = int(found.plan is None or (unlooked and not asked.check))
        return code, [*_receipt(found, ""), *([LOOK] if found.plan and unlooked else [])]
    taken = [item for row in found.plan.rows for item in row.takes_over]
    ends = closing.carried(found.plan, finals(taken) if taken else {})
    seen = max((entry.id for entry in entries), default=0)
    try:
        ledger.adopt(engine, found.plan, ends, by=by, source=found.file_name, seen=seen)
    except Moved as moved:
        return 1, [str(moved)]
    return 0, _receipt(found, by.doing("plans"))


def _receipt(found: PlanSheet, by: str) -> list[str]:
    """What became of a sheet, line by line. `by`: who put it in force, "" where it was not."""
    said = [f"{found.file_name}: {_verdict(found.plan, by)}"]
    said += [f"  {words}" for words in [counted(found.problems)] if words]
    said += [f"  {one.problem.severity}: {one.problem.sentence()}" for one in things(found.problems)]
    return [*said, *(_rows(found.plan) if found.plan else [])]


def _verdict(plan: Arrived | None, by: str) -> str:
    if plan is None:
        return "not accepted; nothing was stored"
    if not by:
        return f"{plan.counted}, acceptable; nothing was stored"
    return f"{plan.title}, {plan.counted}, in force from {in_words(plan.adopted.isoformat())}, by {by}"


def _rows(plan: Arrived) -> list[str]:
    """A line for each promise: when it is due, what answers it, and what it takes over."""
    return [
        "  ".join(
            part
            for part in (
                f"  {plan.item(row)}",
                f"due {in_words(row.due)}" if row.due else "no date",
                f"{row.measure}, {row.group}" if row.measure else row.title or row.reports,
                f"takes over {', '.join(row.takes_over)}" if row.takes_over else "",
            )
            if part
        )
        for row in plan.rows
    ]
