"""What was shown before and is not in a file: said by name, so that a file cut off is not published."""

import pandas as pd

import config
from config.periods import in_words
from loaders.changes import flags
from loaders.checks.losses import losses
from loaders.store import Change
from tests.loaders.test_changes import release

SETTINGS = config.load()
JUDGEMENT = SETTINGS.publication.judgement
EXTRACT = SETTINGS.extracts["workforce"]


def lost(before: pd.DataFrame, now: pd.DataFrame) -> list[str]:
    """What has to be confirmed of a file, in words."""
    return [words for large, words in losses(before, now, EXTRACT, SETTINGS.ethnicity, JUDGEMENT) if large]


BEFORE = release(
    """role          group      count
    All           Asian      21
    All           Black      64
    All           Mixed      17
    All           White      c
    All           All        170
    Case holder   Black      40
    Case holder   All        90
    Middle manager  All      80"""
)


def test_groups_that_have_no_row_any_more_are_named_with_what_they_had() -> None:
    now = release("group  count\nAsian  22\nBlack  66\nAll  150", period="2025-12-31")
    assert lost(BEFORE, now) == [
        "Social workers, Hackney: Mixed and White have no row; on 30 September 2025 they had 17 and some."
    ]


def test_a_total_that_is_withheld_is_not_taken_to_be_its_largest_part() -> None:
    """The parts that are shown add up to less than all: that says nothing of what the file holds."""
    now = "All  All  c\nCase holder  All  60\nMiddle manager  All  80\nAll  Asian  21\nAll  Black  c\nCase holder  Black  20"
    rest = "All  Mixed  17\nAll  White  c"
    assert lost(BEFORE, release(f"role  group  count\n{now}\n{rest}")) == []


def test_a_group_of_which_only_some_parts_have_rows_is_not_said_to_have_none() -> None:
    now = release(
        "group  count\nAsian  22\nBlack Caribbean  40\nMixed  17\nWhite  c\nAll  150", period="2025-12-31"
    )
    assert lost(BEFORE, now) == [
        "Social workers, Hackney: Black has rows of some of its parts alone and cannot be added up; "
        "on 30 September 2025 it had 64."
    ]


def test_a_breakdown_that_lost_a_part_is_named_and_one_that_was_left_out_is_not() -> None:
    groups = "All  Asian  20\nAll  Black  60\nAll  Mixed  15\nAll  White  60\nAll  All  155\n"
    by_role = release(f"role  group  count\n{groups}Case holder  Black  41\nCase holder  All  155")
    assert lost(BEFORE, by_role) == [
        "Social workers, Hackney: Middle manager has no row; on 30 September 2025 it had 80."
    ]
    assert lost(BEFORE, release(f"role  group  count\n{groups}")) == []


def test_a_total_that_fell_by_more_than_half_since_the_period_before_is_said() -> None:
    one_row = release("group  count\nAsian  21\nBlack  1\nMixed  1\nWhite  1\nAll  24", period="2025-12-31")
    assert lost(BEFORE, one_row) == [
        "Number of staff (Social workers, Hackney) is 24, was 170 on 30 September 2025: down 86%. Is part of the file missing?"
    ]


def test_one_role_where_nobody_had_one_is_asked_about_whatever_is_put_together_of_it() -> None:
    before = release("group  count\nAsian  60\nBlack  66\nAll  150")
    joined = next(name for name, roles in EXTRACT.dimensions["role"].joined.items() if "Case holder" in roles)
    lines = [
        "All  Asian  60",
        "All  Black  66",
        "All  All  150",
        "Case holder  All  150",
        f"{joined}  All  150",
    ]
    now = release("role  group  count\n" + "\n".join(lines), period="2025-12-31")
    assert lost(before, now) == [
        "Social workers, Hackney: there are figures of Case holder alone; on 30 September 2025 there were more."
    ]


def test_other_staff_were_never_in_it() -> None:
    assert lost(BEFORE, release("staff  group  count\nTeachers  All  9")) == []


def test_the_latest_period_before_is_the_one_compared_with() -> None:
    older = release("group  count\nOther  70\nAll  800", period="2024-09-30")
    both = pd.concat([older, BEFORE], ignore_index=True)
    now = release("group  count\nAsian  22\nBlack  66\nMixed  17\nWhite  60\nAll  165")
    assert lost(both, now) == []
    assert lost(older, now) == [
        "Number of staff (Social workers, Hackney) is 165, was 800 on 30 September 2024: down 79%. "
        "Is part of the file missing?",
        f"Social workers, Hackney: Other has no row; on {in_words('2024-09-30')} it had 70.",
    ]


def test_a_first_file_of_a_period_has_to_be_confirmed_where_it_lost_a_group() -> None:
    now = release("group  count\nAsian  22\nBlack  66\nWhite  60\nAll  160", period="2025-12-31")
    change = {"2025-12-31": Change("2025-12-31", 0, None, now, False, earlier=BEFORE)}
    assert flags(change, EXTRACT, SETTINGS) == [
        (
            True,
            "31 December 2025: Social workers, Hackney: Mixed has no row; on 30 September 2025 it had 17.",
        ),
        (
            True,
            "31 December 2025: Social workers: no row says the role, where on 30 September 2025 some did. "
            "Is the column role missing?",
        ),
    ]


def test_a_broad_group_of_many_people_that_is_another_size_is_said() -> None:
    """The total hardly moves: one row has lost its last digits."""
    before = release("group  count\nBlack  985\nWhite  2140\nAll  3125")
    now = release("group  count\nBlack  98\nWhite  2150\nAll  2248", period="2025-12-31")
    assert lost(before, now) == [
        "Number of staff (Social workers, Black, Hackney) is 98, was 985 on 30 September 2025: down 90%. "
        "Is part of the file missing?"
    ]
    small = release("group  count\nBlack  9\nWhite  2140\nAll  3125")
    assert lost(small, now) == []


def test_a_file_of_one_part_alone_of_what_was_whole_is_said() -> None:
    """A file cut off after its first role: its total is that role's."""
    whole = release("group  count\nBlack  64\nWhite  80\nAll  144")
    half = "role  group  count\nAll  Black  60\nAll  White  72\nAll  All  132\nCase holder  Black  60\nCase holder  All  132"
    assert lost(whole, release(half, period="2025-12-31")) == [
        "Social workers, Hackney: there are figures of Case holder alone; on 30 September 2025 there were more."
    ]
