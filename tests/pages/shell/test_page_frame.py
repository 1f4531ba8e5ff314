"""What stands round every page: its name in the tab, the language, and what a reader sees when it fails."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_pages import html_of, opened, words

PAGE = """
import streamlit as st
from loaders.store import Damaged
from pages.components.shell import page_frame

def inner():
    st.title("Who?")
    {happens}

page_frame.run(st.navigation([st.Page(inner, title="Help")]))
"""


def with_a_page_that(happens: str) -> AppTest:
    return AppTest.from_string(PAGE.format(happens=happens), default_timeout=60).run()


@pytest.mark.usefixtures("filled")
def test_a_page_that_fails_says_so_in_our_words_and_the_failure_goes_to_the_log() -> None:
    page = with_a_page_that('raise ValueError("3 pupils")')
    assert len(page.exception) == 1, "it is not swallowed"
    assert "This page could not be shown" in words(page) and "3 pupils" not in words(page)


@pytest.mark.usefixtures("filled")
def test_a_damaged_release_is_explained_and_is_no_failure_of_the_page() -> None:
    page = with_a_page_that('raise Damaged("The release of workforce 2021 was damaged.")')
    assert not page.exception
    assert "The figures cannot be shown" in [title.value for title in page.title]
    assert "The release of workforce 2021 was damaged." in words(page)
    assert "This page could not be shown" not in words(page)


@pytest.mark.usefixtures("filled")
def test_a_page_that_stops_has_not_failed() -> None:
    page = with_a_page_that("st.stop()")
    assert not page.exception and "could not be shown" not in words(page)


@pytest.mark.usefixtures("filled")
def test_below_a_page_stands_what_only_its_print_shows() -> None:
    said = html_of(with_a_page_that("pass"))
    assert len(said) == 1 and said[0].startswith(
        '<p class="eq-printed">Hackney equalities dashboard, read on '
    )


@pytest.mark.usefixtures("filled")
def test_a_page_sends_no_script_and_no_style() -> None:
    sent = [element.proto for element in opened("shell/main.py").get("html")]
    assert sent and not any(element.unsafe_allow_javascript for element in sent)
    assert not any(word in element.body for element in sent for word in ("<style", "<script"))
