"""What an open page says of figures that were published since it was drawn."""

import pytest

from pages.components.shell.new_figures_block import offered


@pytest.mark.parametrize(
    ("at", "clock"), [("2026-12-01T14:02:31+00:00", "14:02"), ("2026-07-01T13:02:31+00:00", "14:02")]
)
def test_the_time_is_that_of_the_clock_on_the_wall(at: str, clock: str) -> None:
    assert offered(at) == f"New figures were published at {clock}."
