"""A column by which an extract may be split, and the coarser splits of it."""

from collections.abc import Sequence

from pydantic import Field

from config.vocabulary import Declared


class Split(Declared):
    """A coarser split of a dimension. `join` names what is put together, in every group, and its values; `groups` are the
    ethnic groups that are kept apart, which hold everybody once (none: those of the file)."""

    join: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    groups: tuple[str, ...] = ()

    def holds(self, other: "Split") -> bool:
        """Whether everything that the other puts together is together here too."""
        joined = all(any({*parts} <= {*more} for more in self.join.values()) for parts in other.join.values())
        return joined and other.groups in ((), self.groups)


class Dimension(Declared):
    """A column by which an extract may be split.

    `additive` is false where the parts overlap or are different populations (staff groups, pupil groups):
    they are never added up to an "All". `within` names for a value the one in which it lies whole (social workers in all
    staff): what the one leaves of the other is a count of people too, and exact figures are protected for it.
    `short` names values where a chart has 30 pixels for one; `phrase` is how
    a sentence says a value ("aged {value}"); `names_people`, that the values are what people are called ("Boys"); `said`
    has the people of a value in words of their own ("{people} with the pupil premium").
    `coarser` are the splits taken, in this order, where protection would take too many cells of one. `defined` says who
    is in a value, where pages have to. `not_known` is what rows say whose value nobody knows: they count in every total
    and are a part that no page shows by itself.
    """

    title: str
    values: tuple[str, ...]
    aliases: dict[str, str] = Field(default_factory=dict)
    short: dict[str, str] = Field(default_factory=dict)
    phrase: str = "{value}"
    said: dict[str, str] = Field(default_factory=dict)
    names_people: bool = False
    headers: tuple[str, ...] = ()
    required: bool = False
    additive: bool = True
    within: dict[str, str] = Field(default_factory=dict)
    not_known: str = ""
    defined: dict[str, str] = Field(default_factory=dict)
    coarser: tuple[Split, ...] = ()

    @property
    def joined(self) -> dict[str, tuple[str, ...]]:
        """What a coarser split puts together, and the values in it."""
        return {name: parts for split in self.coarser for name, parts in split.join.items()}

    @property
    def every_value(self) -> tuple[str, ...]:
        """The values, and what coarser splits put together."""
        return self.with_joined(self.values)

    def with_joined(self, values: Sequence[str]) -> tuple[str, ...]:
        """These values in their order, and before the first part of each what is put together of them."""
        first = {
            name: next((value for value in values if value in parts), "")
            for name, parts in self.joined.items()
        }
        return tuple(
            shown for value in values for shown in (*(name for name in first if first[name] == value), value)
        )
