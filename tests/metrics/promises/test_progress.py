"""Where every promise stands, from small ledgers: one line in, one state out, on both sides of each limit."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from config import Config
from config.plan import Figure, Level
from metrics.promises import due_dates, reported_figures
from metrics.promises.progress import COLUMNS, counts, due_now, progress, state_of_target
from metrics.promises.targets import COLUMNS as TARGETS

TODAY = date(2026, 11, 22)
LEDGER = [
    "id", "at", "by", "item", "figure", "period", "state", "value", "numerator", "denominator", "status", "evidence",
]  # fmt: skip
MEASURED = ["measure", "group", "period", "words", "demonstration", "updated"]


Line = dict[str, Any]


def ledger(*lines: Line) -> pd.DataFrame:
    blank = dict.fromkeys(LEDGER, "") | {
        "value": float("nan"), "numerator": float("nan"), "denominator": float("nan"),
        "status": "published", "by": "officer", "at": "2026-11-01T09:00:00+00:00",
    }  # fmt: skip
    return pd.DataFrame(
        [blank | {"id": number} | line for number, line in enumerate(lines, 1)], columns=LEDGER
    )


def table(settings: Config, *lines: Line, today: date = TODAY, **frames: pd.DataFrame) -> pd.DataFrame:
    measured = frames.get("measured", pd.DataFrame(columns=MEASURED))
    judged = frames.get("judged", pd.DataFrame(columns=TARGETS))
    return progress(settings, ledger(*lines), measured, judged, today)


def row(found: pd.DataFrame, item: str) -> dict[str, object]:
    (one,) = found[found["item"].eq(item)].to_dict("records")
    return one


def reviewed(x: float, y: float, period: str = "2026-06-30") -> dict[str, object]:
    return {"item": "M3", "figure": "reviewed", "period": period, "numerator": x, "denominator": y}


def test_every_promise_of_every_plan_has_one_row_in_the_order_of_the_documents(settings: Config) -> None:
    found = table(settings)
    wanted = [name for plan in settings.plans.values() for name in plan.promises]
    assert list(found.columns) == COLUMNS and list(found["item"]) == wanted


def test_a_fresh_ledger_has_what_the_documents_say_themselves_and_nothing_else(settings: Config) -> None:
    found = table(settings)
    assert set(found["state"]) == {
        "", "no figure yet", "no update yet", "under way", "done", "baseline", "partly reported",
        "cannot be measured as written",
    }  # fmt: skip
    claimed = row(found, "CFA-2")
    assert (claimed["state"], claimed["latest"], claimed["updated"]) == (
        settings.plans["action-plans"].promises["CFA-2"].state, "2022-02-28", date(2022, 2, 28),
    )  # fmt: skip


def test_a_statement_needs_no_update_and_has_no_state(settings: Config) -> None:
    one = row(table(settings), "MI1")
    assert (one["state"], one["due"], one["latest"]) == ("", None, "")


@pytest.mark.parametrize(("x", "state"), [(51, "reported"), (52, "met")])
def test_all_of_them_is_met_and_all_but_one_is_not_there_yet_where_no_date_is_said(
    settings: Config, x: int, state: str
) -> None:
    assert row(table(settings, reviewed(x, 52)), "M3")["state"] == state


def test_one_figure_without_a_target_is_a_baseline_and_two_are_reported(settings: Config) -> None:
    first = {"item": "M7", "figure": "positive", "period": "2024/25", "numerator": 30.0, "denominator": 40.0}
    later = first | {"period": "2025/26"}
    assert row(table(settings, first), "M7")["state"] == "baseline"
    assert row(table(settings, first, later), "M7")["state"] == "reported"


def test_a_withheld_figure_is_neither_met_nor_missing(settings: Config) -> None:
    hidden: Line = {"item": "M2", "figure": "panels", "period": "2026 Q2", "status": "confidential"}
    assert row(table(settings, hidden), "M2")["state"] == "withheld"


def test_the_latest_period_speaks_and_not_the_latest_entry(settings: Config) -> None:
    found = row(table(settings, reviewed(52, 52, "2026-06-30"), reviewed(20, 52, "2025-06-30")), "M3")
    assert (found["state"], found["latest"]) == ("met", "2026-06-30")


def test_the_state_of_a_milestone_is_that_of_its_latest_date(settings: Config) -> None:
    done: Line = {"item": "M18", "period": "2026-05-01", "state": "done", "evidence": "SLT minute"}
    begun: Line = {"item": "M18", "period": "2025-05-01", "state": "under_way"}
    found = row(table(settings, done, begun), "M18")
    assert (found["state"], found["evidence"], found["due"]) == ("done", "SLT minute", None)


@pytest.mark.parametrize(
    ("today", "state"), [(date(2026, 12, 30), "baseline"), (date(2026, 12, 31), "overdue")]
)
def test_a_six_monthly_survey_is_overdue_from_the_day_after_six_months(
    settings: Config, today: date, state: str
) -> None:
    line = {"item": "M4", "figure": "positive", "period": "2026 Q2", "numerator": 40.0, "denominator": 60.0}
    found = row(table(settings, line, today=today), "M4")
    assert (found["state"], found["verdict"], found["due"]) == (state, "baseline", date(2026, 12, 30))


@pytest.mark.parametrize(
    ("item", "figure", "period", "due"),
    [
        # Surveys of spring 2025, every six months: the next was due half a year after them.
        ("M4", "positive", "2025-05-31", date(2025, 11, 30)),
        # The year 2024-25 ended in March 2025, and its report is yearly, though it was typed in November 2026.
        ("M6", "good", "2024-25", date(2026, 3, 31)),
        # Reported for its own day, so the yearly report after it is next.
        ("M10", "supervision", "2022-12-31", date(2023, 12, 31)),
    ],
)
def test_a_report_is_due_again_counted_from_what_it_is_about_and_not_from_the_day_it_was_typed(
    settings: Config, item: str, figure: str, period: str, due: date
) -> None:
    line: Line = {"item": item, "figure": figure, "period": period, "numerator": 30.0, "denominator": 40.0}
    found = row(table(settings, line), item)
    assert (found["due"], found["state"]) == (due, "overdue")


def test_a_figure_reported_for_its_own_day_leaves_nothing_past_where_no_interval_is_given(
    settings: Config,
) -> None:
    line: Line = {"item": "P3-C3", "figure": "surplus", "period": "2023-09-30"}
    line |= {"numerator": 99.0, "denominator": 1000.0}
    found = table(settings, line)
    assert row(found, "P3-C3")["due"] is None
    assert counts(found[found["item"].eq("P3-C3")], TODAY)["past"] == 0


def test_what_was_never_reported_stays_that_with_its_date_beside_it(settings: Config) -> None:
    found = row(table(settings), "M4")
    assert (found["state"], found["due"]) == ("no figure yet", date(2022, 8, 28))


def test_what_cannot_be_measured_says_so_whatever_was_entered(settings: Config) -> None:
    line: Line = {"item": "P1-C1", "figure": "good_or_outstanding", "period": "2024-07-31"}
    line |= {"numerator": 70.0, "denominator": 70.0}
    found = row(table(settings, line), "P1-C1")
    assert (found["state"], found["verdict"], found["due"]) == ("cannot be measured as written", "met", None)


@pytest.mark.parametrize(("places", "state"), [(150, "not met"), (151, "met")])
def test_over_150_places_is_not_met_by_150(settings: Config, places: float, state: str) -> None:
    line = {"item": "P3-C2", "figure": "places", "period": "2023-09-30", "value": places}
    assert row(table(settings, line), "P3-C2")["verdict"] == state


@pytest.mark.parametrize(("x", "state"), [(99, "met"), (100, "not met")])
def test_below_10_per_cent_is_not_met_by_10_per_cent(settings: Config, x: float, state: str) -> None:
    line = {
        "item": "P3-C3",
        "figure": "surplus",
        "period": "2023-09-30",
        "numerator": x,
        "denominator": 1000.0,
    }
    assert row(table(settings, line), "P3-C3")["verdict"] == state


PLACES = Figure(
    title="Places", unit="places", better="higher",
    target=Level(rule="at_least", level=300, due=date(2025, 9, 30)),
)  # fmt: skip


@pytest.mark.parametrize(("places", "state"), [(200, "not on path"), (201, "on path")])
def test_half_way_to_its_date_a_figure_is_on_path_if_half_the_way_was_gone(places: float, state: str) -> None:
    # 2024-09-30 is 366 of the 731 days from 2023-09-30 to 2025-09-30: 100 + 200 x 366 / 731 = 200.1.
    found = pd.DataFrame(
        [("2023-09-30", 100.0, "published"), ("2024-09-30", places, "published")],
        columns=["period", "value", "status"],
    )
    assert reported_figures.verdict(PLACES, found, date(2024, 10, 1)) == state


def test_a_single_figure_before_its_date_is_a_baseline_and_afterwards_is_not_met() -> None:
    found = pd.DataFrame([("2023-09-30", 100.0, "published")], columns=["period", "value", "status"])
    assert reported_figures.verdict(PLACES, found, date(2024, 10, 1)) == "baseline"
    assert reported_figures.verdict(PLACES, found, date(2025, 9, 30)) == "not met"


def measured(*, demonstration: bool) -> pd.DataFrame:
    rows = [("suspensions", "", "2024/25", "Schools made 12.9.", demonstration, date(2026, 11, 1))]
    return pd.DataFrame(rows, columns=MEASURED)


def judged(*verdicts: tuple[str, str]) -> pd.DataFrame:
    """What became of PA-C1 in its year, of each group."""
    blank = dict.fromkeys(TARGETS, "") | {"target": "below", "words": "Below England’s rate by 2023/24"}
    rows = [
        blank
        | {"measure": "suspensions", "plan": "PA-C1", "group": group, "period": "2023/24", "verdict": verdict}
        for group, verdict in verdicts
    ]
    return pd.DataFrame(rows, columns=TARGETS)


def test_a_promise_is_kept_when_all_its_targets_are(settings: Config) -> None:
    frames = {"measured": measured(demonstration=False)}
    for verdicts, state in (
        ([("All", "met"), ("Black", "met")], "met"),
        ([("All", "met"), ("Black", "cannot_say")], "cannot say"),
        ([("All", "not_met"), ("Black", "cannot_say")], "not met"),
    ):
        found = row(table(settings, **frames, judged=judged(*verdicts)), "PA-C1")
        assert (found["state"], found["measure"]) == (state, "suspensions")


def test_a_promise_about_groups_without_any_figure_has_none_though_the_measure_has(settings: Config) -> None:
    nothing = judged(("Black Caribbean", "cannot_say")).assign(period=None)
    frames = {"measured": measured(demonstration=False), "judged": nothing}
    assert row(table(settings, **frames), "PA-C1")["state"] == "no figure yet"


def test_invented_figures_count_for_nothing_and_are_named(settings: Config) -> None:
    frames = {"measured": measured(demonstration=True), "judged": judged(("All", "met"))}
    found = row(table(settings, **frames), "PA-C1")
    assert (found["state"], found["demonstration"], found["latest"]) == ("no figure yet", True, "")


@pytest.mark.parametrize(
    ("due", "period", "state"),
    [("2023/24", "2022/23", "not on path"), ("2023/24", "2023/24", "not met"), ("", "2022/23", "not met")],
)
def test_before_its_period_a_target_is_not_on_path_and_from_it_on_not_met(
    due: str, period: str, state: str
) -> None:
    assert state_of_target({"verdict": "not_met", "due": due, "period": period}) == state


@pytest.mark.parametrize(
    ("ends", "verdict", "state", "due"),
    [
        (date(2024, 8, 30), "not_met", "overdue", date(2024, 8, 31)),
        (date(2024, 8, 31), "not_met", "not met", None),
        (date(2024, 8, 31), "met", "met", None),
    ],
)
def test_a_date_that_has_passed_stays_until_figures_speak_of_it_whatever_they_say(
    settings: Config, ends: date, verdict: str, state: str, due: date | None
) -> None:
    figures = measured(demonstration=False).assign(updated=ends)
    found = table(settings, measured=figures, judged=judged(("All", verdict)))
    one = row(found, "PA-C1")
    assert (one["state"], one["due"], one["updated"]) == (state, due, ends)
    past = counts(found[found["item"].eq("PA-C1")], TODAY)["past"]
    assert past == (due is not None)


def test_a_milestone_past_its_own_date_is_overdue_until_it_is_done(settings: Config) -> None:
    plan = settings.plans["scrutiny-measures"]
    promise = plan.promises["M18"].model_copy(update={"due": date(2026, 6, 30), "every": 0})
    late = date(2026, 11, 1)
    assert due_dates.next_due(plan, promise, late, ended=False) == date(2026, 6, 30)
    assert due_dates.next_due(plan, promise, late, ended=True) is None


def test_the_counts_add_up_and_statements_are_in_none_of_them(settings: Config) -> None:
    found = table(settings, reviewed(38, 52))
    scrutiny = found[found["plan"].eq("scrutiny-measures")]
    said = counts(scrutiny, TODAY)
    assert said["asked"] == 27 and said["reported"] == 1 and said["nothing"] == 26


def test_the_template_asks_for_what_is_due_and_not_for_what_extracts_bring(settings: Config) -> None:
    asked = list(due_now(table(settings, reviewed(38, 52)), settings, TODAY))
    assert ("M4", "positive") in asked and ("M5", "") in asked and ("M5", "positive") in asked
    items = {item for item, _ in asked}
    assert not items & {"M1", "M3", "MI1", "P1-C1"}


@pytest.mark.parametrize(
    ("updated", "day"),
    [
        (date(2026, 5, 22), date(2026, 11, 22)),
        (date(2026, 5, 21), date(2027, 5, 21)),  # one day too late for November,
        (date(2020, 2, 29), date(2027, 2, 28)),
        (date(2026, 11, 1), date(2027, 5, 1)),
        (None, date(2026, 11, 28)),
    ],
)
def test_the_next_regular_report_is_counted_on_from_the_last_update(
    settings: Config, updated: date | None, day: date
) -> None:
    """Every six months, on 22 November 2026; without an update from the day of the document."""
    plan = settings.plans["scrutiny-measures"].model_copy(update={"dated": date(2022, 5, 28)})
    promise = plan.promises["M4"].model_copy(update={"every": 6, "due": date(2023, 1, 1)})
    assert due_dates.next_regular(plan, promise, updated, date(2026, 11, 22)) == day
    assert (
        due_dates.next_regular(plan, promise.model_copy(update={"every": 0}), updated, date(2026, 11, 22))
        is None
    )


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 1, 15), 12, date(2027, 1, 15)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int, later: date) -> None:
    assert due_dates.months_later(day, months) == later


def test_a_quarter_ends_with_its_last_day() -> None:
    assert due_dates.end_of_quarter(date(2026, 12, 31)) == date(2026, 12, 31)
    assert due_dates.end_of_quarter(date(2027, 1, 1)) == date(2027, 3, 31)
