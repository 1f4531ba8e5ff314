"""The finding in words: literal figures in, literal sentences out."""

from typing import Any

import pytest

from pages.components.render.page import words
from pages.components.shared.running_text import sentence, strong
from pages.components.shared.view import View
from pages.components.words import findings, phrases, sentences, view_table
from tests.pages import views
from tests.pages.views import CONFIG, GROUPS, NAN, RESIDENTS, row, share, view, with_group


def said(shown: View) -> str:
    return sentences.headline(shown, CONFIG).text


def more(shown: View) -> str:
    return sentences.second(shown, CONFIG).text


def staff(**of: tuple[float, str]) -> View:
    """Social workers, 30 September 2022: for each group its number of 200 and the verdict; the others as residents."""
    rows = []
    for group in GROUPS:
        count, verdict = of.get(group, (200 * RESIDENTS[group], "within"))
        rows.append(share(group, count, 200, (NAN, NAN), verdict))
    return view("social-workers", rows)


def test_a_share_above_the_tolerance_is_outside_the_target() -> None:
    assert said(views.workforce()) == (
        "Black staff made up 31% of children’s social workers in September 2022, compared with 21% of Hackney "
        "residents. That is 10.2 points above, outside the 5-point target."
    )


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        (0.0001, "That is about the same."),
        (-0.0001, "That is about the same."),
        (0.0, "That is about the same."),
        (-0.0007, "That is 0.1 points below."),
        (0.0007, "That is 0.1 points above."),
        (-0.102, "That is 10.2 points below."),
    ],
)
def test_a_gap_that_is_written_as_nothing_is_neither_above_nor_below(gap: float, said: str) -> None:
    shown = with_group(views.attainment(), "Black", {"gap": gap})
    black = next(one for one in shown.group_rows if one.group == "Black")
    assert phrases.gap_of(black, shown.measure, CONFIG) == said


def test_a_share_below_the_tolerance_is_outside_the_target() -> None:
    assert said(staff(White=(80, "below"))) == (
        "White staff made up 40% of children’s social workers in September 2022, compared with 53% of Hackney "
        "residents. That is 13.1 points below, outside the 5-point target."
    )


def test_a_share_within_the_tolerance_meets_the_target() -> None:
    assert said(staff(Black=(46, "within"))) == (
        "Black staff made up 23% of children’s social workers in September 2022, compared with 21% of Hackney "
        "residents. That is within 5 points, so the target is met."
    )


def test_a_small_group_within_the_tolerance_can_be_far_off_by_the_ratio() -> None:
    by_ratio = with_group(
        staff(Other=(8, "below")), "Other", {"rule": "ratio", "ratio": 0.04 / RESIDENTS["Other"]}
    )
    assert said(by_ratio) == (
        "Staff from Other ethnic groups made up 4% of children’s social workers in September 2022, compared with "
        "9% of Hackney residents. That is within 5 points, but 0.46 times the share of residents."
    )


def test_of_too_few_people_no_verdict_is_given() -> None:
    few = [share(group, 1, 5, (NAN, NAN), "cannot_say") for group in GROUPS]
    assert said(view("social-workers", few)).endswith(
        "There are too few people to say whether the target is met."
    )


def test_a_finding_too_close_to_call_says_how_few_people_would_change_it() -> None:
    close = with_group(views.workforce(), "Black", {"certainty": "too_close", "flip": 10.0})
    assert more(close).startswith(
        "With 182 staff that is not certain: a difference of 10 people would change it."
    )


def test_one_person_is_not_one_people() -> None:
    close = with_group(views.workforce(), "Black", {"certainty": "too_close", "flip": 1.0})
    assert "a difference of 1 person would change it." in more(close)


def test_where_no_plan_asks_for_a_share_no_number_of_people_would_change_the_verdict() -> None:
    """Nobody promised the share of looked-after children, so there is no target that some people more would miss."""
    close = share(
        "Black", 57, 182, (0.25, 0.38), "above", measure="looked-after", certainty="too_close", flip=2.0
    )
    assert "would change" not in more(view("looked-after", [close]))
    assert "would change" in more(view("social-workers", [close | {"measure": "social-workers"}]))


