"""The September return as a council's own file: what DfE prints of the same people is shown, and the rest protected."""

import numpy as np
import pandas as pd
import pytest

from config import Config
from config.release_context import ReleaseContext
from metrics.disclosure import suppressed_release
from metrics.disclosure.implied_cells import LinkedCells
from metrics.disclosure.release import build
from tests.disclosure.staff import SMALL, Attack, Version, moved, rows_of, september, withheld
from tests.metrics.examples import APART, SETTINGS, shown

pytestmark = pytest.mark.slow

WITHHELD = "confidential"
YEARS = range(2019, 2026)

Counts = dict[tuple[str, str], int]


def released(
    rows: pd.DataFrame, others: pd.DataFrame | None = None, *earlier: Version, settings: Config = SETTINGS
) -> pd.DataFrame:
    beside = () if others is None else (others,)
    published = tuple((version.rows, version.release) for version in earlier)
    context = ReleaseContext(beside=beside, published=published)
    return build(rows, "workforce", settings, context)


def printed(year: int) -> pd.DataFrame:
    return build(september(year, "dfe-csww"), "workforce", SETTINGS)


def table(counts: Counts, source: str = "misa") -> pd.DataFrame:
    lines = [("Social workers", role, "All", group, count) for (role, group), count in counts.items()]
    return rows_of(pd.DataFrame(lines, columns=["staff", "role", "grade", "group", "count"]), source=source)


@pytest.mark.parametrize("year", YEARS)
def test_what_dfe_prints_to_the_person_is_published_whole(year: int) -> None:
    rows = september(year)
    release = released(rows, printed(year))
    assert withheld(release).empty
    sent = rows.set_index(["role", "group"])["count"]
    assert release.set_index(["role", "group"])["count"].loc[sent.index].tolist() == sent.tolist()


def test_another_day_is_protected_whatever_dfe_prints_of_september() -> None:
    rows = september(2025)
    later = released(rows.assign(period="2025-12-31"), printed(2025), settings=APART)
    assert later["status"].tolist() == released(rows, settings=APART)["status"].tolist()
    assert shown(later, "headcount", role="Middle manager")["Black"] == WITHHELD


# One middle manager fewer: DfE counts 4 of Mixed background, and the council 3.
HERE: Counts = {
    ("Middle manager", "Mixed"): 3,
    ("Middle manager", "All"): 25,
    ("All", "Mixed"): 24,
    ("All", "All"): 202,
}


def changed(year: int, counts: Counts) -> pd.DataFrame:
    rows = september(year)
    for (role, group), count in counts.items():
        rows.loc[rows["role"].eq(role) & rows["group"].eq(group), "count"] = float(count)
    return rows


def test_one_person_fewer_costs_that_persons_cell_and_what_would_give_it_away() -> None:
    release = released(changed(2025, HERE), printed(2025))
    lost = {(row.role, row.group) for row in withheld(release).itertuples(index=False)}
    ours = {*HERE, ("Middle manager", "Known"), ("All", "Known")}
    assert ("Middle manager", "Mixed") in lost
    assert {one for one in lost if one[1] in ("Asian", "Black", "White", "Other")} == set()
    assert all(group not in ("Mixed", "Known", "All") or (role, group) in ours for role, group in lost)
    assert shown(release, "headcount", role="Middle manager")["White"] == 19
    theirs = shown(printed(2025), "headcount", role="Senior manager")
    assert shown(release, "headcount", role="Senior manager") == theirs | {
        "All groups but Black": "put_together"
    }


def test_a_total_that_a_correction_makes_the_same_as_dfes_does_not_say_what_it_added() -> None:
    """26 first line managers of known group, 16 of them White as was shown, and then 27 as DfE prints: one more is Asian."""
    fewer: Counts = {("First line manager", "White"): 16, ("First line manager", "All"): 29,
                     ("All", "White"): 90, ("All", "All"): 185}  # fmt: skip
    more = fewer | {("First line manager", "Asian"): 1, ("First line manager", "All"): 30,
                    ("All", "Asian"): 9, ("All", "All"): 186}  # fmt: skip
    others, before, now = printed(2023), changed(2023, fewer), changed(2023, more)
    first = Version(before, released(before, others))
    alone, after = (
        shown(released(now, others, *earlier), "headcount", role="First line manager")
        for earlier in ((), (first,))
    )
    assert shown(first.release, "headcount", role="First line manager")["White"] == 16
    assert (alone["Known"], alone["White"], alone["Asian"]) == (27, WITHHELD, WITHHELD)
    assert (after["Known"], after["All"], after["Asian"]) == (WITHHELD, WITHHELD, WITHHELD)
    again = released(now, others, Version(now, released(now, others, first)), first)
    assert shown(again, "headcount", role="First line manager") == after


