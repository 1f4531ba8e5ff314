"""A page on paper: no control, nothing folded or cut, and always its source, its day and its address."""

import pytest
from playwright.sync_api import Page

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
PAGES = ("", "workforce?show=By+role", "exclusions", "progress", "help")


@pytest.fixture
def paper(page: Page) -> Page:
    page.set_viewport_size(A4)  # type: ignore[arg-type]
    return page


@pytest.mark.parametrize("url", PAGES)
def test_a_printed_page_has_no_control_and_nothing_cut_and_ends_with_its_address_and_day(
    url: str, served: Served, paper: Page
) -> None:
    visit(paper, f"{served.address}/{url}")
    paper.emulate_media(media="print")
    paper.wait_for_timeout(300)
    assert paper.evaluate(CONTROLS) == []
    assert paper.evaluate(CUT) == []
    (foot,) = [one for one in paper.locator(".eq-printed").all() if one.is_visible()]
    assert foot.inner_text().startswith("Hackney equalities dashboard, read on ")
    assert f"{served.address}/{url.partition('?')[0]}".rstrip("/") in foot.inner_text()


def test_a_printed_measure_has_its_source_its_table_and_what_was_folded(served: Served, paper: Page) -> None:
    visit(paper, f"{served.address}/exclusions")
    folded = paper.get_by_text("Compared with whom?")
    assert not folded.is_visible()
    paper.emulate_media(media="print")
    assert folded.is_visible() and paper.get_by_text("What would change these results?").count() == 1
    assert not paper.get_by_text("What would change these results?").is_visible(), "it was never opened"
    assert "DfE, Suspensions and permanent exclusions" in paper.locator("dl.eq-strip").inner_text()
    rows = paper.locator(".eq-table").first.locator("tbody tr")
    assert rows.count() == 7 and all(row.is_visible() for row in rows.all())
    assert "release=" in paper.locator(".eq-exact").inner_text()


def test_invented_figures_are_marked_on_paper_too(served: Served, paper: Page) -> None:
    visit(paper, f"{served.address}/workforce?measure=Teachers")
    paper.emulate_media(media="print")
    assert paper.get_by_text("These figures are invented to show the page.").is_visible()


def test_on_the_screen_nothing_of_the_print_shows(served: Served, page: Page) -> None:
    visit(page, f"{served.address}/exclusions")
    assert page.locator(".eq-printed").count() == 2
    assert not [one for one in page.locator(".eq-printed").all() if one.is_visible()]


def test_a_printed_chart_and_a_printed_row_are_on_one_sheet(served: Served, page: Page) -> None:
    visit(page, f"{served.address}/exclusions")
    page.emulate_media(media="print")
    kept = "one => getComputedStyle(one).breakInside"
    for part in (".eq-table tr", '[data-testid="stVegaLiteChart"]', ".eq-asked > div"):
        assert page.locator(part).first.evaluate(kept) == "avoid", part
