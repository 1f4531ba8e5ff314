"""Taking an upload back, or publishing it again, with what is shown then protected as it would be now."""

from __future__ import annotations

from sqlalchemy import Engine

from config import Config
from loaders.actor import Actor
from loaders.store.rebuilding import rebuild, reprotect_put_back
from loaders.store.receipts import Build, Undone
from loaders.store.undoing.pointing_back import redo, undo


def take_back(
    engine: Engine,
    reference: str,
    settings: Config,
    build: Build,
    *,
    by: Actor,
    reason: str,
    again: bool,
) -> Undone:
    """Undo an upload or (`again`) publish it again. Raises CannotUndo where that cannot be."""
    undone = (redo if again else undo)(engine, reference, by=by, reason=reason)
    guarded, fingerprint = settings.extracts[undone.extract].guarded, settings.fingerprint
    reprotect_put_back(engine, undone, build=build, fingerprint=fingerprint, guarded=guarded, by=by)
    rebuild(engine, build=build, fingerprint=fingerprint, by=by)
    return undone
