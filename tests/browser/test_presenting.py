"""A rehearsal in a real browser: the starter deck from its first slide to the last, as a presenter would show it."""

from typing import Any, NamedTuple, TypeAlias

import pytest
from playwright.sync_api import BrowserContext, Page

import config
from tests.browser.chrome import resize, settle, visit
from tests.browser.conftest import Served

SLIDES = config.load().decks["starter"].slides
NUMBERS = range(1, len(SLIDES) + 1)
Screen: TypeAlias = tuple[int, int]
Measured: TypeAlias = dict[str, Any]
SHARED = (1280, 720)
OTHERS, PHONES = ((1920, 1080), (1920, 950), (1366, 768)), ((390, 720), (320, 720))
# What stands on the screen, in px of the screen: the size of a chart's text is that of its drawing times its scale.
MEASURED = """() => {
  const main = document.querySelector('[data-testid="stMain"]'), slide = document.querySelector('.st-key-slide');
  const drawn = [...slide.querySelectorAll('[data-testid="stVegaLiteChart"] svg')];
  const written = drawn.flatMap(svg => {
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    return [...svg.querySelectorAll('text')]
      .filter(text => text.textContent.trim() && getComputedStyle(text).opacity !== '0')
      .map(text => parseFloat(getComputedStyle(text).fontSize) * scale);
  });
  const words = [...slide.querySelectorAll('.eq-blocks span, .eq-columns-of-three p, .eq-ends, .eq-panel p')];
  return {
    headline: parseFloat(getComputedStyle(slide.querySelector('h1')).fontSize),
    labels: [...written, ...words.map(word => parseFloat(getComputedStyle(word).fontSize))],
    doing: [...slide.querySelectorAll('.eq-doing')].map(line => parseFloat(getComputedStyle(line).fontSize)),
    foot: slide.querySelector('.st-key-foot').getBoundingClientRect().bottom,
    charts: Math.max(0, ...drawn.map(svg => svg.getBoundingClientRect().bottom)),
    below: slide.querySelector('.eq-doing, .st-key-foot').getBoundingClientRect().top,
    sideways: main.scrollWidth - main.clientWidth,
  };
}"""


@pytest.fixture(scope="module")
def deck(served: Served) -> str:
    """The address of the starter deck, whose figures are in the server's memory by now."""
    return f"{served.address}/present?deck=starter"


@pytest.fixture
def presenter(deck: str, page: Page) -> Page:
    """The first slide on a shared screen."""
    visit(page, f"{deck}&slide=1")
    return page


def press(page: Page, key: str, slide: int) -> None:
    """Press a key, and wait for the slide that it leads to."""
    page.keyboard.press(key)
    arrive(page, slide)


def arrive(page: Page, slide: int) -> None:
    page.locator(f'[data-slide="{slide}"]').wait_for(state="attached")
    page.get_by_role("button", name=f"{slide} of {len(SLIDES)}").wait_for()
    settle(page)


class Rehearsed(NamedTuple):
    """A slide that a clicker led to: the tab's title, errors and parts of the page around it that are seen, and what
    stands on screens of each size."""

    title: str
    errors: int
    around: list[str]
    on: dict[Screen, Measured]


@pytest.fixture(scope="module")
def rehearsed(deck: str, context: BrowserContext) -> dict[int, Rehearsed]:
    """Every slide of the deck, from the first to the last, with a clicker; each seen on every screen and on a phone."""
    page = context.new_page()
    visit(page, f"{deck}&slide=1")
    slides = {1: _rehearsed(page, 1)}
    for slide in NUMBERS[1:]:
        press(page, "PageDown", slide)
        slides[slide] = _rehearsed(page, slide)
    assert f"slide={len(SLIDES)}" in page.url
    page.close()
    return slides


def _rehearsed(page: Page, slide: int) -> Rehearsed:
    around = [name for name in ("stSidebar", "stHeader") if page.get_by_test_id(name).is_visible()]
    on = {SHARED: page.evaluate(MEASURED)}
    for screen in (*(OTHERS if slide == 2 else ()), *PHONES):
        resize(page, *screen)
        on[screen] = page.evaluate(MEASURED)
    resize(page, *SHARED)
    return Rehearsed(page.title(), page.get_by_test_id("stException").count(), around, on)


def test_the_starter_deck_is_stepped_through_with_a_clicker(rehearsed: dict[int, Rehearsed]) -> None:
    for slide in NUMBERS:
        assert f"{slide} of {len(SLIDES)}: {SLIDES[slide - 1].name}" in rehearsed[slide].title
        assert rehearsed[slide].errors == 0


