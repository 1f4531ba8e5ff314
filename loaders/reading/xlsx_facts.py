"""What the XML of an Excel workbook says of its sheets."""

import posixpath
import re
from collections.abc import Iterator

from loaders.reading.archive import DAMAGED, Archive, Unreadable
from loaders.reading.facts import Area, Facts, parse

WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"
# Formats that are built in and not written down: per cent, a month with its year, days and times.
_BUILT_IN = {
    "percent": {"9", "10"},
    "month": {"17"},
    "day": {*map(str, (14, 15, 16, *range(18, 23), 45, 46, 47))},
}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


def facts(archive: Archive) -> dict[str, Facts]:
    """The facts of every sheet, by its name."""
    parts, recalculated = _parts(archive)
    styles = _styles(archive)
    known = {}
    for name, part in parts.items():
        if part not in archive.members:
            raise Unreadable(DAMAGED)
        reader = _Reader(styles, recalculated=recalculated)
        parse(archive.chunks(part), reader.start, reader.end, reader.text)
        known[name] = reader.facts
    return known


class _Reader:
    """Reads one sheet as its XML goes by."""

    def __init__(self, styles: dict[str, set[str]], *, recalculated: bool) -> None:
        self.facts = Facts()
        self._styles, self._recalculated = styles, recalculated
        self._row = self._column = -1
        self._filled = 0
        self._kind = self._style = self._value = self._formula = ""
        self._has_formula = False
        self._inside = ""
        self._columns: dict[str, int] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name in ("v", "f"):
            self._inside = name
            self._has_formula |= name == "f"
        elif name == "t":
            self._inside = "t"
        elif name == "row":
            self._begin_row(attributes)
        elif name == "col" and (_is_hidden(attributes) or attributes.get("width") == "0"):
            first, last = int(attributes["min"]), int(attributes["max"])
            self.facts.hidden_columns.update(range(first - 1, min(last, first + 999)))
        elif name == "mergeCell":
            self.facts.merged.extend(_area(attributes.get("ref", "")))

    def end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name == "row":
            self.facts.wide += self._filled >= 2
        self._inside = ""

    def text(self, text: str) -> None:
        if self._inside == "f":
            self._formula += text
        elif self._inside:
            self._value += text

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        self._column, self._filled = -1, 0
        if _is_hidden(attributes) or attributes.get("ht") == "0":
            self.facts.hidden_rows.add(self._row)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        letters = attributes.get("r", "").rstrip("0123456789")
        self._column = self._place_of(letters) if letters else self._column + 1
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._value = self._formula = ""
        self._has_formula = False

    def _place_of(self, letters: str) -> int:
        if letters not in self._columns:
            self._columns[letters] = column_of(letters)
        return self._columns[letters]

    def _end_cell(self) -> None:
        if not (self._value or self._has_formula):
            return
        place, facts = (self._row, self._column), self.facts
        self._filled += 1
        facts.last = (max(facts.last[0], self._row), max(facts.last[1], self._column))
        if self._kind == "e":
            facts.instead[place] = self._value or "#ERROR"
        elif self._has_formula and self._is_uncomputed():
            facts.instead[place] = f"={self._formula}"
        elif self._kind == "n" and self._style in self._styles["month"]:
            facts.months.add(place)
        elif self._kind == "n" and self._style not in self._styles["day"]:
            facts.figures += 1
            if self._style in self._styles["percent"]:
                facts.percents.add(place)

    def _is_uncomputed(self) -> bool:
        """Whether nobody has worked the formula out: no value, or the nought that programs write which leave the working
        out to Excel."""
        if self._kind == "str":
            return not self._value and self._recalculated
        return not self._value or (self._recalculated and self._value == "0")


def _parts(archive: Archive) -> tuple[dict[str, str], bool]:
    """Where the XML of each sheet with cells is, and whether formulas are to be worked out on opening."""
    ids: dict[str, str] = {}
    targets: dict[str, str] = {}
    recalculated = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            ids[attributes.get("name", "")] = relation
        elif name == "calcPr":
            recalculated.append(attributes.get("fullCalcOnLoad") in ("1", "true"))
        elif name == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    for part in (WORKBOOK, _RELATIONS):
        parse([archive.text(part)], start, _nothing, _nothing)
    paths = {
        name: posixpath.normpath(posixpath.join("/xl", targets[relation]))
        for name, relation in ids.items()
        if relation in targets
    }
    return {name: path.removeprefix("/") for name, path in paths.items()}, any(recalculated)


def _styles(archive: Archive) -> dict[str, set[str]]:
    """The numbers of the styles that show per cent, a month without a day, and a day or a time."""
    kinds = {kind: set(numbers) for kind, numbers in _BUILT_IN.items()}
    formats: list[str] = []
    inside = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            kinds.get(_kind(attributes.get("formatCode", "")), set()).add(attributes.get("numFmtId", ""))
        elif name == "cellXfs":
            inside.append(name)
        elif name == "xf" and inside:
            formats.append(attributes.get("numFmtId", ""))

    def end(name: str) -> None:
        if name == "cellXfs":
            inside.clear()

    if text := archive.text(_STYLES):
        parse([text], start, end, _nothing)
    return {
        kind: {str(style) for style, number in enumerate(formats) if number in numbers}
        for kind, numbers in kinds.items()
    }


def _kind(code: str) -> str:
    """What a number format shows, by its letters outside quotation marks."""
    letters = set(_QUOTED.sub("", code).casefold().split(";")[0])
    if "%" in letters:
        return "percent"
    if letters >= {"m", "y"} and not letters & {"d", "h", "s"}:
        return "month"
    return "day" if letters & {"y", "d", "h", "s"} and not letters & {"0", "#"} else ""


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attributes.get("hidden") in ("1", "true")


def _area(written: str) -> Iterator[Area]:
    found = re.fullmatch(r"([A-Z]+)(\d+):([A-Z]+)(\d+)", written)
    if found:
        first, last = (int(found[2]) - 1, column_of(found[1])), (int(found[4]) - 1, column_of(found[3]))
        yield first, last


def column_of(letters: str) -> int:
    """The place of a column, from 0, by its letters."""
    place = 0
    for each in letters.upper():
        place = place * 26 + ord(each) - ord("A") + 1
    return place - 1


def _nothing(*_: object) -> None:
    return
