"""A file as it was sent, in memory or on disk, of any size: read piece by piece, from the start as often as is needed."""

import hashlib
import io
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

PIECE = 1 << 20


@dataclass(frozen=True)
class Source:
    """Its bytes, or where on the disk they lie. `until`: what keeps a file on the disk that is gone with it."""

    held: bytes | Path
    until: object = field(default=None, repr=False, compare=False)

    @property
    def size(self) -> int:
        return self.held.stat().st_size if isinstance(self.held, Path) else len(self.held)

    def open(self) -> BinaryIO:
        return self.held.open("rb") if isinstance(self.held, Path) else io.BytesIO(self.held)

    def pieces(self, size: int = PIECE) -> Iterator[bytes]:
        with self.open() as file:
            while piece := file.read(size):
                yield piece

    def start(self, most: int = PIECE) -> bytes:
        """The first bytes, of a short file all."""
        with self.open() as file:
            return file.read(most)

    def whole(self) -> bytes:
        return self.held.read_bytes() if isinstance(self.held, Path) else self.held

    def digest(self) -> str:
        """The SHA-256 of its bytes."""
        summed = hashlib.sha256()
        for piece in self.pieces():
            summed.update(piece)
        return summed.hexdigest()


def on_disk(file: BinaryIO) -> Source:
    """A copy on the disk, which is deleted when nobody holds it any more."""
    copy = tempfile.NamedTemporaryFile(prefix="equalities-")  # noqa: SIM115 - it goes with the source
    shutil.copyfileobj(file, copy)
    copy.flush()
    return Source(Path(copy.name), copy)
