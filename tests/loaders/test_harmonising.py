"""What labels mean: one group, category, area or period, and never by guessing."""

import pytest

import config
from loaders import harmonising
from loaders.harmonising import (
    GLOBAL_MAJORITY,
    area_labels,
    category_labels,
    changed_by_excel,
    group_labels,
    key,
    majority_meaning,
)

CONFIG = config.load()
WORKFORCE, EXCLUSIONS, CHILDREN = (
    CONFIG.extracts[name] for name in ("workforce", "exclusions", "childrens_services")
)


@pytest.mark.parametrize(
    ("label", "group"),
    [
        ("Black Caribbean", "Black Caribbean"),
        ("  BLACK\u00a0caribbean ", "Black Caribbean"),
        ("Black\u200b Caribbean", "Black Caribbean"),
        ("BCRB", "Black Caribbean"),
        ("Gypsy / Roma", "Gypsy and Roma"),
        ("Gypsy/Roma", "Gypsy and Roma"),
        ("White: Other White", "Other White"),
        ("Prefer not to say", "Refused"),
        ("Total", "All"),
        ("All staff", "All"),
        ("BGM", GLOBAL_MAJORITY),
    ],
)
def test_labels_of_several_systems_mean_one_group(label: str, group: str) -> None:
    assert group_labels(WORKFORCE, "misa", CONFIG)[key(label)] == group


def test_the_same_label_means_other_people_at_a_school_than_in_the_census() -> None:
    assert group_labels(EXCLUSIONS, "misa", CONFIG)[key("Any other ethnic group")] == "Other"
    assert group_labels(WORKFORCE, "misa", CONFIG)[key("Any other ethnic group")] == "Any other ethnic group"


@pytest.mark.parametrize("label", ["", "NA", "null", "BAME", "Blck", "Black Carib.x"])
def test_a_label_that_is_not_known_means_nothing(label: str) -> None:
    assert key(label) not in group_labels(WORKFORCE, "misa", CONFIG)


def test_a_total_of_the_known_is_for_published_figures_alone() -> None:
    assert key("Known") not in group_labels(WORKFORCE, "misa", CONFIG)
    assert group_labels(WORKFORCE, "transcribed", CONFIG)[key("Known")] == "Known"


@pytest.mark.parametrize(
    ("label", "value"),
    [("5 to 9", "5 to 9"), ("5-9", "5 to 9"), ("5 – 9", "5 to 9"), ("", "All"), ("Total", "All")],
)
def test_an_age_band_is_read_however_its_ends_are_joined(label: str, value: str) -> None:
    assert category_labels(CHILDREN.dimensions["age"])[key(label)] == value


def test_an_open_band_is_read_with_a_plus() -> None:
    ages = category_labels(CONFIG.extracts["population"].dimensions["age"])
    assert ages[key("65+")] == "65 and over"


def test_a_category_that_must_be_said_cannot_be_left_blank_or_be_everything() -> None:
    stages = category_labels(CHILDREN.dimensions["stage"])
    assert stages[key("CLA")] == "Looked after"
    assert not {key(""), key("All"), key("Total")} & set(stages)


def test_our_extracts_are_about_our_area_and_published_figures_about_all() -> None:
    assert set(area_labels("misa", CONFIG).values()) == {"Hackney"}
    assert {"Hackney", "London", "England", "Southwark", "Buckinghamshire"} <= set(
        area_labels("transcribed", CONFIG).values()
    )
    assert area_labels("misa", CONFIG)[key("e09000012")] == "Hackney"


@pytest.mark.parametrize(
    ("beside", "meaning"),
    [
        (["White British"], "All groups but White British"),
        (["White", "Not known"], "All groups but White"),
        (["White", "White British"], None),
        (["Black", "Asian"], None),
        ([], None),
    ],
)
def test_global_majority_is_what_the_white_row_beside_it_leaves(
    beside: list[str], meaning: str | None
) -> None:
    assert majority_meaning(beside) == meaning


@pytest.mark.parametrize("text", ["05-Sep", "Jan-24", "1/2/2024", "45366", "01 feb"])
def test_what_excel_makes_of_a_range_is_recognised(text: str) -> None:
    assert changed_by_excel(text)


@pytest.mark.parametrize("text", ["5 to 9", "Septimus", "12", "123456", "Black"])
def test_other_labels_are_not_taken_for_what_excel_made(text: str) -> None:
    assert not changed_by_excel(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (" 2024/25 ", "2024/25"),
        ("2024/2025", "2024/25"),
        ("202425", "2024/25"),
        ("2024-25", "2024-25"),
        ("2024 Q1", "2024 Q1"),
        ("30/09/2025", "2025-09-30"),
    ],
)
def test_a_period_has_one_form_for_each_kind(text: str, label: str) -> None:
    found = harmonising.period(text)
    assert found is not None
    assert found.label == label


@pytest.mark.parametrize("text", ["24/25", "2024", "Q1 2024", "2024/26", "31/04/2025", "２０２４/２５", ""])
def test_what_is_no_period_is_none(text: str) -> None:
    assert harmonising.period(text) is None
