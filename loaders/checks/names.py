"""Names of people, told by a heading and what stands under it together: either alone says too little."""

import re
from collections.abc import Collection

from config.ethnicity import normalised
from loaders.harmonising import clean

# Whoever works for somebody: such a heading alone says nothing, and above a column of names everything.
WORKER = (
    r"((allocated|assigned|current|responsible|line|team|service) )?"
    r"(key ?worker|case ?worker|social worker|worker|manager|supervisor|practitioner|officer|contact|head ?teacher"
    r"|head of school|senco|teacher|tutor|carer|parent|lead|owner|author|completed by)( s)?"
)
_NAME = re.compile(
    r"((mr|mrs|ms|miss|dr|prof|cllr)\.? )?[A-Z][\w'’-]+(,? [A-Z]\.?|,? [A-Z][\w'’-]+){1,3}( \d+)?",
    re.IGNORECASE,
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


def of_people(heading: str, texts: Collection[str]) -> str:
    """Most of the cells look like names of people, under a heading that speaks of somebody who works for others."""
    filled = [text for text in map(clean, texts) if text]
    if not re.fullmatch(WORKER, normalised(clean(heading))) or not filled:
        return ""
    found = [text for text in filled if _NAME.fullmatch(text) and not _POSTS & {*normalised(text).split()}]
    return "names of people" if len(found) * 2 > len(filled) else ""
