"""Whose dashboard it is: from one code, the areas that it shows and those that it is compared with."""

from typing import Any

from config.areas import Areas, Place, neighbours_of
from config.fitting import ConfigError

VARIABLE = "EQUALITIES_AREA"


def with_areas(settings: dict[str, Any], areas: Areas, code: str, file: str) -> dict[str, Any]:
    """The content of a settings file with its areas: `areas` are the council's own, its region and England; `beside`
    those whose published figures are kept so that places can be compared: its statistical neighbours, the part of a
    region that it lies in, and what `also` names. `code` goes before the file's own, whose `team` is not another
    council's. Raises ConfigError.
    """
    if made := sorted({"areas", "beside", "neighbours"} & set(settings)):
        raise ConfigError(f"{file}: {made[0]}: the areas follow from `area`, the code of the council")
    own = (
        _council(code, areas, VARIABLE)
        if code
        else _council(settings.get("area", ""), areas, f"{file}: area")
    )
    around = [own, *_round(own, areas)]
    wide = [place for place in around if place.inside in ("", areas.places[0].name) or place is own]
    named = settings.get("compared", {})
    listed = _listed(own, named.get("list", ""), file)
    also = [_known(other, areas, f"{file}: compared.also") for other in named.get("also", ())]
    beside = {other["code"]: other["name"] for other in listed}
    beside |= {place.code: place.name for place in (*around, *also)}
    for place in wide:
        beside.pop(place.code, None)
    same = not code or code == settings.get("area")
    return settings | {
        "area": own.code,
        "team": (same and settings.get("team")) or f"{own.name} data team",
        "areas": [_area(place.code, place.name) for place in wide],
        "beside": [_area(other, name) for other, name in beside.items()],
        "neighbours": listed,
        "organisation": own.name if code else settings.get("organisation") or own.name,
    }


def _council(code: str, areas: Areas, key: str) -> Place:
    place = _known(code, areas, key)
    if place.level != "Local authority":
        raise ConfigError(f"{key}: {place.name} is no council; give the code of one in areas.csv")
    return place


def _known(code: str, areas: Areas, key: str) -> Place:
    place = areas.find(code)
    if place is None:
        raise ConfigError(f"{key}: '{code}' is the code of no area in areas.csv")
    return place


def _round(place: Place, areas: Areas) -> list[Place]:
    """The areas that one lies in, the narrowest first."""
    wider = areas.find(place.inside)
    return [wider, *_round(wider, areas)] if wider else []


def _listed(own: Place, named: str, file: str) -> list[dict[str, Any]]:
    try:
        return [neighbour.model_dump() for neighbour in neighbours_of(own.code, named)] if named else []
    except FileNotFoundError:
        raise ConfigError(f"{file}: compared.list: no list of neighbours called '{named}'") from None


def _area(code: str, name: str) -> dict[str, str]:
    return {"code": code, "name": name, "whose": f"{name}’s"}
