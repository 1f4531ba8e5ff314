"""What is asked about headings and labels that are not surely known, and what answers make of a file."""

import pytest

import config
from loaders import intake
from loaders.intake import Checked
from loaders.matching.answers import Answer, Matching, Question, headings_key
from loaders.recognising import Asked
from tests.loaders.examples import TODAY

CONFIG = config.load()
NUMBERS = (14, 47, 12, 36, 8, 5)
GROUPS = ("Asian", "Black", "Mixed", "White", "Other", "Not known")


def file(heading: str, *rows: str) -> bytes:
    return "\n".join([heading, *rows, ""]).encode()


def by_group(*before: str, groups: tuple[str, ...] = GROUPS) -> list[str]:
    """A row for each group, with the same cells before it and its number after it."""
    return [",".join([*before, group, str(number)]) for group, number in zip(groups, NUMBERS, strict=False)]


def checked(data: bytes, extract: str | None = "workforce", *answers: Answer, **asked: object) -> Checked:
    said = Asked(extract, today=TODAY, answers=answers, **asked)  # type: ignore[arg-type]
    return intake.check(data, "staff.csv", CONFIG, said)


def guesses(found: Checked) -> list[tuple[str, str, str]]:
    return [(question.kind, question.written, question.guess) for question in found.asks.questions]


def only(found: Checked) -> Question:
    (question,) = found.asks.questions
    return question


def people(found: Checked) -> dict[str, float]:
    assert found.upload is not None, [problem.sentence() for problem in found.problems]
    return found.upload.rows.groupby("group", sort=False)["count"].sum().to_dict()


UNHEARD = file("Wann,Wo,Wer,Wieviele", *by_group("2025-12-31", "Social workers"))


def test_headings_that_no_list_holds_are_guessed_by_what_stands_under_them() -> None:
    found = checked(UNHEARD)
    assert found.upload is None
    assert guesses(found) == [
        ("column", "Wann", "period"),
        ("column", "Wo", "staff"),
        ("column", "Wer", "ethnic_group"),
        ("column", "Wieviele", "headcount"),
    ]
    assert [question.why for question in found.asks.questions] == [
        "It holds reporting periods.",
        "We know every label in it.",
        "We know every label in it.",
        "No other column holds numbers.",
    ]
    assert found.asks.questions[2].examples == ("Asian", "Black", "Mixed")


def test_a_file_is_read_as_it_was_answered() -> None:
    answers = [question.answered(question.guess) for question in checked(UNHEARD).asks.questions]
    found = checked(UNHEARD, "workforce", *answers)
    assert people(found) == dict(zip(GROUPS, NUMBERS, strict=True))
    assert found.matched == Matching("workforce", ("wann", "wo", "wer", "wieviele"), tuple(answers))
    assert found.upload is not None and found.upload.answers == tuple(answers)


def test_without_a_choice_of_extract_that_is_asked_first() -> None:
    found = checked(UNHEARD, None)
    assert set(found.asks.extracts) == {*CONFIG.extracts} and not found.asks.questions


NEXT = file("wann,WO,Wer ,Wieviele", *by_group("2026-01-31", "Social workers"))


def test_the_next_file_with_the_same_headings_needs_no_question_and_no_choice_of_extract() -> None:
    first = checked(UNHEARD)
    answers = tuple(question.answered(question.guess) for question in first.asks.questions)
    kept = Matching("workforce", ("wann", "wo", "wer", "wieviele"), answers, "EQ-2026-0007", "officer")
    found = checked(NEXT, None, kept=(kept,))
    assert found.extract == "workforce" and not found.asks and people(found)["Black"] == 47
    (note,) = [problem for problem in found.problems if problem.rule == "matched"]
    assert note.title == "Headings and labels were matched as in EQ-2026-0007, by officer."
    assert note.fix == ""


def test_answers_of_several_files_are_offered_together_and_the_newest_wins() -> None:
    headings = headings_key(("period", "staff", "ethnic_group", "headcount"))
    older = Matching(
        "workforce", headings, (Answer("staff", "Socs", "Teachers"), Answer("staff", "Tchr", "Teachers"))
    )
    newer = Matching("workforce", headings, (Answer("staff", "Socs", "Social workers"),))
    rows = [*by_group("2025-12-31", "Socs"), *by_group("2025-12-31", "Tchr")]
    found = checked(file("period,staff,ethnic_group,headcount", *rows), None, kept=(newer, older))
    assert found.upload is not None
    assert set(found.upload.rows["staff"]) == {"Social workers", "Teachers"}


