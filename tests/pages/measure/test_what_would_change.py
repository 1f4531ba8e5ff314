"""What would change a result, said of small literal views."""

import re

from metrics.figures.rate_and_mix import Change
from pages.components.measure import what_would_change
from pages.components.render.page import html
from pages.components.shared.content import Block
from tests.pages.views import CONFIG, RESIDENTS, row, view

STAFF = {"Asian": 17, "Black": 57, "Mixed": 18, "White": 84, "Other": 6}


def staff_rows(comparator: str = "residents", **verdicts: str) -> list[dict[str, object]]:
    return [
        row("social-workers", group, numerator=number, denominator=182, value=number / 182,
            comparator=comparator, comparator_value=RESIDENTS[group], gap=number / 182 - RESIDENTS[group],
            needed=182 * RESIDENTS[group] - number, flip=10 if group == "Black" else float("nan"),
            value_min=number / 194, value_max=(number + 12) / 194,
            verdict=verdicts.get(group, "within"), rule="points" if group in verdicts else "none")
        for group, number in STAFF.items()
    ] + [row("social-workers", "Not known", numerator=12), row("social-workers", "All", numerator=194)]  # fmt: skip


def plain(blocks: tuple[Block, ...]) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html(*blocks)).split())


def test_people_needed_are_those_of_the_table_and_appointments_are_counted_in_a_growing_whole() -> None:
    said = plain(what_would_change.parity(view("social-workers", staff_rows(Black="above")), CONFIG))
    # 182 x 0.2108649 is 38.4: 57 less that is 18.6. As appointments of others 57 must be 21.1% of 270.3.
    assert "Black 57 19 fewer the next 89, all of other groups 10" in said
    assert "not a recruitment quota" in said


def test_a_group_that_would_need_nobody_says_none() -> None:
    at_parity = {"numerator": 50, "denominator": 100, "value": 0.5, "comparator_value": 0.5, "needed": 0.0}
    rows = [row("social-workers", "White", **at_parity, gap=0.0, verdict="within")]
    assert "White 50 none none" in plain(what_would_change.parity(view("social-workers", rows), CONFIG))


def test_the_not_known_change_a_result_only_where_the_least_and_the_most_lie_on_two_sides() -> None:
    said = plain(what_would_change.not_known(view("social-workers", staff_rows()), CONFIG))
    assert "There are 12 staff whose ethnic group is not known." in said
    # Asian: 17 of 194 is 8.8% and 29 of 194 14.9%, against 10.4%: always within 5 points.
    # White: 84 of 194 is 43.3% and 96 of 194 49.5%, against 53.1%: below, or within.
    changing = said.split("Their groups could change the result for ")[1].split(" The least")[0]
    assert "White" in changing and "Asian" not in changing
    assert "Black 31% 29% 36%" in said


def test_the_lens_names_the_groups_whose_result_hangs_on_the_comparison() -> None:
    made = view("social-workers", staff_rows(Black="above"))
    others = {
        "residents": made.group_rows,
        "pupils-on-roll": view("social-workers", staff_rows("pupils-on-roll")).group_rows,
    }
    said = plain(what_would_change.lens(made, others, CONFIG))
    assert "The result changes with the comparison for Black staff." in said
    assert "Pupils" in said and "Census 2021" in said
    assert "No result changes" in plain(
        what_would_change.lens(made, {"residents": made.group_rows, "again": made.group_rows}, CONFIG)
    )


def test_one_comparison_is_no_lens() -> None:
    made = view("social-workers", staff_rows())
    assert what_would_change.lens(made, {"residents": made.group_rows}, CONFIG) == ()


def test_a_change_is_parted_into_the_groups_own_figures_and_their_mix() -> None:
    rows = [row("suspensions", "All", value=0.139)]
    made = view("suspensions", rows, earlier=[row("suspensions", "All", value=0.121)])
    said = plain(what_would_change.rate_or_mix(Change(0.121, 0.139, 0.016, 0.002), made))
    assert "from 12.1 to 13.9" in said
    assert (
        "+1.6 for every 100 comes from the groups’ own figures and +0.2 from which groups pupils belong to"
        in said
    )
    assert what_would_change.rate_or_mix(None, made) == ()
