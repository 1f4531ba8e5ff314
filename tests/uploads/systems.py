"""Files as systems of many makers write them, whose headings no list of ours holds; every count is invented.

The names are those of the kinds of system of which the form is; what is in the files is ours.
"""

# ruff: noqa: E501
# A table is read across.

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tests.loaders.workbooks import Cell, Rows, workbook
from tests.uploads.exports import Export

GROUPS = ("Asian", "Black", "Mixed", "White", "Other", "Not known")
STAFF = (25, 71, 24, 48, 21, 12)
MANAGERS = (21, 33, 22, 37, 20, 20)
DAY = date(2026, 9, 30)


def text(*rows: Sequence[Cell], delimiter: str = ",", end: str = "\n", quoted: bool = False) -> str:
    """Rows as a CSV, with quotation marks where a cell needs them or round all of them."""

    def cell(value: Cell) -> str:
        written = str(value)
        return f'"{written}"' if quoted or delimiter in written or "\n" in written else written

    return "".join(delimiter.join(map(cell, row)) + end for row in rows)


def by_group(before: Sequence[Cell], groups: Sequence[str], *counts: Sequence[Cell]) -> list[list[Cell]]:
    """A row for each group: cells before it, the group, its figures."""
    return [[*before, group, *row] for group, row in zip(groups, zip(*counts, strict=True), strict=True)]


def staff(
    *headings: str,
    before: Sequence[Cell] = ("30/09/2026", "Social workers"),
    delimiter: str = ",",
    end: str = "\n",
    quoted: bool = False,
) -> bytes:
    head = headings or ("Date", "Directorate", "Ethnicity", "Headcount")
    rows = by_group(before, GROUPS, STAFF)
    return text(head, *rows, delimiter=delimiter, end=end, quoted=quoted).encode()


# What the list of the United Kingdom is called by a system of many countries, with the rest of each label.
_KINGDOM = (
    "Asian or Asian British - Indian", "Asian or Asian British - Pakistani", "Asian or Asian British - Bangladeshi",
    "Asian or Asian British - Any other Asian background", "Chinese", "Black or Black British - African",
    "Black or Black British - Caribbean", "Black or Black British - Any other Black background",
    "Mixed - White and Black Caribbean", "Mixed - White and Asian", "Mixed - Any other Mixed background", "White - British",
    "White - Irish", "White - Any other White background", "Any other ethnic group", "Not Specified",
)  # fmt: skip
_NEED = (
    "A1 - White British", "A2 - White Irish", "A3 - Any other White background", "A4 - Traveller of Irish heritage",
    "A5 - Gypsy/Roma", "B1 - White and Black Caribbean", "B2 - White and Black African", "B3 - White and Asian",
    "B4 - Any other Mixed background", "C1 - Indian", "C2 - Pakistani", "C3 - Bangladeshi",
    "C4 - Any other Asian background", "D1 - Caribbean", "D2 - African", "D3 - Any other Black background", "E1 - Chinese",
    "E2 - Any other ethnic group", "F1 - Refused", "G1 - Information not yet obtained",
)  # fmt: skip
_CENSUS = (
    "Asian, Asian British or Asian Welsh: Bangladeshi", "Asian, Asian British or Asian Welsh: Chinese",
    "Asian, Asian British or Asian Welsh: Indian", "Asian, Asian British or Asian Welsh: Pakistani",
    "Asian, Asian British or Asian Welsh: Other Asian", "Black, Black British, Black Welsh, Caribbean or African: African",
    "Black, Black British, Black Welsh, Caribbean or African: Caribbean",
    "Black, Black British, Black Welsh, Caribbean or African: Other Black", "Mixed or Multiple ethnic groups: White and Asian",
    "Mixed or Multiple ethnic groups: White and Black African", "Mixed or Multiple ethnic groups: White and Black Caribbean",
    "Mixed or Multiple ethnic groups: Other Mixed or Multiple ethnic groups",
    "White: English, Welsh, Scottish, Northern Irish or British", "White: Irish", "White: Gypsy or Irish Traveller",
    "White: Roma", "White: Other White", "Other ethnic group: Arab", "Other ethnic group: Any other ethnic group",
    "Prefer not to say",
)  # fmt: skip
_SCHOOL = [
    "WBRI",
    "WIRI",
    "WOTH",
    "WIRT",
    "WROM",
    "MWBC",
    "MWBA",
    "MWAS",
    "MOTH",
    "AIND",
    "APKN",
    "ABAN",
    "AOTH",
    "CHNE",
    "BAFR",
    "BCRB",
    "BOTH",
    "OOTH",
    "REFU",
    "NOBT",
]
_NHS = ["A", "B", "C", "D", "E", "F", "G", "H", "J", "K", "L", "M", "N", "P", "R", "S", "Z"]
_SHARES = ("12.4%", "35.3%", "11.9%", "23.9%", "10.4%", "6.0%")
_PUPILS = (2110, 4830, 1900, 5210, 950, 140)
_GIRLS = (2050, 4660, 1850, 5110, 900, 110)


