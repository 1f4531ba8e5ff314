"""The figures that answer a promise without a target: of its own group, and whether they go as it expects."""

from typing import Any

import pandas as pd
import pytest

from config import Config
from config.target import Answer
from metrics.figures.results import results
from metrics.promises import several_years
from metrics.promises.answer_table import COLUMNS, Words, answer_table
from metrics.promises.answers import Answered, answers_of
from metrics.promises.progress import states_of
from pages.components.progress import answer_words, latest_figures
from tests.metrics.examples import SETTINGS, Slice, released, residents, slice_of, staff

WORDS = Words(latest_figures.line, answer_words.line)


def said(answer: Answer, *slices: Slice) -> list[tuple[str, str]]:
    """The state and the sentence of each figure by which an answer is given."""
    return [(found.state, answer_words.line(found, SETTINGS)) for found in answers(answer, *slices)]


def answers(answer: Answer, *slices: Slice) -> tuple[Answered, ...]:
    promise = SETTINGS.promises["PA-I2"][1].model_copy(
        update={"answers": (answer,), "measures": answer.measures}
    )

    def table_of(name: str, years: int) -> pd.DataFrame:
        frames = released(*slices)
        yearly = results(name, frames, SETTINGS)
        if years == 1:
            return yearly
        return several_years.of_length(several_years.table(name, frames, SETTINGS, "", yearly), years)

    return tuple(answers_of(promise, SETTINGS, table_of))


def pupils(period: str, **suspensions: int) -> Slice:
    """Suspensions of 1,000 pupils of each group."""
    lines = "\n".join(f"{group}  1000  {count}" for group, count in suspensions.items())
    return slice_of("exclusions", f"group  pupils  suspensions\n{lines}", source="transcribed", period=period)


FALL = Answer(measures=("suspensions",), group="Black", expects="fall", since="2021/22")


def test_a_fall_is_told_from_the_year_that_it_counts_from_with_the_year_before() -> None:
    years = [pupils("2021/22", Black=200, White=90), pupils("2022/23", Black=150, White=90)]
    assert said(FALL, *years) == [
        (
            "as expected",
            "Black pupils: down from 20.00 for every 100 in 2021/22 to 15.00 in 2022/23 (Suspensions)",
        )
    ]
    third = pupils("2023/24", Black=260, White=90)
    assert said(FALL, *years, third) == [
        (
            "not as expected",
            "Black pupils: up from 20.00 for every 100 in 2021/22 to 26.00 in 2023/24, where a fall is promised; 15.00 in "
            "2022/23 (Suspensions)",
        )
    ]


def test_a_change_that_could_be_chance_says_so() -> None:
    years = [pupils("2021/22", Black=200, White=90), pupils("2022/23", Black=199, White=90)]
    assert said(FALL, *years)[0][1].endswith("to 19.90 in 2022/23, too close to be sure (Suspensions)")


def test_no_other_group_or_year_stands_in() -> None:
    assert said(FALL, pupils("2022/23", White=90)) == [
        ("no figure yet", "No figure for Black pupils yet (Suspensions)")
    ]
    assert said(FALL, pupils("2022/23", Black=150, White=90)) == [
        (
            "cannot say",
            "Black pupils: 15.00 for every 100 in 2022/23; the figure of 2021/22, from which it counts, is not here "
            "(Suspensions)",
        )
    ]
    boys = FALL.model_copy(update={"breakdown": "sex", "category": "Boys"})
    assert said(boys, pupils("2022/23", Black=150, White=90)) == [
        ("no figure yet", "No figure for Black boys yet (Suspensions)")
    ]


def excluded(period: str, boys: int) -> Slice:
    """Permanent exclusions of 1,000 Black boys."""
    text = f"group  pupils  permanent_exclusions\nBlack  1000  {boys}\nWhite  1000  4"
    return slice_of("exclusions", text, source="transcribed", period=period, sex="Boys")


def test_what_is_rare_is_judged_by_years_together_against_as_many_before() -> None:
    """M13, “A reduction of exclusions for Black boys over time”, of permanent exclusions: three years against the three
    before them. Of single years 2024/25 alone would have said that they rose."""
    rare = next(
        answer
        for answer in SETTINGS.promises["M13"][1].answers
        if answer.measures == ("permanent-exclusions",)
    )
    counts = {"2016/17": 9, "2017/18": 12, "2018/19": 9, "2022/23": 5, "2023/24": 4, "2024/25": 6}
    assert said(rare, *(excluded(period, boys) for period, boys in counts.items())) == [
        (
            "as expected",
            "Black boys: down from 1.000 for every 100 in an average year of the three to 2018/19 to 0.500 in an average year of "
            "the three to 2024/25 (Permanent exclusions)",
        )
    ]
    assert said(rare, *(excluded(period, 5) for period in ("2022/23", "2023/24", "2024/25"))) == [
        (
            "cannot say",
            "Black boys: 0.500 for every 100 in an average year of the three to 2024/25; there are not as many years before "
            "it to set it beside (Permanent exclusions)",
        )
    ]
    assert said(rare, excluded("2023/24", 5), excluded("2024/25", 5)) == [
        ("no figure yet", "No figure for Black boys yet (Permanent exclusions)")
    ]


