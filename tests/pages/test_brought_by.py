"""Which file would bring a figure that is not here, and where it is to be had."""

import pytest

from metrics.brought_by import brought_by
from tests.pages.views import CONFIG

DFE = "at explore-education-statistics.service.gov.uk."


@pytest.mark.parametrize(
    ("measure", "group", "category", "file"),
    [
        ("suspensions", "All", "", "Suspensions and permanent exclusions, full year, by geography"),
        ("suspensions", "Black", "", "Suspensions and permanent exclusions, full year, by characteristic"),
        ("ks2-expected", "Black Caribbean", "Boys", "Key stage 2: region, local authority and pupil characteristics"),
        ("ks4-english-maths-strong", "Black African", "", "Key stage 4: all state-funded pupils, characteristics and geography"),
        ("attainment-8", "Black African", "", "Key stage 4: all state-funded pupils, characteristics and geography"),
        ("teachers", "", "", "Teacher characteristics"),
        ("school-leaders", "", "", "Teacher characteristics"),
        ("support-staff", "White", "", "Support staff characteristics"),
    ],
)  # fmt: skip
def test_what_a_publisher_gives_is_named_by_its_file_and_where_it_is(
    measure: str, group: str, category: str, file: str
) -> None:
    said = brought_by(CONFIG.measures[measure], group, category, CONFIG)
    assert said.startswith(f"It comes with “{file}” of ") and said.endswith(DFE)


def test_one_sentence_in_full() -> None:
    assert brought_by(CONFIG.measures["teachers"], "", "", CONFIG) == (
        "It comes with “Teacher characteristics” of School workforce in England, "
        "at explore-education-statistics.service.gov.uk."
    )


def test_what_no_file_gives_comes_with_the_councils_own_extract() -> None:
    """DfE gives exclusions by sex and by ethnic group, and not by both at once; of council staff it gives nothing."""
    assert brought_by(CONFIG.measures["permanent-exclusions"], "Black", "Boys", CONFIG) == (
        "It comes with the extract “Suspensions and exclusions” (MISA, from the school census and the exclusions return)."
    )
    assert brought_by(CONFIG.measures["education-staff"], "", "", CONFIG).startswith(
        "It comes with the extract “Workforce”"
    )
