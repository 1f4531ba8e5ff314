"""A published file is known by its columns: not by its name, their order, their letter case or what else is there."""

import pandas as pd
import pytest

from loaders import published
from tests.loaders import published_samples as samples
from tests.loaders.published_samples import CONFIG, SAMPLES, each_row, sheet


def recognised(text: str) -> str | None:
    return published.recognise(sheet(text), CONFIG)


def figures(text: str) -> pd.DataFrame:
    read = sheet(text)
    family = published.recognise(read, CONFIG)
    assert family is not None
    return published.rows(read, family, CONFIG)[0]


def test_there_is_a_sample_of_every_family() -> None:
    assert set(SAMPLES) == set(CONFIG.families)


@pytest.mark.parametrize("family", SAMPLES)
def test_every_family_is_recognised(family: str) -> None:
    assert recognised(SAMPLES[family]) == family
    assert published.near(sheet(SAMPLES[family]), CONFIG) is None


@pytest.mark.parametrize("family", SAMPLES)
def test_columns_in_another_order_give_the_same_rows(family: str) -> None:
    pd.testing.assert_frame_equal(
        figures(each_row(SAMPLES[family], lambda row: row[::-1])), figures(SAMPLES[family])
    )


@pytest.mark.parametrize("family", SAMPLES)
def test_headings_in_capitals_and_columns_that_nobody_knows_give_the_same_rows(family: str) -> None:
    first, *others = SAMPLES[family].splitlines()
    capitals = "\n".join([first.upper(), *others]) if family != "dfe-ks2-2016" else SAMPLES[family].upper()
    wider = each_row(capitals, lambda row: ["anything", *row, "anything else"])
    pd.testing.assert_frame_equal(figures(wider), figures(SAMPLES[family]))


@pytest.mark.parametrize(("rows_above", "family"), [(4, "dfe-csww"), (5, None)])
def test_the_heading_row_may_be_one_of_the_first_five(rows_above: int, family: str | None) -> None:
    titles = "".join(f"A title {number}\n" for number in range(rows_above))
    assert recognised(titles + samples.SOCIAL_WORKERS) == family


def test_lines_are_counted_from_the_top_of_the_file_whatever_stands_above_the_headings() -> None:
    assert figures("A title\n" + samples.SOCIAL_WORKERS)["line"].min() == 3


def test_a_byte_order_mark_before_the_first_heading_does_not_matter() -> None:
    assert recognised("\ufeff" + samples.SOCIAL_WORKERS) == "dfe-csww"


def test_the_file_with_characteristics_and_regions_is_not_taken_for_the_one_by_level() -> None:
    both = each_row(
        samples.EXCLUSIONS_BY_CHARACTERISTIC,
        lambda row: [*row, *(["region_code", "new_la_code"] if row[0] == "time_identifier" else ["", ""])],
    )
    assert recognised(both) == "dfe-exclusions-characteristics"


def test_a_file_with_a_renamed_column_is_refused_naming_the_column_and_the_file() -> None:
    changed = samples.SOCIAL_WORKERS.replace("known_headcount", "headcount_known")
    assert recognised(changed) is None
    problem = published.near(sheet(changed), CONFIG)
    assert problem is not None and problem.severity == "error"
    assert problem.title == (
        "This looks like DfE’s “Children’s social work workforce: role by ethnic group”, "
        "but has no column called “known_headcount”."
    )


