"""The command `python -m loaders fetch`: what is newer, brought and kept, and published once an officer says so."""

import argparse
from collections.abc import Iterable

from sqlalchemy import Engine

from config import Config
from loaders import changes
from loaders.actor import Actor
from loaders.fetching import bringing, said
from loaders.fetching.ledger import FAILED, Line
from loaders.fetching.manners import OFF, Manners, NotFetched, manners_of
from loaders.fetching.standing import Standing, standing
from loaders.intake import Checked
from loaders.problems import things
from loaders.publishing import loading
from loaders.refusing import judged
from loaders.store import Build
from loaders.verdicts import on_receipt, to_answer

# The exit code, and what is to be printed.
Done = tuple[int, list[str]]


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command's own options."""
    command = commands.add_parser("fetch", help="look for newer published files, bring and publish them")
    command.add_argument("source", nargs="*", metavar="SOURCE", help="a source of config/sources/; else all")
    way = command.add_mutually_exclusive_group()
    way.add_argument("--list", action="store_true", help="how each source stands; nobody is asked")
    way.add_argument("--stage", action="store_true", help="bring what is newer, check it and let it wait")
    way.add_argument("--confirm", action="store_true", help="publish what waits; nobody is asked")
    way.add_argument("--discard", action="store_true", help="throw away what waits; nobody is asked")
    command.add_argument("--again", action="store_true", help="with --stage: also what was brought before")
    command.add_argument("--yes", action="store_true", help="with --confirm: agree to what load asks about")


def run(asked: argparse.Namespace, config: Config, engine: Engine, build: Build, by: Actor) -> Done:
    """Run the command on the sources that were named, or on all: 0 done, 1 something could not be, 2 a wrong call."""
    manners = manners_of(config)
    if unknown := [name for name in asked.source if name not in config.sources]:
        return 2, [f"There is no source {name}. There are: {', '.join(config.sources)}." for name in unknown]
    names = asked.source or list(config.sources)
    if asked.list or asked.confirm or asked.discard:
        states = standing(engine, config)
        each: Iterable[Done] = (
            _listed(states[name]) if asked.list
            else _confirmed(engine, states[name], config, build, by, asked.yes) if asked.confirm
            else _discarded(engine, states[name], by)
            for name in names
        )  # fmt: skip
    elif not manners.on:
        return 1, [OFF]
    elif asked.stage:
        each = (_staged(engine, name, config, build, manners, by, asked.again) for name in names)
    else:
        each = (_looked(engine, name, config, manners, by) for name in names)
    done = list(each)
    return max((code for code, _ in done), default=0), [line for _, lines in done for line in lines]


def _listed(state: Standing) -> Done:
    about = f"{state.name}: {state.source.title} ({state.source.publisher})"
    return 0, [about, *_facts(state), f"  {'Page':8}{state.source.page}"]


def _facts(state: Standing) -> list[str]:
    return [f"  {name:8}{words}" for name, words in said.facts(state).items()]


def _looked(engine: Engine, name: str, config: Config, manners: Manners, by: Actor) -> Done:
    line = bringing.look(engine, name, config, manners, by=by)
    return int(line.event == FAILED), [name, *_facts(standing(engine, config)[name])]


def _staged(
    engine: Engine, name: str, config: Config, build: Build, manners: Manners, by: Actor, again: bool
) -> Done:  # fmt: skip
    line = bringing.stage(engine, name, config, manners, by=by, again=again)
    state = standing(engine, config)[name]
    if line.event == FAILED or state.waiting is None:
        return int(line.event == FAILED), [name, *_facts(state)]
    try:
        code, compared = _compared(engine, state.waiting, config, build)
    except NotFetched as reason:
        return 1, [name, *_facts(state), f"  {reason}"]
    return code, [name, *_facts(state), *compared]


def _compared(engine: Engine, line: Line, config: Config, build: Build) -> Done:
    """What a file that waits would change, or what is wrong with it."""
    checked, proposed = judged(engine, bringing.check(engine, line, config), config, build)
    if checked.upload is None:
        return 1, [*_problems(checked), "  It waits, and cannot be published."]
    questions = [words for _, words in to_answer(checked, proposed, config)]
    end = f"  Nothing is published yet. To publish it: python -m loaders fetch {line.source} --confirm"
    return 0, [f"  {changes.counted(proposed).sentence()}.", *(f"  {words}" for words in questions), end]


def _problems(checked: Checked) -> list[str]:
    return [f"  {thing.problem.severity}: {thing.problem.sentence()}" for thing in things(checked.problems)]


def _confirmed(
    engine: Engine, state: Standing, config: Config, build: Build, by: Actor, agreed: bool
) -> Done:  # fmt: skip
    if state.waiting is None:
        return 0, [f"{state.name}: nothing waits."]
    try:
        checked = bringing.check(engine, state.waiting, config)
    except NotFetched as reason:
        return 1, [f"{state.name}: {reason}"]
    outcome = loading.load(engine, checked, config, build, by=by, agreed=agreed)
    if outcome.to_agree:
        return 1, [f"{state.name}: nothing was published.", *outcome.to_agree, "Add --yes if this is right."]
    receipt = outcome.receipt
    if receipt is None:
        return 1, [f"{state.name}: it cannot be published.", *_problems(outcome.checked)]
    bringing.confirmed(engine, state.waiting, receipt.already or receipt.reference, by=by)
    if receipt.already:
        return 0, [f"{state.name}: already loaded as {receipt.already}; nothing changed."]
    lines = on_receipt(receipt, checked, config)
    back = f"To take it back: python -m loaders undo {receipt.reference}"
    return 0, [*(f"{name + ':':18}{words}" for name, words in lines.items()), back]


def _discarded(engine: Engine, state: Standing, by: Actor) -> Done:
    if state.waiting is None:
        return 0, [f"{state.name}: nothing waits."]
    bringing.discarded(engine, state.waiting, by=by)
    return 0, [f"{state.name}: what waited was thrown away."]
