"""Chromium, kept at home, and the few moves that every test of a page makes."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"),
    *("--disable-component-update", "--disable-sync", "--disable-quic"),
    # The first would start a process for a page that nobody opens, a quarter of what a page costs. The others are what
    # playwright leaves out that would ask somebody or change a page: a list of ours stands in the place of its own.
    "--disable-features=SpareRendererForSitePerProcess,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,PaintHolding,"
    "MediaRouter,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch,LensOverlay,"
    "ThirdPartyStoragePartitioning,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose",
)
# Streamlit says by these attributes that the script has run to its end and that the page still hears from it.
_AT_REST = (
    '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'
)
_DRAWN = """() => {
  const charts = [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')];
  const waiting = '[data-stale="true"], [data-testid="stSkeleton"], [data-testid="stAppSkeleton"]';
  const title = document.querySelector('h1')?.innerText;
  return title && title !== 'The figures are being prepared' && !document.querySelector(waiting)
    && charts.every(chart => chart.querySelector('svg'));
}"""


_AT_ITS_PLACE = """() => new Promise((still) => {
  const places = () => [...document.querySelectorAll('h1, [data-testid="stMain"], [data-testid="stVegaLiteChart"] svg')]
    .map((one) => one.getBoundingClientRect()).map((one) => [one.x, one.y, one.width, one.height]).join();
  const look = (before, times) => {
    const now = places();
    if (now === before && times === 1) still();
    else setTimeout(look, 100, now, now === before ? times + 1 : 0);
  };
  look('', 0);
})"""


@contextmanager
def launched(executable: str) -> Iterator[Browser]:
    """A Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(QUIET))
        yield browser
        browser.close()


def settle(page: Page) -> None:
    """Wait until the page shows what it is going to show: store prepared, script ended, nothing pending, charts drawn."""
    page.wait_for_selector(_AT_REST, state="attached")
    page.wait_for_function(_DRAWN)
    page.wait_for_selector(_AT_REST, state="attached")


def visit(page: Page, address: str) -> None:
    """Open an address and wait until it is all there."""
    page.goto(address)
    settle(page)


def resize(page: Page, width: int, height: int) -> None:
    """Give the window another size, and wait until all has moved to its place and charts are drawn anew."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(_AT_ITS_PLACE)
    settle(page)


def choose(page: Page, filter_name: str, option: str) -> None:
    """Choose an option of a filter as a person at the keyboard does: by typing it."""
    box = page.get_by_role("combobox", name=filter_name)
    box.fill(option)
    box.press("Enter")
    page.wait_for_timeout(150)
    settle(page)


def offer(page: Page, name: str, data: str) -> None:
    """Choose a file on the upload page, and wait for the step that follows."""
    csv = {"name": name, "mimeType": "text/csv", "buffer": data.encode()}
    page.locator('input[type="file"]').set_input_files(csv)  # type: ignore[arg-type]
    page.wait_for_function(
        "() => { const title = document.querySelector('h1')?.innerText;"
        " const passing = ['Upload an extract', 'Checking the file', 'The figures are being prepared'];"
        " return title && !passing.includes(title); }"
    )
    settle(page)


def press(page: Page, name: str, then: str) -> None:
    """Press a button, and wait for the page whose title is `then`."""
    page.get_by_role("button", name=name).click()
    page.get_by_role("heading", level=1, name=then).wait_for()
    settle(page)


def lead(page: Page) -> str:
    """The sentence that the page opens with."""
    return page.locator(".eq-lead").inner_text()
