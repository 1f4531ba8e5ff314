"""The shape of a published file's declaration: how its columns become rows of one of our extracts."""

import re

from pydantic import BaseModel, model_validator

from config.vocabulary import PeriodKind, Status

# The columns of places in the form that DfE's files share, the smallest place first.
COMMON_FORM = (
    "new_la_code", "old_la_code", "la_name", "region_code", "region_name", "country_code", "country_name",
)  # fmt: skip


class PlaceColumns(BaseModel, frozen=True, extra="forbid"):
    """The columns that say which area a row is about, by whatever code or name: any that a file has.

    `level` is the column of the geographic level; a row is about the area of its own level. A file without that
    column has `level` "", and the first of `columns` that is filled says the area.
    """

    level: str = "geographic_level"
    columns: tuple[str, ...] = COMMON_FORM

    @model_validator(mode="after")
    def something_says_the_area(self) -> "PlaceColumns":
        if not self.columns:
            raise ValueError("columns: name at least one")
        return self


class PeriodColumn(BaseModel, frozen=True, extra="forbid"):
    """Where a published file says its period: a column or a constant, and the day where it names only a year: "03-31", or
    the day of the School Workforce Census in the autumn of a school year.

    `last` is the last period for which the family is known to hold; a later one is refused, because the
    same label may by then mean other people.
    """

    column: str = ""
    value: str = ""
    kind: PeriodKind
    day: str = ""
    last: str = ""


class Column(BaseModel, frozen=True, extra="forbid"):
    """A dimension of a published file: a constant, or a column and what each of its labels means."""

    column: str = ""
    value: str = ""
    values: dict[str, str] = {}

    @model_validator(mode="after")
    def constant_or_column(self) -> "Column":
        if bool(self.value) == bool(self.column) or bool(self.column) != bool(self.values):
            raise ValueError("give either 'value', or 'column' with 'values'")
        return self


class Split(BaseModel, frozen=True, extra="forbid"):
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


class GroupColumns(BaseModel, frozen=True, extra="forbid"):
    """Where a published file says the ethnic group, if it has a row a group.

    Of several `columns` the first whose cell is not a `total` label wins (minor before major). Where both stand in one
    column, `level` is the column that tells them apart. Rows whose label is in `drop` are left out. `complete` is false
    where groups are missing from the file, so that the rest of the total is not people whose group is not known.
    """

    columns: tuple[str, ...] = ()
    level: str = ""
    scheme: str = ""
    total: tuple[str, ...] = ("Total",)
    drop: tuple[str, ...] = ()
    complete: bool = True


class TotalFrom(BaseModel, frozen=True, extra="forbid"):
    """Rows that add up to the total where a file has no total row: those that differ in column `add`."""

    where: dict[str, str | tuple[str, ...]]
    add: str
    parts: int = 2
    note: str


class AddedUp(BaseModel, frozen=True, extra="forbid"):
    """Rows that are parts of one figure: those that differ in `column` alone, which has one of `labels`, and no total.

    A file may have no row for nobody, so as many are added up as there are. Single years of age make up `bands` of a
    `dimension` instead, by their first and last year: one year may be of several, and a band needs each of its years.
    """

    column: str
    labels: tuple[str, ...] = ()
    dimension: str = ""
    bands: dict[str, tuple[int, int]] = {}

    @model_validator(mode="after")
    def labels_or_bands(self) -> "AddedUp":
        if bool(self.labels) == bool(self.bands) or bool(self.bands) != bool(self.dimension):
            raise ValueError("give either 'labels', or 'bands' with their 'dimension'")
        return self


class Symbols(BaseModel, frozen=True, extra="forbid"):
    """What the symbols of a published file mean, in files whose newest period is not after `until`."""

    meaning: dict[str, Status]
    until: str = ""


class Rule(BaseModel, frozen=True, extra="forbid"):
    """What a publisher printed wrong, or meant otherwise for a time, and how it is read; `why` is said of every file.

    It holds for one `area`, for one `period` as the file writes it, or for those up to `until` (all where none is named).
    """

    why: str
    area: str = ""
    period: str = ""
    until: str = ""
    is_of: str = ""
    times: float = 1
    group: str = ""


