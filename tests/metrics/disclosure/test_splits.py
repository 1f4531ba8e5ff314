"""Breakdowns of staff that would lose too much: what is put together, when, and what stays so."""

import numpy as np
import pandas as pd
import pytest

from config.release_context import ReleaseContext
from metrics.disclosure.release import build
from metrics.disclosure.splits import Most, Offer, too_many
from tests.disclosure.staff import rows_of
from tests.metrics.examples import SETTINGS, shown

MOST = Most((1, 3), (1, 2))
GROUPS = ("Asian", "Black", "Mixed", "White", "Other")
ASIDE, WITHHELD = "put_together", "confidential"
# No middle manager is Asian or Other, and one is Mixed: of 15 figures these hide six or more.
FEW: dict[str, tuple[int, ...]] = {
    "Case holder": (9, 40, 12, 38, 7),
    "First line manager": (3, 14, 5, 16, 2),
    "Middle manager": (0, 7, 1, 9, 0),
}
MANY: dict[str, tuple[int, ...]] = {
    "Case holder": (19, 40, 22, 38, 17),
    "First line manager": (13, 24, 15, 26, 12),
    "Middle manager": (10, 17, 11, 19, 9),
}  # fmt: skip


@pytest.mark.parametrize(("withheld", "whole", "part"), [(3, False, False), (4, True, True)])
def test_more_than_a_third_is_too_many_and_a_third_is_not(withheld: int, whole: bool, part: bool) -> None:
    """Nine figures, the last six of them of one role, of which three are half."""
    hidden = np.arange(9) >= 9 - withheld
    rows, role = np.ones(9, dtype=bool), np.arange(9) >= 3
    assert too_many(hidden, Offer(~rows, rows), MOST) is whole
    assert too_many(hidden, Offer(~rows, rows, (role,)), Most((1, 1), (1, 2))) is part


def staff(
    counts: dict[str, tuple[int, ...]], *, period: str = "2025-12-31", source: str = "misa"
) -> pd.DataFrame:
    lines = [
        ("Social workers", role, "All", group, count)
        for role, of_role in counts.items()
        for group, count in zip(GROUPS, of_role, strict=True)
    ]
    table = pd.DataFrame(lines, columns=["staff", "role", "grade", "group", "count"])
    return rows_of(table, source=source, period=period)


def released(rows: pd.DataFrame, **context: object) -> pd.DataFrame:
    return build(rows, "workforce", SETTINGS, ReleaseContext(**context))  # type: ignore[arg-type]


def by_role(release: pd.DataFrame) -> dict[str, dict[str, float | str]]:
    """What is offered of each role, without its totals."""
    roles = [role for role in release["role"].unique() if role != "All"]
    table = {
        role: {
            group: count
            for group, count in shown(release, "headcount", role=role).items()
            if count != ASIDE and group in (*GROUPS, "All groups but Black")
        }
        for role in roles
    }
    return {role: groups for role, groups in table.items() if groups}


def test_where_much_would_be_lost_black_and_all_other_groups_stand_by_role() -> None:
    assert by_role(released(staff(FEW))) == {
        "Case holder": {"Black": 40, "All groups but Black": 66},
        "First line manager": {"Black": 14, "All groups but Black": 26},
        "Middle manager": {"Black": 7, "All groups but Black": 10},
    }


def test_the_groups_of_the_whole_are_not_put_together() -> None:
    everybody = shown(released(staff(FEW)), "headcount")
    assert [everybody[group] for group in GROUPS] == [12, 61, 18, 63, 9]


def test_where_that_is_too_fine_too_managers_stand_together() -> None:
    counts = FEW | {"First line manager": (3, 4, 5, 16, 2), "Middle manager": (0, 3, 1, 9, 0)}
    assert by_role(released(staff(counts))) == {
        "Case holder": {"Black": 40, "All groups but Black": 66},
        "Managers": {"Black": 7, "All groups but Black": 36},
    }


def test_where_little_would_be_lost_every_group_stands_by_every_role() -> None:
    release = by_role(released(staff(MANY)))
    assert release == {role: dict(zip(GROUPS, counts, strict=True)) for role, counts in MANY.items()}


def test_where_nothing_stands_the_breakdown_is_left_out_and_the_rest_is_published() -> None:
    counts: dict[str, tuple[int, ...]] = {
        "Case holder": (9, 40, 12, 38, 7),
        "Middle manager": (0, 2, 0, 1, 0),
    }
    release = released(staff(counts))
    assert {count for groups in by_role(release).values() for count in groups.values()} == {WITHHELD}
    assert shown(release, "headcount")["Known"] == 109


def before(*releases: pd.DataFrame) -> dict[str, object]:
    return {"before": lambda: releases}


def test_what_was_put_together_stays_so_in_a_later_period() -> None:
    first = released(staff(FEW, period="2025-09-30"))
    later = by_role(released(staff(MANY), **before(first)))
    assert later["Middle manager"] == {"Black": 17, "All groups but Black": 49}
    assert by_role(released(staff(MANY), **before(released(staff(MANY, period="2025-09-30"))))) == by_role(
        released(staff(MANY))
    )


def test_a_correction_keeps_the_split_of_its_period() -> None:
    fine, coarse = staff(MANY), staff(FEW)
    first = released(fine)
    assert set(by_role(released(coarse, published=((fine, first),)))["Middle manager"]) == {*GROUPS}
    second = released(coarse)
    corrected = released(fine, published=((coarse, second),))
    assert set(by_role(corrected)["Middle manager"]) == {"Black", "All groups but Black"}


def test_what_others_print_by_role_is_shown_by_role_whatever_was_put_together_before() -> None:
    others = released(staff(FEW, source="dfe-csww", period="2026-09-30"))
    first = released(staff(FEW))
    same = released(staff(FEW, period="2026-09-30"), beside=(others,), **before(first))
    assert by_role(same)["Middle manager"] == {"Asian": 0, "Black": 7, "Mixed": 1, "White": 9, "Other": 0}
    assert "All groups but Black" not in others["group"].unique()


def test_another_staff_group_of_the_file_is_split_as_its_own_figures_allow() -> None:
    teachers = staff(MANY).assign(staff="Teachers")
    release = released(pd.concat([staff(FEW), teachers], ignore_index=True))
    assert set(by_role(release[release["staff"].eq("Teachers")])["Middle manager"]) == {*GROUPS}
    assert set(by_role(release[release["staff"].eq("Social workers")])["Middle manager"]) == {
        "Black", "All groups but Black"
    }  # fmt: skip
