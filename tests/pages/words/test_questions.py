"""What councillors ask of any figure, answered for each kind of measure."""

from dataclasses import replace

from metrics.figures.results import results
from pages.components.render.page import html
from pages.components.shared.running_text import sentence, strong
from pages.components.shared.view import Selection, View, view_of
from pages.components.words import over_time, questions
from pages.components.words.questions import BY_CHANCE, HOW_MANY, ON_TRACK, WITH_WHOM
from tests.metrics.examples import looked_after, released, residents
from tests.pages import views
from tests.pages.courses import course, english, year
from tests.pages.starred import starred
from tests.pages.views import CONFIG, NAN, row, view


def said(shown: View, opening: over_time.Course | None = None) -> dict[str, str]:
    return {question: starred(answer) for question, answer in questions.answers(shown, opening, CONFIG)}


def against(shown: View, comparator: str) -> View:
    """The same view, set against another population."""
    chosen = replace(shown.selection, comparator=comparator)
    return replace(shown, selection=chosen, rows=shown.rows.assign(comparator=comparator))


def rounded() -> View:
    """Looked-after children against 10 to 17 year olds: counts rounded to 5, each within 4."""
    at = {"period": "2025-03-31", "comparator": "ages-10-to-17", "within": 4.0, "source": "MISA extract"}
    black = {"numerator": 165.0, "denominator": 350.0, "value": 0.47, "comparator_value": 0.37, "gap": 0.10}
    limits = {"lower": 0.42, "upper": 0.53, "verdict": "above", "flip": 20.0}
    rows = [
        row("looked-after", "Black", **black, **limits, **at),
        row("looked-after", "Not known", numerator=10.0, **at),
        row("looked-after", "All", numerator=360.0, denominator=350.0, **at),
    ]
    return view("looked-after", rows)


def test_all_four_questions_are_always_answered_in_one_order() -> None:
    for shown in (
        views.workforce(),
        views.suspensions(),
        views.attainment(),
        views.average(),
        views.pipeline(),
    ):
        answered = questions.answers(shown, None, CONFIG)
        assert [asked for asked, _ in answered] == [WITH_WHOM, BY_CHANCE, HOW_MANY, ON_TRACK]
        assert all(starred(answer).count("**") == 2 for asked, answer in answered if asked != HOW_MANY)


def test_a_share_of_staff_is_set_against_people_of_all_ages_and_says_so() -> None:
    assert said(views.workforce())[WITH_WHOM] == (
        "**With all residents, Census 2021.** Everyone usually living in the area on 21 March 2021, of any age (ONS, "
        "Census 2021). They are of all ages, and children’s social workers are not. Black staff: 1.49 times their share of "
        "residents (likely range 1.19 to 1.82)."
    )
    pupils = against(views.workforce(), "pupils-on-roll")
    assert said(pupils)[WITH_WHOM].find("Children’s social workers are of other ages.") > 0


def test_a_population_that_stands_in_for_the_right_ages_is_named_as_one() -> None:
    assert "The two are not the same ages" in said(rounded())[WITH_WHOM]
    assert said(against(rounded(), "ages-0-to-17"))[WITH_WHOM].endswith("The ages are the same.")


def test_rates_are_set_against_a_group_everybody_else_or_another_area() -> None:
    assert said(views.suspensions())[WITH_WHOM] == (
        "**With White pupils in Hackney**, in 2024/25 and in the same figures. The ages are the same."
    )
    assert said(views.suspensions("England"))[WITH_WHOM].startswith("**With the same groups in England**")
    others = said(views.suspensions("Everyone else"))[WITH_WHOM]
    assert others.startswith("**With all other pupils in Hackney**") and "but the group itself" in others


def test_where_nothing_compares_nobody_is_named() -> None:
    alone = replace(views.workforce(), rows=views.workforce().rows.assign(comparator_value=NAN))
    assert said(alone)[WITH_WHOM] == (
        "**With nobody yet.** There are no figures of residents that are like these."
    )