_BLANK = (*GROUPS[:5], "(blank)")
_ALL_STAFF = [a + b for a, b in zip(STAFF, MANAGERS, strict=True)]
_CROSSED: Rows = [
    ["Sum of Headcount", "Column Labels"],
    ["Row Labels", "Case holder", "First line manager", "Grand Total"],
    *by_group((), _BLANK, STAFF, MANAGERS, _ALL_STAFF),
    ["Grand Total", 201, 153, 354],
]


SYSTEMS = (
    Export("HR report with shares of each unit", "workforce", text(
        ["Trent Report: Diversity - Ethnicity by unit", "", "", "", ""], ["As at: 30/09/2026", "", "", "", ""],
        ["Unit", "Job Family", "Ethnic Origin Description", "Employee Count", "% of Unit"],
        *by_group(("Children and Families", "Social Worker"), ("Asian/Asian British", "Black/Black British", "Mixed/Dual Background", "White", "Any Other Background", "Not Disclosed"), STAFF, _SHARES),
    ).encode(), 201, answers={"Children and Families": "Social workers", "Job Family": "leave out"}, later=(("30/09/2026", "30/06/2026"),)),
    Export("HR system of many countries", "workforce", workbook(Report=[
        ["Workforce Composition - Headcount"], ["Effective as of", "30/09/2026"], [],
        ["Supervisory Organization", "Race/Ethnicity", "Headcount"],
        *by_group(("Hackney Education",), [f"{label} (United Kingdom)" for label in _KINGDOM], range(20, 36)),
        ["Total", None, sum(range(20, 36))],
    ]), sum(range(20, 36)), period="2026-09-30", answers={"Race/Ethnicity": "ethnic_group"}),
    Export("finance system, Unicode and semicolons", "workforce", text(
        ["Personnel Area", "Key date", "Ethnic Origin", "Number of employees"],
        *by_group(("Social workers", "30.09.2026"), GROUPS, STAFF), ["Overall Result", "", "", 201], delimiter=";",
    ).encode("utf-16"), 201, later=(("30.09.2026", "30.06.2026"),)),
    Export("HR analytics, all in quotation marks", "workforce", text(
        ["Department Name", "Effective Date", "Ethnicity Meaning", "Assignment Count"],
        *by_group(("HE", "30-SEP-26"), ("Asian or Asian British", "Black or Black British", "Mixed", "White", "Other Ethnic Group", "Declined to answer"), (61, 112, 43, 187, 35, 26)), quoted=True,
    ).encode(), 464, later=(("30-SEP-26", "30-JUN-26"),)),
    Export("education system, codes and events alone", "exclusions", text(
        ["Acad Year", "Base Type", "Sex", "Ethnicity Code", "Pupils on Roll", "Fixed Period", "Permanent"],
        *(row for sex in "MF" for row in by_group(("2025/2026", "Secondary", sex), _SCHOOL, range(300, 500, 10), range(12, 32), [2] * 20)),
    ).encode(), 2 * sum(range(300, 500, 10)), answers={"Fixed Period": "suspensions", "Permanent": "permanent_exclusions"}, later=(("2025/2026", "2024/2025"),)),
    Export("case system, age bands and sexes", "childrens_services", text(
        ["Snapshot date", "Placement status", "Age Band", "Gender", "DfE Ethnicity", "Count of Person ID"],
        *(row for age in ("10-15", "16-17") for sex in ("Male", "Female") for row in by_group(("30/09/2026", "LAC", age, sex), ("Asian or Asian British", "Black or Black British", "Mixed Background", "White", "Any other ethnic group", "Information not yet obtained"), (14, 65, 22, 31, 12, 11))),
    ).encode(), 620, later=(("30/09/2026", "30/06/2026"),)),
    Export("case system, codes of children in need between tabs", "childrens_services", text(
        ["Report date", "Status", "Ethnicity", "No. of CYP"], *by_group(("30 September 2026", "CIN"), _NEED, range(20, 40)), delimiter="\t",
    ).encode(), sum(range(20, 40)), later=(("30 September 2026", "30 June 2026"),)),
    Export("school system, results with shares beside counts", "attainment", text(
        ["Year", "Key Stage", "Ethnicity", "Number of pupils", "Standard pass", "Standard pass %", "Strong pass", "Strong pass %"],
        *by_group(("2025/26", "KS4"), GROUPS, (415, 946, 375, 1031, 185, 45), (310, 560, 250, 720, 122, 29), _SHARES, (230, 360, 187, 520, 85, 25), _SHARES),
    ).encode(), 2997, later=(("2025/26", "2024/25"),)),
    Export("school system, headings in one word", "exclusions", text(
        ["AcademicYear", "SchoolPhase", "Gender", "EthnicityDescription", "PupilCount", "SuspensionCount", "PupilsSuspendedCount"],
        *by_group(("2025/26", "Secondary", "Boys"), GROUPS, _PUPILS, (121, 660, 302, 441, 73, 22), (90, 410, 183, 290, 51, 14)),
    ).encode(), 15140, answers={"SuspensionCount": "suspensions", "PupilsSuspendedCount": "pupils_suspended", "PupilCount": "pupils"}, later=(("2025/26", "2024/25"),)),
    Export("report designer, filters below", "exclusions", text(
        ["Ethnicity", "Sum of Pupils", "Sum of Suspensions"], *by_group((), GROUPS, (4160, 9490, 3750, 10320, 1850, 250), (173, 1063, 466, 656, 104, 35)),
        [], ["Applied filters:\nPhase is Secondary\nAcademic year is 2025/26"],
    ).encode(), 29820, period="2025/26"),
    Export("pivot with filters above and headings of its own", "workforce", workbook(Sheet1=[
        ["Staff Group", "Social workers"], ["Snapshot Date", "30/09/2026"], [], ["Row Labels", "Sum of Headcount"],
        *(by_group((), (*GROUPS[:5], "(blank)"), STAFF)), ["Grand Total", 201],
    ]), 201),
    Export("pivot in its compact form", "workforce", workbook(Sheet1=[
        ["Row Labels", "Sum of Headcount"], ["Case holder", 201], *by_group((), GROUPS, STAFF),
        ["First line manager", 153], *by_group((), GROUPS, MANAGERS), ["Grand Total", 354],
    ]), 354, period="2026-09-30", answers={"staff": "Social workers"}),
    Export("pivot with labels said once and subtotals", "workforce", workbook(Sheet1=[
        ["Directorate", "Job title", "Ethnic Origin", "Headcount"], ["Social workers", "Case holder", "Asian", 25],
        *by_group((None, None), GROUPS[1:], STAFF[1:]), [None, "Case holder Total", None, 201],
        [None, "First line manager", "Asian", 21], *by_group((None, None), GROUPS[1:], MANAGERS[1:]),
        [None, "First line manager Total", None, 153], ["Social workers Total", None, None, 354], ["Grand Total", None, None, 354],
    ]), 354, period="2026-09-30"),
    Export("roles across, groups down", "workforce", workbook(Sheet1=_CROSSED), 354, period="2026-09-30", answers={"staff": "Social workers"}),
    Export("sexes across, groups down", "population", text(
        ["Ethnicity", "Boys", "Girls", "Total"], *by_group((), GROUPS, _PUPILS, _GIRLS, (4160, 9490, 3750, 10320, 1850, 250)), ["Total", 15140, 14680, 29820],
    ).encode(), 29820, period="2025/26", answers={"population": "Pupils on roll"}),
    Export("stages across, groups down", "childrens_services", text(
        ["Children by ethnicity at 30 September 2026", "", "", ""], ["Ethnic group", "Child in need", "Child protection plan", "Looked after"],
        *by_group((), GROUPS, (120, 640, 180, 410, 150, 55), (20, 90, 30, 60, 25, 11), (62, 202, 80, 105, 54, 46)),
    ).encode(), 2340, period="2026-09-30"),
    Export("stages over sexes, with both totals", "childrens_services", workbook(Sheet1=[
        ["", "Child in need", "", "", "Looked after", "", "", "Grand Total"], ["Ethnicity", "Boys", "Girls", "Total", "Boys", "Girls", "Total", ""],
        *by_group((), GROUPS, STAFF, MANAGERS, _ALL_STAFF, STAFF, MANAGERS, _ALL_STAFF, [2 * both for both in _ALL_STAFF]),
        ["Grand Total", 201, 153, 354, 201, 153, 354, 708],
    ]), 708, period="2026-09-30"),
    Export("footnotes in brackets", "workforce", text(
        ["Table 4: staff by ethnicity as at 30 September 2026 [note 1]", "", ""], ["Staff group", "Ethnic group [note 2]", "Headcount [note 3]"],
        *by_group(("Social workers",), (*GROUPS[:4], "Other [note 4]", "Not known"), STAFF), ["[note 1] Source: HR system", "", ""], ["[note 4] Includes Arab", "", ""],
    ).encode(), 201, period="2026-09-30", answers={"Other [note 4]": "Other"}),
    Export("three sheets, of which one has figures", "workforce", workbook(
        Cover=[["Quarterly return"], ["Prepared by HR analytics"]],
        Data=[["Date", "Directorate", "Ethnicity", "Headcount"], *by_group((DAY, "Social workers"), GROUPS, STAFF)],
        Lookups=[["Code", "Meaning"], ["A", "Asian"], ["B", "Black"]],
    ), 201),
    Export("months with short years", "workforce", staff("Month", "Directorate", "Ethnicity", "Headcount", before=("Sep-26", "Social workers")), 201, later=(("Sep-26", "Jun-26"),)),
    Export("months of four letters", "workforce", staff("Month", "Directorate", "Ethnicity", "Headcount", before=("Sept 26", "Social workers")), 201, later=(("Sept 26", "June 26"),)),
    Export("query with times and decimals of nought", "workforce", text(
        ["snapshot_dt", "dept", "ethnicity", "hc"], *by_group(("2026-09-30T00:00:00", "Social workers"), GROUPS, [f"{n}.0" for n in STAFF]),
    ).encode(), 201, later=(("2026-09-30T", "2026-06-30T"),)),
    Export("query with names in lower case and NULL", "childrens_services", text(
        ["snapshot_date", "cohort", "ethnic_main", "n_children"], *by_group(("2026-09-30", "looked_after"), ("asian", "black", "mixed", "white", "other", "NULL"), (62, 202, 80, 105, 54, 46)),
    ).encode(), 549, answers={"looked_after": "Looked after"}, later=(("2026-09-30", "2026-06-30"),)),
    Export("codes of the NHS", "childrens_services", text(
        ["Quarter", "Service", "Ethnic category code", "Number of children"], *by_group(("Q2 2026-27", "Early help"), _NHS, range(30, 47)),
    ).encode(), sum(range(30, 47)), later=(("Q2 2026-27", "Q1 2026-27"),)),
    Export("the census of 2021 in full", "workforce", text(
        ["Date", "Directorate", "Ethnic group", "Employees"], *by_group(("2026-09-30", "Hackney Education"), _CENSUS, range(30, 50)),
    ).encode(), sum(range(30, 50)), later=(("2026-09-30", "2026-06-30"),)),
    Export("declarations as Leeds asks for them", "workforce", text(
        ["Date", "Directorate", "Ethnicity declaration", "Headcount"],
        *by_group(("30/09/2026", "Social workers"), ("Asian", "Black", "Mixed", "White British", "White other", "Other", "Undisclosed", "Preferred not to say"), (25, 71, 24, 38, 10, 21, 6, 6)),
    ).encode(), 201, later=(("30/09/2026", "30/06/2026"),)),
    Export("carriage returns alone", "workforce", staff(end="\r"), 201, later=(("30/09/2026", "30/06/2026"),)),
    Export("a first line for Excel", "workforce", b"\xef\xbb\xbfsep=;\r\n" + staff(delimiter=";", end="\r\n", quoted=True), 201, later=(("30/09/2026", "30/06/2026"),)),
    Export("bars between columns", "workforce", staff(delimiter="|"), 201, later=(("30/09/2026", "30/06/2026"),)),
    Export("youth justice by quarter", "youth_justice", text(
        ["Period", "Age Group", "Gender", "Ethnicity", "Young Hackney universal", "Substantive Outcomes", "Custodial Sentences"],
        *(row for age in ("10-13", "14-15", "16-17") for sex in ("Male", "Female") for row in by_group(("Q2 2026/27", age, sex), GROUPS, (32, 45, 34, 40, 31, 30), (26, 39, 28, 34, 25, 24), (0, 10, 0, 10, 0, 0))),
    ).encode(), 6 * 212, answers={}, later=(("Q2 2026/27", "Q1 2026/27"),)),
    Export("absence with letters for what is counted", "absence", text(
        ["Academic Year", "School Type", "Gender", "Ethnicity", "Enrolments", "PA", "SA"],
        *by_group(("2025/26", "State-funded primary", "M"), GROUPS, (2300, 4900, 2000, 5400, 970, 150), (310, 640, 380, 790, 160, 40), (21, 50, 34, 60, 15, 11)),
    ).encode(), 15720, answers={"PA": "persistently_absent", "SA": "severely_absent"}, later=(("2025/26", "2024/25"),)),
    Export("school census by headcount", "population", text(
        ["Census", "Local authority", "Ethnicity", "Headcount"], *by_group(("Spring 2026", "Hackney"), GROUPS, (4160, 9490, 3750, 10320, 1850, 250)),
    ).encode(), 29820, period="2025/26", answers={"Spring 2026": "Pupils on roll"}),
    Export("total first, shares and counts", "workforce", text(
        ["Ethnicity", "%", "Number"], ["Total", "100%", 201], *by_group((), GROUPS, _SHARES, STAFF),
    ).encode(), 201, period="2026-09-30", answers={"staff": "Social workers"}),
)  # fmt: skip


