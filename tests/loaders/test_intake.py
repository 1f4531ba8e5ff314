"""The front door: what is accepted, what comes out of it, and that nothing can make it fall over."""

import functools
import hashlib
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import config
from loaders import intake
from loaders.intake import Checked
from loaders.recognising import Asked
from loaders.store import Upload
from tests.loaders.bad_files import (
    GOOD,
    GOOD_TEXT,
    HEADINGS,
    TODAY,
    WORKFORCE,
    changed,
    csv,
    with_cell,
    without,
)
from tests.loaders.good_files import ACCEPTED, SAME_FIGURES, Good
from tests.loaders.published_samples import SOCIAL_WORKERS

CONFIG = config.load()
AT = Asked(today=TODAY)


def check(data: bytes, name: str = "misa.csv", **asked: Any) -> Checked:
    return intake.check(data, name, CONFIG, Asked(today=TODAY, **asked))


def upload(data: bytes, **asked: Any) -> Upload:
    """What would be stored, of a file that must be acceptable."""
    checked = check(data, "misa.csv", **asked)
    assert checked.upload is not None, [problem.sentence() for problem in checked.problems]
    return checked.upload


def said(checked: Checked) -> str:
    return " ".join(problem.sentence() for problem in checked.problems)


@functools.cache
def figures_of_the_good_file() -> list[tuple[object, ...]]:
    return figures(upload(GOOD_TEXT.encode()).rows)


def figures(rows: pd.DataFrame) -> list[tuple[object, ...]]:
    keys = ["period", "area", "phase", "sex", "group", "item", "count"]
    return sorted(rows[keys].itertuples(index=False, name=None))


@pytest.mark.parametrize("good", SAME_FIGURES, ids=lambda good: good.name)
def test_the_same_figures_written_in_another_way_are_read_as_the_same(good: Good) -> None:
    checked = check(good.data, extract="exclusions", period=good.period)
    assert checked.upload is not None and good.says in said(checked)
    assert figures(checked.upload.rows) == figures_of_the_good_file()


@pytest.mark.parametrize("good", ACCEPTED, ids=lambda good: good.name)
def test_what_a_file_leaves_out_or_hides_is_no_reason_to_refuse_it(good: Good) -> None:
    checked = check(good.data)
    assert checked.upload is not None, said(checked)


def test_there_are_thirty_ways_and_more_to_write_the_same() -> None:
    assert len({good.data for good in SAME_FIGURES}) >= 30


def test_a_good_file_becomes_an_upload_of_one_slice() -> None:
    checked = check(GOOD_TEXT.encode(), extract="exclusions")
    assert (checked.extract, checked.source, checked.origin) == ("exclusions", "misa", "MISA extract")
    assert (checked.periods, checked.rows_read, checked.columns_read) == (("2024/25",), 12, 8)
    accepted = upload(GOOD_TEXT.encode())
    assert (accepted.extract, accepted.source, accepted.warnings) == ("exclusions", "misa", ())
    assert accepted.file_hash == hashlib.sha256(GOOD_TEXT.encode()).hexdigest()
    assert len(accepted.rows) == 12 * 4
    assert accepted.demonstration is False


def test_which_extract_a_file_is_need_not_be_said() -> None:
    assert [check(GOOD_TEXT.encode()).extract, check(WORKFORCE).extract] == ["exclusions", "workforce"]


def test_a_file_that_could_be_two_extracts_is_not_guessed() -> None:
    checked = check(csv("period,ethnic_group", "2024/25,Black"))
    assert checked.upload is None
    assert "The headings do not say which extract this is" in said(checked)


def test_a_published_file_is_recognised_and_read_by_its_own_declaration() -> None:
    checked = check(SOCIAL_WORKERS.encode(), "csww.csv")
    assert (checked.family, checked.extract, checked.source) == ("dfe-csww", "workforce", "dfe-csww")
    assert checked.upload is not None
    assert set(checked.upload.rows["source"]) == {"dfe-csww"}
    assert checked.origin == CONFIG.families["dfe-csww"].short


def test_a_published_file_sent_as_another_extract_is_refused() -> None:
    checked = check(SOCIAL_WORKERS.encode(), extract="exclusions")
    assert checked.upload is None
    assert "This looks like a file of Workforce, not of Suspensions" in said(checked)


def test_a_published_file_is_not_taken_for_a_period_that_it_does_not_have() -> None:
    checked = check(SOCIAL_WORKERS.encode(), period="2025-09-30")
    assert checked.upload is None
    assert "no figures for the period chosen" in said(checked)


def test_a_published_file_with_pupils_numbers_in_it_is_refused() -> None:
    spoilt = SOCIAL_WORKERS.replace("E92000001", "A123456789012")
    assert [problem.rule for problem in check(spoilt.encode()).problems] == ["personal data"]


def test_a_published_file_that_has_lost_a_column_is_named() -> None:
    changed_file = SOCIAL_WORKERS.replace(",known_headcount,", ",headcount_known,")
    checked = check(changed_file.encode())
    assert checked.upload is None
    assert "known_headcount" in said(checked)


def test_a_name_of_a_file_is_kept_only_in_a_printable_form() -> None:
    for hostile in ("../../x.csv\n", "a\u202egnp.csv", "x" * 300, "<script>.csv", "\0", ""):
        name = check(GOOD_TEXT.encode(), hostile).file_name
        assert name.isprintable()
        assert 1 <= len(name) <= 100


def test_what_a_file_is_decides_its_contents_not_its_name() -> None:
    assert check(GOOD_TEXT.encode(), "figures.pdf").upload is not None


