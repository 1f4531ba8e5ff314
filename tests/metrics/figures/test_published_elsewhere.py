"""Figures that an officer copied from a publication, beside ours and beside others of the same place and year."""

import pytest

from tests.metrics.examples import Slice, counted, slice_of, table
from tests.pages.courses import year

OURS = slice_of(
    "exclusions",
    """
    group  pupils  suspensions  permanent_exclusions
    Black  10000   1200         20
    White  11000   800          10
    """,
    period="2025/26",
)


def england(source: str, suspensions: int) -> Slice:
    return year("2025/26", suspensions, 100_000, area="England", source=source)


def test_englands_row_stands_beside_ours_and_is_cited_by_itself() -> None:
    rows = table("suspensions", OURS, england("elsewhere", 10_500), comparator="England")
    theirs = rows[rows["area"].eq("England") & rows["group"].eq("All")]
    assert theirs[["value", "source"]].to_numpy().tolist() == [[0.105, "from elsewhere"]]


@pytest.mark.parametrize(
    ("other", "kept"),
    [("dfe-suspensions-characteristics", 9_900), ("misa", 9_900), ("transcribed", 10_500)],
)
def test_of_one_place_and_year_it_is_never_added_to_what_another_source_has(other: str, kept: int) -> None:
    """A publisher's own file goes before what somebody copied, and that before what came with the product."""
    cells = counted("suspensions", england("elsewhere", 10_500), england(other, 9_900))
    assert cells["x"].tolist() == [kept]
