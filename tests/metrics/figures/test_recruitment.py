"""The chance of being appointed, against White applicants, as the NHS Workforce Race Equality Standard counts it; and leavers."""

import pytest

from tests.metrics.examples import figures, row, slice_of, table

# The Christie, 2022 (`tests/golden/cases.py`): of White applicants shortlisted 46.99% were appointed, of all others 14.65%.
# The standard says 3.2 times as likely. Its numbers of people are not printed; these make its percentages.
CHRISTIE = """
    group  applicants  shortlisted  appointed  in_post  leavers
    White       30000        10000       4699     2000      300
    Black       20000         6000        879     1000      180
    Asian       20000         4000        586        0        0
"""


def test_white_applicants_are_so_many_times_as_likely_to_be_appointed_as_all_others() -> None:
    made = slice_of("recruitment", CHRISTIE, period="2021-22")
    white = row(table("appointed-from-shortlisting", made, comparator="Everyone else"), "White")
    assert (white["value"], white["comparator_value"]) == (0.4699, 0.1465)
    assert white["ratio"] == pytest.approx(3.207509, abs=1e-6)


def test_each_group_stands_against_white_applicants_at_each_stage() -> None:
    made = slice_of("recruitment", CHRISTIE, period="2021-22")
    appointed = table("appointed-from-shortlisting", made)
    shown = appointed[appointed["group"].isin(["Black", "White"])]
    assert figures(shown, "group", "numerator", "denominator", "value", "ratio") == [
        ("Black", 879.0, 6000.0, 0.1465, 0.311768),
        ("White", 4699.0, 10000.0, 0.4699, None),
    ]
    assert row(table("shortlisted-from-applications", made), "Black")["value"] == 0.3


def test_leavers_are_of_the_average_in_post_and_of_nobody_in_post_there_is_no_rate() -> None:
    rows = table("leavers", slice_of("recruitment", CHRISTIE, period="2021-22"))
    assert (row(rows, "Black")["value"], row(rows, "White")["value"]) == (0.18, 0.15)
    assert row(rows, "Asian")["status"] == "not_applicable"
