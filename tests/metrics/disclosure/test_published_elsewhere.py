"""What others have published of the same people, and what it must not give away."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from config.refusal import Unsafe
from config.release_context import ReleaseContext
from loaders import intake, store
from loaders.recognising import Asked
from metrics.disclosure.implied_cells import linked_cells
from metrics.disclosure.published_elsewhere import known_bases, published_elsewhere
from metrics.disclosure.release import build, builder
from metrics.disclosure.rounded_release import EarlierRelease, drift
from tests.acting import acting, assessed
from tests.disclosure import refused
from tests.metrics.examples import SETTINGS, shown, slice_of

pytestmark = pytest.mark.slow

WITHHELD = "confidential"
STAFF = """
    role              group  headcount
    Case holder       White         30
    Case holder       Black         12
    Case holder       Asian          3
    Middle manager    White         21
    Middle manager    Black          9
    Middle manager    Asian         11
"""
SAME = {"staff": "Social workers", "period": "2025-09-30"}


def ours() -> pd.DataFrame:
    return slice_of("workforce", STAFF, source="misa", **SAME).rows


def dfe(text: str) -> pd.DataFrame:
    """A release of what DfE prints of the same staff."""
    return build(slice_of("workforce", text, source="dfe-csww", **SAME).rows, "workforce", SETTINGS)


def test_a_published_figure_that_is_ours_to_the_person_is_known_and_any_other_says_nothing() -> None:
    printed = dfe("role  group  headcount\nAll  White  51\nAll  Black  22\nAll  Asian  14")
    cells = pd.DataFrame(
        [("All", "White", 51.0), ("All", "Black", 21.0), ("All", "Asian", 14.0), ("Case holder", "Asian", 3.0)],
        columns=["role", "group", "count"],
    )  # fmt: skip
    cells = cells.assign(source="misa", period="2025-09-30", area="Hackney", staff="Social workers",
                         grade="All", item="headcount")  # fmt: skip
    assert published_elsewhere(cells, [printed]).tolist() == [True, False, True, False]
    assert published_elsewhere(cells, []).tolist() == [False] * 4


@pytest.mark.parametrize(
    ("source", "expected"),
    [("dfe-csww", 3), ("transcribed", 3), ("misa", "confidential"), ("dfe-teachers", "confidential")],
)
def test_only_a_source_that_is_declared_public_for_the_extract_tells_of_ours(
    source: str, expected: object
) -> None:
    """The same release beside ours under another name: our own, or one that was renamed, is public to nobody."""
    printed = dfe("role  group  headcount\nAll  White  51\nAll  Black  22\nAll  Asian  3").assign(
        source=source
    )
    sent = slice_of(
        "workforce", "role  group  headcount\nAll  White  51\nAll  Black  22\nAll  Asian  3", **SAME
    )
    release = build(sent.rows, "workforce", SETTINGS, ReleaseContext(beside=(printed,)))
    assert shown(release, "headcount")["Asian"] == expected


def test_a_total_that_somebody_else_prints_cannot_be_what_hides_a_small_count() -> None:
    alone = build(ours(), "workforce", SETTINGS)
    assert shown(alone, "headcount", role="Case holder")["Asian"] == WITHHELD
    printed = dfe(
        "role  group  headcount\nMiddle manager  White  21\nMiddle manager  Black  9\nMiddle manager  Asian  11"
    )
    beside = build(ours(), "workforce", SETTINGS, ReleaseContext(beside=(printed,)))
    # All middle managers are printed elsewhere, so that all Asian staff less them would be the three.
    assert shown(beside, "headcount", role="Case holder")["Asian"] == WITHHELD
    assert shown(beside, "headcount")["Asian"] == WITHHELD
    assert shown(beside, "headcount", role="Middle manager")["Asian"] == 11


CHILDREN = "sex  group  children\n" + "\n".join(
    f"{sex}  {group}  {count}"
    for sex, counts in {"Boys": (61, 32, 3), "Girls": (48, 27, 12)}.items()
    for group, count in zip(("White", "Black", "Asian"), counts, strict=True)
)


def test_rounded_counts_hold_against_exact_totals_from_elsewhere_or_are_refused() -> None:
    same = {"stage": "Looked after", "period": "2026-03-31"}
    rows = slice_of("childrens_services", CHILDREN, **same).rows
    printed = "sex  group  children\nAll  White  109\nAll  Black  59\nAll  Asian  15"
    theirs = build(slice_of("childrens_services", printed, source="transcribed", **same).rows,
                   "childrens_services", SETTINGS)  # fmt: skip
    release = build(rows, "childrens_services", SETTINGS, ReleaseContext(beside=(theirs,)))
    assert shown(release, "children", sex="Boys")["Asian"] == WITHHELD
    exact = f"{printed}\nGirls  White  48\nGirls  Black  27\nGirls  Asian  12"
    told = build(slice_of("childrens_services", exact, source="transcribed", **same).rows,
                 "childrens_services", SETTINGS)  # fmt: skip
    with pytest.raises(Unsafe, match="“Sex”"):
        build(rows, "childrens_services", SETTINGS, ReleaseContext(beside=(told,)))


def suspensions(white: int, black: int, period: str) -> pd.DataFrame:
    text = f"group  pupils  suspensions  pupils_suspended\nWhite  300  {white}  60\nBlack  280  {black}  50"
    return slice_of("exclusions", text, period=period).rows


def test_events_of_the_quarters_of_a_year_stay_near_the_truth_when_they_are_added_up() -> None:
    quarters = [
        suspensions(82, 63, "2025 Q2"),
        suspensions(72, 58, "2025 Q3"),
        suspensions(91, 67, "2025 Q4"),
    ]
    year: list[tuple[pd.DataFrame, pd.DataFrame]] = []
    for rows in quarters:
        context = ReleaseContext(secret="any", year=tuple(year))
        year.append((rows, build(rows, "exclusions", SETTINGS, context)))
    for group in ("White", "Black", "All"):
        events = [
            release[release["item"].eq("suspensions") & release["group"].eq(group)] for _, release in year
        ]
        truth = sum(
            rows.loc[
                rows["item"].eq("suspensions") & (rows["group"].eq(group) | (group == "All")), "count"
            ].sum()
            for rows in quarters
        )
        assert abs(sum(float(one["protected"].iloc[0]) for one in events) - truth) <= 9


def test_only_events_add_up_over_quarters_and_only_where_every_quarter_can_be_known() -> None:
    of = SETTINGS.extracts["exclusions"]
    rows = suspensions(82, 63, "2025 Q2")
    release = build(rows, "exclusions", SETTINGS)
    cells = release.assign(period="2025 Q3")
    counted = release.assign(count=release["protected"] - 1)
    error = drift(cells, [EarlierRelease(release, counted, [])], of)
    assert np.unique(error[cells["item"].eq("suspensions")]).tolist() == [1.0]
    assert np.isnan(error[~cells["item"].eq("suspensions")]).all()
    assert np.isnan(drift(cells, [EarlierRelease(release, None, [])], of)).all()
    assert np.isnan(drift(cells, [], of)).all()


def test_invented_figures_are_rounded_alike_everywhere_and_real_ones_by_the_secret() -> None:
    """As many girls as boys of each group: which of the two is rounded up is for the secret to say."""
    counts = {"White": 62, "Black": 32, "Asian": 17, "Mixed": 27}
    text = "\n".join(
        f"{sex}  {group}  {count}" for group, count in counts.items() for sex in ("Boys", "Girls")
    )

    def protected(source: str, key: str) -> tuple[float, ...]:
        same = {"source": source, "stage": "Referral", "period": "2026-03-31"}
        rows = slice_of("childrens_services", f"sex  group  children\n{text}", **same).rows
        return tuple(build(rows, "childrens_services", SETTINGS, ReleaseContext(secret=key))["protected"])

    assert protected("demonstration", "one") == protected("demonstration", "another")
    assert len({protected("misa", key) for key in ("one", "another", "a third", "a fourth")}) > 1


def before_and_after(folder: Path, ours: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What is released of our file, and of it and the exact figures that are published after it."""
    engine = assessed(store.connect(f"sqlite:///{folder}/equalities.db"))
    released = []
    for checked in (
        intake.check(ours.encode(), "children.csv", SETTINGS),
        intake.check(
            refused.PUBLISHED.encode(),
            "published.csv",
            SETTINGS,
            Asked("childrens_services", source="transcribed"),
        ),
    ):
        assert checked.upload is not None
        store.accept(
            engine, checked.upload, build=builder(SETTINGS), by=acting("officer"), fingerprint=SETTINGS.fingerprint,
            guarded=SETTINGS.extracts["childrens_services"].guarded,
        )  # fmt: skip
        released.append(store.released(engine, "childrens_services"))
    engine.dispose()
    return released[0], released[1]