def test_a_finding_that_the_not_known_could_turn_says_so() -> None:
    open_ = with_group(views.workforce(), "Black", {"certainty": "depends_on_not_known"})
    assert "It depends on the people whose ethnic group is not known." in more(open_)


def test_the_other_groups_are_named_by_verdict() -> None:
    assert more(views.workforce()) == (
        "Asian staff and staff from Other ethnic groups were more than 5 points below. White staff and staff from "
        "Mixed ethnic groups were within 5 points."
    )


def test_the_group_nearest_to_another_verdict_is_named() -> None:
    near = with_group(views.workforce(), "Mixed", {"flip": 1.0})
    assert more(near).endswith(
        " For staff from Mixed ethnic groups, a difference of 1 person would change that."
    )


def test_groups_that_are_equally_near_are_all_named() -> None:
    """Of 182 staff, 22 Mixed staff are more than 5 points above 6.7%, and 106 White staff more than 5 above 53.1%."""
    near = with_group(views.workforce(), "Mixed", {"flip": 1.0})
    both = with_group(near, "White", {"numerator": 105.0, "value": 105 / 182, "flip": 1.0})
    assert more(both).endswith(
        " For White staff and staff from Mixed ethnic groups, a difference of 1 person would change that."
    )


def test_a_person_who_would_only_move_the_ratio_is_not_said_to_move_the_points() -> None:
    """96 of 182 White staff are 0.4 points from 53%: one person more or fewer is nowhere near 5 points."""
    near = with_group(views.workforce(), "White", {"flip": 1.0})
    assert "would change that" not in more(near)


def test_rates_that_would_both_be_nought_are_told_apart_and_may_be_chance() -> None:
    """10 suspensions of 25,000 Asian pupils and 50 of 146,000 others: 1.17 times, likely range 0.59 to 2.30."""
    limits = {"lower": 0.0002, "upper": 0.0007, "ratio": 1.168, "ratio_lower": 0.593, "ratio_upper": 2.302}
    asian = row(
        "suspensions", "Asian", period="2019/20", comparator="Everyone else", numerator=10.0, denominator=25000.0,
        value=10 / 25000, comparator_value=50 / 146000, gap=6e-5, verdict="within", **limits,
    )  # fmt: skip
    shown = view("suspensions", [asian])
    assert said(shown) == (
        "Schools made 0.04 suspensions for every 100 Asian pupils in 2019/20, and 0.03 for every 100 other pupils."
    )
    assert more(shown).startswith("That is 1.2 times the rate (likely range 0.6 to 2.3); it could be chance.")


def test_a_rate_that_is_the_same_is_not_called_chance() -> None:
    same = {"value": 0.074, "verdict": "within", "ratio": 1.0, "ratio_lower": 0.9, "ratio_upper": 1.1}
    black = with_group(views.suspensions(), "Black", same)
    assert "could be chance" not in more(
        view("suspensions", [r for r in black.rows.to_dict("records") if r["group"] == "Black"])
    )


def test_figures_that_would_look_the_same_get_a_decimal_more() -> None:
    close = staff(Black=(53.4, "above"))
    rows = close.rows.assign(comparator_value=[0.10, 0.2149, 0.07, 0.53, 0.09]).assign(
        gap=[0.0, 0.0521, 0.0, 0.0, 0.0]
    )
    rows.loc[rows["group"] == "Black", "value"] = 0.2149 + 0.0021
    shown = View(close.selection, close.measure, rows, close.earlier)
    assert "Black staff made up 22% of" not in said(shown) or "21%" in said(shown)
    same = rows.assign(value=[0.1, 0.2140, 0.07, 0.53, 0.09])
    assert "made up 21.4%" in said(View(close.selection, close.measure, same, close.earlier))
    assert "compared with 21.5%" in said(View(close.selection, close.measure, same, close.earlier))


