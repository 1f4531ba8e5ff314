"""Numbers that a text says, in digits or in words, and whether they count so few people that these could be identified."""

import re
import unicodedata
from itertools import pairwise

from config.periods import MONTHS
from loaders.typed.forms import plain

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
    "boy", "boys", "parent", "parents", "learner", "learners", "student", "students", "sibling", "siblings", "brother",
    "brothers", "sister", "sisters", "teenager", "teenagers", "youth", "youths", "carer", "carers", "resident", "residents",
    "colleague", "colleagues", "worker", "workers", "teacher", "teachers", "headteacher", "headteachers", "manager",
    "managers",
)  # fmt: skip
# What may stand between a number and the people that it counts: of which group, of what age, in whose care.
_DESCRIBING = frozenset(
    re.findall(
        r"\S+",
        """
    african african-caribbean arab asian bangladeshi black british caribbean chinese disabled eligible ethnic excluded female
    foster gypsy heritage indian irish jewish looked after male mixed muslim new of old older orthodox other our pakistani
    permanently roma senior social suspended the these those traveller turkish white year years young younger
        """,
    )
)
_DESCRIBED_BY = 6
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
    """Whether a number from 1 to one below the limit counts people: directly before or after a word for them, or with no
    more between than what describes them."""
    rest = _without_dates(text)
    # A sentence between them parts them: "by parents. 2 meetings were held".
    return any(
        _counts_few(_TOKENS.findall(part), suppress_below)
        for part in re.split(r"(?<!\d)[.;!?·]|[.;!?·](?!\d)", rest)
    )


def _counts_few(words: list[str], suppress_below: int) -> bool:
    after = any(one in _PEOPLE and _is_few(other, suppress_below) for one, other in pairwise(words))
    return after or any(
        _is_few(word, suppress_below) and _people_follow(words[place + 1 : place + 1 + _DESCRIBED_BY])
        for place, word in enumerate(words)
    )


def _people_follow(words: list[str]) -> bool:
    for word in words:
        if word in _PEOPLE:
            return True
        if word not in _DESCRIBING and not re.fullmatch(r"1?\d", word):
            return False
    return False


def _is_few(token: str, suppress_below: int) -> bool:
    if not token[0].isdecimal():
        return 1 <= _WORTH.get(token, 0) < suppress_below
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", token):
        return False
    return any(0 < float(part) < suppress_below for part in re.findall(r"\d+(?:\.\d+)?", token))


def _without_dates(text: str) -> str:
    """The text in one form of each sign and in small letters, with a mark where a date was."""
    return _DATES.sub(_date_or_not, plain(text))


def _date_or_not(found: re.Match[str]) -> str:
    if found["first"] and (int(found["first"]) + 1) % 100 != int(found["second"]) % 100:
        return found[0]
    return " · "
