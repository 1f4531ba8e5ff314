"""Every layout of today's releases is read by its own family alone, or refused for its reason; a changed heading is named."""

import csv
import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders import published, reading, recognising
from loaders.published.labels import column_title, heading
from loaders.published.recognising import headings_of, required
from loaders.reading import Sheet
from loaders.recognising import Asked, Rows
from tests.loaders import published_layouts as layouts
from tests.loaders.published_figures import cell, loaded, rows_of
from tests.loaders.published_samples import CONFIG, SAMPLES, each_row, sheet
from tests.loaders.workbooks import ods, workbook

_HEADING = "Lower tier local authorities Code,Lower tier local authorities,Ethnic group (6 categories) Code,Ethnic group (6 categories),Sex (2 categories) Code,Sex (2 categories),Age (101 categories) Code,Age (101 categories),Observation"  # noqa: E501
CHILDREN = """\
Financial_Year,YJS,Region,PCC,England_Wales,Age_Group,Ethnicity_Group,Sex,Number_Children
2023-24,Hackney,London,Metropolitan,England,10-14,Black,Male,4
2023-24,Hackney,London,Metropolitan,England,16,Black,Male,4
2023-24,Hackney,London,Metropolitan,England,17+,Black,Male,11
2023-24,Hackney,London,Metropolitan,England,16,Black,Female,2
2023-24,Hackney,London,Metropolitan,England,15,Unknown,Unknown,8
2023-24,Oxfordshire,South East,Thames Valley,England,15,Black,Male,70
2023-24,Islington,London,Metropolitan,England,15,Black,Male,90
2024-25,Hackney,London,Metropolitan,England,10-14,Black,Male,1
"""
OUTCOMES = """\
Financial_Year,YJS,Region,PCC,England_Wales,Caution_or_sentence_tier,Caution_or_sentence_type,Number_Cautioned_Sentenced
2024-25,Hackney,London,Metropolitan,England,Pre Court,Youth Caution,24
"""
NOMIS_BY_AGE = """\
GEOGRAPHY_CODE,GEOGRAPHY_NAME,C2021_ETH_20,C2021_AGE_6,C_SEX,OBS_VALUE
E09000012,Hackney,1001,1,1,16852
"""


def read(text: str) -> Rows:
    return recognising.rows_of(sheet(text), Asked(), CONFIG)


def by_age(*years: int, sexes: tuple[str, ...] = ("Female", "Male")) -> str:
    """RM032: ten people more than their age of each sex and group in each year."""
    groups = ((2, "Black, Black British, Black Welsh, Caribbean or African"), (4, "White"))
    rows = [
        f'E09000012,Hackney,{code},"{group}",1,{sex},{year},Aged {year} years,{10 + year}'
        for code, group in groups
        for sex in sexes
        for year in years
    ]
    return "\n".join([_HEADING, *rows, "E09000012,Hackney,-8,Does not apply,1,Female,10,Aged 10 years,0", ""])


def test_single_years_of_age_make_up_each_population_whose_years_are_all_there() -> None:
    found = rows_of(by_age(*range(18)))
    assert set(found["population"]) == {"Ages 0 to 17", "Ages 5 to 15", "Ages 10 to 17"}
    girls = {"area": "Hackney", "group": "Black", "sex": "Girls and women"}
    assert cell(found, population="Ages 0 to 17", **girls) == 18 * 10 + sum(range(18))
    assert cell(found, population="Ages 5 to 15", **girls) == 11 * 10 + sum(range(5, 16))
    assert cell(found, population="Ages 10 to 17", **girls) == 8 * 10 + sum(range(10, 18))


def test_the_working_ages_are_those_of_16_to_64() -> None:
    found = rows_of(by_age(*range(16, 71)))
    assert set(found["population"]) == {"Working age"}
    boys = cell(found, population="Working age", group="White", sex="Boys and men")
    assert boys == 49 * 10 + sum(range(16, 65))


def test_a_population_of_which_a_year_is_missing_is_refused_and_the_years_are_named() -> None:
    found = read(by_age(10, *range(12, 18)))
    (problem,) = [one for one in found.problems if one.severity == "error"]
    assert found.frame.empty and found.family == "ons-census-2021-ages"
    assert problem.found == "10 and 12 to 17" and "“Ages 10 to 17” lacks 11," in problem.fix


def test_a_table_by_age_is_never_taken_for_the_one_without() -> None:
    text = by_age(*range(18)).replace("Age (101 categories)", "Age (6 categories)")
    assert published.recognise(sheet(text), CONFIG) is None
    problem = published.near(sheet(text), CONFIG)
    assert problem is not None and "no column called “Age (101 categories) Code”" in problem.title


def test_ages_of_youth_justice_are_added_up_and_other_services_left() -> None:
    found = rows_of(CHILDREN)
    assert set(found["area"]) == {"Hackney", "Islington"}
    assert cell(found, area="Islington", item="outcomes") == 90
    found = found[found["area"] == "Hackney"]
    assert cell(found, period="2023-24", group="Black", sex="Boys") == 4 + 4 + 11
    assert cell(found, period="2023-24", group="Black", sex="Girls") == 2
    assert cell(found, period="2023-24", group="Not known", sex="Not known") == 8
    assert cell(found, period="2024-25", group="Black", sex="Boys") == 1


