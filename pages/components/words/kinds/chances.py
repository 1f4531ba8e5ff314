"""Whether chance could have made a gap: the answer in short, and in words."""

from dataclasses import dataclass

from config import Config
from pages.components.shared import cell_text
from pages.components.shared.rows import Row
from pages.components.shared.view import View
from pages.components.words import phrases

RARELY = "A gap of this size would rarely come from chance alone."
COULD_BE = "So the gap could be chance."


@dataclass(frozen=True)
class Chance:
    """`holds_none`: whether the range holds no gap; None where there is no range."""

    words: str
    holds_none: bool | None = None

    @property
    def short(self) -> str:
        return {True: "It could be.", False: "Hardly.", None: "Cannot say."}[self.holds_none]


def ranged(words: str, none: str, *, holds_none: bool) -> Chance:
    """A gap with its range. `none`: what no gap is, in words."""
    if holds_none:
        return Chance(f"{words} The range holds {none}. {COULD_BE}", True)
    return Chance(f"{words} The range leaves out {none}. {RARELY}", False)


def whom(row: Row, view: View, config: Config) -> str:
    return phrases.starting(phrases.whom(row, view, config))


def theirs(row: Row, view: View, config: Config) -> str:
    return cell_text.comparator_noun(row.comparator, view.measure, config)


def pair(row: Row, view: View, config: Config) -> str:
    """ "Black pupils against White pupils"."""
    if row.comparator in config.ethnicity.groups:
        return f"{whom(row, view, config)} against {phrases.compared_people(row, view, config)}"
    return f"{whom(row, view, config)} against {theirs(row, view, config)}"
