"""What a new release is told of the store: the quarters before it, other sources, and the store's secret."""

from collections.abc import Callable

import pandas as pd
from sqlalchemy import Engine, select, text, update

from config.release_context import ReleaseContext
from loaders import store
from loaders.store import tables
from tests.acting import acting
from tests.loaders.store.examples import build, rows, upload

Accept = Callable[..., store.Receipt]


def told(engine: Engine, accept: Accept, *parts: pd.DataFrame) -> list[ReleaseContext]:
    """What is known when each period of a file is made into a release."""
    seen: list[ReleaseContext] = []

    def looks(part: pd.DataFrame, extract: str, context: ReleaseContext) -> pd.DataFrame:
        seen.append(context)
        return build(part, extract)

    accept(upload(*parts), build=looks)
    return seen


def boys_of(version: tuple[pd.DataFrame | None, pd.DataFrame]) -> float:
    return float(version[1].set_index("sex").loc["Boys", "count"])


def test_a_quarter_is_told_of_those_of_its_financial_year_before_it_from_the_same_file_too(
    engine: Engine, accept: Accept
) -> None:
    accept(upload(rows("2025 Q1", boys=9, girls=9), rows("2025 Q2", boys=10, girls=8)))
    third, fourth = told(engine, accept, rows("2025 Q3", boys=11, girls=8), rows("2025 Q4", boys=12, girls=8))
    assert [boys_of(one) for one in third.year] == [10]
    assert [boys_of(one) for one in fourth.year] == [10, 11]


def test_a_period_is_told_of_those_of_its_kind_that_stand_before_and_after_it_from_the_same_file_too(
    engine: Engine, accept: Accept
) -> None:
    days = {"2024-03-31": 7, "2025-03-31": 8, "2027-03-31": 11}
    accept(
        upload(
            *(rows(day, boys=boys, girls=9) for day, boys in days.items()), rows("2022-23", boys=1, girls=1)
        )
    )
    replaced = rows("2025-03-31", boys=9, girls=9)
    first, second = told(engine, accept, replaced, rows("2026-03-31", boys=10, girls=9))
    assert [boys_of(one) for one in first.neighbours] == [7, 11]
    assert [boys_of(one) for one in second.neighbours] == [9, 11, 8], (
        "what was corrected has been seen as well"
    )


def test_a_period_is_told_of_what_stands_beyond_each_that_is_next_to_it(
    engine: Engine, accept: Accept
) -> None:
    days = {f"20{year}-03-31": year for year in (20, 21, 22, 23, 24, 25, 27, 28)}
    accept(upload(*(rows(day, boys=boys, girls=9) for day, boys in days.items())))
    seen: dict[str, list[float]] = {}

    def looks(part: pd.DataFrame, extract: str, context: ReleaseContext) -> pd.DataFrame:
        seen.update({side: [boys_of(one) for one in there] for side, there in context.beyond().items()})
        return build(part, extract)

    accept(upload(rows("2026-03-31", boys=10, girls=9)), build=looks)
    assert seen == {"2025-03-31": [24, 23, 22], "2027-03-31": [28]}


def test_a_period_is_told_of_the_one_next_to_it_that_was_taken_back_and_of_the_one_that_stands_beyond(
    engine: Engine, accept: Accept
) -> None:
    accept(upload(rows("2024-03-31", boys=7, girls=9)))
    taken_back = accept(upload(rows("2025-03-31", boys=8, girls=9)))
    store.undo(engine, taken_back.reference, by=acting("officer"))
    (context,) = told(engine, accept, rows("2026-03-31", boys=10, girls=9))
    assert [boys_of(one) for one in context.neighbours] == [7, 8], "readers have seen what was taken back"


def test_a_period_is_told_of_a_correction_next_to_it_that_was_taken_back_besides_what_stands(
    engine: Engine, accept: Accept
) -> None:
    accept(upload(rows("2025-03-31", boys=8, girls=9)))
    correction = accept(upload(rows("2025-03-31", boys=9, girls=9)))
    store.undo(engine, correction.reference, by=acting("officer"))
    (context,) = told(engine, accept, rows("2026-03-31", boys=10, girls=9))
    assert [boys_of(one) for one in context.neighbours] == [8, 9]


def test_a_period_is_told_of_what_an_undo_can_let_stand_again_next_to_it(
    engine: Engine, accept: Accept
) -> None:
    accept(upload(rows("2025-03-31", boys=8, girls=9)))
    accept(upload(rows("2025-03-31", boys=9, girls=9)))
    (context,) = told(engine, accept, rows("2026-03-31", boys=10, girls=9))
    assert [boys_of(one) for one in context.neighbours] == [9, 8]


