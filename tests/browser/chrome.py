"""Chromium, kept at home, and the few moves that every test of a page makes."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"),
    *("--disable-component-update", "--disable-sync", "--disable-quic"),
)
# Streamlit says by these attributes that the script has run to its end and nothing old is left on the page.
_STILL = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'
_DRAWN = """() => {
  const charts = [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')];
  return document.querySelector('h1') && !document.querySelector('[data-stale="true"]')
    && charts.every(chart => chart.querySelector('svg'));
}"""


@contextmanager
def launched(executable: str) -> Iterator[Browser]:
    """A Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(QUIET))
        yield browser
        browser.close()


def settle(page: Page) -> None:
    """Wait until the page shows what it is going to show: script ended, nothing stale, charts drawn."""
    page.wait_for_selector(_STILL, state="attached")
    page.wait_for_function(_DRAWN)
    page.wait_for_selector(_STILL, state="attached")


def visit(page: Page, address: str) -> None:
    """Open an address and wait until it is all there."""
    page.goto(address)
    settle(page)


def choose(page: Page, filter_name: str, option: str) -> None:
    """Choose an option of a filter as a person at the keyboard does: by typing it."""
    box = page.get_by_role("combobox", name=filter_name)
    box.fill(option)
    box.press("Enter")
    page.wait_for_timeout(150)
    settle(page)
