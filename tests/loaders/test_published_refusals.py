"""A published file is loaded whole or refused with the reason: what changed, on which line, in which column."""

import pytest

from config import Config
from loaders import published
from loaders.problems import Problem
from tests.loaders import published_samples as samples
from tests.loaders.published_samples import CONFIG, changed, row_of, sheet, without


def errors(text: str) -> list[Problem]:
    """The errors of a file, which then gives no rows at all."""
    read = sheet(text)
    family = published.recognise(read, CONFIG)
    assert family is not None
    rows, problems = published.rows(read, family, CONFIG)
    found = [problem for problem in problems if problem.severity == "error"]
    assert rows.empty == bool(found)
    return found


def where(problem: Problem) -> tuple[str, int | None, str, str]:
    return problem.rule, problem.line, problem.column, problem.found


def test_an_unknown_role_is_refused_with_line_column_and_what_was_found() -> None:
    (problem,) = errors(changed(samples.SOCIAL_WORKERS, ("Hackney,Middle",), "Middle manager", "Wizard"))
    assert where(problem) == ("unknown label", 6, "OrgRole", "Wizard")
    assert "Middle manager" in problem.expected


def test_an_unknown_role_in_another_authority_is_none_of_our_business() -> None:
    assert not errors(changed(samples.SOCIAL_WORKERS, ("Richmond",), "Senior manager", "Wizard"))


def test_every_error_is_given_at_once() -> None:
    text = changed(samples.SOCIAL_WORKERS, ("Hackney,Middle",), "Middle manager", "Wizard")
    text = changed(text, ("Hackney,All",), ",96,", ",9?,")
    text = changed(text, ("National",), "2022,", "Sept 2022,")
    assert {problem.rule for problem in errors(text)} == {"unknown label", "unknown symbol", "unknown period"}


def test_the_same_unknown_label_on_several_lines_is_one_error() -> None:
    text = samples.EXCLUSIONS_BY_LEVEL.replace(",Special,", ",Hospital,")
    (problem,) = errors(text)
    assert where(problem) == ("unknown label", 6, "school_type", "Hospital")
    assert "It stands on 3 rows." in problem.fix


def test_an_unknown_ethnic_group_is_refused() -> None:
    (problem,) = errors(changed(samples.PUPILS, ("Gypsy",), "White - Gypsy/Roma", "White - Viking"))
    assert where(problem) == ("unknown group", 3, "ethnicity", "White - Viking")


def test_the_year_in_which_dfe_told_arab_apart_is_refused_and_not_added_to_other() -> None:
    text = changed(samples.PUPILS, ("Any other",), "Any other ethnic group", "Any other ethnic group - Arab")
    (problem,) = errors(text)
    assert problem.found == "Any other ethnic group - Arab"


def test_a_combined_label_that_does_not_fit_is_refused_in_its_own_words() -> None:
    text = changed(samples.EXCLUSIONS_BY_CHARACTERISTIC, ("Unclassified",), "Ethnicity Unclass", "Unclass")
    (problem,) = errors(text)
    assert where(problem) == ("unknown label", 8, "characteristic", "Unclassified")


@pytest.mark.parametrize("symbol", ["", "~", "12.5", "-3", "1e3", "1,2", "c 5", "१२"])
def test_what_is_neither_a_whole_number_nor_a_known_symbol_is_refused(symbol: str) -> None:
    line = row_of(samples.SOCIAL_WORKERS, "Hackney,Middle")
    text = samples.SOCIAL_WORKERS.replace(line, line.replace(",25,17,", f',25,"{symbol}",'))
    (problem,) = errors(text)
    assert where(problem) == ("unknown symbol", 6, "white", symbol)


@pytest.mark.parametrize("number", ["1017", "1,017", "1017.0", " 1017 "])
def test_a_whole_number_may_have_thousands_commas_and_spaces_round_it(number: str) -> None:
    line = row_of(samples.SOCIAL_WORKERS, "Hackney,Middle")
    assert not errors(samples.SOCIAL_WORKERS.replace(line, line.replace(",25,17,", f',1025,"{number}",')))


@pytest.mark.parametrize(("percent", "refused"), [("100", False), ("100.1", True)])
def test_more_than_the_whole_is_no_percentage(percent: str, refused: bool) -> None:
    text = changed(samples.LOOKED_AFTER, ("Black, African",), ",177,42,", f",177,{percent},")
    assert [problem.rule for problem in errors(text)] == (["unknown symbol"] if refused else [])


