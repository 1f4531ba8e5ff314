"""An officer's whole way with a release that the dashboard brings itself: found, compared, published, seen, taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from config import Config
from tests.browser.chrome import lead, press, settle, visit
from tests.browser.server import running
from tests.loaders.fetching import fake as services
from tests.loaders.fetching.examples import SUSPENSIONS, allow, publish_second
from tests.seeded import copied_to

BEFORE = "Schools made 12.9 suspensions for every 100 Black pupils in 2024/25"
AFTER = "Schools made 13.9 suspensions for every 100 Black pupils in 2024/25"
NEWEST = "Academic year 2024/25, published 9 July 2026."


@pytest.fixture
def own(settings: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server of its own on a store of a first start, beside services that have a year more."""
    copied_to(tmp_path)
    with services.running() as fake:
        allow(fake, tmp_path, monkeypatch)
        publish_second(fake, settings)
        with running(tmp_path) as address:
            yield address


def test_a_release_is_brought_published_seen_and_taken_back(own: str, context: BrowserContext) -> None:
    page = context.new_page()
    visit(page, f"{own}/exclusions")
    earlier = lead(page)
    assert earlier.startswith(BEFORE)
    reference = _brought_and_published(page, own)

    visit(page, f"{own}/exclusions")
    assert lead(page).startswith(AFTER)
    visit(page, f"{own}/published-figures")
    assert f"2024/25: {NEWEST.removesuffix('.')}, {reference}" in _source(page)

    _taken_back(page, own, reference)
    visit(page, f"{own}/exclusions")
    assert lead(page) == earlier
    visit(page, f"{own}/published-figures")
    assert reference not in _source(page)
    assert f"{NEWEST} It was loaded, and is not shown now." in _source(page)
    page.get_by_role("button", name="Bring it again").click()
    page.get_by_role("button", name="See what changes").wait_for()
    page.close()


def _source(page: Page) -> str:
    """What the page of published figures says of suspensions."""
    return page.locator(".eq-part", has_text="full year, by characteristic").inner_text()


def _brought_and_published(page: Page, address: str) -> str:
    visit(page, f"{address}/published-figures")
    page.get_by_role("button", name="Look for newer figures").click()
    page.get_by_text(f"{NEWEST} It is newer.").wait_for()
    page.locator(f".st-key-bring-{SUSPENSIONS}").get_by_role("button").click()
    page.get_by_role("button", name="See what changes").click()
    page.get_by_role("heading", level=1, name="What will change").wait_for()
    settle(page)
    # The file of the fake holds few groups: what is gone has to be agreed to.
    box = page.get_by_label("Type CHANGE")
    box.fill("CHANGE")
    box.press("Enter")
    settle(page)
    press(page, "Publish these figures", "Receipt")
    return page.get_by_role("status").locator("strong").inner_text()


def _taken_back(page: Page, address: str, reference: str) -> None:
    """From its receipt, which says what was brought."""
    visit(page, f"{address}/upload?receipt={reference}")
    page.locator(".eq-dl").get_by_text("brought on").wait_for()
    page.get_by_role("button", name="Undo this upload").click()
    page.get_by_label("Why?").fill("a test")
    press(page, "Yes, undo it", "What has been uploaded?")
    page.get_by_role("status").filter(has_text=f"{reference} was taken back").wait_for()
