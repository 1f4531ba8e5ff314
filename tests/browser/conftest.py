"""One server and one browser for all tests of a real page that a worker runs, and what the very first reader sees."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chrome import launched, settle, visit
from tests.browser.server import running
from tests.seeded import copied_to

# Tests wait for what the page says of itself. This only ends those that wait for what never comes: a busy machine may take
# minutes to prepare a store or to check a file.
GIVEN_UP_AFTER = 180_000


@dataclass(frozen=True)
class Served:
    """A running product: where it answers."""

    address: str


def pytest_itemcollected(item: pytest.Item) -> None:
    """Two halves, so that two workers have a server each and no test waits for a third."""
    half = "every page" if item.path.stem == "test_every_page" else "reading and doing"
    item.add_marker(pytest.mark.xdist_group(f"browser: {half}"))


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    with launched(chromium) as started:
        yield started


@pytest.fixture(scope="package")
def served(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server on a store as the first start fills it, which has answered once."""
    folder = tmp_path_factory.mktemp("served")
    copied_to(folder)
    with running(folder) as address:
        page = browser.new_page()
        page.set_default_timeout(GIVEN_UP_AFTER)
        visit(page, f"{address}/exclusions")
        page.close()
        yield Served(address)


@pytest.fixture
def first_seen(browser: Browser, tmp_path: Path) -> list[str]:
    """What stands on the page of the very first reader, who asks a server on an empty store for a page inside: from the
    first moment, while the store is filled, to the last."""
    with running(tmp_path) as address:
        page = browser.new_page()
        page.set_default_timeout(GIVEN_UP_AFTER)
        page.goto(f"{address}/exclusions")
        seen = []
        while not page.locator(".eq-lead").count():
            seen.append(page.inner_text("body"))
            page.wait_for_timeout(200)
        settle(page)
        seen.append(page.inner_text("body"))
        page.close()
    return seen


@pytest.fixture(scope="package")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One context for all tests, so that Streamlit's own files are fetched once; choices live in a page alone."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    context.set_default_timeout(GIVEN_UP_AFTER)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    page.close()
