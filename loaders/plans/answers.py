"""What the owner of a promise says where its figures are not as promised: the reason, what will be done, by when, by which post.

Lines are only ever added. The latest of a promise stands, and none once it is withdrawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Engine, insert, select

from config import Config
from config.periods import written
from loaders.actor import Actor
from loaders.harmonising import clean
from loaders.plans.row_checks import LONGEST as LONGEST_OF_ROWS
from loaders.plans.row_checks import owner_problem
from loaders.store import audit
from loaders.store.opening import read_transaction, write_transaction
from loaders.store.reading import newest_line
from loaders.store.tables import verdict_answers as ledger
from loaders.typed import refused

LONGEST = 400
FIELDS = {
    "why": "What we think the reason is",
    "doing": "What we will do",
    "due": "By when",
    "post": "Which post does it",
}


@dataclass(frozen=True)
class Reply:
    """One answer. `due` is a day; `at` and `by`: when it was given and by whom, "" before it is stored."""

    item: str
    why: str
    doing: str
    due: str
    post: str
    at: str = ""
    by: str = ""


def read(item: str, texts: Mapping[str, str], config: Config) -> tuple[Reply | None, list[str]]:
    """An answer as it may be stored, or None and everything that is wrong with it, in sentences."""
    said = {name: clean(texts.get(name, "")) for name in FIELDS}
    found = written.read(said["due"])
    problems = [f"{FIELDS[name]}: it is missing." for name, text in said.items() if not text]
    if said["due"] and found is None:
        problems.append("By when: the day cannot be read. Write it as 31 March 2027.")
    for name in ("why", "doing", "post"):
        most = LONGEST_OF_ROWS["owner"] if name == "post" else LONGEST
        if len(said[name]) > most:
            problems.append(f"{FIELDS[name]}: it is longer than {most} characters.")
        if reason := refused(said[name], config.publication.suppress_below):
            problems.append(f"{FIELDS[name]}: {reason}")
    if problem := owner_problem(said["post"], config):
        problems.append(f"{FIELDS['post']}: {problem}")
    if problems or found is None:
        return None, problems
    return Reply(item, said["why"], said["doing"], found.last.isoformat(), said["post"]), []


def give(engine: Engine, reply: Reply, *, by: Actor) -> None:
    """Store an answer; the one before it stays in the history."""
    _add(engine, reply, by.doing("answers"), withdrawn=False)


def withdraw(engine: Engine, item: str, *, by: Actor) -> None:
    """Take back the answer of a promise: it stays in the history, and nothing is answered."""
    _add(engine, Reply(item, "", "", "", ""), by.doing("answers"), withdrawn=True)


def _add(engine: Engine, reply: Reply, by: str, *, withdrawn: bool) -> None:
    at = audit.utc_now()
    said = {"item": reply.item, "why": reply.why, "doing": reply.doing, "due": reply.due, "post": reply.post}
    with write_transaction(engine) as connection:
        connection.execute(insert(ledger).values(at=at, by=by, **said, withdrawn=withdrawn))
        # The trail names the promise and never the words.
        audit.append(
            connection, at=at, by=by, action="answer", subject=reply.item, detail={"withdrawn": withdrawn}
        )


newest = partial(newest_line, ledger.c.id)


def history(engine: Engine, up_to: int) -> list[tuple[Reply, bool]]:
    """Every line up to a number, in its order, each with whether it withdraws the one before it."""
    asked = select(ledger).where(ledger.c.id <= up_to).order_by(ledger.c.id)
    with read_transaction(engine) as connection:
        lines = connection.execute(asked).mappings().all()
    names = ("item", "why", "doing", "due", "post", "at", "by")
    return [(Reply(**{name: line[name] for name in names}), bool(line["withdrawn"])) for line in lines]


def standing(engine: Engine, up_to: int) -> dict[str, Reply]:
    """The answer of each promise that stands."""
    found: dict[str, Reply] = {}
    for reply, withdrawn in history(engine, up_to):
        found[reply.item] = reply
        if withdrawn:
            del found[reply.item]
    return found
