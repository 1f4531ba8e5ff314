"""The settings that the owner left open, and whose dashboard it is: `publication.toml`."""

from pydantic import BaseModel


class Limits(BaseModel, frozen=True, extra="forbid"):
    """How large a file may be, on the page and at the command line."""

    page_rows: int
    page_bytes: int
    command_rows: int
    command_bytes: int
    columns: int
    line_bytes: int
    problems_shown: int


class Area(BaseModel, frozen=True, extra="forbid"):
    name: str
    code: str
    whose: str


class Publication(BaseModel, frozen=True, extra="forbid"):
    """Settings that the owner left open, printed wherever they matter."""

    organisation: str
    directorate: str
    product: str
    tolerance_points: float
    ratio_low: float
    ratio_high: float
    ratio_minimum_base: int
    minimum_base: int
    minimum_base_rate: int
    minimum_expected: float
    method: str
    suppress_below: int
    rounded_to: int
    round_bounds: tuple[int, int, int]
    round_shown_from: int
    round_minimum_base: int
    rounding_key: str
    hollow_below: int
    not_known_notice: float
    areas: tuple[Area, ...]
    limits: Limits
    definitions: dict[str, str]
