"""What an upload would change, before it is stored: figures new, changed, the same and gone, and totals that jumped."""

import re

import numpy as np
import pandas as pd
import pytest

import config
from config.release_context import ALONE, ReleaseContext
from loaders.changes import Counted, afterwards, as_previewed, counted, flags
from loaders.store import Change, Receipt

SETTINGS = config.load()
EXTRACT = SETTINGS.extracts["workforce"]
STAFF = "30 September 2025: Number of staff (Social workers, Hackney)"


def release(text: str, **same: str) -> pd.DataFrame:
    """A release of one slice from a text table; a count of "c" is withheld."""
    heading, *lines = (re.split(r"\s{2,}", line.strip()) for line in text.strip().splitlines())
    rows = [dict(zip(heading, line, strict=True)) for line in lines]
    usual = {"source": "misa", "origin": "MISA extract", "period": "2025-09-30", "area": "Hackney"} | same
    frame = pd.DataFrame(
        [usual | {"item": "headcount", "staff": "Social workers", "role": "All"} | row for row in rows]
    )
    withheld = frame["count"].eq("c")
    return frame.assign(
        count=frame["count"].where(~withheld, np.nan).astype(float),
        status=withheld.map({True: "confidential", False: "published"}),
    )


def change(now: pd.DataFrame | None, proposed: pd.DataFrame, *, unchanged: bool = False) -> dict[str, Change]:
    return {"2025-09-30": Change("2025-09-30", 7, now, proposed, unchanged)}


def total(number: int, **same: str) -> pd.DataFrame:
    return release(f"group  count\nAll  {number}", **same)


NOW = release("group  count\nWhite  80\nBlack  60\nAsian  30\nAll  170")


def test_figures_are_counted_as_new_changed_the_same_and_gone() -> None:
    proposed = release("group  count\nWhite  80\nBlack  61\nOther  9\nAll  150")
    found = counted(change(NOW, proposed))
    assert found == Counted(new=1, changed=2, same=1, gone=1, withheld=0)
    assert found.sentence() == "1 figure new, 2 changed, 1 the same, 1 removed"


def test_in_a_period_that_has_nothing_yet_every_figure_is_new() -> None:
    found = counted(change(None, NOW))
    assert found == Counted(new=4, changed=0, same=0, gone=0, withheld=0)
    assert found.sentence().endswith("none removed")


def test_a_figure_that_stays_withheld_is_the_same_and_one_that_becomes_so_is_changed() -> None:
    before = release("group  count\nWhite  80\nBlack  c\nAsian  30")
    after = release("group  count\nWhite  80\nBlack  c\nAsian  c")
    assert counted(change(before, after)) == Counted(new=0, changed=1, same=2, gone=0, withheld=2)


def test_other_words_for_the_source_and_another_release_are_no_change_of_figures() -> None:
    stored = NOW.assign(origin="an older name", release=3, upload="EQ-2025-0001", demonstration=False)
    assert counted(change(stored, NOW)) == Counted(new=0, changed=0, same=4, gone=0, withheld=0)


def test_the_figures_of_all_periods_are_counted_together() -> None:
    both = change(None, NOW) | {"2025-12-31": Change("2025-12-31", 0, None, NOW, unchanged=False)}
    assert counted(both).new == 8


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (1_000, []),
        (1_200, []),
        (1_210, [(False, "is 1,210, was 1,000: up 21%.")]),
        (1_500, [(False, "is 1,500, was 1,000: up 50%.")]),
        (1_510, [(True, "is 1,510, was 1,000: up 51%.")]),
        (800, []),
        (790, [(False, "is 790, was 1,000: down 21%. Is part of the file missing?")]),
        (500, [(False, "is 500, was 1,000: down 50%. Is part of the file missing?")]),
        (490, [(True, "is 490, was 1,000: down 51%. Is part of the file missing?")]),
    ],
)
def test_a_total_is_spoken_of_past_a_fifth_and_confirmed_past_a_half(
    now: int, said: list[tuple[bool, str]]
) -> None:
    expected = [(large, f"{STAFF} {text}") for large, text in said]
    assert flags(change(total(1_000), total(now)), EXTRACT, SETTINGS) == expected


