"""What a reader meets in a real browser: pages, links, filters, the keyboard, a phone, and nobody else listening."""

from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import config
from pages.components.render import front_page
from tests.browser.chrome import choose, lead, settle, visit
from tests.browser.conftest import Served

CONFIG = config.load()
# What has the focus: its name, where it begins on the screen if the page scrolls with it, and where the header ends.
WHERE = """() => {
  const on = document.activeElement, header = document.querySelector('[data-testid="stHeader"]');
  const scrolls = on.closest('[data-testid="stMainBlockContainer"]');
  return [on.getAttribute('aria-label') || on.innerText, scrolls && on.getBoundingClientRect().top,
    header && getComputedStyle(header).backgroundColor !== 'rgba(0, 0, 0, 0)' ? header.getBoundingClientRect().bottom : 0];
}"""


@pytest.fixture(scope="module")
def workforce(served: Served, context: BrowserContext) -> Iterator[Page]:
    """The Workforce page as it opens, for tests that only look."""
    page = context.new_page()
    visit(page, f"{served.address}/workforce")
    yield page
    page.close()


def test_the_first_address_asked_of_a_new_server_opens_its_page_clean(first_seen: list[str]) -> None:
    assert "Who is suspended, and are we reducing it?" in first_seen[-1]
    assert not [seen for seen in first_seen if "Page not found" in seen or "error" in seen.lower()]


def test_the_overview_shows_figures(served: Served, page: Page) -> None:
    visit(page, served.address)
    three = page.locator(".eq-three")
    assert (
        "The share of Black staff falls from 59% of case holders to 8% of middle managers"
        in three.inner_text()
    )
    assert (three.get_by_role("link").first.get_attribute("href") or "").startswith("workforce?")
    assert page.locator(".eq-matrix tbody tr").count() == len(CONFIG.pages["overview"].matrix)
    assert "+17" in page.locator(".eq-matrix").inner_text()


def test_the_navigation_leads_through_the_pages_whatever_was_chosen_before(
    served: Served, page: Page
) -> None:
    visit(page, f"{served.address}/workforce")
    choose(page, "Staff group", "Teachers")
    for name in ("Exclusions", "Attainment", "Community profile", "Workforce"):
        page.get_by_test_id("stSidebarNavLink").filter(has_text=name).click()
        page.wait_for_timeout(300)
        page.locator(".eq-table").first.wait_for()
        assert page.get_by_test_id("stException").count() == 0 and page.locator(".eq-lead").count() == 1, name


def test_a_filter_changes_the_sentence_the_table_and_the_address(served: Served, page: Page) -> None:
    visit(page, f"{served.address}/workforce")
    choose(page, "Date", "September 2022")
    assert lead(page).startswith("Black staff made up 31% of children’s social workers in September 2022")
    assert "30 September 2022" in page.locator(".eq-table caption").first.inner_text()
    assert "period=September+2022" in page.url


def test_another_measure_opens_where_it_is_newest_and_the_address_is_that_of_the_screen(
    served: Served, page: Page
) -> None:
    """Pupils suspended end in 2016/17 here, suspensions in 2024/25; a period that somebody chose is kept."""
    visit(page, f"{served.address}/exclusions")
    for chosen, period in (("", "2024/25"), ("2023/24", "2023/24")):
        if chosen:
            choose(page, "Period", chosen)
        choose(page, "Measure", "Pupils suspended at least once")
        choose(page, "Measure", "Suspensions")
        caption = page.locator(".eq-table caption").first.inner_text()
        assert period in caption
        visit(page, page.url)
        assert page.locator(".eq-table caption").first.inner_text() == caption


def test_a_shared_link_reopens_the_same_view(served: Served, page: Page) -> None:
    asked = "measure=Children%E2%80%99s+social+workers&period=September+2022&show=By+role"
    for _ in ("for the one who shares", "for the one who opens"):
        visit(page, f"{served.address}/workforce?{asked}")
        caption = page.locator(".eq-table caption").first.inner_text()
        assert caption == "Share of each role by ethnic group, Hackney, 30 September 2022"
        asked = urlsplit(page.url).query


