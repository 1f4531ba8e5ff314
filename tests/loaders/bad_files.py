"""Files that officers do send, each wrong in one way, and what they must be told.

All start from one good extract of suspensions and exclusions. Lines are numbered as Excel numbers them: the
headings are line 1.
"""

# ruff: noqa: E501
# A table is read across: one file a line.

import io
import zipfile
from dataclasses import dataclass
from datetime import date

from tests.loaders import published_samples
from tests.loaders.published_samples import SOCIAL_WORKERS

TODAY = date(2026, 2, 1)

HEADINGS = "period,phase,sex,ethnic_group,pupils,suspensions,pupils_suspended,permanent_exclusions"
GOOD = (
    HEADINGS,
    "2024/25,Secondary,Boys,Asian,210,12,9,0",
    "2024/25,Secondary,Boys,Black,480,66,41,2",
    "2024/25,Secondary,Boys,Mixed,190,30,18,1",
    "2024/25,Secondary,Boys,White,520,44,29,1",
    "2024/25,Secondary,Boys,Other,95,7,5,0",
    "2024/25,Secondary,Boys,Not known,14,2,1,0",
    "2024/25,Secondary,Girls,Asian,205,5,4,0",
    "2024/25,Secondary,Girls,Black,466,40,27,0",
    "2024/25,Secondary,Girls,Mixed,185,16,11,0",
    "2024/25,Secondary,Girls,White,511,21,16,0",
    "2024/25,Secondary,Girls,Other,90,3,3,0",
    "2024/25,Secondary,Girls,Not known,11,0,0,0",
)
UPN = "A123456789012"
NHS_NUMBER = "9434765919"


@dataclass(frozen=True)
class Bad:
    """A file that must be refused: `says` is part of a sentence of an error, `line` where that error is."""

    name: str
    data: bytes
    says: str
    line: int | None = None
    extract: str | None = "exclusions"
    period: str | None = None
    source: str | None = None


def text_of(lines: tuple[str, ...] | list[str], end: str = "\n") -> str:
    return "".join(line + end for line in lines)


def csv(*lines: str) -> bytes:
    return text_of(lines).encode()


def changed(changes: dict[int, str], end: str = "\n") -> bytes:
    """The good file with some of its lines (numbered from 1) written otherwise."""
    return text_of([changes.get(number, line) for number, line in enumerate(GOOD, 1)], end).encode()


def with_cell(line: int, column: str, cell: str) -> bytes:
    """The good file with one cell written otherwise; quote the cell here where it needs it."""
    cells = GOOD[line - 1].split(",")
    cells[HEADINGS.split(",").index(column)] = cell
    return changed({line: ",".join(cells)})


def with_column(heading: str, *cells: str) -> bytes:
    """The good file with one more column, whose cells are repeated as often as needed."""
    repeated = [heading, *(cells[place % len(cells)] for place in range(len(GOOD) - 1))]
    return text_of([f"{line},{cell}" for line, cell in zip(GOOD, repeated, strict=True)]).encode()


def without(*lines: int) -> bytes:
    return text_of([line for number, line in enumerate(GOOD, 1) if number not in lines]).encode()


def more(*lines: str) -> bytes:
    return csv(*GOOD, *lines)


