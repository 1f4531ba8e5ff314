"""Which groups a view shows, and of which cells each is made: exact unions, never a near match."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import config
from config.ethnicity import Ethnicity
from metrics.groups import Shown, finest, partition, placed, shown, tile

SETTINGS = config.load()
ETHNICITY: Ethnicity = SETTINGS.ethnicity

BROAD = frozenset({"Asian", "Black", "Mixed", "White", "Other"})
ASIAN = ("Bangladeshi", "Chinese", "Indian", "Pakistani", "Other Asian")
BLACK = ("Black African", "Black Caribbean", "Other Black")
MIXED = ("White and Asian", "White and Black African", "White and Black Caribbean", "Other Mixed")
CENSUS_WHITE = ("White British", "White Irish", "Gypsy or Irish Traveller", "Roma", "Other White")
DFE_WHITE = ("White British", "White Irish", "Gypsy and Roma", "Irish Traveller", "Other White")
CENSUS = frozenset({*ASIAN, *BLACK, *MIXED, *CENSUS_WHITE, "Arab", "Any other ethnic group"})
DFE = frozenset({*ASIAN, *BLACK, *MIXED, *DFE_WHITE, "Other"})
OLDER_DFE = frozenset({"Asian without Chinese", "Chinese", "Black", "Mixed", "White", "Other"})
NONE: frozenset[str] = frozenset()

A_GROUP = st.sampled_from(sorted(placed(ETHNICITY.groups, ETHNICITY)))
SOME_GROUPS = st.frozensets(A_GROUP, max_size=12)


def _rows(
    visible: frozenset[str], hidden: frozenset[str], against: frozenset[str] | None, detail: str = "broad"
) -> dict[str, Shown]:
    return {row.name: row for row in shown(visible, hidden, against, detail, ETHNICITY)}  # type: ignore[arg-type]


def _together(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(ETHNICITY.atoms_of(name) for name in names))


def test_broad_groups_that_a_source_gives_are_shown_in_their_order() -> None:
    assert list(_rows(BROAD, NONE, None)) == ["Asian", "Black", "Mixed", "White", "Other"]
    assert _rows(BROAD, NONE, None)["Black"].parts == ("Black",)


def test_broad_groups_are_compared_with_the_detailed_ones_that_make_them() -> None:
    rows = _rows(BROAD, NONE, CENSUS)
    assert rows["Asian"].against == ASIAN
    assert set(rows["White"].against) == set(CENSUS_WHITE)
    assert set(rows["Other"].against) == {"Arab", "Any other ethnic group"}


def test_a_comparators_own_broad_group_is_taken_before_its_parts() -> None:
    assert _rows(BROAD, NONE, CENSUS | BROAD)["Asian"].against == ("Asian",)


def test_detailed_groups_make_each_broad_group_exactly() -> None:
    assert tile(ETHNICITY.atoms_of("Asian"), CENSUS, ETHNICITY) == ASIAN
    assert set(tile(ETHNICITY.atoms_of("White"), DFE, ETHNICITY)) == set(DFE_WHITE)


def test_broad_and_detailed_groups_together_are_shown_as_broad_or_as_detailed() -> None:
    everything = BROAD | CENSUS
    assert set(_rows(everything, NONE, None, "broad")) == BROAD
    assert set(_rows(everything, NONE, None, "detailed")) == CENSUS


def test_a_source_with_broad_groups_alone_is_detailed_no_further_than_it_goes() -> None:
    assert set(_rows(BROAD, NONE, CENSUS, "detailed")) == BROAD


def test_the_five_groups_of_an_older_file_make_asian_of_two_parts() -> None:
    assert tile(ETHNICITY.atoms_of("Asian"), OLDER_DFE, ETHNICITY) == ("Asian without Chinese", "Chinese")


def test_asian_is_not_shown_without_its_chinese_part() -> None:
    rows = _rows(OLDER_DFE - {"Chinese"}, frozenset({"Chinese"}), CENSUS)
    assert set(rows) == OLDER_DFE
    assert rows["Asian without Chinese"].against == ("Bangladeshi", "Indian", "Pakistani", "Other Asian")


def test_a_hidden_part_leaves_the_other_part_under_its_own_name() -> None:
    """A release holds every sum that the groups make, and withholds those that have the hidden part in them."""
    with_chinese = {"Chinese", "Asian", "Other, including Chinese", "All groups but White"}
    rows = _rows(OLDER_DFE - {"Chinese"}, frozenset(with_chinese), CENSUS)
    assert list(rows) == ["Asian without Chinese", "Chinese", "Black", "Mixed", "White", "Other"]


def test_dfe_and_the_census_meet_in_seventeen_groups() -> None:
    rows = _rows(DFE, NONE, CENSUS, "detailed")
    assert len(rows) == 17
    travellers = rows["Gypsy, Irish Traveller and Roma"]
    assert set(travellers.parts) == {"Gypsy and Roma", "Irish Traveller"}
    assert set(travellers.against) == {"Gypsy or Irish Traveller", "Roma"}
    assert set(rows["Other"].against) == {"Arab", "Any other ethnic group"}
    assert all(row.against for row in rows.values())


def test_the_census_meets_itself_in_nineteen_groups() -> None:
    rows = _rows(CENSUS, NONE, CENSUS, "detailed")
    assert set(rows) == CENSUS
    assert all(row.parts == row.against == (row.name,) for row in rows.values())


def test_without_a_population_dfes_eighteen_groups_stay_as_they_are() -> None:
    assert set(_rows(DFE, NONE, None, "detailed")) == DFE
    assert len(DFE) == 18


def test_two_groups_are_not_merged_when_one_of_them_is_hidden() -> None:
    rows = _rows(DFE - {"Irish Traveller"}, frozenset({"Irish Traveller"}), CENSUS, "detailed")
    assert "Gypsy, Irish Traveller and Roma" not in rows
    assert rows["Gypsy and Roma"].against == ()
    assert rows["Irish Traveller"].against == ()


def test_roma_people_inside_other_white_are_compared_with_both_census_groups() -> None:
    in_2011 = CENSUS - {"Roma", "Other White"} | {"Other White, including Roma"}
    rows = _rows(in_2011, NONE, CENSUS, "detailed")
    assert set(rows["Other White, including Roma"].against) == {"Roma", "Other White"}
    assert len(rows) == 18


@pytest.mark.parametrize(
    ("one", "everybody_else"),
    [("White British", "All groups but White British"), ("White", "All groups but White")],
)
def test_either_reading_of_black_and_global_majority_is_two_rows(one: str, everybody_else: str) -> None:
    rows = _rows(frozenset({one, everybody_else}), NONE, CENSUS)
    assert list(rows) == [one, everybody_else]
    assert _together(rows[everybody_else].against) == ETHNICITY.atoms_of(everybody_else)


def test_one_reading_is_not_compared_with_a_population_that_can_make_only_the_other() -> None:
    rows = _rows(frozenset({"White British", "All groups but White British"}), NONE, BROAD)
    assert rows["All groups but White British"].against == ()
    assert rows["White British"].against == ()


def test_some_detailed_groups_do_not_stand_for_the_whole_broad_one() -> None:
    assert tile(ETHNICITY.atoms_of("Black"), ["Black African", "Black Caribbean"], ETHNICITY) == ()
    assert set(_rows(frozenset({"Black African", "Black Caribbean"}), NONE, CENSUS)) == {
        "Black African",
        "Black Caribbean",
    }


def test_a_label_that_straddles_broad_groups_is_placed_in_none() -> None:
    assert placed(["Black", "Turkish, Kurdish or Latin American", "Not known", "All"], ETHNICITY) == {"Black"}


def test_everybody_is_counted_once_whatever_levels_a_source_mixes() -> None:
    assert partition([*BROAD, *CENSUS, "All groups but White"], ETHNICITY) == (
        "White",
        "All groups but White",
    )
    assert partition(["Asian", "Indian", "White British"], ETHNICITY) == ("Asian", "White British")


def test_the_finest_groups_hold_no_smaller_one() -> None:
    assert finest(frozenset({"White", "White British", "Asian"}), ETHNICITY) == ("Asian", "White British")


@given(A_GROUP, SOME_GROUPS)
def test_a_union_is_exact_or_it_is_not_there(target: str, names: frozenset[str]) -> None:
    tiles = tile(ETHNICITY.atoms_of(target), names, ETHNICITY)
    assert set(tiles) <= names
    assert not tiles or _together(tiles) == ETHNICITY.atoms_of(target)
    assert sum(len(ETHNICITY.atoms_of(name)) for name in tiles) == len(_together(tiles))


@given(SOME_GROUPS, SOME_GROUPS, st.none() | SOME_GROUPS, st.sampled_from(["broad", "detailed"]))
def test_both_sides_of_a_comparison_are_the_same_people(
    visible: frozenset[str], hidden: frozenset[str], against: frozenset[str] | None, detail: str
) -> None:
    for row in _rows(visible, hidden - visible, against, detail).values():
        assert set(row.parts) <= visible | hidden
        assert _together(row.parts) == ETHNICITY.atoms_of(row.name)
        assert not row.against or _together(row.against) == ETHNICITY.atoms_of(row.name)