def left(attack: Attack, inside: np.ndarray) -> list[int]:
    return [value for value in range(1, SMALL) if attack.can_be(inside, value)]


def given_away(version: Version, others: pd.DataFrame, *before: Version) -> list[str]:
    """The small cells that could be fewer of 1 to 4 than what others print leaves them."""
    alone = Attack([version._replace(release=version.release.iloc[:0])], others)
    reading = Attack([*before, version], others)
    number = len(before)
    return [
        name
        for (name, inside), (_, offered) in zip(
            reading.cells(number, version.release), alone.cells(0, version.release), strict=True
        )
        if 0 < inside @ reading.truth < SMALL and left(reading, inside) != left(alone, offered)
    ]


@pytest.mark.parametrize("seed", range(3))
def test_whoever_reads_dfe_beside_us_learns_nothing_that_dfe_does_not_say(seed: int) -> None:
    year = 2019 + seed * 2
    rows = moved(september(year), np.random.default_rng(seed), people=2)
    others = printed(year)
    assert given_away(Version(rows, released(rows, others)), others) == []


def test_where_others_leave_no_choice_the_count_is_withheld_and_the_rest_is_published() -> None:
    """Printed: 4 senior managers, 3 of them White. Ours has the same, and the one other is Black: nobody can be told more
    or less than that it is one of two groups, and the file has a way on. That nobody else is not known is nowhere printed."""
    theirs = {("Senior manager", "Known"): 4, ("Senior manager", "White"): 3}
    ours = {
        ("Senior manager", group): count
        for group, count in zip(("White", "Black", "Asian"), (3, 1, 0), strict=True)
    }
    rest = {
        ("Case holder", group): count
        for group, count in zip(("White", "Black", "Asian"), (40, 30, 9), strict=True)
    }
    others = build(table(theirs, source="dfe-csww"), "workforce", SETTINGS)
    release = released(table(ours | rest), others, settings=APART)
    said = shown(release, "headcount", role="Senior manager")
    assert {group: said[group] for group in ("White", "Black", "Asian", "Known", "All")} == {
        "White": 3, "Black": WITHHELD, "Asian": WITHHELD, "Known": 4, "All": WITHHELD,
    }  # fmt: skip
    assert shown(release, "headcount", role="Case holder")["White"] == 40


def test_what_others_print_of_results_is_no_reason_to_show_a_small_count_of_children() -> None:
    assert [
        (name, source)
        for name, extract in SETTINGS.extracts.items()
        for source, rule in extract.sources.items()
        if rule.shows_published
    ] == [("support_staff", "misa"), ("workforce", "misa")]


ROLE = "Middle manager"
CASES: Counts = {
    ("Case holder", group): count
    for group, count in zip(("White", "Mixed", "Asian"), (40, 30, 20), strict=True)
}
OTHERS = CASES | {(ROLE, "White"): 19, (ROLE, "Mixed"): 4, (ROLE, "Asian"): 7, (ROLE, "Known"): 30}
FIRST = CASES | {(ROLE, "White"): 19, (ROLE, "Mixed"): 3, (ROLE, "Asian"): 8}
SECOND = FIRST | {(ROLE, "Mixed"): 4}


def corrected() -> tuple[Version, Version, pd.DataFrame]:
    """First three where others print four, then four: what is public now would say what the first version withheld."""
    others = build(table(OTHERS, source="dfe-csww"), "workforce", SETTINGS)
    first = Version(table(FIRST), released(table(FIRST), others))
    return first, Version(table(SECOND), released(table(SECOND), others, first)), others


