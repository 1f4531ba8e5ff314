"""The shape that every declaration must have: frozen models, no unknown keys.

The models say what a single file may hold. What only several files together can get wrong (a dangling
name, a measure without a page) is checked in `config.loading`.
"""

from functools import cached_property
from typing import Literal

from pydantic import Field, model_validator

from config.access import Access
from config.areas import Areas
from config.deck import Deck
from config.dimension import Dimension
from config.ethnicity import Ethnicity
from config.family import Family, NotRead
from config.fetching.source import Source
from config.help.accessibility import Accessibility
from config.help.dictionary import Dictionary
from config.help.golden import Golden
from config.page import Page, Slide
from config.plan import Plan, Promise
from config.publication import Publication
from config.target import Answer, Target, TargetKind
from config.vocabulary import KINDS, Declared, ItemKind, PeriodKind, Policy
from config.vocabulary import Status as Status
from config.words import Words


class Item(Declared):
    """A number that an extract carries.

    `of` names the item that these people are part of, so that more people than their base are refused; `among`
    one that they are part of by definition, in the same period, and that is not their base (a strong pass is a standard
    pass too); `seldom_above` one that they are usually part of: more of them are asked about, and not refused. `people`
    names the item that counts the people of these events: they are withheld together. Figures that a source gives ready-made
    are of so many in a file (`OF_SO_MANY`) and held as of one: a `share` is what part of a whole a group is, so that the
    groups' add up to 100; a `percentage` is how many of a group; and there are events or people `per 100`, `per 10,000` or
    `per 100,000` of a base. A `score` is a mean that may be below nought. `few` are groups of which one authority has
    a handful: a figure of theirs that comes without counts is marked.
    """

    title: str
    kind: ItemKind = "people"
    of: str = ""
    among: str = ""
    seldom_above: str = ""
    people: str = ""
    headers: tuple[str, ...] = ()
    few: tuple[str, ...] = ()
    required: bool = True


class SourceRule(Declared):
    """How figures of one extract from one source are treated.

    `suppress_below`: counts from 1 to one below it are withheld of exact figures (None: as `publication.toml` says).
    `shows_published`: of those, one that somebody has published of the same people to the person is shown all the same.
    `comparable` is false where the source's groups are not like for like with any population; `why` then
    says so in words and is printed.
    """

    title: str
    protection: Policy
    suppress_below: int | None = Field(default=None, ge=2)
    shows_published: bool = False
    periods: Literal["one", "many"] = "one"
    demonstration: bool = False
    comparable: bool = True
    why: str = ""

    @property
    def needs_assessment(self) -> bool:
        """Whether its figures are of people whom nobody has published: a data-protection assessment has to cover them."""
        return self.protection != "open" and not self.demonstration

    @model_validator(mode="after")
    def what_is_withheld_is_asked_of_exact_figures(self) -> "SourceRule":
        if self.protection != "suppress" and (self.suppress_below is not None or self.shows_published):
            raise ValueError('suppress_below and shows_published go with protection = "suppress" alone')
        return self


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
    example: dict[str, str] = Field(default_factory=dict)
    words: Words = Words()

    @property
    def required(self) -> list[str]:
        """Our names of the columns that a file must have; the period may be chosen on the page instead."""
        dimensions = [name for name, dimension in self.dimensions.items() if dimension.required]
        return [*dimensions, "ethnic_group", *(name for name, item in self.items.items() if item.required)]

    @property
    def parts(self) -> list[dict[str, str]]:
        """Items that are never more than another, by name: than their base, than what else they are part of, and
        people than their events."""
        items = self.items.items()
        return [
            {name: item.of for name, item in items if item.of},
            {name: item.among for name, item in items if item.among},
            {item.people: name for name, item in items if item.people},
        ]

    @property
    def guarded(self) -> frozenset[str]:
        """The sources whose figures are protected here."""
        return frozenset(name for name, source in self.sources.items() if source.protection != "open")


class Comparator(Declared):
    """A population that shares are set against: source, date, and who it counts.

    `stand_in`: the population in its place while it has no figures; the page then prints `stand_in_caution`.
    """

    title: str
    short: str
    noun: str
    extract: str = "population"
    include: dict[str, str]
    item: str = "people"
    period: str = ""
    who: str
    caution: str = ""
    stand_in: str = ""
    stand_in_caution: str = ""


