"""Rows together: the same people once, nobody missing, no part above its whole, totals that agree."""

import pytest

from config import Extract
from loaders.checks import consistency, matrix, totals
from loaders.extracts import melted
from loaders.problems import Problem
from tests.loaders.examples import CONFIG, MOST, meant, rows, told

EXCLUSIONS: Extract = CONFIG.extracts["exclusions"]
HEADINGS = "period,phase,sex,ethnic_group,pupils,pupils_suspended"
SHARES = "period,ethnic_group,share"


def together(*lines: str, whole: bool = True) -> list[Problem]:
    return consistency.problems(
        meant("exclusions", HEADINGS, *lines), EXCLUSIONS, whole_blocks=whole, most=MOST
    )


def groups(*lines: str) -> list[Problem]:
    return matrix.problems(meant("exclusions", HEADINGS, *lines), CONFIG.ethnicity, MOST)


def totalled(*lines: str, must_agree: bool = True) -> tuple[list[int], list[Problem]]:
    """The lines of the rows that are left out as totals, and what is said."""
    frame = melted(meant("exclusions", HEADINGS, *lines, source="transcribed"), EXCLUSIONS, "transcribed")
    found = totals.settled(frame, EXCLUSIONS, CONFIG.ethnicity, must_agree=must_agree, most=MOST)
    return sorted(set(frame["line"][found.left_out])), found.problems


@pytest.mark.parametrize(("suspended", "refused"), [(39, False), (40, False), (41, True)])
def test_people_may_be_as_many_as_their_base_and_no_more(suspended: int, refused: bool) -> None:
    problems = together(f"2024/25,Primary,Boys,Black,40,{suspended}")
    assert bool(told(problems)) is refused


def test_events_may_be_more_than_people() -> None:
    headings = "period,ethnic_group,pupils,suspensions"
    read = meant("exclusions", headings, "2024/25,Black,40,90")
    assert consistency.problems(read, EXCLUSIONS, whole_blocks=True, most=MOST) == []


@pytest.mark.parametrize(("pupils", "refused"), [(89, False), (90, False), (91, True)])
def test_there_are_never_more_people_than_events_of_theirs(pupils: int, refused: bool) -> None:
    read = meant(
        "exclusions", "period,ethnic_group,suspensions,pupils_suspended", f"2024/25,Black,90,{pupils}"
    )
    said = told(consistency.problems(read, EXCLUSIONS, whole_blocks=True, most=MOST))
    assert bool(said) is refused
    assert all(
        title.startswith("More people are counted than the number in suspensions") for title, _ in said
    )


@pytest.mark.parametrize("part", ["custody", "first_time_entrants"])
def test_custody_and_first_time_entrants_are_among_those_with_an_outcome_and_arrests_are_not(
    part: str,
) -> None:
    extract, headings = CONFIG.extracts["youth_justice"], f"period,ethnic_group,arrested,outcomes,{part}"
    read = meant("youth_justice", headings, "2025-26,Black,1,5,5", "2025-26,White,1,4,5")
    [found] = consistency.problems(read, extract, whole_blocks=True, most=MOST)
    assert (found.severity, found.line, found.column) == ("error", 3, part)
    assert found.title == "A number is above the number in outcomes that it is part of."
    assert (found.found, found.expected) == ("5", "4 at the most")


def test_strong_passes_are_standard_passes_too() -> None:
    attainment = CONFIG.extracts["attainment"]
    read = meant(
        "attainment", "period,stage,ethnic_group,reached_standard,reached_strong", "2024/25,KS4,Black,40,41"
    )
    said = told(consistency.problems(read, attainment, whole_blocks=True, most=MOST))
    assert said == [("A number is above the number in reached_standard that it is part of.", 2)]


def test_rows_of_different_breakdowns_are_not_the_same() -> None:
    assert (
        together(
            "2024/25,Primary,Boys,Black,40,1", "2024/25,Primary,Girls,Black,40,1", "2024/25,,,Black,80,2"
        )
        == []
    )


def test_each_row_that_says_the_same_again_is_reported_with_the_first() -> None:
    line = "2024/25,Primary,Boys,Black,40,1"
    assert [title for title, _ in told(together(line, line, line))] == [
        "Rows 2 and 3 are the same group and breakdown.",
        "Rows 2 and 4 are the same group and breakdown.",
    ]


