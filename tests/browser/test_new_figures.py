"""An open page learns of what others publish and withdraw, without being loaded again and without moving."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from loaders import store
from loaders.store.upkeep import withdrawing
from tests.acting import acting
from tests.browser.chrome import visit
from tests.browser.server import running
from tests.seeded import copied_to

WITHIN = 10_000
TOP = "document.querySelector('h1').getBoundingClientRect().top"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A server of its own, and the address of its store."""
    url = copied_to(tmp_path)
    with running(tmp_path) as address:
        yield address, url


def test_what_is_published_is_offered_and_what_is_withdrawn_leaves(
    own: tuple[str, str], browser: Browser
) -> None:
    address, url = own
    page, engine = browser.new_page(), store.connect(url)
    page.set_default_timeout(60_000)
    visit(page, f"{address}/exclusions")
    top = page.evaluate(TOP)
    youth = next(one.upload for one in store.slices(engine) if one.extract == "youth_justice")
    store.undo(engine, youth, by=acting(), reason="Wrong file")
    offer = page.get_by_text("New figures were published at")
    expect(offer).to_be_visible(timeout=WITHIN)
    assert page.evaluate(TOP) == top, "nothing moves"
    page.get_by_role("button", name="Show them").click()
    expect(offer).to_have_count(0, timeout=60_000)
    withdrawing.withdraw(engine, "exclusions", reason="Some pupils were counted twice.", by=acting())
    expect(page.get_by_text("Some figures were withdrawn and are not shown")).to_be_visible(timeout=WITHIN)
    expect(page.get_by_text("Some pupils were counted twice.")).to_be_visible()
    engine.dispose()
    page.close()
