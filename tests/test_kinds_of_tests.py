"""Every test is of exactly one kind, so that the five kinds run apart are the whole."""

from pathlib import Path

import pytest

from tests.conftest import KIND_OF_PLACE, KINDS

ROOT = Path(__file__).parent.parent


def test_every_test_is_of_exactly_one_kind(request: pytest.FixtureRequest) -> None:
    kinds = {
        item.nodeid: [mark.name for mark in item.iter_markers() if mark.name in KINDS]
        for item in request.session.items
    }
    assert {name: marks for name, marks in kinds.items() if len(marks) != 1} == {}


def test_every_place_of_a_kind_is_there_and_holds_no_unit_test() -> None:
    """`-m unit` does not import these places, so that a test which called itself one would not run."""
    assert [place for place in KIND_OF_PLACE if not (ROOT / place).exists()] == []
    modules = {module: module.read_text(encoding="utf-8") for module in (ROOT / "tests").rglob("test_*.py")}
    assert [module for module, text in modules.items() if "pytest.mark" + ".unit" in text] == []
