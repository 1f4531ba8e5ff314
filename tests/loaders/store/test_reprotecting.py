"""What stands again after an undo, beside what others have published meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
from sqlalchemy import Engine

from config.refusal import Unsafe
from config.release_context import ALONE, ReleaseContext
from loaders import store
from loaders.store.rebuilding import reprotect_put_back
from tests.acting import acting
from tests.loaders.store.examples import CORRECTED, FIRST, build, rows, upload
from tests.loaders.store.test_undoing import current_bytes

Accept = Callable[..., store.Receipt]
AGAIN: dict[str, Any] = {"fingerprint": "first", "guarded": ["misa"], "by": acting("officer")}


def theirs(boys: float, girls: float) -> store.Upload:
    """The same year as somebody else has published it."""
    part = rows("2021/22", boys=boys, girls=girls).assign(source="dfe")
    return replace(upload(part), source="dfe")


def beside_theirs(part: pd.DataFrame, extract: str, context: ReleaseContext = ALONE) -> pd.DataFrame:
    """Beside figures of others ours are withheld where they are under 82."""
    small = part["count"].lt(82) & bool(context.beside)
    return build(part.assign(count=part["count"].mask(small)), extract)


def unsafe_beside_theirs(part: pd.DataFrame, extract: str, context: ReleaseContext = ALONE) -> pd.DataFrame:
    if context.beside and part["source"].eq("misa").all():
        raise Unsafe("Small counts could be worked out from these figures.")
    return build(part, extract)


def ours(engine: Engine) -> dict[str, float]:
    """What stands of our own file, by sex; withheld figures are left out."""
    release = store.released(engine, "exclusions")
    mine = release[release["source"].eq("misa") & release["status"].eq("published")]
    return dict(zip(mine["sex"], mine["count"], strict=True))


def test_what_stands_again_is_held_against_what_others_have_published_since(
    engine: Engine, accept: Accept
) -> None:
    accept(upload(FIRST))
    correction = accept(upload(CORRECTED), build=beside_theirs)
    accept(theirs(boys=120, girls=85), build=beside_theirs, guarded=["misa"])
    assert ours(engine) == {"Boys": 120, "Girls": 85}
    undone = store.undo(engine, correction.reference, by=acting("officer"))
    reprotect_put_back(engine, undone, build=beside_theirs, **AGAIN)
    assert ours(engine) == {"Boys": 120}


def test_what_could_not_stand_beside_figures_of_others_does_not_stand_when_it_is_published_again(
    engine: Engine, accept: Accept
) -> None:
    first = accept(upload(FIRST))
    accept(theirs(boys=120, girls=80), build=unsafe_beside_theirs, guarded=["misa"])
    assert ours(engine) == {}
    undone = store.redo(engine, first.reference, by=acting("officer"))
    assert ours(engine) == {"Boys": 120, "Girls": 80}
    reprotect_put_back(engine, undone, build=unsafe_beside_theirs, **AGAIN)
    assert ours(engine) == {}


def test_what_stands_again_beside_nothing_new_is_the_same_release(engine: Engine, accept: Accept) -> None:
    accept(theirs(boys=120, girls=85))
    accept(upload(FIRST))
    before = current_bytes(engine)
    undone = store.undo(engine, accept(upload(CORRECTED)).reference, by=acting("officer"))
    reprotect_put_back(engine, undone, build=beside_theirs, **AGAIN)
    assert current_bytes(engine) == before
    assert store.latest_number(engine) == undone.number


def test_what_is_protected_holds_against_figures_of_others_that_stand_again(
    engine: Engine, accept: Accept
) -> None:
    accept(theirs(boys=120, girls=80))
    theirs_corrected = accept(theirs(boys=121, girls=80))

    def seen(part: pd.DataFrame, extract: str, context: ReleaseContext = ALONE) -> pd.DataFrame:
        """Ours without the figures that theirs are not."""
        same = part["count"].isin(context.beside[0]["count"]) if context.beside else part["count"].notna()
        return build(part.assign(count=part["count"].where(same)), extract)

    accept(upload(FIRST), build=seen)
    assert ours(engine) == {"Girls": 80}
    undone = store.undo(engine, theirs_corrected.reference, by=acting("officer"))
    reprotect_put_back(engine, undone, build=seen, **AGAIN)
    assert ours(engine) == {"Boys": 120, "Girls": 80}
