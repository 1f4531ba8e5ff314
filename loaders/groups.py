"""What the labels of one column mean as ethnic groups: as declared, by their words, or by what stands beside them."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from config import Config, Extract
from config.ethnicity import ALL, Ethnicity
from loaders.harmonising import clean, group_labels, key

_NHS = "nhs"
# What systems put before a label: a letter of the NHS's, or four of the school census's.
_CODES = (_NHS, "school_census_codes")
# Letters that begin no broad group and no sex: a column with one of them among its letters holds NHS codes.
_DECIDING = frozenset("DEGHJKLP")
_FRAME = r"^(ethnic (group|origin|background) |ethnicity )|( (ethnic )?(background|heritage|origin|ethnicity|group|groups))+$"
# How like a known label a text must be to be asked about: "Blck Carib" is, "Martian" is not.
ALIKE = 0.8
# What a system puts before a label (the code of a list) or behind it (whose list it is).
_BEFORE, _BEHIND = (
    re.compile(r"^[a-z]\d{1,2} (?=\S{3})"),
    re.compile(r"\s*\((united kingdom|uk)\)\s*$", re.IGNORECASE),
)
_SHORT_IRISH = re.compile(r"\bn irish\b")
_THE_OTHERS = re.compile(r"((any )?other|other any)( .*)?")


@dataclass(frozen=True, eq=False)
class Groups:
    """The labels of one column. `labels` are those declared, by the key under which they are looked up."""

    texts: tuple[str, ...]
    labels: Mapping[str, str]
    ethnicity: Ethnicity

    @cached_property
    def meanings(self) -> dict[str, str]:
        """Text -> group, not-known name, "All" or GLOBAL_MAJORITY, for every text that means one of them."""
        found = ((text, self._declared(text) or self.without_answer.get(text)) for text in self.texts)
        return {text: meaning for text, meaning in found if meaning}

    @cached_property
    def without_answer(self) -> dict[str, str]:
        """The texts that say in words of their own that there is no answer -> the not-known name."""
        found = (
            (text, self.ethnicity.no_answer.meaning(_BEHIND.sub("", clean(text)), _bare(text)))
            for text in self.texts
            if not self._declared(text) and key(text) not in self._refused
        )
        return {text: meaning for text, meaning in found if meaning}

    def may_be_no_answer(self, text: str) -> bool:
        """Whether an unknown label holds a word such as "not", or is nearer to a missing answer than to a group."""
        written, no_answer = key(text), self.ethnicity.no_answer
        groups = [label for label, meant in self.labels.items() if meant not in self.ethnicity.not_known]
        missing = likeness(written, no_answer.words)
        return no_answer.negated(written) or (missing >= ALIKE and missing > likeness(written, groups))

    @cached_property
    def letters(self) -> frozenset[str]:
        """The single letters of the column, which are codes where all are and some can be nothing else."""
        return frozenset(letter for text in self.texts if len(letter := clean(text).upper()) == 1)

    @cached_property
    def _codes(self) -> dict[str, str]:
        codes = self.ethnicity.lookup(_NHS)
        holds_codes = self.letters & _DECIDING and {*map(key, self.letters)} <= {*codes}
        return codes if holds_codes else {}

    @cached_property
    def _refused(self) -> frozenset[str]:
        return frozenset(map(key, self.ethnicity.refused))

    def _declared(self, text: str) -> str | None:
        label = key(text)
        if label in self.labels or label in self._refused:
            return self.labels.get(label)
        if (bare := _bare(text)) != label:
            return self._declared(bare)
        return self._codes.get(label) or self._coded(label) or self._framed(label) or self._within(label)

    def _coded(self, label: str) -> str | None:
        """ "BCRB Black Caribbean", where the code and the label say the same."""
        code, _, rest = label.partition(" ")
        meant = self.labels.get(rest)
        if not meant or len(code) not in (1, 4):
            return None
        known = (self.labels, *map(self.ethnicity.lookup, _CODES))
        return meant if any(labels.get(code) == meant for labels in known) else None

    def _framed(self, label: str) -> str | None:
        """A label with words round it that say nothing, such as "Pakistani background"."""
        bare = re.sub(_FRAME, "", label)
        return self.labels.get(bare) if bare != label else None

    def _within(self, label: str) -> str | None:
        """A group named under the heading of its broad group, such as "Black or Black British: African"."""
        words = label.split()
        for place in range(len(words) - 1, 0, -1):
            heading, rest = " ".join(words[:place]), " ".join(words[place:])
            broad = self.labels.get(heading) or self._framed(heading)
            meant = self._part_of(broad, rest) if broad and self.ethnicity.is_broad(broad) else None
            if meant:
                return meant
        return None

    def _part_of(self, broad: str, rest: str) -> str | None:
        rest = rest.replace(" / ", " and ") if broad == "Mixed" else rest
        meant = self.labels.get(rest) or self._framed(rest)
        if meant in self.ethnicity.groups:
            inside = self.ethnicity.atoms_of(str(meant)) <= self.ethnicity.atoms_of(broad)
            return meant if inside else self._others_of(broad, rest)
        return self._others_of(broad, rest)

    def _others_of(self, broad: str, rest: str) -> str | None:
        """ "Any other" under a heading is the rest of that group alone: "Asian - any other"."""
        words = _THE_OTHERS.fullmatch(re.sub(_FRAME, "", rest))
        others = f"Other {broad}"
        about = (words[3] or "").strip() if words else None
        return others if others in self.ethnicity.groups and about in ("", key(broad)) else None


def _bare(text: str) -> str:
    """A label as it is looked up, without the code before it and the country behind: “A1 - White British”; “N Irish” in full."""
    return _SHORT_IRISH.sub("northern irish", _BEFORE.sub("", key(_BEHIND.sub("", text))))


def likeness(written: str, labels: Iterable[str]) -> float:
    """How like the nearest of the labels a text is, from ALIKE to 1; 0 where none is near."""
    near = difflib.get_close_matches(written, labels, n=1, cutoff=ALIKE)
    return difflib.SequenceMatcher(None, near[0], written).ratio() if near else 0.0


def groups_of(texts: Iterable[str], extract: Extract, source: str, config: Config) -> Groups:
    """The labels of a column of this extract and source."""
    return Groups(tuple(texts), group_labels(extract, source, config), config.ethnicity)


def may_be_added(groups: Groups, extract: Extract) -> dict[str, bool]:
    """For each text whether another row of the same group may stand beside it and be added to it: people without an
    answer, in whatever words, parts of a group that are named apart, and what an officer said to be of the group."""
    parts, unknown = (
        {*groups.ethnicity.parts(extract.scheme), *extract.words.groups},
        groups.ethnicity.not_known,
    )
    return {
        text: meant in unknown or key(text) in parts
        for text, meant in groups.meanings.items()
        if meant != ALL
    }
