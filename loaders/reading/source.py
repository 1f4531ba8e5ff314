"""A file as it was sent, in memory or on disk, of any size: read piece by piece, from the start as often as is needed."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

PIECE = 1 << 20


@dataclass(frozen=True)
class Source:
    """Its bytes, or where on the disk they lie."""

    held: bytes | Path

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
