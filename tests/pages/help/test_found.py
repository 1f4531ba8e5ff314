"""What one search box finds."""

from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from pages.components.help import found
from pages.components.help.found import Entry
from pages.components.render.page import html
from tests.commands import ROOT
from tests.pages.test_pages import words
from tests.pages.views import CONFIG

EVERYTHING = found.entries(CONFIG.promises, CONFIG)
TWO = [
    Entry("Measures", "Pupils suspended", "Which pupils? Page: Exclusions.", "exclusions?measure=1"),
    Entry("Promises of the plans", "M16", "A reduction in fixed-term exclusions of 30%", "progress?item=M16"),
]


def names(query: str) -> list[str]:
    return [entry.name for entry in found.found(query, EVERYTHING)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("suspen", "Pupils suspended at least once"),
        ("m16", "M16"),
        ("P2-C3", "P2-C3"),
        ("looked after", "Looked-after children"),
        ("looked-after children", "Looked-after children"),
        ("reoffend", "Reoffending"),
        ("childrens social", "Children’s social workers"),
        ("CARIBBEAN", "Black"),
        ("ethnicity known", "Ethnicity known"),
    ],
)
def test_a_word_or_its_beginning_finds_what_has_it(query: str, first: str) -> None:
    assert first in names(query)[:3]


def test_every_word_must_be_there_and_those_in_the_name_come_first() -> None:
    assert [entry.name for entry in found.found("exclusions", reversed(TWO))] == ["M16", "Pupils suspended"]
    assert [entry.name for entry in found.found("pupils exclusions", TWO)] == ["Pupils suspended"]
    assert found.found("pupils caribbean", TWO) == []
    assert found.found("  – ? ", TWO) == []
    assert "M16" in names("suspensions")  # the document says exclusions


def test_what_was_typed_is_shown_as_it_was_typed() -> None:
    shown = html(*found.blocks("<b>x</b>", []))
    assert "&lt;b&gt;x&lt;/b&gt;" in shown and "<b>" not in shown


def test_more_than_twenty_of_a_kind_are_counted() -> None:
    shown = html(*found.blocks("pupils", [numbered(number) for number in range(23)]))
    assert "23 results for “pupils”." in shown and "3 more: add a word." in shown
    assert shown.count("<li") == 20


def numbered(number: int) -> Entry:
    return TWO[0]._replace(name=f"Measure {number}")


def test_every_result_leads_to_a_page_that_is_there() -> None:
    urls = {page.url for page in CONFIG.pages.values()}
    for entry in EVERYTHING:
        assert urlsplit(entry.address).path in urls
    measures = {measure.title for measure in CONFIG.measures.values()}
    led = {
        parse_qs(urlsplit(entry.address).query)["measure"][0]
        for entry in EVERYTHING
        if entry.kind == found.MEASURES
    }
    assert led == measures


def test_the_page_keeps_what_is_asked_in_the_address(filled: int) -> None:
    page = AppTest.from_file(str(ROOT / "pages/help/find.py"), default_timeout=60)
    page.query_params["find"] = "suspensions"
    page.run()
    assert not page.exception and page.text_input[0].value == "suspensions"
    assert "results for “suspensions”." in words(page)
    page.text_input[0].set_value("m16").run()
    assert page.query_params["find"] == "m16"
    page.text_input[0].set_value("").run()
    assert "find" not in page.query_params