def said_of_the_first(first: Version, second: Version, others: pd.DataFrame) -> list[int]:
    attack = Attack([first, second], others)
    (inside,) = [
        one for name, one in attack.cells(0, first.release) if name.endswith(f"{ROLE} | All | Mixed")
    ]
    return left(attack, inside)


def test_a_correction_to_what_others_print_is_shown_and_says_nothing_of_what_stood_before() -> None:
    first, second, others = corrected()
    assert shown(first.release, "headcount", role=ROLE)["Mixed"] == WITHHELD
    assert shown(second.release, "headcount", role=ROLE)["Mixed"] == 4
    assert said_of_the_first(first, second, others) == [1, 2, 3, 4]


def nobody_read_them(system: LinkedCells, *_: object, **__: object) -> tuple[LinkedCells, np.ndarray]:
    return system, np.zeros(len(system.counts), dtype=bool)


def test_without_that_care_the_attacker_learns_what_stood_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suppressed_release, "with_periods_beside", nobody_read_them)
    assert said_of_the_first(*corrected()) == [3]


def test_dfe_figures_that_come_after_ours_and_differ_by_one_leave_ours_standing() -> None:
    """Ours alone shows 30 middle managers and withholds 3 of Mixed background beside 8 Asian ones. Then others print the 8, so
    that the 3 follow from them and the page of then; from today's page they do not."""
    ours = table(FIRST)
    alone = Version(ours, released(ours, settings=APART))
    before = shown(alone.release, "headcount", role=ROLE)
    assert {group: before[group] for group in ("White", "Mixed", "Asian", "Known")} == {
        "White": 19, "Mixed": WITHHELD, "Asian": WITHHELD, "Known": 30,
    }  # fmt: skip
    theirs = CASES | {(ROLE, "White"): 19, (ROLE, "Mixed"): 4, (ROLE, "Asian"): 8}
    others = build(table(theirs, source="dfe-csww"), "workforce", SETTINGS)
    today = Version(ours, released(ours, others, alone, settings=APART))
    after = shown(today.release, "headcount", role=ROLE)
    assert {group: after[group] for group in ("White", "Mixed", "Asian", "Known", "All")} == {
        "White": 19, "Mixed": WITHHELD, "Asian": 8, "Known": WITHHELD, "All": WITHHELD,
    }  # fmt: skip
    assert given_away(today, others) == []
    again = released(ours, others, today, alone, settings=APART)
    assert again["status"].tolist() == today.release["status"].tolist()


def test_taking_every_figure_for_public_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        suppressed_release, "what_follows", lambda system, _: np.ones(len(system.counts), dtype=bool)
    )
    others = build(table(OTHERS, source="dfe-csww"), "workforce", SETTINGS)
    assert given_away(Version(table(FIRST), released(table(FIRST), others)), others)


def test_forgetting_what_others_print_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "metrics.disclosure.release.published_elsewhere", lambda cells, *_: np.zeros(len(cells), dtype=bool)
    )
    others = build(table(OTHERS, source="dfe-csww"), "workforce", SETTINGS)
    assert given_away(Version(table(FIRST), released(table(FIRST), others)), others)


def with_threshold(below: int) -> Config:
    workforce = SETTINGS.extracts["workforce"]
    sources = workforce.sources | {
        "misa": workforce.sources["misa"].model_copy(update={"suppress_below": below})
    }
    extracts = SETTINGS.extracts | {"workforce": workforce.model_copy(update={"sources": sources})}
    return APART.model_copy(update={"extracts": extracts})


def test_a_source_may_withhold_larger_counts_than_others() -> None:
    usual, wider = (released(september(2025), settings=settings) for settings in (APART, with_threshold(10)))
    assert shown(usual, "headcount", role="Case holder")["Asian"] == 8
    assert shown(wider, "headcount", role="Case holder")["Asian"] == WITHHELD
    small = wider[wider["count"].between(1, 9)]
    assert small.empty and len(withheld(wider)) > len(withheld(usual))
    open_figures = build(september(2025, "dfe-csww"), "workforce", with_threshold(10))
    assert open_figures["count"].between(1, 4).any()
