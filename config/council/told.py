"""What declarations leave open, told: whose dashboard it is, how wide the tolerance is, and what one council alone has."""

import re
from collections.abc import Mapping
from typing import Any

from config.publication import Publication

# Words that are for one council's dashboard alone.
_ONLY = re.compile(r"\{only (\w+): ([^{}]*)\}")


def told(content: Any, publication: Publication) -> Any:
    """What is declared, with {area}, {whose} ("Hackney’s"), {region}, {team} and {tolerance} in its words, and without what is
    another council's: a table with `only = CODE`, and in a text the words of "{only CODE: words}". None where that is the
    whole of it.
    """
    return _told(content, _words(publication), publication.area)


def _words(publication: Publication) -> dict[str, str]:
    own, region = publication.areas[:2]
    return {
        "{area}": own.name,
        "{whose}": own.whose,
        "{region}": region.name,
        "{team}": publication.team,
        "{tolerance}": publication.tolerance,
    }


def _told(content: Any, words: Mapping[str, str], area: str) -> Any:
    if isinstance(content, dict):
        if content.get("only", area) != area:
            return None
        kept = ((key, _told(value, words, area)) for key, value in content.items() if key != "only")
        return {_spoken(key, words, area): value for key, value in kept if value is not None}
    if isinstance(content, list):
        return [value for each in content if (value := _told(each, words, area)) is not None]
    return (_spoken(content, words, area) or None) if isinstance(content, str) and content else content


def _spoken(text: str, words: Mapping[str, str], area: str) -> str:
    if "{" not in text:  # as nearly every text is: thousands are declared
        return text
    for gap, said in words.items():
        text = text.replace(gap, said)
    return _ONLY.sub(lambda marked: marked[2] if marked[1] == area else "", text)
