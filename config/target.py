"""What a plan promised of a measure, as the plan words it: the closed list of kinds, each with what it needs.

Plans disagree, and one target may be read in several ways. Each is declared by itself with the plan that it stands
in, and `note` says how an open word was read; nothing here decides between two plans.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

TargetKind = Literal[
    "within", "reduce", "at_least", "at_most", "below", "above", "previous_best", "direction"
]
# What must be said for a kind to mean anything.
NEEDS: dict[TargetKind, tuple[str, ...]] = {
    "reduce": ("by", "baseline", "due"),
    "at_least": ("level", "due"),
    "at_most": ("level", "due"),
    "below": ("against",),
    "above": ("against",),
    "direction": ("direction", "baseline"),
}


# On which side of what it is compared with the figure lies that the promise is to change; on either where none is named.
WORSE = {"fall": "above", "reduce": "above", "at_most": "above", "below": "above"} | dict.fromkeys(
    ("rise", "at_least", "above", "previous_best"), "below"
)


class Target(BaseModel):
    """One promise of one plan about one measure.

    `plan`: the plan's item. `words`: the label that readers see, with {tolerance} for that of
    config/publication.toml. `group`: "All", a group, or "" for each broad group
    in turn; `breakdown` and `category` narrow it (sex, Boys). `by`: for `reduce` the share by which the figure falls
    each year, compounding; for `above` and `below` percentage points (0 is strictly above or below); for `within`
    points either side (0: the tolerance of config/publication.toml). `level`: in the measure's own units, unscaled (a
    share of 1). `baseline`: the period that it counts from; nothing up to it is judged. `due`: the periods at which it
    is judged; what comes after the last stands beside it. None: every period. `onwards`: in every period from the first of
    them on. `against`: a population, a group or an area; the measure's own comparator where it is left out. `everyone`:
    against everybody there, not the same group. `of`: the figure, or its ratio to the measure's comparator, whose
    reduction applies to its excess over 1.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    plan: str = Field(min_length=1)
    kind: TargetKind
    words: str = Field(min_length=1)
    group: str = "All"
    breakdown: str = ""
    category: str = ""
    by: float = Field(default=0, ge=0)
    level: float | None = None
    baseline: str = ""
    due: tuple[str, ...] = ()
    onwards: bool = False
    against: str = ""
    everyone: bool = False
    of: Literal["value", "ratio"] = "value"
    direction: Literal["", "rise", "fall"] = ""
    note: str = ""

    @model_validator(mode="after")
    def it_says_what_its_kind_needs(self) -> "Target":
        for key in NEEDS.get(self.kind, ()):
            given = getattr(self, key)
            if given in ("", None, ()) or (key == "by" and given == 0):
                raise ValueError(f"{key}: a target of kind '{self.kind}' needs one")
        if self.kind == "reduce" and self.by >= 1:
            raise ValueError("by: a reduction is a share of 1 a year, such as 0.3")
        if self.onwards and not self.due:
            raise ValueError("onwards: a target that holds from a period on says in `due` from which")
        if bool(self.breakdown) != bool(self.category):
            raise ValueError("category: a breakdown and its category go together")
        return self

    @property
    def worse(self) -> str:
        return WORSE.get(self.direction or self.kind, "")


class Answer(BaseModel, frozen=True, extra="forbid"):
    """Figures that answer a promise without a target of its own: of which measures, of whom, and which way they are to go.

    `group`: "All", a group, or "" for each broad group in turn; `breakdown` and `category` narrow it. `expects`: "rise" or
    "fall" of the figure since `since`; "narrow": it comes nearer to the measure's comparator; "proportion": its ratio to
    the comparator is within ratio_low and ratio_high of config/publication.toml; "share of base": its share of what is
    counted is as near to its share of the base; "reflect": it is as near to the
    population as the tolerance there; "": it is reported and not judged. `period`: the one that is asked about, "" for the
    latest. `beside`: an area whose figure stands beside ours. `years`: of so many together, because they are rare; without
    `since` they are set beside as many before.
    """

    measures: tuple[str, ...] = Field(min_length=1)
    group: str = "All"
    breakdown: str = ""
    category: str = ""
    expects: Literal["", "rise", "fall", "narrow", "proportion", "share of base", "reflect"] = ""
    since: str = ""
    period: str = ""
    beside: str = ""
    years: int = Field(default=1, ge=1, le=5)

    @model_validator(mode="after")
    def what_moves_counts_from_somewhere(self) -> "Answer":
        if self.expects in ("rise", "fall", "narrow") and not self.since and self.years == 1:
            raise ValueError(f"since: what is to {self.expects} counts from a period")
        if bool(self.breakdown) != bool(self.category):
            raise ValueError("category: a breakdown and its category go together")
        return self

    @property
    def worse(self) -> str:
        """Where the plan only wants a group watched, it is one of whom there were many."""
        return WORSE.get(self.expects, "") if self.expects else "above"