def test_many_people_of_unknown_group_are_said_first() -> None:
    rows = views.workforce().rows.to_dict("records")
    apart = [
        row("social-workers", "Not known", numerator=40.0),
        row("social-workers", "All", numerator=222.0, denominator=182.0, not_known=40.0),
    ]
    assert said(view("social-workers", [*rows, *apart])).startswith(
        "The ethnic group of 182 of 222 staff is known. Black staff made up 31%"
    )


def test_where_nobodys_group_is_known_the_page_says_so_and_of_how_many() -> None:
    at = {"period": "2026-06-30", "not_known": 163.0, "status": "not_applicable", "denominator": 0.0}
    rows = [row("social-workers", group, numerator=0.0, **at) for group in GROUPS]
    assert said(view("social-workers", [*rows, row("social-workers", "All", numerator=163.0, **at)])) == (
        "The group of all 163 is not known. "
        "There are no figures by ethnic group for children’s social workers in June 2026."
    )


def test_few_people_of_unknown_group_are_left_to_the_strip() -> None:
    rows = views.workforce().rows.to_dict("records")
    apart = [row("social-workers", "All", numerator=202.0, denominator=182.0, not_known=20.0)]
    assert said(view("social-workers", [*rows, *apart])).startswith("Black staff made up 31%")


def test_against_another_population_nobody_speaks_of_residents() -> None:
    against = {"comparator": "pupils-on-roll", "rule": "ratio", "ratio": 0.5, "verdict": "below"}
    rows = [
        share(group, 20, 200, (NAN, NAN), "within") | against | {"gap": gap}
        for group, gap in zip(GROUPS, (-0.04, -0.03, -0.02, -0.01, -0.005), strict=True)
    ]
    shown = view("teachers", [one | {"measure": "teachers"} for one in rows])
    assert "residents" not in said(shown) and "residents" not in more(shown)


def test_withheld_figures_are_counted_in_words() -> None:
    assert more(views.partly_withheld()) == (
        "Black school leaders were within 5 points. Two figures are not shown, so that nobody can be identified."
    )


def test_one_withheld_figure_is_singular() -> None:
    one = with_group(
        views.workforce(), "Other", {"status": "confidential", "value": NAN, "gap": NAN, "verdict": None}
    )
    assert more(one).endswith("One figure is not shown by the source, so that nobody can be identified.")


def test_where_every_figure_is_withheld_the_sentence_says_so() -> None:
    all_of_them = [views.withheld("school-leaders", group) for group in GROUPS]
    assert said(view("school-leaders", all_of_them)) == (
        "The figures for school leaders in September 2022 are not shown, so that nobody can be identified."
    )


def test_where_the_base_is_open_its_bounds_are_said_too() -> None:
    """DfE’s 418 looked-after children of 2021, 399 of them in the four groups that are not withheld."""
    at = {"period": "2021-03-31", "comparator": "residents"}
    white = {"status": "not_available", "value_min": 108 / 417, "value_max": 108 / 400, "numerator": 108.0}
    black = {"status": "not_available", "value_min": 177 / 417, "value_max": 177 / 400, "numerator": 177.0}
    everybody = row("looked-after", "All", **at, numerator=418.0)
    rows = [row("looked-after", "Black", **at, **black), row("looked-after", "White", **at, **white)]
    found = view("looked-after", [*rows, everybody])
    assert found.known_between == (400, 417)
    assert more(found) == "The ethnic group of between 400 and 417 of the 418 children is known."
    base = view_table.base_note(found)
    assert base and "at least 400 and at most 417 children whose ethnic group is known" in base.words.text
    texts = [cell.text for row in view_table.measure_table(found, CONFIG).rows for cell in row]
    assert texts.count("Not judged, only bounds") == 2 and "No figure" not in texts


