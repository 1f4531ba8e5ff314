"""A group's share of what is counted over its share of the base: worked out by hand, and on published figures."""

import numpy as np
import pytest

from metrics.figures.intervals import wilson
from tests.metrics.examples import figures, row, slice_of, table

# Hackney's suspensions of 2024/25 as DfE published them, and pupils on roll.
HACKNEY = """
    period   group         pupils  suspensions
    2024/25  Asian           3714          210
    2024/25  Black           9853         1273
    2024/25  Mixed           4426          520
    2024/25  White          11620          860
    2024/25  Other           2117          145
    2024/25  Not known        487           39
    2024/25  All            32217         3047
"""


def test_black_pupils_have_1_36_times_their_share_of_pupils_of_all_suspensions() -> None:
    """1,273 of 3,008 suspensions are 42.3%, 9,853 of 31,730 pupils 31.1%; White pupils 28.6% and 36.6%."""
    shown = table("suspensions", slice_of("exclusions", HACKNEY, source="transcribed"))
    groups = shown[shown["group"].isin(["Asian", "Black", "Mixed", "White", "Other"])]
    assert figures(groups, "group", "to_base", digits=4) == [
        ("Asian", 0.5964), ("Black", 1.3629), ("Mixed", 1.2393), ("White", 0.7807), ("Other", 0.7225)
    ]  # fmt: skip
    black = row(shown, "Black")
    share = 9853 / 31730
    assert (black["to_base_lower"], black["to_base_upper"]) == pytest.approx(
        tuple(float(limit) / share for limit in wilson(1273, 3008))
    )


def test_everybody_and_those_not_known_have_none_and_another_kind_of_figure_neither() -> None:
    shown = table("suspensions", slice_of("exclusions", HACKNEY, source="transcribed"))
    assert np.isnan(row(shown, "All")["to_base"]) and np.isnan(row(shown, "Not known")["to_base"])