def test_the_text_of_the_link_reopens_the_view_that_it_was_taken_from(served: Served, page: Page) -> None:
    visit(page, f"{served.address}/exclusions?measure=Permanent+exclusions")
    choose(page, "Compared with", "Everyone else")
    said, caption = lead(page), page.locator(".eq-table caption").first.inner_text()
    page.get_by_role("button", name="Link to this view").click()
    link = page.get_by_test_id("stCode").locator("code").inner_text()
    assert link.startswith(f"{served.address}/exclusions?measure=Permanent+exclusions&")
    visit(page, link)
    assert (lead(page), page.locator(".eq-table caption").first.inner_text()) == (said, caption)


def test_a_link_made_up_by_somebody_opens_the_page_and_runs_nothing(served: Served, page: Page) -> None:
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("dialog", lambda dialog: dialog.dismiss())
    hostile = "measure=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&period=1066&show=nothing"
    visit(page, f"{served.address}/workforce?{hostile}")
    assert page.locator("h1").inner_text() == "Does our workforce reflect Hackney?"
    assert not said


def test_a_release_stays_in_the_address_while_filters_change_and_leaves_it_with_the_page(
    served: Served, page: Page
) -> None:
    visit(page, f"{served.address}/workforce?release=101")
    stood = page.locator(".eq-pinned").inner_text()
    assert stood.startswith("These are the figures as they stood on ")
    choose(page, "Date", "September 2022")
    assert "release=101" in page.url and "period=September+2022" in page.url
    assert page.locator(".eq-pinned").inner_text() == stood
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Exclusions").click()
    page.locator(".eq-table caption", has_text="Suspensions").first.wait_for()
    settle(page)
    assert "release" not in page.url and page.locator(".eq-pinned").count() == 0


def test_the_tab_names_the_page_and_what_it_shows_in_british_english(served: Served, page: Page) -> None:
    visit(page, f"{served.address}/workforce")
    first = "Children’s social workers, 30 September 2025, Hackney - Workforce - Hackney equalities dashboard"
    assert page.title() == first
    choose(page, "Date", "September 2022")
    assert page.title() == first.replace("2025", "2022")
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Help").click()
    page.get_by_role("heading", level=1, name=CONFIG.pages["help"].question).wait_for()
    assert page.title() == "Help - Hackney equalities dashboard"
    assert page.evaluate("document.documentElement.lang") == "en-GB"


def test_a_changed_filter_is_told_to_a_screen_reader_by_a_line_that_stays(served: Served, page: Page) -> None:
    visit(page, f"{served.address}/workforce")
    line = page.get_by_role("status").filter(has_text="Showing:")
    assert line.inner_text() == (
        "Showing: Children’s social workers, Hackney, 30 September 2025, broad groups, compared with residents."
    )
    kept = line.element_handle()
    choose(page, "Date", "September 2022")
    expect(line).to_contain_text("30 September 2022", timeout=60_000)
    assert kept is not None and kept.is_visible(), "a line drawn anew would not be spoken"
    assert "30 September 2022" in (kept.text_content() or "")


def test_an_address_that_no_page_has_is_answered_in_our_words(served: Served, page: Page) -> None:
    answer = page.goto(f"{served.address}/no-such-page")
    assert answer is not None and answer.status == 404
    assert page.locator("h1").inner_text() == "There is no such page"
    assert page.get_by_role("link").all_inner_texts() == [one.title for one in CONFIG.pages.values()]
    visit(page, f"{served.address}/overview")
    assert page.locator("h1").inner_text() == CONFIG.pages["overview"].question


@pytest.mark.parametrize("path", ["", "exclusions", "_stcore/health"])
def test_every_answer_carries_the_security_headers(
    path: str, served: Served, context: BrowserContext
) -> None:
    headers = context.request.get(f"{served.address}/{path}").headers
    assert headers["x-frame-options"] == "DENY" and headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin" and "camera=()" in headers["permissions-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize("path", ["_stcore/metrics", "_stcore/agent", "_stcore/script-health-check"])
