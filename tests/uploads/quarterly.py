"""Eight more exports, each a title and a table as one kind of system writes them, for two quarters; every count is invented.

What each has of its kind is said in its name. They were written before anything was changed for them.
"""

# ruff: noqa: E501
# A table is read across.

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tests.loaders.workbooks import Cell, workbook
from tests.uploads.systems import by_group, text

DAYS = (date(2026, 9, 30), date(2026, 12, 31))
RUN = (date(2026, 10, 6), date(2027, 1, 7))
YEARS = ("2024/25", "2025/26")
SIX = ("Asian", "Black", "Mixed", "White", "Other", "Not known")


@dataclass(frozen=True)
class Quarterly:
    """An export of two quarters: `rows` of a quarter (0 or 1), as a CSV or an XLSX, and how many people they count.
    `answers`: what an officer says where we have no guess, or another one; `period`: what is chosen each time, of a file
    that says none."""

    system: str
    extract: str
    write: Callable[[int], bytes]
    counted: tuple[float, float]
    answers: Mapping[str, str] = field(default_factory=dict)
    period: tuple[str, str] | None = None


def later(counts: tuple[int, ...], quarter: int) -> list[int]:
    """The counts of a quarter: three more of each in the second."""
    return [count + 3 * quarter for count in counts]


def added(rows: list[list[Cell]], place: int) -> int:
    return sum(cell for row in rows if isinstance(cell := row[place], int))


_COUNCIL = (
    "White English, Welsh, Scottish, Northern Irish or British",
    "White Irish",
    "White Other",
    "Black African",
    "Black Caribbean",
    "Black Other",
    "Asian Indian",
    "Asian Pakistani",
    "Asian Bangladeshi",
    "Asian Other",
    "Mixed White and Black Caribbean",
    "Mixed Other",
    "Arab",
    "Any other ethnic group",
    "Prefer not to state",
)
_STAFF = (60, 14, 31, 72, 80, 22, 19, 11, 16, 13, 24, 12, 9, 21, 17)


def payroll(quarter: int) -> bytes:
    day, run = DAYS[quarter], RUN[quarter]
    rows: list[list[Cell]] = [
        [f"{number:03}", "HACKNEY EDUCATION", group.upper(), "", count]
        for number, (group, count) in enumerate(zip(_COUNCIL, later(_STAFF, quarter), strict=True), 1)
    ]
    return text(
        ["REPORT: PEOPLE IN POST BY ETHNICITY", "", "", "", ""], [f"PERIOD END: {day:%d/%m/%Y}", "", "", "", ""], [f"PRODUCED: {run:%d/%m/%Y} 17:02:44", "", "", "", ""], ["PRODUCED BY: JANE SMITH", "", "", "", ""], ["", "", "", "", ""],
        ["LINE", "ORG UNIT", "ETHNIC DESCRIPTION", "", "HEADS"], *rows, ["", "", "TOTAL HEADS", "", sum(later(_STAFF, quarter))], ["END OF REPORT", "", "", "", ""], end="\r\n",
    ).encode("cp1252")  # fmt: skip


def cloud(quarter: int) -> bytes:
    grades = ("Scale 5", "Scale 6", "SO1", "PO2", "PO6")
    groups = (
        "Asian or Asian British",
        "Black or Black British",
        "Mixed",
        "White",
        "Other Ethnic Group",
        "Choose not to disclose",
        "",
    )
    rows: list[list[Cell]] = [
        ["Children and Families", grade, group, count + 4 * place]
        for place, grade in enumerate(grades)
        for group, count in zip(groups, later((12, 40, 11, 26, 8, 5, 6), quarter), strict=True)
    ]
    head = ["Business Unit Name", "Grade", "Ethnicity", "Assignment Count"]
    return text(
        ["Diversity Headcount", "", "", ""],
        ["As-of Date", f"{DAYS[quarter]:%Y-%m-%d}", "", ""],
        ["Exported", f"{RUN[quarter]:%Y-%m-%d}T08:00:00Z", "", ""],
        head,
        *rows,
        quoted=True,
    ).encode()


