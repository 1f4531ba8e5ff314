"""A small store with something in every table, and all that readers see of one."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from loaders import store
from loaders.access import roles, sign_outs
from loaders.access.identity import Identity
from loaders.store import assessments, decks, updates
from loaders.store.upkeep import withdrawing
from tests.acting import acting
from tests.loaders.store.examples import CORRECTED, FIRST, NEXT_YEAR, build, counts, rows, upload

THIRD_YEAR = rows("2023/24", boys=140, girls=7)
BY = acting("officer")


def filled(folder: Path) -> str:
    """The address of a store with uploads, a correction, an undo, decks, updates, roles and what was fetched."""
    url = f"sqlite:///{folder / 'equalities.db'}"
    engine = store.connect(url)
    files = [upload(FIRST), upload(CORRECTED, NEXT_YEAR), upload(THIRD_YEAR, demonstration=True)]
    for file in files:
        store.accept(engine, file, build=build, by=BY, fingerprint="first")
    later = store.accept(
        engine, upload(rows("2022/23", boys=131, girls=90)), build=build, by=BY, fingerprint="first"
    )
    store.undo(engine, later.reference, by=BY, reason="The file held another year.")
    decks.save(engine, "board", "For the board", [{"name": "First"}], number=3, seen=decks.NEW, by=BY)
    updates.record(engine, [updates.Update("M3", "share", "2026 Q2", value=41.5, evidence="Minutes")], by=BY)
    assessments.give(engine, "DPIA-2026-14", by=BY)
    identity = Identity("https://provider.example", "1", "Somebody")
    roles.meet(engine, identity, ["officer"])
    sign_outs.sign_out(engine, identity)
    engine.dispose()
    return url


def seen(url: str) -> dict[str, Any]:
    """What readers see after a start: the store is looked through first, as every start does."""
    engine = store.connect(url)
    try:
        withdrawing.make_sure(engine, BY)
        return _seen(engine, url)
    finally:
        engine.dispose()


def _seen(engine: Engine, url: str) -> dict[str, Any]:
    reader = store.connect_reader(url)
    try:
        shown = store.released(reader, "exclusions")
        marks = {line.period: bool(line.demonstration) for line in shown.itertuples()}
        past = store.history(engine)
        return {
            "figures": counts(shown),
            "marks": marks,
            "number": store.latest_number(reader),
            "withdrawn": {one.place.period for one in withdrawing.standing(reader)},
            "history": sorted((entry.reference, entry.at, entry.by) if isinstance(entry, store.Undone)
                        else (entry.receipt.reference, entry.receipt.file_name, entry.receipt.at) for entry in past),
            "decks": decks.standing(reader),
            "updates": updates.history(reader).to_dict("records"),
            "assessment": assessments.current(reader),
            "roles": roles.everybody(engine),
            "signed out": sign_outs.ended_until(engine, Identity("https://provider.example", "1").reference),
        }  # fmt: skip
    finally:
        reader.dispose()


def problems(truth: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """What is shown that is not as it was, and not said to be withdrawn."""
    wrong = []
    for place, count in truth["figures"].items():
        now = found["figures"].get(place)
        if now != count and not (now is None and place[0] in found["withdrawn"]):
            wrong.append(f"{place}: {now} in place of {count}")
    wrong += [f"{place} is new" for place in found["figures"] if place not in truth["figures"]]
    for period, marked in found["marks"].items():
        if marked != truth["marks"].get(period):
            wrong.append(f"{period}: marked {marked}")
    for name in ("history", "decks", "updates", "assessment", "roles", "signed out"):
        if str(found[name]) != str(truth[name]):
            wrong.append(f"{name} changed")
    if found["number"] < truth["number"]:
        wrong.append("the number went back")
    return wrong
