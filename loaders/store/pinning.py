"""What a link that names the store's number may still show: whether its figures changed since, or no longer stand."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Engine, Row, func, select

from loaders.store.opening import read_transaction
from loaders.store.reading import newest_line
from loaders.store.standing import Trail, current_numbers, pile, trails
from loaders.store.tables import pointers, releases

Releases = frozenset[tuple[str, str, str, str]]


class Withdrawn(NamedTuple):
    """That figures which once stood may not be shown again: when that came about (UTC), and how.

    "undone": an officer took the upload back, or no safe release of it could be made any longer. "made_again": the same
    upload, or one that took its place, was released otherwise since, because what protects people changed.
    """

    at: str
    how: Literal["undone", "made_again"]


def stood_at(engine: Engine, at: int) -> str:
    """When the store came to stand as it did at the number `at` (UTC); empty before anything was in it."""
    newest = select(func.max(pointers.c.number)).where(pointers.c.number <= at).scalar_subquery()
    with read_transaction(engine) as connection:
        return connection.scalar(select(pointers.c.at).where(pointers.c.number == newest)) or ""


def number_on(engine: Engine, day: date) -> int:
    """The number at which the store stood at the end of a day (UTC); 0 before anything was published."""
    return newest_line(pointers.c.number, engine, day)


def changed_since(engine: Engine, extracts: Collection[str], *, at: int, now: int | None = None) -> bool:
    """Whether the releases of some extracts differ between the number `at` and the number `now` (or the newest).

    A release that was built again and came out the same is no change.
    """
    with read_transaction(engine) as connection:
        return _standing(connection, extracts, at) != _standing(connection, extracts, now)


def withdrawn_since(engine: Engine, extracts: Collection[str], *, at: int) -> Withdrawn | None:
    """The latest reason why releases of some extracts that stood at the number `at` may not be shown as they were.

    None where all of them may: those that a later upload replaced, too, as what was published stays published, unless
    that later upload was made again: what went before it was protected as little as it was.
    """
    with read_transaction(engine) as connection:
        chosen = select(pointers.c.number, releases.c.hash).join(
            releases, releases.c.id == pointers.c.release
        )
        hashes = {row.number: row.hash for row in connection.execute(chosen)}
        held = [trail for where, trail in trails(connection).items() if where[0] in extracts]
    found = [_withdrawn(trail, at, hashes) for trail in held]
    return max((one for one in found if one is not None), default=None)


def _withdrawn(trail: Trail, at: int, hashes: dict[int, str]) -> Withdrawn | None:
    stood = [pointer for pointer in trail if pointer.number <= at]
    if not stood or stood[-1].upload is None:
        return None
    shown, later = stood[-1], trail[len(stood) :]
    if shown.upload not in pile(trail):
        return Withdrawn(_gone(shown, later).at, "undone")
    made_again = [
        after
        for before, after in pairwise([shown, *later])
        if before.upload == after.upload and hashes[before.number] != hashes[after.number]
    ]
    if made_again and hashes[trail[-1].number] != hashes[shown.number]:
        return Withdrawn(made_again[-1].at, "made_again")
    return None


def _gone(shown: Row[Any], later: Trail) -> Row[Any]:
    """The pointer that took an upload off the pile for the last time."""
    stands, gone = True, later[0]
    for pointer in later:
        if pointer.upload == shown.upload:
            stands = True
        elif stands:
            stands, gone = False, pointer
    return gone


def _standing(connection: Connection, extracts: Collection[str], at: int | None) -> Releases:
    chosen = (
        select(pointers.c.extract, pointers.c.source, pointers.c.period, releases.c.hash)
        .join(releases, releases.c.id == pointers.c.release)
        .where(pointers.c.number.in_(current_numbers(at)), pointers.c.extract.in_(extracts))
    )
    return frozenset((row.extract, row.source, row.period, row.hash) for row in connection.execute(chosen))
