"""A page opened by a link that names a release: the figures of that day, the newest, or none that were taken back."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from loaders import store
from pages.components.shell import cached
from tests.acting import acting
from tests.browser import files
from tests.pages.test_pages import PAGES, choose, html_of, offered, press, references, words

STOOD, NEWER = "These are the figures as they stood on", "Newer figures exist."


def linked(release: str, script: str = "explore/workforce.py", **asked: str) -> AppTest:
    page = AppTest.from_file(str(PAGES / script), default_timeout=60)
    for name, value in {**asked, "release": release}.items():
        page.query_params[name] = value
    return page.run()


def link_of(page: AppTest) -> dict[str, str]:
    """The query of the link that the page offers to itself."""
    (link,) = [code.value for code in page.code if "measure=" in code.value]
    return {name: value for name, (value,) in parse_qs(urlsplit(link).query).items()}


def publish_other_social_workers() -> str:
    """Figures that say 30% where the store says 38%; the reference of the upload."""
    before = set(references())
    press(offered(files.SOCIAL_WORKERS_2025), "Publish these figures")
    (reference,) = set(references()) - before
    return reference


@pytest.mark.usefixtures("filled")
def test_the_link_to_a_view_names_its_release_and_every_filter() -> None:
    at = cached.number()
    asked = link_of(linked(str(at)))
    assert list(asked) == ["measure", "area", "show", "period", "compared", "release"]
    assert asked["release"] == str(at)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("release", ["0", "999999", "<script>alert(1)</script>", "1e1", "-1"])
def test_a_release_that_is_none_opens_the_newest_and_is_not_repeated(release: str) -> None:
    page = linked(release)
    assert not page.exception and "Black staff made up 38%" in words(page)
    assert "The link names a release that is not here" in words(page)
    assert not any(release in piece for piece in html_of(page) if len(release) > 3)


def test_a_link_keeps_its_figures_while_the_filters_change_and_newer_ones_are_offered(to_change: int) -> None:
    then = linked(str(to_change))
    assert STOOD in words(then) and NEWER not in words(then)
    publish_other_social_workers()
    page = linked(str(to_change))
    assert "Black staff made up 38%" in words(page)
    assert STOOD in words(page) and NEWER in words(page)
    assert link_of(page)["release"] == str(to_change)
    (address,) = re.findall(r'href="(\?[^"]*)" target="_self">Show the newest', "".join(html_of(page)))
    assert "release" not in address and "period=September+2025" in address
    choose(page, "show", "By role")
    choose(page, "show", "Broad groups")
    assert "Black staff made up 38%" in words(page) and NEWER in words(page)
    assert "Black staff made up 30%" in words(linked(str(cached.number())))


def test_figures_of_another_kind_that_came_since_are_no_newer_figures(to_change: int) -> None:
    publish_other_social_workers()
    page = linked(str(to_change), "explore/exclusions.py")
    assert STOOD in words(page) and NEWER not in words(page)


def test_a_link_to_figures_that_were_taken_back_shows_the_newest_and_none_of_them(to_change: int) -> None:
    reference = publish_other_social_workers()
    between = cached.number()
    store.undo(cached.writer(), reference, by=acting("officer"))
    page = linked(str(between))
    assert not page.exception
    assert "The figures in this link were taken back on" in words(page) and STOOD not in words(page)
    assert "Black staff made up 38%" in words(page) and "30%" not in words(page)
    assert link_of(page)["release"] == str(cached.number())
    assert STOOD in words(linked(str(to_change))), "what stood before it stands again, and its links with it"


@pytest.mark.usefixtures("to_change")
def test_a_link_to_a_day_before_the_first_figures_says_that_there_were_none() -> None:
    page = linked("1", "explore/exclusions.py")
    assert not page.exception
    assert "No figures for suspensions had been uploaded by then." in words(page) and NEWER in words(page)
