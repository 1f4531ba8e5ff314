"""What each promise has come to, to be kept when it ends: in the words in which its row says it today."""

from collections.abc import Iterable

import pandas as pd

from loaders.plans.closing import Context, Final
from metrics.promises.progress import NOTHING
from metrics.promises.reported_figures import Row
from pages.components.progress import promise_rows
from pages.components.progress.progress_views import Known
from pages.components.shared.content import Paragraph


def context(known: Known, table: pd.DataFrame, items: Iterable[str]) -> Context:
    """What an end of these promises must fit. `table`: the progress table of today."""
    rows = {row["item"]: row for row in table.to_dict("records")}
    final = {item: _final(item, rows[item], known) for item in items if item in rows}
    return Context(known.config, set(known.ends), final, known.today)


def _final(item: str, row: Row, known: Known) -> Final:
    state = str(row["verdict"])
    if state in ("", *NOTHING):
        return Final(state, "")
    _, promise = known.config.promises[item]
    latest = promise_rows.latest(promise, row, known)
    lines = [line.words.text if isinstance(line, Paragraph) else line.text for line in latest]
    return Final(state, "\n".join(lines))
