"""How people write days, months, quarters and years, as patterns of a text in small letters."""

from typing import Literal

_M = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_Y = r"(?P<y>\d{4}|\d\d)"
Q = r"(?:(?:q|qtr|quarter) ?(?P<q>[1-4])|(?P<n>[1-4]) ?(?:qtr|quarter))"
YEARS = r"(?P<y>20\d\d|\d\d)[-/](?P<z>20\d\d|\d\d)"
TO = r" ?(?:-|/|\bto\b|\buntil\b) ?"
_TIME = r"(?:[t ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]m)?(?:z|[+-]\d\d:?\d\d)?)?"
DAYS = (
    rf"(?P<y>\d{{4}})([-/.])(?P<m>\d{{1,2}})\2(?P<d>\d{{1,2}}){_TIME}",
    rf"(?P<d>\d{{1,2}})([-/. ])(?P<m>\d{{1,2}})\2{_Y}{_TIME}",
    rf"(?P<d>\d{{1,2}})[-/. ]*(?:of )?(?P<m>{_M})[-/. ]*{_Y}{_TIME}",
    rf"(?P<m>{_M})[-/. ](?P<d>\d{{1,2}})[-/. ](?P<y>\d{{4}}){_TIME}",
    r"(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])",
)
MONTHS = (
    rf"(?P<m>{_M})[-/. ']*{_Y}",
    rf"(?P<y>\d{{4}})[-/. ]*(?P<m>{_M})",
    r"(?P<y>20\d\d)[-/]?(?P<m>0[1-9]|1[0-2])",
    r"(?P<m>0?[1-9]|1[0-2])[-/.](?P<y>20\d\d)",
)
FINANCIAL_QUARTERS = (
    rf"(?:fy ?)?{YEARS}[ ,:/-]*{Q}",
    rf"{Q}[ ,:/-]*(?:of )?(?:fy ?)?{YEARS}",
)
NAMED_YEARS: tuple[tuple[str, Literal["financial year", "academic year"]], ...] = (
    (r"(?:financial year|fin year|fy)", "financial year"),
    (r"(?:academic year|school year|ay)", "academic year"),
)
# Years are counted to the month in which they end; those of schools to August.
ENDS: dict[int, Literal["financial year", "academic year"]] = {3: "financial year", 8: "academic year"}
YEAR_TO = (
    r"(?:the )?(?:(?:12|twelve) months|(?:financial |(?P<school>academic |school ))?year)"
    r"[ -](?:to|ending|ended|end)(?: in)? (?P<end>.+)"
)
# What is said of figures and not of their period.
AFTER = r" ?[(\[]?\b(?:provisional|revised|final|unrevised|validated|unvalidated|amended|confirmed)[)\]]?$"
BEFORE = (
    r"^(?:(?:position |snapshot |figures |data |census )?(?:as )?(?:at|of|on)(?: the)? |snapshot |end(?: of)?(?: the)? "
    r"|(?:month|quarter|qtr|period|week) (?:end(?:ed|ing)?|to) "
    r"|w/e |(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)? )+"
)
