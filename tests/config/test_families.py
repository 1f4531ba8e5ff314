"""Each published file's declaration speaks our words: dimensions, groups, areas, periods and sources that exist."""

import pytest
from pydantic import ValidationError

import config
from config.ethnicity import ALL
from config.family import Family, Split
from config.periods import parse

SETTINGS = config.load()
EACH_FAMILY = pytest.mark.parametrize("family", SETTINGS.families.values(), ids=SETTINGS.families)
LEAST = {
    "title": "A file",
    "publisher": "DfE",
    "short": "DfE file",
    "extract": "population",
    "source": "dfe-file",
    "period": {"column": "time_period", "kind": "academic year"},
    "items": {"people": "headcount"},
}


@EACH_FAMILY
def test_labels_mean_values_of_the_extracts_dimensions(family: Family) -> None:
    dimensions = SETTINGS.extracts[family.extract].dimensions
    for name, column in family.dimensions.items():
        meant = {column.value} if column.value else set(column.values.values())
        assert meant <= {*dimensions[name].values, dimensions[name].not_known, ALL}, name


@EACH_FAMILY
def test_a_dimension_that_must_be_given_is(family: Family) -> None:
    dimensions = SETTINGS.extracts[family.extract].dimensions
    labels = family.told_by.labels.values() if family.told_by else ()
    banded = {family.added_up.dimension} if family.added_up else set()
    given = [set(family.dimensions) | banded, *(set(told.of) for told in labels)][-max(1, len(labels)) :]
    needed = {name for name, dimension in dimensions.items() if dimension.required}
    assert all(needed <= names for names in given)


@EACH_FAMILY
def test_the_columns_of_a_wide_file_mean_groups_that_there_are(family: Family) -> None:
    wide = [columns for columns in family.items.values() if isinstance(columns, dict)]
    assert {group for columns in wide for group in columns.values()} <= set(SETTINGS.ethnicity.order)


@EACH_FAMILY
def test_the_periods_of_a_declaration_are_of_its_own_kind(family: Family) -> None:
    named = [family.period.value, family.period.last, *(symbols.until for symbols in family.symbols)]
    found = [parse(label) for label in named if label]
    assert all(period and period.kind == family.period.kind for period in found)
    assert family.period.kind in SETTINGS.extracts[family.extract].period


@EACH_FAMILY
def test_figures_are_rounded_in_areas_that_we_have(family: Family) -> None:
    assert set(family.rounded_to) <= {area.name for area in SETTINGS.publication.places}


def test_every_family_is_a_source_of_its_own_named_like_its_file() -> None:
    """Files of one source replace each other: a census file of regions would take out the one of authorities."""
    assert {name: family.source for name, family in SETTINGS.families.items()} == {
        name: name for name in SETTINGS.families
    }
    assert not {source for extract in SETTINGS.extracts.values() for source in extract.sources} & set(
        SETTINGS.families
    )


WRONG = {
    "a wide item beside one that is not": {"items": {"people": {"white": "White"}, "share": "percent"}},
    "a wide file with a group column": {
        "items": {"people": {"white": "White"}},
        "group": {"columns": ["ethnicity"], "scheme": "dfe_minor"},
    },
    "labels without a scheme": {"group": {"columns": ["ethnicity"]}},
    "no column that says the area": {"places": {"columns": []}},
    "labels that may be there in a column without any that must": {"also": {"sex": "Male"}},
    "a dimension that is a constant and a column": {
        "dimensions": {"sex": {"value": "Boys and men", "column": "sex", "values": {"Male": "Boys and men"}}}
    },
    "a dimension's column without its labels": {"dimensions": {"sex": {"column": "sex"}}},
    "labels and bands of one column": {
        "added_up": {"column": "age", "labels": ["15"], "dimension": "age", "bands": {"10 to 14": [10, 14]}}
    },
    "bands of no dimension": {"added_up": {"column": "age", "bands": {"10 to 14": [10, 14]}}},
    "a key that nobody knows": {"rounding": 5},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_declaration_that_cannot_be_right_is_refused(wrong: dict) -> None:
    assert Family.model_validate(LEAST).source == "dfe-file"
    with pytest.raises(ValidationError):
        Family.model_validate(LEAST | wrong)


@pytest.mark.parametrize("pattern", ["(unclosed", "names none of its parts", "(also not named)"])
def test_a_pattern_must_be_one_and_name_its_parts(pattern: str) -> None:
    with pytest.raises(ValidationError, match="pattern"):
        Split(column="characteristic", pattern=pattern)
