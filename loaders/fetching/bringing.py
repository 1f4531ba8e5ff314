"""A source is looked at, its newer file brought and kept aside, and what waits is published or discarded by an officer."""

import hashlib
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine

from config import Config
from loaders import intake
from loaders.actor import Actor
from loaders.fetching import ledger
from loaders.fetching.downloading import Tell
from loaders.fetching.ledger import CONFIRMED, DISCARDED, FAILED, LOOKED, STAGED, Line
from loaders.fetching.manners import Manners, NotFetched
from loaders.fetching.release import Asked, Release, from_object
from loaders.fetching.services import SERVICES
from loaders.fetching.standing import standing
from loaders.intake import Checked
from loaders.problems import Problem, printable
from loaders.store import audit


def look(engine: Engine, name: str, config: Config, manners: Manners, *, by: Actor) -> Line:
    """Ask which release of a source is the newest. The line says it, or why it could not be told (FAILED)."""
    asked = _asked(name, config, manners)
    last = ledger.newest(engine).get(name, {}).get(LOOKED)
    # What a service knows again is what it was asked before: another address in the settings is another thing.
    same = last is not None and last.release.get("asked") == _address(asked)
    try:
        found = SERVICES[asked.source.service].newest(
            asked, last.release["validators"] if last and same else {}
        )
    except NotFetched as reason:
        return ledger.record(engine, Line(name, FAILED, words=str(reason)), by=by)
    if found.release is None:
        assert last is not None, "a service says that nothing changed of what it told before"
        return ledger.record(engine, Line(name, LOOKED, last.release), by=by)
    told = {"told": found.release.as_object(), "validators": dict(found.validators), "asked": _address(asked)}
    return ledger.record(engine, Line(name, LOOKED, told), by=by)


def _asked(name: str, config: Config, manners: Manners) -> Asked:
    areas = tuple(area.code for area in config.publication.areas)
    return Asked(config.sources[name], config.publication.fetch.services, areas, manners)


def _address(asked: Asked) -> str:
    return f"{asked.at(asked.source.service)} {asked.source.model_dump_json()}"


def stage(
    engine: Engine,
    name: str,
    config: Config,
    manners: Manners,
    *,
    by: Actor,
    again: bool = False,
    tell: Tell | None = None,
) -> Line:
    """Look, bring what is newer and let it wait. The line: what waits now, or LOOKED where nothing is newer, or FAILED.

    `again` brings what was loaded, taken back or discarded before, too.
    """
    looked = look(engine, name, config, manners, by=by)
    if looked.event == FAILED:
        return looked
    state = standing(engine, config)[name]
    release = from_object(looked.release["told"])
    if not state.newer and not (again and state.waiting is None):
        return state.waiting or looked
    try:
        line = _brought(engine, name, release, _asked(name, config, manners), tell)
    except NotFetched as reason:
        return ledger.record(engine, Line(name, FAILED, looked.release, words=str(reason)), by=by)
    if state.waiting and state.waiting.file["path"] != line.file["path"]:
        _path(engine, state.waiting).unlink(missing_ok=True)
    return ledger.record(engine, replace(line, release=looked.release), by=by)


def _brought(engine: Engine, name: str, release: Release, asked: Asked, tell: Tell | None) -> Line:
    folder = ledger.waiting_folder(engine)
    folder.mkdir(parents=True, exist_ok=True)
    coming = folder / f"{name}.coming"
    brought = SERVICES[asked.source.service].bring(asked, release, coming, {}, tell)
    assert brought is not None, "nothing is known of a file that is newer"
    path = folder / f"{name}-{brought.sha256[:16]}.csv"
    brought.path.replace(path)
    file = {
        "name": printable(Path(release.file_name).name) or path.name,
        "path": path.name,
        "sha256": brought.sha256,
        "size": brought.size,
        "at": audit.utc_now(),
        "address": release.address,
        "licence": asked.source.licence,
        "validators": dict(brought.validators),
    }
    return Line(name, STAGED, file=file)


def _path(engine: Engine, line: Line) -> Path:
    return ledger.waiting_folder(engine) / line.file["path"]


def held(engine: Engine, line: Line) -> Path:
    """The file that waits. Raises NotFetched where it is gone or not what came."""
    path = _path(engine, line)
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as problem:
        raise NotFetched("The file that waited is gone. Bring it again.") from problem
    if found != line.file["sha256"]:
        raise NotFetched("The file that waited is not what came: it was changed since. Bring it again.")
    return path


def check(engine: Engine, line: Line, config: Config) -> Checked:
    """What a file that waits turns out to be: the same check as of an upload; and it must be of its source's family."""
    checked = intake.check(held(engine, line), line.file["name"], config, large=True)
    expected = config.sources[line.source].family
    if checked.upload is None or checked.family == expected:
        return checked
    found = (
        config.families[checked.family].title if checked.family in config.families else "an extract of ours"
    )
    title, fix = (
        "This is not the file that was asked for.",
        "Look at what the source declares, in config/sources/.",
    )
    wrong = Problem(
        "error", "another file", title, fix, found=found, expected=config.families[expected].title
    )
    return replace(checked, upload=None, problems=(*checked.problems, wrong))


def confirmed(engine: Engine, line: Line, reference: str, *, by: Actor) -> Line:
    """A file that waited was published as an upload; it is kept there, and waits no longer."""
    done = ledger.record(engine, replace(line, event=CONFIRMED, reference=reference), by=by)
    _path(engine, line).unlink(missing_ok=True)
    return done


def discarded(engine: Engine, line: Line, *, by: Actor) -> Line:
    """A file that waited is not wanted; it is brought again only when somebody asks for it."""
    done = ledger.record(engine, replace(line, event=DISCARDED), by=by)
    _path(engine, line).unlink(missing_ok=True)
    return done
