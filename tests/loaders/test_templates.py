"""A template made from the declaration must be a file that the declaration accepts."""

import csv
from datetime import date

import pytest

import config
from config.ethnicity import ALL
from loaders import intake, templates
from loaders.harmonising import group_labels, key
from loaders.intake import Checked
from loaders.recognising import Asked

CONFIG = config.load()
EVERY_EXTRACT = pytest.mark.parametrize("name", CONFIG.extracts)
# After every period of the examples.
TODAY = date(2026, 11, 22)


def check(text: str) -> Checked:
    return intake.check(text.encode("utf-8-sig"), "template.csv", CONFIG, Asked(today=TODAY))


@EVERY_EXTRACT
def test_the_example_row_of_a_template_is_never_accepted(name: str) -> None:
    checked = check(templates.template(CONFIG.extracts[name], CONFIG))
    assert [problem.sentence() for problem in checked.problems if problem.severity == "error"] == [
        "Row 2: This is the example row of the template. Put your own figures in its place, or delete it: its numbers "
        "are invented."
    ]
    assert (checked.extract, checked.upload) == (name, None)


@EVERY_EXTRACT
def test_a_template_with_another_number_is_acceptable(name: str) -> None:
    headings, example = templates.template(CONFIG.extracts[name], CONFIG).splitlines()
    first = next(iter(CONFIG.extracts[name].items))
    cells = dict(zip(headings.split(","), next(csv.reader([example])), strict=True))
    cells[first] = str(int(cells[first] or 0) + 1)
    checked = check(headings + "\n" + ",".join(cells.values()) + "\n")
    assert checked.upload is not None, [problem.sentence() for problem in checked.problems]
    assert checked.extract == name
    assert len(checked.upload.rows) >= 1


@EVERY_EXTRACT
def test_a_template_has_every_column_of_the_extract(name: str) -> None:
    extract = CONFIG.extracts[name]
    headings, example = csv.reader(templates.template(extract, CONFIG).splitlines())
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
    assert described["sex"] == "Boys, Girls, Not known, or blank where not split"
    assert described["period"] == (
        "an academic year such as 2021/22 (or 2021/2022) or a calendar quarter such as 2021 Q4 (or Oct to Dec 2021)"
    )


@EVERY_EXTRACT
def test_every_ethnic_group_that_is_offered_is_listed_and_means_itself(name: str) -> None:
    extract = CONFIG.extracts[name]
    described = {column: allowed for column, _, allowed in templates.describe(extract, CONFIG.ethnicity)}
    labels = group_labels(extract, "misa", CONFIG)
    for kind, names in templates.allowed_groups(extract.scheme, CONFIG.ethnicity).items():
        for label in names:
            assert label in described["ethnic_group"]
            assert labels[key(label)] == (ALL if kind == "Total" else label)


def test_the_groups_of_workforce_are_the_censuss_and_what_joins_them() -> None:
    found = templates.allowed_groups("ours", CONFIG.ethnicity)
    assert found["Broad groups"] == ("Asian", "Black", "Mixed", "White", "Other")
    assert len(found["Detailed groups"]) == 19
    assert found["Not known"] == ("Not known", "Refused", "Not obtained")
    assert found["Total"] == ("Total",)
    assert "Gypsy and Roma" in found["Other groupings"]


def test_a_name_that_means_another_group_in_a_scheme_is_not_offered_there() -> None:
    """DfE's "Any other ethnic group" holds Arab: it is the whole of Other."""
    offered = {scheme: templates.allowed_groups(scheme, CONFIG.ethnicity) for scheme in ("ours", "schools")}
    assert "Any other ethnic group" in offered["ours"]["Detailed groups"]
    assert "Any other ethnic group" not in offered["schools"]["Detailed groups"]


def test_census_codes_are_named_only_where_they_are_read() -> None:
    described = {
        name: {column: allowed for column, _, allowed in templates.describe(CONFIG.extracts[name])}
        for name in ("exclusions", "childrens_services")
    }
    assert described["exclusions"]["ethnic_group"].endswith("School census codes such as WBRI are read, too.")
    assert "School census codes" not in described["childrens_services"]["ethnic_group"]


def test_the_groups_are_described_in_the_order_in_which_they_are_shown() -> None:
    described = {column: allowed for column, _, allowed in templates.describe(CONFIG.extracts["workforce"])}
    assert described["ethnic_group"].startswith(
        "Groups of one level throughout, with a row for each. Broad groups: Asian; Black; Mixed; White; Other. "
        "Detailed groups: Bangladeshi; Chinese; Indian; "
    )
