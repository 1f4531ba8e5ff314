"""Courses of small published figures, made as a page makes them: results, targets, and one group through time."""

from typing import Any

import pandas as pd

from config import Config
from metrics.figures.results import results
from metrics.promises.targets import targets
from pages.components.shared.view import Selection
from pages.components.words.over_time import Course, Place, course_of
from tests.metrics.examples import Slice, released, slice_of
from tests.pages.views import CONFIG

HACKNEY = "Hackney"


def year(period: str, suspensions: int, pupils: int = 10_000, **same: Any) -> Slice:
    """All pupils of one year and their suspensions, from a published table."""
    text = f"group  pupils  suspensions  permanent_exclusions\nAll  {pupils}  {suspensions}  {suspensions}"
    return slice_of("exclusions", text, **({"source": "transcribed", "period": period} | same))


def english(period: str, suspensions: int, pupils: int = 100_000) -> Slice:
    return year(period, suspensions, pupils, area="England")


def course(
    name: str,
    period: str,
    *slices: Slice,
    group: str = "All",
    config: Config = CONFIG,
    comparator: str = "",
    area: str = HACKNEY,
) -> Course:
    """The course of one group as the page of a period shows it."""
    held = released(*slices)
    table = results(name, held, config, comparator)
    promised = targets(results(name, held, config), name, config)
    detail = "broad" if group == "All" or config.ethnicity.is_broad(group) else "detailed"
    selection = Selection(name, period, area, detail, "", _compared(table))
    return course_of(table, promised, selection, Place(group), config)


def _compared(table: pd.DataFrame) -> str:
    return str(table["comparator"].iloc[0])
