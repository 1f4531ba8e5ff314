"""The whole register as a spreadsheet: each promise in its document's words, with what the page says of it today."""

import io

import openpyxl
import pytest

from pages.components.progress import register
from pages.components.progress.about_block import known_of
from pages.components.progress.progress_views import SCRUTINY
from pages.components.shell import cached_promises, looking_back_block
from tests.pages.render.files import GPTABLES

pytestmark = GPTABLES


@pytest.mark.usefixtures("filled")
def test_every_promise_has_a_row_with_its_words_what_is_known_and_its_state() -> None:
    moment = looking_back_block.moment()
    table, known = cached_promises.progress_table(moment), known_of(SCRUTINY, moment)
    book = openpyxl.load_workbook(io.BytesIO(register.xlsx(table, known)))
    assert book.sheetnames == ["Cover", "Contents", "Notes", "Register"]
    lines = [[str(cell) for cell in line] for line in book["Register"].iter_rows(values_only=True)]
    start = next(place for place, line in enumerate(lines) if line[0] == "Promise")
    assert lines[start] == list(register.HEADER)
    rows = {line[0]: line for line in lines[start + 1 :]}
    assert len(rows) == len(known.config.promises)
    assert rows["M16"][1].startswith("30% reduction in FTE for 2022")
    assert rows["M16"][4:6] == ["Hackney Education", "Director of Education"]
    assert "Not met" in rows["M16"][8] or rows["M16"][9] == "Not met"
    assert rows["P3-C2"][7] == "77, 84, 75 (supports)"
    assert rows["MI1"][8:] == ["No update needed", "No update needed", "No date"]
