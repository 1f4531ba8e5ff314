"""Loading a file: what is written, what is recognised, and that it is all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pandas as pd
import pytest
from sqlalchemy import Engine, select

from config.refusal import Unsafe
from config.release_context import ALONE, ReleaseContext, Version
from loaders import store
from loaders.store import tables
from tests.loaders.store.examples import (
    CORRECTED,
    FIRST,
    NAN,
    NEXT_YEAR,
    build,
    counts,
    lines_in,
    rows,
    upload,
)

Accept = Callable[..., store.Receipt]


def test_a_first_file_gets_a_reference_and_becomes_current(engine: Engine, accept: Accept) -> None:
    receipt = accept(upload(FIRST))
    year = datetime.now(UTC).year
    assert receipt.reference == f"EQ-{year}-0001"
    assert (receipt.periods, receipt.changed, receipt.unchanged) == (("2021/22",), ("2021/22",), ())
    assert (receipt.row_count, receipt.number, receipt.already) == (2, 1, None)
    assert receipt.warnings == ("Row 3 has no postcode.",)
    assert datetime.fromisoformat(receipt.at).utcoffset() == datetime.now(UTC).utcoffset()
    assert counts(store.released(engine, "exclusions")) == {
        ("2021/22", "Boys"): 120,
        ("2021/22", "Girls"): 80,
    }


def test_the_same_file_again_changes_nothing_and_names_the_upload(engine: Engine, accept: Accept) -> None:
    first = accept(upload(FIRST))
    before = lines_in(engine)
    again = accept(upload(FIRST, file_name="copy of pupils.csv"))
    assert again.already == again.reference == first.reference
    assert (again.changed, again.unchanged, again.file_name) == ((), ("2021/22",), "copy of pupils.csv")
    assert lines_in(engine) == before


def test_the_same_rows_in_another_order_are_the_same_content(engine: Engine, accept: Accept) -> None:
    first = accept(upload(FIRST))
    assert accept(upload(FIRST.iloc[::-1].assign(line=[2, 3]))).already == first.reference


def test_a_missing_count_is_not_the_same_as_a_count_of_zero(engine: Engine, accept: Accept) -> None:
    accept(upload(rows("2021/22", boys=120, girls=0)))
    assert accept(upload(rows("2021/22", boys=120, girls=NAN))).already is None


def test_a_correction_becomes_current_and_follows_the_pointer_before_it(
    engine: Engine, accept: Accept
) -> None:
    accept(upload(FIRST))
    receipt = accept(upload(CORRECTED))
    assert (receipt.reference[-4:], receipt.number, receipt.changed) == ("0002", 2, ("2021/22",))
    assert counts(store.released(engine, "exclusions"))["2021/22", "Girls"] == 85
    with engine.connect() as connection:
        found = connection.execute(select(tables.pointers.c.number, tables.pointers.c.previous))
        assert [tuple(pointer) for pointer in found] == [(1, 0), (2, 1)]


def test_of_two_periods_in_a_file_only_the_changed_one_moves(engine: Engine, accept: Accept) -> None:
    first = accept(upload(FIRST, NEXT_YEAR))
    second = accept(upload(CORRECTED, NEXT_YEAR))
    assert (second.changed, second.unchanged) == (("2021/22",), ("2022/23",))
    assert [(part.period, part.number, part.upload) for part in store.slices(engine)] == [
        ("2021/22", 3, second.reference),
        ("2022/23", 2, first.reference),
    ]
    assert len(store.uploaded_rows(engine, second.reference)) == 4


def test_a_file_whose_periods_stand_under_two_uploads_is_already_loaded_as_both(accept: Accept) -> None:
    first, second = accept(upload(NEXT_YEAR)), accept(upload(FIRST))
    again = accept(upload(FIRST, NEXT_YEAR))
    assert again.already == f"{first.reference}, {second.reference}"
    assert again.reference == second.reference


def test_an_older_file_may_be_loaded_again_over_its_correction(engine: Engine, accept: Accept) -> None:
    accept(upload(FIRST))
    accept(upload(CORRECTED))
    assert accept(upload(FIRST)).reference.endswith("0003")
    assert counts(store.released(engine, "exclusions"))["2021/22", "Girls"] == 80


def test_the_officer_who_looked_before_another_published_is_told_and_nothing_is_written(
    engine: Engine, accept: Accept
) -> None:
    accept(upload(FIRST))
    seen = store.preview(engine, upload(CORRECTED), build=build)["2021/22"].number
    other = accept(upload(rows("2021/22", boys=121, girls=80)))
    before = lines_in(engine)
    with pytest.raises(store.Moved) as told:
        accept(upload(CORRECTED), expected={"2021/22": seen})
    assert str(told.value) == (
        f"Someone published a newer version of exclusions 2021/22 at {other.at[11:16]} UTC. "
        "Nothing was changed. Reload and compare."
    )
    assert lines_in(engine) == before


def test_the_officer_who_saw_what_still_stands_may_publish(engine: Engine, accept: Accept) -> None:
    assert accept(upload(FIRST), expected={"2021/22": 0}).number == 1
    assert accept(upload(CORRECTED), expected={"2021/22": 1}).number == 2


def test_an_officer_who_saw_an_empty_period_is_told_when_it_was_filled(accept: Accept) -> None:
    accept(upload(FIRST))
    with pytest.raises(store.Moved):
        accept(upload(CORRECTED), expected={"2021/22": 0})


def test_when_the_second_of_two_releases_cannot_be_built_nothing_is_written(
    engine: Engine, accept: Accept
) -> None:
    def fails_on_next_year(part: pd.DataFrame, extract: str, context: ReleaseContext = ALONE) -> pd.DataFrame:
        if part["period"].iloc[0] == "2022/23":
            raise ArithmeticError("no solution")
        return build(part, extract)

    before = lines_in(engine)
    with pytest.raises(ArithmeticError, match="no solution"):
        accept(upload(FIRST, NEXT_YEAR), build=fails_on_next_year)
    assert lines_in(engine) == before
    assert accept(upload(FIRST, NEXT_YEAR)).reference.endswith("0001")


def test_a_release_that_would_carry_line_numbers_is_never_written(engine: Engine, accept: Accept) -> None:
    before = lines_in(engine)
    with pytest.raises(AssertionError, match="line"):
        accept(upload(FIRST), build=lambda part, extract, context: part.assign(status="published"))
    assert lines_in(engine) == before


def test_officers_who_load_at_the_same_moment_get_references_of_their_own(
    engine: Engine, accept: Accept
) -> None:
    files = [upload(rows(f"20{year}/{year + 1}", boys=120, girls=80)) for year in range(10, 18)]
    with ThreadPoolExecutor(8) as officers:
        receipts = list(officers.map(accept, files))
    assert len({receipt.reference for receipt in receipts}) == 8
    assert sorted(receipt.number for receipt in receipts) == list(range(1, 9))
    assert store.verify_audit(engine)


def test_pages_read_the_old_release_until_the_new_one_is_whole(
    engine: Engine, reader: Engine, accept: Accept
) -> None:
    accept(upload(FIRST))
    seen_meanwhile = []

    def looks_at_the_page(part: pd.DataFrame, extract: str, context: ReleaseContext = ALONE) -> pd.DataFrame:
        seen_meanwhile.append(counts(store.released(reader, "exclusions"))["2021/22", "Girls"])
        return build(part, extract)

    accept(upload(CORRECTED), build=looks_at_the_page)
    assert seen_meanwhile == [80]
    assert counts(store.released(reader, "exclusions"))["2021/22", "Girls"] == 85


def test_a_correction_is_laid_on_the_rows_and_the_release_that_stand(accept: Accept) -> None:
    seen: list[Version | None] = []

    def looks(part: pd.DataFrame, extract: str, context: ReleaseContext) -> pd.DataFrame:
        seen.append(context.earlier)
        return build(part, extract)

    accept(upload(FIRST), build=looks)
    accept(upload(CORRECTED), build=looks)
    first, second = seen
    assert first is None
    assert second is not None and second[0] is not None
    assert second[0]["count"].tolist() == second[1]["count"].tolist() == [120, 80]


def test_a_file_of_which_no_release_is_safe_is_refused_and_nothing_is_written(
    engine: Engine, accept: Accept
) -> None:
    def unsafe(part: pd.DataFrame, extract: str, context: ReleaseContext) -> pd.DataFrame:
        raise Unsafe("Leave out the breakdown by “Sex” and send the file again.")

    before = lines_in(engine)
    with pytest.raises(Unsafe, match="Leave out the breakdown"):
        accept(upload(FIRST, NEXT_YEAR), build=unsafe)
    assert lines_in(engine) == before
