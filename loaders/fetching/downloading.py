"""A file to disk: streamed, bounded, gone on with where it broke off, and there only when all of it came."""

import csv
import hashlib
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

from loaders.fetching.asking import (
    NOT_MODIFIED,
    PARTIAL,
    Validators,
    answered,
    conditions,
    patiently,
    validators_of,
)
from loaders.fetching.manners import Manners, NotFetched, TryAgain

CHUNK = 1 << 16
# So many bytes have come, of so many where that was said.
Tell = Callable[[int, int | None], object]


@dataclass(frozen=True)
class Downloaded:
    """A file that came whole. `size` and `sha256` are of the file as it lies there, unpacked."""

    path: Path
    size: int
    sha256: str
    validators: Validators


def download(
    address: str, into: Path, manners: Manners, known: Validators | None = None, tell: Tell | None = None
) -> Downloaded | None:
    """Bring a file; None where the service says that it is the one known. Raises NotFetched, and leaves nothing then."""
    part = into.with_name(into.name + ".part")
    part.unlink(missing_ok=True)
    coming = _Coming(address, part, manners, dict(known or {}), tell or (lambda have, of: None))
    try:
        if not patiently(coming.attempt, manners):
            return None
        size, sha256 = _settled(part, into, coming, manners)
    except BaseException:  # An officer who leaves the page ends this, too.
        into.unlink(missing_ok=True)
        raise
    finally:
        part.unlink(missing_ok=True)
    return Downloaded(into, size, sha256, coming.validators)


class _Coming:
    """A file that is coming, over one attempt or several."""

    def __init__(self, address: str, part: Path, manners: Manners, known: dict[str, str], tell: Tell) -> None:
        self.address, self.part, self.manners, self.known, self.tell = address, part, manners, known, tell
        self.validators: dict[str, str] = {}
        self.packed = False
        self.ends_at = time.monotonic() + manners.most_seconds

    @property
    def host(self) -> str:
        return str(urlsplit(self.address).hostname)

    def attempt(self) -> bool:
        """Bring what is still to come; False where the service says that the file is the one known."""
        have = self.part.stat().st_size if self.part.exists() else 0
        asked = {"Accept-Encoding": "gzip"}
        if have and (etag := self.validators.get("ETag")) and not etag.startswith("W/"):
            asked |= {"Range": f"bytes={have}-", "If-Range": etag}
        elif not have:
            asked |= conditions(self.known)
        with answered(self.address, asked, self.manners) as response:
            if response.status == NOT_MODIFIED:
                return False
            goes_on = response.status == PARTIAL and response.headers.get("Content-Range", "").startswith(
                f"bytes {have}-"
            )
            if not goes_on:
                have = 0
                self.validators = validators_of(response)
                self.packed = response.headers.get("Content-Encoding") == "gzip"
            self._receive(response, have)
        return True

    def _receive(self, response: HTTPResponse, have: int) -> None:
        whole = have + response.length if response.length else None
        if whole and whole > self.manners.most_bytes:
            raise NotFetched(_too_large(self.manners.most_bytes))
        with self.part.open("ab" if have else "wb") as file:
            # What has come, not a full piece: the time is looked at while a service sends byte by byte, too.
            while chunk := response.read1(CHUNK):
                have += len(chunk)
                if have > self.manners.most_bytes:
                    raise NotFetched(_too_large(self.manners.most_bytes))
                if time.monotonic() > self.ends_at:
                    raise NotFetched(
                        f"{self.host} had not sent the whole file after {self.manners.most_seconds:,.0f} seconds."
                    )
                file.write(chunk)
                self.tell(have, whole)
        if whole and have < whole:
            raise TryAgain(f"{self.host} broke the file off at {have:,} of {whole:,} bytes.")


def _settled(part: Path, into: Path, coming: _Coming, manners: Manners) -> tuple[int, str]:
    """The file in its place, unpacked where it came packed; its size and hash."""
    digest, size, first = hashlib.sha256(), 0, b""
    unpack = zlib.decompressobj(31) if coming.packed else None
    with part.open("rb") as packed, into.open("wb") as file:
        while chunk := packed.read(CHUNK):
            try:
                plain = unpack.decompress(chunk) if unpack else chunk
            except zlib.error as problem:
                raise NotFetched(f"{coming.host} sent a file that cannot be unpacked.") from problem
            size, first = size + len(plain), first or plain[:64]
            if size > manners.most_unpacked_bytes:
                raise NotFetched(_too_large(manners.most_unpacked_bytes))
            digest.update(plain)
            file.write(plain)
    if unpack and not unpack.eof:
        raise NotFetched(f"{coming.host} sent a file that is cut short.")
    if first.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"<", b"{", b""):
        raise NotFetched(f"{coming.host} sent no table of figures.")
    return size, digest.hexdigest()


def _too_large(limit: int) -> str:
    return f"The file is larger than the {limit / 1_000_000:,.0f} MB that the settings allow."


def rows_in(path: Path) -> int:
    """How many rows a CSV has below its headings."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        try:
            return max(0, sum(1 for row in csv.reader(file) if row) - 1)
        except csv.Error as problem:
            raise NotFetched("What came is no table of figures.") from problem


def require_rows(path: Path, expected: int | None, host: str) -> None:
    """Raise NotFetched where a file has fewer or more rows than its publisher says that it has."""
    if expected is None:
        return
    found = rows_in(path)
    if found != expected:
        raise NotFetched(
            f"The file has {found:,} rows, and {host} says that it has {expected:,}: it did not come whole."
        )
