"""The settings that the owner left open: each has a range that it must stay in, and the message names the key."""

import re

import pytest
from pydantic import ValidationError

import config
from config.publication import Publication

SET = config.load().publication.model_dump()


def _with(key: str, value: object) -> dict[str, object]:
    """The settings with one changed: "judgement.small_numbers" lies in a table of its own."""
    table, _, name = key.rpartition(".")
    return SET | ({table: SET[table] | {name: value}} if table else {name: value})


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("tolerance_points", 0, "greater than 0"),
        ("ratio_low", 1.2, "less than 1"),
        ("ratio_high", 0.8, "greater than 1"),
        ("suppress_below", 1, "greater than or equal to 2"),
        ("round_bounds", [4, 4, 9], "round_bounds: each bound is wider than the one before it"),
        ("not_known_notice", 10, "less than or equal to 1"),
        ("areas", [], "at least 1 item"),
        ("areas", [SET["areas"][0], SET["areas"][0]], "areas: two of them have one name"),
        ("judgement.headline_base", 0, "greater than 0"),
        ("judgement.large_change", 50, "less than 1"),
        ("judgement.notable_change", 0.6, "notable_change: a large change is a notable one"),
        ("judgement.days_apart", {"snapshot": 380}, "days_apart: it must say one for every kind of period"),
        ("judgement.days_apart", {"month": 31}, "Input should be 'academic year'"),
        ("limits.page_rows", 0, "greater than 0"),
        ("spoken", {"0.80": "four fifths"}, "spoken: ['0.80'] is no number written as it is looked up"),
        ("spoken", {"half": "half"}, "spoken: ['half'] is no number"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(key: str, value: object, told: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(told)):
        Publication.model_validate(_with(key, value))


@pytest.mark.parametrize(
    ("share", "words"), [(0.8, "four fifths"), (0.5, "half"), (0.75, "75%"), (0.125, "12.5%")]
)
def test_a_share_is_called_by_its_name_where_it_has_one(share: float, words: str) -> None:
    assert Publication.model_validate(SET).in_words(share) == words


def test_what_is_called_a_large_change_follows_the_setting() -> None:
    assert Publication.model_validate(_with("judgement.large_change", 0.6)).a_large_change == "60%"
