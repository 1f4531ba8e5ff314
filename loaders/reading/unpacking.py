"""A file that was packed for its journey, as the file that it is: a gzip, or a zip with one CSV in it, unpacked to disk."""

import gzip
import io
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, BinaryIO

from loaders.problems import Problem, printable, some
from loaders.reading.kinds import CUT_SHORT, is_archive_of_files, not_readable
from loaders.reading.oversize import too_large
from loaders.reading.source import PIECE, Source

RULE = "which sheet"
_GZIP, _ZIP = b"\x1f\x8b", b"PK"
_NAMED = 10
_INCOMPLETE = (EOFError, gzip.BadGzipFile, zipfile.BadZipFile, zlib.error)
_BROKEN = (EOFError, OSError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error, NotImplementedError)


class Packed(Exception):
    """A packed file that is not unpacked, and what is said of it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.title)
        self.problem = problem


@contextmanager
def unpacked(source: Source, most: int, wanted: str | None = None) -> Iterator[Source]:
    """The file inside, for as long as it is needed; any other file is itself. Raises Packed where it cannot be had or
    unpacks to more than `most` bytes. `wanted` names the file where a zip has several CSVs."""
    start = source.start(4)
    if start.startswith(_GZIP):
        with _written(source, _from_gzip, most, "a compressed (gzip) file") as inside:
            yield inside
    elif start.startswith(_ZIP) and (name := _chosen(source, wanted)):
        with _written(source, partial(_from_zip, name=name), most, "a zip file") as inside:
            yield inside
    else:
        yield source


def _chosen(source: Source, wanted: str | None) -> str | None:
    """The one CSV of a zip, or the one that is wanted; None where the zip is a workbook or holds none."""
    with source.open() as file:
        try:
            names = zipfile.ZipFile(file).namelist()
        except _BROKEN:
            return None
    if not is_archive_of_files(names):
        return None
    tables = [name for name in names if _is_table(name)]
    if wanted in tables or len(tables) < 2:
        return wanted if wanted in tables else next(iter(tables), None)
    title = "The zip file holds several CSVs."
    fix = f"Choose the file to read: {some([f'“{printable(name)}”' for name in tables], _NAMED)}."
    raise Packed(Problem("error", RULE, title, fix, choices=tuple(tables)))


def _is_table(name: str) -> bool:
    """Whether a file of a zip is a table of figures: DfE's zips hold descriptions of the columns too."""
    last = name.rpartition("/")[2].casefold()
    return last.endswith(".csv") and not last.endswith(".meta.csv") and not last.startswith(".")


def _from_gzip(file: BinaryIO) -> IO[bytes]:
    return io.BufferedReader(gzip.GzipFile(fileobj=file))


def _from_zip(file: BinaryIO, name: str) -> IO[bytes]:
    packed = zipfile.ZipFile(file)
    # Of the other ways of packing, zipfile unpacks all that it has read at once: a kilobyte may be gigabytes.
    if packed.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise NotImplementedError("a zip that is packed in an uncommon way")
    return packed.open(name)


@contextmanager
def _written(
    source: Source, opened: Callable[[BinaryIO], IO[bytes]], most: int, kind: str
) -> Iterator[Source]:
    """What a packed file gives, on disk while it is needed, never more than `most` bytes of it."""
    with tempfile.NamedTemporaryFile(prefix="equalities-") as held:
        size = 0
        try:
            with source.open() as file, opened(file) as inside:
                while piece := inside.read(PIECE):
                    size += len(piece)
                    if size > most:
                        raise Packed(
                            too_large("more in it than its size shows", f"{most / 1e6:,.0f} MB unpacked")
                        )
                    held.write(piece)
        except _BROKEN as error:
            raise Packed(not_readable(CUT_SHORT if isinstance(error, _INCOMPLETE) else kind)) from error
        held.flush()
        yield Source(Path(held.name))
