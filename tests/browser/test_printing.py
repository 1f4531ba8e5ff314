"""A page on paper: no control, nothing folded or cut, and always its source, its day and its address."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.chrome import visit
from tests.browser.conftest import Served

CONTROLS = """() => [...document.querySelectorAll('button, input, select, textarea, nav, [role="combobox"]')]
  .filter(one => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().height > 1)
  .map(one => one.getAttribute('aria-label') || one.innerText || one.tagName)"""
# What reaches beyond the sides of the paper: 186 mm of an A4 page are printed on.
CUT = """() => [...document.querySelectorAll('table, svg.marks, p, li, dd')]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
  .map(one => one.innerText || one.tagName)"""
A4 = {"width": 703, "height": 1032}


@pytest.fixture(scope="module")
def exclusions(served: Served, context: BrowserContext) -> Iterator[Page]:
    """The page of exclusions as it opens on a sheet of paper, for tests that only look."""
    page = context.new_page()
    page.set_viewport_size(A4)  # type: ignore[arg-type]
    visit(page, f"{served.address}/exclusions")
    yield page
    page.close()


def _printed(page: Page, address: str) -> None:
    """A page has no control and nothing cut, and ends with its address and day."""
    page.emulate_media(media="print")
    page.wait_for_timeout(300)
    assert page.evaluate(CONTROLS) == []
    assert page.evaluate(CUT) == []
    (foot,) = [one for one in page.locator(".eq-printed").all() if one.is_visible()]
    assert foot.inner_text().startswith("Hackney equalities dashboard, read on ")
    assert address.partition("?")[0].rstrip("/") in foot.inner_text()


@pytest.mark.parametrize("url", ["", "workforce?show=By+role", "progress", "help"])
def test_a_printed_page_has_no_control_and_nothing_cut_and_ends_with_its_address_and_day(
    url: str, served: Served, page: Page
) -> None:
    page.set_viewport_size(A4)  # type: ignore[arg-type]
    visit(page, f"{served.address}/{url}")
    _printed(page, f"{served.address}/{url}")


def test_on_the_screen_nothing_of_the_print_shows(exclusions: Page) -> None:
    exclusions.emulate_media(media="screen")
    assert exclusions.locator(".eq-printed").count() == 2
    assert not [one for one in exclusions.locator(".eq-printed").all() if one.is_visible()]
    assert not exclusions.get_by_text("Compared with whom?").is_visible()


def test_a_printed_measure_has_its_source_its_table_and_what_was_folded(
    served: Served, exclusions: Page
) -> None:
    _printed(exclusions, f"{served.address}/exclusions")
    assert exclusions.get_by_text("Compared with whom?").is_visible()
    opened = exclusions.get_by_text("What would change these results?")
    assert opened.count() == 1 and not opened.is_visible(), "it was never opened"
    assert "DfE, Suspensions and permanent exclusions" in exclusions.locator("dl.eq-strip").inner_text()
    rows = exclusions.locator(".eq-table").first.locator("tbody tr")
    assert rows.count() == 7 and all(row.is_visible() for row in rows.all())
    assert "release=" in exclusions.locator(".eq-exact").inner_text()


def test_a_printed_chart_and_a_printed_row_are_on_one_sheet(exclusions: Page) -> None:
    exclusions.emulate_media(media="print")
    kept = "one => getComputedStyle(one).breakInside"
    for part in (".eq-table tr", '[data-testid="stVegaLiteChart"]', ".eq-asked > div"):
        assert exclusions.locator(part).first.evaluate(kept) == "avoid", part


def test_invented_figures_are_marked_on_paper_too(served: Served, page: Page) -> None:
    page.set_viewport_size(A4)  # type: ignore[arg-type]
    visit(page, f"{served.address}/workforce?measure=Teachers")
    page.emulate_media(media="print")
    assert page.get_by_text("These figures are invented to show the page.").is_visible()
