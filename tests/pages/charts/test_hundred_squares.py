"""One hundred squares: whole numbers from unrounded shares, and no square for what cannot be shown."""

import math

import pytest

from config import Config
from pages.components.charts import hundred_squares
from pages.components.charts.hundred_squares import GroupSquares, Whole, hundred
from pages.components.render import marks
from pages.components.render.drawings import Squares
from pages.components.render.page import html
from tests.pages.views import partly_withheld, with_group, workforce


@pytest.mark.parametrize(
    ("shares", "counted"),
    [
        ({"A": 0.5, "B": 0.5}, {"A": 50, "B": 50}),
        ({"A": 1 / 3, "B": 1 / 3, "C": 1 / 3}, {"A": 34, "B": 33, "C": 33}),
        ({"A": 0.104, "B": 0.211, "C": 0.067, "D": 0.531, "E": 0.087}, {"A": 10, "B": 21, "C": 7, "D": 53, "E": 9}),
        ({"A": 0.996, "B": 0.004}, {"A": 100, "B": 0}),
        ({"A": 0.0, "B": 1.0}, {"A": 0, "B": 100}),
    ],
)  # fmt: skip
def test_the_squares_of_a_whole_come_to_one_hundred(
    shares: dict[str, float], counted: dict[str, int]
) -> None:
    assert hundred(shares) == counted and sum(counted.values()) == 100


def test_they_are_counted_from_unrounded_shares_and_not_from_the_printed_ones() -> None:
    """Rounded to whole per cent these would be 33, 33 and 33, and one square would be nobody's."""
    exact = {"A": 0.3339, "B": 0.3334, "C": 0.3327}
    assert hundred(exact) == {"A": 34, "B": 33, "C": 33}
    assert hundred({"A": 0.3327, "B": 0.3334, "C": 0.3339}) == {"A": 33, "B": 33, "C": 34}


def test_a_share_that_is_not_there_has_no_square_and_lends_none_to_the_others() -> None:
    assert hundred({"A": 0.19, "B": math.nan, "C": 0.61}) == {"A": 19, "C": 61}


def test_the_blocks_of_a_view_are_its_groups_with_the_figures_of_its_table(settings: Config) -> None:
    blocks = hundred_squares.ours(workforce(), settings)
    assert [(block.group, block.squares, block.text) for block in blocks] == [
        ("Asian", 3, "3%"), ("Black", 31, "31%"), ("Mixed", 12, "12%"), ("White", 53, "53%"), ("Other", 1, "1%"),
    ]  # fmt: skip
    assert [block.group for block in blocks if block.leads] == ["Black"]
    assert sum(block.squares for block in blocks) == 100


def test_the_population_beside_it_is_drawn_by_the_same_groups(settings: Config) -> None:
    blocks = hundred_squares.theirs(workforce(), settings)
    assert [(block.squares, block.text) for block in blocks] == [
        (10, "10%"), (21, "21%"), (7, "7%"), (53, "53%"), (9, "9%"),
    ]  # fmt: skip


def test_a_withheld_figure_is_words_and_never_squares(settings: Config) -> None:
    found = {block.group: block for block in hundred_squares.ours(partly_withheld(), settings)}
    assert [(found[name].squares, found[name].text) for name in ("Asian", "Mixed")] == [(0, "Not shown")] * 2
    assert (found["Other"].squares, found["Other"].text) == (0, "Not available")
    assert (found["Black"].squares, found["White"].squares) == (19, 61)
    drawn = html(Squares(hundred_squares.wholes(partly_withheld(), settings)[:1]).block)
    assert drawn.count("<img") == 2 and "Not shown" in drawn


def test_a_figure_of_which_only_bounds_are_known_is_words(settings: Config) -> None:
    bounded = {"value": math.nan, "value_min": 0.3, "value_max": 0.35, "status": "not_available"}
    found = {
        block.group: block
        for block in hundred_squares.ours(with_group(workforce(), "Black", bounded), settings)
    }
    assert (found["Black"].squares, found["Black"].words) == (0, True)


def test_what_a_file_calls_a_group_is_text_and_no_markup(settings: Config) -> None:
    hostile = GroupSquares("<img src=x onerror=alert(1)>", 1, "1%", words=False, leads=False)
    drawn = html(Squares((Whole("<b>", (hostile,)),)).block)
    assert "<img src=x" not in drawn and "&lt;b&gt;" in drawn


@pytest.mark.parametrize(("number", "columns"), [(1, 1), (10, 1), (11, 2), (100, 10)])
def test_columns_of_ten_are_filled_from_the_foot_up(number: int, columns: int) -> None:
    width, height, drawn = marks.squares_svg(number, False)
    assert drawn.count("<rect") == number
    assert (width, height) == (columns * 19 - 3, 10 * 19 - 3)
    assert drawn.startswith('<rect x="0.75" y="171.75"')


@pytest.mark.parametrize(
    ("text", "apart"), [("9%", True), ("8%", False), ("8.5%", False), ("Not shown", False)]
)
def test_squares_that_the_printed_figure_contradicts_are_found(text: str, apart: bool) -> None:
    """8.5% is printed as 9% and drawn as 8 squares, so that all of them come to 100: the slide says so."""
    block = GroupSquares("Asian", 8, text, words=text == "Not shown", leads=False)
    assert hundred_squares.differs(block) is apart
