"""What may be the name of a person in a text: words with capitals that are not those of this dashboard's own subjects.

Nothing tells a name from another word for certain: that is why it is asked and not refused.
"""

import re
from collections.abc import Collection, Iterator

from config import Config

_WORD = r"[^\W\d_a-z](?:[’'-]?[^\W\d_])+"
_TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Cllr|Sir|Dame)\b\.?\s+(?:[A-Z]\.?\s+)?{_WORD}")
_RUN = re.compile(rf"{_WORD}(?:\s+(?:[A-Z]\.?\s+)?{_WORD})+|\b[A-Z]\.?\s+{_WORD}")
# What is written with a capital and is nobody: the start of a sentence, months, and the words of a council.
_NOBODY = frozenset(
    re.findall(
        r"\S+",
        """
    a an and april are as at august author autumn board by cabinet commission committee council councillor councillors
    corrected correction december deck department director draft during east february figures file first for forum friday from
    head in is it january joint july june lead london march may meeting minutes monday new no north not note november october
    of office officers old on our panel partnership plan please policy programme quarter report review saturday scrutiny
    second see sent september service source south spring strategy summer sunday survey team the their this thursday to
    tuesday uk update updated version was we wednesday were west what when why winter with working wrong year yes
        """,
    )
)


def found(text: str, known: Collection[str]) -> list[str]:
    """What may be names in a text. `known`: words, in small letters, that are no part of one."""
    return list(dict.fromkeys([*(one[0] for one in _TITLED.finditer(text)), *_runs(text, known)]))


def _runs(text: str, known: Collection[str]) -> Iterator[str]:
    """Two or more words with capitals side by side, none of which is known; an initial may stand for the first."""
    for run in _RUN.finditer(text):
        words = run[0].split()
        unknown = [word for word in words if word.casefold().strip(".") not in known]
        if len(unknown) >= 2 or (len(words) == 2 and len(words[0].strip(".")) == 1 and words[1] in unknown):
            yield " ".join(unknown)


def known(config: Config) -> frozenset[str]:
    """Words of what the dashboard is about: groups, places, measures, extracts, pages and plans."""
    titled = (config.measures, config.extracts, config.pages, config.families, config.plans, config.decks)
    texts = [one.title for many in titled for one in many.values()]
    texts += [text for one in config.measures.values() for text in (one.question, one.owner, one.source)]
    texts += [*config.ethnicity.groups, *(place.name for place in config.publication.places)]
    texts += [config.publication.organisation, config.publication.directorate]
    return _NOBODY | {word for text in texts for word in re.findall(r"[^\W\d_]+", text.casefold())}
