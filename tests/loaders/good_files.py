"""The good extract of `bad_files`, written in every other way that must be read as the same figures."""

import codecs
from dataclasses import dataclass

from tests.loaders.bad_files import (
    BOTH_SEXES,
    BY_ROLE,
    GOOD,
    GOOD_TEXT,
    changed,
    csv,
    more,
    social_workers,
    with_cell,
    with_column,
)

TOTAL_OF_BOYS = "2024/25,Secondary,Boys,Total,1509,161,103,4"


@dataclass(frozen=True)
class Good:
    """A file that must be accepted; `says` is part of what is said about it, "" where nothing need be."""

    name: str
    data: bytes
    says: str = ""
    period: str | None = None


def replaced(*pairs: tuple[str, str]) -> str:
    text = GOOD_TEXT
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def without_period(heading: str) -> bytes:
    """The good file with its first column left out, or kept blank under a heading."""
    rest = [line.partition(",")[2] for line in GOOD]
    return csv(*rest) if not heading else csv(f"{heading},{rest[0]}", *(f",{line}" for line in rest[1:]))


def reordered() -> bytes:
    return csv(*(",".join(reversed(line.split(","))) for line in GOOD))


CODES = {
    "Asian": "Asian or Asian British",
    "Black": "Black or Black British",
    "Other": "Any other ethnic group",
}
ENCODINGS = [
    Good("as it is", GOOD_TEXT.encode()),
    Good("with a byte order mark", codecs.BOM_UTF8 + GOOD_TEXT.encode()),
    Good("UTF-16, as Excel's Unicode text, between tabs", GOOD_TEXT.replace(",", "\t").encode("utf-16")),
    Good("UTF-16 without its mark", GOOD_TEXT.encode("utf-16-le")),
    Good("UTF-16 without its mark, big end first", GOOD_TEXT.encode("utf-16-be")),
    Good("UTF-16, big end first", codecs.BOM_UTF16_BE + GOOD_TEXT.encode("utf-16-be")),
    Good(
        "Windows-1252, with a dash in a heading",
        with_column("Réf – x", "").decode().encode("cp1252"),
        "read as Windows-1252: check the accents",
    ),
    Good("semicolons", GOOD_TEXT.replace(",", ";").encode()),
    Good("tabs", GOOD_TEXT.replace(",", "\t").encode()),
    Good("lines ended by CR and LF", changed({}, "\r\n")),
    Good("lines ended by CR alone", changed({}, "\r")),
    Good(
        "lines ended in three ways",
        replaced(
            ("Asian,210,12,9,0\n", "Asian,210,12,9,0\r\n"), ("Black,480,66,41,2\n", "Black,480,66,41,2\r")
        ).encode(),
    ),
    Good("no end to the last line", GOOD_TEXT.rstrip("\n").encode()),
    Good("every cell in quotation marks", csv(*('"' + line.replace(",", '","') + '"' for line in GOOD))),
]
SHAPES = [
    Good(
        "titles above the headings",
        csv("Exclusions 2024/25", "", "Run on 02/04/2026,,,", *GOOD),
        "We left out rows 1 and 3, above the headings. “Exclusions 2024/25”, “Run on 02/04/2026”.",
    ),
    Good(
        "notes under the table",
        more("Source: school census", "* Not yet checked by schools,,,,,,,"),
        "We left out rows 14 and 15, below the table. “Source: school census”",
    ),
    Good(
        "a line of totals",
        more("Total,,,,2977,246,164,4"),
        "We left out row 14, Total: 2,977, 246, 164, 4, agrees with the rows.",
    ),
    Good(
        "a line of totals in another column, above its note",
        more(",,,Grand total,2977,246,164,4", "", "Source: school census"),
        "We left out row 14, Grand total: 2,977, 246, 164, 4, agrees with the rows.",
    ),
    Good(
        "subtotals and a total",
        csv(
            *GOOD[:7],
            ",,Boys Total,,1509,161,103,4",
            *GOOD[7:],
            ",,Girls Total,,1468,85,61,0",
            "Total,,,,2977,246,164,4",
        ),
        "row 15, Girls Total: 1,468, 85, 61, 0, agrees with the rows; row 16, Total: 2,977",
    ),
    Good(
        "subtotals that say nothing of what",
        csv(*GOOD[:7], "Subtotal,,,,1509,161,103,4", *GOOD[7:], "Subtotal,,,,1468,85,61,0"),
        "row 15, Subtotal: 1,468, 85, 61, 0, agrees with the rows",
    ),
    Good("a total that nobody worked out", more("Total,,,,=SUM(E2:E13),,,"), "We left out row 14, Total."),
    Good(
        "headings in two lines",
        csv(
            ",,,ethnic,number of,,pupils,permanent",
            "period,phase,sex,group,pupils,suspensions,suspended,exclusions",
            *GOOD[1:],
        ),
        "We read rows 1 and 2 as one.",
    ),
    Good(
        "headings on every page",
        csv(*GOOD[:7], GOOD[0], *GOOD[7:]),
        "The headings are repeated. We left out row 8.",
    ),
    Good("an empty column A", csv(*(f",{line}" for line in GOOD)), "We will ignore column A"),
    Good("a column of remarks", with_column("Remarks", "as in January"), "We will ignore “Remarks”"),
    Good("blank rows at the end", (GOOD_TEXT + "\n\n,,,,,,,\n").encode(), "3 blank rows were left out"),
    Good("a blank row above the headings", ("\n" + GOOD_TEXT).encode(), "A blank row was left out"),
    Good("a blank row inside", changed({4: "\n" + GOOD[3]}), "A blank row was left out"),
    Good("columns in another order", reordered()),
    Good(
        "columns without a heading", csv(*(line + ",," for line in GOOD)), "We will ignore column I, column J"
    ),
    Good("a column more", with_column("Census date", "2025-01-16"), "We will ignore “Census date”"),
    Good(
        "a hostile heading",
        with_column(":red[x] <b>__proto__</b>", "1"),
        "We will ignore “:red[x] <b>__proto__</b>”",
    ),
    Good("our own area by name", with_column("area", "Hackney")),
    Good("our own area by code", with_column("Local authority", "E09000012"), "“Local authority” as area"),
    Good(
        "other headings",
        replaced(
            ("phase,sex,ethnic_group,pupils,", "School type,GENDER,Ethnicity,Number of pupils,")
        ).encode(),
        "“GENDER” as sex",
    ),
    Good("headings with spaces round them", replaced(("phase,sex", " phase ,\u00a0sex\u200b")).encode()),
    Good(
        "headings as titles",
        replaced(("pupils_suspended", "Pupils suspended at least once")).encode(),
        "as pupils_suspended",
    ),
]
CELLS = [
    Good("thousands in quotation marks", replaced((",480,", ',"480",')).encode()),
    Good(
        "spaces round a number",
        with_cell(3, "pupils", " 480 "),
        "Some numbers are written with spaces round them",
    ),
    Good(
        "decimals that are all nought", with_cell(3, "pupils", "480.0"), "with decimals that are all nought"
    ),
    Good("leading noughts", with_cell(3, "suspensions", "066")),
    Good("labels in capitals", replaced(("Boys", "BOYS"), ("White", "WHITE")).encode()),
    Good("labels with odd spaces", replaced(("Not known", " Not \u00a0known")).encode()),
    Good("a mark of no width in a label", replaced((",White,", ",\ufeffWhi\u200bte,")).encode()),
    Good("full-width letters", replaced((",White,", ",Ｗｈｉｔｅ,")).encode()),
    Good("other words for a sex", replaced(("Boys", "Male"), ("Girls", "F")).encode()),
    Good("other words for a phase", replaced(("Secondary", "State-funded secondary")).encode()),
    Good(
        "the labels of other systems",
        replaced(*((f",{ours},", f",{theirs},") for ours, theirs in CODES.items())).encode(),
    ),
    Good("not recorded", replaced(("Not known", "Unclassified")).encode()),
    Good("n/a for not known", replaced(("Not known", "n/a")).encode(), "We will read “n/a” as Not known"),
    Good("a dash for not known", replaced(("Not known", "-")).encode(), "We will read “-” as Not known"),
    Good(
        "other words for not known",
        replaced(("Not known", "Not collected by the school")).encode(),
        "Some labels say that there is no ethnic group. We will read “Not collected by the school” as Not known.",
    ),
    Good("words round a group", replaced((",White,", ",Ethnic background: White,")).encode()),
    Good("the long form of the period", replaced(("2024/25", "2024/2025")).encode()),
    Good("the period as DfE writes it", replaced(("2024/25", "202425")).encode()),
    Good("a period that was chosen and no column", without_period(""), period="2024/25"),
    Good("a period that was chosen and a blank column", without_period("period"), period="2024/25"),
    Good("a period that is in the file and was chosen", GOOD_TEXT.encode(), period="2024/25"),
    Good("a total that agrees", more(TOTAL_OF_BOYS), "A row is a total and agrees with the sum of the parts"),
    Good(
        "totals of both sexes that agree",
        more(BOTH_SEXES[0].replace("416", "415"), *BOTH_SEXES[1:]),
        "6 rows are totals",
    ),
]
SAME_FIGURES = [*ENCODINGS, *SHAPES, *CELLS]
# Files with other figures, which must not be refused for what they leave out.
ACCEPTED = [
    Good(
        "a total of all roles and all groups that agrees",
        csv(*BY_ROLE, "2025-09-30,Social workers,Total,Total,159"),
    ),
    Good(
        "a role without groups beside the total of all roles",
        csv(
            *BY_ROLE[:6],
            "2025-09-30,Social workers,Middle manager,Total,99",
            "2025-09-30,Social workers,Total,Total,159",
        ),
    ),
    Good("a total of everything in three columns that agrees", more("2024/25,All,All,All,2977,246,164,4")),
    Good(
        "social workers of whom some groups are fewer than the known",
        social_workers(",25,17,3,", ",25,16,3,"),
    ),
    Good(
        "social workers of a group who are all that is known", social_workers(",17,3,1,3,1,", ",25,0,0,0,0,")
    ),
    Good("social workers whose groups are hidden", social_workers(",25,17,3,1,3,1,", ",25,20,4,1,c,c,")),
    Good("social workers whose known are hidden", social_workers(",25,17,3,", ",c,17,3,")),
]
