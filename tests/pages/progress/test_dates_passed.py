"""A plan whose dates are all past is in force until somebody closes it, and the pages ask for that."""

from datetime import date

from config import Config
from pages.components.progress.plans.plan_words import dates_passed


def test_a_plan_of_which_every_date_is_past_is_to_be_closed(settings: Config) -> None:
    plan = settings.plans["improvement-plan"]
    assert dates_passed(plan, date(2025, 9, 30)) == ""
    assert (
        dates_passed(plan, date(2025, 10, 1))
        == "All its dates have passed, the last on 30 September 2025. It is to be closed."
    )


def test_a_plan_without_dates_is_never_called_past(settings: Config) -> None:
    undated = {
        name: one.model_copy(update={"due": None})
        for name, one in settings.plans["improvement-plan"].promises.items()
    }
    plan = settings.plans["improvement-plan"].model_copy(update={"promises": undated})
    assert dates_passed(plan, date(2030, 1, 1)) == ""