def test_where_the_base_is_known_nothing_is_said_of_its_bounds() -> None:
    exact = view("looked-after", [row("looked-after", "Black", numerator=177.0, value=0.44)])
    assert exact.known_between is None and sentences.known_between(exact) == ""
    assert view_table.base_note(exact) is None


def test_where_a_withheld_figure_leaves_bounds_they_are_said() -> None:
    bounds = {"status": "not_available", "value_min": 177 / 417, "value_max": 177 / 400, "numerator": 177.0}
    at = {"period": "2021-03-31", "comparator": "ages-10-to-17"}
    rows = [
        row("looked-after", "Black", **at, **bounds),
        row("looked-after", "Other", status="confidential", **at),
    ]
    assert said(view("looked-after", rows)) == (
        "Black children made up between 42.4% and 44.3% of looked-after children in March 2021. The source withholds a "
        "figure, so no exact share can be given."
    )


def test_without_any_group_a_rate_still_says_the_total() -> None:
    rows = [row("suspensions", "All", period="2016/17", comparator="White", value=0.056, numerator=1924.0)]
    assert said(view("suspensions", rows)) == (
        "Schools made 5.6 suspensions for every 100 pupils in 2016/17. There are no figures by ethnic group for this "
        "period."
    )


def test_groups_that_have_figures_are_never_said_to_have_none() -> None:
    """Suspensions in Hackney against England, for which there are none in the same year."""
    rows = suspensions().rows.assign(comparator="England", comparator_value=NAN, gap=NAN, ratio=NAN)
    shown = View(suspensions().selection, suspensions().measure, rows, suspensions().earlier)
    assert "no figures by ethnic group" not in said(shown)


def test_figures_of_groups_are_never_said_to_be_all_withheld_when_some_are_shown() -> None:
    shown = {"value": 0.63, "numerator": 104.0, "denominator": 164.0}
    rows = [
        views.withheld("school-leaders", "Asian", category="Assistant headteacher", breakdown="role"),
        row("school-leaders", "White", category="Assistant headteacher", breakdown="role", **shown),
    ]
    assert said(view("school-leaders", rows, by="role")) != (
        "The figures for school leaders in September 2022 are not shown, so that nobody can be identified."
    )


def support_staff() -> View:
    """The 2022 slide: shares alone, of groups whose definition is open (School Workforce Census 2020)."""
    at = {"period": "2020-11-05"}
    rows = [
        row("support-staff", "White", value=0.29, verdict="cannot_say", **at),
        row("support-staff", "Asian, Black and Mixed together", value=0.64, verdict="cannot_say", **at),
        row("support-staff", "Not known", value=0.071, **at),
    ]
    return view("support-staff", rows)


def test_support_staff_are_given_no_gap() -> None:
    assert said(support_staff()) == (
        "There is no like-for-like comparison of school support staff in November 2020 with residents yet."
    )
    assert "points" not in more(support_staff())


RATES = {
    "Asian": (210, 3714),
    "Black": (1273, 9853),
    "Mixed": (520, 4426),
    "White": (860, 11620),
    "Other": (145, 2117),
}


def suspensions(measure: str = "suspensions", **given: object) -> View:
    """Suspensions, 2024/25 (DfE): rates against that of White pupils."""
    at = {"period": "2024/25", "comparator": "White"}
    white, rows = 860 / 11620, []
    for group, (events, pupils) in RATES.items():
        compared = group != "White"
        figures_: dict[str, Any] = {
            "numerator": events,
            "denominator": pupils,
            "value": events / pupils,
            "comparator_value": white,
        }
        if compared:
            value = events / pupils
            figures_ |= {
                "gap": value - white,
                "ratio": value / white,
                "verdict": "above",
                "certainty": "clear",
            }
        if group == "Black":
            figures_ |= {"ratio_lower": 1.598, "ratio_upper": 1.907}
        rows.append(row(measure, group, **(figures_ | at | (given if group == "Black" else {}))))
    rows.append(row(measure, "All", numerator=3047.0, denominator=32217.0, value=3047 / 32217, **at))
    before = [row(measure, "All", value=3207 / 32946, **(at | {"period": "2023/24"}))]
    return view(measure, rows, before)


