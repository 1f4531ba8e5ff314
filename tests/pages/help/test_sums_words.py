"""Published worked examples, worked out again on a page: agreement is seen, and so is disagreement."""

import pytest

import config
from config.help.golden import Golden
from metrics.worked_examples import METHODS, worked
from pages.components.help import sums_words
from pages.components.render.page import html

SETTINGS = config.load()


@pytest.mark.parametrize("case", SETTINGS.golden, ids=lambda case: case.what)
def test_every_published_answer_is_reached_to_the_last_digit_printed(case: Golden) -> None:
    for digits in worked(case):
        assert digits.agrees, digits
        assert sums_words.shown(digits)[:6] == digits.published[:6]


def test_there_is_an_example_for_every_method() -> None:
    assert {case.method for case in SETTINGS.golden} == set(METHODS)


def test_the_page_counts_the_answers_and_names_their_sources() -> None:
    page = html(*sums_words.blocks(SETTINGS))
    answers = sum(len(case.answer) for case in SETTINGS.golden)
    assert f"All {answers} answers below" in page
    assert page.count(">The same<") == len(SETTINGS.golden)
    assert "Newcombe 1998" in page and "12.0 to 8.4" in page


@pytest.mark.parametrize(("printed", "agrees"), [("0.0524", True), ("0.0525", False), ("0.0523", False)])
def test_a_wrong_last_digit_is_a_disagreement(printed: str, agrees: bool) -> None:
    newcombe = next(case for case in SETTINGS.golden if case.what == "56 of 70 against 48 of 80")
    case = newcombe.model_copy(update={"answer": (printed, "0.3339")})
    assert worked(case)[0].agrees is agrees
    said = sums_words.counted({case: worked(case)})
    assert said.startswith("All 2" if agrees else "1 of 2 answers")
