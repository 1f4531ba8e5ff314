"""The document of every page, and its files."""

import re

import pytest

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


def test_the_document_is_british_and_names_files_that_there_are() -> None:
    document = front_page.front_page()
    assert '<html lang="en-GB">' in document and "SourceSans" not in document
    named = re.findall(rf'"\./{front_page.FOLDER}/([^"]+)"', document)
    assert len(named) == 2 and set(named) <= set(front_page.files())
    assert document.rstrip().endswith('.css" /></body>\n</html>')


def test_a_document_that_streamlit_changed_is_noticed(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("static")
    (folder / "index.html").write_text("<html><body></body></html>", encoding="utf-8")
    monkeypatch.setattr("streamlit.file_util.get_static_dir", lambda: str(folder))
    with pytest.raises(RuntimeError, match="not the one that front_page"):
        front_page.front_page.__wrapped__()