def test_a_gap_that_chance_would_rarely_make_is_hardly_chance_and_says_how_many_would_change_it() -> None:
    by_25 = views.with_group(views.workforce(), "Black", {"flip": 25.0})
    answer = said(by_25)[BY_CHANCE]
    assert answer.startswith("**Hardly.** Black staff: 31.3%, likely range 25.0% to 38.4%")
    assert answer.endswith("A difference of 25 people would change the result.")


def test_a_range_that_holds_no_difference_could_be_chance() -> None:
    wide = views.with_group(views.workforce(), "Black", {"lower": 0.10, "upper": 0.40})
    assert said(wide)[BY_CHANCE].startswith("**It could be.**")


def test_one_child_can_be_suspended_more_than_once_so_chance_is_understated() -> None:
    black = {"ratio_lower": 1.6, "ratio_upper": 1.9, "gap": 0.05, "verdict": "above"}
    answer = said(views.with_group(views.suspensions(), "Black", black))[BY_CHANCE]
    assert answer.startswith("**Hardly.** Black pupils against White pupils: 1.7 times the rate")
    assert "can be counted more than once" in answer and answer.endswith("more than the range says.")


def test_of_averages_of_invented_figures_and_of_no_group_chance_cannot_be_said() -> None:
    assert said(views.average())[BY_CHANCE].startswith("**Cannot say.** Black pupils against White pupils")
    assert said(views.partly_withheld())[BY_CHANCE] == "**Cannot say.** These figures are invented."
    nobody = view("social-workers", [views.withheld("social-workers", "Black")])
    assert said(nobody)[BY_CHANCE].startswith("**Cannot say.** No gap can be judged here")


def test_where_everybody_is_counted_nothing_is_chance() -> None:
    rows = [row("residents", "Black", value=0.21, gap=0.07, comparator="London", comparator_value=0.14)]
    assert said(view("residents", rows))[BY_CHANCE].startswith("**No.** Everybody is counted here")


def test_how_many_people_stand_behind_a_share_a_rate_a_result_and_an_average() -> None:
    assert (
        said(views.workforce())[HOW_MANY] == "**57 Black staff**, of 182 staff whose ethnic group is known."
    )
    black = views.with_group(views.suspensions(), "Black", {"gap": 0.05, "verdict": "above"})
    assert said(replace(black, whole=black.rows))[HOW_MANY] == (
        "**1,273 suspensions**, among 9,853 Black pupils, and 860 among 11,620 White pupils. The ethnic group of 487 is "
        "not known."
    )
    assert said(views.attainment())[HOW_MANY] == (
        "**323 of 849 Black pupils** reached a strong pass (grades 9 to 5) in English and maths, and 428 of 749 White "
        "pupils."
    )
    assert said(views.average())[HOW_MANY] == "The average is of **849 Black pupils**."


def test_rounding_withholding_and_invention_are_said_with_the_numbers() -> None:
    assert said(rounded())[HOW_MANY] == (
        "**165 Black children**, of 350 children whose ethnic group is known. The ethnic group of another 10 is not known. "
        "Counts are rounded to 5; each is within 4 of the true figure."
    )
    assert said(views.partly_withheld())[HOW_MANY] == (
        "**61 White school leaders**, of 100 school leaders whose ethnic group is known. The ethnic group of another 7 is "
        "not known. Some numbers of this view are not shown, so that nobody can be identified. These figures are invented."
    )


def test_a_part_of_a_breakdown_is_named_and_those_not_known_are_of_all_parts() -> None:
    whole = [*views.workforce().rows.to_dict("records"), row("social-workers", "Not known", numerator=4.0)]
    parts = replace(views.pipeline(), whole=view("social-workers", whole).rows)
    assert said(parts)[HOW_MANY] == (
        "**51 Black staff**, of 87 staff (case holders) whose ethnic group is known. The ethnic group of another 4 is not "
        "known (all parts together)."
    )
    assert said(parts)[ON_TRACK] == (
        "**Cannot say.** The target of 5 points is held against all staff together. The band shows where those points lie "
        "for each part."
    )


