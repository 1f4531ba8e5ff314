"""One family reads the releases of one publication, whatever each calls its columns and labels; others are refused."""

import pytest

from loaders import published
from tests.loaders import published_releases as releases
from tests.loaders.published_figures import cell, loaded, rows_of
from tests.loaders.published_samples import CONFIG, SAMPLES, sheet


def family_of(text: str) -> str | None:
    return published.recognise(sheet(text), CONFIG)


def refusal(text: str) -> str:
    problem = published.near(sheet(text), CONFIG)
    assert family_of(text) is None and problem is not None
    return problem.title


def test_suspensions_by_characteristic_of_2020_21_and_of_2023_24_are_one_family() -> None:
    assert family_of(releases.SUSPENSIONS_2020_21) == "dfe-suspensions-characteristics"
    older, newer = rows_of(releases.SUSPENSIONS_2020_21), rows_of(SAMPLES["dfe-suspensions-characteristics"])
    assert cell(older, area="Hackney", group="All", item="suspensions") == 1_587
    assert cell(older, area="Hackney", group="Not known", item="pupils") == 480
    assert cell(newer, area="England", group="Black", item="suspensions") == 42_842
    assert cell(newer, area="London", group="Black", item="permanent_exclusions") == 212
    assert cell(newer, area="Hackney", group="Black Caribbean", item="pupils_suspended") == 200


def test_a_group_that_is_major_and_minor_at_once_is_taken_once_and_a_difference_is_said() -> None:
    text = SAMPLES["dfe-suspensions-characteristics"]
    assert cell(rows_of(text), area="Hackney", group="Other", item="pupils") == 2_136
    minor = next(line for line in text.splitlines() if "Minor,Any other ethnic group" in line)
    rows, problems = loaded(text.replace(minor, minor.replace("2136", "2137")))
    assert cell(rows, area="Hackney", group="Other", item="pupils") == 2_136
    (warning,) = [problem for problem in problems if problem.severity == "warning"]
    assert (warning.rule, warning.line, warning.found) == ("levels differ", 7, "Other")


@pytest.mark.parametrize("written", ["202324", "2023/24", "2023-24", "2023/2024", "2023-2024"])
def test_a_school_year_is_one_however_a_file_joins_its_two_years(written: str) -> None:
    """A hyphen means a financial year in our extracts; this file says itself that its years are academic ones."""
    rows = rows_of(
        SAMPLES["dfe-suspensions-characteristics"].replace("Academic year,202324", f"Academic year,{written}")
    )
    assert set(rows["period"]) == {"2023/24"}


@pytest.mark.parametrize("written", ["2023-2025", "202325", "2023_24", "23/24"])
def test_what_is_no_school_year_is_refused(written: str) -> None:
    text = SAMPLES["dfe-suspensions-characteristics"].replace(
        "Academic year,202324", f"Academic year,{written}"
    )
    rows, problems = loaded(text)
    assert rows.empty and [problem.found for problem in problems if problem.severity == "error"] == [written]


@pytest.mark.parametrize(("written", "day"), [("202526", "2025-11-06"), ("2025-2026", "2025-11-06")])
def test_the_day_of_the_workforce_census_is_found_in_either_form(written: str, day: str) -> None:
    rows = rows_of(SAMPLES["dfe-swf-teachers"].replace("202526,", f"{written},"))
    assert day in set(rows["period"])


def test_suspensions_by_geographic_level_have_englands_and_londons_rates_today() -> None:
    assert family_of(releases.SUSPENSIONS_BY_LEVEL_2023_24) == "dfe-exclusions-geography"
    rows = rows_of(releases.SUSPENSIONS_BY_LEVEL_2023_24)
    assert cell(rows, area="England", phase="All", item="suspensions") == 954_952
    assert cell(rows, area="England", phase="All", item="pupils") == 8_445_343
    assert cell(rows, area="England", phase="Secondary", item="permanent_exclusions") == 9_298
    assert cell(rows, area="London", phase="All", item="suspensions") == 73_164
    assert cell(rows, area="Hackney", phase="All", item="permanent_exclusions") == 52
    assert set(rows["group"]) == {"All"}


def test_key_stage_4_of_2023_24_and_of_2024_25_are_one_family() -> None:
    assert family_of(releases.KEY_STAGE_4_2023_24) == "dfe-ks4-characteristics"
    older, newer = rows_of(releases.KEY_STAGE_4_2023_24), rows_of(SAMPLES["dfe-ks4-characteristics"])
    assert cell(older, area="Hackney", sex="All", group="All", item="points_total") == 117_700.5
    assert cell(older, area="England", sex="Boys", group="Bangladeshi", item="reached_strong") == 3_089
    assert cell(older, area="Hackney", sex="Boys", group="Black Caribbean", item="pupils") == 95
    assert cell(newer, area="England", sex="All", group="All", item="pupils") == 625_673
    assert cell(newer, area="England", sex="All", group="Black African", item="reached_strong") == 14_787
    assert cell(newer, area="England", sex="Boys", group="All", item="points_total") == 14_100_901.42


def test_key_stage_2_has_the_expected_and_the_higher_standard_in_both_of_its_forms() -> None:
    wide, long = rows_of(SAMPLES["dfe-ks2-characteristics"]), rows_of(SAMPLES["dfe-ks2-subjects"])
    assert cell(wide, area="Hackney", group="All", item="reached_expected") == 1_776
    assert cell(wide, area="Hackney", group="Black Caribbean", item="reached_higher") == "confidential"
    assert cell(long, area="England", group="All", item="reached_expected") == 405_190
    assert cell(long, area="England", group="All", item="reached_higher") == "not_available"
    assert cell(long, area="Hackney", group="Black", item="reached_higher") == 85
    assert cell(long, area="Hackney", group="Black Caribbean", item="reached_expected") == 120