def archive(*names: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        for name in names:
            packed.writestr(name, "content")
    return written.getvalue()


GOOD_TEXT = text_of(GOOD)
# Both sexes together, of which the first row has a pupil more than its boys and girls.
BOTH_SEXES = (
    "2024/25,Secondary,All,Asian,416,17,13,0",
    "2024/25,Secondary,All,Black,946,106,68,2",
    "2024/25,Secondary,All,Mixed,375,46,29,1",
    "2024/25,Secondary,All,White,1031,65,45,1",
    "2024/25,Secondary,All,Other,185,10,8,0",
    "2024/25,Secondary,All,Not known,25,2,1,0",
)
WORKFORCE = csv(
    "period,staff,role,ethnic_group,headcount",
    *(
        f"2025-09-30,Social workers,Case holder,{group},{count}"
        for group, count in [("Asian", 8), ("Black", 51), ("Mixed", 9), ("White", 19), ("Other", 0)]
    ),
)
# Two roles of 60 and 99 people, by group; their total is 159.
BY_ROLE = (
    "period,staff,role,ethnic_group,headcount",
    *(
        f"2025-09-30,Social workers,{role},{group},{count}"
        for role, counts in {"Case holder": (10, 20, 5, 20, 5), "Middle manager": (40, 30, 9, 15, 5)}.items()
        for group, count in zip(("Asian", "Black", "Mixed", "White", "Other"), counts, strict=True)
    ),
)


def social_workers(old: str, new: str) -> bytes:
    """DfE's file with the counts of Hackney's middle managers (line 6: 25 known, 17 + 3 + 1 + 3 + 1) changed."""
    return published_samples.changed(SOCIAL_WORKERS, ("Hackney,Middle",), old, new).encode()


NOT_A_CSV = [
    Bad("nothing at all", b"", "The file is empty"),
    Bad("only blank lines", b"\n\r\n \n", "The file is empty"),
    Bad("only separators", b",,,\n,,,\n", "The file is empty"),
    Bad("a byte order mark and nothing else", b"\xef\xbb\xbf", "The file is empty"),
    Bad("headings and no rows", csv(HEADINGS), "No data rows were found under the header"),
    Bad(
        "an Excel workbook of which hardly anything is left",
        archive("[Content_Types].xml", "xl/workbook.xml"),
        "The workbook is damaged",
    ),
    Bad(
        "an old Excel workbook",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99,
        "an Excel workbook of the old kind",
    ),
    Bad("a zip file", archive("extract.txt"), "This is a zip file. Take the file out of the archive"),
    Bad(
        "a gzip file",
        b"\x1f\x8b\x08\0" + b"\0" * 20,
        "This is a compressed file that is damaged or cut short",
    ),
    Bad("a PDF", b"%PDF-1.7\n", "This is a PDF. Send the figures as an Excel workbook (.xlsx) or as a CSV"),
    Bad("a sign-in page", b"\n<!DOCTYPE html><html><title>Sign in</title>", "This is a web page"),
    Bad("an XML file", b"<?xml version='1.0'?><rows/>", "This is an XML file"),
    Bad("a JSON file", b'[{"period": "2024/25", "pupils": 12}]', "This is a JSON file"),
    Bad(
        "NUL characters",
        GOOD_TEXT.replace("480", "4\0" + "80").encode(),
        "contains NUL characters at line 3",
        3,
    ),
    Bad("UTF-16 cut in half", b"\xff\xfe" + GOOD_TEXT.encode("utf-16-le")[:-1], "could not be read", 13),
    Bad(
        "a byte that is no letter",
        GOOD_TEXT.encode().replace(b"480", b"48\x81"),
        "could not be read (byte",
        3,
    ),
    Bad("two encodings in one file", "é,é\n".encode() + b"\xe9\n", "could not be read (byte 7, line 2)", 2),
    Bad(
        "a quotation mark left open",
        with_cell(4, "ethnic_group", '"Mixed'),
        "opened on line 4 is never closed",
        4,
    ),
    Bad("text after a closing quotation mark", with_cell(4, "sex", '"Boys"x'), "is followed by text", 4),
    Bad("one line of 70 KB", changed({5: "x" * 70_000}), "Line 5 is longer than 64 KB", 5),
    Bad("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "This is a picture"),
    Bad("bytes of no kind", b"\x1f\x81\n" + bytes(range(256)), "could not be read", 1),
]
SHAPE = [
    Bad("one value too many in every row", csv(HEADINGS, *(f"x,{line}" for line in GOOD[1:])), "Row 2 has 9 values but the header has 8", 2),
    Bad("one long row", changed({6: GOOD[5] + ",1"}), "Row 6 has 9 values but the header has 8", 6),
    Bad("one short row", changed({6: "2024/25,Secondary,Boys,Other,95"}), "Row 6 has 5 values but the header has 8", 6),
    Bad("the end of the last row missing", text_of(GOOD)[:-8].encode(), "The file seems to end in the middle of row 13. Part of it may be missing", 13),
    Bad("the last number missing", text_of(GOOD)[:-2].encode(), "The file seems to end in the middle of row 13", 13),
    Bad("thousands without quotation marks", with_cell(3, "pupils", "1,480"), "Row 3 has 9 values but the header has 8", 3),
    Bad("no headings", csv(*GOOD[1:]), "No row of headings was found", 1),
    Bad("headings of nothing that we know", csv("a,b,c", "1,2,3"), "No row of headings was found", 1),
    Bad("a note in the middle of the table", changed({5: "As the schools gave them\n" + GOOD[4]}), "A row holds text and no data", 5),
    Bad("a label alone under the table", more("Boys,,,,,,,"), "A row holds text and no data", 14),
    Bad("another table below", csv(*GOOD, "period,phase,sex,ethnic_group,pupils", "2025/26,Secondary,Boys,Asian,3"), "Another table begins in row 14", 14),
    Bad("a line of totals that does not agree", more("Total,,,,2978,246,164,4"), "Row 14 is a total of 2,978, but the rows that it adds up make 2,977", 14),
    Bad("a heading twice", csv(*(f"{line},{line.split(',')[4]}" for line in GOOD)), "“pupils” appears twice (columns 5 and 9)"),
    Bad("two headings for one column", with_column("headcount", "1"), "both mean pupils (columns 5 and 9)"),
    Bad("no group column", csv("period,phase,sex,pupils", "2024/25,Secondary,Boys,210"), "The column “ethnic_group” is missing"),
    Bad("no numbers", csv("period,phase,sex,ethnic_group", "2024/25,Secondary,Boys,Asian"), "The column “pupils” is missing"),
    Bad("no period", csv(*(line.partition(",")[2] for line in GOOD)), "The column “period” is missing"),
    Bad("51 columns", csv(*(line + "".join(f",x{n}" for n in range(43)) for line in GOOD)), "The file has 51 columns: at the most 50"),
    Bad("401 columns", csv(",".join(["a"] * 401)), "The file has 401 columns"),
    Bad("decimal commas between semicolons", b"period;ethnic_group;pupils\n2024/25;Black;1,5\n", "Decimal commas are not allowed", 2),
    Bad("another extract than the one chosen", WORKFORCE, "This looks like a file of Workforce, not of Suspensions"),
    Bad("staff by role, sent as support staff", WORKFORCE, "This looks like a file of Workforce, not of Support staff", extract="support_staff"),
    Bad("an extract that there is none of", csv(*GOOD), "There is no such extract", extract="housing"),
    Bad("a source that the extract does not take", csv(*GOOD), "takes no figures from this source", source="rumour"),
]  # fmt: skip
PERSONAL = [
    Bad("a column headed UPN", with_column("UPN", "x"), "Column I (UPN): A column seems to hold unique pupil numbers"),
    Bad("pupils' numbers under another heading", with_column("ref", UPN), "Column I: A column seems to hold unique pupil"),
    Bad("NHS numbers", with_column("key", NHS_NUMBER), "seems to hold NHS or unique learner numbers"),
    Bad("a column of surnames", with_column("Surname", "x"), "seems to hold names of people"),
    Bad("a column of names", with_column("Pupil name", "x"), "seems to hold names of people"),
    Bad("a column headed DOB", with_column("D.O.B.", "x"), "seems to hold dates of birth"),
    Bad("birthdays under another heading", with_column("day", *(f"0{n}/03/20{n}0" for n in range(1, 7))), "seems to hold dates of birth"),
    Bad("postcodes", with_column("place", "E8 1EA"), "seems to hold addresses or postcodes"),
    Bad("email addresses", with_column("contact", "someone@example.org"), "seems to hold email addresses"),
    Bad("National Insurance numbers", with_column("code", "QQ 12 34 56 C".replace("QQ", "AB")), "National Insurance numbers"),
    Bad("pupils' references", with_column("Child ID", "7"), "seems to hold numbers of individuals"),
    Bad("free text", with_column("Comments", "x"), "seems to hold text about individuals"),
    Bad("a personal number past the headings", more(f"2024/25,Primary,Boys,Black,3,0,0,0,{UPN}"), "unique pupil numbers"),
    Bad("a personal number in the first row", csv(UPN, UPN), "unique pupil numbers", extract=None),
    Bad(
        "one row for each child, each counted once",
        csv(HEADINGS, *["2024/25,Secondary,Boys,Black,1,1,1,0"] * 8, *["2024/25,Secondary,Boys,White,1,0,0,0"] * 8),
        "There is one row for each person",
    ),
    Bad(
        "one row for each child, nothing counted",
        csv("period,stage,sex,ethnic_group", *["2025-03-31,Looked after,Boys,Black"] * 12),
        "There is one row for each person",
        extract="childrens_services",
    ),
]  # fmt: skip
NUMBERS = [
    Bad("a blank number", with_cell(3, "pupils", ""), "A number is missing", 3),
    Bad("a blank among numbers that are optional", with_cell(3, "suspensions", ""), "A cell is blank where other groups have a figure", 3),
    Bad("half a pupil", with_cell(3, "pupils", "480.5"), "must be a whole number. Found “480.5”", 3),
    Bad("a share in place of a count", with_cell(3, "pupils_suspended", "0.12"), "must be a whole number", 3),
    Bad("a percentage in place of a count", with_cell(3, "suspensions", "12%"), "This is a percentage", 3),
    Bad("a negative number", with_cell(3, "suspensions", "-5"), "Numbers cannot be negative", 3),
    Bad("an accountant's negative number", with_cell(3, "suspensions", "(5)"), "Numbers cannot be negative", 3),
    Bad("minus nought", with_cell(3, "suspensions", "-0"), "Numbers cannot be negative", 3),
    Bad("infinity", with_cell(3, "pupils", "inf"), "not a plain number", 3),
    Bad("a power of ten", with_cell(3, "pupils", "1E5"), "not a plain number", 3),
    Bad("a number beyond all numbers", with_cell(3, "pupils", "1e400"), "not a plain number", 3),
    Bad("an underscore", with_cell(3, "pupils", "1_000"), "not a plain number", 3),
    Bad("hexadecimal", with_cell(3, "pupils", "0x10"), "not a plain number", 3),
    Bad("twenty digits", with_cell(3, "pupils", "9" * 20), "not a plain number", 3),
    Bad("ten digits", with_cell(3, "pupils", "1234567890"), "not a plain number", 3),
    Bad("badly grouped thousands", with_cell(3, "pupils", '"12,34"'), "Decimal commas are not allowed", 3),
    Bad("full-width digits", with_cell(3, "pupils", "４８０"), "“４” is fullwidth digit four", 3),
    Bad("Arabic-Indic digits", with_cell(3, "pupils", "٤٨"), "arabic-indic digit four", 3),
    Bad("a footnote mark", with_cell(3, "pupils", "480²"), "superscript two", 3),
    Bad("letters", with_cell(3, "pupils", "many"), "This is not a number", 3),
    Bad("a suppressed figure", with_cell(4, "permanent_exclusions", "<5"), "Ask who made it for the extract before suppression", 4),
    Bad("a star", with_cell(4, "permanent_exclusions", "*"), "A symbol stands in place of a number", 4),
    Bad("a dash", with_cell(4, "permanent_exclusions", "-"), "A symbol stands in place of a number", 4),
    Bad("the word suppressed", with_cell(4, "permanent_exclusions", "suppressed"), "A symbol stands in place", 4),
    Bad("a statistician's symbol", with_cell(4, "permanent_exclusions", "c"), "A symbol stands in place of a number", 4),
    Bad("not available", with_cell(4, "permanent_exclusions", "N/A"), "A symbol stands in place of a number", 4),
    Bad("an Excel error in a number", with_cell(4, "pupils", "#REF!"), "This is an Excel error value", 4),
    Bad("a column too narrow for Excel", with_cell(4, "pupils", "#######"), "This is an Excel error value", 4),
    Bad("an Excel error in a label", with_cell(4, "ethnic_group", "#N/A"), "This is an Excel error value", 4),
    Bad("a formula", with_cell(4, "pupils", "=1+1"), "This is a formula that has no result yet. Found “=1+1”. Expected a whole number. Open the workbook in Excel, save it", 4),
    Bad("a range in place of a number", with_cell(4, "permanent_exclusions", "1 to 4"), "This is not one exact number. Found “1 to 4”. Expected a whole number. Small numbers are protected when the figures are published: write the exact number", 4),
    Bad("a number said in words to be under another", with_cell(4, "permanent_exclusions", "fewer than 5"), "This is not one exact number", 4),
    Bad("a number that is at least so many", with_cell(4, "pupils", "190+"), "This is not one exact number", 4),
    Bad("a number with a mark of a footnote", with_cell(4, "pupils", "190*"), "This is not one exact number", 4),
    Bad("a rough number", with_cell(4, "pupils", "approx 190"), "This is not one exact number", 4),
    Bad("a number with its unit", with_cell(4, "pupils", "190 pupils"), "This is not a number. Found “190 pupils”. Expected a whole number. Write digits and nothing else", 4),
    Bad("a sum of money", with_cell(4, "pupils", "£190"), "Write digits and nothing else", 4),
    Bad("a time of day", with_cell(4, "pupils", "12:30"), "Write digits and nothing else", 4),
    Bad("yes or no in place of a number", with_cell(4, "pupils", "TRUE"), "Write digits and nothing else", 4),
    Bad("a number still to come", with_cell(4, "pupils", "TBC"), "A symbol stands in place of a number", 4),
    Bad("a mark of a question", with_cell(4, "pupils", "?"), "A symbol stands in place of a number", 4),
    Bad("half, as one character", with_cell(4, "pupils", "½"), "vulgar fraction one half", 4),
]  # fmt: skip
LABELS = [
    Bad("a misspelt group", with_cell(3, "ethnic_group", "Blck Carib"), "Did you mean “Black Caribbean”?", 3),
    Bad("a group that nobody counts", with_cell(3, "ethnic_group", "Martian"), "Write Asian, Black, Mixed, White or Other", 3),
    Bad("NA in place of a group", with_cell(3, "ethnic_group", "NA"), "No row for “Black” in 2024/25, Hackney, Secondary, Boys"),
    Bad("null in place of a group", with_cell(3, "ethnic_group", "null"), "No row for “Black” in 2024/25, Hackney, Secondary, Boys"),
    Bad("not known twice in the same words", more("2024/25,Secondary,Girls,Not known,1,0,0,0"), "Rows 13 and 14 are the same group", 14),
    Bad("a label of ours that was cut at its comma", csv("period,stage,pupil_group,ethnic_group,pupils", "2024/25,Key stage 4,Turkish, Kurdish and Turkish Cypriot,All,170"), "“Turkish, Kurdish and Turkish Cypriot” holds a comma: put quotation marks round it, or leave the comma out", 2, "attainment"),
    Bad("a mark of suppression as a group", with_cell(3, "ethnic_group", "*"), "This ethnic group is not one that we know. Found “*”", 3),
    Bad("no group", with_cell(3, "ethnic_group", ""), "The ethnic group is missing", 3),
    Bad("a group in Cyrillic letters", with_cell(3, "ethnic_group", "Вlack"), "Cyrillic Capital Letter Ve", 3),
    Bad("a label that lumps groups together", with_cell(3, "ethnic_group", "BAME"), "does not say whether White minorities", 3),
    Bad("a total of those who are known", with_cell(3, "ethnic_group", "Known"), "totals are worked out for you", 3),
    Bad("Global Majority beside no White row", with_cell(5, "ethnic_group", "Black and Global Majority"), "does not say who", 5),
    Bad("two lines in one label", with_cell(3, "ethnic_group", '"Bla\nck"'), "There is a line break inside the cell", 3),
    Bad("an unknown phase", with_cell(3, "phase", "Nursery"), "This school phase is not one that we know", 3),
    Bad("a misspelt phase", with_cell(3, "phase", "Secundary"), "Did you mean “Secondary”?", 3),
    Bad("an age band that Excel made a date", csv("period,stage,age,sex,ethnic_group,children", "2025-03-31,Looked after,05-Sep,,Black,12"), "Excel changed a range", 2, "childrens_services"),
    Bad("a range that Excel made a day number", with_cell(3, "phase", "45366"), "Excel changed a range or a code into a date", 3),
    Bad("a stage that has to be said", csv("period,stage,ethnic_group,children", "2025-03-31,,Black,12"), "The stage is missing", 2, "childrens_services"),
    Bad("another borough", csv(*(f"{line},{'area' if line == HEADINGS else 'Islington'}" for line in GOOD)), "This area is not one that we know", 2),
    Bad("London in an extract of ours", with_column("area", "Hackney", "London"), "Expected Hackney", 3),
    Bad("an age band of other ages", csv("period,stage,age,sex,ethnic_group,children", "2025-03-31,Looked after,10 to 17,,Black,12"), "Found “10 to 17”. Expected Under 1, 1 to 4, 5 to 9, 10 to 15, 16 to 17, 18 to 25, or All. “10 to 17” lies over 10 to 15 and 16 to 17. Give each of these a row of its own", 2, "childrens_services"),
    Bad("two broad groups in one", with_cell(3, "ethnic_group", "Mixed/Other"), "It mixes two broad groups", 3),
    Bad("everybody but White, whoever that is", with_cell(3, "ethnic_group", "Ethnic minority"), "It does not say whether White minorities are in it", 3),
    Bad("Non-white", with_cell(3, "ethnic_group", "Non-white"), "Say which groups", 3),
    Bad("a number in place of a group", with_cell(3, "ethnic_group", "3"), "This ethnic group is not one that we know. Found “3”", 3),
    Bad("a religion in place of a group", with_cell(3, "ethnic_group", "Muslim"), "This ethnic group is not one that we know", 3),
    Bad("a sex that nobody counts", with_cell(3, "sex", "Mixed"), "This sex is not one that we know. Found “Mixed”. Expected Boys, Girls, or All", 3),
    Bad("a stage by the number of a section", csv("period,stage,ethnic_group,children", "2025-03-31,S47,Black,12"), "This stage is not one that we know. Found “S47”", 2, "childrens_services"),
    Bad("a misspelt stage", csv("period,stage,ethnic_group,children", "2025-03-31,Lookd after,Black,12"), "Did you mean “Looked after”?", 2, "childrens_services"),
    Bad("a script in a label", with_cell(3, "ethnic_group", "<script>alert(1)</script>"), "not one that we know", 3),
    Bad("a formula in a label", with_cell(3, "ethnic_group", "=HYPERLINK(A1)"), "not one that we know", 3),
]  # fmt: skip
PERIODS = [
    Bad("no period in one row", with_cell(3, "period", ""), "The period is missing", 3),
    Bad("a short academic year", with_cell(3, "period", "24/25"), "Write the first year in full, such as 2024/25", 3),
    Bad("a financial year", with_cell(3, "period", "2024-25"), "If you mean the academic year, write 2024/25", 3),
    Bad("a quarter the wrong way round", with_cell(3, "period", "Q1 2024"), "Write the year first, such as 2024 Q1", 3),
    Bad("a quarter of a school year", with_cell(3, "period", "2024/25 Q1"), "Write the calendar quarter", 3),
    Bad("a year alone", with_cell(3, "period", "2024"), "a year alone could be", 3),
    Bad("an American date", WORKFORCE.replace(b"2025-09-30", b"9/30/2025"), "Write the day before the month: 30/09/2025", 2, "workforce"),
    Bad("a day that never was", WORKFORCE.replace(b"2025-09-30", b"31/09/2025"), "There is no such date", 2, "workforce"),
    Bad("a date as Excel keeps it", WORKFORCE.replace(b"2025-09-30", b"45930"), "Is it 30 September 2025?", 2, "workforce"),
    Bad("a date where a year is meant", with_cell(3, "period", "2025-01-16"), "A date is not a period of this extract", 3),
    Bad("a month that Excel made", with_cell(3, "period", "Jan-24"), "Excel changed the period into a date", 3),
    Bad("a quarter that there is none of", with_cell(3, "period", "Q5 2025"), "not a reporting period that we know. Found “Q5 2025”", 3),
    Bad("half a year", with_cell(3, "period", "H1 2026"), "not a reporting period that we know", 3),
    Bad("a week", with_cell(3, "period", "week 12"), "not a reporting period that we know", 3),
    Bad("a month without a year", WORKFORCE.replace(b"2025-09-30", b"September"), "not a reporting period that we know", 2, "workforce"),
    Bad("a month that never was", WORKFORCE.replace(b"2025-09-30", b"2025-13-01"), "There is no such date", 2, "workforce"),
    Bad("a date before all figures", WORKFORCE.replace(b"2025-09-30", b"1899-12-31"), "This is not a date that figures can have. Found “1899-12-31”. Expected a date from 1990 on. Check the year", 2, "workforce"),
    Bad("a date far in the future", WORKFORCE.replace(b"2025-09-30", b"30/09/2062"), "The period is in the future. Found “30/09/2062”. Check the year", 2, "workforce"),
    Bad("a year of schools for staff", WORKFORCE.replace(b"2025-09-30", b"2025-26"), "Write the day that the figures are of, such as", 2, "workforce"),
    Bad("words for a term", with_cell(3, "period", "Autumn term"), "not a reporting period that we know", 3),
    Bad("years that do not follow one another", with_cell(3, "period", "2024/26"), "not a reporting period", 3),
    Bad("full-width digits in a period", with_cell(3, "period", "２０24/25"), "not a reporting period that we know", 3),
    Bad("two periods", with_cell(8, "period", "2023/24"), "The file holds 2 periods", 8),
    Bad("a period to come", csv(*(line.replace("2024/25", "2026/27") for line in GOOD)), "The period is in the future", 2),
    Bad("another period than the one chosen", csv(*GOOD), "about another period than the one chosen", period="2023/24"),
    Bad("a chosen period of another kind", csv(*GOOD), "A date is not a period of this extract", period="2025-01-16"),
    Bad("a chosen period that is none", csv(*GOOD), "not a reporting period that we know", period="last year"),
]  # fmt: skip
TOGETHER = [
    Bad("the same row twice", more(GOOD[2]), "Rows 3 and 14 are the same group and breakdown", 14),
    Bad("two rows that contradict each other", more("2024/25,Secondary,Boys,Black,481,66,41,2"), "with different numbers", 14),
    Bad("two names of one group", more("2024/25,Secondary,Boys,Black or Black British,9,1,1,0"), "Rows 3 and 14", 14),
    Bad("a group without a row", without(12), "No row for “Other” in 2024/25, Hackney, Secondary, Girls"),
    Bad("not known without a row", without(7), "No row for “Not known” in 2024/25, Hackney, Secondary, Boys"),
    Bad("a broad group beside one of its parts", more("2024/25,Secondary,Boys,Black African,300,30,20,1"), "The same people are in two groups", 3),
    Bad("all but White beside the others", with_cell(7, "ethnic_group", "All groups but White"), "The same people are in two groups", 7),
    Bad("a total that is not the sum", more("2024/25,Secondary,Boys,Total,1509,161,103,5"), "Row 14 is a total of 5, but its parts add up to 4", 14),
    Bad("a total of the sexes that is not the sum", more(*BOTH_SEXES), "Row 14 is a total of 416, but its parts add up to 415", 14),
    Bad("a total of all roles and all groups that is too low", csv(*BY_ROLE, "2025-09-30,Social workers,Total,Total,150"), "Row 12 is a total of 150, but its parts add up to 159. Found “150”. Expected 159. Correct the total", 12, "workforce"),
    Bad("a total of all roles and all groups that is too high", csv(*BY_ROLE, "2025-09-30,Social workers,Total,Total,160"), "Row 12 is a total of 160, but its parts add up to 159", 12, "workforce"),
    Bad("a total of everything in three columns", more("2024/25,All,All,All,2978,246,164,4"), "Row 14 is a total of 2,978, but its parts add up to 2,977", 14),
    Bad("more pupils suspended than pupils", with_cell(3, "pupils_suspended", "481"), "Found “481”. Expected 480 at the most", 3),
    Bad("a row without figures", csv("period,ethnic_group,headcount,share", "2025-11-06,Black,,", "2025-11-06,White,4,"), "The row has no figures", 2, "support_staff"),
    Bad("a share above the whole", csv("period,ethnic_group,share", "2025-11-06,Black,101"), "A percentage is over 100", 2, "support_staff"),
    Bad("a symbol that statisticians do not use", csv("period,population,ethnic_group,people", "2021-03-21,All residents,Black,*"), "one of the symbols c, x, z", 2, "population"),
]  # fmt: skip
PUBLISHED = [
    Bad("social workers of one group above the known", social_workers(",25,17,3,", ",25,26,3,"), "column M (white): There are more people here than in known_headcount, whose part they are. Found “26”. Expected 25 at the most", 6, None),
    Bad("social workers whose groups add up to more than the known", social_workers(",25,17,3,", ",25,17,4,"), "column L (known_headcount): Columns white, mixed, asian, black and other add up to more people than known_headcount, whose parts they are. Found “25”. Expected 26 or more (17 + 4 + 1 + 3 + 1)", 6, None),
    Bad("social workers above the known where a group is hidden", social_workers(",25,17,3,1,3,1,", ",25,20,4,1,1,c,"), "Columns white, mixed, asian and black add up to more people", 6, None),
    Bad("social workers of a group where nobody is known", social_workers(",25,17,3,1,3,1,", ",0,1,0,0,0,0,"), "Found “1”. Expected 0 at the most", 6, None),
]  # fmt: skip
BAD = [*NOT_A_CSV, *SHAPE, *PERSONAL, *NUMBERS, *LABELS, *PERIODS, *TOGETHER, *PUBLISHED]
