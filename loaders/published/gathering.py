"""Which rows of a published file matter: those about our areas, and the first of each thing that is said of the file."""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from config import Config
from config.family import Family
from loaders.checks import personal
from loaders.published.labels import label
from loaders.published.recognising import Headings
from loaders.published.selecting import about_us, deciding, taken, telling
from loaders.reading.batches import Batch, Unreadable
from loaders.reading.oversize import too_large
from loaders.reading.sheet import Skipped

_OURS, _LEFT_OUT, _ELSEWHERE = "ours", "left out", "elsewhere"
# What has a decimal point is a figure, and none of the numbers of individuals.
_FIGURE = r"^-?[0-9]*\.[0-9]*([eE][-+]?[0-9]+)?$"
# Codes of several columns are put together in one number as long as it stays below this.
_MOST_CODES = 1 << 62


@dataclass(eq=False)
class Gathered:
    """The rows of a file that were kept, by their number in Excel, once every batch was added; `blank` counts rows without
    anything in them."""

    family: Family
    headings: Headings
    config: Config
    rows: dict[int, list[str]] = field(default_factory=dict)
    blank: int = 0
    _counted: Counter[str] = field(default_factory=Counter)
    _verdicts: dict[tuple[str, ...], str] = field(default_factory=dict)
    _said: set[tuple[int, str]] = field(default_factory=set)
    # Equal texts are held once: a table says the same few again and again.
    _same: dict[str, str] = field(default_factory=dict)

    @property
    def skipped(self) -> Skipped:
        return Skipped(self._counted[_LEFT_OUT], self._counted[_ELSEWHERE])

    def add(self, batch: Batch) -> None:
        """The next rows of the file."""
        self._add_ragged(batch)
        blank = _blank(batch.columns)
        self.blank += int(blank.sum())
        verdicts = self._judged(batch)
        keep = verdicts == _OURS
        keep[self._firsts(batch)] = True
        keep &= ~blank
        places = np.flatnonzero(keep)
        columns = [column.take(pa.array(places)).cast(pa.string()).to_pylist() for column in batch.columns]
        columns = [[self._same.setdefault(text, text) for text in column] for column in columns]
        self.rows |= zip(batch.lines[places].tolist(), map(list, zip(*columns, strict=True)), strict=True)
        self._counted.update(verdicts[~keep & ~blank].tolist())
        most = self.config.publication.limits.page_rows
        if len(self.rows) > most:
            raise Unreadable([too_large(f"more than {most:,} rows about our areas", f"{most:,} of them")])

    def _add_ragged(self, batch: Batch) -> None:
        """The first row that is not as wide as the headings is what is said of all."""
        for line, row in batch.ragged:
            kinds = {(place, personal.never_public([text])) for place, text in enumerate(row)}
            found = {(place, kind) for place, kind in kinds if kind} | {(-1, "ragged")}
            if found - self._said:
                self._said |= found
                self.rows[line] = row
            else:
                self._counted[_LEFT_OUT] += 1

    def _judged(self, batch: Batch) -> np.ndarray:
        """For each row whether it is ours, or why it is not; rows that say the same of area and kind are judged once."""
        names = [name for name in deciding(self.family) if self.headings.places.get(name)]
        columns = [batch.columns[self.headings.places[name][0]] for name in names]
        codes, firsts = _combined(columns, len(batch.lines))
        texts = [_texts(column) for column in columns]
        indices = [column.indices.to_numpy()[firsts] for column in columns]
        rows = [
            tuple(text[at] for text, at in zip(texts, row, strict=True)) for row in zip(*indices, strict=True)
        ]
        if new := [row for row in rows if row not in self._verdicts]:
            table = pd.DataFrame(new, columns=names, dtype="str")
            fitting, _ = taken(table, self.family)
            ours = about_us(table, self.family, self.config)
            said = np.where(fitting, np.where(ours, _OURS, _ELSEWHERE), _LEFT_OUT)
            self._verdicts |= zip(new, said.tolist(), strict=True)
        return np.array([self._verdicts[row] for row in rows], dtype=object)[codes]

    def _firsts(self, batch: Batch) -> list[int]:
        """The first rows in which something stands that is said of the whole file."""
        found = []
        for name, wanted in telling(self.family).items():
            for place in self.headings.places.get(name, ())[:1]:
                texts = _texts(batch.columns[place])
                odd = [
                    (at, text) for at, text in enumerate(texts)
                    if (place, text) not in self._said and (wanted is None or label(text) in wanted)
                ]  # fmt: skip
                found += self._new(batch.columns[place], place, odd)
        for place, column in enumerate(batch.columns):
            found += self._new(column, place, _never_public(column))
        return found

    def _new(self, column: pa.DictionaryArray, place: int, said: list[tuple[int, str]]) -> list[int]:
        """The first rows that have these texts (by their place among the distinct ones), as far as nothing like them was
        there before."""
        rows = []
        codes = column.indices.to_numpy() if said else np.array([])
        for at, what in said:
            if (place, what) not in self._said:
                self._said.add((place, what))
                rows.append(int(np.argmax(codes == at)))
        return rows


def _texts(column: pa.DictionaryArray) -> list[str]:
    return [text.strip() for text in column.dictionary.to_pylist()]


def _never_public(column: pa.DictionaryArray) -> list[tuple[int, str]]:
    """The distinct texts of a column, by their place, that look like numbers of individuals, and what they look like."""
    texts = column.dictionary
    places = pc.indices_nonzero(pc.greater_equal(pc.binary_length(texts), personal.NEVER_SHORTER))
    long = texts.take(places)
    left = pc.indices_nonzero(pc.invert(pc.match_substring_regex(long, _FIGURE)))
    at, written = places.take(left).to_pylist(), long.take(left).to_pylist()
    if not personal.never_public(written):
        return []
    kinds = ((place, personal.never_public([text])) for place, text in zip(at, written, strict=True))
    return [(place, kind) for place, kind in kinds if kind]


def _blank(columns: list[pa.DictionaryArray]) -> np.ndarray:
    """Which rows have nothing in any column."""
    blank = np.ones(len(columns[0]), dtype=bool)
    for column in columns:
        empty = np.array([not text.strip() for text in column.dictionary.to_pylist()], dtype=bool)
        blank &= empty[column.indices.to_numpy()] if empty.any() else False
        if not blank.any():
            break
    return blank


def _combined(columns: list[pa.DictionaryArray], rows: int) -> tuple[np.ndarray, np.ndarray]:
    """One code for each row, equal where all columns are; and the first row of each code."""
    codes, size = np.zeros(rows, dtype=np.int64), 1
    for column in columns:
        if size * max(len(column.dictionary), 1) >= _MOST_CODES:
            codes, distinct = pd.factorize(codes)
            size = len(distinct)
        size *= max(len(column.dictionary), 1)
        codes = codes * len(column.dictionary) + column.indices.to_numpy()
    codes, distinct = pd.factorize(codes)
    firsts = np.empty(len(distinct), dtype=np.int64)
    firsts[codes[::-1]] = np.arange(rows)[::-1]
    return codes, firsts
