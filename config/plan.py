"""The shape of a plan: every promise of a document, in its own words, and how people will see whether it is kept.

Wordings are the document's own, its slips of the pen included: an officer or a councillor must be able to find the
line that they remember. What we say about a line stands in `note` and `cannot`, never in its wording.
"""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, model_validator

from config.target import Answer

Pillar = Literal[
    "Institutional change", "Community engagement", "Culture and leadership", "Accountability", "Influence"
]
Kind = Literal["criterion", "action", "indicator", "recommendation", "slide", "outcome", "statement"]
# How a promise of a plan ends: with the plan or by itself, or in another promise that goes on.
EndKind = Literal["closed", "merged", "carried over", "superseded"]
# The documents, in the order in which they are offered: their file names in config/plans/.
PLANS = ("scrutiny-measures", "improvement-plan", "action-plans")
PER_CENT = "per cent"
# What a promise takes from its section where it does not say it itself.
INHERITED = (
    "kind",
    "reports",
    "page",
    "source",
    "owner",
    "pillars",
    "manifesto",
    "supports",
    "measures",
    "service",
)


class Level(BaseModel, frozen=True, extra="forbid"):
    """What a reported figure is to reach, in its own unit, and by when if the document says.

    "over" and "below" leave the level itself out: "over 150" is not met by 150.
    """

    rule: Literal["at_least", "at_most", "over", "below"]
    level: float
    due: date | None = None


class Stated(BaseModel, frozen=True, extra="forbid"):
    """A figure that the document itself gives, and the day of which it speaks (the document's own if it names none)."""

    value: float
    on: date


class Figure(BaseModel, frozen=True, extra="forbid"):
    """A number that officers enter over time, because no extract holds it.

    `of` names the whole where it is entered as x of y (a share is never entered as a bare percentage: its
    base must be known). `people`: it counts people, or what single people did, so small numbers are withheld.
    `better` is "none" where more may mean better or worse, and such a figure is never coloured. `expects`: which way the
    document itself says that it will go.
    """

    title: str
    unit: str
    of: str = ""
    better: Literal["higher", "lower", "none"]
    people: bool = False
    expects: Literal["", "rise", "fall", "rise_then_fall"] = ""
    target: Level | None = None
    stated: Stated | None = None

    @model_validator(mode="after")
    def a_share_says_of_whom(self) -> "Figure":
        if (self.unit == PER_CENT) != bool(self.of):
            raise ValueError(f"of: a figure in {PER_CENT} says of whom, and no other does")
        return self


class Cannot(BaseModel, frozen=True, extra="forbid"):
    """Why a promise can no longer be measured as it is written, from when, who says so, and what stands in."""

    why: str
    since: date
    source: str
    instead: str


class End(BaseModel, frozen=True, extra="forbid"):
    """How a promise ended, and what it had come to by then, which stays as it was said.

    `into`: the promise in which it goes on, "" where it does not. `state`: of its last report, and `words` what was said of
    it; both "" where nothing was ever said.
    """

    item: str
    end: EndKind
    on: date
    into: str = ""
    state: str = ""
    words: str = ""
    why: str = ""

    @model_validator(mode="after")
    def what_goes_on_says_where(self) -> "End":
        if (self.end == "closed") == bool(self.into):
            raise ValueError("into: what is closed goes on nowhere, and all else in a promise")
        return self


class Section(BaseModel, frozen=True, extra="forbid"):
    """A heading of the document with its own sentence, what we say of it (`note`), and what holds for every promise under it.

    `owner` is a role. `manifesto` are the numbers of the commitments that the section serves, `supports` of
    those that it only supports, as text: they are names, not quantities. `service`: whose promises they are.
    """

    title: str
    wording: str = ""
    note: str = ""
    kind: str | None = None
    reports: str | None = None
    page: str | None = None
    source: str | None = None
    owner: str | None = None
    pillars: tuple[str, ...] | None = None
    manifesto: tuple[str, ...] | None = None
    supports: tuple[str, ...] | None = None
    measures: tuple[str, ...] | None = None
    service: str | None = None