@dataclass(frozen=True)
class Refused:
    """A file that nobody can read as it is, and what its officer is told to do."""

    name: str
    extract: str
    data: bytes
    says: str
    period: str | None = "2026-09-30"


REFUSED = (
    Refused("two figures under each group", "exclusions", text(
        ["", "Asian", "", "Black", "", "White", ""], ["Phase", "Pupils", "%", "Pupils", "Rate", "Pupils", "%"], ["Secondary", 100, "20%", 200, "40%", 200, "40%"],
    ).encode(), "Ethnic groups stand across the top with more than one column for each. Send one row for each group, and one column for each measure.", "2025/26"),
    Refused("two figures under each role", "workforce", text(
        ["", "Case holder", "", "First line manager", ""], ["Ethnicity", "Male", "Female", "Male", "Female"], *by_group((), GROUPS, STAFF, STAFF, MANAGERS, MANAGERS),
    ).encode(), "Roles stand across the top with more than one column for each. Send one row for each group, and one column for each measure."),
    Refused("quarters across", "workforce", text(["Ethnicity", "Q1 2026/27", "Q2 2026/27"], *by_group((), GROUPS, STAFF, STAFF)).encode(),
        "Reporting periods stand across the top, and a file is about one period. Send a file for each period: keep its column", None),
    Refused("small counts hidden before they came", "workforce", staff().replace(b",24\n", b",<5\n"), "Ask who made it for the extract before suppression"),
    Refused("points between thousands", "workforce", staff().replace(b",71\n", b",1.071\n"), "write the count without the point"),
    Refused("a second table below", "workforce", text(
        ["Staff group", "Ethnicity", "Headcount"], *by_group(("Social workers",), GROUPS, STAFF), ["", "", ""], ["Staff group", "Sex", "Headcount"], ["Social workers", "Female", 150],
    ).encode(), "Another table begins in row 9. Put each table on a sheet or in a file of its own."),
    Refused("a compact pivot that does not add up", "workforce", text(
        ["Row Labels", "Sum of Headcount"], ["Case holder", 202], *by_group((), GROUPS, STAFF), ["First line manager", 153], *by_group((), GROUPS, MANAGERS),
    ).encode(), "“Case holder” in row 2 is 202, but the rows below it add up to 201."),
    Refused("dates as Excel keeps them", "workforce", staff(before=("46295", "Social workers")), "Excel keeps a date as a number: if it is, write 2026-09-30.", None),
    Refused("an academic year written like a financial one", "exclusions", text(
        ["Year", "Phase", "Ethnic Group", "Pupils", "Suspensions"], *by_group(("2025-26", "Secondary"), GROUPS, (416, 949, 375, 1032, 185, 25), STAFF),
    ).encode(), "If you mean the academic year, write 2025/26.", None),
)  # fmt: skip
