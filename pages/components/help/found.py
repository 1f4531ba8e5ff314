"""What one search box finds: measures, promises, words that the product explains, and ethnic groups."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from config import Config
from config.plan import Plan, Promise
from pages.components.help import help_words
from pages.components.shared.content import Block, Heading, items, note
from pages.components.shared.running_text import Link, Sentence, Span, sentence

# Of each kind: more than these are no answer to a search.
MOST = 20
MEASURES, PROMISES, TERMS, GROUPS = "Measures", "Promises of the plans", "Words explained", "Ethnic groups"


class Entry(NamedTuple):
    """Something that can be found: under which heading it stands, its name, what is said of it, where it is shown, and by
    what other words it is looked for."""

    kind: str
    name: str
    words: str
    address: str
    also: str = ""


def entries(promises: Mapping[str, tuple[Plan, Promise]], config: Config) -> list[Entry]:
    """Everything that can be found, in the order in which it is listed. `promises`: those of the plans in force."""
    return [*_measures(config), *_promises(promises, config), *_terms(config), *_groups(config)]


def _measures(config: Config) -> Iterator[Entry]:
    for measure in config.measures.values():
        page = config.pages[measure.page]
        address = f"{page.url}?{urlencode({'measure': measure.title})}"
        yield Entry(MEASURES, measure.title, f"{measure.question} Page: {page.title}.", address)


def _promises(promises: Mapping[str, tuple[Plan, Promise]], config: Config) -> Iterator[Entry]:
    for number, (_, promise) in promises.items():
        address = f"{config.pages['progress'].url}?{urlencode({'item': number})}"
        # The documents say exclusions where we say suspensions.
        measures = " ".join(config.measures[name].title for name in promise.measures)
        yield Entry(PROMISES, number, promise.wording, address, measures)


def _terms(config: Config) -> Iterator[Entry]:
    help_page = config.pages["help"].url
    for table in (help_words.definitions(config), help_words.words_for_no_figure(config)):
        for term, *_, meaning in table.rows:
            yield Entry(TERMS, term.text, meaning.text, help_page)


def _groups(config: Config) -> Iterator[Entry]:
    for broad, detailed in help_words.groups(config.ethnicity).rows:
        yield Entry(GROUPS, broad.text, detailed.text, config.pages["help"].url)


def found(query: str, among: Iterable[Entry]) -> list[Entry]:
    """The entries in which every word of the query begins a word; those that have them all in their name come first."""
    asked = _words(query)
    if not asked:
        return []
    matches = [entry for entry in among if _has(asked, f"{entry.name} {entry.words} {entry.also}")]
    return sorted(matches, key=lambda entry: not _has(asked, entry.name))


def _has(asked: Iterable[str], text: str) -> bool:
    there = _words(text)
    return all(any(word.startswith(part) for word in there) for part in asked)


def _words(text: str) -> list[str]:
    """Its words in small letters, without apostrophes: “childrens” is children’s."""
    return re.findall(r"\w+", re.sub(r"[’']", "", text.casefold()))


def blocks(query: str, entries: list[Entry]) -> list[Block | Sentence]:
    """How much was found, then the entries of each kind under their heading, each a link."""
    if not entries:
        return [
            note(
                f"Nothing has all of these words: {query}. Try fewer words, or the beginning of one.",
                role="status",
            )
        ]
    number = "1 result" if len(entries) == 1 else f"{len(entries)} results"
    shown: list[Block | Sentence] = [note(f"{number} for “{query}”.", role="status")]
    for kind in dict.fromkeys(entry.kind for entry in entries):
        of_kind = [entry for entry in entries if entry.kind == kind]
        shown += [Heading(kind, 2), items(map(_line, of_kind[:MOST]))]
        if len(of_kind) > MOST:
            shown.append(note(f"{len(of_kind) - MOST} more: add a word."))
    return shown


def _line(entry: Entry) -> Sentence:
    return sentence(Span(entry.name, link=Link(entry.address)), f": {entry.words}")