class Measure(Declared):
    """One question that the data answer. Adding one of a known kind is one file and no code.

    `dp` is the number of decimals that people read, everywhere. `scale` turns a rate into "per 100". `among` says
    who the base of a rate is where it is not all people ("who were arrested"). `beside` names the measure whose
    figure is said beside this one's; `in_all` the one that says how many there are of everybody, which stands in its
    place where nobody gives real figures by ethnic group. `called` says what the people of a value of its breakdowns are
    called here, where it is not the value itself (care leavers are no girls). `during` is how a sentence says its
    period, where the day that names it ends a year ("the year to {period}"). `several_years`: also read over two
    to five years together. Which promises of the plans it answers, those say (`measures`).
    """

    title: str
    question: str
    page: str
    kind: Literal[*KINDS]  # type: ignore[valid-type]
    extract: str
    include: dict[str, str] = Field(default_factory=dict)
    numerator: str
    denominator: str = ""
    share: str = ""
    comparator: str = ""
    reference_group: str = ""
    reference_detailed: str = ""
    also: tuple[str, ...] = ()
    breakdowns: tuple[str, ...] = ()
    ordered: tuple[str, ...] = ()
    unit: str
    scale: Literal[1, 100, 1000, 10000, 100000] = 1
    dp: int = Field(ge=0, le=3)
    better: Literal["higher", "lower", "parity"] = "parity"
    judged: bool = True
    several_years: bool = False
    people: str
    one: str
    called: dict[str, str] = Field(default_factory=dict)
    verb: str = ""
    among: str = ""
    beside: str = ""
    in_all: str = ""
    during: str = "{period}"
    targets: tuple[Target, ...] = ()
    owner: str
    source: str
    frequency: str
    notes: tuple[str, ...] = ()

    def promises(self, kind: TargetKind) -> bool:
        """Whether some plan has a target of this kind for it."""
        return any(target.kind == kind for target in self.targets)


class Config(Declared):
    """Everything declared, and the fingerprint of the files that declared it."""

    measures: dict[str, Measure]
    extracts: dict[str, Extract]
    families: dict[str, Family]
    not_read: dict[str, NotRead]
    sources: dict[str, Source]
    comparators: dict[str, Comparator]
    areas: Areas
    ethnicity: Ethnicity
    pages: dict[str, Page]
    plans: dict[str, Plan]
    decks: dict[str, Deck]
    slide: Slide | None
    accessibility: Accessibility
    access: Access
    golden: tuple[Golden, ...]
    dictionary: Dictionary
    publication: Publication
    fingerprint: str

    @property
    def area(self) -> str:
        """The area whose dashboard this is: the first one declared."""
        return self.publication.areas[0].name

    def numerator_of(self, measure: Measure) -> Item:
        """What a measure counts."""
        return self.extracts[measure.extract].items[measure.numerator]

    def suppress_below(self, extract: Extract, source: str) -> int:
        """Counts from 1 to one below this are withheld of the exact figures of an extract's source."""
        own = extract.sources[source].suppress_below if source in extract.sources else None
        return self.publication.suppress_below if own is None else own

    @cached_property
    def promises(self) -> dict[str, tuple[Plan, Promise]]:
        """Every promise by its id, with its plan."""
        return {name: (plan, one) for plan in self.plans.values() for name, one in plan.promises.items()}

    @cached_property
    def named(self) -> dict[str, frozenset[tuple[str, str, str, str]]]:
        """By measure, whom plans name of it: group, breakdown, category and worse side of each target and each answer."""
        asked: list[tuple[str, Answer | Target]] = [
            (name, one)
            for _, promise in self.promises.values()
            for one in promise.answers
            for name in one.measures
        ]
        asked += [(name, one) for name, measure in self.measures.items() for one in measure.targets]
        found: dict[str, set[tuple[str, str, str, str]]] = {name: set() for name in self.measures}
        for name, one in asked:
            if one.group in self.ethnicity.groups:
                found[name].add((one.group, one.breakdown, one.category, one.worse))
        return {name: frozenset(whom) for name, whom in found.items()}