def test_figures_that_are_published_after_ours_take_ours_away_where_they_would_undo_them(
    tmp_path: Path,
) -> None:
    before, after = before_and_after(tmp_path, refused.SENT)
    assert (set(before["source"]), set(after["source"])) == ({"misa"}, {"transcribed"})


def test_figures_that_are_published_after_ours_leave_them_as_they_are_where_they_hold(tmp_path: Path) -> None:
    before, after = before_and_after(tmp_path, refused.WITHOUT_SEX)
    assert after[after["source"].eq("misa")].reset_index(drop=True).equals(before)


def test_pupils_are_the_base_of_those_suspended_and_known_whoever_prints_them() -> None:
    """6 of 7 pupils; 9 suspensions, of which there may be more than pupils; none where there is nobody."""
    rows = slice_of("exclusions", """
        group  pupils  pupils_suspended  suspensions
        Black       7                 6            9
        White       0                 0            0
    """, period="2025/26").rows  # fmt: skip
    cells = rows.assign(status="published").reset_index(drop=True)
    extract = SETTINGS.extracts["exclusions"]
    bases = known_bases(cells, linked_cells(cells, [], extract), extract)
    most = dict(zip(zip(cells["group"], cells["item"], strict=True), bases.most, strict=False))
    assert most["Black", "pupils_suspended"] == 7 and most["White", "pupils_suspended"] == 0
    assert most["Black", "suspensions"] == np.inf and most["White", "suspensions"] == 0
    assert set(cells["item"][bases.is_base[: len(cells)]]) == {"pupils"}
