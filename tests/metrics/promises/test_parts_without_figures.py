"""A promise of several parts is not met while one of them has no figure."""

import pandas as pd

from config import Config
from metrics.figures.results import results
from metrics.promises.progress import latest_targets, states_of, targets_of_all
from metrics.promises.targets import targets
from tests.metrics.examples import released, slice_of


def test_a_part_without_a_figure_keeps_the_whole_from_being_met(settings: Config) -> None:
    """P1-C3 asks 5 points above England of “expected/ greater depth” at 11: with 74% against 61%, and no figure of greater depth,
    the promise is not met yet, but cannot be said."""
    both = [
        slice_of(
            "attainment",
            f"group  pupils  reached_expected\nAll  100  {reached}",
            source="transcribed",
            period="2023/24",
            stage="Key stage 2",
            area=area,
        )
        for area, reached in (("Hackney", 74), ("England", 61))
    ]
    frames = released(*both)
    tables = {name: results(name, frames, settings) for name in ("ks2-expected", "ks2-higher")}
    found = targets_of_all(
        settings.model_copy(update={"measures": {name: settings.measures[name] for name in tables}}),
        lambda name: targets(tables[name], name, settings),
        lambda name: bool(len(tables[name])),
    )
    rows = latest_targets(settings, found)["P1-C3"]
    assert [(row["measure"], row["verdict"]) for row in rows] == [
        ("ks2-expected", "met"),
        ("ks2-higher", "cannot_say"),
    ]
    assert set(states_of(rows, ())) == {"met", "cannot say"}


def test_what_has_no_figure_anywhere_is_no_target_that_is_judged(settings: Config) -> None:
    nothing = pd.DataFrame(columns=results("ks2-higher", released(), settings).columns)
    found = targets_of_all(settings, lambda name: targets(nothing, name, settings), lambda name: False)
    assert found.empty
