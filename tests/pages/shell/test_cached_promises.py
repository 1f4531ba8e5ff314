"""How far promises are is worked out once: again only where the store, the ledger or the day is another."""

import pytest

from loaders.store import updates as ledger
from loaders.store.updates import Update
from pages.components.overview import overview_block
from pages.components.shell import cached, cached_promises
from tests.acting import acting


@pytest.mark.usefixtures("to_change")
def test_a_rerun_works_nothing_out_again_until_somebody_enters_an_update() -> None:
    before = cached_promises.now()
    table = cached_promises.progress_table(before)
    assert cached_promises.progress_table(cached_promises.now()) is table
    assert overview_block.drawn(before) is overview_block.drawn(cached_promises.now())
    reviewed = Update("M3", "reviewed", "2026-06-30", numerator=38, denominator=52)
    ledger.record(cached.writer(), [reviewed], by=acting("officer"))
    after = cached_promises.now()
    assert after == before._replace(line=before.line + 1)
    states = [
        rows.set_index("item").loc["M3", "state"] for rows in (table, cached_promises.progress_table(after))
    ]
    assert states == ["no figure yet", "reported"]
