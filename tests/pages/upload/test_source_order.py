"""Whose figures a file stands in for on the pages, and behind whose it stays."""

import pandas as pd
import pytest

from config import Config
from pages.components.upload.source_order import StandIn, sentences, stand_ins

HACKNEY_2025 = (("2025-09-30", "Hackney"),)


def staff(
    source: str, period: str = "2025-09-30", area: str = "Hackney", who: str = "Social workers"
) -> pd.DataFrame:
    """A release of one staff group: its total and one ethnic group."""
    frame = pd.DataFrame({"group": ["All", "Black"], "count": [200.0, 60.0]})
    return frame.assign(
        source=source,
        origin=source,
        period=period,
        area=area,
        staff=who,
        role="All",
        grade="All",
        item="headcount",
        status="published",
        release=1,
        upload="EQ-2026-0001",
        demonstration=source == "demonstration",
    )


def found(before: list[pd.DataFrame], added: pd.DataFrame, settings: Config) -> list[StandIn]:
    """What a file of social workers and teachers stands in for."""
    then = pd.concat(before, ignore_index=True) if before else added.iloc[:0]
    now = pd.concat([*before, added], ignore_index=True)
    source = str(added["source"].iloc[0])
    return stand_ins(
        ["social-workers", "teachers"], source, {"workforce": then}, {"workforce": now}, settings
    )


def test_a_published_file_stands_in_for_figures_that_we_transcribed(settings: Config) -> None:
    assert found([staff("transcribed")], staff("dfe-csww"), settings) == [
        StandIn("social-workers", "transcribed", False, HACKNEY_2025)
    ]


def test_an_upload_of_ours_stands_in_for_a_published_file(settings: Config) -> None:
    before = [staff("transcribed"), staff("dfe-csww")]
    assert found(before, staff("misa"), settings) == [
        StandIn("social-workers", "dfe-csww", False, HACKNEY_2025)
    ]


def test_a_published_file_stays_behind_an_upload_of_ours(settings: Config) -> None:
    assert found([staff("misa")], staff("dfe-csww"), settings) == [
        StandIn("social-workers", "misa", True, HACKNEY_2025)
    ]


def test_another_period_area_or_staff_group_is_nobodys_place(settings: Config) -> None:
    before = [
        staff("transcribed", period="2024-09-30"),
        staff("transcribed", area="England"),
        staff("transcribed", who="Teachers"),
    ]
    assert found(before, staff("dfe-csww"), settings) == []


def test_a_source_never_stands_in_for_itself(settings: Config) -> None:
    before = [staff("misa", period="2025-09-30")]
    assert found(before, staff("misa"), settings) == []


def test_where_nothing_stood_nothing_is_stood_in_for(settings: Config) -> None:
    assert found([], staff("misa"), settings) == []


def test_demonstration_data_give_way_in_every_period_to_the_first_real_figure(settings: Config) -> None:
    before = [staff("demonstration", period=period) for period in ("2024-09-30", "2025-09-30")]
    (one,) = found(before, staff("misa"), settings)
    assert one.source == "demonstration" and len(one.places) == 2


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (
            StandIn("social-workers", "transcribed", False, HACKNEY_2025),
            "Children’s social workers: stands in for the published figures transcribed by us, for September 2025 "
            "in Hackney.",
        ),
        (
            StandIn(
                "teachers",
                "demonstration",
                False,
                (("2024-11-07", "Hackney"), ("2025-11-06", "Hackney"), ("2025-11-06", "England")),
            ),
            "Teachers: the demonstration data give way, for 2 periods (November 2024 to November 2025) in Hackney "
            "and England.",
        ),
        (
            StandIn("social-workers", "misa", True, HACKNEY_2025),
            "Children’s social workers: the pages go on showing the MISA extract, for September 2025 in Hackney.",
        ),
        (
            StandIn("social-workers", "dfe-csww", False, HACKNEY_2025),
            "Children’s social workers: stands in for the file “Children’s social work workforce: role by ethnic "
            "group”, for September 2025 in Hackney.",
        ),
    ],
)
def test_it_is_said_in_a_sentence_with_its_periods_and_areas(
    one: StandIn, sentence: str, settings: Config
) -> None:
    assert sentences([one], settings) == [sentence]


def test_measures_that_are_alike_share_a_sentence(settings: Config) -> None:
    both = [
        StandIn(name, "transcribed", False, (("2024/25", "Hackney"),))
        for name in ("suspensions", "pupils-suspended")
    ]
    (sentence,) = sentences(both, settings)
    assert sentence.startswith("Suspensions and Pupils suspended at least once: stands in for")
