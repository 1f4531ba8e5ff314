"""The parts of a workbook, which is a zip of XML, unpacked no further than it may be."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.problems import Problem
from loaders.reading.kinds import PASSWORD, not_readable
from loaders.reading.oversize import too_large

_CHUNK = 1 << 16
_LOCAL_HEADER = 30
_STORED, _DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
DAMAGED = Problem(
    "error",
    "damaged",
    "The workbook is damaged: part of it cannot be read.",
    "Open it in Excel, save it again, and upload that file.",
)


class Unreadable(Exception):
    """A workbook that cannot be read, with what to say of it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.title)
        self.problem = problem


@dataclass(frozen=True)
class Archive:
    """A workbook whose parts have all been measured: none unpacks to more than it says it does."""

    data: bytes
    members: dict[str, zipfile.ZipInfo]

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part, unpacked piece by piece."""
        return _unpacked(self.data, self.members[name])

    def text(self, name: str) -> bytes:
        """A whole part, or nothing where there is no such part."""
        return b"".join(self.chunks(name)) if name in self.members else b""


def opened(data: bytes, most: int) -> Archive:
    """The parts of a workbook that unpack to `most` bytes together at the most. Every part is unpacked once to measure
    it, since what a zip says of its own size may be a lie; of what another reader will unpack nothing is left out."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(DAMAGED) from error
    if any(info.flag_bits & 1 for info in infos):
        raise Unreadable(not_readable(PASSWORD))
    if len({info.filename for info in infos}) < len(infos):
        raise Unreadable(DAMAGED)
    left = most
    for info in infos:
        size = 0
        for chunk in _unpacked(data, info):
            size += len(chunk)
            if size > left:
                raise Unreadable(
                    too_large("more in it than its size shows", f"{most / 1e6:,.0f} MB unpacked")
                )
        if size != info.file_size:
            raise Unreadable(DAMAGED)
        left -= size
    return Archive(data, {info.filename: info for info in infos})


def _unpacked(data: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a part as its packed bytes give them, whatever the archive says of their number."""
    start = info.header_offset
    header = data[start : start + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER or info.compress_type not in (_STORED, _DEFLATED):
        raise Unreadable(DAMAGED)
    name, extra = struct.unpack("<HH", header[26:30])
    start += _LOCAL_HEADER + name + extra
    packed = memoryview(data)[start : start + info.compress_size]
    if info.compress_type == _STORED:
        yield from (bytes(packed[at : at + _CHUNK]) for at in range(0, len(packed), _CHUNK))
        return
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    rest: bytes | memoryview = packed
    try:
        while rest and not unpacking.eof:
            piece = unpacking.decompress(rest, _CHUNK)
            rest = unpacking.unconsumed_tail
            if piece:
                yield piece
    except zlib.error as error:
        raise Unreadable(DAMAGED) from error
