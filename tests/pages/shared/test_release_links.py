"""A link that names a release: which text is one, what may be shown of it, and what the page says."""

import pytest

from loaders.store import Withdrawn
from pages.components.render.page import html
from pages.components.shared import release_links
from pages.components.shared.release_links import Known, Pin

NEWEST = 12
TAKEN_BACK = Withdrawn("2026-11-20T09:30:00+00:00", "undone")


def known(changed: bool = False, gone: Withdrawn | None = None) -> Known:
    """A store that came to every number on one day."""
    return Known(lambda at: f"2026-11-0{at % 10}T08:00:00+00:00", lambda at: changed, lambda at: gone)


def line(pin: Pin, newest: dict[str, str]) -> str:
    return html(release_links.line(pin, newest))


def pin(asked: str | None, changed: bool = False, gone: Withdrawn | None = None) -> Pin:
    return release_links.pinned(asked, NEWEST, known(changed, gone))


def test_a_page_without_a_release_in_its_address_shows_the_newest_and_says_nothing() -> None:
    assert pin(None) == Pin(NEWEST) and not pin(None).held
    assert release_links.line(pin(None), {}) is None


@pytest.mark.parametrize(("asked", "at"), [("1", 1), ("11", 11), ("12", 12), ("007", 7)])
def test_a_number_up_to_the_newest_is_a_release(asked: str, at: int) -> None:
    assert pin(asked).held and pin(asked).at == at


@pytest.mark.parametrize(
    "asked",
    ["0", "13", "-1", "1.5", "", " 3", "3 ", "1e1", "²", "٣", "twelve", "<b>1</b>", "1" * 13, "9" * 4000],
)
def test_anything_else_is_none_and_its_text_is_not_repeated(asked: str) -> None:
    assert pin(asked) == Pin(NEWEST, "unknown")
    said = line(pin(asked), {})
    assert "The link names a release that is not here, so the newest figures are shown." in said
    assert "&lt;" not in said and "<b>" not in said and "99" not in said


def test_figures_as_they_stood_are_dated_and_newer_ones_offered_only_where_there_are_any() -> None:
    asked = {"measure": "Suspensions", "compared": "White & “other” pupils"}
    said = line(pin("3"), asked)
    assert "These are the figures as they stood on <strong>3 November 2026</strong>." in said
    assert "Newer" not in said and "href" not in said
    said = line(pin("3", changed=True), asked)
    assert "Newer figures exist." in said and ">Show the newest figures</a>" in said
    address = "?measure=Suspensions&amp;compared=White+%26+%E2%80%9Cother%E2%80%9D+pupils"
    assert f'href="{address}"' in said and "release" not in said.partition("href")[2]


def test_figures_taken_back_are_not_shown_by_any_link_and_the_page_names_the_day_alone() -> None:
    gone = pin("3", changed=True, gone=TAKEN_BACK)
    assert (gone.at, gone.held) == (NEWEST, False)
    said = line(gone, {"measure": "Suspensions"})
    assert "were taken back on <strong>20 November 2026</strong>, so the newest are shown." in said
    assert "href" not in said


def test_figures_made_again_to_protect_people_are_shown_as_they_are_now() -> None:
    gone = pin("3", gone=TAKEN_BACK._replace(how="made_again"))
    assert gone.at == NEWEST
    assert "made again on <strong>20 November 2026</strong> to protect people" in line(gone, {})


def test_a_link_holds_the_filters_and_the_release() -> None:
    asked = {"measure": "Children’s social workers", "show": "By role"}
    assert release_links.address("http://localhost:8501/workforce?show=x", asked, 12) == (
        "http://localhost:8501/workforce?measure=Children%E2%80%99s+social+workers&show=By+role&release=12"
    )
