"""Names of people, told by a heading and what stands under it together: either alone says too little."""

import re
from collections.abc import Callable, Collection, Sequence

from config.ethnicity import normalised
from loaders.harmonising import clean

# Whoever works for somebody: such a heading alone says nothing, and above a column of names everything.
WORKER = (
    r"((allocated|assigned|current|responsible|line|team|service) )?"
    r"(key ?worker|case ?worker|case holder|social worker|a?sw|iro|named worker|key person|worker|manager|supervisor"
    r"|practitioner|officer|contact|head ?teacher|head of school|senco|teacher|tutor|carer|parent|lead|owner|author"
    r"|completed by)( s)?"
)
_NAME = re.compile(
    r"((mr|mrs|ms|miss|dr|prof|cllr)\.? )?[A-Z][\w'’-]+(,? [A-Z]\.?|,? [A-Z][\w'’-]+){1,3}( \d+)?",
    re.IGNORECASE,
)
_PROPER = re.compile(r"[A-Z][a-z'’-]+( [A-Z]\.?)?( [A-Z][A-Za-z'’-]+){1,2}")
# Wherever it stands in a cell.
_TITLED = re.compile(r"\b(Mr|Mrs|Miss|Ms|Mx|Cllr)\.? [A-Z][a-z]")
# "JS" for Jo Smith, and "Smith, Jo".
_INITIALS = re.compile(r"[A-Z]{2,3}")
_SURNAME_FIRST = re.compile(r"[A-Z][\w'’-]+, [A-Z][\w'’-]*\.?( [A-Z]\.?)?")
# In fewer rows than this such texts may well be something else.
_FEW = 3
# What such a heading speaks of has names, and is nobody.
OF_A_PLACE = re.compile(
    r"\b(schools?|establishment|provider|nursery|college|academy|urn|laestab|cost|budget|org|organisation|unit|team|ward"
    r"|area|locality|neighbourhood|place|region|borough|authority|dfe|la|service|post|role|job|title|ethnic\w*)\b"
)
# Words of posts and teams: what holds one is no name.
_POSTS = frozenset(
    [
        "agency",
        "and",
        "area",
        "assistant",
        "case",
        "central",
        "children",
        "deputy",
        "director",
        "east",
        "family",
        "families",
        "group",
        "head",
        "holder",
        "known",
        "lead",
        "manager",
        "middle",
        "north",
        "not",
        "of",
        "office",
        "officer",
        "other",
        "practitioner",
        "primary",
        "qualified",
        "school",
        "schools",
        "secondary",
        "senior",
        "service",
        "services",
        "social",
        "south",
        "support",
        "teacher",
        "team",
        "the",
        "unit",
        "vacancy",
        "vacant",
        "west",
        "worker",
        "all",
    ]
)


def of_people(heading: str, cells: Sequence[str], known: Callable[[], Collection[str]] = frozenset) -> str:
    """Most of the cells look like names of people, under a heading that speaks of somebody who works for others; or by
    themselves: surnames before first names, or other names in every row. `known` gives words that are no part of one."""
    filled = [text for text in map(clean, cells) if text]
    if any(map(_TITLED.search, filled)):
        return "names of people"
    texts, words = {*filled}, normalised(clean(heading))
    if re.fullmatch(WORKER, words) and (_most(texts, _is_name) or _most(texts, _INITIALS.fullmatch)):
        return "names of people"
    if len(texts) < _FEW or OF_A_PLACE.search(words):
        return ""
    in_order = _most(texts, _SURNAME_FIRST.fullmatch)
    in_every_row = len(texts) == len(filled) and _most(texts, _is_name)
    if not in_order and not in_every_row:
        return ""
    ours = known()
    nobody = sum(bool({*normalised(text).split()} & ({*ours} | _POSTS)) for text in texts)
    return "names of people" if nobody * 5 < len(texts) else ""


def may_be_one(heading: str) -> bool:
    """Whether a heading of a column that is not ours could be somebody's name. Many that could are none ("Full Time"), so
    nobody is accused: such a column is called by its letter, and its heading is not repeated."""
    words = clean(heading)
    return bool(_PROPER.fullmatch(words)) and _is_name(words) and not OF_A_PLACE.search(normalised(words))


def _most(texts: Collection[str], judge: Callable[[str], object]) -> bool:
    return sum(bool(judge(text)) for text in texts) * 2 > len(texts)


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and not _POSTS & {*normalised(text).split()}