def talent(quarter: int) -> bytes:
    groups = (
        "Asian / Asian British",
        "Black / African / Caribbean / Black British",
        "Mixed / Multiple ethnic groups",
        "White",
        "Other ethnic group",
        "(Not Entered)",
    )
    counts = {
        "Case holder": (21, 64, 19, 41, 17, 8),
        "Senior practitioner": (11, 22, 9, 20, 8, 7),
        "Service Delivery Lead": (6, 9, 7, 23, 5, 6),
    }
    rows: list[list[Cell]] = [
        [None, job, group, count, f"{count / 3:.1f}%"]
        for job, several in counts.items()
        for group, count in zip(groups, later(several, quarter), strict=True)
    ]
    data: list[list[Cell]] = [
        [None, "Workforce Analytics"],
        [None, f"Headcount on {DAYS[quarter]:%d %B %Y}"],
        [None, "Filters applied: Department = Social workers"],
        [],
        [None, "Job Title", "Ethnicity", "Headcount", "% of total"],
        *rows,
    ]
    return workbook(Cover=[["Prepared for Jane Smith"]], Data=data)


def case_statuses(quarter: int) -> bytes:
    groups = (
        "Asian or Asian British",
        "Black, Black British, Caribbean or African",
        "Mixed or multiple ethnic groups",
        "White",
        "Other ethnic group",
        "Info not available",
    )
    rows: list[list[Cell]] = [
        [band, group, *(count * times + 2 for times in (3, 2, 1))]
        for band in ("5-9", "10-15")
        for group, count in zip(groups, later((14, 51, 20, 27, 9, 11), quarter), strict=True)
    ]
    sums = [added(rows, place) for place in (2, 3, 4)]
    return text(
        [f"Snapshot taken {DAYS[quarter]:%d-%b-%Y}; refreshed {RUN[quarter]:%d-%b-%Y}", "", "", "", ""],
        ["Age", "Ethnic Group", "CIN", "CPP", "CLA"],
        *rows,
        ["Total", "", *sums],
        delimiter=";",
    ).encode()


def case_referrals(quarter: int) -> bytes:
    groups = (
        "A1 - White British",
        "A3 - Any other White background",
        "B1 - White and Black Caribbean",
        "B4 - Any other Mixed background",
        "C1 - Indian",
        "C4 - Any other Asian background",
        "D1 - Caribbean",
        "D2 - African",
        "D3 - Any other Black background",
        "E2 - Any other ethnic group",
        "F1 - Refused",
        "G1 - Info not yet obtained",
    )
    counts = later((90, 41, 33, 22, 15, 18, 61, 77, 20, 25, 6, 31), quarter)
    when = ("1 July 2026 to 30 September 2026", "1 October 2026 to 31 December 2026")[quarter]
    return text(
        ["Children with a referral in the period", ""],
        [when, ""],
        [f"Run by J. Smith on {RUN[quarter]:%d/%m/%Y}", ""],
        ["", ""],
        ["Child Ethnicity", "No of children"],
        *by_group((), groups, counts),
        ["Total", sum(counts)],
        ["", ""],
        ["A child with several referrals is counted once", ""],
        delimiter="\t",
    ).encode("utf-16")


def pivot_plain(quarter: int) -> bytes:
    jobs = {
        "Advanced Practitioner": (11, 33, 12, 17, 9, 5),
        "Social Worker": (25, 71, 24, 48, 21, 12),
        "Team Manager": (8, 14, 6, 22, 5, 6),
    }
    several = {job: later(counts, quarter) for job, counts in jobs.items()}
    body: list[list[Cell]] = [
        [
            group,
            *(counts[place] for counts in several.values()),
            sum(counts[place] for counts in several.values()),
        ]
        for place, group in enumerate((*SIX[:5], "(blank)"))
    ]
    rows: list[list[Cell]] = [
        ["Snapshot", DAYS[quarter]],
        ["Division", "Social workers"],
        ["Employment status", "(All)"],
        [],
        ["Count of Position ID", "Column Labels"],
        ["Row Labels", *several, "Grand Total"],
        *body,
        ["Grand Total", *map(sum, several.values()), sum(map(sum, several.values()))],
    ]
    return workbook(Sheet1=rows)