def test_a_new_symbol_in_an_old_file_is_refused() -> None:
    (problem,) = errors(changed(samples.EXCLUSIONS_BY_LEVEL, ("Inner London,,", "Special"), ",x,x,", ",c,c,"))
    assert where(problem) == ("unknown symbol", 6, "perm_excl", "c")


def test_an_unknown_geographic_level_with_our_code_is_refused() -> None:
    text = changed(samples.SOCIAL_WORKERS, ("Hackney,Middle",), "Local authority", "Borough")
    (problem,) = errors(text)
    assert where(problem) == ("unknown level", 6, "geographic_level", "Borough")


def test_an_unknown_geographic_level_elsewhere_is_none_of_our_business() -> None:
    assert not errors(changed(samples.SOCIAL_WORKERS, ("Richmond",), "Local authority", "Borough"))


def test_a_file_about_other_areas_alone_is_refused() -> None:
    (problem,) = errors("\n".join(samples.SOCIAL_WORKERS.splitlines()[i] for i in (0, 8)))
    assert problem.rule == "no area of ours" and "Hackney, London or England" in problem.title


def test_a_breakdown_whose_label_changed_does_not_leave_half_a_file() -> None:
    text = samples.KEY_STAGE_4_BY_AUTHORITY.replace("Ethnic_major,", "Ethnicity major,")
    (problem,) = errors(text)
    assert problem.rule == "label not found" and problem.column == "breakdown"
    assert "Ethnic_major" in problem.title


def test_two_spellings_of_one_label_are_refused_with_both_lines() -> None:
    double = row_of(samples.EXCLUSIONS_BY_CHARACTERISTIC, "special").replace("special", "Special")
    (problem,) = errors(samples.EXCLUSIONS_BY_CHARACTERISTIC + double + "\n")
    assert problem.rule == "row twice" and problem.line == 12
    assert problem.title == "More than one row has the same figure: lines 10 and 12."


def test_a_group_given_at_two_levels_must_agree() -> None:
    text = changed(samples.KEY_STAGE_4_NATIONAL, ("CHINESE,Total",), ",1411,", ",1412,")
    (problem,) = errors(text)
    assert problem.title == "More than one row has the same figure: lines 4 and 5."


def test_a_third_part_of_london_is_not_added_to_the_other_two() -> None:
    """DfE gave both parts the code of London, so a third could be anything."""
    third = row_of(samples.KEY_STAGE_4_BY_AUTHORITY, "Outer London", "BLACK").replace("Outer", "Middle")
    (problem,) = errors(samples.KEY_STAGE_4_BY_AUTHORITY + third + "\n")
    assert where(problem) == ("unknown area", 16, "region_name", "Middle London")


def test_an_area_that_is_given_itself_and_in_parts_is_counted_once() -> None:
    itself = row_of(samples.EXCLUSIONS_BY_LEVEL, "Inner London,,", "Total,951").replace(
        "E13000001,Inner London", "E12000007,London"
    )
    text = samples.EXCLUSIONS_BY_LEVEL + itself.replace("430845", "1268505") + "\n"
    rows = published.rows(sheet(text), "dfe-exclusions-geography", CONFIG)[0]
    london = rows[(rows["area"] == "London") & (rows["item"] == "pupils")]
    assert london["count"].tolist() == [1_268_505]


def test_two_rows_of_one_part_are_refused() -> None:
    again = row_of(samples.EXCLUSIONS_BY_LEVEL, "Inner London,,", "Total,951")
    assert "row twice" in {problem.rule for problem in errors(samples.EXCLUSIONS_BY_LEVEL + again + "\n")}


def test_a_total_that_is_given_and_added_up_is_refused() -> None:
    given = row_of(samples.KEY_STAGE_4_BY_AUTHORITY, "Hackney", "BLACK", "Ethnic_major,Total").replace(
        "BLACK", "Total"
    )
    (problem,) = errors(samples.KEY_STAGE_4_BY_AUTHORITY + given + "\n")
    assert problem.rule == "row twice" and problem.line == 16


def test_more_pupils_suspended_than_pupils_are_refused() -> None:
    text = changed(samples.EXCLUSIONS_BY_LEVEL, ("Hackney,,,Total,,Special",), ",6,1.74", ",345,1.74")
    (problem,) = errors(text)
    assert where(problem) == ("more than base", 10, "one_plus_fixed", "345")


def test_as_many_pupils_suspended_as_pupils_are_not() -> None:
    assert not errors(
        changed(samples.EXCLUSIONS_BY_LEVEL, ("Hackney,,,Total,,Special",), ",6,1.74", ",344,1.74")
    )


