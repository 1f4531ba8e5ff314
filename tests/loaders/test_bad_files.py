"""Every file that officers are known to send wrongly is refused, with a sentence that puts it right."""

import functools

import pytest

import config
from loaders import intake
from loaders.intake import Checked
from loaders.problems import Problem
from loaders.recognising import Asked
from tests.loaders.bad_files import BAD, GOOD_TEXT, NHS_NUMBER, PERSONAL, TODAY, UPN, Bad, with_column

CONFIG = config.load()
EXCLUSIONS = Asked("exclusions", today=TODAY)
EVERY = pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)


@functools.cache
def check(bad: Bad) -> Checked:
    """Read once for all that is asked of it."""
    return intake.check(bad.data, "misa.csv", CONFIG, Asked(bad.extract, bad.period, bad.source, TODAY))


def errors(checked: Checked) -> list[Problem]:
    return [problem for problem in checked.problems if problem.severity == "error"]


def test_the_file_that_all_start_from_is_good() -> None:
    checked = intake.check(GOOD_TEXT.encode(), "misa.csv", CONFIG, EXCLUSIONS)
    assert checked.problems == ()
    assert checked.upload is not None


def test_no_two_bad_files_have_one_name() -> None:
    assert len({bad.name for bad in BAD}) == len(BAD)
    assert len({bad.data for bad in BAD}) >= 170


@EVERY
def test_it_is_refused_with_what_is_wrong_and_where(bad: Bad) -> None:
    checked = check(bad)
    said = [problem for problem in errors(checked) if bad.says in problem.sentence()]
    assert said, [problem.sentence() for problem in checked.problems]
    assert bad.line in [problem.line for problem in said]
    assert checked.upload is None


@EVERY
def test_every_error_says_how_to_put_it_right(bad: Bad) -> None:
    assert all(problem.fix and problem.title.endswith((".", "?")) for problem in errors(check(bad)))


@EVERY
def test_nothing_from_the_file_is_repeated_but_in_a_printable_form(bad: Bad) -> None:
    for problem in check(bad).problems:
        assert problem.sentence().isprintable()
        assert len(problem.found) <= 120


@pytest.mark.parametrize("bad", PERSONAL, ids=lambda bad: bad.name)
def test_details_of_individuals_are_refused_at_once_and_never_repeated(bad: Bad) -> None:
    checked = check(bad)
    assert {problem.rule for problem in errors(checked)} == {"personal data"}
    said = " ".join(problem.sentence() for problem in checked.problems)
    assert not any(value in said for value in (UPN, NHS_NUMBER, "E8 1EA", "someone@example.org", "AB 12"))
    assert "Nothing has been saved" in said
    assert all(problem.found == "" for problem in checked.problems)


def test_a_heading_that_might_itself_be_personal_is_named_by_its_letter_alone() -> None:
    (problem,) = check(Bad("", with_column("Jane Example", UPN), "")).problems
    assert problem.column == "I"


def test_every_wrong_row_is_reported_not_only_the_first() -> None:
    wrong = (
        GOOD_TEXT.replace(",Black,", ",Blakc,")
        .replace("210", "many")
        .replace(",Girls,White,511", ",Girls,White,")
    )
    checked = intake.check(wrong.encode(), "misa.csv", CONFIG, EXCLUSIONS)
    places = {(problem.line, problem.column) for problem in errors(checked)}
    assert places == {(3, "ethnic_group"), (9, "ethnic_group"), (2, "pupils"), (11, "pupils")}


def test_two_hundred_wrong_rows_are_listed_and_the_others_counted() -> None:
    rows = "".join(f"2024/25,Secondary,Boys,group {number},1{number},0,0,0\n" for number in range(203))
    data = (GOOD_TEXT.partition("\n")[0] + "\n" + rows).encode()
    checked = intake.check(data, "misa.csv", CONFIG, EXCLUSIONS)
    unknown = [problem for problem in errors(checked) if problem.rule == "ethnic group"]
    assert [problem.line for problem in unknown] == [*range(2, 202), None]
    assert unknown[-1].fix == "3 more rows have the same problem."
