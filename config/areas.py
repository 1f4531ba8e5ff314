"""The areas of England that publishers give figures of, each with every code and name that their files call it by."""

import csv
from functools import cached_property
from pathlib import Path
from typing import Literal

from config.ethnicity import normalised
from config.vocabulary import Declared

# Lists of statistical neighbours: the authorities most like another, as their publisher found them.
NEIGHBOURS = Path(__file__).parent.parent / "data" / "published" / "neighbours"


class Place(Declared):
    """One row of `areas.csv`. `code` is ONS's, `old_code` DfE's number, `inside` the area that it lies in; `also` are
    former codes and other names, with semicolons between them. An area that was abolished has its last year in its name.
    """

    code: str
    old_code: str
    name: str
    level: Literal["National", "Regional", "Local authority"]
    inside: str
    also: str


class Areas(Declared):
    """The areas, the widest first. Where two are called alike, the one that stands first is meant."""

    places: tuple[Place, ...]

    @cached_property
    def _by_text(self) -> dict[str, Place]:
        found: dict[str, Place] = {}
        for texts in (
            lambda place: [place.code, place.old_code],
            lambda place: [place.name],
            lambda place: place.also.split(";"),
        ):
            for place in self.places:
                for text in texts(place):
                    found.setdefault(normalised(text), place)
        return {text: place for text, place in found.items() if text}

    def find(self, text: str) -> Place | None:
        """The area of a code or a name as a file has it: "E09000012", "204", "204.0", "London (Inner)"."""
        return self._by_text.get(normalised(text.strip().removesuffix(".0")))

    def parts_of(self, name: str) -> tuple[str, ...]:
        """The areas that make one up where a file does not give it itself: those of its own level inside it."""
        levels = {place.name: place.level for place in self.places}
        return tuple(
            place.name for place in self.places if place.inside == name and place.level == levels[name]
        )


class Neighbour(Declared):
    """`place`: 1 is the most alike. `closeness` is the publisher's own word for how alike it is."""

    code: str
    name: str
    place: int
    closeness: str


def neighbours_of(code: str, named: str) -> tuple[Neighbour, ...]:
    """The neighbours of an area in the list of this name, the most alike first; none where it has no such area.

    Columns of a list: code, name, place, neighbour_code, neighbour, closeness. A list that is not there is a
    FileNotFoundError.
    """
    with (NEIGHBOURS / f"{named}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["code"] == code]
    found = [
        Neighbour(
            code=row["neighbour_code"],
            name=row["neighbour"],
            place=int(row["place"]),
            closeness=row["closeness"],
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda neighbour: neighbour.place))
