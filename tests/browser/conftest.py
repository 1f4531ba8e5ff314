"""One server and one browser for all tests of a real page, and what the very first reader saw."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chrome import launched, settle
from tests.browser.server import running


@dataclass
class Served:
    """A running product: where it answers, and what stood on its first page from the first moment to the last."""

    address: str
    first_seen: list[str] = field(default_factory=list)


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    with launched(chromium) as started:
        yield started


@pytest.fixture(scope="package")
def served(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server on an empty store. The first address that anybody asks of it is that of a page inside."""
    with running(tmp_path_factory.mktemp("served")) as address:
        product = Served(address)
        page = browser.new_page()
        page.goto(f"{address}/exclusions")
        while not page.locator(".eq-lead").count():
            product.first_seen.append(page.inner_text("body"))
            page.wait_for_timeout(200)
        settle(page)
        product.first_seen.append(page.inner_text("body"))
        page.close()
        yield product


@pytest.fixture(scope="package")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One context for all tests, so that Streamlit's own files are fetched once; choices live in a page alone."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    context.set_default_timeout(60_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    page.close()
