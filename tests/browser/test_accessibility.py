"""Every page under axe-core and a measure of its own for the texts of charts; what the statement names is known."""

from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page

import config
from tests.accessibility.looking import looked
from tests.browser.chrome import visit
from tests.browser.conftest import Served

PAGES = [page.url for page in config.load().pages.values()]
# A view of each kind of chart that is not where its page opens.
VIEWS = [
    "workforce?show=By role",
    "exclusions?measure=Suspensions&show=Detailed groups",
    "childrens-services?period=March 2021",
    "community?show=Detailed groups",
    "progress?item=M8",
    "present?deck=starter",
    "present?deck=starter&slide=2",
    "present?deck=starter&slide=1",
    "present?deck=starter&slide=2&table=1",
    "present?deck=starter&slide=2&notes=1",
]


@pytest.mark.parametrize("path", [*PAGES, *VIEWS])
def test_nothing_on_a_page_fails_wcag_but_what_the_statement_names(
    path: str, served: Served, page: Page
) -> None:
    visit(page, f"{served.address}/{quote(path, safe='?=&')}")
    found = looked(page)
    assert (found.failures, found.best, found.faint, found.sideways) == ([], [], [], 0)


@pytest.mark.parametrize("path", [*PAGES, *VIEWS])
def test_at_400_per_cent_nothing_scrolls_sideways_and_nothing_new_fails(
    path: str, served: Served, context: BrowserContext
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    visit(page, f"{served.address}/{quote(path, safe='?=&')}")
    found = looked(page)
    page.close()
    assert (found.failures, found.best, found.faint, found.sideways) == ([], [], [], 0)


def test_the_look_finds_what_is_wrong_on_a_page_that_is(page: Page) -> None:
    page.set_content(
        "<html><body><img src='x.png'><div data-testid='stVegaLiteChart'><svg width='200' height='40'>"
        "<text x='5' y='20' font-size='12' fill='#999999'>faint</text>"
        "<text x='90' y='20' font-size='12' fill='#0b0c0c'>plain</text></svg></div>"
        "<div style='width: 3000px'>wide</div></body></html>"
    )
    found = looked(page)
    assert {one.rule for one in found.failures} >= {"image-alt", "html-has-lang"}
    assert [text.text for text in found.faint] == ["faint"]
    assert found.sideways > 0
