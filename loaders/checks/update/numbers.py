"""The numbers of an update: x of y for a share, one number for anything else, and whether they are too small to keep."""

from collections.abc import Iterator, Mapping

from config.plan import Figure
from loaders.checks.update.line import Line
from loaders.problems import Problem
from loaders.quantities import Quantity, quantity

SHARE = ("numerator", "denominator")
# Units whose numbers may have decimals, and may be below nought.
_MEASURED = ("points", "pounds")
_MINUS = ("-", "−")
_WHY = {
    "not whole": "It is not a whole number.",
    "negative": "It is below nought.",
    "per cent": "It is a percentage.",
    "symbol": "It is a symbol and no number.",
}


def problems(line: Line, figure: Figure) -> Iterator[Problem]:
    """What is wrong with the numbers of a line about this figure."""
    wanted = SHARE if figure.of else ("value",)
    unwanted = [name for name in ("value", *SHARE) if name not in wanted and line[name]]
    for name in unwanted:
        yield _unwanted(line, name, figure)
    read = {name: _read(line[name], figure) for name in wanted}
    for name, found in read.items():
        if found.symbol == "confidential" and figure.people:
            continue
        if found.blank:
            fix = f"Write how many {figure.of}." if name == "denominator" else "Write the number."
            yield line.problem(name, f"The {name} is missing.", fix)
        elif found.fault or found.symbol:
            title = _WHY.get(found.fault, "It cannot be read as a number.")
            expected = "a number" if figure.unit in _MEASURED else "a whole number"
            yield line.problem(name, title, "Write the number alone.", expected=expected)
    if figure.of:
        yield from _of_whole(line, read["numerator"].value, read["denominator"].value, figure)


def _unwanted(line: Line, name: str, figure: Figure) -> Problem:
    if figure.of:
        fix = f"Write how many (numerator) of how many {figure.of} (denominator): a share needs its base."
        return line.problem(name, "A share is entered as x of y.", fix)
    return line.problem(name, "This figure is one number.", "Write it under value, and leave this blank.")


def _of_whole(line: Line, x: float, y: float, figure: Figure) -> Iterator[Problem]:
    """NaN, where a number could not be read, compares as neither."""
    if y == 0:
        yield line.problem("denominator", "There is nothing to take a share of.", "Check the denominator.")
    elif x > y:
        fix = f"Check both: the numerator is part of the {figure.of}."
        yield line.problem("numerator", "The numerator is more than the denominator.", fix)


def numbers(line: Line, figure: Figure) -> dict[str, float]:
    """The numbers of a line without problems; NaN where it says itself that one is withheld."""
    return {name: _read(line[name], figure).value for name in (SHARE if figure.of else ("value",))}


def is_small(read: Mapping[str, float], figure: Figure, suppress_below: int) -> bool:
    """Whether a figure about people must be withheld: from 1 to one below the limit are counted, or left out.

    NaN stands for a number that the sender withheld, and withholds the figure.
    """
    if not figure.people:
        return False
    counts = [read["numerator"], read["denominator"] - read["numerator"]] if figure.of else [read["value"]]
    return any(count != count or 1 <= count < suppress_below for count in counts)


def _read(text: str, figure: Figure) -> Quantity:
    if figure.unit not in _MEASURED:
        return quantity(text, "people")
    below = len(text) > 1 and text[0] in _MINUS
    found = quantity(text[1:].lstrip() if below else text.lstrip("£"), "mean")
    return Quantity(value=-found.value, symbol=found.symbol, fault=found.fault) if below else found
