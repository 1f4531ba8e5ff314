"""Rounded releases: what is shown of them, what stays put in a correction, and what two different boroughs share."""

import numpy as np
import pandas as pd
import pytest

from config.refusal import Unsafe
from config.release_context import ReleaseContext
from metrics.disclosure.release import build
from tests.metrics.examples import SETTINGS, release_of, shown, slice_of

pytestmark = pytest.mark.slow

WITHHELD = "confidential"
CHILDREN = """
    sex    group  children
    Boys   White        61
    Boys   Black        32
    Boys   Asian         7
    Boys   Mixed         0
    Girls  White        48
    Girls  Black        27
    Girls  Asian        12
    Girls  Mixed         3
"""
SAME = {"stage": "Child in need", "period": "2026-03-31"}


def children(text: str = CHILDREN) -> pd.DataFrame:
    return slice_of("childrens_services", text, **SAME).rows


def after(
    rows: pd.DataFrame, *neighbours: tuple[pd.DataFrame | None, pd.DataFrame], key: str = ""
) -> pd.DataFrame:
    """The release of a period beside others; `key` that of a store."""
    return build(rows, "childrens_services", SETTINGS, ReleaseContext(neighbours=neighbours, secret=key))


def finest(release: pd.DataFrame) -> pd.Series:
    """What the finest cells were rounded to, by sex and group."""
    cells = release[release["sex"].ne("All") & release["group"].isin(["White", "Black", "Asian", "Mixed"])]
    return cells.set_index(["sex", "group"])["protected"]


def released(rows: pd.DataFrame, earlier: tuple[pd.DataFrame, pd.DataFrame] | None = None) -> pd.DataFrame:
    return build(rows, "childrens_services", SETTINGS, ReleaseContext(earlier=earlier))


def with_count(rows: pd.DataFrame, count: float, **where: str) -> pd.DataFrame:
    """The rows with another count in the one that `where` names."""
    chosen = np.logical_and.reduce([rows[name].eq(value) for name, value in where.items()])
    assert chosen.sum() == 1
    return rows.assign(count=rows["count"].mask(chosen, count))


def test_counts_are_multiples_of_5_within_their_promise_and_parts_add_up() -> None:
    release = released(children())
    rounded = release["protected"]
    assert (rounded % 5 == 0).all()
    boys, girls, both = (
        release[release["sex"].eq(sex)].set_index("group")["protected"] for sex in ("Boys", "Girls", "All")
    )
    pd.testing.assert_series_equal(boys + girls, both.reindex(boys.index), check_names=False)
    truth = children().set_index(["sex", "group"])["count"]
    for (sex, group), count in truth.items():
        line = release[release["sex"].eq(sex) & release["group"].eq(group)].iloc[0]
        assert abs(line["protected"] - count) <= line["within"] == 4


@pytest.mark.parametrize("few", [0, 1, 4, 5])
def test_a_count_that_rounds_to_less_than_10_is_withheld_and_nought_is_never_said(few: int) -> None:
    offered = shown(release_of(slice_of(
        "childrens_services", f"group  children\nWhite  90\nAsian  60\nBlack  {few}", **SAME
    )), "children")  # fmt: skip
    assert offered["Black"] == WITHHELD
    assert offered["White"] in (90, 95) or offered["White"] == 85


def test_exact_shares_are_not_given_beside_rounded_counts() -> None:
    text = "group  children  share\nWhite  90  0.6\nBlack  60  0.4"
    assert shown(release_of(slice_of("childrens_services", text, **SAME)), "share") == {
        "White": WITHHELD, "Black": WITHHELD
    }  # fmt: skip


def test_suspensions_of_fewer_than_10_pupils_are_withheld_with_them() -> None:
    release = release_of(
        slice_of("exclusions", """
            group  pupils  suspensions  pupils_suspended
            White     300          450               100
            Black      80           40                 3
        """, period="2025/26")
    )  # fmt: skip
    assert shown(release, "suspensions")["Black"] == WITHHELD
    assert shown(release, "suspensions")["White"] == 450