def test_a_rate_stands_beside_that_of_the_reference_group_and_says_who_made_it() -> None:
    assert said(suspensions()) == (
        "Schools made 12.9 suspensions for every 100 Black pupils in 2024/25, and 7.4 for every 100 White pupils."
    )


def test_a_rate_is_said_as_a_ratio_with_its_likely_range_and_the_year_before() -> None:
    assert more(suspensions()) == (
        "That is 1.7 times the rate (likely range 1.6 to 1.9). For all pupils it was 9.5, and 9.7 in 2023/24."
    )


def test_a_ratio_that_chance_could_make_says_so() -> None:
    assert "; with numbers this small it could be chance." in more(suspensions(certainty="too_close"))


def test_a_ratio_of_too_few_pupils_says_so() -> None:
    every = suspensions()
    rows = every.rows.assign(verdict="cannot_say")
    shown = View(every.selection, every.measure, rows, every.earlier)
    assert "; there are too few to say whether that is more than chance." in more(shown)


def test_a_rate_of_people_counts_each_once() -> None:
    assert said(suspensions("pupils-suspended")) == (
        "Schools suspended 12.9 of every 100 Black pupils at least once in 2024/25, and 7.4 of every 100 White pupils."
    )


def test_the_reference_group_never_leads() -> None:
    highest = suspensions(ratio=0.9)
    rows = highest.rows.assign(ratio=[0.8, 0.9, 0.7, NAN, 0.6, NAN])
    shown = View(highest.selection, highest.measure, rows, highest.earlier)
    assert said(shown).startswith("Schools made 12.9 suspensions for every 100 Black pupils")


def test_a_rate_against_everyone_else_speaks_of_other_pupils() -> None:
    every = suspensions()
    rows = every.rows.assign(comparator="Everyone else")
    assert said(View(every.selection, every.measure, rows, every.earlier)).endswith(
        "and 7.4 for every 100 other pupils."
    )


def test_a_rate_against_an_area_speaks_of_the_same_group_there() -> None:
    every = suspensions()
    rows = every.rows.assign(comparator="England")
    assert said(View(every.selection, every.measure, rows, every.earlier)).endswith(
        "in 2024/25 in Hackney, and 7.4 in England."
    )


def test_a_standard_reached_stands_beside_the_reference_group() -> None:
    assert said(views.attainment()) == (
        "In 2018/19, 38% of Black pupils reached a strong pass (grades 9 to 5) in English and maths, compared with 57% of "
        "White pupils. That is 19.1 points below."
    )


def test_a_gap_that_chance_could_make_says_so() -> None:
    close = with_group(views.attainment(), "Black", {"gap_lower": -0.21, "gap_upper": 0.01})
    assert more(close) == "The gap could be chance: numbers this small move that much from year to year."


def test_a_gap_near_the_tolerance_is_not_said_to_be_chance_when_its_range_leaves_out_none() -> None:
    near = with_group(
        views.attainment(), "Black", {"certainty": "too_close", "gap_lower": -0.10, "gap_upper": -0.01}
    )
    assert "chance" not in more(near)


def test_an_average_stands_beside_that_of_the_reference_group() -> None:
    assert said(views.average()) == (
        "Black pupils averaged 44.8 points in Attainment 8 in 2018/19, compared with 53.4 for White pupils. That is 8.6 "
        "points below."
    )


def test_a_group_of_a_few_pupils_does_not_lead() -> None:
    """Ten Chinese pupils averaged 67.0, the widest gap of all."""
    rows = views.average().rows.to_dict("records")
    at = {"period": "2018/19", "comparator": "White", "comparator_value": 53.4}
    few = row("attainment-8", "Chinese", value=67.0, denominator=10.0, gap=13.6, **at)
    assert said(view("attainment-8", [few, *rows])).startswith("Black pupils averaged 44.8")