def test_a_blank_is_a_gap_only_beside_figures_of_its_own_breakdown() -> None:
    blank = ("2024/25,Primary,Boys,Black,40,", "2024/25,Primary,Boys,White,50,")
    assert together(*blank) == []
    assert told(together(*blank[:1], "2024/25,Primary,Boys,White,50,2")) == [
        ("A cell is blank where other groups have a figure.", 2)
    ]


def test_a_gap_among_published_figures_is_a_warning() -> None:
    lines = ("2024/25,Primary,Boys,Black,40,", "2024/25,Primary,Boys,White,50,2")
    assert [problem.severity for problem in together(*lines, whole=False)] == ["warning"]


FIVE = [f"2024/25,Primary,Boys,{group},40,1" for group in ("Asian", "Black", "Mixed", "White", "Other")]


def test_five_groups_that_hold_everybody_are_complete() -> None:
    assert groups(*FIVE) == []


def test_a_group_without_a_row_is_reported_for_the_breakdown_that_lacks_it() -> None:
    girls = [line.replace("Boys", "Girls") for line in FIVE if "Mixed" not in line]
    assert told(groups(*FIVE, *girls)) == [("No row for “Mixed” in 2024/25, Hackney, Primary, Girls.", None)]


def test_a_breakdown_in_detailed_groups_is_not_lacking_the_broad_ones_of_another() -> None:
    detailed = [group for group, about in CONFIG.ethnicity.groups.items() if about.level == "detailed"]
    girls = [
        f"2024/25,Primary,Girls,{group},9,0"
        for group in detailed
        if group not in ("Arab", "Any other ethnic group")
    ]
    girls.append("2024/25,Primary,Girls,Other,9,0")
    assert groups(*FIVE, *girls) == []


def test_what_is_missing_is_said_in_the_groups_that_the_breakdown_has() -> None:
    detailed = ("Black African", "Black Caribbean", "Other Black")
    boys = [*FIVE[:1], *(f"2024/25,Primary,Boys,{group},9,0" for group in detailed), *FIVE[2:]]
    girls = [line.replace("Boys", "Girls") for line in FIVE if "Black" not in line]
    assert {title for title, _ in told(groups(*boys, *girls))} == {
        f"No row for “{group}” in 2024/25, Hackney, Primary, Girls." for group in detailed
    }


def test_groups_that_no_row_could_hold_are_a_warning() -> None:
    (problem,) = groups(*FIVE[:4])
    assert (problem.severity, problem.found) == ("warning", "Other")


def test_a_group_that_cannot_be_placed_is_no_part_of_another() -> None:
    assert told(groups(*FIVE, "2024/25,Primary,Boys,Turkish,9,0")) == []


def test_a_broad_group_and_its_parts_are_the_same_people_twice() -> None:
    (problem,) = [
        problem
        for problem in groups(
            *FIVE, "2024/25,Primary,Boys,Black African,20,1", "2024/25,Primary,Boys,BCRB,20,0"
        )
        if problem.severity == "error"
    ]
    assert (problem.rule, problem.line) == ("mixed levels", 3)
    assert problem.found == "Black, beside Black African, Black Caribbean"


def test_a_broad_group_in_one_breakdown_and_its_parts_in_another_are_not() -> None:
    assert told(groups(FIVE[1], "2024/25,Primary,Girls,Black African,20,1")) == []


@pytest.mark.parametrize(("total", "left_out"), [(79, []), (80, [4]), (81, [])])
def test_a_total_is_left_out_when_it_is_the_sum_and_else_refused(total: int, left_out: list[int]) -> None:
    lines = ("2024/25,,,Black,30,3", "2024/25,,,White,50,4", f"2024/25,,,All,{total},7")
    found, problems = totalled(*lines)
    if total == 80:
        assert found == left_out
        assert told(problems) == []
    else:
        assert told(problems) == [(f"Row 4 is a total of {total}, but its parts add up to 80.", 4)]


def test_a_total_without_parts_stays() -> None:
    assert totalled("2024/25,Primary,,All,80,7", "2024/25,Secondary,,All,90,9") == ([], [])


def test_a_published_total_that_is_not_the_sum_stays_with_a_warning() -> None:
    lines = ("2024/25,,,Black,30,3", "2024/25,,,White,50,4", "2024/25,,,All,95,7")
    found, problems = totalled(*lines, must_agree=False)
    assert told(problems, "warning") == [("Some totals are not the sum of their parts.", 4)]
    assert found == [4]  # the total of the other item, which agrees