@pytest.mark.parametrize(("white", "refused"), [("17", False), ("18", True), ("25", True), ("26", True)])
def test_groups_may_be_as_many_as_the_known_and_no_more(white: str, refused: bool) -> None:
    found = errors(changed(samples.SOCIAL_WORKERS, ("Hackney,Middle",), ",25,17,", f",25,{white},"))
    assert [problem.rule for problem in found] == (["more than base"] if refused else [])


def test_a_group_above_the_known_is_named_by_its_column_and_the_others_are_not() -> None:
    found = errors(changed(samples.SOCIAL_WORKERS, ("Hackney,Middle",), ",25,17,", ",25,26,"))
    assert [where(problem) for problem in found] == [("more than base", 6, "white", "26")]


def test_every_line_with_more_people_than_are_known_is_named() -> None:
    text = changed(samples.SOCIAL_WORKERS, ("National",), ",1000,800,", ",1000,801,")
    found = errors(changed(text, ("Hackney,All",), ",182,96,", ",182,97,"))
    assert [(problem.line, problem.column, problem.found) for problem in found] == [
        (2, "known_headcount", "1,000"),
        (5, "known_headcount", "182"),
    ]


def rounded(area: str, to: int) -> Config:
    """The configuration with one area's social workers declared as rounded."""
    family = CONFIG.families["dfe-csww"].model_copy(update={"rounded_to": {area: to}})
    return CONFIG.model_copy(update={"families": CONFIG.families | {"dfe-csww": family}})


@pytest.mark.parametrize(("white", "refused"), [(815, False), (816, True)])
def test_rounded_groups_may_add_up_to_more_by_what_rounding_can_do(white: int, refused: bool) -> None:
    """Five groups and the known, each rounded to 5, may be out by 2.5: together by 15."""
    text = changed(samples.SOCIAL_WORKERS, ("National",), ",1000,800,", f",1000,{white},")
    rows, problems = published.rows(sheet(text), "dfe-csww", rounded("England", 5))
    assert rows.empty is refused
    assert [problem.line for problem in problems if problem.severity == "error"] == [2] * refused


@pytest.mark.parametrize(("white", "refused"), [(1000, False), (1005, True)])
def test_a_rounded_group_may_not_be_above_the_known(white: int, refused: bool) -> None:
    """What is more before rounding is never less after it."""
    counts = ",1000,800,50,60,80,10,"
    text = changed(samples.SOCIAL_WORKERS, ("National",), counts, f",1000,{white},0,0,0,0,")
    rows, _ = published.rows(sheet(text), "dfe-csww", rounded("England", 5))
    assert rows.empty is refused


def test_an_area_that_is_not_rounded_has_no_slack() -> None:
    text = changed(samples.SOCIAL_WORKERS, ("Hackney,Middle",), ",25,17,", ",25,18,")
    rows, _ = published.rows(sheet(text), "dfe-csww", rounded("England", 5))
    assert rows.empty


def test_a_row_that_is_too_short_is_refused() -> None:
    line = row_of(samples.PUPILS, "Gypsy")
    (problem,) = errors(samples.PUPILS.replace(line, line.rpartition(",")[0]))
    assert problem.rule == "row length" and problem.line == 3


def test_a_heading_that_stands_twice_is_refused() -> None:
    (problem,) = errors(samples.each_row(samples.PUPILS, lambda row: [*row, row[-2]]))
    assert where(problem) == ("column twice", None, "headcount", "column 14 and column 16")


def test_a_file_with_a_part_of_the_breakdowns_says_which_is_missing() -> None:
    text = without(samples.EXCLUSIONS_BY_CHARACTERISTIC, "Gender male")
    (problem,) = errors(text)
    assert problem.title == "No row has “Gender” in this column." and problem.column == "characteristic_group"


def test_groups_that_add_up_to_more_than_everybody_are_a_column_of_something_else() -> None:
    """DfE’s dashboard repeats the number of all children in the row of each group."""
    head = "time_period,geographic_level,new_la_code,la_name,cla_group,characteristic,number,percentage"
    place = "2025,Local authority,E09000012,Hackney,Ethnicity"
    groups = (
        "White",
        "Mixed or Multiple ethnic groups",
        "Asian or Asian British",
        "Other ethnic group",
        "Total",
    )
    black = '"Black, African, Caribbean or Black British"'
    of_everybody = "\n".join([head, *(f"{place},{group},352,20" for group in (*groups, black))])
    (problem,) = errors(of_everybody)
    assert problem.title == "Several ethnic groups of this column count as many as everybody."
    assert (problem.column, problem.found) == ("number", "352")
