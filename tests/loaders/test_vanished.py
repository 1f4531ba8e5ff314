"""What the file before had and this one lacks altogether: columns, parts that are never added up, breakdowns."""

from collections.abc import Sequence

import pandas as pd

import config
from loaders.changes.vanished import vanished

CONFIG = config.load()
BEFORE = [
    ("Looked after", "10 to 15", "All", "All", "children"),
    ("Looked after", "All", "Boys", "All", "children"),
    ("Looked after", "All", "All", "All", "children"),
    ("Child in need", "All", "All", "All", "children"),
]


def release(rows: Sequence[tuple[str, ...]], period: str, source: str = "misa") -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["stage", "age", "sex", "group", "item"])
    return frame.assign(period=period, source=source, area="Hackney", count=20.0)


def said(rows: Sequence[tuple[str, ...]], source: str = "misa") -> list[str]:
    before = release(BEFORE, "2026-03-31", source)
    return [*vanished(before, release(rows, "2026-06-30"), CONFIG.extracts["childrens_services"], ())]


def test_nothing_is_said_of_a_file_that_has_all_that_the_one_before_had() -> None:
    assert said(BEFORE) == []


def test_a_stage_that_is_gone_is_named() -> None:
    assert said(BEFORE[:3]) == [
        "Child in need: no row, where on 31 March 2026 there were some. Is part of the file missing?"
    ]


def test_a_stage_that_a_file_of_the_same_day_would_take_away_is_named_with_what_to_do() -> None:
    before = release(
        [
            ("Child in need", "All", "All", "Black", "children"),
            ("Looked after", "All", "All", "Black", "children"),
        ],
        "2026-06-30",
    )
    after = release([("Looked after", "All", "All", "Black", "children")], "2026-06-30")
    assert [*vanished(before, after, CONFIG.extracts["childrens_services"], ())] == [
        "Child in need: no row. This file takes the place of the one before, and Child in need will not be shown on "
        "30 June 2026. To show all of them, send them in one file."
    ]


def test_a_breakdown_that_is_gone_is_named_with_its_stage() -> None:
    assert said([*BEFORE[:1], *BEFORE[2:]]) == [
        "Looked after: no row says the sex, where on 31 March 2026 some did. Is the column sex missing?"
    ]


def test_a_part_of_two_breakdowns_is_named_though_each_has_rows_still() -> None:
    crossed = [
        ("Looked after", age, sex, "All", "children")
        for age in ("10 to 15", "16 to 17", "All")
        for sex in ("Boys", "Girls", "All")
    ]
    before = release(crossed, "2026-03-31")
    lacking = release([row for row in crossed if row[1:3] != ("10 to 15", "Boys")], "2026-06-30")
    assert [*vanished(before, lacking, CONFIG.extracts["childrens_services"], ())] == [
        "Looked after, 10 to 15, Boys: no row, where on 31 March 2026 there were some. Is part of the file missing?"
    ]


def test_a_base_that_one_indicator_has_no_more_is_named() -> None:
    def totals(period: str, *rows: tuple[str, str]) -> pd.DataFrame:
        frame = pd.DataFrame(rows, columns=["indicator", "item"])
        return frame.assign(period=period, source="misa", area="Hackney", group="All", count=20.0)

    both = (
        ("Children in need", "number"),
        ("Children in need", "base"),
        ("Looked after", "number"),
        ("Looked after", "base"),
    )
    before, now = totals("2026-03-31", *both), totals("2026-06-30", *both[:3])
    (said,) = vanished(before, now, CONFIG.extracts["totals"], ())
    assert said.startswith("Looked after: no figures of ")
    assert said.endswith(", where on 31 March 2026 there were some. Is a cell blank?")


def test_what_is_counted_no_more_is_named() -> None:
    shares = [(*row[:4], "share") for row in BEFORE]
    assert said(shares) == [
        "Number of children: no figures, where on 31 March 2026 there were some. Is the column children missing?"
    ]


def test_what_another_source_gave_is_not_missed() -> None:
    assert said(BEFORE[:3], source="transcribed") == []


def test_rows_of_people_whose_group_is_not_known_are_missed() -> None:
    before = release([*BEFORE, ("Looked after", "All", "All", "Not known", "children")], "2026-03-31")
    found = vanished(
        before,
        release(BEFORE, "2026-06-30"),
        CONFIG.extracts["childrens_services"],
        CONFIG.ethnicity.not_known,
    )
    assert [*found] == [
        "No row says Not known, where on 31 March 2026 some did. Is part of the file missing?"
    ]
