"""Which promises a reader asks for: by what they are part of in the documents, and by words."""

from datetime import date

import pytest

from config import Config
from pages.components.progress.filters import Filters, offered

ROW = {"state": "under way", "owner": "", "due": None}


def kept(filters: Filters, settings: Config) -> set[str]:
    return {
        name
        for name, (plan, promise) in settings.promises.items()
        if filters.keep(ROW | {"owner": promise.owner}, plan, promise, date(2026, 12, 1))
    }


def test_a_priority_holds_what_stands_under_its_heading(settings: Config) -> None:
    found = kept(Filters(heading="Priority 5"), settings)
    assert {"P5-C3", "P5-I1", "P5-L5"} <= found and len(found) == 11
    assert kept(Filters(heading="Priority 5", words="complaints"), settings) == {"P5-C2"}


def test_a_manifesto_number_finds_what_serves_and_what_supports_it(settings: Config) -> None:
    """“Manifesto commitments 77 and 84 (support 75)” stands over Priority 3."""
    assert kept(Filters(manifesto="75"), settings) == kept(Filters(heading="Priority 3"), settings)
    assert kept(Filters(manifesto="7"), settings) == set()


def test_the_services_are_those_of_the_documents(settings: Config) -> None:
    families = kept(Filters(service="Children and Families"), settings)
    assert {"M1", "5.1.1", "CFA-9"} <= families and "M16" not in families
    assert {"M16", "P1-C3", "SF-7"} <= kept(Filters(service="Hackney Education"), settings)


@pytest.mark.parametrize("words", ["black boys", "BOYS Black", "m13", "exclusions boys"])
def test_all_words_must_be_there_in_any_order_and_case(words: str, settings: Config) -> None:
    assert "M13" in kept(Filters(words=words), settings)
    assert kept(Filters(words=f"{words} zebra"), settings) == set()


def test_what_is_offered_is_in_the_order_of_the_documents_and_numbers_by_size(settings: Config) -> None:
    found = offered(settings)
    assert found["manifesto"][:3] == ["42", "57", "59"] and found["manifesto"][-2:] == ["306", "307"]
    assert found["pillar"][:1] and len(found["pillar"]) == 5
    assert found["heading"].index("Priority A") < found["heading"].index("Priority 5")


def test_opening_all_headings_asks_for_nothing() -> None:
    assert not Filters(open=True).any
    assert Filters(words="boys").any
