"""ONS's filter service for the census: a table made to order, fetched when it is ready."""

import csv
from pathlib import Path
from urllib.parse import urlsplit

from loaders.fetching.asking import Validators, ask
from loaders.fetching.downloading import Downloaded, Tell, download
from loaders.fetching.manners import NotFetched
from loaders.fetching.release import Asked, Found, Release
from loaders.fetching.services.answers import part

SERVICE = "ons-filter"
POLLS, EVERY = 40, 3.0
# Codes of unitary authorities, districts and boroughs: the areas that a table of authorities can have.
AUTHORITIES = ("E06", "E07", "E08", "E09")


def newest(asked: Asked, known: Validators) -> Found:
    """The latest version of the data set."""
    address = asked.at(SERVICE, "datasets", asked.source.data_set)
    answer = ask(address, asked.manners, known=known)
    if answer.same:
        return Found(None)
    latest = part(answer.content, "links", "latest_version", of=address)
    version, href = str(part(latest, "id", of=address)), str(part(latest, "href", of=address))
    release = Release(
        title=asked.source.publication,
        version=version,
        published=str(answer.content.get("last_updated", ""))[:10],
        address=href,
        file_name=f"{asked.source.data_set}-{version}.csv",
    )
    return Found(release, answer.validators)


def bring(
    asked: Asked, release: Release, into: Path, known: Validators, tell: Tell | None
) -> Downloaded | None:
    """Order the table, wait for it and bring it; each area that was asked for must be in it."""
    address = asked.at(SERVICE, "filters")
    order = part(ask(address, asked.manners, post=_order(asked, release)).content, "filter_id", of=address)
    sent = ask(f"{address}/{order}/submit", asked.manners, post={}).content
    output = str(part(sent, "filter_output_id", of=address))
    brought = download(_when_ready(asked, output), into, asked.manners, known, tell)
    if brought:
        _require_areas(into, _areas(asked))
    return brought


def _areas(asked: Asked) -> list[str]:
    return [code for code in asked.areas if code.startswith(AUTHORITIES)]


def _order(asked: Asked, release: Release) -> dict[str, object]:
    source = asked.source
    area = {"name": source.areas, "is_area_type": True, "options": _areas(asked)}
    others = [{"name": name, "options": list(values)} for name, values in source.options.items()]
    return {
        "dataset": {
            "id": source.data_set,
            "edition": source.query["edition"],
            "version": int(release.version),
        },
        "population_type": source.query["population_type"],
        "dimensions": [area, *others],
    }


def _when_ready(asked: Asked, output: str) -> str:
    """The address of the table, once it is made."""
    address = asked.at(SERVICE, "filter-outputs", output)
    for _ in range(POLLS):
        downloads = ask(address, asked.manners).content.get("downloads") or {}
        if href := (downloads.get("csv") or {}).get("href"):
            return str(href)
        asked.manners.pause(EVERY)
    raise NotFetched(f"{urlsplit(address).hostname} had not made the table after {POLLS * EVERY:g} seconds.")


def _require_areas(path: Path, areas: list[str]) -> None:
    """ONS leaves out areas whose figures could identify somebody, without a word."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = {row[0] for row in csv.reader(file) if row}
    if missing := [code for code in areas if code not in found]:
        path.unlink()
        raise NotFetched(
            f"ONS left out {', '.join(missing)}: it releases no figures of so few people in so much detail."
        )
