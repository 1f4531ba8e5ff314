"""Good pivot tables of the figures in `good`: their labels across the top, nested in one column or said once, with the
totals that such a table has. What their rows and columns are is answered, and the period is chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.matching.answers import Answer
from tests.uploads.good import CHILDREN, GROUPS, POPULATION, WORKFORCE, GoodFile

HOLDERS, MANAGERS = (25, 71, 24, 48, 21, 12), (21, 33, 22, 37, 20, 20)
BOYS, GIRLS = (2110, 4830, 1900, 5210, 950, 140), (2050, 4660, 1850, 5110, 900, 110)
NEED_BOYS, NEED_GIRLS = (61, 322, 92, 209, 76, 28), (59, 318, 88, 201, 74, 27)
LOOKED_AFTER = ((31, 123, 40, 58, 26, 23), (32, 79, 40, 47, 28, 23))
SOCIAL_WORKERS = Answer("every row", "staff", "Social workers")


def pivot(name: str, good: GoodFile, rows: Sequence[Sequence[object]], *answers: Answer) -> GoodFile:
    """A table of the same width everywhere, as a pivot table of the figures of a good file."""
    width = max(map(len, rows))
    lines = [",".join([*map(str, row), *[""] * (width - len(row))]) for row in rows]
    return replace(
        good, name=f"{good.extract}, {name}", lines=tuple(lines), chosen=good.period, answers=answers
    )


def with_total(label: str, *counts: int) -> list[str | int]:
    return [label, *counts, sum(counts)]


def by_group(*counts: Sequence[int]) -> Iterator[list[str | int]]:
    for group, row in zip((*GROUPS[:5], "(blank)"), zip(*counts, strict=True), strict=True):
        yield with_total(group, *row)


def added(*counts: Sequence[int]) -> list[int]:
    return [sum(each) for each in zip(*counts, strict=True)]


GROUPS_ACROSS = pivot("groups across", WORKFORCE, (
    ["Sum of Headcount", "Column Labels"],
    ["Row Labels", *GROUPS[:5], "(blank)", "Grand Total"],
    with_total("Case holder", *HOLDERS),
    with_total("First line manager", *MANAGERS),
    with_total("Grand Total", *added(HOLDERS, MANAGERS)),
), SOCIAL_WORKERS, Answer("column", "Row Labels", "role"))  # fmt: skip
ROLES_ACROSS = pivot("roles across", WORKFORCE, (
    ["Sum of Headcount", "Column Labels"],
    ["Row Labels", "Case holder", "First line manager", "Grand Total"],
    *by_group(HOLDERS, MANAGERS),
    with_total("Grand Total", sum(HOLDERS), sum(MANAGERS)),
), SOCIAL_WORKERS)  # fmt: skip
SEXES_ACROSS = pivot("sexes across", POPULATION, (
    ["Ethnicity", "Boys", "Girls", "Total"],
    *by_group(BOYS, GIRLS),
    with_total("Total", sum(BOYS), sum(GIRLS)),
), Answer("every row", "population", "Pupils on roll"))  # fmt: skip
SEXES = (NEED_BOYS, NEED_GIRLS, *LOOKED_AFTER)
STAGES_OVER_SEXES = pivot("stages over sexes", CHILDREN, (
    ["", "Child in need", "", "", "Looked after", "", "", "Grand Total"],
    ["Ethnicity", "Boys", "Girls", "Total", "Boys", "Girls", "Total", ""],
    *(
        [group, a, b, a + b, c, d, c + d, a + b + c + d]
        for group, a, b, c, d in zip(
            [*GROUPS, "Grand Total"], *([*counts, sum(counts)] for counts in SEXES), strict=True
        )
    ),
))  # fmt: skip
COMPACT = pivot("compact", WORKFORCE, (
    ["Row Labels", "Sum of Headcount"],
    ["Case holder", sum(HOLDERS)], *zip(GROUPS, HOLDERS, strict=True),
    ["First line manager", sum(MANAGERS)], *zip(GROUPS, MANAGERS, strict=True),
    ["Grand Total", sum(HOLDERS + MANAGERS)],
), SOCIAL_WORKERS)  # fmt: skip
SAID_ONCE = pivot("labels said once", WORKFORCE, (
    ["Directorate", "Job title", "Ethnic Origin", "Headcount"],
    ["Social workers", "Case holder", GROUPS[0], HOLDERS[0]],
    *(["", "", *pair] for pair in zip(GROUPS[1:], HOLDERS[1:], strict=True)),
    ["", "Case holder Total", "", sum(HOLDERS)],
    ["", "First line manager", GROUPS[0], MANAGERS[0]],
    *(["", "", *pair] for pair in zip(GROUPS[1:], MANAGERS[1:], strict=True)),
    ["", "First line manager Total", "", sum(MANAGERS)],
    ["Social workers Total", "", "", sum(HOLDERS + MANAGERS)],
    ["Grand Total", "", "", sum(HOLDERS + MANAGERS)],
))  # fmt: skip
UNTOTALLED = pivot("stages across, no totals", CHILDREN, (
    ["Children by ethnicity at 30 June 2026"],
    ["Ethnic group", "Child in need", "Looked after"],
    *zip(GROUPS, added(*SEXES[:2]), added(*LOOKED_AFTER), strict=True),
    ["Source: case system"],
))  # fmt: skip
PIVOTS = (GROUPS_ACROSS, ROLES_ACROSS, SEXES_ACROSS, STAGES_OVER_SEXES, COMPACT, SAID_ONCE, UNTOTALLED)
