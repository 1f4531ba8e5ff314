"""Social workers are part of all staff of Children and Families: what they leave of each group is a count of people too."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from config import Config
from config.release_context import ReleaseContext
from loaders import intake, store
from loaders.recognising import Asked
from metrics.disclosure.attack import possible
from metrics.disclosure.linked_system import Sum
from metrics.disclosure.release import build, builder
from tests.acting import acting, assessed
from tests.metrics.examples import SETTINGS, shown, slice_of

WITHHELD = "confidential"
DAY, NEXT = "2025-09-30", "2025-12-31"
PART, WHOLE = "Social workers", "Children and Families"
Version = tuple[pd.DataFrame, pd.DataFrame]
# Other staff than social workers: 20 Asian, 30 Black, 12 Mixed, 2 White, 8 of other groups.
SOCIAL_WORKERS = {"Asian": 16, "Black": 76, "Mixed": 25, "White": 80, "Other": 7}
EVERYBODY = {"Asian": 36, "Black": 106, "Mixed": 37, "White": 82, "Other": 15}
APART = EVERYBODY | {"White": 95}


def rows(*counted: tuple[str, dict[str, int]], source: str = "misa", period: str = DAY) -> pd.DataFrame:
    lines = [f"{staff}  {group}  {count}" for staff, counts in counted for group, count in counts.items()]
    text = "\n".join(["staff  group  headcount", *lines])
    return slice_of("workforce", text, source=source, period=period).rows


def released(of: pd.DataFrame, settings: Config = SETTINGS, **context: tuple[object, ...]) -> pd.DataFrame:
    return build(of, "workforce", settings, ReleaseContext(**context))  # type: ignore[arg-type]


def says(release: pd.DataFrame, staff: str) -> dict[str, float | str]:
    return shown(release[release["staff"].eq(staff)], "headcount")


def gives_away(*releases: pd.DataFrame, part_of: tuple[str, str] = (PART, WHOLE)) -> list[str]:
    """The groups of which somebody who reads all of these has both figures, and 1 to 4 between them."""
    figures: dict[str, dict[str, float]] = {staff: {} for staff in part_of}
    for release in releases:
        there = release[release["status"].eq("published")]
        for staff, group, count in there[["staff", "group", "count"]].itertuples(index=False):
            figures.setdefault(staff, {})[group] = count
    part, whole = (figures[staff] for staff in part_of)
    return sorted(group for group in part.keys() & whole.keys() if 1 <= whole[group] - part[group] <= 4)


def test_without_the_declaration_the_two_give_the_two_away() -> None:
    """What the rest of these tests would show of a product that did not know who is part of whom."""
    workforce = SETTINGS.extracts["workforce"]
    loose = workforce.dimensions["staff"].model_copy(update={"within": {}})
    dimensions = workforce.dimensions | {"staff": loose}
    extracts = SETTINGS.extracts | {"workforce": workforce.model_copy(update={"dimensions": dimensions})}
    settings = SETTINGS.model_copy(update={"extracts": extracts})
    both = released(rows((PART, SOCIAL_WORKERS), (WHOLE, EVERYBODY)), settings)
    assert gives_away(both) == ["White"]


def test_in_one_file_the_figure_of_all_staff_is_withheld_and_that_of_social_workers_is_shown() -> None:
    both = released(rows((PART, SOCIAL_WORKERS), (WHOLE, EVERYBODY)))
    assert gives_away(both) == []
    assert {group: says(both, PART)[group] for group in SOCIAL_WORKERS} == SOCIAL_WORKERS
    everybody = says(both, WHOLE)
    assert everybody["White"] == WITHHELD
    # Nor is it what the others leave of the total: one more goes with it.
    assert [everybody[group] for group in ("All", "Known", *EVERYBODY)].count(WITHHELD) >= 2


def test_whoever_solves_for_everything_shown_finds_that_the_two_could_be_one_to_four() -> None:
    both = released(rows((PART, SOCIAL_WORKERS), (WHOLE, EVERYBODY)))
    part, whole = says(both, PART), says(both, WHOLE)
    figures = [says_of[group] for says_of in (part, whole) for group in (*EVERYBODY, "Known")]
    rest = [WITHHELD] * 6
    low = np.array([0 if one == WITHHELD else float(one) for one in figures + rest])
    high = np.array([np.inf if one == WITHHELD else float(one) for one in figures + rest])
    sums: list[Sum] = [(at + 5, tuple(range(at, at + 5))) for at in (0, 6, 12)]
    sums += [(at + 6, (at, at + 12)) for at in range(6)]
    white = 12 + list(EVERYBODY).index("White")
    assert possible(low, high, sums, white, range(1, 5)) == {1, 2, 3, 4}


def test_where_the_rest_is_large_or_nobody_everything_is_shown() -> None:
    for white in (80, 85, 95):
        both = released(rows((PART, SOCIAL_WORKERS), (WHOLE, EVERYBODY | {"White": white})))
        assert says(both, WHOLE)["White"] == white
        assert both["status"].ne(WITHHELD).all()


@pytest.mark.parametrize("source", ["dfe-csww-characteristics", "transcribed"])
def test_social_workers_as_others_print_them_withhold_the_figure_of_all_staff(source: str) -> None:
    theirs = released(rows((PART, SOCIAL_WORKERS), source=source))
    ours = rows((WHOLE, EVERYBODY))
    alone, beside = released(ours), released(ours, beside=(theirs,))
    assert gives_away(alone, theirs) == ["White"]
    assert gives_away(beside, theirs) == []
    assert says(beside, WHOLE)["White"] == WITHHELD and says(beside, WHOLE)["Black"] == 106
    # Theirs are shown as theirs alone.
    assert set(beside["staff"]) == {WHOLE} and set(beside["source"]) == {"misa"}
    assert list(beside.columns) == list(alone.columns) and len(beside) == len(alone)


def test_all_staff_as_somebody_printed_them_withhold_the_figure_of_social_workers() -> None:
    theirs = released(rows((WHOLE, EVERYBODY), source="elsewhere"))
    ours = released(rows((PART, SOCIAL_WORKERS)), beside=(theirs,))
    assert gives_away(ours, theirs) == []
    assert says(ours, PART)["White"] == WITHHELD


def test_where_others_print_social_workers_after_ours_the_page_of_today_withholds_it() -> None:
    """The store makes ours again beside theirs: who kept the older page keeps what follows, and today's does not say it."""
    ours, theirs = rows((WHOLE, EVERYBODY)), released(rows((PART, SOCIAL_WORKERS), source="dfe-csww"))
    first = released(ours)
    today = released(ours, earlier=(ours, first), published=((ours, first),), beside=(theirs,))
    assert gives_away(today, theirs) == []
    # A quarter beside it in which nobody came or went is no reason to say it today.
    later = rows((WHOLE, EVERYBODY), period=NEXT)
    again = released(
        ours,
        earlier=(ours, first),
        published=((ours, first),),
        neighbours=((later, released(later)),),
        beside=(theirs,),
    )
    assert gives_away(again, theirs) == []