class Promise(BaseModel, frozen=True, extra="forbid"):
    """One line of a document that somebody may be asked about.

    `reports` says how its progress is given: by measures, by figures that officers enter, by a milestone's state
    with evidence, or as text that needs no update. A milestone may have measures or figures beside it. `answers`: which
    figures of its measures answer it, where no target of theirs does.
    `source`, `obtainable` and `printed` (the date beside an entry of a timeline) are as printed; `every` is how often an
    update is due, in months, 0 where the document does not say; `due` the day by which it is to be done. `state` is the
    document's own claim. `unjudged`: what of it no target can judge, and why, in a sentence that stands in its row.
    `next_steps` are printed beside it, `parts` are steps that its own source names.
    """

    id: str
    section: str
    kind: Kind
    wording: str
    printed: str = ""
    source: str = ""
    obtainable: Literal["", "Y"] = ""
    next_steps: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    owner: str = ""
    pillars: tuple[Pillar, ...] = ()
    manifesto: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    page: str
    measures: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    reports: Literal["measure", "figure", "milestone", "text"]
    figures: dict[str, Figure] = {}
    every: Literal[0, 3, 6, 12] = 0
    due: date | None = None
    state: Literal["", "under way", "done"] = ""
    cannot: Cannot | None = None
    unjudged: str = ""
    note: str = ""
    service: str = ""

    @property
    def steps(self) -> dict[str, str]:
        """The steps that the document lists, by the names under which officers report on each."""
        return {f"step_{place}": step for place, step in enumerate((*self.parts, *self.next_steps), 1)}

    @model_validator(mode="after")
    def progress_can_be_seen(self) -> "Promise":
        if self.reports == "measure" and not self.measures:
            raise ValueError("measures: a promise that reports by measures needs one")
        elsewhere = {name for answer in self.answers for name in answer.measures} - {*self.measures}
        if elsewhere:
            raise ValueError(f"answers: {sorted(elsewhere)[0]} is not among its measures")
        if self.reports == "figure" and not self.figures:
            raise ValueError("figures: a promise that reports by figures needs one")
        if self.reports == "text" and (self.figures or self.every or self.due):
            raise ValueError(
                "reports: text needs no update, so it has no figures, no due date and no interval"
            )
        if self.reports != "text" and not self.owner:
            raise ValueError("owner: a promise that needs updates needs somebody who gives them")
        return self


class Plan(BaseModel, frozen=True, extra="forbid"):
    """A document, its sections and its promises, each in the order in which it has them."""

    title: str
    short: str
    source: str
    dated: date | None = None
    sections: dict[str, Section]
    promises: dict[str, Promise]

    @model_validator(mode="before")
    @classmethod
    def promises_take_what_their_section_says(cls, content: Any) -> Any:
        """Fill each promise with its id and its section's values; what it says itself goes before.

        Anything of another shape is left as it is for the models to refuse by name.
        """
        if not isinstance(content, dict) or not _are_tables(content.get("sections"), content.get("promises")):
            return content
        promises = {}
        for name, promise in content["promises"].items():
            section = str(promise.get("section"))
            if section not in content["sections"]:
                raise ValueError(f"promises.{name}.section: no section called '{section}'")
            promises[name] = {"id": name} | _said(content["sections"][section]) | promise
        return content | {"promises": promises}


def _are_tables(*contents: Any) -> bool:
    return all(
        isinstance(content, dict) and all(isinstance(entry, dict) for entry in content.values())
        for content in contents
    )


def _said(section: dict[str, Any]) -> dict[str, Any]:
    return {key: section[key] for key in INHERITED if key in section}


def misfits(
    plans: dict[str, Plan], measures: Collection[str], pages: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    """Each name in a plan that nothing else has, as (file, key, message), and each id that two plans give."""
    seen: dict[str, str] = {}
    for plan, content in plans.items():
        for promise in content.promises.values():
            place, key = f"plans/{plan}.toml", f"promises.{promise.id}"
            if promise.page not in pages:
                yield place, f"{key}.page", f"no page called '{promise.page}'"
            for measure in promise.measures:
                if measure not in measures:
                    yield place, f"{key}.measures", f"no measure called '{measure}'"
            if promise.id in seen:
                yield place, key, f"{seen[promise.id]} has a promise of this id too"
            seen[promise.id] = place