def pivot_two_rows(quarter: int) -> bytes:
    body: list[list[Cell]] = []
    for group, count in zip((*SIX[:5], "Not Stated"), later((30, 90, 34, 61, 19, 14), quarter), strict=True):
        cells = [count, count + 6, count + 9, count + 2]
        body.append(
            [group, cells[0], cells[1], sum(cells[:2]), cells[2], cells[3], sum(cells[2:]), sum(cells)]
        )
    foot: list[Cell] = ["Grand Total", *(added(body, place) for place in range(1, 8))]
    rows: list[list[Cell]] = [
        ["Sum of Young people", "Legal stage", "Sex"],
        [None, "CIN", None, "CIN Total", "LAC", None, "LAC Total", "Grand Total"],
        ["Ethnicity", "F", "M", None, "F", "M", None, None],
        *body,
        foot,
    ]
    return workbook(Pivot=rows)


def school_results(quarter: int) -> bytes:
    groups = ("Asian", "Black", "Chinese", "Mixed", "Any other ethnic group", "White", "Unclassified")
    cohort, expected, higher = (
        later((310, 640, 30, 260, 130, 720, 28), quarter),
        later((230, 420, 24, 180, 90, 510, 15), quarter),
        later((40, 60, 8, 30, 14, 95, 3), quarter),
    )
    rows: list[list[Cell]] = [
        [group, some, f"{100 * reached / some:.1f}", reached, f"{100 * high / some:.1f}", high]
        for group, some, reached, high in zip(groups, cohort, expected, higher, strict=True)
    ]
    return text(
        ["Key Stage 2 Headlines by Ethnicity", "", "", "", "", ""],
        [f"Academic year: {YEARS[quarter]} (Validated)", "", "", "", "", ""],
        [f"Report generated {RUN[quarter]:%d %b %Y} | user: asmith", "", "", "", "", ""],
        ["", "", "", "", "", ""],
        ["Contextual group", "Number of students", "% RWM EXS+", "RWM EXS+", "% RWM GDS", "RWM GDS"],
        *rows,
        ["All students", sum(cohort), "", sum(expected), "", sum(higher)],
    ).encode()


QUARTERLY = (
    Quarterly("payroll: capitals, a line number, a blank column, period end above and who produced it", "workforce", payroll, (421, 466), {}),
    Quarterly("HR in the cloud: all in quotation marks, grades of the council's own, an empty group", "workforce", cloud, (820, 925), {"Scale 5": "Scale 1 to 6", "Scale 6": "Scale 1 to 6", "SO1": "SO1 to PO3", "PO2": "SO1 to PO3", "PO6": "PO4 to PO8"}),
    Quarterly("talent system: a cover sheet, the day in a title, the department in a line of filters, shares", "workforce", talent, (303, 357), {"Service Delivery Lead": "First line manager", "(Not Entered)": "Not known", "Headcount": "headcount", "staff": "Social workers"}),
    Quarterly("case system: stages across the top over ages and groups, two dates in one line", "childrens_services", case_statuses, (1656, 1872)),
    Quarterly("case system: codes, a quarter from day to day, no stage in the table", "childrens_services", case_referrals, (439, 475), {"a date": "period", "stage": "Referral"}),
    Quarterly("pivot table: posts across that we do not know, filters above", "workforce", pivot_plain, (349, 403), {"Advanced Practitioner": "Senior practitioner", "Social Worker": "Case holder", "Team Manager": "First line manager"}),
    Quarterly("pivot table: stages over sexes in two rows of headings, no date anywhere", "childrens_services", pivot_two_rows, (1094, 1166), period=("2026-09-30", "2026-12-31")),
    Quarterly("school system: results with shares before counts, Chinese apart from Asian", "attainment", school_results, (2118, 2139), {"% RWM EXS+": "leave out", "% RWM GDS": "leave out", "RWM EXS+": "reached_expected", "RWM GDS": "reached_higher", "stage": "Key stage 2"}),
)  # fmt: skip
