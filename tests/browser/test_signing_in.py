"""Signing in at a provider, end to end: the way in, the deep link, a role given and taken, and out again."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from loaders import store
from loaders.access import roles
from loaders.access.identity import Identity
from tests.acting import acting
from tests.browser.chrome import visit
from tests.browser.server import free_port, running
from tests.provided import provider, secrets_file
from tests.seeded import copied_to

DEEP = "/exclusions?measure=Permanent+exclusions"
AMINA, BEN = {"sub": "amina", "name": "Amina Example"}, {"sub": "ben", "name": "Ben Example"}


@dataclass(frozen=True)
class Behind:
    """The product behind a provider: where it answers, who the provider is, and where its store lies."""

    address: str
    issuer: str
    url: str

    def person(self, claims: dict[str, str]) -> Identity:
        return Identity(self.issuer, claims["sub"], claims["name"])

    def give(self, claims: dict[str, str], role: str) -> None:
        engine = store.connect(self.url)
        roles.give(engine, self.person(claims).reference, role, by=acting("a test"))
        engine.dispose()


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    folder, port = tmp_path_factory.mktemp("behind"), free_port()
    url = copied_to(folder)
    with provider(folder, AMINA, BEN) as issuer:
        secrets = secrets_file(folder, port, issuer)
        with running(folder, "--secrets.files", str(secrets), port=port) as address:
            yield Behind(address, issuer, url)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Each test is a browser of its own."""
    opened = browser.new_context(viewport={"width": 1280, "height": 720})
    opened.set_default_timeout(60_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def _sign_in(page: Page, address: str, who: dict[str, str]) -> list[str]:
    """Go to an address and through the provider; the requests that were made of the provider's page."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "authorize" in request.url else None)
    page.goto(address)
    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("button", name=who["sub"]).first.click()
    page.wait_for_url(lambda url: "localhost" in url and "oauth2" not in url)
    return asked


def test_the_way_in_and_back_to_the_address_that_was_wanted(
    behind: Behind, page: Page, context: BrowserContext
) -> None:
    answer = page.goto(f"{behind.address}{DEEP}")
    assert answer is not None and answer.status == 401
    assert page.get_by_role("heading", level=1).inner_text() == "Sign in"
    (asked, *_) = _sign_in(page, f"{behind.address}{DEEP}", AMINA)
    told = parse_qs(urlsplit(asked).query)
    assert told["code_challenge_method"] == ["S256"] and told["code_challenge"][0] and told["nonce"][0]
    assert page.url == f"{behind.address}{DEEP}"
    assert page.get_by_role("heading", level=1).inner_text() == "You have no role yet"
    assert behind.person(AMINA).reference in page.inner_text("main")
    behind.give(AMINA, "administrator")
    page.wait_for_timeout(6_000)
    visit(page, f"{behind.address}{DEEP}")
    assert "permanent" in page.locator(".eq-lead").inner_text().lower()
    assert page.get_by_text("Amina Example").is_visible()
    names = {cookie["name"] for cookie in context.cookies()}
    assert "_streamlit_user" in names and not [name for name in names if "token" in name or "wanted" in name]