def test_heads_and_their_deputies_are_part_of_all_teachers() -> None:
    """DfE: all teachers of Hackney are its heads, deputies, assistants and classroom teachers together."""
    leaders = ("School leaders", "Teachers")
    both = released(rows((leaders[0], SOCIAL_WORKERS), (leaders[1], EVERYBODY)))
    assert gives_away(both, part_of=leaders) == []
    assert says(both, "Teachers")["White"] == WITHHELD and says(both, "School leaders")["White"] == 80


def test_social_workers_of_the_day_before_are_held_against_all_staff_for_who_knows_that_nobody_came_or_went() -> (
    None
):
    """White social workers are 80 in September; December counts all staff alone, 82 of them White."""
    theirs = released(rows((PART, SOCIAL_WORKERS), source="dfe-csww"))
    december = rows((WHOLE, EVERYBODY), period=NEXT)
    alone, after = released(december), released(december, next_day=(theirs,))
    assert gives_away(alone, theirs) == ["White"]
    assert gives_away(after, theirs) == [] and says(after, WHOLE)["Black"] == 106
    assert list(after.columns) == list(alone.columns) and len(after) == len(alone)
    apart = rows((WHOLE, APART), period=NEXT)
    assert released(apart, next_day=(theirs,)).equals(released(apart))


@pytest.mark.parametrize(("before", "now"), [(PART, WHOLE), (WHOLE, PART)])
def test_so_it_is_where_the_quarter_before_is_our_own(before: str, now: str) -> None:
    counts = {PART: SOCIAL_WORKERS, WHOLE: EVERYBODY}
    september, december = rows((before, counts[before])), rows((now, counts[now]), period=NEXT)
    first = released(september)
    assert gives_away(first, released(december)) == ["White"]
    assert gives_away(first, released(december, neighbours=((september, first),))) == []


def test_what_was_printed_of_another_day_is_not_shown_as_todays() -> None:
    theirs = released(rows((PART, SOCIAL_WORKERS), source="dfe-csww"))
    december = rows((PART, {"Asian": 3, "Black": 76, "Mixed": 25, "White": 80, "Other": 7}), period=NEXT)
    assert released(december, next_day=(theirs,)).equals(released(december))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((PART, SOCIAL_WORKERS), (WHOLE, EVERYBODY)),
        ((WHOLE, EVERYBODY), (PART, SOCIAL_WORKERS)),
    ],
)
def test_a_file_of_the_one_that_takes_the_place_of_the_other_is_held_against_it(
    first: tuple[str, dict[str, int]], second: tuple[str, dict[str, int]]
) -> None:
    """Two files of one source and day: the second stands, and the first was read; an undo lets it stand again."""
    one = rows(first)
    before = released(one)
    assert before["status"].ne(WITHHELD).all()
    now = rows(second)
    for context in ({"earlier": (one, before)}, {"published": ((one, before),)}):
        after = released(now, **context)
        assert gives_away(before, after) == []
        assert set(after["staff"]) == {second[0]}


