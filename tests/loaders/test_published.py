"""What becomes of each published file: worked examples with the headings of the real ones."""

import pytest

from tests.loaders import published_samples as samples
from tests.loaders.published_figures import cell, loaded, rows_of
from tests.loaders.published_samples import CONFIG, SAMPLES, changed, row_of, without


@pytest.mark.parametrize("family", SAMPLES)
def test_rows_have_the_shape_of_the_familys_extract(family: str) -> None:
    rows = rows_of(SAMPLES[family])
    declared = CONFIG.families[family]
    dimensions = list(CONFIG.extracts[declared.extract].dimensions)
    head, tail = ["source", "origin", "period", "area"], ["group", "item", "count", "symbol", "line"]
    assert list(rows.columns) == [*head, *dimensions, *tail]
    assert set(rows["source"]) == {declared.source} and set(rows["origin"]) == {declared.short}
    assert rows["count"].dtype == float and rows["line"].dtype == int
    assert rows["symbol"].map(type).isin([str, type(None)]).all()
    assert not rows.duplicated(["period", "area", *dimensions, "group", "item"]).any()


# Social workers


def test_a_wide_file_gives_a_row_for_each_group_and_the_known_total() -> None:
    rows = rows_of(samples.SOCIAL_WORKERS)
    managers = rows[(rows["area"] == "Hackney") & (rows["role"] == "Middle manager")]
    assert list(zip(managers["group"], managers["count"], strict=True)) == [
        ("Known", 25), ("White", 17), ("Mixed", 3), ("Asian", 1), ("Black", 3), ("Other", 1),
    ]  # fmt: skip
    assert set(managers["staff"]) == {"Social workers"} and set(managers["grade"]) == {"All"}
    assert set(managers["period"]) == {"2022-09-30"} and set(managers["line"]) == {6}


def test_all_social_workers_are_the_row_that_is_split_by_no_role() -> None:
    rows = rows_of(samples.SOCIAL_WORKERS)
    assert cell(rows, area="Hackney", role="All", group="Black") == 57


def test_london_is_not_inner_london() -> None:
    rows = rows_of(samples.SOCIAL_WORKERS)
    assert cell(rows, area="London", role="Middle manager", group="Known") == 310


def test_nobody_known_leaves_the_groups_not_available_and_nobody_employed_is_zero() -> None:
    rows = rows_of(samples.SOCIAL_WORKERS)
    assert cell(rows, area="Hackney", role="Senior manager", group="Known") == 0
    assert cell(rows, area="Hackney", role="Senior manager", group="White") == "not_available"
    assert cell(rows, area="Hackney", role="Senior practitioner", group="White") == 0


def test_a_colon_of_the_2021_release_means_what_x_means_now() -> None:
    older = samples.SOCIAL_WORKERS.replace(",x", ",:")
    assert cell(rows_of(older), area="Hackney", role="Senior manager", group="White") == "not_available"


# Exclusions by characteristic


def test_a_combined_label_is_split_into_group_and_sex() -> None:
    rows = rows_of(samples.EXCLUSIONS_BY_CHARACTERISTIC)
    assert cell(rows, group="All", sex="All", phase="All", item="suspensions") == 381_865
    assert cell(rows, group="All", sex="Boys", phase="All", item="permanent_exclusions") == 6_035
    assert cell(rows, group="Black Caribbean", sex="Boys", phase="All", item="pupils_suspended") == 3_700
    assert cell(rows, group="Not known", sex="All", phase="All", item="pupils") == 86_185


def test_the_older_major_group_asian_leaves_chinese_out() -> None:
    rows = rows_of(samples.EXCLUSIONS_BY_CHARACTERISTIC)
    assert cell(rows, group="Asian without Chinese", phase="All", item="pupils") == 871_920
    assert cell(rows, group="Chinese", phase="All", item="permanent_exclusions") == "confidential"
    assert "Asian" not in set(rows["group"])


def test_a_zero_base_is_not_applicable_and_a_school_type_may_have_a_small_letter() -> None:
    zero_base = changed(samples.EXCLUSIONS_BY_CHARACTERISTIC, ("Any Other Ethnic Group",), ",0,.,", ",.,.,")
    rows = rows_of(zero_base)
    assert cell(rows, phase="Special", group="All", item="pupils") == 104_205
    assert cell(rows, phase="Special", group="Other", item="permanent_exclusions") == "not_applicable"


