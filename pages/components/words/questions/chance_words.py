""" "Is that by chance?" answered in plain English, for the gap that the page opens with."""

from config import Config
from pages.components.shared.view import View
from pages.components.words import change_words, findings, kinds, phrases
from pages.components.words.kinds.chances import Chance

NOBODY_COMPARES = Chance(
    "No gap can be judged here: no group has both an exact figure and one to set it beside."
)


def of_the_gap(view: View, config: Config) -> Chance:
    """What can be said of the gap that the page opens with."""
    row = findings.leading(view, config)
    return NOBODY_COMPARES if row is None else kinds.of(view.measure).chance(row, view, config)


def answers(view: View, config: Config) -> list[str]:
    """What can be said of the gap, and how far its range may be trusted."""
    if not view.measure.judged:
        return ["Everybody is counted here, so no figure is a matter of chance."]
    gap = of_the_gap(view, config).words
    repeated = phrases.repeats(view.measure, config)
    return [gap, change_words.REPEATS.format(people=view.measure.people)] if repeated else [gap]
