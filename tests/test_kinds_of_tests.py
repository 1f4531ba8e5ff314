"""Every test is of exactly one kind, so that the four kinds run apart are the whole."""

import pytest

from tests.conftest import KINDS


def test_every_test_is_of_exactly_one_kind(request: pytest.FixtureRequest) -> None:
    kinds = {
        item.nodeid: [mark.name for mark in item.iter_markers() if mark.name in KINDS]
        for item in request.session.items
    }
    assert {name: marks for name, marks in kinds.items() if len(marks) != 1} == {}
