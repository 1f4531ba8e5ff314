"""Rows that differ only in a column that is left out: added up, but for totals that stand beside them."""

import config
from loaders import intake
from loaders.intake import Checked
from loaders.matching.answers import Answer
from loaders.recognising import Asked
from tests.loaders.examples import TODAY

CONFIG = config.load()


def checked(data: bytes, answer: Answer) -> Checked:
    asked = Asked("childrens_services", today=TODAY, answers=(answer,))
    return intake.check(data, "children.csv", CONFIG, asked)


def totalled(total: int) -> bytes:
    rows = [
        "0-4,Asian,12",
        "5+,Asian,30",
        f"All,Asian,{total}",
        "0-4,Black,20",
        "5+,Black,25",
        "All,Black,45",
    ]
    return "\n".join(
        ["Period,Stage,Age,Ethnicity,Children", *(f"2025-03-31,Looked after,{row}" for row in rows), ""]
    ).encode()


def test_of_a_column_left_out_its_totals_are_read_and_not_added_to_their_parts() -> None:
    found = checked(totalled(42), Answer("column", "Age", "leave out"))
    assert found.upload is not None
    assert found.upload.rows.set_index("group")["count"].to_dict() == {"Asian": 42, "Black": 45}


def test_a_total_below_its_parts_is_refused() -> None:
    found = checked(totalled(40), Answer("column", "Age", "leave out"))
    assert found.upload is None
    assert [problem.title for problem in found.problems if problem.severity == "error"] == [
        "Row 4 is a total of 40, but the rows that differ in what is left out add up to 42."
    ]


def test_a_label_with_the_sum_of_the_others_is_read_alone() -> None:
    rows = [
        f"2025-03-31,Early help,{place},{group},{number}"
        for group, numbers in (("Asian", (12, 30, 42)), ("Black", (20, 25, 45)), ("White", (9, 8, 17)))
        for place, number in zip(("North", "South", "Hackney"), numbers, strict=True)
    ]
    data = "\n".join(["Period,Stage,Locality,Ethnicity,Children", *rows, ""]).encode()
    found = checked(data, Answer("column", "Locality", "leave out"))
    assert found.upload is not None
    assert found.upload.rows.set_index("group")["count"].to_dict() == {"Asian": 42, "Black": 45, "White": 17}
    (told,) = [problem.fix for problem in found.problems if problem.rule == "added up"]
    assert told.endswith("“Hackney” has the sum of the others and is read alone.")
