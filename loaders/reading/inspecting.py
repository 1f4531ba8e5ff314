"""What the bytes of a CSV say of its lines and quotation marks while they pass by, so that no reader need guess."""

from dataclasses import dataclass

import numpy as np

_QUOTE = ord('"')
_ENDS = b"\r\n"


@dataclass
class Inspector:
    """Fed with a text as UTF-8 from its start, piece by piece. `too_long`: whether a line is longer than `most` bytes.
    `odd`: whether a quotation mark neither opens nor closes a whole cell, so that readers may differ over it."""

    delimiter: bytes
    most: int
    too_long: bool = False
    odd: bool = False
    ended: bool = True
    inside: bool = False
    _line: int = 0
    _last: bytes = b"\n"

    def feed(self, piece: bytes) -> None:
        """The next bytes of the text."""
        if not piece:
            return
        self._measure(piece)
        if not self.odd and (b'"' in piece or self.inside or self._last == b'"'):
            self._quotes(piece)
        self._last = piece[-1:]
        self.ended = self._last in (b"\n", b"\r")

    @property
    def sound(self) -> bool:
        """Whether every quotation mark of a text that was fed to its end has its pair."""
        return not self.odd and not self.inside

    def _measure(self, piece: bytes) -> None:
        """Leap from line end to line end, as far as a line may reach each time."""
        at = 0
        while not self.too_long:
            reach = self.most - self._line
            end = max(piece.rfind(b"\n", at, at + reach), piece.rfind(b"\r", at, at + reach))
            if end < 0:
                self._line += len(piece) - at
                self.too_long = self._line > self.most
                return
            at, self._line = end + 1, 0

    def _quotes(self, piece: bytes) -> None:
        """Opening marks come after a delimiter or the end of a line, closing ones before; two together are one of the
        cell's own."""
        around = np.frombuffer(self._last + piece, dtype=np.uint8)
        marks = np.flatnonzero(around == _QUOTE)
        edges = np.zeros(256, dtype=bool)
        edges[[*self.delimiter, *_ENDS, _QUOTE]] = True
        inside = self.inside
        if marks.size and marks[0] == 0:
            # The mark that ended the last piece was counted there; what follows it is seen only now.
            marks = marks[1:]
            self.odd |= not inside and not edges[around[1]]
        opening, closing = marks[int(inside) :: 2], marks[int(not inside) :: 2]
        closing = closing[closing + 1 < around.size]
        self.odd |= not (edges[around[opening - 1]].all() and edges[around[closing + 1]].all())
        self.inside = inside ^ bool(marks.size % 2)
