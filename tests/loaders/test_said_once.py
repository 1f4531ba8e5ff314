"""Labels that a table says once, and labels of two kinds in one column: read as they are meant, and said."""

import config
from loaders.layout import nested, said_once
from loaders.reading import Table

CONFIG = config.load()


def table(header: str, *rows: str) -> Table:
    cells = [row.split(",") for row in rows]
    return Table(tuple(header.split(",")), 1, cells, [*range(2, 2 + len(rows))])


def test_a_label_is_read_in_the_rows_below_it() -> None:
    found, said = said_once.repeated(
        table("staff,group,n", "Teachers,Black,1", ",White,2", "Leaders,Black,3", ",White,4")
    )
    assert [row[0] for row in found.rows] == ["Teachers", "Teachers", "Leaders", "Leaders"]
    (warning,) = said
    assert warning.fix == "We read each in the rows below it, up to the next one: “staff” (column A)."


def test_a_blank_that_may_mean_all_is_left_as_it_is() -> None:
    repeated = table("role,group,n", "Site,Black,1", "Site,White,2", ",Black,3", ",White,4")
    twice = table("role,group,n", "Site,Black,1", ",Black,3", ",White,4", ",White,5")
    for one in (repeated, twice):
        assert said_once.repeated(one) == (one, [])


def apart(*rows: str) -> tuple[Table, str]:
    found, said = nested.taken_apart(
        table("Row Labels,n", *rows), [CONFIG.extracts["workforce"]], CONFIG, "misa"
    )
    return found, " ".join(problem.sentence() for problem in said)


def test_roles_with_their_groups_below_are_taken_apart() -> None:
    found, said = apart("Case holder,3", "Black,1", "White,2", "Middle manager,7", "Black,3", "White,4")
    assert found.header == ("role", "ethnic_group", "n")
    assert found.rows[2] == ["Middle manager", "Black", "3"] and found.lines == [3, 4, 6, 7]
    assert said.startswith(
        "One column holds roles and ethnic groups, one below the other, and was taken apart."
    )


def test_groups_with_their_roles_below_are_taken_apart_too() -> None:
    found, _ = apart(
        "Black,4", "Case holder,1", "Middle manager,3", "White,6", "Case holder,2", "Middle manager,4"
    )
    assert found.header == ("ethnic_group", "role", "n")


def test_an_outer_figure_that_is_not_the_sum_of_those_below_it_is_named() -> None:
    found, said = apart("Case holder,4", "Black,1", "White,2", "Middle manager,7", "Black,3", "White,4")
    assert found.header == ("Row Labels", "n")
    assert "“Case holder” in row 2 is 4, but the rows below it add up to 3." in said


def test_a_column_of_groups_is_no_nest() -> None:
    assert apart("Black,4", "Other,1", "White,3", "Not known,6")[1] == ""
