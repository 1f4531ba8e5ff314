"""Figures whose rounding leaves their verdict open: the sentence, the table, the notes and the CSV say one thing."""

import pytest

from pages.components.render.csv import csv
from pages.components.shared import cell_text
from pages.components.shared.view import Selection, View, view_of
from pages.components.words import sentences, status_line
from pages.components.words.view_table import measure_table
from tests.metrics.examples import SETTINGS
from tests.metrics.figures.test_rounded_figures import printed


def shown(name: str, text: str, **place: str) -> View:
    table = printed(name, text, **place)
    return view_of(table, Selection(name, "2022/23", "Hackney", comparator="White"), SETTINGS)


@pytest.mark.parametrize(
    ("share", "verdict", "second"),
    [
        (
            0.67,
            "Cannot say: published rounded",
            "These figures are published rounded to whole per cent: the gap lies between 4 and 6 points, so whether it is "
            "within 5 points cannot be said.",
        ),
        (0.68, "Within 5 points", "Whether the gap is chance cannot be said: no counts are published."),
    ],
)
def test_five_whole_points_are_four_to_six(share: float, verdict: str, second: str) -> None:
    text = f"group  share_strong\nBlack  {share}\nWhite  0.72"
    view = shown("ks4-english-maths-strong", text, stage="Key stage 4")
    (black,) = (row for row in view.group_rows if row.group == "Black")
    assert cell_text.verdict_words(black, view.measure, SETTINGS) == verdict
    assert sentences.second(view, SETTINGS).text == second
    notes = " ".join(note.text for note in status_line.notes(view, SETTINGS))
    assert ("published rounded" in notes) == (share == 0.67)
    (line,) = (line for line in csv(view).decode().splitlines() if ",Black," in line)
    assert (",cannot_say,,rounded," in line) == (share == 0.67)


def test_a_rate_lies_between_two_ratios() -> None:
    """9.0 may be 8.95 to 9.05 and 7.2 may be 7.15 to 7.25: 1.234 to 1.266 times, and up to 1.25 is about the same."""
    text = "group  suspension_rate\nBlack  0.09\nWhite  0.072\nAsian  0.031"
    view = shown("suspensions", text)
    (black,) = (row for row in view.group_rows if row.group == "Black")
    assert (black.verdict, black.certainty) == ("cannot_say", "rounded")
    said = (
        "These figures are published rounded to one decimal: the rate lies between 1.234 and 1.266 times the other, so whether "
        "it is about the same cannot be said."
    )
    assert said in sentences.second(view, SETTINGS).text


AT_11 = "group  share_expected\nBlack  0.71\nMixed  0.75\nAsian  0.85\nWhite  0.78\nOther  0.73\nAll  0.76"


def test_gaps_between_whole_per_cents_are_whole_and_every_group_has_its_result() -> None:
    """Hackney, 2024/25, but for Other: 5 points of whole per cents are 4 to 6."""
    view = shown("ks2-expected", AT_11, stage="Key stage 2")
    table = measure_table(view, SETTINGS)
    places = [table.header.index(name) for name in ("Share of pupils", "Gap, points", "Result")]
    assert {row[0].text: tuple(row[place].text for place in places) for row in table.rows} == {
        "Asian": ("85%", "+7", "More than 5 points above"),
        "Black": ("71%", "−7", "More than 5 points below"),
        "Mixed": ("75%", "−3", "Within 5 points"),
        "White": ("78%", "Reference", "Reference"),
        "Other": ("73%", "−5", "Cannot say: published rounded"),
        "All pupils": ("76%", "Not applicable", "Not applicable"),
    }
    assert sentences.headline(view, SETTINGS).text.endswith("That is 7 points below.")


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("group  share_expected\nBlack  0.712\nWhite  0.78", "−6.8"),
        ("group  pupils  reached_expected\nBlack  1000  710\nWhite  100  78", "−7.0"),
    ],
)
def test_gaps_between_figures_of_one_decimal_or_with_counts_have_one(text: str, gap: str) -> None:
    view = shown("ks2-expected", text, stage="Key stage 2")
    (black,) = (row for row in view.group_rows if row.group == "Black")
    assert cell_text.gap_text(black, view.measure, SETTINGS) == gap
