"""An address that no page has: what the server answers itself, and what it leaves to Streamlit."""

import pytest

from config.page import Page
from pages.components.shell import not_found
from tests.pages.views import CONFIG


@pytest.mark.parametrize("page", CONFIG.pages.values(), ids=CONFIG.pages)
def test_every_declared_page_is_served_with_and_without_a_stroke_at_the_end(page: Page) -> None:
    url = page.url
    assert not_found.is_served(f"/{url}", CONFIG) and not_found.is_served(f"/{url}/", CONFIG)


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/health",
        "/static/js/index.js",
        "/media/abc",
        "/component/x",
        "/oauth2callback",
        "/favicon.png",
    ],
)
def test_the_server_and_its_files_are_served(path: str) -> None:
    assert not_found.is_served(path, CONFIG)


def test_a_page_is_opened_at_its_own_address_to_the_letter() -> None:
    assert not_found.is_page("/workforce", CONFIG) and not_found.is_page("/", CONFIG)
    assert not not_found.is_page("/workforce/", CONFIG) and not not_found.is_page("/_stcore/health", CONFIG)


@pytest.mark.parametrize("path", ["/nowhere", "/exclusions/2023", "/Exclusions", "/overview"])
def test_what_no_page_has_is_not_served(path: str) -> None:
    assert not not_found.is_served(path, CONFIG)


def test_the_first_page_is_found_by_its_name_too() -> None:
    assert not_found.way_in("/overview", CONFIG) and not_found.way_in("/overview/", CONFIG)
    assert not not_found.way_in("/", CONFIG) and not not_found.way_in("/exclusions", CONFIG)
    assert not not_found.way_in("/nowhere", CONFIG)


def test_the_answer_is_in_our_words_and_leads_to_every_page() -> None:
    page = not_found.page(CONFIG)
    assert (
        '<html lang="en-GB">' in page and "<title>No such page - Hackney equalities dashboard</title>" in page
    )
    assert page.count("<h1>") == 1 and "There is no such page" in page
    for one in CONFIG.pages.values():
        assert f'<a href="/{one.url}" target="_self">{one.title}</a>' in page
    assert '<a href="/equalities/exclusions" target="_self">Exclusions</a>' in not_found.page(
        CONFIG, "/equalities"
    )
