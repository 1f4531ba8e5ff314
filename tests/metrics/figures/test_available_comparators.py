"""Which comparators have figures at one place, so that a page can fall back to one that is there."""

import pytest

from config.ethnicity import ALL
from metrics.figures.available_comparators import comparators_with_figures
from metrics.figures.results import comparators, results
from tests.metrics.examples import SETTINGS, Slice, looked_after, released, residents, slice_of

CHILDREN = "group  children\nWhite  3420\nBlack  2750"
KS4 = {"source": "transcribed", "stage": "Key stage 4", "period": "2018/19"}


def children(area: str) -> Slice:
    same = {"source": "dfe-cla", "stage": "Looked after", "period": "2022-03-31"}
    return slice_of("childrens_services", CHILDREN, area=area, **same)


TEENAGERS = residents("group  people\nWhite  8000\nBlack  7000", population="Ages 10 to 17")
LONDONERS = residents("group  people\nWhite  4731172\nBlack  1188370", area="London")


def test_looked_after_children_of_london_are_set_against_a_population_that_london_has() -> None:
    """Only Hackney's population is given by age; London's residents and England's children are there."""
    frames = released(children("London"), children("England"), TEENAGERS, residents(), LONDONERS)
    assert comparators_with_figures("looked-after", "London", "2022-03-31", frames, SETTINGS) == [
        "residents",
        "England",
    ]
    assert comparators_with_figures("looked-after", "England", "2022-03-31", frames, SETTINGS) == ["London"]


def test_the_measures_own_comparator_comes_first_where_it_has_figures() -> None:
    frames = released(children("Hackney"), TEENAGERS, residents())
    assert comparators_with_figures("looked-after", "Hackney", "2022-03-31", frames, SETTINGS) == [
        "ages-10-to-17",
        "residents",
    ]


def test_residents_of_2011_have_nobody_to_be_compared_with_but_those_of_2021_have() -> None:
    earlier = residents(period="2011-03-27")
    frames = released(earlier, residents(), LONDONERS)
    assert comparators_with_figures("residents", "Hackney", "2011-03-27", frames, SETTINGS) == []
    assert comparators_with_figures("residents", "Hackney", "2021-03-21", frames, SETTINGS) == ["London"]


@pytest.mark.parametrize(("white", "there"), [("9", []), ("10", ["White"])])
def test_a_reference_of_fewer_than_10_is_not_there(white: str, there: list[str]) -> None:
    text = f"group  pupils  reached_strong\nWhite  {white}  {white}\nBlack  8  5"
    frames = released(slice_of("attainment", text, **KS4))
    found = comparators_with_figures("ks4-english-maths-strong", "Hackney", "2018/19", frames, SETTINGS)
    assert [name for name in found if name == "White"] == there


def test_a_reference_in_detail_is_the_broad_group_where_the_source_has_no_other() -> None:
    frames = released(
        slice_of("attainment", "group  pupils  reached_strong\nWhite  90  40\nBlack  80  30", **KS4)
    )
    place = ("ks4-english-maths-strong", "Hackney", "2018/19", frames, SETTINGS)
    assert comparators_with_figures(*place, "detailed") == ["White British", "Everyone else"]
    assert comparators_with_figures(*place, "detailed", "sex") == []


def test_a_withheld_base_or_none_at_all_leaves_nothing_to_compare() -> None:
    """DfE's children of 2021 have no base; of 2030 there is nothing."""
    frames = released(looked_after(), residents(), TEENAGERS)
    assert comparators_with_figures("looked-after", "London", "2021-03-31", frames, SETTINGS) == []
    assert comparators_with_figures("looked-after", "Hackney", "2030-03-31", frames, SETTINGS) == []
    assert comparators_with_figures("looked-after", "Hackney", "2021-03-31", released(), SETTINGS) == []


def test_a_source_whose_groups_are_not_comparable_is_compared_with_nobody() -> None:
    text = "group  headcount\nWhite  60\nBlack  40"
    slide = slice_of("support_staff", text, source="transcribed", period="2020-11-05")
    frames = released(slide, residents())
    assert comparators_with_figures("support-staff", "Hackney", "2020-11-05", frames, SETTINGS) == []


@pytest.mark.parametrize("area", ["Hackney", "London", "England"])
@pytest.mark.parametrize("measure", ["looked-after", "suspensions", "residents"])
def test_those_with_figures_are_those_that_the_results_table_has_a_comparison_with(
    measure: str, area: str
) -> None:
    rates = "sex  group  pupils  suspensions\nAll  White  400  20\nAll  Black  300  c\nMale  Black  200  9"
    england = "sex  group  pupils  suspensions\nAll  White  9000  c\nAll  Black  7000  900\nMale  Black  5  2"
    school = {"source": "transcribed", "period": "2022/23"}
    frames = released(
        *(children(name) for name in ("Hackney", "London")),
        *(TEENAGERS, residents(), LONDONERS),
        slice_of("exclusions", rates, **school),
        slice_of("exclusions", england, **(school | {"area": "England"})),
    )
    offered = comparators(SETTINGS.measures[measure], area=area)
    whole = {name: results(measure, frames, SETTINGS, name) for name in offered}
    places = whole[offered[0]][["period", "breakdown"]].drop_duplicates().itertuples(index=False)
    for period, breakdown in places:
        place = {"area": area, "period": period, "breakdown": breakdown, "detail": "broad"}
        inside = {name: table[(table[list(place)] == place).all(axis=1)] for name, table in whole.items()}
        compared = [
            name
            for name, rows in inside.items()
            if rows.loc[rows["group"] != ALL, "comparator_value"].notna().any()
        ]
        found = comparators_with_figures(measure, area, period, frames, SETTINGS, "broad", breakdown)
        assert found == compared
