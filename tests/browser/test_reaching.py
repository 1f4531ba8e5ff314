"""Who is answered at all, over HTTP and the socket; and whose downloads are whose."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chrome import visit
from tests.browser.conftest import Served

ANSWERS = (
    "/",
    "/exclusions",
    "/_stcore/health",
    "/_stcore/host-config",
    "/static/nothing.js",
    "/media/0.csv",
    "/no-such-page",
)


def _asked(served: Served, path: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    connection = HTTPConnection("localhost", urlsplit(served.address).port, timeout=60)
    connection.request("GET", path, headers={"Accept": "text/html"} | headers)
    answer = connection.getresponse()
    read = answer.status, answer.read().decode(), {name.lower(): value for name, value in answer.getheaders()}
    connection.close()
    return read


@pytest.mark.parametrize("path", ANSWERS)
def test_no_answer_goes_to_another_name_or_through_a_proxy_that_nobody_named(
    path: str, served: Served
) -> None:
    status, words, headers = _asked(served, path, Host="elsewhere.example")
    assert (status, words) == (403, "This dashboard is not reached under this name.")
    assert headers["x-frame-options"] == "DENY"
    passed_on = {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Host": "localhost"}
    status, words, _ = _asked(served, path, **passed_on)
    assert status == 403 and "answers nobody but this machine" in words


def test_a_download_is_answered_only_to_the_browser_that_was_offered_it(
    served: Served, page: Page, browser: Browser
) -> None:
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url) if "/media/" in request.url else None)
    visit(page, f"{served.address}/exclusions")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    address = download.value.url
    assert "/media/" in address
    mine = page.context.request.get(address)
    assert mine.status == 200 and b"Suspensions" in mine.body()
    stranger = browser.new_context()
    visit(opened := stranger.new_page(), f"{served.address}/help")
    answer = opened.context.request.get(address)
    assert answer.status == 404 and answer.text() == "There is no such file for this browser."
    stranger.close()
    status, words, _ = _asked(served, urlsplit(address).path)
    assert (status, words) == (404, "There is no such file for this browser.")
