"""Signing in at a provider, end to end: the way in, the deep link, a role given and taken, and out again."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from loaders import store
from loaders.access import roles
from loaders.access.identity import Identity
from tests.acting import acting
from tests.browser.chrome import settle, visit
from tests.browser.server import free_port, running
from tests.pages.shell.gate.talking import drawn, http
from tests.provided import provider, secrets_file, signed
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

    def meet(self, claims: dict[str, str]) -> None:
        engine = store.connect(self.url)
        roles.meet(engine, self.person(claims))
        engine.dispose()

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


def _title(page: Page) -> str:
    return page.get_by_role("heading", level=1).first.inner_text()


def test_a_role_that_is_taken_away_is_gone_from_an_open_page_within_a_minute(
    behind: Behind, page: Page
) -> None:
    _sign_in(page, f"{behind.address}/workforce", BEN)
    behind.give(BEN, "viewer")
    page.wait_for_timeout(6_000)
    visit(page, f"{behind.address}/workforce")
    behind.give(BEN, "")
    began = time.monotonic()
    page.get_by_role("heading", level=1, name="You have no role yet").wait_for(timeout=60_000)
    assert time.monotonic() - began < 60
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("heading", level=1, name="Sign in").wait_for()


def test_signing_out_ends_the_sessions_of_every_browser(behind: Behind, page: Page, browser: Browser) -> None:
    _sign_in(page, f"{behind.address}/help", BEN)
    behind.give(BEN, "viewer")
    page.wait_for_timeout(6_000)
    elsewhere = browser.new_context()
    other = elsewhere.new_page()
    _sign_in(other, f"{behind.address}/help", BEN)
    visit(page, f"{behind.address}/help")
    visit(other, f"{behind.address}/help")
    kept = {cookie["name"]: cookie["value"] for cookie in elsewhere.cookies()}
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda url: "help" not in url)
    other.get_by_role("heading", level=1, name="Sign in").wait_for(timeout=60_000)
    stolen = f"_streamlit_user={kept['_streamlit_user']}"
    assert http(behind.address, "/help", stolen)[0] == 401 and drawn(behind.address, "help", stolen) is None
    elsewhere.close()


def test_a_forged_cookie_shows_the_way_in(behind: Behind, context: BrowserContext, page: Page) -> None:
    forged = signed(
        behind.address, behind.person(AMINA), secret="a secret that was guessed, and guessed wrongly"
    )
    name, value = forged.split("=", 1)
    context.add_cookies([{"name": name, "value": value, "url": behind.address}])
    answer = page.goto(f"{behind.address}/roles")
    assert answer is not None and answer.status == 401 and _title(page) == "Sign in"


def test_an_administrator_gives_and_takes_roles_on_the_page(behind: Behind, page: Page) -> None:
    _sign_in(page, f"{behind.address}/roles", AMINA)
    behind.meet(BEN)
    behind.give(AMINA, "administrator")
    page.wait_for_timeout(6_000)
    visit(page, f"{behind.address}/roles")
    for person, role, then in (
        (BEN, "Approver", "Ben Example is approver now."),
        (BEN, "No role", "Ben Example has no role any more."),
        (AMINA, "Viewer", "This is the last administrator. Make somebody else one first."),
    ):
        box = page.get_by_role("combobox", name="Person")
        box.fill(person["name"])
        box.press("Enter")
        box = page.get_by_role("combobox", name="Role")
        box.fill(role)
        box.press("Enter")
        page.get_by_role("textbox", name="Why?").fill("A test.")
        page.get_by_role("button", name="Give this role").click()
        page.get_by_text(then).first.wait_for()
        settle(page)
