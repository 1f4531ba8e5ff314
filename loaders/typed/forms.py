"""Details of individuals that have a form of their own, in whatever spelling they are typed."""

import re
import unicodedata

from config.periods import MONTHS

_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS).casefold()
_DATE = (
    r"(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[\s./-]+(?:of\s+)?(?:\d{{1,2}}|{_MONTH})[\s./,-]+(?:\d{{4}}|\d{{2}})"
    rf"|(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})"
)
_BORN = r"\b(?:d\W?o\W?b\b|born\b|birth(?:day|date|s)?\b)"
# What may stand between the parts of a number that is typed in groups.
_GAP = r"[\s./_-]{0,3}"
_START, _END = r"(?<![a-z0-9])", r"(?![a-z0-9])"
_CALLED = r"(?<![a-z0-9.,])(?:(?:\+|00)" + _GAP + "44" + _GAP + r"(?:\(0\))?|\(?0)" + _GAP


def _of(*parts: str) -> str:
    return _START + _GAP.join(parts) + _END


def _digits(number: int) -> list[str]:
    return [r"\d"] * number


_NUMBER = r"(?: (?:id|no|nr|number|ref|reference|identifier))"
_FORMS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("dates of birth", rf"{_BORN}\W{{0,3}}(?:\w+\W{{1,3}}){{0,3}}?{_DATE}(?!\d)"),
        ("dates of birth", rf"(?<!\d){_DATE}\W{{0,3}}(?:\w+\W{{1,3}}){{0,2}}?{_BORN}"),
        ("unique pupil numbers (UPN)", _of("[a-z]", *_digits(11), "[a-z0-9]")),
        ("National Insurance numbers",
         _of("[a-ceghj-pr-tw-z]", "[a-ceghj-npr-tw-z]", *_digits(6), "[a-d]")),
        ("email addresses", r"[^\s@<>()]+\s?@\s?[^\s@<>()]+\.[a-z]{2,}"),
        ("email addresses", r"[a-z0-9._-]+\s?[\[({]\s?at\s?[\])}]\s?[a-z0-9-]+"),
        ("email addresses", r"[a-z0-9_-]+ at [a-z0-9-]+(?: dot [a-z]{2,})+"),
        ("telephone numbers", _CALLED + "7" + _GAP + _GAP.join(_digits(9)) + _END),
        ("telephone numbers", _CALLED + rf"[123]\d{{1,4}}\)?{_GAP}\d{{3,4}}{_GAP}\d{{3,4}}" + _END),
        ("postcodes",
         rf"{_START}[a-pr-uwyz][a-hk-y]?\d[a-z\d]?[\s-]{{0,2}}\d(?!st|nd|rd|th)[abd-hjlnp-uw-z]{{2}}{_END}"),
        ("numbers of individuals",
         rf"\b(?:upn|uln|nhs|nino|laid|lcs|mosaic|passport|payroll|uprn){_NUMBER}?\.?\s?[:#=]?\s?[a-z]{{0,3}}\d{{4,}}\b"),
        ("numbers of individuals",
         rf"\b(?:case|client|pupil|child|student|learner|person|patient|employee|staff){_NUMBER}\.?\s?[:#=]?\s?"
         r"[a-z]{0,3}\d{3,}\b"),
    )
)  # fmt: skip
_LONG_NUMBER = re.compile(rf"{_START}\d{{7,}}{_END}")
# The time of an export, or of its minute or second, as systems write it into the name of a file.
_STAMP = re.compile(
    r"(?:20\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])|(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])20\d\d)\d{0,6}"
)
_TEN = re.compile(_START + r"(?!20\d\d[\s./_-])" + _GAP.join([r"(\d)"] * 10) + _END)
_RANDOM = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_DAY = re.compile(rf"(?<!\d){_DATE}(?!\d)")
_STROKES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")


def plain(text: str) -> str:
    """A text in one form of each sign, without what nobody can see, in small letters, with one sort of stroke."""
    seen = "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    return seen.translate(_STROKES).casefold()


def spoken(file_name: str) -> str:
    """The words of a file's name, without its ending and what stands for a space in it."""
    stem = file_name.rpartition(".")[0] or file_name
    return stem.replace("_", " ").replace("+", " ").replace("%20", " ")


def personal(text: str) -> str:
    """What details of individuals a text seems to hold, or ""."""
    written = _RANDOM.sub(" ", plain(text))
    for kind, pattern in _FORMS:
        if pattern.search(written):
            return kind
    if any(is_checked("".join(found.groups())) for found in _TEN.finditer(written)):
        return "NHS or unique learner numbers"
    long = (found[0] for found in _LONG_NUMBER.finditer(written))
    return "numbers of individuals" if any(not _STAMP.fullmatch(number) for number in long) else ""


def days(text: str) -> list[str]:
    """Full dates before 2020, which may be birthdays."""
    return [found[0] for found in _DAY.finditer(plain(text)) if re.search(r"19\d\d|20[01]\d", found[0])]


def is_checked(digits: str) -> bool:
    """Whether ten digits end in the check digit of an NHS number or of a unique learner number.

    Both weigh the first nine by 10 to 2 and take the remainder by 11; NHS numbers end in 11 less it (11 is
    written 0), learner numbers in 10 less it.
    """
    remainder = (
        sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    )
    return int(digits[9]) in {(11 - remainder) % 11, 10 - remainder}
