"""The forms of sentences that an editor reads: one for each, with its longest example."""

import pytest

from config.__main__ import main
from pages.components.shell import sentence_forms
from pages.components.shell.sentence_forms import Forms, lines, names, pattern
from tests.pages.views import CONFIG

NAMES = names(CONFIG)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("For all pupils it was 52.5.", "For all children it was 7."),
        ("It was 0.09 in 2014/15.", "It was 38.7 in 2019-20."),
        ("Black staff were within 5 points.", "Children from Mixed ethnic groups were within 5 points."),
        ("There is no earlier figure to set March 2022 beside.", "There is no earlier figure to set May 2022 beside."),
    ],
)  # fmt: skip
def test_numbers_groups_and_dates_make_no_other_form(first: str, second: str) -> None:
    assert pattern(first, NAMES) == pattern(second, NAMES)


def test_other_words_are_another_form() -> None:
    assert pattern("It could be chance.", NAMES) != pattern("It could not be chance.", NAMES)


def test_of_a_form_the_longest_example_stands_with_its_view_and_how_often_it_is_said() -> None:
    found = Forms(NAMES)
    found.take("finding", "It was 3% in March 2022. No plan sets a target.", "one")
    found.take("finding", "It was 1.0 of White British staff in 2022. It was 4 in May 2022.", "two")
    assert lines(found, 0) == [
        "finding          9 words      1 times  It was 1.0 of White British staff in 2022.  [two]",
        "finding          6 words      2 times  It was 3% in March 2022.  [one]",
        "finding          5 words      1 times  No plan sets a target.  [one]",
    ]
    assert lines(found, 7) == lines(found, 0)[:1]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("measure", ["custody", "progress-8", "school-leaders"])
def test_no_sentence_of_a_measure_is_longer_than_25_words(measure: str) -> None:
    found = sentence_forms.forms([measure])
    assert len(found.by_pattern) > 20
    assert lines(found, 25) == []


def test_a_measure_that_is_not_declared_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["words", "nothing"]) == 2
    assert "There is no measure nothing." in capsys.readouterr().err
