"""What readers have seen of a slice stays known: corrections, undone versions, and events beside their people."""

import pandas as pd
import pytest

from config.refusal import Unsafe
from config.release_context import ReleaseContext
from metrics.disclosure.release import build
from tests.metrics.examples import APART, SETTINGS, shown, slice_of

WITHHELD = "confidential"
STAFF = {"White": (30, 25), "Black": (20, 14), "Mixed": (7, 9), "Asian": (12, 16), "Other": (11, 8)}
Version = tuple[pd.DataFrame, pd.DataFrame]


def staff(**changed: int) -> pd.DataFrame:
    """Case holders and middle managers; `changed` gives another number of case holders."""
    lines = [
        f"{role}  {group}  {changed.get(group, counts[0]) if role == 'Case holder' else counts[1]}"
        for group, counts in STAFF.items()
        for role in ("Case holder", "Middle manager")
    ]
    text = "role  group  headcount\n" + "\n".join(lines)
    return slice_of("workforce", text, source="misa", staff="Social workers", period="2025-09-30").rows


def released(rows: pd.DataFrame, *earlier: Version) -> pd.DataFrame:
    return build(rows, "workforce", APART, ReleaseContext(published=earlier))


def test_a_count_that_a_correction_made_small_is_not_what_the_totals_lost() -> None:
    """Seven were shown and are now three: a total that fell by four, and is shown, would say so."""
    rows = staff()
    first = released(rows)
    assert shown(first, "headcount", role="Case holder")["Mixed"] == 7
    second = released(staff(Mixed=3), (rows, first))
    case_holders, everybody = (shown(second, "headcount", role=role) for role in ("Case holder", "All"))
    assert case_holders["Mixed"] == WITHHELD
    assert (
        case_holders["Known"] == WITHHELD
        and everybody["Mixed"] == WITHHELD
        and everybody["Known"] == WITHHELD
    )
    assert shown(second, "headcount", role="Middle manager")["Mixed"] == 9


def test_what_a_version_that_was_undone_withheld_stays_withheld() -> None:
    rows = staff(Mixed=3)
    undone = released(rows)
    assert shown(undone, "headcount", role="Case holder")["Mixed"] == WITHHELD
    later = released(staff(Mixed=6), (rows, undone))
    assert shown(later, "headcount", role="Case holder")["Mixed"] == WITHHELD


def quarter(period: str, asian: int, mixed: int, other: int = 8) -> pd.DataFrame:
    text = f"""
        group  headcount
        Asian  {asian}
        Mixed  {mixed}
        Other  {other}
        Black  40
        White  50
    """
    return slice_of("workforce", text, staff="Social workers", period=period).rows


def beside(rows: pd.DataFrame, *neighbours: Version) -> dict[str, float | str]:
    return shown(build(rows, "workforce", SETTINGS, ReleaseContext(neighbours=neighbours)), "headcount")


def test_a_quarter_does_not_show_what_the_quarter_before_withheld_with_a_small_count() -> None:
    """107 and 40, 50 and 8 were shown: Mixed, of whom nobody came or went, would leave 3 for Asian."""
    december = quarter("2025-12-31", 3, 6)
    first = build(december, "workforce", SETTINGS)
    then = {
        "Asian": WITHHELD,
        "Mixed": WITHHELD,
        "Other": 8,
        "Black": 40,
        "White": 50,
        "Known": 107,
        "All": 107,
    }
    assert {group: shown(first, "headcount")[group] for group in then} == then
    march = quarter("2026-03-31", 5, 6)
    assert beside(march)["Mixed"] == 6
    now = beside(march, (december, first))
    assert (now["Mixed"], now["Asian"]) == (WITHHELD, WITHHELD)
    assert (now["Other"], now["Black"], now["White"]) == (8, 40, 50)


def test_a_correction_of_one_small_count_does_not_say_by_the_total_how_far_it_went() -> None:
    """The total was 105 and is 108, and nothing else changed: Asian, 1 and now 4, would be 3 or more for sure."""
    rows = quarter("2025-12-31", 1, 6)
    first = build(rows, "workforce", SETTINGS)
    assert shown(first, "headcount")["All"] == 105
    second = shown(released(quarter("2025-12-31", 4, 6), (rows, first)), "headcount")
    assert (second["Asian"], second["Mixed"]) == (WITHHELD, WITHHELD)
    assert (second["All"], second["Known"]) == (WITHHELD, WITHHELD)


