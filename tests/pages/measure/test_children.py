"""What the page of children's services and youth justice says, from literal figures."""

import pandas as pd

from config import Config
from pages.components import charts
from pages.components.shared import part_words
from pages.components.shared.view import View
from pages.components.words import sentences, status_line, view_table
from tests.pages.views import CONFIG, GROUPS, NAN, row, view

TEENAGERS = {"Asian": 0.1137, "Black": 0.3066, "Mixed": 0.0965, "White": 0.3698, "Other": 0.1134}
AT = {"period": "2024-25", "comparator": "ages-10-to-17"}


def part(measure: str, category: str, **of: int) -> list[dict]:
    """Each group's number of children in one part of a breakdown by age and sex."""
    total = sum(of.values())
    return [
        row(
            measure, group, **AT, breakdown="age x sex", category=category, numerator=count, denominator=total,
            value=count / total, comparator_value=TEENAGERS[group], gap=count / total - TEENAGERS[group],
            verdict="within",
        )
        for group, count in of.items()
    ]  # fmt: skip


def came_into_care() -> View:
    boys = part("came-into-care", "10 to 15, Boys", Asian=4, Black=30, Mixed=9, White=12, Other=5)
    girls = part("came-into-care", "10 to 15, Girls", Asian=5, Black=18, Mixed=7, White=18, Other=4)
    return view("came-into-care", [*girls, *boys], by="age x sex")


def justice(measure: str, **of: tuple[int, int]) -> View:
    """A rate of the stage before for each group, against White children's."""
    theirs = of["White"][0] / of["White"][1]
    rows = [
        row(
            measure, group, **(AT | {"comparator": "White"}), numerator=x, denominator=n, value=x / n,
            comparator_value=theirs, gap=x / n - theirs, ratio=x / n / theirs if group != "White" else NAN,
            ratio_lower=0.42, ratio_upper=0.93, verdict="below" if group != "White" else None,
        )
        for group, (x, n) in of.items()
    ]  # fmt: skip
    return view(measure, rows)


def said(shown: View) -> str:
    return sentences.headline(shown, CONFIG).text


def test_black_boys_in_adolescence_are_named_by_sex_and_age() -> None:
    assert said(came_into_care()) == (
        "Black boys made up 50% of boys aged 10 to 15 who came into care in 2024-25. The same group makes up 31% of "
        "Hackney 10 to 17 year olds. That is 19.3 points above."
    )


def cared_for(**of: int) -> View:
    """Looked-after children, each group judged as the rules would."""
    rows = [
        row(
            "looked-after", group, **AT, numerator=x, denominator=sum(of.values()), value=x / sum(of.values()),
            comparator_value=TEENAGERS[group], gap=(gap := x / sum(of.values()) - TEENAGERS[group]),
            verdict="within" if abs(gap) <= 0.05 else "above" if gap > 0 else "below",
        )
        for group, x in of.items()
    ]  # fmt: skip
    return view("looked-after", rows)


def test_looked_after_children_open_with_whom_the_plan_names_as_long_as_they_are_too_many() -> None:
    """DfE, 31 March 2025: Mixed is further above, and White further below; the plan asks of Black children."""
    published = cared_for(Asian=30, Black=140, Mixed=83, White=83, Other=16)
    assert said(published).startswith("Black children made up 40% of looked-after children")
    few = cared_for(Asian=30, Black=70, Mixed=113, White=123, Other=16)
    assert said(few).startswith("Children from Mixed ethnic groups made up 32%")


def test_parts_by_age_and_sex_stand_in_declared_order_each_under_its_own_words() -> None:
    shown = came_into_care()
    assert part_words.categories(shown, CONFIG) == ["10 to 15, Boys", "10 to 15, Girls"]
    assert charts.headings(shown, CONFIG) == [("Boys aged 10 to 15", ""), ("Girls aged 10 to 15", "")]
    table = view_table.measure_table(shown, CONFIG)
    assert "Share of each age and sex by ethnic group" in table.caption
    assert [row[0].text for row in table.rows[:2]] == ["Boys aged 10 to 15", "Girls aged 10 to 15"]


