"""The edge: what a browser asks, what it is forbidden, and that nothing typed becomes markup."""

import pytest
from playwright.sync_api import Page

from tests.browser.chrome import visit
from tests.browser.conftest import Served
from tests.pages.shell.gate.talking import http

POLICY = {
    "default-src": {"'self'"},
    "style-src": {"'self'", "'unsafe-inline'"},
    "img-src": {"'self'", "data:", "blob:"},
    "font-src": {"'self'", "data:"},
    "media-src": {"'none'"},
    "frame-src": {"'none'"},
    "object-src": {"'none'"},
    "base-uri": {"'self'"},
    "form-action": {"'self'"},
    "frame-ancestors": {"'none'"},
}


@pytest.mark.parametrize(
    "path", ["/", "/exclusions", "/overview", "/no-such-page", "/_stcore/health", "/media/0.csv"]
)
def test_every_answer_says_what_a_browser_may_do(path: str, served: Served) -> None:
    _, _, headers = http(served.address, path)
    _, _, refused = http(served.address, path, Host="elsewhere.example")
    assert headers["content-security-policy"] == refused["content-security-policy"]
    declared = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    scripts = set(declared.pop("script-src").split())
    assert {name: set(value.split()) for name, value in declared.items()} == POLICY
    assert {one for one in scripts if not one.startswith("'sha256-")} == {"'self'", "blob:"} and len(
        scripts
    ) == 5


def test_a_script_that_is_not_ours_does_not_run(served: Served, page: Page) -> None:
    visit(page, f"{served.address}/help")
    tried = """() => { const script = document.createElement('script');
      script.textContent = 'window.ran = true'; document.body.append(script);
      const image = document.createElement('img'); image.setAttribute('onerror', 'window.ran = true');
      image.src = '/nothing.png'; document.body.append(image); }"""
    page.evaluate(tried)
    page.wait_for_timeout(500)
    assert page.evaluate("window.ran") is None
    assert (
        page.evaluate("fetch('https://elsewhere.example/').then(() => 'asked', () => 'refused')") == "refused"
    )