def test_the_command_line_takes_files_that_the_page_does_not() -> None:
    limits = CONFIG.publication.limits.model_copy(update={"page_rows": 11, "command_rows": 12})
    small = CONFIG.model_copy(
        update={"publication": CONFIG.publication.model_copy(update={"limits": limits})}
    )
    on_the_page = intake.check(GOOD_TEXT.encode(), "", small, AT)
    assert "more than 11 rows" in said(on_the_page)
    assert intake.check(GOOD_TEXT.encode(), "", small, AT, large=True).upload is not None


def test_an_old_period_is_accepted_with_a_warning_that_stays_with_the_upload() -> None:
    old = upload(GOOD_TEXT.replace("2024/25", "2019/20").encode())
    assert old.warnings == (
        "The period is more than 5 years old. Found “2019/20”. Check that this is the period you mean.",
    )


@pytest.mark.parametrize(
    ("today", "refused"), [(date(2024, 8, 31), True), (date(2024, 9, 1), False)], ids=["before", "first day"]
)
def test_an_academic_year_can_be_loaded_from_its_first_day(today: date, refused: bool) -> None:
    checked = intake.check(GOOD_TEXT.encode(), "", CONFIG, Asked(today=today))
    assert (checked.upload is None) is refused


def test_numbers_that_are_all_the_same_are_accepted_with_a_warning() -> None:
    same = csv(HEADINGS, *(line.rpartition(",")[0] + ",0" for line in GOOD[1:]))
    assert upload(same).warnings == (
        "Column permanent_exclusions: Every number in the column is the same. Check that the figures were filled in.",
    )


def test_all_but_white_british_is_what_global_majority_means_beside_a_white_british_row() -> None:
    data = csv("period,ethnic_group,headcount", "2025-11-06,White British,30", "2025-11-06,BGM,12")
    assert list(upload(data, extract="support_staff").rows["group"]) == [
        "White British",
        "All groups but White British",
    ]
    assert "was read as “All groups but White British”" in said(check(data, extract="support_staff"))


def test_all_but_white_is_what_global_majority_means_beside_a_white_row() -> None:
    data = csv(
        "period,ethnic_group,headcount", "2025-11-06,White,30", "2025-11-06,Black & Global Majority,12"
    )
    assert list(upload(data, extract="support_staff").rows["group"]) == ["White", "All groups but White"]


@pytest.mark.slow
@given(
    places=st.lists(st.tuples(st.integers(0, len(GOOD_TEXT) - 1), st.integers(0, 255)), max_size=6),
    end=st.integers(0, len(GOOD_TEXT)),
)
def test_a_damaged_file_is_refused_or_read_but_never_an_error(
    places: list[tuple[int, int]], end: int
) -> None:
    data = bytearray(GOOD_TEXT.encode())
    for place, byte in places:
        data[place] = byte
    checked = check(bytes(data[:end]))
    blocked = any(problem.severity == "error" for problem in checked.problems)
    assert (checked.upload is None) is blocked


@pytest.mark.slow
@given(rows=st.lists(st.lists(st.text(max_size=8), max_size=9), max_size=6))
def test_any_text_under_the_headings_is_refused_or_read_but_never_an_error(rows: list[list[str]]) -> None:
    text = "\n".join([HEADINGS, *(",".join(row) for row in rows)])
    checked = check(text.encode("utf-8", "surrogatepass"))
    assert all(problem.sentence().isprintable() for problem in checked.problems)


@pytest.mark.slow
@given(cell=st.text(max_size=20).filter(lambda text: not set(text) & set(',"\r\n\0')))
def test_any_cell_is_a_number_or_is_refused_and_never_becomes_nought(cell: str) -> None:
    checked = check(with_cell(3, "pupils", cell), extract="exclusions")
    if checked.upload is not None:
        rows = checked.upload.rows
        (count,) = rows.loc[rows["line"].eq(3) & rows["item"].eq("pupils"), "count"]
        assert count == float(cell.strip().replace(",", ""))


def test_the_figures_of_a_file_are_a_different_upload_when_one_of_them_changes() -> None:
    other = upload(changed({3: GOOD[2].replace("480", "481")}))
    assert other.file_hash != upload(GOOD_TEXT.encode()).file_hash
    assert figures(other.rows) != figures(upload(GOOD_TEXT.encode()).rows)
    assert figures(upload(without(7, 13)).rows) != figures(other.rows)


STAFF = "period,staff,grade,ethnic_group,headcount\n2025-12-31,{staff},{grade},Black,121\n2025-12-31,{staff},{grade},White,58\n"


@pytest.mark.parametrize(
    ("staff", "grade", "found"),
    [
        ("CFS", "Scale 1 to 6", "Children and Families"),
        ("All Children and Families staff", "PO4 to PO8", "Children and Families"),
        ("School governors", "", "Governors"),
    ],
)
def test_all_children_and_families_staff_and_governors_are_staff_groups(
    staff: str, grade: str, found: str
) -> None:
    rows = upload(STAFF.format(staff=staff, grade=grade).encode(), extract="workforce").rows
    assert set(rows["staff"]) == {found}


def test_more_appointed_than_were_shortlisted_is_refused_with_its_line() -> None:
    rows = "2025-26,Black,90,20,24\n2025-26,White,80,30,12\n"
    checked = check(f"period,ethnic_group,applicants,shortlisted,appointed\n{rows}".encode())
    (problem,) = [one for one in checked.problems if one.line == 2]
    assert checked.upload is None and "24" in problem.sentence() and "20" in problem.sentence()
