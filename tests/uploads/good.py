"""A good file of every extract, small and whole, with the period before it that readers have seen."""

# ruff: noqa: E501
# A table is read across: one breakdown a line, a figure of each column for each group.

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from loaders.matching.answers import Answer

TODAY = date(2026, 11, 30)
GROUPS = ("Asian", "Black", "Mixed", "White", "Other", "Not known")


@dataclass(frozen=True)
class GoodFile:
    """The lines of a good CSV of one extract; `before` is its period as the file before it had it.

    `name` tells it from another of the extract; `chosen` is the period of a file that says none, and `answers` what its
    sender says of its headings.
    """

    extract: str
    period: str
    before: str
    lines: tuple[str, ...]
    name: str = ""
    chosen: str | None = None
    answers: tuple[Answer, ...] = ()

    @property
    def text(self) -> str:
        return "".join(line + "\n" for line in self.lines)

    @property
    def earlier(self) -> str:
        """The same figures of the period before."""
        return self.text.replace(self.period, self.before)


def by_group(before: str, *figures: Sequence[int]) -> list[str]:
    """A row for each group: the cells before it, the group, and one figure of each column."""
    columns = zip(*figures, strict=True)
    return [",".join([before, group, *map(str, row)]) for group, row in zip(GROUPS, columns, strict=True)]


EXCLUSIONS = GoodFile(
    "exclusions",
    "2025/26",
    "2024/25",
    (
        "period,phase,sex,ethnic_group,pupils,suspensions,pupils_suspended,permanent_exclusions",
        *by_group("2025/26,Secondary,Boys", (2110, 4830, 1900, 5210, 950, 140), (121, 660, 302, 441, 73, 22), (90, 410, 183, 290, 51, 14), (5, 12, 3, 4, 1, 0)),
        *by_group("2025/26,Secondary,Girls", (2050, 4660, 1850, 5110, 900, 110), (52, 403, 164, 215, 31, 13), (41, 270, 115, 160, 30, 11), (1, 10, 6, 8, 2, 0)),
    ),
)  # fmt: skip
WORKFORCE = GoodFile(
    "workforce",
    "2026-06-30",
    "2026-03-31",
    (
        "period,staff,role,ethnic_group,headcount",
        *by_group("2026-06-30,Social workers,Case holder", (25, 71, 24, 48, 21, 12)),
        *by_group("2026-06-30,Social workers,First line manager", (21, 33, 22, 37, 20, 20)),
        *by_group("2026-06-30,Hackney Education,", (61, 112, 43, 187, 35, 26)),
    ),
)
CHILDREN = GoodFile(
    "childrens_services",
    "2026-06-30",
    "2026-03-31",
    (
        "period,stage,age,sex,ethnic_group,children",
        *by_group("2026-06-30,Looked after,10 to 15,Boys", (14, 65, 22, 31, 12, 11)),
        *by_group("2026-06-30,Looked after,10 to 15,Girls", (15, 42, 21, 24, 13, 10)),
        *by_group("2026-06-30,Looked after,16 to 17,Boys", (16, 58, 18, 27, 14, 12)),
        *by_group("2026-06-30,Looked after,16 to 17,Girls", (17, 37, 19, 23, 15, 13)),
        *by_group("2026-06-30,Child in need,,", (120, 640, 180, 410, 150, 55)),
    ),
)
YOUTH_JUSTICE = GoodFile(
    "youth_justice",
    "2025-26",
    "2024-25",
    (
        "period,age,sex,ethnic_group,young_hackney,youth_offending_team,arrested,diverted,outcomes,custody",
        *by_group("2025-26,14 to 15,Boys", (210, 640, 150, 480, 120, 30), (12, 74, 21, 33, 11, 10), (31, 190, 44, 97, 20, 12), (10, 61, 15, 30, 11, 10), (10, 44, 12, 21, 10, 0), (0, 10, 0, 0, 0, 0)),
        *by_group("2025-26,16 to 17,Boys", (190, 610, 140, 470, 110, 25), (14, 96, 25, 41, 12, 11), (36, 240, 52, 120, 25, 14), (11, 70, 17, 36, 12, 10), (11, 60, 14, 29, 10, 10), (0, 14, 0, 10, 0, 0)),
    ),
)  # fmt: skip
ATTAINMENT = GoodFile(
    "attainment",
    "2025/26",
    "2024/25",
    (
        "period,stage,sex,ethnic_group,pupils,reached_standard,reached_strong",
        *by_group("2025/26,Key stage 4,Boys", (210, 480, 190, 520, 95, 24), (150, 270, 120, 350, 60, 14), (110, 170, 90, 250, 41, 12)),
        *by_group("2025/26,Key stage 4,Girls", (205, 466, 185, 511, 90, 21), (160, 290, 130, 370, 62, 15), (120, 190, 97, 270, 44, 13)),
    ),
)  # fmt: skip
ABSENCE = GoodFile(
    "absence",
    "2025/26",
    "2024/25",
    (
        "period,phase,sex,ethnic_group,pupils,persistently_absent,severely_absent",
        *by_group("2025/26,Primary,Boys", (2300, 4900, 2000, 5400, 970, 150), (310, 640, 380, 790, 160, 40), (21, 50, 34, 60, 15, 11)),
        *by_group("2025/26,Secondary,Girls", (2050, 4660, 1850, 5110, 900, 110), (400, 900, 520, 980, 210, 35), (42, 110, 73, 120, 31, 12)),
    ),
)  # fmt: skip
POPULATION = GoodFile(
    "population",
    "2025/26",
    "2024/25",
    (
        "period,population,sex,ethnic_group,people",
        *by_group("2025/26,Pupils on roll,Boys", (2110, 4830, 1900, 5210, 950, 140)),
        *by_group("2025/26,Pupils on roll,Girls", (2050, 4660, 1850, 5110, 900, 110)),
    ),
)
SUPPORT_STAFF = GoodFile(
    "support_staff",
    "2026-11-05",
    "2025-11-06",
    (
        "period,role,ethnic_group,headcount",
        *by_group("2026-11-05,Teaching assistants", (121, 340, 93, 410, 85, 32)),
        *by_group("2026-11-05,Site", (25, 61, 22, 57, 21, 20)),
    ),
)
TOTALS = GoodFile(
    "totals",
    "2026-03-31",
    "2025-03-31",
    (
        "period,indicator,ethnic_group,number,base",
        "2026-03-31,Children in need,All,2212,54000",
        "2026-03-31,Looked after,All,432,54000",
        "2026-03-31,Care leavers in suitable accommodation,All,310,355",
    ),
)
RECRUITMENT = GoodFile(
    "recruitment",
    "2025-26",
    "2024-25",
    (
        "period,service,ethnic_group,applicants,shortlisted,appointed,in_post,leavers",
        *by_group("2025-26,Children and Families", (310, 540, 150, 620, 90, 60), (81, 122, 40, 210, 22, 14), (21, 25, 9, 61, 6, 5), (70, 140, 45, 210, 30, 15), (9, 17, 6, 25, 0, 0)),
    ),
)  # fmt: skip
GOOD = (
    EXCLUSIONS, WORKFORCE, CHILDREN, YOUTH_JUSTICE, ATTAINMENT, ABSENCE, POPULATION, SUPPORT_STAFF, TOTALS, RECRUITMENT,
)  # fmt: skip
