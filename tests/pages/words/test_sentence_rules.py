"""The rules that every sentence keeps, held against every view of every measure that is declared."""

import re

import pytest

import config as declarations
from config.periods import in_words
from pages.components.shared import number_text
from pages.components.shared.view import Selection, View
from pages.components.words import sentences
from tests.pages.conftest import OfMeasures, Periods, Views
from tests.pages.starred import starred
from tests.pages.views import CONFIG
from tests.pages.words.test_view_table import read

MEASURES = sorted(declarations.load().measures)


Sentences = OfMeasures[list[tuple[Selection, str]]]


@pytest.fixture(scope="session")
def every_sentence(every_period: Periods) -> Sentences:
    """Every first and second sentence of every view, with the finding's marks."""

    def make(name: str) -> list[tuple[Selection, str]]:
        return [
            (view.selection, text)
            for view in every_period[name]
            for text in map(starred, (sentences.headline(view, CONFIG), sentences.second(view, CONFIG)))
            if text
        ]

    return OfMeasures(make)


@pytest.mark.parametrize("name", MEASURES)
def test_no_sentence_belittles_or_ranks(name: str, every_sentence: Sentences) -> None:
    for chosen, text in every_sentence[name]:
        assert not re.search(r"\b(only|just|best|worst|still)\b", text, re.IGNORECASE), (chosen, text)


@pytest.mark.parametrize("name", MEASURES)
def test_no_sentence_calls_equal_figures_different(name: str, every_sentence: Sentences) -> None:
    for chosen, text in every_sentence[name]:
        found = re.search(
            r"([−]?\d[\d.,]*%?)\D.* compared with ([−]?\d[\d.,]*%?) .*(above|below)", text.replace("**", "")
        )
        assert not found or found[1] != found[2], (chosen, text)


@pytest.mark.parametrize("name", MEASURES)
def test_every_sentence_is_whole(name: str, every_sentence: Sentences) -> None:
    """A capital or a figure first, a full stop last, no hole where a figure is missing, no grade in small letters."""
    for chosen, text in every_sentence[name]:
        plain = text.replace("**", "")
        assert re.match(r"[A-Z0-9]", plain) and plain.endswith("."), (chosen, text)
        assert not re.search(r"  | \.| ,|\(\)|nan|None|\*|\b[a-z][A-Z]", plain), (chosen, text)


@pytest.mark.parametrize("name", MEASURES)
def test_what_is_bold_in_a_sentence_is_closed_again(name: str, every_sentence: Sentences) -> None:
    for chosen, text in every_sentence[name]:
        assert text.count("**") in (0, 2, 4), (chosen, text)


# Numbers that are words of a sentence and no figures: "every 100", "grades 9 to 5", "the 5-point target".
NOT_FIGURES = (
    r"every [\d,]+",
    r"Progress 8",
    r"grades \d to \d",
    r"5-point",
    r"(?<![\d.,])5 points\b",
    r"10 to 17",
    r"\baged (under )?\d+( to \d+)?",
    r"\b\d+ to \d+\)",
    r"In all, \d+ figures are not shown",
    r"Attainment 8",
    r"\d+ groups?",
    r"\d+ figures are not shown",
    r"a difference of (about )?\d+ (people|person)",
)


@pytest.mark.parametrize("name", MEASURES)
def test_every_figure_of_a_sentence_is_in_the_results_that_it_is_made_from(name: str, shown: Views) -> None:
    for seen in shown[name]:
        written = figures_of(seen.view)
        for sentence in (sentences.headline(seen.view, CONFIG), sentences.second(seen.view, CONFIG)):
            plain = sentence.text
            for label in (
                seen.view.selection.period,
                *seen.view.earlier["period"].unique(),
                *seen.view.measure.ordered,
                seen.view.measure.title,
            ):
                plain = plain.replace(in_words(label, short=True), "").replace(label, "")
            plain = re.sub("|".join(NOT_FIGURES), "", plain)
            found = re.findall(r"−?\d(?:[\d,]*\d)?(?:\.\d+)?%?", plain)
            assert set(found) <= written, (seen.view.selection, sentence.text, set(found) - written)


def figures_of(one: View) -> set[str]:
    """Every figure of a view and of the one before as the product writes it, and the texts of the table."""
    written = set()
    for given in [*one.all_rows, *one.earlier_rows]:
        for column in ("value", "comparator_value", "value_min", "value_max"):
            number = getattr(given, column)
            written |= {
                number_text.value(number, one.measure),
                number_text.value(number, one.measure, extra=1),
            }
        ratios = (given.ratio, given.ratio_lower, given.ratio_upper)
        written |= {number_text.ratio(ratio, dp=dp) for ratio in ratios for dp in (1, 2)}
        written |= {number_text.count(given.numerator), number_text.count(given.denominator)}
        written |= {
            number_text.gap(given.gap, one.measure, sign=False),
            number_text.gap(given.gap, one.measure, sign=False, dp=2),
            *(
                number_text.gap(given.gap, one.measure, sign=False, dp=0)
                for off in [given.rounded_by]
                if off > 0
            ),
        }
        # Of figures that were published rounded, between what the gap lies.
        written |= {
            text.strip("−+")
            for off in (
                -given.rounded_by - given.comparator_rounded_by,
                given.rounded_by + given.comparator_rounded_by,
            )
            for dp in (0, 1)
            if number_text.known(given.gap) and number_text.known(off)
            for text in (number_text.gap(abs(given.gap) + off, one.measure, dp=dp),)
        }
        written |= (
            {number_text.rounded(given.denominator, 0)} if number_text.known(given.denominator) else set()
        )
    in_table = {word for line in read(one).rows for text in line for word in text.split()}
    return written | in_table