def test_a_staff_group_that_no_column_says_is_chosen_for_every_row() -> None:
    """The plainest pivot of an HR system."""
    pivot = file("Ethnicity,Headcount", *by_group())
    question = only(found := checked(pivot, period="2025-12-31"))
    assert (question.kind, question.written, question.rows) == ("every row", "staff", 6)
    assert [problem.title for problem in found.problems if problem.severity == "error"] == [
        "The column “staff” is missing."
    ]
    found = checked(pivot, "workforce", question.answered("Teachers"), period="2025-12-31")
    assert set(found.upload.rows["staff"]) == {"Teachers"}  # type: ignore[union-attr]
    (warning,) = [problem for problem in found.problems if problem.severity == "warning"]
    assert warning.sentence() == "Column staff: Every row is taken to be the same. You said: Teachers."


def test_a_period_that_no_column_says_is_asked() -> None:
    assert checked(file("Ethnicity,Headcount", *by_group())).asks.period
    assert not checked(file("Ethnicity,Headcount", *by_group()), period="2025-12-31").asks.period


ROLES = file(
    "period,staff,role,ethnic_group,headcount",
    *by_group("2025-12-31", "Social workers", "Case holdr"),
    *by_group("2025-12-31", "Social workers", "Agency"),
    *by_group("2025-12-31", "Social workers", "Social work case holder"),
)


def test_a_label_that_is_not_known_is_asked_once_for_all_its_rows() -> None:
    questions = checked(ROLES).asks.questions
    assert [(one.kind, one.written, one.guess, one.why, one.rows) for one in questions] == [
        ("role", "Case holdr", "Case holder", "It is nearly “Case holder”.", 6),
        ("role", "Agency", "", "", 6),
        ("role", "Social work case holder", "Case holder", "It holds the same words.", 6),
    ]


def test_labels_that_were_said_to_mean_one_value_are_added_up_and_rows_are_left_out_aloud() -> None:
    said = ("Case holder", "leave out", "Case holder")
    answers = [one.answered(means) for one, means in zip(checked(ROLES).asks.questions, said, strict=True)]
    found = checked(ROLES, "workforce", *answers)
    assert people(found) == {name: 2 * number for name, number in zip(GROUPS, NUMBERS, strict=True)}
    (warning,) = [problem for problem in found.problems if problem.severity == "warning"]
    assert warning.sentence() == (
        "Column role: The 6 rows of “Agency” are left out. You chose so (rows 8, 9, 10 and 3 more)."
    )


def groups_file(label: str) -> bytes:
    groups = ("Asian", label, "Mixed", "White", "Other", "Not known")
    return file("period,staff,ethnic_group,headcount", *by_group("2025-12-31", "Teachers", groups=groups))


def test_a_group_that_is_not_known_can_be_any_group_and_is_guessed_only_where_it_is_near() -> None:
    question = only(checked(groups_file("Blakc")))
    assert (question.guess, question.why) == ("Black", "It is nearly “Black”.")
    assert {"Black", "Black African", "Not known", "leave out"} <= {*question.options}
    assert only(checked(groups_file("Martian"))).guess == ""


@pytest.mark.parametrize("label", ["Not recordd", "Unknwon", "not Black"])
def test_what_may_be_a_missing_answer_is_never_made_a_group(label: str) -> None:
    question = only(checked(groups_file(label)))
    assert {*question.options} == {*CONFIG.ethnicity.not_known, "leave out"}
    found = checked(groups_file(label), "workforce", Answer("ethnic_group", label, "Black"))
    assert found.upload is None
    assert found.problems[0].title == "The matching says something that cannot be."


@pytest.mark.parametrize("label", ["Not stated", "Prefer not to say", "Blank"])
def test_what_surely_is_a_missing_answer_stays_one_whatever_is_said(label: str) -> None:
    assert not checked(groups_file(label)).asks
    assert checked(groups_file(label), "workforce", Answer("ethnic_group", label, "Black")).upload is None


def test_a_label_that_lumps_groups_together_can_only_be_left_out() -> None:
    question = only(checked(groups_file("BAME")))
    assert question.options == ("leave out",)


def test_a_near_miss_of_an_optional_heading_is_a_question_and_its_answer_is_read() -> None:
    rows = [f"2024/25,{group},{100 * number},{number}" for group, number in zip(GROUPS, NUMBERS, strict=True)]
    data = file("period,ethnic_group,pupils,pupils_suspendud", *rows)
    question = only(checked(data, "exclusions"))
    assert (question.written, question.guess, question.why) == (
        "pupils_suspendud", "pupils_suspended", "Its heading is nearly ours.",
    )  # fmt: skip
    found = checked(data, "exclusions", question.answered("pupils_suspended"))
    assert found.upload is not None and "pupils_suspended" in set(found.upload.rows["item"])
    left = checked(data, "exclusions", question.answered("leave out"))
    assert "A heading is nearly one of ours." not in [problem.title for problem in left.problems]