def test_a_part_with_no_figure_is_named_and_has_no_panel() -> None:
    shown = came_into_care()
    hidden = pd.DataFrame(part("came-into-care", "Under 1, Girls", **dict.fromkeys(GROUPS, 1))).assign(
        value=NAN, status="confidential"
    )
    whole = View(
        shown.selection, shown.measure, pd.concat([shown.rows, hidden], ignore_index=True), shown.earlier
    )
    assert len(charts.headings(whole, CONFIG)) == len(charts.spec(whole, CONFIG)) == 2
    assert charts.not_drawn(whole, CONFIG) == ["Under 1, Girls"]


def test_a_rate_of_the_stage_before_says_who_the_base_is() -> None:
    outcomes = justice("youth-justice-outcomes", White=(20, 100), Black=(66, 200), Mixed=(15, 60))
    assert said(outcomes) == (
        "Police and courts gave an outcome to 33 of every 100 Black children who were arrested in 2024-25. "
        "For White children it was 20."
    )


def test_where_more_is_better_the_finding_is_the_group_with_the_lowest_rate() -> None:
    diverted = justice("diversions", White=(40, 100), Black=(50, 200), Mixed=(33, 60))
    assert said(diverted) == (
        "Police and youth justice services diverted 25 of every 100 Black children who were arrested in 2024-25. "
        "For White children it was 40."
    )


def test_a_rate_of_which_only_the_total_is_shown_says_who_the_base_is() -> None:
    total = row("custody", "All", **(AT | {"comparator": "White"}), numerator=15, denominator=125, value=0.12)
    hidden = [
        row("custody", group, **(AT | {"comparator": "White"}), status="confidential") for group in GROUPS
    ]
    assert said(view("custody", [*hidden, total])) == (
        "Courts gave a custodial sentence to 12 of every 100 children who received a youth justice outcome in 2024-25. "
        "There are no figures by ethnic group for this period."
    )


def service(measure: str, **of: int) -> View:
    """The share of each group in a service, against 10 to 17 year olds."""
    rows = [one | {"breakdown": "", "category": ""} for one in part(measure, "", **of)]
    return view(measure, rows)


def test_the_youth_offending_team_and_young_hackney_each_say_how_the_other_stands() -> None:
    team = service("youth-offending-team", Asian=5, Black=48, Mixed=18, White=19, Other=10)
    club = service("young-hackney", Asian=100, Black=350, Mixed=140, White=300, Other=110)
    assert sentences.beside(team, club, CONFIG) == "White children made up 30%."
    more = service("youth-offending-team", Asian=5, Black=58, Mixed=12, White=20, Other=5)
    assert sentences.beside(more, club, CONFIG) == "Black children made up 35%."
    assert sentences.beside(club, more, CONFIG) == "White children made up 20%."


def test_beside_a_figure_that_is_not_shown_nothing_is_said() -> None:
    team = service("youth-offending-team", Asian=5, Black=58, Mixed=12, White=20, Other=5)
    club = view("young-hackney", [row("young-hackney", "Black", **AT, value=0.4, status="confidential")])
    assert sentences.beside(team, club, CONFIG) == ""


def notes(shown: View) -> str:
    return " ".join(note.text for note in status_line.notes(shown, CONFIG))


def test_a_population_that_stands_in_is_said_not_to_be_the_same_ages() -> None:
    caution = CONFIG.comparators["ages-0-to-17"].stand_in_caution
    assert "not the same ages" in caution
    assert caution in notes(came_into_care())
    arrests = service("arrests", Asian=5, Black=58, Mixed=12, White=20, Other=5)
    assert caution not in notes(arrests)
    against = [one | {"comparator": "ages-0-to-17"} for one in came_into_care().rows.to_dict("records")]
    assert caution not in notes(view("came-into-care", against, by="age x sex"))


def test_no_sentence_of_justice_makes_the_children_its_subject_of_an_offence(settings: Config) -> None:
    of_justice = [
        one for one in settings.measures.values() if one.extract == "youth_justice" and one.beside == ""
    ]
    assert len(of_justice) == 6
    for measure in of_justice:
        assert any("This counts children, not offences" in note for note in measure.notes), measure.title
