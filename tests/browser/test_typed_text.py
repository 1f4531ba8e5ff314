"""Nothing that people type is ever markup: one rule, tried with every text that the store keeps, on every page that shows it."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from config.deck import DeckSlide, Shown
from loaders import store
from loaders.access import roles
from loaders.access.identity import Identity
from loaders.store import decks, updates
from loaders.store.updates import Update
from tests.acting import acting
from tests.browser.chrome import visit
from tests.browser.conftest import Served
from tests.browser.server import running
from tests.loaders.store.examples import FIRST, build, upload
from tests.seeded import copied_to

# Markdown, HTML, LaTeX and directives of Streamlit's, each of which would make an element or ask another host.
SHORT = "**b** <b id=typed>h</b> $x^2$ :material/home: :red[r]"
MIDDLE = f"{SHORT} <img src=https://typed.example/i onerror=alert(1)>"
TYPED = (
    "**b** <b id=typed>h</b> <img src=https://typed.example/i onerror=alert(1)> ![i](https://typed.example/m) "
    "[l](https://typed.example/l) $x^2$ :material/home: :red[r] `c` https://typed.example/u"
)


@pytest.fixture(scope="module")
def typed(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, str]]:
    """A product in whose store every text that somebody may type is TYPED; the reference of an upload that was taken back."""
    folder = tmp_path_factory.mktemp("typed")
    engine, by = store.connect(copied_to(folder)), acting(TYPED)
    file = replace(upload(FIRST, file_name=f"{TYPED}.csv"), warnings=(TYPED,))
    reference = store.accept(engine, file, build=build, by=by, fingerprint="first").reference
    store.undo(engine, reference, by=by, reason=TYPED)
    slide = DeckSlide(
        name=SHORT, shows=(Shown(measure="social-workers"),), doing=MIDDLE, notes=TYPED, ask=TYPED
    )
    slides = [slide.model_dump(mode="json")]
    decks.save(
        engine, "typed-3f9a1c", SHORT, slides, number=store.latest_number(engine), seen=decks.NEW, by=by
    )
    said = Update(
        "M3", "reviewed", "2026-06-30", numerator=9, denominator=10, evidence=TYPED, note=TYPED, source=TYPED
    )
    updates.record(engine, [said], by=by)
    person = Identity("https://issuer.example", "typed", TYPED)
    roles.meet(engine, person)
    roles.give(engine, person.reference, "administrator", by=by, reason=TYPED)
    engine.dispose()
    with running(folder) as address:
        yield Served(address), reference


@pytest.mark.parametrize(
    "path",
    ["", "history", "upload?receipt=REFERENCE", "present", "present?deck=typed-3f9a1c", "present?deck=typed-3f9a1c&slide=1",
     "present?deck=typed-3f9a1c&slide=1&notes=1", "progress", "progress?promise=M3", "roles"],
)  # fmt: skip
def test_it_is_shown_as_it_was_typed_and_makes_nothing(
    path: str, typed: tuple[Served, str], page: Page
) -> None:
    served, reference = typed
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(f"https://dialog/{dialog.message}"))
    visit(page, f"{served.address}/{path.replace('REFERENCE', reference)}")
    page.evaluate("document.querySelectorAll('details:not([open]) > summary').forEach(fold => fold.click())")
    page.wait_for_timeout(300)
    hosts = {urlsplit(url).hostname for url in asked if not url.startswith(("data:", "blob:"))}
    assert hosts == {"localhost"}
    assert page.locator("#typed").count() == 0 and page.locator(".katex").count() == 0
    assert page.locator('img[src*="typed.example"]').count() == 0
    # The evidence of an update may be a web address: it leads to exactly what it says, and nowhere is it asked for.
    links = page.locator('a[href*="typed.example"]').evaluate_all(
        "all => all.map(a => [a.getAttribute('href'), a.innerText])"
    )
    assert all(address == words for address, words in links) and (not links or path.startswith("progress"))
    shown = page.locator("body").inner_text()
    assert path == "" or path == "progress" or ("**b** <b id=typed>" in shown and ":material/home:" in shown)
