"""Of each measure: real by ethnic group, real as a total, or invented, and what would bring it."""

import pandas as pd
import pytest

import config
from metrics.origins import origins

CONFIG = config.load()
COLUMNS = ["area", "period", "group", "value", "source", "demonstration"]
NOTHING = pd.DataFrame(columns=COLUMNS)


def said(measure: str, *rows: tuple[object, ...]) -> dict[str, str]:
    """What is said of a measure that has these rows and no other."""
    table = pd.DataFrame([("Hackney", *row) for row in rows], columns=COLUMNS)
    found = origins(CONFIG, lambda name: table if name == measure else NOTHING)
    return found.set_index("measure").loc[measure].to_dict()


def test_figures_of_a_group_make_a_measure_real_and_their_newest_period_counts() -> None:
    found = said(
        "suspensions",
        ("2022/23", "Black", 0.1, "DfE", False),
        ("2023/24", "Black", float("nan"), "DfE", False),
        ("2024/25", "All", 0.1, "DfE, later", False),
    )
    assert (found["figures"], found["newest"], found["source"]) == ("real, by ethnic group", "2022/23", "DfE")
    assert found["how_it_comes"] == ""


def test_of_a_total_the_published_file_is_named_that_has_the_groups() -> None:
    found = said("persistent-absence", ("2024/25", "All", 0.2, "DfE", False))
    assert found["figures"] == "real, as a total"
    assert found["how_it_comes"].startswith(
        "It comes with “Absence by pupil characteristics, full year” of Pupil absence"
    )


def test_what_is_counted_of_everybody_alone_lacks_nothing() -> None:
    found = said("reoffending", ("2023-24", "All", 0.2, "MoJ", False))
    assert (found["figures"], found["how_it_comes"]) == ("real, as a total", "")


@pytest.mark.parametrize(
    ("measure", "how"),
    [
        ("teachers", "It comes with “Teacher characteristics” of School workforce in England, at "),
        (
            "custody",
            "Nobody publishes it by ethnic group for a council. It comes with the extract “Youth justice” (MISA",
        ),
    ],
)
def test_of_invented_figures_it_is_said_who_could_send_them(measure: str, how: str) -> None:
    found = said(measure, ("2024-25", "Black", 0.2, "Demonstration data: invented figures", True))
    assert found["figures"] == "invented" and found["how_it_comes"].startswith(how)


def test_figures_of_another_area_are_not_ours() -> None:
    table = pd.DataFrame([("London", "2024/25", "Black", 0.1, "DfE", False)], columns=COLUMNS)
    found = origins(CONFIG, lambda name: table if name == "suspensions" else NOTHING).set_index("measure")
    assert found.loc["suspensions", "figures"] == "none yet"