def test_a_quarter_is_told_of_snapshots_of_its_days_and_a_snapshot_of_its_quarter_and_year(
    engine: Engine, accept: Accept
) -> None:
    days = {"2025-09-30": 7, "2025-12-31": 8, "2026-01-01": 9}
    accept(upload(*(rows(day, boys=boys, girls=9) for day, boys in days.items())))
    (quarter,) = told(engine, accept, rows("2025 Q4", boys=10, girls=9))
    assert [boys_of(one) for one in quarter.neighbours] == [8], "the same children may be counted in both"
    (day,) = told(engine, accept, rows("2025-10-31", boys=11, girls=9))
    assert [boys_of(one) for one in day.neighbours] == [7, 8, 10]


def test_a_year_is_told_of_its_quarters_that_were_ever_published_and_a_quarter_of_its_year(
    engine: Engine, accept: Accept
) -> None:
    taken_back = accept(upload(rows("2025 Q1", boys=9, girls=9)))
    store.undo(engine, taken_back.reference, by=acting("officer"))
    (year,) = told(engine, accept, rows("2024/25", boys=99, girls=99))
    assert year.overlapping == ("2025 Q1",)
    quarters = [rows(f"2025 Q{number}", boys=10, girls=9) for number in (1, 2, 4)]
    first, second, outside = told(engine, accept, *quarters)
    assert first.overlapping == (), "it was there before the year"
    assert (second.overlapping, outside.overlapping) == (("2024/25",), ())


def test_a_preview_is_told_of_the_quarters_that_the_same_file_would_put_there(
    engine: Engine, accept: Accept
) -> None:
    accept(upload(rows("2025 Q2", boys=10, girls=8)))
    seen: list[list[float]] = []

    def looks(part: pd.DataFrame, extract: str, context: ReleaseContext) -> pd.DataFrame:
        seen.append([boys_of(one) for one in context.year])
        return build(part, extract)

    file = upload(rows("2025 Q2", boys=99, girls=8), rows("2025 Q3", boys=11, girls=8))
    store.preview(engine, file, build=looks)
    assert seen == [[], [99]]


def test_every_new_store_has_a_secret_of_its_own_which_releases_are_told(
    engine: Engine, accept: Accept
) -> None:
    (context,) = told(engine, accept, rows("2021/22", boys=120, girls=80))
    with engine.connect() as connection:
        assert context.secret == connection.scalar(select(tables.secret.c.value))
    assert len(context.secret) == 64


def test_a_store_of_an_older_version_gets_what_it_lacks_and_keeps_what_it_has(
    url: str, engine: Engine, accept: Accept
) -> None:
    accept(upload(rows("2021/22", boys=120, girls=80)))
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE secret"))
        connection.execute(update(tables.meta).values(value="1"))
    upgraded = store.connect(url)
    with upgraded.connect() as connection:
        assert connection.scalar(select(tables.meta.c.value)) == str(tables.SCHEMA_VERSION)
        assert connection.scalar(select(tables.secret.c.value))
    assert len(store.released(upgraded, "exclusions")) == 2
    upgraded.dispose()


def test_other_sources_of_the_same_period_are_told_and_those_of_other_periods_are_not(
    engine: Engine, accept: Accept
) -> None:
    published = rows("2021/22", boys=7, girls=8).assign(source="transcribed")
    earlier = rows("2020/21", boys=5, girls=5).assign(source="transcribed")
    file = upload(published, earlier)
    accept(store.Upload(file.extract, "transcribed", "dfe.csv", "77aa", file.rows))
    (context,) = told(engine, accept, rows("2021/22", boys=120, girls=80))
    assert [release["count"].tolist() for release in context.beside] == [[7, 8]]


def test_a_snapshot_is_told_what_other_sources_counted_on_the_days_next_to_it(
    engine: Engine, accept: Accept
) -> None:
    accept(upload(rows("2026-03-31", boys=9, girls=9)))
    days = {"2024-03-31": 5, "2025-03-31": 6, "2027-03-31": 7}
    file = upload(
        *(rows(day, boys=boys, girls=8).assign(source="transcribed") for day, boys in days.items()),
        rows("2025/26", boys=1, girls=1).assign(source="transcribed"),
    )
    accept(store.Upload(file.extract, "transcribed", "dfe.csv", "77aa", file.rows))
    (again,) = told(engine, accept, rows("2026-03-31", boys=10, girls=9))
    assert [release["count"].tolist() for release in again.next_day] == [[6, 8], [7, 8]]
    (year,) = told(engine, accept, rows("2026/27", boys=10, girls=9))
    assert year.next_day == ()
