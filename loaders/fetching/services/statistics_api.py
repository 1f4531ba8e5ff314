"""DfE's statistics API: data sets by an id that stays, in versions."""

from pathlib import Path
from urllib.parse import urlsplit

from loaders.fetching.asking import Validators, ask
from loaders.fetching.downloading import Downloaded, Tell, download, require_rows
from loaders.fetching.manners import NotFetched
from loaders.fetching.release import Asked, Found, Release
from loaders.fetching.services.answers import part

SERVICE = "statistics-api"
GONE = "The data set was taken over by another (Deprecated). Name the new one in config/sources/: {new}."
REMOVED = "The parts that it took away or renamed may be ones that are read here."


def newest(asked: Asked, known: Validators) -> Found:
    """The latest version of the data set."""
    address = asked.at(SERVICE, "data-sets", asked.source.data_set)
    answer = ask(address, asked.manners, known=known)
    if answer.same:
        return Found(None)
    status = answer.content.get("status", "Published") if isinstance(answer.content, dict) else ""
    if status == "Withdrawn":
        raise NotFetched("Its publisher withdrew the data set.")
    if status == "Deprecated":
        raise NotFetched(GONE.format(new=answer.content.get("supersedingDataSetId", "none is named")))
    version = str(part(answer.content, "latestVersion", "version", of=address))
    told = ask(f"{address}/versions/{version}", asked.manners).content
    rows = part(told, "totalResults", of=address)
    release = Release(
        title=str(part(told, "release", "title", of=address)),
        version=version,
        published=str(told.get("published", ""))[:10],
        address=f"{address}/csv?dataSetVersion={version}",
        file_name=f"{asked.source.family}-{version}.csv",
        rows=rows,
        notes=_changes(asked, address, version),
    )
    return Found(release, answer.validators)


def _changes(asked: Asked, address: str, version: str) -> tuple[str, ...]:
    """What the publisher says changed in a version; nothing is said to have in the first."""
    if version == "1.0":
        return ()
    told = ask(f"{address}/versions/{version}/changes", asked.manners).content
    if not isinstance(told, dict):
        return ()
    words = [str(told["notes"])] if told.get("notes") else []
    if any((told.get("majorChanges") or {}).values()):
        words.append(REMOVED)
    return tuple(words)


def bring(
    asked: Asked, release: Release, into: Path, known: Validators, tell: Tell | None
) -> Downloaded | None:
    """The file of a release, with as many rows as its publisher says; None where it is the one known."""
    brought = download(release.address, into, asked.manners, known, tell)
    if brought:
        try:
            require_rows(into, release.rows, str(urlsplit(release.address).hostname))
        except NotFetched:
            into.unlink()
            raise
    return brought