def test_a_total_with_a_withheld_part_says_something_and_stays() -> None:
    lines = ("2024/25,,,Black,30,c", "2024/25,,,White,50,4", "2024/25,,,All,80,7")
    frame, problems = rows("exclusions", HEADINGS, *lines, source="transcribed")
    assert told(problems, "warning") == []
    assert list(frame.loc[frame["group"] == "All", "item"]) == ["pupils_suspended"]


def test_a_total_below_the_part_of_it_that_is_shown_is_wrong() -> None:
    lines = ("2024/25,,,Black,30,c", "2024/25,,,White,50,8", "2024/25,,,All,80,7")
    assert told(totalled(*lines)[1]) == [("Row 4 is a total of 7, but its parts add up to 8.", 4)]


def test_a_total_over_a_breakdown_is_compared_group_by_group() -> None:
    sexes = (
        "2024/25,,Boys,Black,30,3",
        "2024/25,,Girls,Black,20,1",
        "2024/25,,Boys,White,9,0",
        "2024/25,,Girls,White,8,0",
    )
    assert totalled(*sexes, "2024/25,,,Black,50,4", "2024/25,,,White,17,0")[0] == [6, 7]


PHASES = (
    "2024/25,Primary,,Black,30,3",
    "2024/25,Primary,,White,50,4",
    "2024/25,Secondary,,Black,70,5",
    "2024/25,Secondary,,White,9,0",
)


@pytest.mark.parametrize(("total", "refused"), [(158, True), (159, False), (160, True)])
def test_a_total_of_all_phases_and_all_groups_at_once_must_be_the_sum(total: int, refused: bool) -> None:
    problems = totalled(*PHASES, f"2024/25,All,,Total,{total},12")[1]
    said = [(f"Row 6 is a total of {total}, but its parts add up to 159.", 6)] if refused else []
    assert told(problems) == said


def test_a_wrong_total_says_column_what_was_found_and_what_was_expected() -> None:
    (problem,) = totalled(*PHASES, "2024/25,All,,Total,150,12")[1]
    assert (problem.rule, problem.column, problem.found, problem.expected) == (
        "total",
        "pupils",
        "150",
        "159",
    )
    assert problem.fix == (
        "Correct the total or its parts, or delete the total: totals are worked out for you."
    )


@pytest.mark.parametrize(("total", "refused"), [(317, True), (318, False), (319, True)])
def test_a_total_over_three_columns_at_once_must_be_the_sum(total: int, refused: bool) -> None:
    boys = [line.replace(",,", ",Boys,") for line in PHASES]
    girls = [line.replace(",,", ",Girls,") for line in PHASES]
    problems = totalled(*boys, *girls, f"2024/25,All,All,Total,{total},24")[1]
    assert bool(told(problems)) is refused


def test_a_large_total_is_named_to_the_last_figure() -> None:
    lines = ("2024/25,,,Black,1234567,3", "2024/25,,,White,1,4", "2024/25,,,All,1234569,7")
    assert told(totalled(*lines)[1]) == [
        ("Row 4 is a total of 1,234,569, but its parts add up to 1,234,568.", 4)
    ]


@pytest.mark.parametrize(("total", "refused"), [(8, True), (9, False), (30, False)])
def test_a_total_with_a_hidden_part_is_refused_only_below_the_parts_that_are_shown(
    total: int, refused: bool
) -> None:
    hidden = (*PHASES[:2], "2024/25,Secondary,,Black,70,c", "2024/25,Secondary,,White,9,2")
    problems = totalled(*hidden, f"2024/25,All,,Total,159,{total}")[1]
    assert bool(told(problems)) is refused
    if refused:
        assert problems[0].expected == "9 or more"


@pytest.mark.parametrize(("total", "refused"), [(158, True), (159, False), (160, True)])
def test_phases_that_are_given_by_group_and_phases_that_are_not_add_up_together(
    total: int, refused: bool
) -> None:
    uneven = (*PHASES[:2], "2024/25,Secondary,,Total,79,5")
    assert bool(told(totalled(*uneven, f"2024/25,All,,Total,{total},12")[1])) is refused


@pytest.mark.parametrize(("total", "refused"), [(79, True), (80, False), (159, False)])
def test_a_total_is_not_refused_for_parts_that_are_given_another_way(total: int, refused: bool) -> None:
    """Primary schools by sex, secondary schools not: neither sum is everybody, and a total may be more."""
    uneven = (
        "2024/25,Primary,Boys,Black,30,3",
        "2024/25,Primary,Girls,Black,50,4",
        "2024/25,Secondary,,Black,79,5",
    )
    assert bool(told(totalled(*uneven, f"2024/25,,,Black,{total},12")[1])) is refused