class Told(BaseModel, frozen=True, extra="forbid"):
    """What the figure of a row is, as its label says: item, group and dimensions (`of`), the decimals that it is printed
    with, and what its `year` means where the file has the year alone: that in which a school or financial year ends, or a
    day of it."""

    item: str
    group: str = "All"
    of: dict[str, str] = {}
    dp: int = 1
    year: str = "academic year"
    rules: tuple[Rule, ...] = ()


class ToldBy(BaseModel, frozen=True, extra="forbid"):
    """A file with one figure a row: the column whose label says what it is of, and the column of the figure itself."""

    column: str
    cell: str
    labels: dict[str, Told]


class Family(BaseModel, frozen=True, extra="forbid"):
    """A published file, as downloaded: how its columns become rows of one of our extracts.

    The columns named here are the ones by which the file is recognised, whatever their order or letter case;
    `rename` gives a column whose heading varies the headings that it had, the newest first, or patterns of them.
    `optional` columns are missing from some releases; a file with one of `without` (a heading, or a pattern) is another
    one, and its words say which where it could be taken for this one. A family is one source, because an upload replaces
    what its source said about the period before.

    `places`: which columns say the area. `where`, `leave_out`: which rows, and `left_out` says in words what is not
    taken. Every label of `where` must be there; labels in a list of their own are spellings of one. Rows with a label
    of `also` are taken where a file has them. `never`: labels by which a file with the same columns is another one,
    which is refused. `items`: the column of each item, or for a wide file its columns and the group of each. `told_by`: where a
    label says which item a row's one figure is, what each of them says.

    `series`: the publication that the file is one release of, as figures transcribed from it name their source: all of
    it is one series, whichever file brought a period. `breaks`: the periods from which it counts otherwise, and how, so
    that they are not set beside the one before; `group_breaks`: those that leave the figures of everybody as they were.
    `example`: a few lines of the file, with all its headings, which tests load.
    """

    title: str
    publisher: str
    short: str
    extract: str
    source: str
    rename: dict[str, str | tuple[str, ...]] = {}
    optional: tuple[str, ...] = ()
    without: dict[str, str] = {}
    places: PlaceColumns = PlaceColumns()
    where: dict[str, str | tuple[str | tuple[str, ...], ...]] = {}
    also: dict[str, str | tuple[str | tuple[str, ...], ...]] = {}
    leave_out: dict[str, str | tuple[str, ...]] = {}
    left_out: str = "other breakdowns"
    never: dict[str, str | tuple[str, ...]] = {}
    period: PeriodColumn
    split: Split | None = None
    dimensions: dict[str, Column] = {}
    group: GroupColumns = GroupColumns()
    items: dict[str, str | dict[str, str]]
    told_by: ToldBy | None = None
    total_from: TotalFrom | None = None
    added_up: AddedUp | None = None
    symbols: tuple[Symbols, ...] = ()
    rounded_to: dict[str, int] = {}
    series: str = ""
    breaks: dict[str, str] = {}
    group_breaks: dict[str, str] = {}
    notes: tuple[str, ...] = ()
    example: str = ""

    @model_validator(mode="after")
    def its_parts_fit_together(self) -> "Family":
        wide = [isinstance(columns, dict) for columns in self.items.values()]
        if any(wide) and (not all(wide) or self.group.columns):
            raise ValueError("items: either every item has a column for each group, or none has")
        if self.group.columns and not self.group.scheme:
            raise ValueError("group.scheme: say what the labels in 'columns' mean")
        if missing := set(self.also) - set(self.where):
            raise ValueError(f"also: {sorted(missing)} is no column of 'where'")
        return self


class NotRead(BaseModel, frozen=True, extra="forbid"):
    """A published file that is known by its `columns` (headings, or patterns) and not loaded: why, and what to load."""

    title: str
    publisher: str
    columns: tuple[str, ...]
    why: str
    instead: str