def test_where_every_number_is_withheld_or_none_was_given_that_is_said() -> None:
    hidden = view("social-workers", [views.withheld("social-workers", group) for group in ("Black", "White")])
    assert said(hidden)[HOW_MANY] == "The numbers are not shown, so that nobody can be identified."
    alone = replace(views.workforce(), rows=views.workforce().rows.assign(numerator=NAN, denominator=NAN))
    assert said(alone)[HOW_MANY] == "The source gives no numbers, only shares."


def test_of_bounds_alone_no_number_is_said() -> None:
    bounds = views.withheld("social-workers", "Black") | {"value_min": 0.30, "value_max": 0.34}
    shown = view("social-workers", [bounds])
    assert said(shown)[HOW_MANY] == "The numbers are not shown, so that nobody can be identified."
    assert said(shown)[BY_CHANCE].startswith("**Cannot say.**")


def test_of_bounds_with_a_count_the_count_is_said_and_between_which_numbers_its_base_lies() -> None:
    """Looked-after children of 31 March 2021: 418, of whom between 400 and 417 have a known group (DfE)."""
    table = results("looked-after", released(looked_after(), residents(population="Ages 10 to 17")), CONFIG)
    chosen = Selection("looked-after", "2021-03-31", "Hackney", comparator=str(table["comparator"].iloc[0]))
    answered = said(view_of(table, chosen, CONFIG))
    assert answered[HOW_MANY].startswith(
        "**177 Black children**, of between 400 and 417 children whose ethnic group is known."
    )
    assert "No gap can be judged here: no group has both an exact figure" in answered[BY_CHANCE]


def test_a_number_of_nobody_known_that_is_withheld_is_said_to_be() -> None:
    secret = row("social-workers", "Not known", status="confidential")
    rows = [*views.workforce().rows.to_dict("records"), secret]
    assert "How many have no known ethnic group is not shown." in said(view("social-workers", rows))[HOW_MANY]


def test_without_a_target_elsewhere_or_of_invented_figures_nobody_is_on_or_off_track() -> None:
    assert said(rounded())[ON_TRACK] == "**No plan sets a target for this.**"
    london = replace(views.suspensions(), selection=replace(views.suspensions().selection, area="London"))
    assert said(london)[ON_TRACK].startswith("**The plans set targets for Hackney alone.**")
    assert said(views.partly_withheld())[ON_TRACK] == (
        "**Cannot say.** These figures are invented, so no plan is held against them."
    )


def test_several_targets_are_counted_by_verdict_and_each_is_named() -> None:
    opening = course(
        "suspensions", "2023/24",
        *(year("2021/22", 700), year("2022/23", 600), year("2023/24", 480)),
        *(english("2021/22", 6000), english("2022/23", 6500), english("2023/24", 7000)),
    )  # fmt: skip
    answer = said(views.suspensions(), opening)[ON_TRACK]
    assert answer == (
        "Of 3 targets that the plans set: **2 met, 1 cannot say**. Met: Below England’s rate by 2023/24 (all pupils); Below "
        "England’s rate from 2022/23 (all pupils). 30% lower each year, for two years (all pupils): the plan counts from "
        "2020/21, which is not among the figures here, so whether it was met cannot be said. It comes with "
        "“Suspensions and permanent exclusions, full year, by geography” of Suspensions and permanent exclusions in England, at "
        "explore-education-statistics.service.gov.uk."
    )


def test_one_verdict_of_all_targets_is_said_once() -> None:
    opening = course("suspensions", "2023/24", year("2023/24", 480), year("2022/23", 500))
    answer = said(views.suspensions(), opening)[ON_TRACK]
    assert answer.startswith("**Cannot say**, for all 3 targets that the plans set. 30% lower each year")
    assert "2022/23 (all pupils): England’s figure for 2023/24 is not here yet" in answer


def test_answers_are_escaped_where_they_become_markup() -> None:
    answer = sentence(strong("With <b>nobody</b>"), ", & nobody.")
    markup = html(questions.asked([("Compared with <whom>?", answer)]))
    assert "<dt>Compared with &lt;whom&gt;?</dt>" in markup
    assert "<strong>With &lt;b&gt;nobody&lt;/b&gt;</strong>, &amp; nobody." in markup
