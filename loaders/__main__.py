"""`python -m loaders check | load | history | undo | update | plan`: the officers' steps at the command line.

One of the two commands in which loaders and metrics meet: a file is checked, accepted and published by the same
code as on the upload page. Exit codes: 0 acceptable or done, 1 problems, 2 a wrong call.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine

import config
from config import Config, commands
from loaders import assessing, history_lines, intake, seeding, store, typed, updating, verdicts
from loaders.access import command as roles_command
from loaders.actor import at_the_machine
from loaders.fetching import command as fetch_command
from loaders.intake import Checked
from loaders.matching import keeping, mapping_file
from loaders.plans import command as plan_command
from loaders.problems import printable
from loaders.publishing import loading
from loaders.recognising import Asked
from loaders.refusing import judged
from loaders.upkeep import command as upkeep_command
from loaders.workbooks.marked import write_marked
from metrics.disclosure.release import builder


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    settings = config.load()
    asked = _parser(settings).parse_args(arguments)
    commands = {"check": _check, "load": _load, "history": _history}
    commands |= {"undo": _undo, "redo": _undo, "update": _update, "plan": _plan, "fetch": _fetch}
    commands |= dict.fromkeys(upkeep_command.COMMANDS, _kept)
    try:
        return commands[asked.command](asked, settings) if _mapping(asked, settings) else 2
    except (store.StoreUnavailable, store.Damaged, seeding.SeedError) as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as problem:
        print(_no_file(str(problem.filename), problem), file=sys.stderr)
        return 2


def _no_file(path: str, problem: OSError) -> str:
    return f"{printable(Path(path).name)}: {problem.strerror}."


def _checked(path: str, asked: argparse.Namespace, settings: Config) -> Checked | None:
    """What a file turned out to be; None, said at once, where there is no file to read."""
    file = Path(path)
    said = Asked(
        asked.extract or asked.mapped or None, asked.period, sheet=asked.sheet, answers=asked.answers
    )
    try:
        checked = intake.check(file, file.name, settings, said, large=True)
    except OSError as problem:
        print(_no_file(path, problem), file=sys.stderr)
        return None
    if not (checked.asks and store.is_there()):
        return checked
    kept = keeping.offered(seeding.filled_store(settings, builder(settings)))
    return intake.check(file, file.name, settings, replace(said, kept=kept), large=True)


def _mapping(asked: argparse.Namespace, settings: Config) -> bool:
    """Read the mapping that was named into what is asked; False, said at once, where it cannot be."""
    asked.mapped, asked.answers = "", ()
    if not getattr(asked, "mapping", None):
        return True
    asked.mapped, asked.answers, problems = mapping_file.read(Path(asked.mapping).read_bytes(), settings)
    print(*(problem.sentence() for problem in problems), sep="\n", end="\n" if problems else "")
    return not problems


def _check(asked: argparse.Namespace, settings: Config) -> int:
    """Say what is wrong with each file, and store nothing of it. The worst of the files decides the exit code.

    A file that is right in itself is held against the store, as `load` does, so that both say the same.
    """
    build = builder(settings)
    engine: Engine | None = None
    results, worst = [], 0
    for path in asked.file:
        checked = _checked(path, asked, settings)
        if checked and checked.upload is not None:
            engine = engine or seeding.filled_store(settings, build)
            checked, proposed = judged(engine, checked, settings, build)
            checked = verdicts.with_jumps(checked, proposed, settings)
        if checked and asked.marked:
            write_marked(path, asked.marked, checked, settings)
        worst = max(worst, 2 if checked is None else int(checked.upload is None))
        results.append(verdicts.as_object(checked or verdicts.not_there(path)))
        if checked and not asked.json:
            print(*verdicts.of_file(checked), sep="\n")
    if asked.json:
        print(json.dumps(results, ensure_ascii=False, indent=2))
    return worst


def _load(asked: argparse.Namespace, settings: Config) -> int:
    """Check, accept and publish each file; the receipt says what changed."""
    build = builder(settings)
    engine = seeding.filled_store(settings, build)
    worst = 0
    for path in asked.file:
        checked = _checked(path, asked, settings)
        if checked is None:
            worst = 2
        elif checked.upload is None:
            print(*verdicts.of_file(checked), sep="\n")
            worst = max(worst, 1)
        else:
            worst = max(worst, _load_one(checked, asked, settings, engine))
    return worst


def _load_one(checked: Checked, asked: argparse.Namespace, settings: Config, engine: Engine) -> int:
    """Publish a file that is acceptable, unless a total moved, or the table was turned, and nobody confirmed it."""
    outcome = loading.load(
        engine, checked, settings, builder(settings), by=at_the_machine(), agreed=asked.yes
    )
    if outcome.to_agree:
        end = "Add --yes if this is right."
        print(f"{checked.file_name}: nothing was stored.", *outcome.to_agree, end, sep="\n")
    elif outcome.receipt is None:
        print(*verdicts.of_file(outcome.checked), sep="\n")
    else:
        assessed = assessing.of_receipt(engine, outcome.receipt, settings)
        print(*verdicts.on_loading(outcome.receipt, checked, settings, assessed), sep="\n")
    return int(outcome.receipt is None)


def _history(_: argparse.Namespace, settings: Config) -> int:
    """Every upload and undo, the newest first."""
    print(*history_lines.lines(seeding.filled_store(settings, builder(settings))), sep="\n")
    return 0


def _undo(asked: argparse.Namespace, settings: Config) -> int:
    """Bring back what was there before an upload, or an upload taken back, protected as it would be now."""
    build = builder(settings)
    engine = seeding.filled_store(settings, build)
    try:
        typed.keep_out(asked.reason, below=settings.publication.suppress_below)
        by, why, again = at_the_machine(), asked.reason, asked.command == "redo"
        undone = store.take_back(engine, asked.reference, settings, build, by=by, reason=why, again=again)
    except (store.CannotUndo, typed.AboutPeople) as reason:
        print(reason, file=sys.stderr)
        return 1
    what = "published again" if undone.again else "taken back"
    for period, reference in undone.restored.items():
        shown = reference or "what other sources hold, if any"
        print(f"{undone.reference} {what}: {period} now shows {shown}.")
    return 0


def _update(asked: argparse.Namespace, settings: Config) -> int:
    """Check files of updates to the plans and record them."""
    engine, by = store.connect(), at_the_machine()
    return _printed(*updating.update(asked.file, settings, engine, by=by, check=asked.check))


def _plan(asked: argparse.Namespace, settings: Config) -> int:
    """Put a plan in force. What an earlier promise has come to is kept in the words of its page."""
    # Only this command keeps what a page says.
    from pages.components.progress import about_block

    engine = seeding.filled_store(settings, builder(settings))
    return _printed(
        *plan_command.bring(
            asked, settings, engine, lambda items: about_block.came_to(items).final, by=at_the_machine()
        )
    )


def _printed(code: int, said: Sequence[str]) -> int:
    print(*said, sep="\n")
    return code


def _kept(asked: argparse.Namespace, settings: Config) -> int:
    """Who may do what, and what keeps the store whole."""
    code, said = upkeep_command.COMMANDS[asked.command](asked, settings)
    print(*said, sep="\n", file=sys.stderr if code else sys.stdout)
    return code


def _fetch(asked: argparse.Namespace, settings: Config) -> int:
    """Look for newer published files, bring them, and publish those that wait."""
    build = builder(settings)
    engine = seeding.filled_store(settings, build)
    return _printed(*fetch_command.run(asked, settings, engine, build, at_the_machine()))


def _parser(settings: Config) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m loaders", description="Check, load and take back files.")
    commands = parser.add_subparsers(dest="command", required=True)
    files = {
        "check": "say what is wrong with files; store nothing",
        "load": "check, accept and publish files",
    }
    for name, text in files.items():
        command = commands.add_parser(name, help=text)
        command.add_argument("file", nargs="+", metavar="FILE")
        command.add_argument(
            "--extract", choices=list(settings.extracts), help="which extract the file should be"
        )
        command.add_argument("--period", help="the reporting period, where the file does not say it")
        command.add_argument(
            "--sheet", metavar="NAME", help="the sheet of a workbook, or the CSV of a zip, of several"
        )
        command.add_argument(
            "--mapping", metavar="FILE", help="a CSV of what headings and labels mean, as “check” prints it"
        )
    commands.choices["check"].add_argument("--marked", metavar="FILE", help="a workbook of it, marked up")
    commands.choices["check"].add_argument("--json", action="store_true", help="problems as JSON")
    moved = f"accept totals that moved by more than {settings.publication.a_large_change}, and a table that was turned"
    commands.choices["load"].add_argument("--yes", action="store_true", help=moved.replace("%", "%%"))
    commands.add_parser("history", help="every upload and undo, the newest first")
    ways = {"undo": "bring back what was there before an upload", "redo": "publish again what was undone"}
    for name, text in ways.items():
        way = commands.add_parser(name, help=text)
        way.add_argument("reference", metavar="REFERENCE")
        way.add_argument("--reason", default="", help="why, for the history")
    updating.add_to(commands)
    plan_command.add_to(commands)
    roles_command.add_to(commands)
    fetch_command.add_to(commands)
    upkeep_command.add_to(commands, settings)
    return parser


if __name__ == "__main__":
    commands.run(main)
