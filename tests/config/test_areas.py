"""The areas of England: one row each, found by whatever a file calls it."""

import pytest

import config

AREAS = config.load().areas


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("E09000012", "Hackney"),
        ("204", "Hackney"),
        ("204.0", "Hackney"),
        (" hackney ", "Hackney"),
        ("E13000001", "Inner London"),
        ("London (Inner)", "Inner London"),
        ("987", "Inner London"),
        ("E10000023", "North Yorkshire"),
        ("E06000065", "North Yorkshire"),
        ("Yorkshire and the Humber", "Yorkshire and The Humber"),
        ("Herefordshire", "Herefordshire, County of"),
        ("England", "England"),
    ],
)
def test_an_area_is_found_by_each_of_its_codes_and_names(text: str, name: str) -> None:
    found = AREAS.find(text)
    assert found is not None and found.name == name


@pytest.mark.parametrize("text", ["", "E09000099", "Paris", "20", "z"])
def test_what_is_no_area_of_england_is_none(text: str) -> None:
    assert AREAS.find(text) is None


def test_a_name_that_two_areas_have_had_is_the_one_that_is_still_there() -> None:
    """Dorset of before 2019 had another code, another number and another boundary."""
    named, former = AREAS.find("Dorset"), AREAS.find("835")
    assert named is not None and named.code == "E06000059"
    assert former is not None and former.code == "E10000009" and former.name == "Dorset (to 2019)"


def test_london_is_made_of_two_parts_and_england_of_none_of_its_own_level() -> None:
    assert AREAS.parts_of("London") == ("Inner London", "Outer London")
    assert AREAS.parts_of("England") == () == AREAS.parts_of("Hackney")


def test_every_code_number_and_name_is_of_one_area_and_lies_in_one_that_is_there() -> None:
    places = AREAS.places
    for texts in ([place.code for place in places], [place.name for place in places]):
        assert len(set(texts)) == len(texts)
    names = {place.name for place in places}
    assert {place.inside for place in places} <= names | {""}
    assert sum(place.inside in ("Inner London", "Outer London") for place in places) == 33