def test_where_nothing_stood_or_nothing_changes_there_is_nothing_to_say() -> None:
    assert flags(change(None, total(1_000)), EXTRACT, SETTINGS) == []
    assert flags(change(total(1_000), total(1), unchanged=True), EXTRACT, SETTINGS) == []
    assert flags(change(total(0), total(900)), EXTRACT, SETTINGS) == []


def test_the_known_total_is_taken_where_there_is_no_other_and_a_withheld_one_is_none() -> None:
    known = release("group  count\nKnown  180\nWhite  180")
    assert flags(change(known, release("group  count\nKnown  60\nAll  c")), EXTRACT, SETTINGS)[0][0]
    said = flags(change(known, release("group  count\nAll  c")), EXTRACT, SETTINGS)
    assert any("which takes their place, has none" in words for _, words in said)


def test_a_staff_group_that_a_file_of_another_leaves_out_must_be_confirmed() -> None:
    """Both files are of the same extract and date, and of about as many people."""
    teachers = total(175).assign(staff="Teachers")
    assert flags(change(total(170), teachers), EXTRACT, SETTINGS) == [
        (
            True,
            f"{STAFF}: there were 170, and this file, which takes their place, has none. To show all of them, send them "
            "in one file.",
        )
    ]
    assert flags(change(total(170), pd.concat([total(170), teachers])), EXTRACT, SETTINGS) == []


def test_an_area_that_is_left_out_must_be_confirmed() -> None:
    both = pd.concat([total(170), total(38_000, area="England")])
    assert [large for large, _ in flags(change(both, total(170)), EXTRACT, SETTINGS)] == [True]


def test_roles_that_come_and_go_are_not_spoken_of_while_their_total_stands() -> None:
    by_role = pd.concat([total(170), release("role  group  count\nCase holder  All  90\nManager  All  80")])
    assert flags(change(by_role, total(171)), EXTRACT, SETTINGS) == []


def built(part: pd.DataFrame, extract: str, context: ReleaseContext = ALONE) -> pd.DataFrame:
    """A release that is told from every other by its one figure."""
    return total(999)


def test_what_was_built_for_the_preview_is_not_built_again() -> None:
    make = as_previewed(change(NOW, total(180)), built)
    assert make(NOW, "workforce", ALONE)["count"].tolist() == [180]


def test_a_period_that_stood_already_or_was_not_previewed_is_built() -> None:
    later = NOW.assign(period="2025-12-31")
    assert as_previewed(change(NOW, NOW, unchanged=True), built)(NOW, "workforce", ALONE)[
        "count"
    ].tolist() == [999]
    assert as_previewed(change(NOW, total(180)), built)(later, "workforce", ALONE)["count"].tolist() == [999]


RECEIPT = Receipt(
    reference="EQ-2026-0001",
    at="2026-01-07T09:30:00+00:00",
    by="officer",
    extract="workforce",
    source="misa",
    file_name="q3.csv",
    file_hash="5f3a",
    row_count=2,
    periods=("2025-09-30", "2025-12-31"),
    changed=("2025-12-31",),
    unchanged=("2025-09-30",),
    warnings=(),
    already=None,
    number=7,
    demonstration=False,
)


def test_a_receipt_says_what_its_own_source_had_before_and_has_after() -> None:
    before = pd.concat([total(170), total(500, source="transcribed", period="2025-12-31")])
    after = pd.concat([before, total(180, period="2025-12-31")])
    made = afterwards(RECEIPT, before, after)
    assert made["2025-09-30"].unchanged and not made["2025-12-31"].unchanged
    assert made["2025-12-31"].now is None
    assert made["2025-12-31"].proposed["count"].tolist() == [180]
    assert counted(made) == Counted(new=1, changed=0, same=1, gone=0, withheld=0)
