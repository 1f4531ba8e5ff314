"""The document of every page, and its files."""

import re
from pathlib import Path

import pytest
from streamlit import file_util

from pages.components.render import front_page


def test_three_files_are_named_by_what_they_hold() -> None:
    assert [re.sub("-[0-9a-f]{12}", "", name) for name in front_page.files()] == [
        "open-sans.woff2",
        "logo.svg",
        "look.css",
    ]
    assert [kind for _, kind in front_page.files().values()] == [
        "font/woff2",
        "image/svg+xml",
        "text/css; charset=utf-8",
    ]


def test_the_style_sheet_names_the_font_that_is_served_beside_it() -> None:
    font, _, sheet = front_page.files()
    assert f'src: url({font}) format("woff2")' in front_page.files()[sheet][0].decode()


STREAMLITS = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")


def test_the_document_is_british_and_names_files_that_there_are() -> None:
    document = front_page.front_page(STREAMLITS)
    assert '<html lang="en-GB">' in document and "SourceSans" not in document
    named = re.findall(rf'"\./{front_page.FOLDER}/([^"]+)"', document)
    assert len(named) == 2 and set(named) <= set(front_page.files())
    assert document.rstrip().endswith('.css" /></body>\n</html>')


@pytest.mark.parametrize("lost", ['lang="en"', "</body>", "SourceSansVF"])
def test_a_document_that_streamlit_changed_is_noticed(lost: str) -> None:
    with pytest.raises(RuntimeError, match="not the one that front_page"):
        front_page.front_page(STREAMLITS.replace(lost, ""))
