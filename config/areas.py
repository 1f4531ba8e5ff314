"""The areas of England that publishers give figures of, each with every code and name that their files call it by."""

from functools import cached_property
from typing import Literal

from config.ethnicity import normalised
from config.vocabulary import Declared


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