def test_what_no_reader_needs_is_not_served(path: str, served: Served, context: BrowserContext) -> None:
    assert context.request.get(f"{served.address}/{path}").status == 404


def test_a_page_under_another_name_hears_nothing_from_the_server(served: Served) -> None:
    """So that no address of a stranger, pointed at this computer, reads figures through the reader's browser."""
    port = urlsplit(served.address).port
    assert _answer_to_a_websocket(f"localhost:{port}", port) == 101
    assert _answer_to_a_websocket("elsewhere.example", port) == 403


def _answer_to_a_websocket(host: str, port: int | None) -> int:
    connection = HTTPConnection("localhost", port, timeout=60)
    connection.putrequest("GET", "/_stcore/stream", skip_host=True)
    asked = {"Host": host, "Origin": f"http://{host}", "Connection": "Upgrade", "Upgrade": "websocket"}
    asked |= {"Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}
    for name, value in asked.items():
        connection.putheader(name, value)
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    return status


def test_the_keyboard_reaches_the_filters_shows_where_it_is_and_changes_them(
    served: Served, page: Page
) -> None:
    visit(page, f"{served.address}/workforce")
    reached: list[str] = []
    while len(reached) < 30 and not (reached and reached[-1].startswith("Date")):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('aria-label') || ''"))
    assert [name for name in reached if name.startswith("Staff group")] and reached[-1].startswith("Date")
    outline, colour, shadow = page.evaluate(
        "() => { const style = getComputedStyle(document.activeElement.closest('[role=group]'));"
        " return [style.outlineStyle, style.outlineColor, style.boxShadow]; }"
    )
    assert (outline, colour) == ("solid", "rgb(11, 12, 12)") and "rgb(255, 200, 69)" in shadow
    page.keyboard.type("September 2022")
    page.keyboard.press("Enter")
    page.locator(".eq-table caption", has_text="30 September 2022").wait_for()


def test_no_stop_of_the_keyboard_is_without_use_or_under_the_header(served: Served, page: Page) -> None:
    visit(page, f"{served.address}/workforce")
    reached: list[str] = []
    for key in ["Tab"] * 40 + ["Shift+Tab"] * 20:
        page.keyboard.press(key)
        name, top, beneath = page.evaluate(WHERE)
        reached.append(name)
        assert top is None or top >= beneath, f"{name} is under the header"
    assert "Skip to main content" in reached[0] and any("PowerPoint" in name for name in reached)
    assert not [name for name in reached if "ullscreen" in name]


def test_what_the_style_sheet_names_is_still_there(workforce: Page) -> None:
    named = ("stMainBlockContainer", "stSidebarLogo", "stSidebarNavLink", "stSelectbox", "stVegaLiteChart")
    assert [part for part in named if not workforce.get_by_test_id(part).count()] == []


def test_the_sentence_and_the_whole_chart_fit_the_screen_that_is_shared_at_a_meeting(workforce: Page) -> None:
    chart = workforce.get_by_test_id("stVegaLiteChart").first.bounding_box()
    assert chart and chart["y"] + chart["height"] <= 720, chart


def test_the_download_is_the_rows_of_the_table(workforce: Page) -> None:
    with workforce.expect_download() as download:
        workforce.get_by_role("button", name="CSV", exact=True).click()
    assert download.value.suggested_filename == "social-workers-2025-09-30-hackney-vs-residents.csv"
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert text.startswith("measure,period,area,") and ",Black,residents,76.0,199.0," in text


def test_font_style_and_wordmark_are_files_that_a_browser_keeps(served: Served, page: Page) -> None:
    answers = {}
    page.on("response", lambda answer: answers.update({answer.url: answer}))
    visit(page, f"{served.address}/workforce")
    ours = {url.rpartition("/")[2]: answer for url, answer in answers.items() if "/look/" in url}
    assert set(ours) == set(front_page.files())
    assert {answer.headers["cache-control"] for answer in ours.values()} == {
        "public, max-age=31536000, immutable"
    }
    assert page.evaluate("document.fonts.check('16px \"Open Sans\"')")
    assert page.locator("style", has_text=".eq-lead").count() == 0