@pytest.mark.parametrize(
    ("columns", "labels", "title"),
    [
        (
            "characteristic,number,percentage",
            "White,97,24",
            "This looks like a published file (DfE’s) that we do not read yet.",
        ),
        (
            "characteristic,breakdown,number,percentage",
            "Ethnicity,White,97,24",
            "This looks like a published file (DfE’s) that we do not read yet.",
        ),
        (
            "age_group,characteristic,number,percentage",
            "Ethnicity,White,97,24",
            "This looks like a published file (DfE’s) that we do not read yet.",
        ),
        (
            "cla_group,characteristic,children,percentage",
            "Ethnicity,White,97,24",
            "This looks like DfE’s “Children looked after on 31 March by characteristics, by local authority”, but has no column "
            "called “number”.",
        ),
        (
            "cla_group_revised,characteristic,number,percentage",
            "Ethnicity,White,97,24",
            "This looks like DfE’s “Children looked after on 31 March by characteristics, by local authority”, but has no column "
            "called “cla_group”.",
        ),
    ],
)
def test_a_file_is_named_by_columns_that_only_its_kind_has(columns: str, labels: str, title: str) -> None:
    """Any file may have a characteristic, a number and a percentage."""
    text = (
        f"time_period,time_identifier,geographic_level,la_name,new_la_code,{columns}\n"
        f"2025,Reporting year,Local authority,Hackney,E09000012,{labels}\n"
    )
    problem = published.near(sheet(text), CONFIG)
    assert problem is not None and problem.title == title


def test_a_census_file_names_the_missing_column_by_its_pattern() -> None:
    problem = published.near(sheet(samples.CENSUS_REGIONS.replace("Observation", "Count")), CONFIG)
    assert problem is not None and "no column called “Observation”" in problem.title


@pytest.mark.parametrize(
    ("family", "column", "age"),
    [
        ("dfe-cla-characteristics", "cla_group", "Age group"),
        ("dfe-cla-characteristics-2025", "characteristic", "Ethnicity"),
    ],
)
def test_children_who_began_to_be_looked_after_are_not_taken_for_those_on_31_march(
    family: str, column: str, age: str
) -> None:
    """DfE's files of children who began or ceased to be looked after have the same columns, and other labels of age."""
    started = SAMPLES[family].replace(age, "Age on starting", 1)
    assert recognised(started) == family
    rows, (problem,) = published.rows(sheet(started), family, CONFIG)
    assert rows.empty
    assert (problem.rule, problem.column, problem.found) == ("another file", column, "Age on starting")
    renamed = started.replace("children_count", "children_counted").replace("number,", "numbers,")
    refused = published.near(sheet(renamed), CONFIG)
    assert refused is not None and refused.title == (
        "This looks like a published file (DfE’s) that we do not read yet."
    ), "with a heading changed it is still not that family's file with one column gone"


@pytest.mark.parametrize("extract", CONFIG.extracts)
def test_an_officers_extract_is_no_published_file_and_like_none(extract: str) -> None:
    declared = CONFIG.extracts[extract]
    headings = ["period", *declared.dimensions, "ethnic_group", *declared.items]
    text = samples.written([headings, ["x"] * len(headings)])
    assert recognised(text) is None
    assert published.near(sheet(text), CONFIG) is None


@pytest.mark.parametrize("kept", ["new_la_code", "old_la_code", "la_name"])
def test_an_area_is_found_by_whichever_of_its_columns_a_file_has(kept: str) -> None:
    gone = {"new_la_code", "old_la_code", "la_name"} - {kept}
    header = samples.SOCIAL_WORKERS.splitlines()[0].split(",")
    places = [place for place, name in enumerate(header) if name not in gone]
    cut = each_row(samples.SOCIAL_WORKERS, lambda row: [row[place] for place in places])
    pd.testing.assert_frame_equal(figures(cut), figures(samples.SOCIAL_WORKERS))


def test_a_file_without_any_column_of_places_says_so() -> None:
    places = ("code", "_name")
    header = samples.SOCIAL_WORKERS.splitlines()[0].split(",")
    kept = [place for place, name in enumerate(header) if not name.endswith(places)]
    problem = published.near(
        sheet(each_row(samples.SOCIAL_WORKERS, lambda row: [row[place] for place in kept])), CONFIG
    )
    assert problem is not None and "no column called “new_la_code”" in problem.title


def test_a_file_of_the_services_form_that_nobody_declared_is_told_so() -> None:
    text = "time_period,time_identifier,geographic_level,bananas\n202425,Academic year,National,7\n"
    problem = published.near(sheet(text), CONFIG)
    assert problem is not None and problem.title.endswith("that we do not read yet.")