def test_keys_lead_back_and_to_both_ends_of_the_deck(presenter: Page) -> None:
    press(presenter, "End", len(SLIDES))
    press(presenter, "PageUp", len(SLIDES) - 1)
    press(presenter, "ArrowLeft", len(SLIDES) - 2)
    press(presenter, "ArrowRight", len(SLIDES) - 1)
    press(presenter, "Home", 1)


@pytest.mark.parametrize("slide", NUMBERS)
def test_a_slide_can_be_read_from_the_back_of_the_room_and_needs_no_scrolling(
    slide: int, rehearsed: dict[int, Rehearsed]
) -> None:
    found = rehearsed[slide].on[SHARED]
    assert found["headline"] >= 44 and min(found["labels"]) >= 22, found
    assert all(size >= 24 for size in found["doing"]), found
    assert found["foot"] <= 720 and found["charts"] <= found["below"] and found["sideways"] <= 0, found
    assert rehearsed[slide].around == []


@pytest.mark.parametrize("slide", [5, 7, 8])
def test_a_long_table_leaves_the_footer_on_the_screen(slide: int, deck: str, page: Page) -> None:
    visit(page, f"{deck}&slide={slide}&table=1")
    assert page.evaluate(MEASURED)["foot"] <= 720


@pytest.mark.parametrize("screen", OTHERS)
def test_on_another_screen_it_is_the_same_picture(screen: Screen, rehearsed: dict[int, Rehearsed]) -> None:
    found, scale = rehearsed[2].on[screen], min(screen[0] / 1280, screen[1] / 720)
    assert found["headline"] == pytest.approx(44 * scale, abs=0.5)
    assert min(found["labels"]) >= 22 * scale and found["foot"] <= screen[1] and found["sideways"] <= 0, found


@pytest.mark.parametrize("phone", PHONES)
def test_on_a_phone_a_slide_reflows(phone: Screen, rehearsed: dict[int, Rehearsed]) -> None:
    for slide in NUMBERS:
        assert rehearsed[slide].on[phone]["sideways"] <= 0, slide


def test_the_sentence_of_the_slide_that_was_moved_to_is_said_aloud(presenter: Page) -> None:
    press(presenter, "PageDown", 2)
    sentence = presenter.locator(".st-key-slide h1").inner_text()
    presenter.wait_for_function(
        "said => document.querySelector('[role=status]#eq-said-aloud')?.textContent === said", arg=sentence
    )


