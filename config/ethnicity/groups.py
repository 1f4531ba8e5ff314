"""Ethnic groups as sets of atoms, so that no two classifications are ever compared by the look of a label.

A group is a named set of atoms, the smallest groups that any of our sources tells apart. A label means a
group only within a scheme: "Asian" leaves Chinese out in older DfE files, "Any other ethnic group" holds
Arab at DfE and not in the census. Chinese, Arab, Roma and Gypsy or Irish Traveller people have each moved
between classifications; the sets say where they went, so that they are never lost silently.
"""

import re
import unicodedata
from functools import cached_property, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from config.ethnicity.no_answer import NoAnswer

ALL = "All"
KNOWN = "Known"


@lru_cache(maxsize=8192)
def normalised(label: str) -> str:
    """A label as it is looked up: case, spacing and marks do not matter, except "/", which may join two groups.

    Kept for the next time: every file is held against all labels and headings that are declared.
    """
    text = unicodedata.normalize("NFKC", label).casefold().replace("&", " and ").replace("/", " / ")
    return " ".join(re.sub(r"[\s:,;()\-\u2010-\u2015_'’.]+", " ", text).split())


class Group(BaseModel):
    """A named set of atoms. `phrase` is how people in it are spoken of ("{people}" stands for the people)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    atoms: frozenset[str]
    level: Literal["broad", "detailed", "union", "joined", "unplaced"]
    phrase: str = ""
    note: str = ""


class Scheme(BaseModel):
    """One classification: its labels and codes, each the name of a group.

    `like` adds other schemes' labels, each list overriding the one before. `officers`: our own group names
    are labels too. `parts` are labels of some of a group's people alone (Polish, of Other White): a file may hold
    several of one group.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    like: tuple[str, ...] = ()
    officers: bool = False
    labels: dict[str, str] = {}
    parts: dict[str, str] = {}


class Ethnicity(BaseModel):
    """The classification: atoms, the groups made of them, and what each scheme's labels mean."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    atoms: tuple[str, ...]
    groups: dict[str, Group]
    not_known: tuple[str, ...]
    no_answer: NoAnswer = NoAnswer()
    schemes: dict[str, Scheme]
    refused: dict[str, str]

    @model_validator(mode="after")
    def the_sets_fit_together(self) -> "Ethnicity":
        self._atoms_exist()
        self._one_name_a_set()
        for level in ("broad", "detailed"):
            self._partition(level)
        self._broad_groups_are_unions_of_detailed()
        self._labels_name_groups()
        return self

    def _atoms_exist(self) -> None:
        for name, group in self.groups.items():
            if unknown := group.atoms - set(self.atoms):
                raise ValueError(f"groups.{name}.atoms: unknown atom {sorted(unknown)}")

    def _one_name_a_set(self) -> None:
        named: dict[frozenset[str], str] = {}
        for name, group in self.groups.items():
            if other := named.get(group.atoms):
                raise ValueError(f"groups.{name}.atoms: the same people as '{other}'")
            named[group.atoms] = name

    def _partition(self, level: str) -> None:
        parts = [group.atoms for group in self.groups.values() if group.level == level]
        if sum(map(len, parts)) != len(self.atoms) or frozenset().union(*parts) != frozenset(self.atoms):
            raise ValueError(f"groups: the {level} groups must hold every atom exactly once")

    def _broad_groups_are_unions_of_detailed(self) -> None:
        detailed = [group.atoms for group in self.groups.values() if group.level == "detailed"]
        for name, group in self.groups.items():
            inside = frozenset().union(*(atoms for atoms in detailed if atoms <= group.atoms))
            if group.level == "broad" and inside != group.atoms:
                raise ValueError(f"groups.{name}.atoms: not an exact union of detailed groups")

    def _labels_name_groups(self) -> None:
        for scheme_name, scheme in self.schemes.items():
            for other in scheme.like:
                if other not in self.schemes:
                    raise ValueError(f"schemes.{scheme_name}.like: no scheme called '{other}'")
            for label, name in (scheme.labels | scheme.parts).items():
                if name not in self.groups and name not in (*self.not_known, ALL):
                    raise ValueError(f"schemes.{scheme_name}.labels.{label}: no group called '{name}'")

    @cached_property
    def order(self) -> dict[str, int]:
        """Position of every group name: as declared, alphabetical with Other and then Not known last."""
        return {name: place for place, name in enumerate((*self.groups, *self.not_known, KNOWN, ALL))}

    @cached_property
    def name_of(self) -> dict[frozenset[str], str]:
        """The name of a set of atoms. One that cannot be placed is of some of its people alone, and names no set."""
        return {group.atoms: name for name, group in self.groups.items() if group.level != "unplaced"}

    def lookup(self, scheme: str) -> dict[str, str]:
        """Normalised label -> group name, not-known name or "All", for one scheme."""
        declared = self.schemes[scheme]
        labels: dict[str, str] = {}
        for other in declared.like:
            labels |= self.lookup(other)
        if declared.officers:
            labels |= {normalised(name): name for name in (*self.groups, *self.not_known, ALL)}
        return labels | {
            normalised(label): name for label, name in (declared.parts | declared.labels).items()
        }

    def written(self, scheme: str) -> list[str]:
        """The labels of a scheme as they are declared."""
        declared = self.schemes[scheme]
        return [
            *declared.labels,
            *declared.parts,
            *(label for other in declared.like for label in self.written(other)),
        ]

    def parts(self, scheme: str) -> frozenset[str]:
        """The normalised labels of one scheme that name some of a group's people alone."""
        declared = self.schemes[scheme]
        others = frozenset[str]().union(*(self.parts(other) for other in declared.like))
        return others - {*map(normalised, declared.labels)} | {*map(normalised, declared.parts)}

    def atoms_of(self, name: str) -> frozenset[str]:
        """The atoms of a group; none for a not-known name or "All"."""
        return self.groups[name].atoms if name in self.groups else frozenset()

    @cached_property
    def broad(self) -> tuple[str, ...]:
        """The broad groups, in their order."""
        return tuple(name for name in self.groups if self.is_broad(name))

    def is_broad(self, name: str) -> bool:
        return name in self.groups and self.groups[name].level == "broad"

    def phrase(self, name: str, people: str) -> str:
        """How people of this group are spoken of: "Black staff", "staff from Other ethnic groups"."""
        pattern = self.groups[name].phrase if name in self.groups else ""
        return (pattern or f"{name} {{people}}").format(people=people)
