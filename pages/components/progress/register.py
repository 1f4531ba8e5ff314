"""The whole register of promises as a spreadsheet: every promise of every plan in its document's words, and how it stands."""

import pandas as pd

from metrics.promises.reported_figures import Row
from pages.components.progress import promise_rows, promise_words
from pages.components.progress.progress_views import Known
from pages.components.render.sheet import workbook
from pages.components.render.sheet.workbook import Front, Sheet
from pages.components.shared.content import Paragraph, Table
from pages.components.shared.content import table as content_table

HEADER = (
    "Promise", "Words of the document", "Plan", "Heading", "Service", "Owner", "Pillars", "Manifesto", "Latest", "State",
    "Next update due",
)  # fmt: skip
TITLE = "Register of promises"
FILE = "register-of-promises.xlsx"


def xlsx(table: pd.DataFrame, known: Known) -> bytes:
    """The workbook. `table`: the progress table of the day."""
    intro = [
        f"Every promise of the plans that are followed, as on {promise_words.in_words(known.today.isoformat())}."
    ]
    front = Front(
        TITLE,
        intro[0],
        intro,
        [
            "Each row quotes its document. “Latest” and “State” say what the dashboard’s Progress page says on that day."
        ],
        workbook.publisher(known.config),
    )
    sheet = Sheet(
        "Register",
        "register",
        register(table, known),
        "The plans’ own documents, and the figures of this dashboard",
    )
    return workbook.workbook(front, [sheet], known.config)


def register(table: pd.DataFrame, known: Known) -> Table:
    """A row for each promise, in the order of the documents; a cell that does not apply says so."""
    rows = [_row(row, known) for row in table.to_dict("records")]
    return content_table(TITLE, HEADER, rows)


def _row(row: Row, known: Known) -> list[str]:
    plan, promise = known.config.promises[row["item"]]
    said = promise_rows.latest(promise, row, known) if promise.reports != "text" else ()
    latest = " ".join(line.words.text if isinstance(line, Paragraph) else line.text for line in said)
    served = [*promise.manifesto, *(f"{number} (supports)" for number in promise.supports)]
    return [
        promise.id,
        promise.wording,
        plan.short,
        plan.sections[promise.section].title,
        *(
            text or "None"
            for text in (promise.service, promise.owner, ", ".join(promise.pillars), ", ".join(served))
        ),
        latest or "No update needed",
        promise_words.state(promise, row),
        promise_words.in_words(row["due"].isoformat()) if row["due"] else "No date",
    ]