def test_other_characteristics_and_all_minorities_together_are_left_out_and_counted() -> None:
    _, problems = loaded(samples.EXCLUSIONS_BY_CHARACTERISTIC)
    (note,) = [problem for problem in problems if problem.rule == "rows left out"]
    assert note.severity == "note"
    assert note.title == "8 of the file’s 10 rows are used, about England."
    assert note.fix.startswith("Left out: 2 rows (other characteristics, and the row for all minority")


def test_a_later_edition_with_authorities_gives_hackney_by_ethnic_group() -> None:
    def widened(row: list[str]) -> list[str]:
        more = ["region_code", "new_la_code"] if row[0] == "time_identifier" else ["", ""]
        return [*row[:5], *more, *row[5:]]

    later = samples.each_row(samples.EXCLUSIONS_BY_CHARACTERISTIC.replace("201617", "201819"), widened)
    hackney = (
        "Academic year,201819,Local authority,E92000001,England,E13000001,E09000012,State-funded special,"
        "Ethnicity,Ethnicity Minor Irish,7,:,:,1,14.29,1,14.29\n"
    )
    rows = rows_of(later.replace(",x,x,", ",:,:,").replace(",0,.,", ",0,:,") + hackney)
    assert cell(rows, area="Hackney", group="White Irish", phase="Special", item="pupils") == 7
    assert cell(rows, area="Hackney", group="White Irish", item="permanent_exclusions") == "not_applicable"


@pytest.mark.parametrize(("year", "refused"), [("201819", False), ("201920", True)])
def test_a_year_in_which_asian_may_hold_chinese_is_refused(year: str, refused: bool) -> None:
    text = samples.EXCLUSIONS_BY_CHARACTERISTIC.replace("201617", year).replace(",x,x,", ",c,c,")
    rows, problems = loaded(text.replace(",0,.,", ",0,0,"))
    assert ("unknown period" in {problem.rule for problem in problems}) == refused
    assert rows.empty == refused


# Exclusions by geographic level


def test_rows_of_single_schools_are_left_out_and_counted() -> None:
    rows, problems = loaded(samples.EXCLUSIONS_BY_LEVEL)
    assert cell(rows, area="Hackney", phase="All", item="permanent_exclusions") == 43
    assert not {2, 3} & set(rows["line"])
    (note,) = [problem for problem in problems if problem.rule == "rows left out"]
    assert note.title == "7 of the file’s 9 rows are used, about Hackney, London, England and Inner London."
    assert note.fix == "Left out: 2 rows (single schools)."


def test_london_is_inner_and_outer_london_added_up() -> None:
    rows = rows_of(samples.EXCLUSIONS_BY_LEVEL)
    assert cell(rows, area="London", phase="All", item="permanent_exclusions") == 405 + 685
    assert cell(rows, area="London", phase="Special", item="suspensions") == 920 + 1_440


def test_a_sum_with_a_confidential_part_is_confidential() -> None:
    rows = rows_of(samples.EXCLUSIONS_BY_LEVEL)
    assert cell(rows, area="London", phase="Special", item="permanent_exclusions") == "confidential"


def test_a_row_for_london_itself_is_taken_before_its_parts() -> None:
    outer = row_of(samples.EXCLUSIONS_BY_LEVEL, "Outer London", ",Total,1505")
    itself = outer.replace("E13000002,Outer London", "E12000007,London").replace("837660", "1268505")
    rows = rows_of(samples.EXCLUSIONS_BY_LEVEL + itself + "\n")
    assert cell(rows, area="London", phase="All", item="pupils") == 1_268_505


def test_a_sum_that_lacks_a_part_is_not_available() -> None:
    rows, problems = loaded(without(samples.EXCLUSIONS_BY_LEVEL, "Outer London", ",Special,"))
    assert cell(rows, area="London", phase="Special", item="pupils") == "not_available"
    assert cell(rows, area="London", phase="All", item="pupils") == 1_268_505
    (warning,) = [problem for problem in problems if problem.severity == "warning"]
    assert warning.title.startswith("4 figures of London are not available")


def test_the_age_of_the_file_says_what_its_symbols_mean() -> None:
    def symbol_of(text: str) -> float | str:
        rows = rows_of(text)
        rows = rows[rows["period"] == "2016/17"]
        return cell(rows, area="London", phase="Special", item="permanent_exclusions")

    newest = row_of(samples.EXCLUSIONS_BY_LEVEL, "National")
    assert (
        symbol_of(samples.EXCLUSIONS_BY_LEVEL + newest.replace("201617", "201718") + "\n") == "confidential"
    )
    assert (
        symbol_of(samples.EXCLUSIONS_BY_LEVEL + newest.replace("201617", "202021") + "\n") == "not_available"
    )
