"""Files that were cut off, lost a part or cannot be true, and how each ends."""

import pytest
from sqlalchemy import Engine

from loaders import store
from loaders.verdicts import NO_END
from tests.uploads.ending import SIX, ended, load, staff, table

pytestmark = pytest.mark.slow
FIRST = (24, 71, 22, 88, 9, 6)


def test_a_file_cut_off_in_its_last_number_is_a_question_with_what_is_gone(shown: Engine) -> None:
    counts = {
        "Asian": "110,70,41",
        "Black": "460,240,150",
        "Mixed": "190,110,71",
        "White": "380,221,140",
        "Other": "95,51,4",
    }
    rows = [f"2025/26,Key stage 4,Boys,{group},{figures}" for group, figures in counts.items()]
    file = table("period,stage,sex,ethnic_group,pupils,reached_standard,reached_strong", *rows).rstrip("\n")
    seen = ended(shown, file)
    assert not seen.refused and seen.needs_yes
    assert "Key stage 4, Hackney: there are figures of Boys alone; in 2024/25 there were more." in seen.asked
    assert NO_END in seen.asked


def test_a_last_row_without_its_end_is_always_asked_about(shown: Engine) -> None:
    assert ended(shown, staff(*FIRST).rstrip("\n")).asked == NO_END
    assert ended(shown, staff(*FIRST)).asked == ""


def test_a_file_cut_off_in_the_middle_of_a_row_is_to_be_sent_again(shown: Engine) -> None:
    rows = [
        "Asian,1500,40,21,1",
        "Black,2700,190,101,6",
        "Mixed,1150,70,41,1",
        "White,2900,160,92,4",
        "Other,520,20,12,",
    ]
    headings = "period,phase,sex,ethnic_group,pupils,suspensions,pupils_suspended,permanent_exclusions"
    file = table(headings, *(f"2025/26,Primary,Boys,{row}" for row in rows)).rstrip("\n")
    assert ended(shown, file).said() == (
        "Row 6: The file seems to end in the middle of row 6. Part of it may be missing: export it again and send the whole "
        "file."
    )


def test_one_row_in_place_of_two_hundred_people_needs_a_yes(shown: Engine) -> None:
    seen = ended(shown, table("period,staff,ethnic_group,headcount", "2026-06-30,Social workers,Asian,24"))
    assert seen.needs_yes
    assert (
        "Number of staff (Social workers, Hackney) is 24, was 203 on 30 September 2025: down 88%."
        in seen.asked
    )
    assert (
        "Black, Mixed, Other and White have no row; on 30 September 2025 they had 76, 25, 2 and 80."
        in seen.asked
    )


def test_groups_that_had_rows_three_months_earlier_are_missed_by_name(own: Engine) -> None:
    load(own, ended(own, staff(*FIRST)))
    rows = ("Asian,24", "Black,71", "White,88", "Not known,6")
    lacking = table(
        "period,staff,ethnic_group,headcount", *(f"2026-06-30,Social workers,{row}" for row in rows)
    )
    seen = ended(own, lacking)
    assert seen.needs_yes
    assert "Mixed and Other have no row; on 31 March 2026 they had 22 and 9." in seen.asked


def test_more_children_in_custody_than_under_the_team_are_warned_of(shown: Engine) -> None:
    rows = ["Asian,210,12,0", "Black,0,60,257", "Mixed,150,20,1", "White,240,30,1", "Other,60,10,0"]
    file = table(
        "period,sex,ethnic_group,young_hackney,youth_offending_team,custody",
        *(f"2025-26,,{row}" for row in rows),
    )
    seen = ended(shown, file)
    assert not seen.refused
    assert seen.said("warning") == (
        "Row 3, column F (custody): More are counted than in youth_offending_team. It may be right: check both numbers."
    )


def test_twenty_suspensions_for_each_pupil_need_a_yes(shown: Engine) -> None:
    rows = ["Asian,3700,200,120,4", "Black,81,1566,70,20", "Mixed,4400,500,290,10", "White,11600,860,500,97"]
    headings = "period,ethnic_group,pupils,suspensions,pupils_suspended,permanent_exclusions"
    more = ["Other,2100,140,90,3", "Not known,480,30,2,97"]
    seen = ended(shown, table(headings, *(f"2025/26,{row}" for row in (*rows, *more))))
    assert seen.needs_yes
    assert (
        "There are more than 3 for each person. Found “1,566”. Expected a number that fits 81 in pupils."
        in seen.asked
    )
    assert "Pupils on roll (Black, Hackney) is 80, was 9,853 in 2024/25: down 99%." in seen.asked


def test_events_of_nobody_are_warned_of_with_their_row(shown: Engine) -> None:
    rows = ["Asian,3600,180", "Black,9700,1250", "Mixed,4300,480", "White,11500,840", "Other,0,9"]
    seen = ended(shown, table("period,ethnic_group,pupils,suspensions", *(f"2021/22,{row}" for row in rows)))
    assert not seen.refused
    assert seen.said("warning") == (
        "Row 6, column D (suspensions): Something is counted of a group that has nobody in pupils. Check both numbers: "
        "without anybody there is no rate."
    )


def test_digits_that_show_backwards_are_not_read(shown: Engine) -> None:
    seen = ended(shown, staff(24, "\u202e17", 22, 88, 9))
    assert "the number may show backwards. Found “17”." in seen.said()


def test_nothing_is_stored_of_a_file_that_was_only_held_against_the_store(own: Engine) -> None:
    before = store.latest_number(own)
    for file in (staff(*FIRST), staff(24, "x", 22), staff(*FIRST).rstrip("\n")):
        ended(own, file)
    assert store.latest_number(own) == before
    assert len(SIX) == len(FIRST)