def test_early_help_is_seen_by_group_and_sex() -> None:
    """`early-help-dead-end.csv` of the small failing inputs: 130 of 340 boys in early help are Black."""
    help_ = "group  children\nAsian  40\nBlack  130\nMixed  52\nWhite  98\nOther  20"
    boys = slice_of(
        "childrens_services", help_, source="transcribed", stage="Early help", sex="Boys", period="2026-09-30"
    )
    asked = Answer(measures=("early-help",), group="Black", breakdown="sex", category="Boys")
    assert said(asked, boys) == [
        ("reported", "Black boys: 38% (130 of 340) in September 2026 (Early help)"),
    ]


PROPORTION = Answer(measures=("suspensions",), group="Black", expects="proportion")


@pytest.mark.parametrize(
    ("black", "state"), [(79, "not met"), (80, "met"), (100, "met"), (125, "met"), (126, "not met")]
)
def test_no_disproportionality_is_a_ratio_from_0_8_to_1_25_both_of_them_within(
    black: int, state: str
) -> None:
    assert said(PROPORTION, pupils("2022/23", Black=black, White=100))[0][0] == state


def test_a_ratio_is_said_with_its_range_and_the_two_that_it_is_held_against() -> None:
    assert said(PROPORTION, pupils("2022/23", Black=200, White=100)) == [
        (
            "not met",
            "Black pupils: 2.00 times the rate of White pupils in 2022/23 (likely 1.57 to 2.57), outside 0.8 to 1.25 "
            "(Suspensions)",
        )
    ]
    assert said(PROPORTION, pupils("2022/23", Black=1, White=3))[0][0] == "cannot say"


def test_each_group_is_asked_but_the_one_that_the_others_are_compared_with() -> None:
    each = PROPORTION.model_copy(update={"group": ""})
    found = answers(each, pupils("2022/23", Black=200, Asian=100, White=100))
    assert sorted((answer.group, answer.state) for answer in found) == [
        ("Asian", "met"),
        ("Black", "not met"),
    ]
    assert said(each, pupils("2022/23", All=90)) == [
        ("no figure yet", "No figure by ethnic group yet (Suspensions)")
    ]


NARROW = Answer(measures=("suspensions",), group="Black", expects="narrow", since="2021/22")


@pytest.mark.parametrize(
    ("black", "state", "words"),
    [
        (180, "as expected", "1.80 times the rate of White pupils in 2022/23 (likely 1.40 to 2.32), 2.00 in 2021/22: nearer, "
         "too close to be sure"),
        (220, "not as expected", "2.20 times the rate of White pupils in 2022/23 (likely 1.73 to 2.82), 2.00 in 2021/22: "
         "further away, where it is to come nearer, too close to be sure"),
        (140, "as expected", "1.40 times the rate of White pupils in 2022/23 (likely 1.08 to 1.83), 2.00 in 2021/22: nearer, too "
         "close to be sure"),
        (118, "as expected", "1.18 times the rate of White pupils in 2022/23 (likely 0.90 to 1.56), 2.00 in 2021/22: nearer"),
        (90, "as expected", "0.90 times the rate of White pupils in 2022/23 (likely 0.67 to 1.21), 2.00 in 2021/22: not "
         "behind White pupils"),
    ],
)  # fmt: skip
def test_a_gap_closes_where_the_ratio_comes_nearer_to_one(black: int, state: str, words: str) -> None:
    years = [pupils("2021/22", Black=200, White=100), pupils("2022/23", Black=black, White=100)]
    assert said(NARROW, *years) == [(state, f"Black pupils: {words} (Suspensions)")]


def shares(period: str, black: str) -> Slice:
    """Whole percentages at key stage 2, published without counts."""
    lines = f"group  pupils  share_expected\nBlack  x  {black}\nWhite  x  0.78"
    return slice_of("attainment", lines, stage="Key stage 2", period=period, source="transcribed")


