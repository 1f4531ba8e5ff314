"""A file of which no release is safe, on the upload page: what to leave out, never a value, and nothing stored."""

import re

import pytest

from config import Config
from loaders import intake, store
from pages.components.shell import cached
from tests.disclosure import refused
from tests.disclosure.refused import published
from tests.pages.test_pages import opened, press, references, sent, words
from tests.pages.upload.test_steps_block import labels

EXTRACT = "Children’s services"


@pytest.fixture
def standing(to_change: int, settings: Config) -> int:
    """Exact figures of another publisher are there; the store's number after them."""
    published(cached.writer(), settings)
    assert cached.number() > to_change
    return cached.number()


def test_the_page_says_what_to_leave_out_and_names_no_count(standing: int) -> None:
    page = sent(EXTRACT, refused.SENT, "children.csv")
    assert not page.exception and page.title[0].value == "Check the file"
    assert refused.REASON in words(page)
    assert "“Sex”" in refused.REASON and re.findall(r"\d+", refused.REASON) == ["2026", "03", "31"]
    assert labels(page) == ["Upload a corrected file"]


def test_nothing_is_stored_of_it_and_asking_again_changes_nothing(standing: int) -> None:
    before = references(), store.released(cached.reader(), "childrens_services")
    page = sent(EXTRACT, refused.SENT, "children.csv")
    page.run()
    assert refused.REASON in words(page)
    assert references() == before[0] and cached.number() == standing
    assert store.released(cached.reader(), "childrens_services").equals(before[1])
    press(page, "Upload a corrected file")
    assert page.title[0].value == "Upload an extract" and cached.number() == standing


def test_the_page_of_the_measure_shows_what_it_showed_before(standing: int) -> None:
    before = words(opened("explore/childrens_services.py"))
    sent(EXTRACT, refused.SENT, "children.csv")
    assert words(opened("explore/childrens_services.py")) == before


def test_without_that_breakdown_the_file_is_published(standing: int) -> None:
    page = press(sent(EXTRACT, refused.WITHOUT_SEX, "children.csv"), "Publish these figures")
    assert page.title[0].value == "Receipt" and cached.number() > standing


def test_the_file_is_right_in_itself(settings: Config) -> None:
    """What is refused is its release: the checks of the file find nothing wrong."""
    assert intake.check(refused.SENT.encode(), "children.csv", settings).upload is not None
