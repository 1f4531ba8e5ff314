"""Every kind of measure has everything that is asked of a kind, wherever kinds have a table."""

import inspect

import pytest

from config.vocabulary import KINDS
from metrics.figures import kinds as figures
from pages.components.words import kinds as words

ASKED = [name for name in vars(words.Kind) if not name.startswith("_")]


@pytest.mark.parametrize("kind", words.KINDS)
def test_every_kind_says_whatever_is_asked_of_a_kind(kind: str) -> None:
    assert {"opening", "finding", "chance"} < set(ASKED)
    assert [name for name in ASKED if not callable(getattr(words.KINDS[kind], name, None))] == []
    assert words.KINDS[kind].beside_everybody in (True, False)


def test_every_kind_that_a_measure_may_have_is_in_every_table_of_kinds() -> None:
    assert list(figures.KINDS) == list(words.KINDS) == list(KINDS)


@pytest.mark.parametrize("kind", words.KINDS)
@pytest.mark.parametrize("name", [name for name in ASKED if callable(getattr(words.Kind, name))])
def test_every_kind_is_asked_with_the_same_things(kind: str, name: str) -> None:
    asked = inspect.signature(getattr(words.Kind, name)).parameters
    answering = inspect.signature(getattr(words.KINDS[kind], name))
    answering.bind(*list(asked)[1:])
