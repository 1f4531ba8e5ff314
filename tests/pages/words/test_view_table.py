"""The table under a chart: its headings, its words for what is not shown, and its verdicts."""

import re
from html.parser import HTMLParser

import pytest

from config import Config
from pages.components.render.page import html
from pages.components.shared import number_text
from pages.components.shared.content import table
from pages.components.shared.running_text import Span
from pages.components.shared.view import View
from pages.components.words import view_table
from tests.pages import views
from tests.pages.views import CONFIG, NAN


class Reader(HTMLParser):
    """The rows of a table as a screen reader has them: texts, in order, with how each heading is scoped."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.scopes: list[str] = []
        self.caption = ""
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td"):
            self.rows[-1].append("")
            self.scopes += [value or "" for name, value in attrs if name == "scope"]
        if tag != "img":
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop() == tag

    def handle_data(self, data: str) -> None:
        if "caption" in self.inside:
            self.caption += data
        elif "th" in self.inside or "td" in self.inside:
            self.rows[-1][-1] += data


def drawn(view: View, config: Config = CONFIG) -> str:
    return html(view_table.measure_table(view, config))


def read(view: View) -> Reader:
    reader = Reader()
    reader.feed(drawn(view))
    return reader


def by_name(view: View) -> dict[str, dict[str, str]]:
    header, *rows = read(view).rows
    return {row[0]: dict(zip(header, row, strict=True)) for row in rows}


def judged(gap: float, verdict: str, rule: str | None) -> str:
    changes = {"gap": gap, "verdict": verdict, "rule": rule}
    return by_name(views.with_group(views.workforce(), "Mixed", changes))["Mixed"]["Target"]


def test_a_share_stands_beside_its_comparator_then_its_counts() -> None:
    header, asian = read(views.workforce()).rows[:2]
    assert header == [
        "Ethnic group",
        "Share of staff",
        "Residents",
        "Gap, points",
        "Times residents’ share",
        "Target",
        "Staff",
        "Likely range",
        "Likely range, times",
    ]
    shown = ["3%", "10%", "−7.1", "0.32", "More than 5 points below", "6", "2% to 7%", "0.15 to 0.67"]
    assert asian == ["Asian", *shown]


@pytest.mark.parametrize(
    ("changes", "times", "likely"),
    [
        ({}, "1.71", "1.14 to 2.52"),
        ({"status": "confidential", "value": NAN, "ratio": NAN}, "Not shown", "Not shown"),
        ({"status": "not_applicable", "value": NAN, "ratio": NAN}, "Not applicable", "Not applicable"),
        # Nobody of the group among residents: there is a share, and no number of times of nothing.
        (
            {"comparator_value": 0.0, "ratio": NAN, "ratio_lower": NAN, "ratio_upper": NAN},
            "–Not applicable",
            "–Not applicable",
        ),
        # Nobody of the group among staff.
        ({"value": 0.0, "ratio": 0.0, "ratio_lower": 0.0, "ratio_upper": 0.3}, "0.00", "0.00 to 0.30"),
    ],
)
def test_how_many_times_its_share_a_group_is_with_its_range(
    changes: dict[str, object], times: str, likely: str
) -> None:
    mixed = by_name(views.with_group(views.workforce(), "Mixed", changes))["Mixed"]
    assert (mixed["Times residents’ share"], mixed["Likely range, times"]) == (times, likely)


def test_the_caption_says_what_where_and_when() -> None:
    assert (
        read(views.workforce()).caption
        == "Children’s social workers by ethnic group, Hackney, 30 September 2022"
    )
    assert read(views.partly_withheld()).caption.endswith("(demonstration)")


def test_every_heading_has_a_scope() -> None:
    assert read(views.workforce()).scopes == ["col"] * 9 + ["row"] * 5


def test_the_table_scrolls_in_a_named_region_that_the_keyboard_reaches() -> None:
    table = drawn(views.workforce())
    caption = "Children’s social workers by ethnic group, Hackney, 30 September 2022"
    region = f'<div class="eq-scroll" role="region" aria-label="{caption}" tabindex="0">'
    assert table.startswith(f'{region}<table class="eq-table"><caption>{caption}</caption>')


@pytest.mark.parametrize(
    ("gap", "verdict", "rule", "words"),
    [
        (0.0496, "within", "none", "Within 5 points"),
        (0.0500, "within", "none", "Within 5 points"),
        (0.0504, "above", "points", "More than 5 points above"),
        (-0.0504, "below", "points", "More than 5 points below"),
        (-0.12, "below", "both", "More than 5 points below"),
        (-0.03, "below", "ratio", "Less than four fifths of the residents’ share"),
        (0.03, "above", "ratio", "More than 1.25 times the residents’ share"),
        (0.03, "cannot_say", None, "Too few to say"),
    ],
)
def test_the_verdict_in_words(gap: float, verdict: str, rule: str | None, words: str) -> None:
    assert judged(gap, verdict, rule) == words


def test_without_a_like_for_like_comparator_the_table_says_so() -> None:
    changes = {"comparator_value": NAN, "gap": NAN, "verdict": "cannot_say", "rule": None}
    mixed = by_name(views.with_group(views.workforce(), "Mixed", changes))["Mixed"]
    assert mixed["Target"] == "No like-for-like comparison"


def test_a_gap_outside_the_tolerance_never_prints_as_the_tolerance_itself() -> None:
    def printed(gap: float, verdict: str, rule: str) -> str:
        changes = {"gap": gap, "verdict": verdict, "rule": rule}
        return by_name(views.with_group(views.workforce(), "Mixed", changes))["Mixed"]["Gap, points"]

    assert printed(0.0496, "within", "none") == "+5.0"
    assert printed(0.0500, "within", "none") == "+5.0"
    assert printed(0.0504, "above", "points") == "+5.04"
    assert printed(-0.0504, "below", "points") == "−5.04"


def test_the_tolerance_in_the_words_is_the_one_that_is_set() -> None:
    wider = CONFIG.publication.model_copy(update={"tolerance_points": 2.5})
    table = drawn(views.workforce(), CONFIG.model_copy(update={"publication": wider}))
    assert "Within 2.5 points" in table and "5 points below" in table


def test_a_measure_that_is_not_judged_has_no_target() -> None:
    view = views.workforce()
    unjudged = View(
        view.selection, view.measure.model_copy(update={"judged": False}), view.rows, view.earlier
    )
    assert "Target" not in read(unjudged).rows[0] and "Gap, points" in read(unjudged).rows[0]


def test_a_withheld_figure_is_words_behind_a_dashed_ring() -> None:
    asian = by_name(views.partly_withheld())["Asian"]
    assert asian["Share of leaders"] == asian["Gap, points"] == asian["School leaders"] == "Not shown"
    assert asian["Target"] == "Not shown" and asian["Residents"] == "10%"
    assert '<span class="eq-conf"><img' in drawn(views.partly_withheld())


def test_a_figure_that_was_not_collected_is_not_called_confidential() -> None:
    other = by_name(views.partly_withheld())["Other"]
    assert other["Share of leaders"] == "Not available" and other["Target"] == "No figure"


def test_nothing_of_a_withheld_figure_is_in_the_table_even_if_the_row_still_holds_it() -> None:
    left = {"value": 0.7731, "lower": 0.7732, "upper": 0.7733, "gap": 0.7734, "numerator": 7735.0}
    table = drawn(views.with_group(views.partly_withheld(), "Asian", left))
    assert "77%" not in table and "77.3" not in table and "7,735" not in table


@pytest.mark.parametrize(
    "make",
    [
        views.workforce,
        views.partly_withheld,
        views.suspensions,
        views.pipeline,
        views.attainment,
        views.average,
    ],
)
def test_no_cell_is_ever_empty(make: object) -> None:
    assert all(cell.strip() for row in read(make()).rows for cell in row)  # type: ignore[operator]


def test_people_of_unknown_group_and_the_total_come_last() -> None:
    rows = read(views.partly_withheld()).rows
    assert [row[0] for row in rows[-2:]] == ["Not known", "All school leaders"]
    assert (rows[-2][6], rows[-1][6]) == ("7", "107")


def test_a_rate_stands_beside_its_ratio_and_the_period_before() -> None:
    header, *rows = read(views.suspensions()).rows
    assert header == [
        "Ethnic group",
        "For every 100 pupils",
        "Times White rate",
        "2023/24",
        "Suspensions",
        "Pupils",
        "Likely range",
    ]
    assert rows[1] == ["Black", "12.9", "1.7", "13.9", "1,273", "9,853", "12.2 to 13.7"]
    assert rows[3][2] == "Reference"
    assert rows[-1][:2] == ["All pupils", "9.5"] and rows[-1][3:6] == ["9.7", "3,047", "32,217"]


def test_a_rate_set_against_an_area_names_it() -> None:
    assert "Times England’s rate" in read(views.suspensions("England")).rows[0]


def test_a_standard_reached_stands_beside_the_reference_group() -> None:
    black = by_name(views.attainment())["Black"]
    assert (
        black["Share of pupils"] == "38%"
        and black["White pupils"] == "57%"
        and black["Gap, points"] == "−19.1"
    )
    assert (
        black["Pupils"] == "849" and black["Result"] == "More than 5 points below" and "Target" not in black
    )
    assert by_name(views.attainment())["White"]["Gap, points"] == "Reference"


def test_an_average_has_no_likely_range_and_no_verdict() -> None:
    assert read(views.average()).rows[0] == [
        "Ethnic group",
        "Average points a pupil",
        "White pupils",
        "Gap, points",
        "Pupils",
    ]


def test_a_breakdown_has_categories_as_rows_and_the_population_last() -> None:
    reader = read(views.pipeline())
    assert reader.caption == "Share of each role by ethnic group, Hackney, 30 September 2025"
    assert reader.rows[0] == ["Role", "Asian", "Black", "Mixed", "White", "Other", "Staff"]
    assert reader.rows[1] == ["Case holder", "9%", "59%", "10%", "22%", "0%", "87"]
    assert reader.rows[4] == ["Senior manager", *["Too few"] * 5, "5"]
    assert reader.rows[5][:6] == ["Hackney residents", "10%", "21%", "7%", "53%", "9%"]


def test_a_rate_by_sex_has_a_column_for_everybody() -> None:
    reader = read(views.by_sex())
    assert reader.caption == "Suspensions by sex and ethnic group, Hackney, 2024/25"
    assert reader.rows[0] == ["Sex", "Asian", "Black", "Mixed", "White", "Other", "All pupils", "Pupils"]
    assert [row[0] for row in reader.rows[1:]] == ["Boys", "Girls"]


def test_the_table_and_the_figures_agree() -> None:
    view = views.suspensions()
    shown = by_name(view)
    for row in view.groups.itertuples():
        assert shown[row.group]["For every 100 pupils"] == number_text.value(row.value, view.measure)
        assert shown[row.group]["Pupils"] == number_text.count(row.denominator)


def test_a_group_whose_name_looks_like_html_is_shown_as_text() -> None:
    view = views.workforce()
    rows = view.rows.assign(group=["<img src=x onerror=alert(1)>", *view.rows["group"].iloc[1:]])
    table = drawn(View(view.selection, view.measure, rows, view.earlier))
    assert "<img src=x" not in table and "&lt;img src=x onerror=alert(1)&gt;" in table


def test_a_plain_table_escapes_every_text_and_marks_what_came_from_a_file() -> None:
    found = Span("<script>x</script>", "code")
    drawn = html(table('Rows "1"', ["Row", "Found <i>"], [["14", found]]))
    assert "<script>" not in drawn and "<i>" not in drawn and 'aria-label="Rows &quot;1&quot;"' in drawn
    assert "<td><code>&lt;script&gt;x&lt;/script&gt;</code></td>" in drawn


def test_a_plain_tables_numbers_stand_right_and_its_empty_cells_say_so() -> None:
    drawn = html(
        table("Uploads", ["Reference", "Rows"], [["EQ-2026-0001", "411"], ["EQ-2026-0002", ""]], [1])
    )
    assert '<th scope="col" class="eq-num">Rows</th>' in drawn and '<td class="eq-num">411</td>' in drawn
    assert len(re.findall("Not applicable", drawn)) == 1


def totalled(status: str, **total: float) -> View:
    """Suspensions of rounded counts: Black pupils, and everybody."""
    at = {"period": "2024/25", "comparator": "White", "within": 4.0}
    black = views.row("suspensions", "Black", numerator=20.0, denominator=100.0, value=0.2, **at)
    return views.view("suspensions", [black, views.row("suspensions", "All", status=status, **total, **at)])


def test_a_total_whose_rate_alone_is_withheld_keeps_its_counts_and_its_place() -> None:
    everybody = by_name(totalled("confidential", numerator=10.0, denominator=500.0))["All pupils"]
    assert everybody["For every 100 pupils"] == "Not shown"
    assert (
        everybody["Suspensions"],
        everybody["Pupils on roll" if "Pupils on roll" in everybody else "Pupils"],
    ) == ("10", "500")


def test_a_total_of_a_base_too_small_says_so() -> None:
    everybody = by_name(totalled("low_reliability", numerator=12.0, denominator=25.0))["All pupils"]
    assert everybody["For every 100 pupils"] == "Too few to be reliable"
    assert everybody["Suspensions"] == "12"


def test_the_share_of_those_not_known_is_withheld_in_words() -> None:
    rows = [
        views.row("looked-after", "Black", numerator=100.0, denominator=200.0, value=0.5, within=4.0),
        views.row(
            "looked-after", "Not known", numerator=10.0, denominator=15.0, status="confidential", within=4.0
        ),
    ]
    unknown = by_name(views.view("looked-after", rows))["Not known"]
    assert (unknown["Share of children"], unknown["Children"]) == ("Not shown", "10")
