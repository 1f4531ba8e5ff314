"""Every form of sentence that the pages of measures say, with its longest example: what an editor reads through.

`python -m config words` prints them. A form is a sentence without its numbers, groups, places, dates and people. The
sentences are those of the figures that the store holds: of each place and split the first, the middle and the newest
period, against every comparison. What pages say of their own use is not among them.
"""

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from config import Config
from config.periods import in_order
from pages.components.shared.content import Block, Facts, Fold, Items, Paragraph, Part
from pages.components.shared.running_text import Sentence
from pages.components.shared.view import Selection
from pages.components.shell import cached
from pages.components.words import everybody, status_line, target_words, view_table
from pages.components.words.places import sentences as places

_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z0-9“])")
_NUMBER = re.compile(r"[−+]?\d[\d,]*(\.\d+)?(/\d\d|-\d\d)?%?")


@dataclass
class Form:
    """How often a form is said, its longest example and where that stands."""

    example: str = ""
    view: str = ""
    times: int = 0

    @property
    def length(self) -> int:
        return len(self.example.split())

    def take(self, sentence: str, view: str) -> None:
        self.times += 1
        if len(sentence.split()) > self.length:
            self.example, self.view = sentence, view


@dataclass
class Forms:
    """Forms by what they are said for and their pattern."""

    names: re.Pattern[str]
    by_pattern: dict[tuple[str, str], Form] = field(default_factory=dict)

    def take(self, part: str, text: str, view: str) -> None:
        for sentence in filter(None, _END.split(text.strip())):
            form = self.by_pattern.setdefault((part, pattern(sentence, self.names)), Form())
            form.take(sentence, view)


def forms(measures: Iterable[str]) -> Forms:
    """Those of these measures at the store's number."""
    found = Forms(names(cached.settings()))
    for measure in measures:
        for chosen in _selections(measure):
            view = " ".join(filter(None, (measure, chosen.period, chosen.area, chosen.breakdown)))
            for part, text in _said(chosen):
                found.take(part, text, view)
    return found


def lines(found: Forms, over: int) -> list[str]:
    """The forms of more than `over` words, part by part, the longest first: words, times, example."""
    shown = [(part, form) for (part, _), form in found.by_pattern.items() if form.length > over]
    shown.sort(key=lambda entry: (entry[0], -entry[1].length))
    return [
        f"{part:<14} {form.length:>3} words {form.times:>6} times  {form.example}  [{form.view}]"
        for part, form in shown
    ]


def pattern(sentence: str, names: re.Pattern[str]) -> str:
    """A sentence without what changes from view to view."""
    return names.sub("…", _NUMBER.sub("0", sentence))


def names(config: Config) -> re.Pattern[str]:
    """Groups, people, months and places, in every way in which a sentence names them."""
    groups = [
        *config.ethnicity.groups,
        *calendar.month_name[1:],
        *(area.name for area in config.publication.areas),
    ]
    nouns = [noun for measure in config.measures.values() for noun in (measure.people, measure.one)]
    phrases = [config.ethnicity.phrase(group, noun) for group in config.ethnicity.groups for noun in {*nouns}]
    words = {*groups, *nouns, *phrases}
    either = {form for word in words for form in (word, word[:1].upper() + word[1:])}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(either, key=len, reverse=True)))})\b")


def _selections(measure: str) -> Iterator[Selection]:
    """Of each place and split the first, the middle and the newest period, against every comparison."""
    at = cached.number()
    table = cached.table(measure, "", at)
    offered = table[table["breakdown"].eq("") | table["detail"].eq("broad")]
    for (area, detail, breakdown), rows in offered.groupby(["area", "detail", "breakdown"], sort=False):
        periods = in_order(rows["period"])
        for period in dict.fromkeys((periods[0], periods[len(periods) // 2], periods[-1])):
            for comparator in cached.comparators(measure, area, period, detail, breakdown, at):
                yield Selection(measure, period, area, detail, breakdown, comparator)


def _said(chosen: Selection) -> Iterator[tuple[str, str]]:
    """What is said of a view, by the part of the page that says it."""
    at, settings = cached.number(), cached.settings()
    view = cached.view(chosen, at)
    headline, second = cached.finding(chosen, at)
    yield "finding", headline.text
    yield "beside it", second.text
    yield "beside it", everybody.later(view)
    yield from (("notes", note.text) for note in status_line.notes(view, settings))
    yield from (("notes", text) for text in texts(view_table.base_note(view)))
    yield from ((question, answer.text) for question, answer in cached.answered(chosen, at))
    for place in cached.places(chosen, at):
        said, course = cached.said_over_time(chosen, place, at), cached.course(chosen, place, at)
        yield "over time", said.all.text
        yield from (("over time", line) for line in said.breaks)
        yield from (("promises", target_words.said(asked, course, settings).text) for asked in course.asked)
    for group in cached.groups_of_places(chosen, at):
        shown = cached.places_of(chosen, group, at)
        if shown is not None:
            yield "places", places.lead(shown, settings).text
            yield "places", places.second(shown, settings).text
            yield from (("places", note) for note in places.notes(shown, settings))


def texts(block: Block | Sentence | None) -> Iterator[str]:
    """The running text of a block, without its tables."""
    if isinstance(block, Sentence):
        yield block.text
    elif isinstance(block, Paragraph):
        yield block.words.text
    elif isinstance(block, Items):
        yield from (line.text for line in block.lines)
    elif isinstance(block, Facts):
        yield from (fact.text for _, fact in block.facts)
    elif isinstance(block, Part | Fold):
        for inner in block.blocks:
            yield from texts(inner)
