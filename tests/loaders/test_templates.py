"""A template made from the declaration must be a file that the declaration accepts."""

import csv
from datetime import date

import pytest

import config
from loaders import intake, templates

CONFIG = config.load()
EVERY_EXTRACT = pytest.mark.parametrize("name", CONFIG.extracts)
# After every period of the examples.
TODAY = date(2026, 11, 22)


@EVERY_EXTRACT
def test_a_template_with_its_example_row_is_acceptable(name: str) -> None:
    text = templates.template(name, CONFIG.extracts[name], CONFIG)
    checked = intake.check(text.encode("utf-8-sig"), f"{name}.csv", CONFIG, today=TODAY)
    assert checked.upload is not None, [problem.sentence() for problem in checked.problems]
    assert checked.extract == name
    assert len(checked.upload.rows) >= 1


@EVERY_EXTRACT
def test_a_template_has_every_column_of_the_extract(name: str) -> None:
    extract = CONFIG.extracts[name]
    headings, example = csv.reader(templates.template(name, extract, CONFIG).splitlines())
    assert headings == ["period", *extract.dimensions, "ethnic_group", *extract.items]
    assert dict(zip(headings, example, strict=True)) == {
        heading: extract.example.get(heading, "") for heading in headings
    }


@EVERY_EXTRACT
def test_every_column_is_described_with_what_may_stand_in_it(name: str) -> None:
    for column, what, allowed in templates.describe(CONFIG.extracts[name]):
        assert column
        assert what
        assert allowed


def test_the_values_of_a_category_are_all_listed() -> None:
    described = {column: allowed for column, _, allowed in templates.describe(CONFIG.extracts["exclusions"])}
    assert described["sex"] == "Boys, Girls, or blank where not split"
    assert described["period"] == "an academic year such as 2021/22 or a calendar quarter such as 2021 Q4"