def test_a_total_stays_that_is_one_part_of_another_beside_a_part_of_which_no_more_is_known() -> None:
    primary, secondary = "2024/25,Primary,,Total,80,7", "2024/25,Secondary,,Total,79,5"
    found, problems = totalled(*PHASES[:2], primary, secondary, "2024/25,All,,Total,159,12")
    assert told(problems) == []
    assert found == [6]


def test_published_groups_that_leave_people_out_are_no_measure_of_a_total_of_all_phases() -> None:
    found, problems = totalled(*PHASES, "2024/25,All,,Total,170,13", must_agree=False)
    assert (found, problems) == ([], [])


def test_published_broad_groups_are_not_added_to_their_own_parts() -> None:
    lines = (
        "2024/25,,,Black,30,3",
        "2024/25,,,Black African,20,2",
        "2024/25,,,White,50,4",
        "2024/25,,,All,80,7",
    )
    found, problems = totalled(*lines, must_agree=False)
    assert found == [5]
    assert told(problems, "warning") == []


def test_overlapping_staff_or_pupil_groups_are_never_added_up() -> None:
    headings = "period,stage,pupil_group,ethnic_group,pupils,reached_strong"
    lines = ("2024/25,Key stage 4,Pupil premium,Black,30,", "2024/25,Key stage 4,,Black,90,")
    frame, problems = rows("attainment", headings, *lines)
    assert told(problems) == []
    assert list(frame["count"]) == [30, 90]


@pytest.mark.parametrize(("last", "warned"), [(21, []), (22, []), (23, ["shares"])])
def test_shares_that_are_rounded_may_add_up_to_a_little_more_than_a_hundred(
    last: int, warned: list[str]
) -> None:
    read = meant(
        "support_staff", SHARES, "2025-11-06,White,51", "2025-11-06,Asian,29", f"2025-11-06,Black,{last}"
    )
    problems = consistency.plausible(read, CONFIG.extracts["support_staff"], MOST)
    assert [problem.rule for problem in problems] == warned


def test_shares_that_are_all_below_one_per_cent_are_asked_about() -> None:
    read = meant("support_staff", SHARES, "2025-11-06,White,0.6", "2025-11-06,Black,0.4")
    (problem,) = consistency.plausible(read, CONFIG.extracts["support_staff"], MOST)
    assert problem.fix == "Shares are given in per cent: write 12 for 12%, not 0.12."


def doubts(extract: str, *lines: str) -> list[tuple[str, str]]:
    """The rules and sentences of what may be right and often is not."""
    found = consistency.plausible(meant(extract, *lines), CONFIG.extracts[extract], MOST)
    return [(problem.rule, problem.sentence()) for problem in found]


def test_far_more_events_than_people_are_asked_about_by_their_row() -> None:
    lines = ("period,ethnic_group,pupils,suspensions", "2024/25,Asian,3710,190", "2024/25,Black,92,1480")
    assert doubts("exclusions", *lines) == [
        (
            "out of proportion",
            "Row 3, column suspensions: There are more than 3 for each person. Found “1,480”. Expected a number that fits "
            "92 in pupils. Check both numbers.",
        )
    ]
    assert doubts("exclusions", lines[0], "2024/25,Black,92,276") == []


def test_events_of_a_group_without_anybody_are_a_warning_that_names_the_row() -> None:
    lines = ("period,ethnic_group,pupils,suspensions", "2021/22,Asian,3600,180", "2021/22,Other,0,9")
    assert doubts("exclusions", *lines) == [
        (
            "of nobody",
            "Row 3, column suspensions: Something is counted of a group that has nobody in pupils. Check both numbers: "
            "without anybody there is no rate.",
        )
    ]
    assert doubts("exclusions", lines[0], "2021/22,Other,0,0") == []


def test_more_children_in_custody_than_under_the_team_are_a_warning() -> None:
    lines = ("period,ethnic_group,youth_offending_team,custody", "2024-25,Asian,12,0", "2024-25,Black,61,240")
    assert doubts("youth_justice", *lines) == [
        (
            "seldom above",
            "Row 3, column custody: More are counted than in youth_offending_team. It may be right: check both numbers.",
        )
    ]
