""" "Is that by chance?" of every kind of measure."""

from pages.components.shared.view import View
from pages.components.words.questions import chance_words
from tests.pages import views
from tests.pages.views import CONFIG


def answers(view: View) -> list[str]:
    return chance_words.answers(view, CONFIG)


def test_a_share_whose_range_leaves_the_population_out_is_rarely_chance() -> None:
    assert answers(views.workforce())[0] == (
        "Black staff: 31.3%, likely range 25.0% to 38.4%, against 21.1% of residents. The range leaves out 21.1%. A gap of "
        "this size would rarely come from chance alone."
    )


def test_a_range_that_holds_no_difference_could_be_chance() -> None:
    mixed = {"lower": 0.10, "upper": 0.40}
    view = views.with_group(views.workforce(), "Black", mixed)
    assert answers(view)[0].endswith("The range holds 21.1%. So the gap could be chance.")


def test_a_rate_is_judged_by_how_many_times_as_high() -> None:
    black = {"ratio_lower": 1.6, "ratio_upper": 1.9, "gap": 0.05, "verdict": "above"}
    said = answers(views.with_group(views.suspensions(), "Black", black))
    assert said[0] == (
        "Black pupils against White pupils: 1.7 times the rate, likely range 1.6 to 1.9. The range leaves out 1, which is "
        "the same rate. A gap of this size would rarely come from chance alone."
    )
    assert said[-1].startswith("The same pupils can be counted more than once")


def test_of_averages_nothing_can_be_said() -> None:
    assert answers(views.average())[0] == (
        "Black pupils against White pupils: how widely results vary is not published, so whether the gap is chance cannot "
        "be said."
    )
