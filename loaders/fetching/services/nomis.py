"""ONS's census by Nomis. Whoever has no key gets a certain number of rows and no word that there are more."""

import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from loaders.fetching.asking import Validators
from loaders.fetching.downloading import Downloaded, Tell, download
from loaders.fetching.manners import NotFetched
from loaders.fetching.release import Asked, Found, Release

SERVICE = "nomis"
COUNT = "RECORD_COUNT"
MOST_PAGES = 40


def newest(asked: Asked, known: Validators) -> Found:
    """A census is published once, so that nobody is asked: what is to be brought is what the source says."""
    return Found(
        Release(
            title=asked.source.publication,
            version="1",
            published="",
            address=_address(asked, 0),
            file_name=f"{asked.source.data_set}.csv",
        )
    )


def _address(asked: Asked, offset: int) -> str:
    source = asked.source
    query = {source.areas or "geography": ",".join(asked.areas)} | source.query
    if "select" in query:
        query["select"] += f",{COUNT.lower()}"
    if offset:
        query["recordoffset"] = str(offset)
    return f"{asked.at(SERVICE, 'dataset', source.data_set)}.data.csv?{urlencode(query, safe=',')}"


def bring(
    asked: Asked, release: Release, into: Path, known: Validators, tell: Tell | None
) -> Downloaded | None:
    """All rows, in as many parts as the service makes of them. Raises NotFetched where it does not send them all."""
    part = into.with_suffix(".page")
    try:
        first = download(release.address, part, asked.manners, known, tell)
        if first is None:
            return None
        with into.open("w", encoding="utf-8", newline="") as file:
            written = csv.writer(file, lineterminator="\n")
            _write_all(written.writerows, asked, part, tell)
    except BaseException:
        into.unlink(missing_ok=True)
        raise
    finally:
        part.unlink(missing_ok=True)
    held = into.read_bytes()
    return Downloaded(into, len(held), hashlib.sha256(held).hexdigest(), first.validators)


def _write_all(
    write: Callable[[Iterable[list[str]]], object], asked: Asked, part: Path, tell: Tell | None
) -> None:
    host = str(urlsplit(asked.at(SERVICE)).hostname)
    rows = 0
    for page in range(MOST_PAGES):
        header, *found = _rows_of(part, host)
        count = _count(header, found, host)
        place = header.index(COUNT)
        kept = [
            [cell for at, cell in enumerate(row) if at != place]
            for row in ([header] if not page else []) + found
        ]
        write(kept)
        rows += len(found)
        if rows == count:
            return
        if not found or rows > count:
            break
        download(_address(asked, rows), part, asked.manners, tell=tell)
    raise NotFetched(f"{host} sent {rows:,} of {count:,} rows and no more: the figures did not come whole.")


def _rows_of(part: Path, host: str) -> Iterator[list[str]]:
    with part.open(encoding="utf-8-sig", newline="") as file:
        yield from (row for row in csv.reader(file) if row)


def _count(header: list[str], rows: list[list[str]], host: str) -> int:
    """How many rows there are in all, as each row says."""
    if COUNT not in header:
        raise NotFetched(
            f"{host} does not say how many rows there are, so that nobody knows whether it sent them all."
        )
    said = {row[header.index(COUNT)] for row in rows if len(row) == len(header)}
    if len(said) != 1 or not (number := said.pop()).isdigit() or any(len(row) != len(header) for row in rows):
        raise NotFetched(f"{host} sent rows that are cut short.")
    return int(number)
