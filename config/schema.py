"""The shape that every declaration must have: frozen models, no unknown keys.

The models say what a single file may hold. What only several files together can get wrong (a dangling
name, a measure without a page) is checked in `config.loading`.
"""

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from config.ethnicity import Ethnicity

PeriodKind = Literal["academic year", "financial year", "calendar quarter", "snapshot"]
Policy = Literal["open", "suppress", "round"]
Status = Literal[
    "published", "confidential", "low_reliability", "rounds_to_zero", "not_applicable", "not_available"
]


class Declared(BaseModel):
    """Frozen, and refuses keys that it does not know: a misspelt key must never be ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Cell(Declared):
    """A line of the overview: a measure, and one category or group of it where that is meant."""

    title: str
    measure: str
    breakdown: str = ""
    category: str = ""
    group: str = ""


class Page(Declared):
    """One page of the product, in the order of the navigation. `choose` labels its first filter; `measures`
    puts them in an order other than their files'.

    `matrix` and `key` are the overview's two tables, a line each.
    """

    title: str
    script: str
    question: str = ""
    url: str
    choose: str = "Measure"
    measures: tuple[str, ...] = ()
    matrix: tuple[Cell, ...] = ()
    key: tuple[Cell, ...] = ()


class Dimension(Declared):
    """A column by which an extract may be split.

    `additive` is false where the parts overlap or are different populations (staff groups, pupil groups):
    they are never added up to an "All".
    """

    title: str
    values: tuple[str, ...]
    aliases: dict[str, str] = {}
    headers: tuple[str, ...] = ()
    required: bool = False
    additive: bool = True


class Item(Declared):
    """A number that an extract carries.

    `of` names the item that these people are part of, so that more people than their base are refused.
    Shares are given in per cent in a file and held as a share of 1.
    """

    title: str
    kind: Literal["people", "events", "points", "share", "mean"] = "people"
    of: str = ""
    headers: tuple[str, ...] = ()
    required: bool = True


class SourceRule(Declared):
    """How figures of one extract from one source are treated.

    `comparable` is false where the source's groups are not like for like with any population; `why` then
    says so in words and is printed.
    """

    title: str
    protection: Policy
    periods: Literal["one", "many"] = "one"
    demonstration: bool = False
    comparable: bool = True
    why: str = ""


class Extract(Declared):
    """One kind of CSV that officers send: one row a period x group x breakdown, with counts."""

    title: str
    description: str
    who: str
    period: tuple[PeriodKind, ...]
    scheme: str = "ours"
    dimensions: dict[str, Dimension]
    items: dict[str, Item]
    sources: dict[str, SourceRule]
    example: dict[str, str] = {}


class AreaRule(Declared):
    """Which rows of a published file are about one of our areas.

    `level` is the geographic level of those rows, `where` their codes. `add` names the column that tells
    apart the `parts` rows which together make the area (Inner and Outer London). Of several rules for one
    area the first that finds rows holds. `if_there`: the file may lack the columns of this rule.
    """

    area: str
    level: str = ""
    where: dict[str, str | tuple[str, ...]] = {}
    add: str = ""
    parts: int = 2
    if_there: bool = False


class PeriodColumn(Declared):
    """Where a published file says its period: a column or a constant, and the day where it names only a year.

    `last` is the last period for which the family is known to hold; a later one is refused, because the
    same label may by then mean other people.
    """

    column: str = ""
    value: str = ""
    kind: PeriodKind
    day: str = ""
    last: str = ""


class Column(Declared):
    """A dimension of a published file: a constant, or a column and what each of its labels means."""

    column: str = ""
    value: str = ""
    values: dict[str, str] = {}

    @model_validator(mode="after")
    def constant_or_column(self) -> "Column":
        if bool(self.value) == bool(self.column) or bool(self.column) != bool(self.values):
            raise ValueError("give either 'value', or 'column' with 'values'")
        return self


class Split(Declared):
    """A column that holds several things at once ("Ethnicity Minor Indian Male"), and the pattern whose named
    parts become columns of their own; a part that a label does not have is an empty cell."""

    column: str
    pattern: str

    @model_validator(mode="after")
    def the_pattern_has_named_parts(self) -> "Split":
        try:
            named = re.compile(self.pattern).groupindex
        except re.error as error:
            raise ValueError(f"pattern: {error}") from None
        if not named:
            raise ValueError("pattern: names none of its parts")
        return self

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(re.compile(self.pattern).groupindex)


class GroupColumns(Declared):
    """Where a published file says the ethnic group, if it has a row a group.

    Of several `columns` the first whose cell is not a `total` label wins (minor before major). Rows whose
    label is in `drop` are left out. `complete` is false where groups are missing from the file, so that the
    rest of the total is not people whose group is not known.
    """

    columns: tuple[str, ...] = ()
    scheme: str = ""
    total: tuple[str, ...] = ("Total",)
    drop: tuple[str, ...] = ()
    complete: bool = True


class TotalFrom(Declared):
    """Rows that add up to the total where a file has no total row: those that differ in column `add`."""

    where: dict[str, str | tuple[str, ...]]
    add: str
    parts: int = 2
    note: str


class Symbols(Declared):
    """What the symbols of a published file mean, in files whose newest period is not after `until`."""

    meaning: dict[str, Status]
    until: str = ""


class Family(Declared):
    """A published file, as downloaded: how its columns become rows of one of our extracts.

    The columns named here are the ones by which the file is recognised, whatever their order or letter case;
    `rename` gives a column whose name varies the pattern that its name fits. A family is one source, because
    an upload replaces what its source said about the period before.

    `areas`, `level`: whose rows. `where`, `leave_out`: which of them, and `left_out` says in words what is
    not taken. `items`: the column of each item, or for a wide file its columns and the group of each.
    """

    title: str
    publisher: str
    short: str
    extract: str
    source: str
    rename: dict[str, str] = {}
    level: str = ""
    areas: tuple[AreaRule, ...]
    where: dict[str, str | tuple[str, ...]] = {}
    leave_out: dict[str, str | tuple[str, ...]] = {}
    left_out: str = "other breakdowns"
    period: PeriodColumn
    split: Split | None = None
    dimensions: dict[str, Column] = {}
    group: GroupColumns = GroupColumns()
    items: dict[str, str | dict[str, str]]
    total_from: TotalFrom | None = None
    symbols: tuple[Symbols, ...] = ()
    rounded_to: dict[str, int] = {}
    notes: tuple[str, ...] = ()

    @model_validator(mode="after")
    def its_parts_fit_together(self) -> "Family":
        wide = [isinstance(columns, dict) for columns in self.items.values()]
        if any(wide) and (not all(wide) or self.group.columns):
            raise ValueError("items: either every item has a column for each group, or none has")
        if self.group.columns and not self.group.scheme:
            raise ValueError("group.scheme: say what the labels in 'columns' mean")
        if any(rule.level for rule in self.areas) and not self.level:
            raise ValueError("level: name the column that says the geographic level")
        return self


class Comparator(Declared):
    """A population that shares are set against: source, date, and who it counts."""

    title: str
    short: str
    noun: str
    extract: str = "population"
    include: dict[str, str]
    item: str = "people"
    period: str = ""
    who: str
    caution: str = ""


class Measure(Declared):
    """One question that the data answer. Adding one of a known kind is one file and no code.

    `dp` is the number of decimals that people read, everywhere. `scale` turns a rate into "per 100".
    """

    title: str
    question: str
    page: str
    kind: Literal["representation", "rate", "attainment", "average"]
    extract: str
    include: dict[str, str] = {}
    numerator: str
    denominator: str = ""
    share: str = ""
    characteristic: Literal["ethnicity"] = "ethnicity"
    comparator: str = ""
    reference_group: str = ""
    reference_detailed: str = ""
    also: tuple[str, ...] = ()
    breakdowns: tuple[str, ...] = ()
    ordered: tuple[str, ...] = ()
    unit: str
    scale: Literal[1, 100, 1000, 10000] = 1
    dp: int = Field(ge=0, le=3)
    better: Literal["higher", "lower", "parity"] = "parity"
    judged: bool = True
    people: str
    one: str
    verb: str = ""
    target: str = ""
    plan: str = ""
    owner: str
    source: str
    frequency: str
    notes: tuple[str, ...] = ()
    doing: tuple[str, ...] = ()

    @model_validator(mode="after")
    def the_kind_has_what_it_needs(self) -> "Measure":
        if self.kind != "representation" and not self.denominator:
            raise ValueError(f"denominator: a measure of kind '{self.kind}' needs one")
        if self.kind != "representation" and not self.reference_group:
            raise ValueError(f"reference_group: a measure of kind '{self.kind}' needs one")
        return self


class Limits(Declared):
    """How large a file may be, on the page and at the command line."""

    page_rows: int
    page_bytes: int
    command_rows: int
    command_bytes: int
    columns: int
    line_bytes: int
    problems_shown: int


class Area(Declared):
    name: str
    code: str
    whose: str


class Publication(Declared):
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
    suppress_below: int
    round_stand_in_below: int
    hollow_below: int
    not_known_notice: float
    areas: tuple[Area, ...]
    limits: Limits
    definitions: dict[str, str]


class Config(Declared):
    """Everything declared, and the fingerprint of the files that declared it."""

    measures: dict[str, Measure]
    extracts: dict[str, Extract]
    families: dict[str, Family]
    comparators: dict[str, Comparator]
    ethnicity: Ethnicity
    pages: dict[str, Page]
    publication: Publication
    fingerprint: str

    @property
    def area(self) -> str:
        """The area whose dashboard this is: the first one declared."""
        return self.publication.areas[0].name
