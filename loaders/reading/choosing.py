"""Which sheet of a workbook is the extract: the one asked for, or the only one with figures; of two, nobody guesses."""

from collections.abc import Mapping

from loaders.harmonising import clean
from loaders.problems import Problem, printable, some
from loaders.reading.decoding import EMPTY
from loaders.reading.facts import Facts

RULE = "which sheet"
_NAMED = 10


def chosen(
    shown: Mapping[str, bool], facts: Mapping[str, Facts], wanted: str | None
) -> tuple[str | None, list[Problem]]:
    """The name of the sheet to read and what else is in the workbook, or None and why. `shown`: whether each sheet can
    be seen, in their order; a hidden one is read only where it is asked for by name."""
    if wanted is not None:
        name = next((name for name in shown if clean(name).casefold() == clean(wanted).casefold()), None)
        return (name, []) if name is not None else (None, [_no_such(wanted, shown)])
    visible = [name for name in shown if shown[name] and facts[name].filled]
    figures = [name for name in visible if facts[name].figures] or visible
    tables = [name for name in visible if facts[name].is_table] or figures
    if len(tables) == 1:
        return tables[0], _beside(tables[0], shown, facts)
    if tables:
        return None, [_several(tables)]
    hidden = [name for name in shown if facts[name].filled]
    return None, [_all_hidden(hidden) if hidden else EMPTY]


def _beside(name: str, shown: Mapping[str, bool], facts: Mapping[str, Facts]) -> list[Problem]:
    others = {
        "The workbook has other sheets.": [each for each in shown if shown[each] and each != name],
        "The workbook has hidden sheets.": [each for each in shown if not shown[each]],
    }
    return [
        Problem("note", RULE, title, f"We read the sheet {_named([name])}, and not {_named(left)}.")
        for title, left in others.items()
        if any(facts[each].filled for each in left)
    ]


def _several(tables: list[str]) -> Problem:
    title = "Several sheets of the workbook hold figures."
    fix = f"Choose the sheet to read: {_named(tables)}."
    return Problem("error", RULE, title, fix, choices=tuple(tables))


def _all_hidden(hidden: list[str]) -> Problem:
    title = f"Every sheet with figures is hidden: {_named(hidden)}."
    return Problem("error", RULE, title, "Unhide the sheet in Excel, save the workbook, and upload it again.")


def _no_such(wanted: str, shown: Mapping[str, bool]) -> Problem:
    title, fix = "The workbook has no sheet of this name.", f"Choose one of its sheets: {_named([*shown])}."
    choices = tuple(name for name in shown if shown[name])
    return Problem("error", RULE, title, fix, found=printable(wanted), choices=choices)


def _named(names: list[str]) -> str:
    return some([f"“{printable(name)}”" for name in names], _NAMED)
