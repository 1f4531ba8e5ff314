"""What a number cell means: a number, a symbol, nothing, or the reason why it cannot be read.

Nothing is repaired but spaces, commas or spaces between thousands, the apostrophe by which a spreadsheet marks a text, and
decimals that are all nought; a symbol is never turned into a number.
"""

import math
import re
from dataclasses import dataclass

from config.schema import Status
from config.vocabulary import OF_SO_MANY
from loaders.harmonising import changed_by_excel, clean

# What statisticians' symbols mean (Government Statistical Service guidance, with or without square brackets).
SYMBOLS: dict[str, Status] = {
    "c": "confidential",
    "k": "rounds_to_zero",
    "low": "rounds_to_zero",
    "u": "low_reliability",
    "x": "not_available",
    "z": "not_applicable",
}
_OTHER_SYMBOLS = {
    "*",
    "**",
    "-",
    "–",
    "—",
    ".",
    "..",
    "…",
    ":",
    "~",
    "s",
    "n/a",
    "na",
    "nil",
    "none",
    "null",
    "nan",
    "?",
    "--",
    "tbc",
    "#",
}
# Figures that stand for several: "under 5", "1 to 4", "0-4", "5+", "12*".
_RANGE = re.compile(
    r"(under|below|fewer than|less than|over|more than|at least|up to|about|approx\.?|c\.|~) ?[0-9]+"
    r"|[0-9]+ ?(-|–|to) ?[0-9]+|[0-9]+ ?(\+|\*+)",
    re.IGNORECASE,
)

# Marks that turn the direction of reading: digits after one are shown backwards.
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_DIGITS = r"([0-9]{1,9}|[0-9]{1,3}(,[0-9]{3}){1,2}|[0-9]{1,3}( [0-9]{3}){1,2})"
_WHOLE = re.compile(rf"{_DIGITS}(\.0+)?")
_DECIMAL = re.compile(rf"{_DIGITS}(\.[0-9]{{1,17}})?")
_SCORE = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,17})?")
_PER_CENT = ("share", "percentage")
_OTHER_NOTATION = re.compile(r"[+-]?(inf(inity)?|0x[0-9a-f]+|[0-9_.,]+(e[+-]?[0-9]+)?)", re.IGNORECASE)


@dataclass(frozen=True)
class Quantity:
    """What a number cell says: a value, a symbol's status, nothing (blank), or why it cannot be read (`fault`).

    `tidied` says what was put right in reading it ("spaces", "thousands", "spaced", "apostrophe", "decimals").
    """

    value: float = math.nan
    symbol: Status | None = None
    fault: str = ""
    tidied: str = ""

    @property
    def blank(self) -> bool:
        return math.isnan(self.value) and not self.symbol and not self.fault


def quantity(text: str, kind: str) -> Quantity:
    """The number in a cell of an item of `kind`; of so many in the cell (per cent), and of one here."""
    if _TURNING.search(text):
        return Quantity(fault="turned")
    written = as_number(text)
    if symbol := SYMBOLS.get(written.casefold().strip("[]")):
        return Quantity(symbol=symbol)
    if fault := written and _fault(written, kind):
        return Quantity(fault=fault)
    if not written:
        return Quantity()
    number = written.rstrip("% ") if kind in _PER_CENT else written
    value = float(re.sub("[, ]", "", number))
    return Quantity(value=value / OF_SO_MANY.get(kind, 1), tidied=_tidied(text, number, kind))


def as_number(text: str) -> str:
    """A cell without what nobody means as part of a number."""
    return clean(text).removeprefix("'")


def _tidied(text: str, number: str, kind: str) -> str:
    ways = {
        "spaced": " " in number,
        "apostrophe": "'" in text,
        "spaces": text != clean(text),
        "thousands": "," in number,
        "decimals": kind in ("people", "events") and "." in number,
    }
    return next((how for how, used in ways.items() if used), "")


def _fault(written: str, kind: str) -> str:
    """Why a text is no number of this kind, or "" when it is one."""
    number = written.rstrip("% ") if kind in _PER_CENT else written
    form = _WHOLE if kind in ("people", "events") else _SCORE if kind == "score" else _DECIMAL
    if not form.fullmatch(number):
        return _what_it_is_instead(written, number)
    return "over 100" if kind in _PER_CENT and float(re.sub("[, ]", "", number)) > 100 else ""


def _what_it_is_instead(written: str, number: str) -> str:
    """Tried in this order: "-" is a symbol before it is a minus sign, and "12%" is a percentage before it is text."""
    tests = (
        ("formula", written.startswith("=")),
        (
            "excel error",
            re.fullmatch(r"#+|#(REF!|N/A|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!)", written, re.I),
        ),
        (
            "symbol",
            written.casefold() in _OTHER_SYMBOLS or written[0] in "<>≤≥" or "suppress" in written.casefold(),
        ),
        ("range", _RANGE.fullmatch(written) and not changed_by_excel(written)),
        ("strange digits", any(c.isnumeric() and not c.isascii() for c in written)),
        ("per cent", re.fullmatch(r"[0-9.,]+ ?%", written)),
        ("negative", re.fullmatch(r"[-−–] ?[0-9][0-9.,]*|\([0-9.,]+\)", written)),
        ("decimal comma", re.fullmatch(r"[0-9]+,([0-9]{1,2}|[0-9]{4,})", number)),
        ("pointed", re.fullmatch(r"[1-9][0-9]{0,2}(\.[0-9]{3})+", number)),
        ("not whole", _DECIMAL.fullmatch(number)),
        ("date", changed_by_excel(written) and not written.isdigit()),
        ("notation", _OTHER_NOTATION.fullmatch(number)),
    )
    return next((fault for fault, found in tests if found), "not a number")
