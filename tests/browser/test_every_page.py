"""Every page, opened once: axe-core and a measure of its own for the texts of charts at two widths, nothing that scrolls
sideways, and nothing asked of anybody else."""

from typing import NamedTuple
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page

import config
from tests.accessibility.looking import Looked, looked, sideways
from tests.browser.chrome import resize, visit
from tests.browser.conftest import Served

PAGES = [page.url for page in config.load().pages.values()]
# A view of each kind of chart that is not where its page opens, and the widest tables.
VIEWS = [
    "workforce?show=By role",
    "exclusions?measure=Suspensions&show=Detailed groups",
    "exclusions?area=England&show=Detailed groups",
    "childrens-services?period=March 2021",
    "community?show=Detailed groups",
    "progress?item=M8",
    "progress?promise=M16",
    "present?deck=starter",
    "present?deck=starter&slide=2",
    "present?deck=starter&slide=1",
    "present?deck=starter&slide=2&table=1",
    "present?deck=starter&slide=2&notes=1",
]


class Visited(NamedTuple):
    """A page at 1280 px, on a phone and at 320 px, which is 1280 at 400%; what it `asked` of whom, and what of it the
    browser forbade or could not do."""

    wide: Looked
    sideways_on_a_phone: int
    narrow: Looked
    words: str
    titles: int
    failures: int
    asked: list[str]
    wrong: list[str]


@pytest.fixture(scope="module", params=[*PAGES, *VIEWS])
def visited(request: pytest.FixtureRequest, served: Served, context: BrowserContext) -> Visited:
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    _listen(page, asked, wrong)
    visit(page, f"{served.address}/{quote(request.param, safe='?=&')}")
    wide, words = looked(page), page.inner_text("body")
    resize(page, 390, 720)
    on_a_phone = sideways(page)
    resize(page, 320, 640)
    narrow, titles, failures = (
        looked(page),
        page.locator("h1").count(),
        page.get_by_test_id("stException").count(),
    )
    page.close()
    return Visited(wide, on_a_phone, narrow, words, titles, failures, asked, wrong)


def _listen(page: Page, asked: list[str], wrong: list[str]) -> None:
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.on(
        "console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "response",
        lambda answer: wrong.append(answer.url) if answer.status >= 400 and "/media/" in answer.url else None,
    )


def test_nothing_on_a_page_fails_wcag_but_what_the_statement_names(visited: Visited) -> None:
    found = visited.wide
    assert (found.failures, found.best, found.faint, found.sideways) == ([], [], [], 0)


def test_at_400_per_cent_nothing_scrolls_sideways_and_nothing_new_fails(visited: Visited) -> None:
    found = visited.narrow
    assert (found.failures, found.best, found.faint, found.sideways) == ([], [], [], 0)


def test_a_page_opens_by_its_own_address_and_never_scrolls_sideways_on_a_phone(visited: Visited) -> None:
    assert (visited.titles, visited.failures, visited.sideways_on_a_phone) == (1, 0, 0)
    assert "Page not found" not in visited.words


def test_a_page_asks_no_other_host_and_breaks_no_policy(visited: Visited) -> None:
    hosts = {urlsplit(url).hostname for url in visited.asked if not url.startswith(("data:", "blob:"))}
    assert hosts == {"localhost"} and visited.wrong == []
    assert any(url.startswith("ws:") for url in visited.asked), "the socket is watched, too"


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