def test_grades_are_about_the_group_that_is_lost_on_the_way_up() -> None:
    assert said(views.pipeline()) == (
        "The share of Black staff falls from 59% of case holders to 8% of middle managers."
    )


def test_grades_say_how_many_people_that_is() -> None:
    assert more(views.pipeline()).startswith(
        "Black staff are 2 of 26 middle managers (not shown for senior managers). The same group makes up 21% of"
    )


def test_one_person_on_a_grade_is_one_of_them() -> None:
    rows = views.pipeline().rows
    last = rows["category"].eq("Middle manager") & rows["group"].eq("Black")
    rows.loc[last, "numerator"] = 1.0
    alone = view("social-workers", rows.to_dict("records"), by="role")
    assert more(alone).startswith("Black staff are 1 of 26 middle managers (")


def test_another_area_is_named_with_its_own_grade() -> None:
    london = [given | {"comparator": "London"} for given in views.pipeline().rows.to_dict("records")]
    assert more(view("social-workers", london, by="role")).endswith(
        "In London the same group makes up 21% of middle managers."
    )


@pytest.mark.parametrize(
    ("first", "last", "ending"),
    [
        # 30 of 120 and 1 of 14 (DfE, September 2019), Wilson's limits: the difference is from 6 points below 0 to 28 above.
        (
            (0.25, 0.181, 0.334),
            (1 / 14, 0.013, 0.315),
            " to 7% of middle managers. That could be chance.",
        ),
        # 51 of 87 and 2 of 26 (DfE, September 2025).
        ((51 / 87, 0.481, 0.684), (2 / 26, 0.021, 0.241), " to 8% of middle managers."),
    ],
)
def test_a_fall_through_the_grades_that_could_be_chance_says_so(
    first: tuple[float, ...], last: tuple[float, ...], ending: str
) -> None:
    figures = dict(zip(("Case holder", "Middle manager"), (first, last), strict=True))
    beside: dict[str, Any] = {"breakdown": "role", "numerator": 9.0, "comparator_value": 0.21, "gap": 0.04}
    rows = [
        row("social-workers", "Black", **beside, category=role, value=value, lower=lower, upper=upper)
        for role, (value, lower, upper) in figures.items()
    ]
    assert said(view("social-workers", rows, by="role")).endswith(ending)


def test_grades_keep_their_capitals() -> None:
    names = {
        "Case holder": "Scale 1 to 6",
        "First line manager": "SO1 to PO3",
        "Middle manager": "PO4 to PO8",
    }
    whole = views.pipeline()
    rows = whole.rows[whole.rows["category"] != "Senior manager"]
    rows = rows.assign(category=rows["category"].map(names), breakdown="grade", measure="education-staff")
    graded = view("education-staff", rows.to_dict("records"), by="grade")
    assert "Scale 1 to 6" in said(graded) and "PO4 to PO8" in said(graded)
    assert "PO4 to PO8" in more(graded)


def test_a_part_that_is_no_grade_is_named() -> None:
    boys = [
        given | {"breakdown": "sex", "category": "Boys"} for given in suspensions().rows.to_dict("records")
    ]
    assert said(view("suspensions", boys, by="sex")) == (
        "Schools made 12.9 suspensions for every 100 Black boys in 2024/25, and 7.4 for every 100 White boys."
    )


def test_a_sentence_is_escaped_before_its_finding_is_made_bold() -> None:
    rose = sentence(strong("A <b> & c"), " rose")
    assert words(rose) == "<strong>A &lt;b&gt; &amp; c</strong> rose"
    assert rose.text == "A <b> & c rose"


def test_where_more_is_better_the_finding_is_the_group_furthest_behind_and_not_the_one_ahead() -> None:
    ahead = with_group(views.attainment(), "Asian", {"gap": 0.30})
    lead = findings.leading(ahead, CONFIG)
    assert lead is not None and (lead.group, round(lead.gap, 3)) == ("Black", -0.191)
