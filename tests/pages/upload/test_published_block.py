"""The page of published figures: nobody is asked by opening it, and what was brought goes the way of an upload."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from config import Config
from pages.components.shell import cached
from tests.loaders.fetching import fake as services
from tests.loaders.fetching.examples import SUSPENSIONS, allow, publish_first
from tests.pages.test_pages import PAGES, html_of, opened, press

SCRIPT = "officers/published.py"


def words(page: AppTest) -> str:
    return " ".join(html_of(page))


@pytest.mark.usefixtures("filled")
def test_it_says_how_fetching_is_allowed_and_offers_nothing_before() -> None:
    page = opened(SCRIPT)
    assert not page.exception
    assert "Fetching is off." in words(page)
    assert not page.button


def test_a_release_is_looked_for_brought_compared_and_published(
    to_change: int, settings: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with services.running() as fake:
        allow(fake, tmp_path, monkeypatch)
        publish_first(fake, settings)
        page = opened(SCRIPT)
        assert not page.exception and fake.requests == []
        assert [button.label for button in page.button] == ["Look for newer figures"]
        page.button[0].click().run()
        assert "Academic year 2023/24, published 10 July 2025. It is newer." in words(page)
        page.button(key=f"bring-{SUSPENSIONS}").click().run()
        assert "Nothing is published yet" in words(page)
        assert cached.number() == to_change
        page.button(key=f"see-{SUSPENSIONS}").click().run()
        upload = AppTest.from_file(str(PAGES / "officers/upload.py"), default_timeout=60)
        upload.session_state["draft"] = page.session_state["draft"]
        upload.run()
        while upload.title[0].value != "What will change":
            (go_on,) = [button for button in upload.button if button.proto.type == "primary"]
            go_on.click().run()
        upload.text_input[0].input("CHANGE").run()
        press(upload, "Publish these figures")
        assert cached.number() > to_change
        after = words(opened(SCRIPT))
        assert "2023/24: Academic year 2023/24, published 10 July 2025, EQ-" in after
        assert "Waits" not in after
        release = (
            "Suspensions and permanent exclusions in England, Suspensions and permanent exclusions, full year, by "
            "characteristic: Academic year 2023/24, published 10 July 2025"
        )
        assert f"{release}, brought on " in words(upload)
        assert "Open Government Licence v3.0." in words(upload)
        assert f"Fetched: {release}" in words(opened("officers/history.py"))
