"""The settings that the owner left open, and whose dashboard it is: `publication.toml`."""

from typing import get_args

from pydantic import BaseModel, Field, model_validator

from config.areas import Neighbour
from config.fetching.manners import Fetch
from config.vocabulary import PeriodKind

# What decides what a release holds.
PROTECTING = (
    "method", "suppress_below", "withheld_at_most", "withheld_of_a_part", "rounded_to", "round_bounds", "round_shown_from",
    "round_minimum_base", "rounding_key", "areas",
)  # fmt: skip


class Limits(BaseModel, frozen=True, extra="forbid"):
    """How large a file may be, on the page and at the command line; a workbook is a zip, and unpacks to more. Published CSVs may
    be larger: only their rows about our areas are held."""

    page_rows: int = Field(gt=0)
    page_bytes: int = Field(gt=0)
    page_unpacked_bytes: int = Field(gt=0)
    page_cells: int = Field(gt=0)
    published_page_bytes: int = Field(gt=0)
    command_rows: int = Field(gt=0)
    command_bytes: int = Field(gt=0)
    command_unpacked_bytes: int = Field(gt=0)
    command_cells: int = Field(gt=0)
    published_command_bytes: int = Field(gt=0)
    columns: int = Field(gt=0)
    line_bytes: int = Field(gt=0)
    problems_shown: int = Field(gt=0)


class Area(BaseModel, frozen=True, extra="forbid"):
    name: str = Field(min_length=1)
    code: str = Field(min_length=1)
    whose: str = Field(min_length=1)


class Compared(BaseModel, frozen=True, extra="forbid"):
    """Whom a council is set beside: the `list` of statistical neighbours, what readers call it and where it comes from,
    and the codes of other areas (`also`)."""

    list: str = ""
    title: str = ""
    source: str = ""
    also: tuple[str, ...] = ()


class Judgement(BaseModel, frozen=True, extra="forbid"):
    """What words and warnings call few, small, near, large, missing or old."""

    headline_base: int = Field(gt=0)
    small_numbers: int = Field(gt=0)
    near_people: int = Field(gt=0)
    trend_years: int = Field(ge=3)
    trend_days: int = Field(gt=0)
    forecast_years: int = Field(gt=0)
    notable_change: float = Field(gt=0, lt=1)
    large_change: float = Field(gt=0, lt=1)
    old_years: int = Field(gt=0)
    days_apart: dict[PeriodKind, int]

    @model_validator(mode="after")
    def they_fit_together(self) -> "Judgement":
        if self.notable_change > self.large_change:
            raise ValueError(
                "notable_change: a large change is a notable one, so this is the smaller of the two"
            )
        if missing := [kind for kind in get_args(PeriodKind) if kind not in self.days_apart]:
            raise ValueError(
                f"days_apart: it must say one for every kind of period, and leaves out {missing}"
            )
        return self


class Publication(BaseModel, frozen=True, extra="forbid"):
    """Settings that the owner left open, printed wherever they matter. `areas`, `beside` and `neighbours` follow from
    `area` (`config.council.whose`)."""

    area: str = Field(min_length=1)
    organisation: str = Field(min_length=1)
    directorate: str = Field(min_length=1)
    team: str = Field(min_length=1)
    product: str = Field(min_length=1)
    tolerance_points: float = Field(gt=0, lt=100)
    ratio_low: float = Field(gt=0, lt=1)
    ratio_high: float = Field(gt=1)
    ratio_minimum_base: int = Field(ge=0)
    minimum_base: int = Field(ge=0)
    minimum_base_rate: int = Field(ge=0)
    minimum_expected: float = Field(ge=0)
    method: str = Field(min_length=1)
    suppress_below: int = Field(ge=2)
    withheld_at_most: tuple[int, int]
    withheld_of_a_part: tuple[int, int]
    rounded_to: int = Field(ge=2)
    round_bounds: tuple[int, ...] = Field(min_length=1)
    round_shown_from: int = Field(ge=0)
    round_minimum_base: int = Field(ge=0)
    rounding_key: str = Field(min_length=1)
    hollow_below: int = Field(ge=0)
    not_known_notice: float = Field(ge=0, le=1)
    areas: tuple[Area, ...] = Field(min_length=1)
    beside: tuple[Area, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    compared: Compared = Compared()
    judgement: Judgement
    limits: Limits
    fetch: Fetch = Fetch()
    spoken: dict[str, str]
    sources: dict[str, str]
    definitions: dict[str, str]

    @model_validator(mode="after")
    def they_fit_together(self) -> "Publication":
        if list(self.round_bounds) != sorted(set(self.round_bounds)) or self.round_bounds[0] < 1:
            raise ValueError("round_bounds: each bound is wider than the one before it")
        if unread := [number for number in self.spoken if not _is_written_as_we_look_it_up(number)]:
            raise ValueError(f'spoken: {unread} is no number written as it is looked up, such as "0.8"')
        for few, many in (self.withheld_at_most, self.withheld_of_a_part):
            if not 0 < few < many:
                raise ValueError(
                    f"withheld_at_most, withheld_of_a_part: so many of so many, such as [1, 3], not [{few}, {many}]"
                )
        for key in ("name", "code"):
            if len({getattr(area, key) for area in self.areas}) < len(self.areas):
                raise ValueError(f"areas: two of them have one {key}")
        return self

    @property
    def places(self) -> tuple[Area, ...]:
        """Every area whose figures are kept."""
        return (*self.areas, *self.beside)

    @property
    def protection(self) -> str:
        """The settings by which releases are made, as text: where it changes, each is made again."""
        return self.model_dump_json(include=set(PROTECTING))

    @property
    def tolerance(self) -> str:
        """The tolerance as it is written everywhere, without needless decimals: "5", "2.5"."""
        return f"{self.tolerance_points:g}"

    @property
    def rounding_method(self) -> str:
        """What releases of rounded counts are marked with: one made otherwise binds none that comes after it."""
        return f"{self.method}, to {self.rounded_to}"

    @property
    def a_large_change(self) -> str:
        """The share by which a total must move to be confirmed: "half"."""
        return self.in_words(self.judgement.large_change)

    def called(self, source: str) -> str:
        """What a sentence calls a source that is no published file: "the MISA extract"."""
        return self.sources[source].replace("{team}", self.team)

    def in_words(self, share: float) -> str:
        """A share by its name, where it has one of its own: "four fifths"; else as a number: "75%"."""
        return self.spoken.get(f"{share:g}", f"{100 * share:g}%")


def _is_written_as_we_look_it_up(number: str) -> bool:
    try:
        return f"{float(number):g}" == number
    except ValueError:
        return False
