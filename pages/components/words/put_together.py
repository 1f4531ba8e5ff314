"""What is put together in a view because its parts are too small to be shown apart, and why."""

from config import Config
from config.ethnicity import Ethnicity
from config.periods import years_of
from pages.components.shared import part_words
from pages.components.shared.view import View
from pages.components.words.phrases import joined

_WHY = "Apart, too many of the figures by {split} would be too small to show, or would give small ones away."


def notes(view: View, config: Config) -> list[str]:
    """Which values of the breakdown and which groups stand together; nothing where all stand apart."""
    dimensions = part_words.dimensions_of(view, config)
    there = {row.category for row in view.group_rows}
    lines = [
        f"“{name}” are {joined([part_words.on_grade(part) for part in parts])} together."
        for dimension in dimensions
        for name, parts in dimension.joined.items()
        if name in there
    ]
    groups = dict.fromkeys(row.group for row in view.group_rows)
    lines += [_of_a_group(name, config.ethnicity) for name in groups if _is_joined(name, config.ethnicity)]
    if not lines:
        return _nothing_shown(view, config)
    why = _WHY.format(split=part_words.split_title(view, config).lower()) if dimensions else ""
    return [" ".join([*lines, why, "What is put together stays so in later figures."])]


def years(view: View) -> list[str]:
    """That several years are added up, what their figures are then of, and that nothing new is known by it."""
    how_many = years_of(view.selection.period)
    if how_many == 1:
        return []
    return [
        f"Counts are of {how_many} years, each year’s own added up. Figures are of an average year, and whoever is counted in "
        "two years is counted twice.",
        "Years together never overlap and leave out those that Covid touched. A sum is not shown where one of its years is "
        "not published.",
    ]


def _nothing_shown(view: View, config: Config) -> list[str]:
    """That even what can be put together is too small, where the whole breakdown is withheld for it."""
    coarser = [dimension for dimension in part_words.dimensions_of(view, config) if dimension.coarser]
    withheld = {row.status for row in view.group_rows} == {"confidential"}
    if not (coarser and withheld):
        return []
    return [
        f"No figure by {part_words.split_title(view, config).lower()} is shown: put together, too, too many of them would be too "
        "small, or would give small ones away."
    ]


def _is_joined(name: str, ethnicity: Ethnicity) -> bool:
    return name in ethnicity.groups and ethnicity.groups[name].level == "joined"


def _of_a_group(name: str, ethnicity: Ethnicity) -> str:
    inside = [
        group
        for group in ethnicity.groups
        if ethnicity.is_broad(group) and ethnicity.atoms_of(group) <= ethnicity.atoms_of(name)
    ]
    return f"“{name}” is {joined(inside)} together."