@pytest.mark.parametrize("age", ["All", "10-17"])
def test_an_age_that_holds_others_would_count_children_twice_and_is_refused(age: str) -> None:
    rows, problems = loaded(CHILDREN.replace(",17+,", f",{age},"))
    (problem,) = [one for one in problems if one.severity == "error"]
    assert rows.empty and (problem.rule, problem.column, problem.found) == ("unknown label", "Age_Group", age)


@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_the_table_of_children_is_read_from_its_workbook(kind: str) -> None:
    title = [["Youth justice statistics, local level"], ["Children cautioned or sentenced"]]
    lines = [
        [int(cell) if cell.isdigit() else cell for cell in row] for row in csv.reader(io.StringIO(CHILDREN))
    ]
    data = ods([*title, *lines], "Data") if kind == "ods" else workbook(Cover=title, Notes=title, Data=lines)
    found, problems = reading.read(data, CONFIG.publication.limits, large=False)
    assert found is not None, problems
    rows = recognising.rows_of(found, Asked(), CONFIG)
    assert rows.family == "yjb-children"
    assert cell(rows.frame, area="Hackney", period="2023-24", group="Black", sex="Boys") == 19


@pytest.mark.parametrize(
    ("text", "words"),
    [(OUTCOMES, "no ethnic group, age or sex"), (NOMIS_BY_AGE, "six age bands begin with 24 and under")],
)
def test_a_file_that_is_known_and_not_loaded_says_which_it_is_and_why(text: str, words: str) -> None:
    found = read(text)
    (problem,) = found.problems
    assert found.frame.empty and (problem.severity, problem.rule) == ("error", "not loaded")
    assert words in problem.title


def with_one_word_more(text: str, family: str) -> Iterator[tuple[str, str, Sheet]]:
    """The file once for each heading that it must have, with a word put after it: the name in the declaration and in the
    file, and the sheet."""
    found, declared = sheet(text), CONFIG.families[family]
    headings = headings_of(found, declared)
    must = headings.has(required(declared)) & {
        name for name, places in headings.places.items() if len(places) == 1
    }
    for name in sorted(must):
        rows = [list(row) for row in found.rows]
        (place,) = headings.places[name]
        written = rows[headings.row][place]
        rows[headings.row][place] = f"{written}_revised"
        yield name, written, Sheet(rows, found.lines, found.delimiter, found.encoding)


def unnamed(text: str, family: str) -> list[str]:
    """The headings that could be changed by a word without being named in a refusal."""
    faults = []
    for name, written, changed in with_one_word_more(text, family):
        declared = CONFIG.families[family]
        problem = published.near(changed, CONFIG)
        as_called = {heading(written), heading(column_title(name, declared))}
        is_named = problem is not None and any(one in heading(problem.title) for one in as_called)
        if published.recognise(changed, CONFIG) is not None or not is_named:
            faults.append(f"{written}: {published.recognise(changed, CONFIG)} {problem and problem.title}")
    return faults


@pytest.mark.parametrize("family", [name for name in SAMPLES if name != "dfe-ks2-2016"])
def test_a_heading_changed_by_a_word_is_refused_with_that_heading(family: str) -> None:
    assert unnamed(SAMPLES[family], family) == []


def layout(name: str) -> str:
    """One of the layouts that lie beside the extracts."""
    return (Path(os.environ["EQUALITIES_EXTRACTS"]).parent / "layouts" / name).read_text(encoding="utf-8-sig")


@pytest.mark.extracts
def test_each_layout_is_read_by_its_family_alone_or_refused_for_its_reason() -> None:
    for name, family in layouts.READ.items():
        found = read(layout(name))
        assert (found.family, [one for one in found.problems if one.severity == "error"]) == (family, []), (
            name
        )
        assert not found.frame.empty, name
    for name, (rule, words) in layouts.REFUSED.items():
        found = read(layout(name))
        first = next(one for one in found.problems if one.severity == "error")
        assert found.frame.empty and first.rule == rule, name
        assert words in f"{first.title} {first.fix}", name


@pytest.mark.extracts
def test_what_becomes_of_every_layout_is_said() -> None:
    folder = Path(os.environ["EQUALITIES_EXTRACTS"]).parent / "layouts"
    assert {path.name for path in folder.glob("*.csv")} == {*layouts.READ, *layouts.REFUSED}


@pytest.mark.extracts
@pytest.mark.parametrize("name", layouts.READ)
def test_a_heading_of_a_layout_changed_by_a_word_is_refused_with_it(name: str) -> None:
    assert unnamed(layout(name), layouts.READ[name]) == []


@pytest.mark.parametrize("family", ["dfe-eyfsp", "dfe-absence", "dfe-swf-teachers"])
def test_a_file_of_a_publication_not_declared_is_called_unknown(family: str) -> None:
    """The columns of areas and times of a real file, with figures that nobody declared."""
    places = {
        "time_period",
        "time_identifier",
        "geographic_level",
        "country_code",
        "country_name",
        "new_la_code",
        "la_name",
    }
    header = SAMPLES[family].lstrip().splitlines()[0].split(",")
    kept = [at for at, name in enumerate(header) if name in places]
    bare = each_row(SAMPLES[family].lstrip(), lambda row: [*(row[at] for at in kept), "7"])
    problem = published.near(sheet(bare.replace(",7", ",apples", 1)), CONFIG)
    assert problem is not None and problem.title.endswith("that we do not read yet.")