def test_a_quarter_in_which_nobody_or_all_came_or_went_shows_what_it_would_by_itself() -> None:
    december = quarter("2025-12-31", 3, 6)
    first = build(december, "workforce", SETTINGS)
    same, other = quarter("2026-03-31", 3, 6), quarter("2026-03-31", 5, 9)
    assert beside(same, (december, first)) == beside(same)
    assert beside(other, (december, first))["Mixed"] == 9


def test_a_quarter_does_not_show_what_gives_away_a_count_of_the_quarter_before_the_last() -> None:
    """Of Mixed nobody came or went all the time: 6 of March would leave 3 of the 9 that September did not show, and in
    December, when others were few, it would say nothing."""
    september, december, march = (
        quarter(period, *counts)
        for period, *counts in (("2025-09-30", 3, 6), ("2025-12-31", 2, 6, 3), ("2026-03-31", 9, 6))
    )
    first = (september, build(september, "workforce", SETTINGS))
    then = ReleaseContext(neighbours=(first,))
    second = (december, build(december, "workforce", SETTINGS, then))
    assert {shown(release, "headcount")["Mixed"] for _, release in (first, second)} == {WITHHELD}
    assert beside(march, second)["Mixed"] == 6
    both = ReleaseContext(neighbours=(second,), beyond=lambda: {"2025-12-31": (first,)})
    now = shown(build(march, "workforce", SETTINGS, both), "headcount")
    assert now["Mixed"] == WITHHELD
    assert (now["Black"], now["White"]) == (40, 50)


def children(black_boys: int) -> pd.DataFrame:
    text = f"""
        sex    group  children
        Boys   White        61
        Boys   Black  {black_boys}
        Boys   Asian         7
        Girls  White        48
        Girls  Black        27
        Girls  Asian        12
    """
    return slice_of("childrens_services", text, stage="Child in need", period="2026-03-31").rows


def protected(release: pd.DataFrame) -> dict[tuple[str, str], float]:
    return {(row.sex, row.group): row.protected for row in release.itertuples(index=False)}


def test_a_count_that_changed_and_changed_back_is_rounded_as_it_was_at_first() -> None:
    first_rows, second_rows = children(32), children(38)
    first = build(first_rows, "childrens_services", SETTINGS, ReleaseContext(secret="any"))
    once = ReleaseContext(published=((first_rows, first),), secret="any")
    second = build(second_rows, "childrens_services", SETTINGS, once)
    twice = once._replace(published=((second_rows, second), (first_rows, first)))
    assert protected(build(first_rows, "childrens_services", SETTINGS, twice)) == protected(first)


def test_people_of_too_few_events_are_withheld_with_them() -> None:
    """There are never more people suspended than suspensions: ten beside “fewer than ten” would be six to nine."""
    release = build(
        slice_of("exclusions", """
            group  pupils  suspensions  pupils_suspended
            White     300          450               100
            Black     280            7                 6
            Asian     260           30                20
        """, period="2025/26").rows, "exclusions", SETTINGS,
    )  # fmt: skip
    events, people = (shown(release, item) for item in ("suspensions", "pupils_suspended"))
    assert [group for group in events if (events[group] == WITHHELD) != (people[group] == WITHHELD)] == []


def test_a_year_is_not_published_beside_its_own_quarters_and_the_refusal_says_which() -> None:
    rows = slice_of("exclusions", "group  pupils\nWhite  90\nBlack  60", period="2024/25").rows
    with pytest.raises(Unsafe, match="figures for Jan to Mar 2025 have been published here"):
        build(rows, "exclusions", SETTINGS, ReleaseContext(overlapping=("2025 Q1",)))


def test_exact_figures_of_a_year_stand_beside_those_of_its_quarters() -> None:
    """Published figures are as open in a quarter as in a year."""
    rows = slice_of("exclusions", "group  pupils\nWhite  90", period="2024/25", source="transcribed").rows
    made = build(rows, "exclusions", SETTINGS, ReleaseContext(overlapping=("2025 Q1",)))
    assert shown(made, "pupils")["White"] == 90
