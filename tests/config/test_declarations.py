"""What is declared is complete: no alias, order or example points at something that is not there."""

import pytest

import config
from config import Extract, Measure
from config.ethnicity import ALL
from config.periods import parse

SETTINGS = config.load()
EXTRACTS = pytest.mark.parametrize("extract", SETTINGS.extracts.values(), ids=list(SETTINGS.extracts))
MEASURES = pytest.mark.parametrize("measure", SETTINGS.measures.values(), ids=list(SETTINGS.measures))
PROMISED = {
    "social-workers", "education-staff", "school-leaders", "teachers", "support-staff", "suspensions",
    "permanent-exclusions", "pupils-suspended", "ks4-english-maths-strong", "ks4-english-maths-standard",
    "attainment-8", "ks2-expected", "residents", "pupils-on-roll", "looked-after",
}  # fmt: skip


def test_the_measures_that_others_script_against_keep_their_names() -> None:
    assert set(SETTINGS.measures) >= PROMISED


@EXTRACTS
def test_every_alias_means_a_value_of_its_dimension(extract: Extract) -> None:
    stray = {
        f"{name}: {alias}"
        for name, dimension in extract.dimensions.items()
        for alias, value in dimension.aliases.items()
        if value not in dimension.values
    }
    assert stray == set()


@EXTRACTS
def test_a_heading_means_one_column(extract: Extract) -> None:
    """Of labels or of counts: a column of whole numbers alone is never one of labels."""
    for columns in (extract.dimensions, extract.items):
        headings = [
            heading.casefold()
            for name, column in columns.items()
            for heading in {name, column.title.casefold(), *column.headers}
        ]
        assert sorted(h for h in set(headings) if headings.count(h) > 1) == []


@EXTRACTS
def test_the_example_row_of_a_template_could_be_loaded(extract: Extract) -> None:
    example = extract.example
    columns = {"period", "ethnic_group", *extract.dimensions, *extract.items}
    period = parse(example["period"])
    assert set(example) <= columns
    assert period is not None
    assert period.kind in extract.period
    assert example["ethnic_group"] in {*SETTINGS.ethnicity.groups, ALL}
    for name, dimension in extract.dimensions.items():
        assert not dimension.required or name in example
        assert example.get(name, dimension.values[0]) in dimension.values


@EXTRACTS
def test_an_officers_extract_of_people_is_protected(extract: Extract) -> None:
    about_people = extract.title != "Population"
    assert (extract.sources["misa"].protection != "open") == about_people


@MEASURES
def test_an_order_names_categories_of_the_first_breakdown(measure: Measure) -> None:
    dimensions = SETTINGS.extracts[measure.extract].dimensions
    values = dimensions[measure.breakdowns[0]].values if measure.breakdowns else ()
    assert set(measure.ordered) <= set(values)


@MEASURES
def test_a_measure_offers_each_comparator_once(measure: Measure) -> None:
    offered = [measure.comparator or measure.reference_group, *measure.also]
    assert len(offered) == len(set(offered))


@pytest.mark.parametrize("name", SETTINGS.pages)
def test_every_page_has_an_address_of_its_own(name: str) -> None:
    addresses = [page.url for page in SETTINGS.pages.values()]
    assert addresses.count(SETTINGS.pages[name].url) == 1
