"""Which of our areas a row of a published file is about, by whatever codes and names its cells have."""

from dataclasses import dataclass

from config.areas import Areas, Place
from loaders.published.labels import label


@dataclass(frozen=True)
class Seat:
    """The area that a row is about, "" where it is none of ours; of a row about a part of it, which of how many."""

    area: str = ""
    part: str = ""
    parts: int = 1


def seats_of(level: str | None, cells: tuple[str, ...], ours: dict[str, str], areas: Areas) -> list[Seat]:
    """What a row is about: one of our areas, a part of one, or both; a seat of no area where it is neither."""
    place = place_of(level, cells, areas)
    if place is None:
        return [Seat()]
    itself = [Seat(ours[place.code])] if place.code in ours else []
    whole = areas.find(place.inside)
    parts = areas.parts_of(whole.name) if whole else ()
    if whole and whole.code in ours and place.name in parts:
        return [*itself, Seat(ours[whole.code], place.name, len(parts))]
    return itself or [Seat()]


def place_of(level: str | None, cells: tuple[str, ...], areas: Areas) -> Place | None:
    """The area that a row's cells name, by code before name: of the row's own level where it says one, else of its first
    cell that is filled. A name may be of a part of what the code says: DfE gave Inner London the code of London."""
    if level is None:
        cells = tuple(text for text in cells if text)[:1]
    if level == label(areas.places[0].level) and not any(cells):
        return areas.places[0]
    named = [place for text in cells if (place := areas.find(text))]
    named = [place for place in named if level is None or label(place.level) == level]
    part = next((place for place in named if place.name in areas.parts_of(named[0].name)), None)
    return part or (named[0] if named else None)
