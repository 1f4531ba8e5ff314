"""Files as four kinds of system write them, two of each; every count is invented.

`answers`: what an officer has to say of headings and labels in one round; `chosen`: extract and period where the file does
not say them. `later` turns the file into the next one's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Export:
    """One file as a system writes it, and how many people it counts in all."""

    system: str
    extract: str
    data: bytes
    counted: float
    period: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    later: tuple[tuple[str, str], ...] = ()

    def next_one(self) -> bytes:
        """The same export of the period after."""
        if not self.later:
            return self.data
        utf16 = self.data.startswith(b"\xff\xfe")
        text = self.data.decode("utf-16" if utf16 else "utf-8")
        for old, new in self.later:
            assert old in text, old
            text = text.replace(old, new)
        return text.encode("utf-16" if utf16 else "utf-8")


# An HR system's report: a title and when it was run, headings of its own, (blank), a total, trailing empty columns.
HR_REPORT = Export(
    "HR system, report",
    "workforce",
    b"""Headcount by Ethnic Origin - Children's Services,,,,,,
Run on 01/07/2026 09:14,,,,,,
,,,,,,
Snapshot Date,Directorate,Job Title,Ethnic Origin,No. of Staff,,
30/06/2026,Social workers,Case holder,Asian or Asian British,25,,
30/06/2026,Social workers,Case holder,Black or Black British,71,,
30/06/2026,Social workers,Case holder,Mixed,24,,
30/06/2026,Social workers,Case holder,White,48,,
30/06/2026,Social workers,Case holder,Other Ethnic Group,21,,
30/06/2026,Social workers,Case holder,(blank),12,,
Grand Total,,,,201,,
""",
    201,
    answers={"Snapshot Date": "period"},
    later=(("30/06/2026", "30/09/2026"), ("01/07/2026", "01/10/2026")),
)
# An HR system set to another country: semicolons, quotation marks round all text, its own words for grade and group.
HR_SEMICOLONS = Export(
    "HR system, semicolons",
    "workforce",
    b"""\xef\xbb\xbf"Effective";"Department";"Position";"Self-declared ethnicity";"Employees"
"30-Jun-2026";"Qualified social workers";"Case holder";"Asian";"25"
"30-Jun-2026";"Qualified social workers";"Case holder";"Black";"71"
"30-Jun-2026";"Qualified social workers";"Case holder";"Mixed";"24"
"30-Jun-2026";"Qualified social workers";"Case holder";"White";"48"
"30-Jun-2026";"Qualified social workers";"Case holder";"Other";"21"
"30-Jun-2026";"Qualified social workers";"Case holder";"Undeclared";"12"
""",
    201,
    answers={"Effective": "period", "Self-declared ethnicity": "ethnic_group"},
    later=(("30-Jun-2026", "30-Sep-2026"),),
)
# A case system's summary: the stage in its own words, abbreviations, the quarter in words, a note below.
CASE_SUMMARY = Export(
    "case system, summary",
    "childrens_services",
    b"""Reporting quarter,Case status,Ethnicity,Children
Q1 2026/27,CLA,Asian,62
Q1 2026/27,CLA,Black,202
Q1 2026/27,CLA,Dual heritage,80
Q1 2026/27,CLA,White,105
Q1 2026/27,CLA,Other,54
Q1 2026/27,CLA,Not Recorded,46
Source: case management system
""",
    549,
    answers={"Reporting quarter": "period", "Case status": "stage"},
    later=(("Q1 2026/27", "Q2 2026/27"),),
)
# A case system's Unicode text: UTF-16 between tabs, codes beside labels.
CASE_UNICODE = Export(
    "case system, Unicode text",
    "childrens_services",
    """Census date\tService\tEth code\tEthnicity\tNumber of children
30/06/2026\tChild in need\tA\tAsian\t120
30/06/2026\tChild in need\tB\tBlack\t640
30/06/2026\tChild in need\tM\tMixed\t180
30/06/2026\tChild in need\tW\tWhite\t410
30/06/2026\tChild in need\tO\tOther\t150
30/06/2026\tChild in need\tU\tNot obtained\t55
""".encode("utf-16"),
    1555,
    answers={"Census date": "period", "Eth code": "leave out"},
    later=(("30/06/2026", "30/09/2026"),),
)
# The plainest pivot of HR: two columns and a total.
PIVOT_PLAIN = Export(
    "pivot table, two columns",
    "workforce",
    b"""Row Labels,Sum of Headcount
Asian,61
Black,112
Mixed,43
White,187
Other,35
(blank),26
Grand Total,464
""",
    464,
    period="2026-06-30",
    answers={"Row Labels": "ethnic_group", "staff": "Hackney Education"},
    later=(("Asian,61", "Asian,62"), ("464", "465")),
)
# A pivot with its groups across the top.
PIVOT_ACROSS = Export(
    "pivot table, groups across",
    "workforce",
    b"""Headcount,Column Labels,,,,,,
Row Labels,Asian,Black,Mixed,White,Other,(blank),Grand Total
Case holder,25,71,24,48,21,12,201
First line manager,21,33,22,37,20,20,153
Grand Total,46,104,46,85,41,32,354
""",
    354,
    period="2026-06-30",
    answers={"Row Labels": "role", "staff": "Social workers"},
    later=(
        ("25,71,24,48,21,12,201", "26,71,24,48,21,12,202"),
        ("46,104,46,85,41,32,354", "47,104,46,85,41,32,355"),
    ),
)
# A school-data system: its own headings, Male and Female, thousands with commas in quotation marks.
SCHOOL_CODES = Export(
    "school-data system, roll and suspensions",
    "exclusions",
    b"""Academic year,School type,Gender,Ethnicity,Number of pupils,Number of suspensions,Pupils with one or more suspensions
2025/26,State-funded secondary,Male,Asian,"2,110",121,90
2025/26,State-funded secondary,Male,Black,"4,830",660,410
2025/26,State-funded secondary,Male,Mixed,"1,900",302,183
2025/26,State-funded secondary,Male,White,"5,210",441,290
2025/26,State-funded secondary,Male,Any other ethnic group,950,73,51
2025/26,State-funded secondary,Male,Unclassified,140,22,14
""",
    15140,
    later=(("2025/26", "2024/25"),),
)
# A school-data system's results: key stage by its letters, an own heading for the pass.
SCHOOL_RESULTS = Export(
    "school-data system, results",
    "attainment",
    b"""Year,KS,Sex,Ethnicity,Cohort,Standard pass,Strong pass
2025/26,KS4,M,Asian,210,150,110
2025/26,KS4,M,Black,480,270,170
2025/26,KS4,M,Mixed,190,120,90
2025/26,KS4,M,White,520,350,250
2025/26,KS4,M,Other,95,60,41
2025/26,KS4,M,Not known,24,14,12
""",
    1519,
    answers={"Year": "period", "KS": "stage"},
    later=(("2025/26", "2024/25"),),
)
EXPORTS = (
    HR_REPORT, HR_SEMICOLONS, CASE_SUMMARY, CASE_UNICODE, PIVOT_PLAIN, PIVOT_ACROSS, SCHOOL_CODES, SCHOOL_RESULTS,
)  # fmt: skip