def test_a_correction_keeps_back_what_was_withheld_and_what_it_would_now_give_away() -> None:
    wide = rows((PART, SOCIAL_WORKERS), (WHOLE, APART))
    first = released(wide)
    assert says(first, WHOLE)["White"] == 95
    narrow = rows((PART, SOCIAL_WORKERS), (WHOLE, EVERYBODY))
    second = released(narrow, published=((wide, first),))
    assert says(second, WHOLE)["White"] == WITHHELD and gives_away(second) == []
    third = released(wide, published=((narrow, second), (wide, first)))
    assert gives_away(third) == [] and says(third, WHOLE)["White"] in (95, WITHHELD)


def test_a_correction_of_social_workers_beside_all_staff_that_others_print() -> None:
    theirs = released(rows((WHOLE, EVERYBODY), source="elsewhere"))
    wide = rows((PART, SOCIAL_WORKERS | {"White": 60}))
    first = released(wide, beside=(theirs,))
    assert says(first, PART)["White"] == 60
    now = rows((PART, SOCIAL_WORKERS))
    assert gives_away(released(now, published=((wide, first),), beside=(theirs,)), theirs) == []


def test_invented_staff_are_not_held_against_real_ones() -> None:
    theirs = released(rows((PART, SOCIAL_WORKERS), source="dfe-csww"))
    made_up = rows((WHOLE, EVERYBODY), source="demonstration")
    assert released(made_up, beside=(theirs,)).equals(released(made_up))


def test_applicants_who_were_not_appointed_are_a_count_too_where_nobody_says_who_was_shortlisted() -> None:
    """17 of 20 Black applicants appointed: three were not."""
    made = slice_of("recruitment", """
        group  applicants  appointed
        Asian         120         40
        Black          20         17
        Mixed          60         12
        White         200         90
    """, service="Children and Families", period="2025-26")  # fmt: skip
    release = build(made.rows, "recruitment", SETTINGS)
    told = release[release["group"].eq("Black") & release["service"].eq("Children and Families")]
    assert told["status"].eq(WITHHELD).any()
    assert release.loc[release["group"].eq("White"), "status"].eq("published").any()


def sent(of: pd.DataFrame, source: str) -> store.Upload:
    """The rows as the file of an officer, or of whoever copied what somebody printed."""
    table = of.rename(columns={"group": "ethnic_group", "count": "headcount"}).astype({"headcount": int})
    table = table[["period", "staff", "ethnic_group", "headcount"]]
    if source != "misa":
        table = table.assign(area="Hackney", source="A publisher")
    asked = Asked("workforce", source=source)
    checked = intake.check(table.to_csv(index=False).encode(), "staff.csv", SETTINGS, asked)
    assert checked.upload is not None, [problem.sentence() for problem in checked.problems]
    return checked.upload


@pytest.mark.parametrize("theirs_first", [True, False])
def test_a_store_holds_one_against_the_other_in_either_order_and_when_something_is_taken_back(
    tmp_path: Path, theirs_first: bool
) -> None:
    engine = assessed(store.connect(f"sqlite:///{tmp_path}/equalities.db"))
    made = builder(SETTINGS)

    def accept(upload: store.Upload) -> str:
        guarded = SETTINGS.extracts["workforce"].guarded
        how: dict[str, Any] = {"build": made, "by": acting("officer"), "fingerprint": SETTINGS.fingerprint}
        return store.accept(engine, upload, guarded=guarded, **how).reference

    def on_the_page() -> list[str]:
        return gives_away(store.released(engine, "workforce"))

    def take_back(reference: str) -> None:
        store.take_back(engine, reference, SETTINGS, made, by=acting("officer"), reason="", again=False)

    ours, theirs = (
        sent(rows((WHOLE, EVERYBODY)), "misa"),
        sent(rows((PART, SOCIAL_WORKERS), source="transcribed"), "transcribed"),
    )
    for upload in (theirs, ours) if theirs_first else (ours, theirs):
        accept(upload)
    assert on_the_page() == []
    assert says(store.released(engine, "workforce"), PART)["White"] == 80
    correction = accept(sent(rows((WHOLE, EVERYBODY | {"Other": 11})), "misa"))
    assert on_the_page() == []
    take_back(correction)
    assert on_the_page() == []
    engine.dispose()