def test_the_table_takes_the_place_of_the_chart_and_gives_it_back(presenter: Page) -> None:
    press(presenter, "PageDown", 2)
    presenter.keyboard.press("t")
    table = presenter.locator(".st-key-slide .eq-table")
    table.wait_for()
    settle(presenter)
    assert "table=1" in presenter.url and presenter.get_by_test_id("stVegaLiteChart").count() == 0
    sizes = table.locator("td, tbody th").evaluate_all(
        "cells => cells.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 22
    presenter.keyboard.press("t")
    table.wait_for(state="detached")
    settle(presenter)
    assert presenter.locator(".st-key-slide").get_by_test_id("stVegaLiteChart").count() == 1


def test_the_presenter_jumps_to_a_slide_by_its_name(presenter: Page) -> None:
    presenter.get_by_role("button", name=f"1 of {len(SLIDES)}").click()
    presenter.get_by_role("button", name=f"8 {SLIDES[7].name}").click()
    arrive(presenter, 8)
    assert "slide=8" in presenter.url


def test_the_notes_follow_in_a_second_window_and_never_another_talk(
    presenter: Page, context: BrowserContext, deck: str
) -> None:
    with context.expect_page() as opened:
        presenter.get_by_role("link", name="Open the notes in a second window").click()
    notes = opened.value
    settle(notes)
    # The first words of the notes: the rest may be broken into paragraphs.
    assert SLIDES[0].notes[:40] in notes.inner_text("body") and f"Next: {SLIDES[1].name}" in notes.inner_text(
        "body"
    )
    stranger = context.new_page()
    visit(stranger, f"{deck}&slide=1&notes=1&talk=another")
    press(presenter, "PageDown", 2)
    notes.get_by_text(f"2 of {len(SLIDES)}: {SLIDES[1].name}").wait_for()
    assert SLIDES[1].notes[:40] in notes.inner_text("body") and SLIDES[1].ask in notes.inner_text("body")
    stranger.wait_for_timeout(1500)
    assert f"1 of {len(SLIDES)}" in stranger.inner_text("body")
    notes.close()
    stranger.close()


def test_who_opens_the_presenters_link_in_another_browser_moves_nothing(
    presenter: Page, served: Served
) -> None:
    browser = presenter.context.browser
    assert browser is not None
    talk = presenter.url.partition("talk=")[2].partition("&")[0]
    assert talk
    other = browser.new_context()
    other.set_default_timeout(60_000)
    audience = other.new_page()
    visit(audience, presenter.url.replace("slide=1", "slide=5"))
    notes = presenter.context.new_page()
    visit(notes, f"{served.address}/present?deck=starter&slide=1&notes=1&talk={talk}")
    notes.wait_for_timeout(2500)
    assert f"1 of {len(SLIDES)}: {SLIDES[0].name}" in notes.inner_text("body")
    notes.close()
    other.close()


def test_keys_can_be_switched_off_for_who_speaks_or_types_by_other_means(presenter: Page) -> None:
    presenter.get_by_text("Keyboard shortcuts", exact=True).click()
    presenter.get_by_text("No key does anything by itself.").wait_for()
    settle(presenter)
    presenter.keyboard.press("PageDown")
    presenter.keyboard.press("t")
    presenter.wait_for_timeout(1000)
    assert "slide=1" in presenter.url and "table=1" not in presenter.url and "keys=off" in presenter.url


def test_all_slides_and_a_blank_screen_stand_in_the_talk_and_each_key_undoes_them(presenter: Page) -> None:
    press(presenter, "PageDown", 2)
    sentence = presenter.locator(".st-key-slide h1").inner_text()
    presenter.keyboard.press("o")
    presenter.locator(".eq-tile").nth(len(SLIDES) - 1).wait_for()
    assert not presenter.get_by_test_id("stSidebar").is_visible()
    presenter.keyboard.press("o")
    arrive(presenter, 2)
    for there, back in (("b", "b"), (".", "."), ("b", "PageDown")):
        presenter.keyboard.press(there)
        presenter.locator(".st-key-blank").wait_for()
        assert "screen=blank" in presenter.url
        settle(presenter)
        presenter.keyboard.press(back)
        arrive(presenter, 2)
        assert presenter.locator(".st-key-slide h1").inner_text() == sentence


def test_out_to_the_overview_out_of_the_deck_and_in_again_by_the_link(presenter: Page) -> None:
    press(presenter, "PageDown", 2)
    link, sentence = presenter.url, presenter.locator(".st-key-slide h1").inner_text()
    presenter.get_by_role("button", name="Overview").click()
    presenter.locator(".eq-tile").nth(len(SLIDES) - 1).wait_for()
    settle(presenter)
    assert presenter.get_by_test_id("stSidebar").is_visible()
    pictures = presenter.locator(".eq-tile-picture").evaluate_all(
        "all => all.map(one => one.complete && one.naturalWidth)"
    )
    assert len(pictures) == len(SLIDES) and all(pictures)
    presenter.get_by_role("button", name="Start").click()
    arrive(presenter, 1)
    presenter.keyboard.press("Escape")
    presenter.keyboard.press("x")
    presenter.get_by_role("heading", level=1, name="What do we show at the meeting?").wait_for()
    visit(presenter, link)
    assert presenter.locator(".st-key-slide h1").inner_text() == sentence


def test_the_name_of_a_deck_is_text_and_asks_nobody(served: Served, page: Page) -> None:
    """Decks are named by people: a picture or a link typed into the name would ask another host for every reader."""
    named = "![a](http://t.invalid/p) [Q](http://t.invalid) **b** :red[c]"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visit(page, f"{served.address}/present?deck=starter")
    page.get_by_role("button", name="Keep a copy").click()
    page.get_by_label("Name of the copy").fill(named)
    page.get_by_label("Name of the copy").press("Enter")
    page.get_by_role("button", name="Keep the copy").click()
    heading = page.locator("h1", has_text="t.invalid")
    heading.wait_for()
    assert heading.inner_text() == named
    for slide in ("", "&slide=1", "&slide=1&notes=1"):
        visit(page, f"{page.url.partition('&')[0]}{slide}")
        assert page.locator("a[href*='t.invalid'], img[src*='t.invalid']").count() == 0
    assert [url for url in asked if "t.invalid" in url] == []
