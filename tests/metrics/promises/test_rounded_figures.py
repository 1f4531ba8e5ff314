"""Percentages and rates published rounded and without counts: a verdict that their rounding could turn is none."""

import pytest

from config.target import Target
from tests.metrics.examples import Slice, slice_of
from tests.metrics.promises.test_targets import judged, said

ABOVE = Target(plan="P1-C3", kind="above", words="W", by=5, against="England", due=("2023/24",))
BEST = Target(plan="M15", kind="previous_best", words="W")


def passes(percentage: str, *, period: str = "2023/24", area: str = "Hackney") -> Slice:
    """The share of all pupils who reached a strong pass, as a publisher prints it, without counts."""
    text = f"group  share_strong\nAll  {float(percentage) / 100}"
    return slice_of("attainment", text, source="transcribed", period=period, stage="Key stage 4", area=area)


@pytest.mark.parametrize(
    ("ours", "verdict"),
    [
        ("69.6", ("not_met", None)),
        ("69.7", ("cannot_say", "rounded")),
        ("69.8", ("cannot_say", "rounded")),
        ("69.9", ("met", None)),
    ],
)
def test_of_one_decimal_each_two_percentages_are_a_tenth_more_or_less_apart(
    ours: str, verdict: tuple[str, str | None]
) -> None:
    """69.8 may be 69.75 to 69.85, and 64.8 may be 64.75 to 64.85: they are 4.9 to 5.1 apart."""
    found = said(judged("ks4-english-maths-strong", ABOVE, passes(ours), passes("64.8", area="England")))
    assert found == [("2023/24", *verdict)]


@pytest.mark.parametrize(
    ("ours", "verdict"), [("68", "not_met"), ("69", "cannot_say"), ("70", "cannot_say"), ("71", "met")]
)
def test_of_whole_percentages_a_point_more_or_less(ours: str, verdict: str) -> None:
    found = said(judged("ks4-english-maths-strong", ABOVE, passes(ours), passes("65.0", area="England")))
    assert found[0][1] == verdict


def test_a_figure_with_counts_is_not_rounded_and_the_other_is() -> None:
    counted = slice_of(
        "attainment", "group  pupils  reached_strong\nAll  1000  698", source="transcribed", period="2023/24", stage="Key stage 4"
    )  # fmt: skip
    close = judged("ks4-english-maths-strong", ABOVE, counted, passes("64.8", area="England"))
    assert said(close) == [("2023/24", "cannot_say", "rounded")]
    sure = judged("ks4-english-maths-strong", ABOVE, counted, passes("64.7", area="England"))
    assert said(sure)[0][1] == "met"


def test_the_best_before_may_have_been_better_than_it_looks() -> None:
    """England's figure beside each shows that they are of one decimal."""
    years = [passes("45.1", period=period, area="England") for period in ("2022/23", "2023/24")]
    before, now = passes("50.0", period="2022/23"), passes("50.0", period="2023/24")
    assert said(judged("ks4-english-maths-strong", BEST, before, now, *years))[-1] == (
        "2023/24",
        "cannot_say",
        "rounded",
    )
    better = passes("50.2", period="2023/24")
    assert said(judged("ks4-english-maths-strong", BEST, before, better, *years))[-1][1] == "met"


@pytest.mark.parametrize(
    ("white", "verdict"),
    [
        ("-  -  0.66", ("cannot_say", "rounded")),
        ("1000  660  -", ("met", "too_close")),
    ],
)
def test_another_groups_figure_has_its_own_rounding(white: str, verdict: tuple[str, str | None]) -> None:
    """600 of 1,000 Black pupils are exactly 60%, and 66% of White pupils may be 65.5 to 66.5, unless it is counted too: at
    least 6 points below is sure of counts alone."""
    text = f"group  pupils  reached_strong  share_strong\nBlack  1000  600  -\nWhite  {white}"
    both = slice_of("attainment", text, source="transcribed", period="2023/24", stage="Key stage 4")
    below = Target(plan="P", kind="below", words="W", by=6, group="Black", against="White")
    assert said(judged("ks4-english-maths-strong", below, both)) == [("2023/24", *verdict)]