def test_a_column_of_roles_under_a_strange_heading_is_asked_about_though_roles_may_be_missing() -> None:
    rows = by_group("2025-12-31", "Social workers", "Case holder")
    question = only(found := checked(file("period,staff,Stufe,ethnic_group,headcount", *rows)))
    assert (question.written, question.guess) == ("Stufe", "role")
    assert found.upload is None


def test_of_two_columns_that_could_be_the_same_neither_is_guessed() -> None:
    rows = [
        f"2025-12-31,Teachers,{group},{number},{number + 1}"
        for group, number in zip(GROUPS, NUMBERS, strict=True)
    ]
    found = checked(file("period,staff,ethnic_group,Jetzt,Vorher", *rows))
    assert guesses(found) == [("column", "Jetzt", ""), ("column", "Vorher", "")]
    answers = Answer("column", "Jetzt", "headcount"), Answer("column", "Vorher", "leave out")
    assert (
        people(checked(file("period,staff,ethnic_group,Jetzt,Vorher", *rows), "workforce", *answers))["Black"]
        == 47
    )


def test_two_headings_that_mean_the_same_are_asked_about() -> None:
    rows = [
        f"2025-12-31,Teachers,{group},{number},{number}"
        for group, number in zip(GROUPS, NUMBERS, strict=True)
    ]
    data = file("period,staff,ethnic_group,Headcount,No. of staff", *rows)
    found = checked(file("period,staff,ethnic_group,Headcount,Number of staff", *rows))
    assert guesses(found) == [("column", "Headcount", ""), ("column", "Number of staff", "")]
    assert found.asks.questions[0].options == ("headcount", "leave out")
    assert people(checked(data))["Black"] == 47


def test_an_answer_about_nothing_of_the_extract_is_said() -> None:
    found = checked(groups_file("Blakc"), "workforce", Answer("phase", "Primry", "Primary"))
    assert found.problems[0].title == "The matching speaks of a column that this extract does not have."
    assert found.upload is None


def test_a_file_of_people_is_never_asked_about() -> None:
    found = checked(file("period,staff,ethnic_group,headcount,Surname", "2025-12-31,Teachers,Blakc,4,Test"))
    assert not found.asks


TEAMS = file(
    "period,Service,Post,ethnic_group,headcount",
    *by_group("2025-12-31", "Social workers", "Team A"),
    *by_group("2025-12-31", "Social workers", "Team B"),
)


def test_a_column_none_of_whose_labels_is_known_can_be_left_out_whole_and_its_rows_are_added_up_aloud() -> (
    None
):
    question = only(checked(TEAMS))
    assert (question.written, question.options, question.guess) == ("Post", ("role", "leave out"), "")
    found = checked(TEAMS, "workforce", question.answered("leave out"))
    assert people(found) == {name: 2 * number for name, number in zip(GROUPS, NUMBERS, strict=True)}
    (warning,) = [problem for problem in found.problems if problem.severity == "warning"]
    assert warning.sentence() == (
        "Rows that differ only in what is left out are added up. These are rows 2, 3, 4 and 9 more."
    )


def test_a_row_that_is_there_twice_is_never_added_up() -> None:
    twice = TEAMS.replace(b"Team B", b"Team A")
    found = checked(twice, "workforce", Answer("column", "Post", "leave out"))
    assert found.upload is None
    assert any(problem.rule == "duplicate row" for problem in found.problems)


def split_by(heading: str, *rows: str) -> bytes:
    return file(
        f"period,staff,{heading},ethnic_group,headcount",
        *(f"2025-12-31,Social workers,{row}" for row in rows),
    )


@pytest.mark.parametrize(
    ("heading", "one", "other"),
    [("Gender", "Male", "Female"), ("Age band", "16 to 24", "25 to 34"), ("Contract", "Agency", "Permanent")],
)
def test_rows_that_differ_in_a_column_of_no_extract_are_added_up_once_it_is_left_out(
    heading: str, one: str, other: str
) -> None:
    data = split_by(heading, f"{one},Black,40", f"{other},Black,31", f"{one},White,48")
    found = checked(data)
    question = only(found)
    assert (question.written, question.options, question.guess) == (heading, ("leave out",), "leave out")
    errors = [problem.sentence() for problem in found.problems if problem.severity == "error"]
    assert errors == [
        f"Column {heading}: We are not sure what this column is. If it is left out, rows that differ in it alone are "
        "added up. Shall it be left out?"
    ]
    assert people(checked(data, "workforce", question.answered("leave out"))) == {"Black": 71, "White": 48}


