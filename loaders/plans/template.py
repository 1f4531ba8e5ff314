"""The template of a plan: its headings, an example, and a sheet that says how to fill it in."""

import csv
import io

import xlsxwriter

from config import Config

# The sheet that is read of several.
SHEET = "Plan"
EXAMPLE = {
    "number": "1",
    "heading": "Schools",
    "words": "EXAMPLE: Fewer Black pupils are suspended than in 2024/25.",
    "owner": "Director of Education",
    "due": "31 August 2027",
    "kind": "action",
    "answered_by": "Suspensions: Black",
    "expected": "fall since 2024/25",
    "takes_over": "",
}
HOW = {
    "number": "The document's own number, such as 4.2.",
    "heading": "The heading under which it stands. May be blank.",
    "words": "The promise or recommendation in the document's own words.",
    "owner": "The post that answers for it, never a person.",
    "due": "The day, month, quarter or year by which it is due. May be blank.",
    "kind": "action, recommendation, indicator, outcome or statement.",
    "answered_by": (
        "What shows whether it is kept: blank for a state with evidence; a measure of this dashboard, alone or with a group; or "
        "a figure that is entered: number of things: ..., number of people: ..., share of things: ..., of ..., "
        "share of people: ..., of ..."
    ),
    "expected": (
        "Of a figure that is entered: at least 80, at most 5, over, below, rise, fall, rise then fall. Of a measure: "
        "rise, fall or narrow since a period; within tolerance; in proportion. May be blank."
    ),
    "takes_over": "The ids of promises of earlier plans that go on in this one. May be blank.",
}


def as_csv() -> str:
    """The headings and an example, which is never read."""
    written = io.StringIO()
    table = csv.DictWriter(written, list(EXAMPLE))
    table.writeheader()
    table.writerow(EXAMPLE)
    return written.getvalue()


def as_workbook(config: Config) -> bytes:
    """The same as a workbook, with what may stand in each column and the names of all measures."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False}) as book:
        bold, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True})
        page, how, lists = (book.add_worksheet(name) for name in (SHEET, "How to fill it in", "Measures"))
        page.freeze_panes(1, 0)
        # As text, so that Excel makes no date of a number such as 4.2, and none of a day.
        page.set_column(0, len(EXAMPLE) - 1, 24, book.add_format({"num_format": "@", "text_wrap": True}))
        page.write_row(0, 0, list(EXAMPLE), bold)
        for place, text in enumerate(EXAMPLE.values()):
            page.write_string(1, place, text)
        how.set_column(0, 0, 16)
        how.set_column(1, 1, 110, wrapped)
        for row, (heading, text) in enumerate(HOW.items()):
            how.write_row(row, 0, [heading, text])
        lists.set_column(0, 0, 60)
        lists.write_column(0, 0, ["Measure", *(measure.title for measure in config.measures.values())])
    return out.getvalue()