def test_pupils_not_suspended_are_as_near_as_the_two_counts_that_leave_them() -> None:
    """All but 2 of 82 were suspended: with bases and counts rounded apart, their difference could say so."""
    release = release_of(
        slice_of("exclusions", """
            group  pupils  pupils_suspended
            White     300               100
            Black      82                80
        """, period="2025/26")
    )  # fmt: skip
    pupils, suspended = (
        release[release["item"].eq(item) & release["group"].eq("Black")]["protected"].iloc[0]
        for item in ("pupils", "pupils_suspended")
    )
    assert pupils - suspended in (0, 5)


def test_the_same_rows_again_in_any_order_keep_their_rounding() -> None:
    rows = children()
    first = released(rows)
    pd.testing.assert_frame_equal(released(rows, (rows, first)), first)
    pd.testing.assert_frame_equal(released(rows.iloc[::-1].reset_index(drop=True)), first)


def test_a_correction_of_one_count_within_its_five_changes_nothing() -> None:
    rows = children()
    first = released(rows)
    corrected = with_count(rows, 62.0, sex="Boys", group="White")
    pd.testing.assert_frame_equal(released(corrected, (rows, first)), first)


def test_a_correction_that_must_move_a_count_moves_no_other_of_the_finest_cells() -> None:
    rows = children()
    first = released(rows)
    second = released(with_count(rows, 71.0, sex="Boys", group="White"), (rows, first))
    finest = ~first["sex"].eq("All") & first["group"].isin(["White", "Black", "Asian", "Mixed"])
    moved = first[finest & first["protected"].ne(second["protected"])]
    assert list(zip(moved["sex"], moved["group"], strict=True)) == [("Boys", "White")]


def test_a_cell_that_did_not_change_from_the_period_before_is_rounded_as_it_was() -> None:
    """By whatever key the period before was rounded: what stands is not tossed for again."""
    rows, flipped = children(), 0
    for key in map(str, range(8)):
        before = after(rows, key=key)
        changed = with_count(rows.assign(period="2026-06-30"), 20.0, sex="Boys", group="Asian")
        now = finest(after(changed, (rows, before), key="another"))
        alone = finest(after(changed, key="another"))
        assert now.drop(("Boys", "Asian")).equals(finest(before).drop(("Boys", "Asian")))
        flipped += int((alone != finest(before)).sum())
    assert flipped > 8


def test_the_period_after_binds_as_the_period_before_does_and_without_its_rows_too() -> None:
    rows = children()
    for key in map(str, range(4)):
        later = after(rows.assign(period="2026-06-30"), key=key)
        pd.testing.assert_series_equal(finest(after(rows, (rows, later), key="another")), finest(later))
        pd.testing.assert_series_equal(finest(after(rows, (None, later), key="another")), finest(later))


def girls_of_mixed_background(count: int) -> pd.DataFrame:
    """All other counts are multiples of 5, so that only this one has a coin."""
    table = f"""
    sex    group  children
    Boys   White        60
    Boys   Black        30
    Girls  White        50
    Girls  Mixed        {count}
    """
    return children(table)


def rounded_to(rows: pd.DataFrame, wanted: int) -> pd.DataFrame:
    """A release of the rows by the first of some keys that rounds girls of mixed background so."""
    releases = (after(rows, key=str(number)) for number in range(40))
    return next(release for release in releases if finest(release)["Girls", "Mixed"] == wanted)


@pytest.mark.parametrize(("count", "low", "high"), [(3, 0, 5), (7, 5, 10)])
def test_a_quarter_corrected_to_what_its_neighbours_rounded_apart_follows_the_one_above(
    count: int, low: int, high: int
) -> None:
    """A 7 between 5 and 10 is known to be 6 to 9 whatever is published: a 5 would call it small, of which 1 to 4 must be
    possible, so that the correction could not be published at all."""
    rows = girls_of_mixed_background(count)
    before, later = rounded_to(rows, low), rounded_to(rows, high)
    for neighbours in ((before, later), (later, before)):
        between = after(rows, *((rows, neighbour) for neighbour in neighbours))
        assert finest(between)["Girls", "Mixed"] == high


def test_a_release_that_was_made_by_another_method_binds_nothing() -> None:
    rows = children()
    afresh = after(rows, key="another")
    before = after(rows, key="one")
    assert not finest(before).equals(finest(afresh))
    for other in (before.assign(method="2026-11"), before.drop(columns="method")):
        pd.testing.assert_frame_equal(after(rows, (rows, other), key="another"), afresh)
        earlier = ReleaseContext(published=((rows, other),), secret="another")
        pd.testing.assert_frame_equal(build(rows, "childrens_services", SETTINGS, earlier), afresh)