def test_a_column_of_no_extract_in_which_nothing_differs_is_a_note() -> None:
    found = checked(split_by("Gender", "Male,Black,40", "Male,White,48"))
    assert not found.asks and people(found) == {"Black": 40, "White": 48}


def test_two_columns_of_ethnic_groups_that_differ_are_asked_about() -> None:
    data = split_by("Ethnicity as seen", "Black,Mixed,24", "White,White,48", "White,Black,71")
    assert [(question.written, question.options) for question in checked(data).asks.questions] == [
        ("ethnic_group", ("ethnic_group", "leave out")),
        ("Ethnicity as seen", ("ethnic_group", "leave out")),
    ]
    answers = (
        Answer("column", "ethnic_group", "ethnic_group"),
        Answer("column", "Ethnicity as seen", "leave out"),
    )
    assert people(checked(data, "workforce", *answers)) == {"Mixed": 24, "White": 48, "Black": 71}


@pytest.mark.parametrize(
    ("heading", "cells", "meant"),
    [
        ("Perm exclusons", ("3", "4"), "permanent_exclusions"),
        ("Sx", ("M", "F"), "sex"),
        ("Phse", ("Primary", "Secondary"), "phase"),
    ],
)
def test_an_optional_heading_cut_short_or_mistyped_is_one_question(
    heading: str, cells: tuple[str, ...], meant: str
) -> None:
    rows = [f"2025/26,{group},500,25,{cell}" for cell in cells for group in ("Black", "White")]
    question = only(checked(file(f"period,ethnic_group,pupils,suspensions,{heading}", *rows), "exclusions"))
    assert (question.written, question.guess) == (heading, meant)


def test_a_wider_column_of_ethnic_groups_beside_the_detailed_one_says_nothing_else() -> None:
    found = checked(split_by("Broad group", "Black,Black African,40", "White,White British,48"))
    assert not found.asks and people(found) == {"Black African": 40, "White British": 48}


@pytest.mark.parametrize(
    ("label", "guess"),
    [
        ("Black*", "Black"),
        ("B - Black", "Black"),
        ("N - Not known", "Not known"),
        ("Black (1)", "Black"),
        ("2. Black", "Black"),
        ("Black (all)", "Black"),
        ("Black - total", "Black"),
        ("Other - any", "Any other ethnic group"),
        ("Other Asain", "Other Asian"),
    ],
)
def test_a_label_with_a_mark_beside_it_is_guessed_and_a_word_of_another_group_is_never_added(
    label: str, guess: str
) -> None:
    found = checked(file("period,staff,ethnic_group,headcount", f"2025-12-31,Social workers,{label},24"))
    assert only(found).guess in (guess, "") if label == "Other - any" else only(found).guess == guess


def test_single_ages_are_asked_about_with_the_band_that_each_lies_in() -> None:
    rows = [
        f"2025-12-31,Looked after,{age},{group},20" for age in (9, 15, 16) for group in ("Black", "White")
    ]
    found = checked(file("period,stage,age,ethnic_group,children", *rows), "childrens_services")
    assert [(question.written, question.guess) for question in found.asks.questions] == [
        ("age", "age"), ("9", "5 to 9"), ("15", "10 to 15"), ("16", "16 to 17"),
    ]  # fmt: skip
    errors = [problem.sentence() for problem in found.problems if problem.severity == "error"]
    assert errors == [
        "Column age: The column holds numbers and not ages as we have them. Which age is each, or shall the column "
        "be left out?"
    ]
    answers = tuple(question.answered(question.guess) for question in found.asks.questions)
    assert people(checked(file("period,stage,age,ethnic_group,children", *rows), "childrens_services", *answers)) == {
        "Black": 60, "White": 60,
    }  # fmt: skip


@pytest.mark.parametrize("heading", ["FTE", "Sum of WTE", "Average age"])
def test_what_counts_no_people_is_never_guessed_to_be_the_headcount(heading: str) -> None:
    data = file(f"period,staff,ethnic_group,{heading}", *by_group("2025-12-31", "Social workers"))
    question = only(checked(data))
    assert (question.written, question.guess, question.options) == (heading, "", ("headcount", "leave out"))


def test_jewish_is_not_nearly_a_missing_answer() -> None:
    found = checked(file("period,staff,ethnic_group,headcount", "2025-12-31,Social workers,Jewish,24"))
    assert {"White", "Any other ethnic group"} < {*only(found).options}
