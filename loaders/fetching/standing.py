"""How each source stands: what is loaded of it, what is the newest release, and what waits for an officer."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Engine

from config import Config
from config.fetching.source import Source
from config.periods import in_order
from loaders import store
from loaders.fetching import ledger
from loaders.fetching.ledger import CONFIRMED, DISCARDED, FAILED, LOOKED, STAGED, Line
from loaders.fetching.release import Release, from_object


@dataclass(frozen=True)
class Loaded:
    """What of a source's figures is shown: the periods, the upload that brought the newest, and when. `release` is what it
    was fetched as, None where somebody chose the file."""

    periods: tuple[str, ...]
    reference: str
    at: str
    release: Release | None


@dataclass(frozen=True)
class Standing:
    """One source. `newest` is the last release that its service told of, `looked` when; `trouble` says why it could not be
    asked or its file not be had since, `shown` whether any figure of what was `settled` last is shown."""

    name: str
    source: Source
    loaded: Loaded | None = None
    newest: Release | None = None
    looked: str = ""
    trouble: Line | None = None
    waiting: Line | None = None
    settled: Line | None = None
    shown: bool = False

    @property
    def newer(self) -> bool:
        """Whether there is a release that neither is loaded nor waits, nor was discarded by an officer."""
        if self.newest is None:
            return False
        known = [line for line in (self.waiting, self.settled) if line is not None]
        return all(from_object(line.release["told"]).mark != self.newest.mark for line in known)


def standing(engine: Engine, config: Config) -> dict[str, Standing]:
    """Every source, by its name, in the order of its declaration. Nobody is asked."""
    lines, slices = ledger.newest(engine), store.slices(engine)
    shown = {piece.upload for piece in slices}
    return {
        name: _standing(name, source, lines.get(name, {}), _loaded(engine, source, config, slices), shown)
        for name, source in config.sources.items()
    }


def _standing(
    name: str, source: Source, lines: Mapping[str, Line], loaded: Loaded | None, shown: set[str]
) -> Standing:
    looked, failed, staged = lines.get(LOOKED), lines.get(FAILED), lines.get(STAGED)
    ended = [lines[event] for event in (CONFIRMED, DISCARDED) if event in lines]
    settled = max(ended, key=lambda line: line.id, default=None)
    waits = staged is not None and (settled is None or settled.id < staged.id)
    fails = failed is not None and all(line is failed or line.id < failed.id for line in lines.values())
    return Standing(
        name,
        source,
        loaded,
        newest=from_object(looked.release["told"]) if looked else None,
        looked=looked.at if looked else "",
        trouble=failed if fails else None,
        waiting=staged if waits else None,
        settled=settled,
        shown=settled is not None and settled.reference in shown,
    )


def _loaded(engine: Engine, source: Source, config: Config, slices: list[store.Slice]) -> Loaded | None:
    family = config.families[source.family]
    own = [
        piece
        for piece in slices
        if (piece.extract, piece.source) == (family.extract, family.source) and not piece.demonstration
    ]
    if not own:
        return None
    last = max(own, key=lambda piece: piece.number)
    line = ledger.confirmed_as(engine, last.upload)
    release = from_object(line.release["told"]) if line else None
    return Loaded(tuple(in_order(piece.period for piece in own)), last.upload, last.at, release)