@pytest.mark.parametrize(
    ("black", "state", "words"),
    [
        ("0.70", "cannot say", "0.90 times the figure of White pupils in 2022/23, 0.88 in 2021/22: too near to say of figures "
         "that are published rounded"),
        ("0.73", "as expected", "0.94 times the figure of White pupils in 2022/23, 0.88 in 2021/22: nearer"),
    ],
)  # fmt: skip
def test_a_gap_of_rounded_figures_closes_only_beyond_their_rounding(
    black: str, state: str, words: str
) -> None:
    """69 and 70 of 78 per cent may be 0.884 and 0.885, or 0.873 and 0.910."""
    answer = NARROW.model_copy(update={"measures": ("ks2-expected",)})
    found = said(answer, shares("2021/22", "0.69"), shares("2022/23", black))
    assert found == [(state, f"Black pupils: {words} (Key stage 2: expected standard)")]


def test_staff_reflect_the_population_by_the_tolerance_that_pages_use() -> None:
    reflect = Answer(measures=("social-workers",), group="", expects="reflect")
    found = answers(reflect, staff(104, 211, 117, 531, 37), residents())
    # Mixed and Other staff are within 5 points and yet 1.7 times and 0.4 times their share of residents.
    assert {answer.group: answer.state for answer in found} == {
        "Asian": "met", "Black": "met", "Mixed": "not met", "White": "met", "Other": "not met",
    }  # fmt: skip
    black = reflect.model_copy(update={"group": "Black"})
    assert said(black, staff(16, 76, 25, 80, 2), residents()) == [
        (
            "not met",
            "Black staff: 38% (76 of 199) in September 2025 against 21% of residents, more than 5 points away (Children’s "
            "social workers)",
        )
    ]


def test_invented_figures_answer_nothing() -> None:
    reflect = Answer(measures=("social-workers",), group="Black", expects="reflect")
    made_up = staff(16, 76, 25, 80, 2, source="demonstration")
    assert said(reflect, made_up, residents())[0][0] == "no figure yet"


def test_the_state_of_a_promise_is_the_state_of_all_its_targets_and_figures() -> None:
    target: dict[str, Any] = {"verdict": "not_met", "due": "2023/24", "period": "2023/24"}
    found = answers(PROPORTION, pupils("2022/23", Black=100, White=100))
    assert states_of([target], found) == ["not met", "met"]
    assert states_of([target | {"period": None}], found) == ["no figure yet", "met"]
    assert states_of([], []) == []


def test_what_moves_says_since_when() -> None:
    with pytest.raises(ValueError, match="since: what is to fall counts from a period"):
        Answer(measures=("suspensions",), expects="fall")


SENIOR = Answer(
    measures=("social-workers",),
    group="Black",
    expects="reflect",
    breakdown="role",
    category="Senior manager",
)


def test_a_figure_that_is_not_shown_is_not_called_missing() -> None:
    few = staff(1, 1, 0, 3, 0, role="Senior manager")
    assert said(SENIOR, few, residents()) == [
        (
            "cannot say",
            "Black staff (senior manager): too few people to give a figure in September 2025 (Children’s social workers)",
        )
    ]
    assert said(SENIOR, staff(16, 76, 25, 80, 2), residents()) == [
        ("no figure yet", "No figure for Black staff (senior manager) yet (Children’s social workers)")
    ]


def test_a_group_of_pupils_is_not_called_all_pupils() -> None:
    premium = Answer(
        measures=("ks2-expected",), group="All", breakdown="pupil_group", category="Pupil premium"
    )
    assert answer_words.whom(premium, "All", SETTINGS.measures["ks2-expected"], SETTINGS) == (
        "pupils with the pupil premium"
    )


def test_the_command_has_a_row_for_each_figure_and_for_what_none_answers(settings: Config) -> None:
    nothing = results("suspensions", released(), settings)
    found = answer_table(settings, lambda name, years: nothing, WORDS)
    assert list(found.columns) == COLUMNS
    asked = [name for name, (_, promise) in settings.promises.items() if promise.reports == "measure"]
    assert list(dict.fromkeys(found["item"])) == asked
    assert found.loc[found["item"].eq("JG2-O4"), "measure"].isna().all()
    assert set(found.loc[found["item"].eq("5.3.4"), "state"]) == {"no figure yet"}
    assert (
        found.loc[found["item"].eq("M13"), "says"].tolist()[0] == "No figure for Black boys yet (Suspensions)"
    )
    answered = found[found["measure"].notna()]
    assert answered.loc[answered["says"].eq("") | answered["why"].eq(""), "item"].tolist() == []