def test_early_years_of_2023_24_and_of_2024_25_are_one_family() -> None:
    assert family_of(releases.EARLY_YEARS_2023_24) == "dfe-eyfsp"
    older, newer = rows_of(releases.EARLY_YEARS_2023_24), rows_of(SAMPLES["dfe-eyfsp"])
    assert cell(older, area="England", sex="All", group="All", item="reached_good_level") == 411_626
    assert cell(older, area="England", sex="Girls", group="White", item="reached_good_level") == 153_859
    assert cell(older, area="Hackney", group="Chinese", item="pupils") == 13
    assert cell(newer, area="England", group="All", item="reached_good_level") == 402_609


def test_pupils_of_2024_25_have_another_name_of_the_group_column() -> None:
    rows = rows_of(releases.PUPILS_2024_25)
    assert cell(rows, area="England", group="Black Caribbean") == 76_646
    assert cell(rows, area="Hackney", group="White Irish") == 180
    assert cell(rows, area="Hackney", group="All") == 32_300


def test_absence_over_a_year_is_read_with_more_sessions_than_a_billion() -> None:
    rows = rows_of(SAMPLES["dfe-absence"])
    assert cell(rows, area="England", item="sessions") == 2_190_000_000
    assert cell(rows, area="England", item="persistently_absent") == 1_324_220
    assert cell(rows, area="Hackney", group="Black", item="severely_absent") == 137


def test_school_staff_are_of_the_first_thursday_in_november() -> None:
    teachers, support = rows_of(SAMPLES["dfe-swf-teachers"]), rows_of(SAMPLES["dfe-swf-support-staff"])
    assert set(teachers["period"]) == set(support["period"]) == {"2025-11-06"}
    assert cell(teachers, area="England", staff="Teachers", role="All", group="All") == 512_039
    assert cell(teachers, area="Hackney", staff="School leaders", role="Headteacher", group="Black") == 7
    assert cell(teachers, area="Hackney", staff="Teachers", role="All", group="Refused") == 40
    assert cell(support, area="England", role="Technicians", group="All") == 19_494
    assert cell(support, area="Hackney", role="Administration", group="Black") == 90


def test_a_headcount_with_a_part_of_a_person_is_refused_where_it_stands() -> None:
    rows, problems = loaded(releases.SUPPORT_STAFF_2024_25)
    (problem,) = [problem for problem in problems if problem.severity == "error"]
    assert rows.empty and (problem.line, problem.column, problem.found) == (2, "headcount", "401891.7131")
    assert problem.title == "This is a number of people with a part of a person."


def test_the_file_of_two_terms_is_told_that_it_is_no_whole_year() -> None:
    assert refusal(releases.ABSENCE_TWO_TERMS_2024_25).endswith(
        "that we do not read yet: it counts the autumn and spring terms, not the whole year."
    )


@pytest.mark.parametrize(
    "text",
    [releases.ABSENCE_ENGLAND_2024_25, releases.SUSPENSIONS_ENGLAND_2022_23, releases.PHONICS_2024_25],
    ids=["absence by free school meals", "suspensions by free school meals", "phonics"],
)
def test_a_file_of_dfes_that_nobody_declared_is_unknown_and_never_called_another(text: str) -> None:
    title = refusal(text)
    assert title.startswith("This looks like a published file (DfE’s) that we do not read yet")
    assert not any(family.title in title for family in CONFIG.families.values())


DECLARED = [
    (name, column)
    for name, family in CONFIG.families.items()
    for column in sorted(published.recognising.required(family))
    if name.startswith("dfe-") and name != "dfe-ks2-2016"
]


@pytest.mark.parametrize(("name", "column"), DECLARED, ids=[f"{name} {column}" for name, column in DECLARED])
def test_a_heading_changed_by_one_word_is_refused_with_that_word(name: str, column: str) -> None:
    family, text = CONFIG.families[name], SAMPLES[name]
    header, rest = text.split("\n", 1)
    there = {heading.casefold(): heading for heading in header.split(",")}
    titles = published.labels.titles(column, family)
    written = next(there[title.casefold()] for title in titles if title.casefold() in there)
    changed = ",".join(f"{one}_new" if one == written else one for one in header.split(","))
    assert f"“{titles[0]}”" in refusal(f"{changed}\n{rest}")


@pytest.mark.parametrize("term", ["Autumn term", "Spring term"])
@pytest.mark.parametrize(
    "text",
    [releases.SUSPENSIONS_BY_LEVEL_2023_24, SAMPLES["dfe-suspensions-characteristics"]],
    ids=["by level", "by characteristic"],
)
def test_a_file_of_one_term_with_the_columns_of_the_years_is_not_read_as_a_year(text: str, term: str) -> None:
    rows, problems = loaded(text.replace("Academic year", term))
    (problem,) = [problem for problem in problems if problem.severity == "error"]
    assert rows.empty and problem.title == "No row has “Academic year” in this column."
    assert problem.column == "time_identifier"


def test_the_census_is_read_as_nomis_gives_it_long_without_its_sub_totals_and_wide() -> None:
    long = rows_of(SAMPLES["ons-nomis-ts021"])
    assert cell(long, area="Hackney", group="Black Caribbean", item="people") == 17_903
    broad = 'E09000012,Hackney,"Black, Black British, Black Welsh, Caribbean or African",54645'
    assert len(rows_of(f"{SAMPLES['ons-nomis-ts021']}{broad}\n")) == len(long)
    wide = rows_of(SAMPLES["ons-nomis-ts021-wide"])
    assert cell(wide, area="Hackney", group="All", item="people") == 259_147
    assert cell(wide, area="England", group="White British", item="people") == 41_540_791
