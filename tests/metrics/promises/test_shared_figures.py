"""A figure that several promises ask for is entered once, for any of them."""

from datetime import date

import pandas as pd

from config import Config
from metrics.promises.progress import due_now
from metrics.promises.reported_figures import by_item, same_figures
from tests.metrics.promises.test_progress import table


def line(number: int, item: str, value: float, period: str = "2024/25") -> dict[str, object]:
    return {"id": number, "item": item, "figure": "children", "period": period, "value": value}


def test_the_figures_that_are_one_are_those_of_one_title_unit_and_base(settings: Config) -> None:
    """Surveys of children and parents stand in the indicator and in the criterion of Priority A; how many staff answered in M4
    and in the joint plan; places added by 2023 and by 2025."""
    assert sorted({tuple(sorted(them)) for them in same_figures(settings).values()}) == [
        (("JG2-A8", "answered"), ("M4", "answered")),
        (("P3-C2", "places"), ("P3-C4", "places")),
        (("PA-C4", "children"), ("PA-I1", "children")),
        (("PA-C4", "parents"), ("PA-I1", "parents")),
    ]


def test_what_is_entered_for_one_stands_under_both_and_says_for_which_it_was_entered(
    settings: Config,
) -> None:
    found = by_item(pd.DataFrame([line(1, "PA-I1", 65.0)]), settings)
    assert [(item, row["value"], row["entered"]) for item in ("PA-I1", "PA-C4") for row in found[item]] == [
        ("PA-I1", 65.0, ("PA-I1", "children")),
        ("PA-C4", 65.0, ("PA-I1", "children")),
    ]
    assert set(found) == {"PA-I1", "PA-C4"}


def test_of_two_entries_for_one_period_the_later_stands_under_both(settings: Config) -> None:
    found = by_item(pd.DataFrame([line(2, "PA-C4", 70.0), line(1, "PA-I1", 65.0)]), settings)
    assert [row["value"] for item in ("PA-I1", "PA-C4") for row in found[item]] == [70.0, 70.0]


def test_it_is_asked_for_once(settings: Config) -> None:
    asked = list(due_now(table(settings), settings, date(2026, 12, 1)))
    assert len(asked) == len(set(asked))
    assert sum(item in ("PA-I1", "PA-C4") and figure == "children" for item, figure in asked) == 1
