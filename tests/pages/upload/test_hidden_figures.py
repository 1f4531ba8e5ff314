"""Which figures an upload hides that readers can see now, by name."""

import pandas as pd

from config import Config
from pages.components.upload.hidden_figures import newly_hidden

NAME = "social-workers"


def table(*rows: tuple[str, str, str, float | None]) -> pd.DataFrame:
    """Results of Hackney's social workers: (period, role, group, value), None where the figure is not shown."""
    return pd.DataFrame(
        [
            {
                "area": "Hackney",
                "period": period,
                "breakdown": "role" if role else "",
                "category": role,
                "group": group,
                "value": float("nan") if value is None else value,
                "status": "confidential" if value is None else "published",
            }
            for period, role, group, value in rows
        ]
    )


def hidden(before: pd.DataFrame, after: pd.DataFrame, settings: Config) -> list[str]:
    return newly_hidden([NAME], ["2026-03-31"], lambda _: before, lambda _: after, settings)


SEPTEMBER = table(
    ("2025-09-30", "", "Black", 0.38),
    ("2025-09-30", "Middle manager", "Black", 0.08),
    ("2025-09-30", "Middle manager", "Mixed", 0.15),
    ("2025-09-30", "Middle manager", "Other", None),
)


def test_what_was_shown_in_the_period_before_and_will_not_be_is_named_by_its_part_and_group(
    settings: Config,
) -> None:
    march = table(
        ("2026-03-31", "", "Black", 0.37),
        ("2026-03-31", "Middle manager", "Black", None),
        ("2026-03-31", "Middle manager", "Mixed", None),
        ("2026-03-31", "Middle manager", "Other", None),
    )
    assert hidden(SEPTEMBER, pd.concat([SEPTEMBER, march]), settings) == [
        "Children’s social workers, March 2026, Middle manager: Black and Mixed"
    ]


def test_where_nothing_was_shown_before_or_all_still_is_there_is_nothing_to_name(settings: Config) -> None:
    march = table(("2026-03-31", "", "Black", None))
    assert hidden(SEPTEMBER.iloc[:0], march, settings) == []
    assert hidden(SEPTEMBER, table(("2026-03-31", "", "Black", 0.4)), settings) == []


def test_a_correction_is_held_against_the_figures_of_its_own_period(settings: Config) -> None:
    before = table(("2025-09-30", "", "Black", None), ("2026-03-31", "", "Black", 0.4))
    assert hidden(before, table(("2026-03-31", "", "Black", None)), settings) == [
        "Children’s social workers, March 2026: Black"
    ]