def test_two_boroughs_with_the_same_rounded_table_have_the_same_release() -> None:
    """Each of the others has one child more in one place; wherever it rounds the same, nothing tells them apart."""
    rows = children()
    first = released(rows)
    same = 0
    for place in range(len(rows)):
        other = rows.assign(count=rows["count"] + (np.arange(len(rows)) == place))
        second = released(other, (rows, first))
        if first[["protected", "within"]].equals(second[["protected", "within"]]):
            same += 1
            pd.testing.assert_frame_equal(first, second)
    assert same >= 2


def test_a_refusal_names_the_breakdown_and_the_period_and_no_value() -> None:
    """Earlier figures that now belong to nobody cannot be kept and cannot be let go."""
    rows = children()
    first = released(rows)
    # The same release is said to be of figures far from these, and of the very same counts.
    moved = first.assign(protected=first["protected"], within=0.0)
    with pytest.raises(Unsafe) as told:
        released(rows, (rows, moved))
    said = str(told.value)
    assert "2026-03-31" in said and "“Sex”" in said
    assert not {"61", "48", "32", "27"} & set(said.split())


@pytest.mark.parametrize("group", ["Black", "Asian", "Mixed"])
def test_suspensions_are_never_published_of_a_group_of_which_nobody_is_said_to_be_suspended(
    group: str,
) -> None:
    """0 pupils, give or take 4, with suspensions would be 1 to 4 pupils."""
    release = release_of(
        slice_of("exclusions", """
            group  pupils  suspensions  pupils_suspended
            White     300          130               100
            Black      80           21                 3
            Asian      70            7                 2
            Mixed      60            6                 1
        """, period="2025/26")
    )  # fmt: skip
    pupils, suspensions = (
        release[release["item"].eq(item) & release["group"].eq(group)]["protected"].iloc[0]
        for item in ("pupils_suspended", "suspensions")
    )
    assert suspensions == 0 or pupils > 0


def suspended(pupils: int, of_them: int, period: str) -> pd.DataFrame:
    text = f"group  pupils  pupils_suspended\nWhite  300  100\nBlack  {pupils}  {of_them}"
    return slice_of("exclusions", text, period=period).rows


def pupils_of(release: pd.DataFrame) -> tuple[float, ...]:
    """Black pupils and those of them suspended, as they are published or follow."""
    of = release[release["group"].eq("Black")].set_index("item")["protected"]
    return of["pupils"], of["pupils_suspended"]


def test_a_year_that_leaves_as_many_pupils_as_the_one_before_is_published_however_both_counts_fall() -> None:
    """10 of 11 and 10 of 12 are left, published as 10 and then as 5: nobody is told that they are as many."""
    before, now = suspended(11, 1, "2024/25"), suspended(12, 2, "2025/26")
    keys = map(str, range(40))
    firsts = ((key, build(before, "exclusions", SETTINGS, ReleaseContext(secret=key))) for key in keys)
    beside = (
        ReleaseContext(neighbours=((before, first),), secret=key)
        for key, first in firsts
        if pupils_of(first) == (10, 0)
    )
    assert (10, 5) in (pupils_of(build(now, "exclusions", SETTINGS, context)) for context in beside)


def test_pupils_who_became_fewer_are_no_fewer_than_those_of_them_who_stay_suspended() -> None:
    """2 of 7 are published as 5 in some stores, and stay so when 2 of 4 are: 5 of 0 would say that there is somebody."""
    before, now = suspended(7, 2, "2024/25"), suspended(4, 2, "2025/26")
    keys = ("1", "8", "11")
    firsts = ((key, build(before, "exclusions", SETTINGS, ReleaseContext(secret=key))) for key in keys)
    seconds = [
        pupils_of(
            build(now, "exclusions", SETTINGS, ReleaseContext(neighbours=((before, first),), secret=key))
        )
        for key, first in firsts
        if pupils_of(first)[1] == 5
    ]
    assert seconds == [(5, 5), (5, 5), (5, 5)]
