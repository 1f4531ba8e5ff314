"""The whole dashboard as it stood on a day: by its address, on every page, and nothing can be changed there."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from pages.components.shared.looking_back import Back
from tests.pages.test_pages import PAGES, words
from tests.pages.test_pinned_pages import publish_other_social_workers

DAY = date(2026, 2, 28)


def looking_back(script: str, at: int, **asked: str) -> AppTest:
    page = AppTest.from_file(str(PAGES / script), default_timeout=60)
    page.session_state["looking-back"] = Back(DAY, at)
    for name, value in asked.items():
        page.query_params[name] = value
    return page.run()


def labels(page: AppTest) -> set[str]:
    return {button.label for button in page.button}


def test_pages_show_the_figures_of_the_day_and_not_the_newest(to_change: int) -> None:
    publish_other_social_workers()
    page = looking_back("explore/workforce.py", to_change)
    assert not page.exception
    assert "Black staff made up 38%" in words(page)
    assert "Black staff made up 30%" not in words(page)
    overview = looking_back("explore/overview.py", to_change)
    assert not overview.exception and "Where are we" in overview.title[0].value
    progress = looking_back("explore/progress.py", to_change)
    assert not progress.exception
    assert not {label for label in labels(progress) if "Store" in label or "Enter" in label}


@pytest.mark.usefixtures("filled")
def test_nothing_can_be_sent_or_taken_back_while_looking_back(filled: int) -> None:
    upload = looking_back("officers/upload.py", filled)
    assert "Go back to today first." in words(upload)
    assert not upload.get("file_uploader")
    history = looking_back("officers/history.py", filled)
    assert "Undo this upload" not in labels(history) and "Show it" not in labels(history)


@pytest.mark.usefixtures("filled")
def test_the_history_offers_a_day() -> None:
    page = AppTest.from_file(str(PAGES / "officers/history.py"), default_timeout=60).run()
    assert [field.label for field in page.date_input] == ["Show the dashboard as it stood on"]
    assert "Show it" in labels(page)
