"""Numbers that the texts of an update mention: a small number of people in a note is as telling as one in a table.

Of a figure that counts people a text holds no number at all, because even a harmless one may, with the figure beside it,
give away what is withheld. Elsewhere only a small number beside a word for people is refused. Dates and years stay.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from config.periods import MONTHS
from config.plan import Figure
from loaders.checks.update.line import Line
from loaders.problems import Problem

TEXTS = ("evidence", "note")
_UP_TO_TWELVE = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_WORTH = dict(zip(_UP_TO_TWELVE, range(1, 13), strict=True)) | {
    "single": 1, "sole": 1, "both": 2, "couple": 2, "pair": 2,
}  # fmt: skip
# Words that say how many, or what part, without a digit.
_COUNTING = frozenset(
    [*_UP_TO_TWELVE, "once", "twice", "thrice", "single", "sole", "both", "couple", "pair", "dozen", "half", "halves",
     "third", "thirds", "fold", "none", "nil", "zero", "nought", "percent", "percentage", "thirteen", "fourteen", "fifteen",
     "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
     "ninety", "hundred", "thousand"]
)  # fmt: skip
_PHRASES = re.compile(r"\bper\s+cent\b|\ba\s+quarter\b|\bquarters?\s+of\b|[%٪‰]")
_PEOPLE = (
    "child", "children", "pupil", "pupils", "family", "families", "people", "person", "persons", "staff", "girl", "girls",
    "boy", "boys", "parent", "parents",
)  # fmt: skip
_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS).casefold()
_YEAR = r"20[0-9]{2}"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
# What may stay, the longest form first. Two years count as one period only where the second follows the first.
_DATES = re.compile(
    rf"(?<![\w.,/+#–—-])(?:(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))"
    rf"|(?P<day>{_DAY}(?:st|nd|rd|th)?\s+(?:{_MONTH})\s+{_YEAR})"
    rf"|(?P<first>{_YEAR})[/-](?P<second>(?:20)?[0-9]{{2}})"
    rf"|(?P<quarter>{_YEAR}\s+q[1-4])|(?P<year>{_YEAR}))(?!\w|[.,/+–—-]\w)"
)
_TOKENS = re.compile(r"\d+(?:[.,/–—-]\d+)*|[^\W\d]\w*", re.UNICODE)
_STAY = "Dates and years may stay, as 2026-06-30, 3 May 2026, May 2026, 2025/26, 2025-26 or 2026 Q2."


def problems(line: Line, figure: Figure | None, suppress_below: int) -> Iterator[Problem]:
    """What is wrong with the numbers in the texts of a line; `figure` is None for a milestone. None is repeated."""
    for column in TEXTS:
        text = line[column]
        if figure and figure.people:
            if has_number(text):
                title = f"The {column} holds a number, and this figure counts people."
                fix = f"Take out every number, percentage and word for a number. {_STAY}"
                yield line.problem(column, title, fix, said=False)
        elif has_few_people(text, suppress_below):
            title = f"The {column} says a number of people below {suppress_below}."
            fix = f"Say it without the number, such as “some children”: so few could be identified. {_STAY}"
            yield line.problem(column, title, fix, said=False)


def has_number(text: str) -> bool:
    """Whether a text holds a digit of any script, a percentage or a word for a number, outside dates and years."""
    rest = _without_dates(text)
    if any(unicodedata.numeric(sign, None) is not None for sign in rest) or _is_sign_for_a_number(text):
        return True
    words = re.findall(r"[^\W\d_]+", rest)
    multiplied = any(word.endswith("fold") and word[:-4] in _COUNTING for word in words)
    return bool(_PHRASES.search(rest)) or multiplied or any(word in _COUNTING for word in words)


def _is_sign_for_a_number(text: str) -> bool:
    """A half or a Roman three as one sign: made compatible it would be letters, or a 1 beside a 2."""
    return any(unicodedata.category(sign) in ("No", "Nl") for sign in text)


def has_few_people(text: str, suppress_below: int) -> bool:
    """Whether a number from 1 to one below the limit stands directly before or after a word for people."""
    rest = _without_dates(text)
    found = list(_TOKENS.finditer(rest))
    for one, other in pairwise(found):
        between = rest[one.end() : other.start()]
        # A sentence between them parts them: "by parents. 2 meetings were held".
        if re.search(r"[.;!?·]", between):
            continue
        pair = (one[0], other[0])
        for number, word in (pair, pair[::-1]):
            if word in _PEOPLE and _is_few(number, suppress_below):
                return True
    return False


def _is_few(token: str, suppress_below: int) -> bool:
    if not token[0].isdecimal():
        return 1 <= _WORTH.get(token, 0) < suppress_below
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", token):
        return False
    return any(0 < float(part) < suppress_below for part in re.findall(r"\d+(?:\.\d+)?", token))


def _without_dates(text: str) -> str:
    """The text in one form of each sign and in small letters, with a mark where a date was."""
    return _DATES.sub(_date_or_not, unicodedata.normalize("NFKC", text).casefold())


def _date_or_not(found: re.Match[str]) -> str:
    if found["first"] and (int(found["first"]) + 1) % 100 != int(found["second"]) % 100:
        return found[0]
    return " · "
