"""What a label means: pure functions from one text to one group, category, area or period.

Checks ask these functions what they could not read, and extracts what they could: there is no second
opinion anywhere about what a cell says. Numbers are in `quantities`.
"""

import re
import unicodedata
from collections.abc import Iterable

import pandas as pd

from config import Config, Dimension, Extract, periods
from config.ethnicity import ALL, KNOWN, normalised
from config.periods import Period
from config.periods.written import taken

# The source of officers' own extracts; others are published or invented.
MISA = "misa"
# Of another area's figures that an officer copied from a publication, which each row names.
ELSEWHERE = "elsewhere"

# A label that means what the file says it means: with White minorities beside "White British", else without.
GLOBAL_MAJORITY = "Black and Global Majority"
_GLOBAL_MAJORITY_LABELS = ("black and global majority", "black global majority", "global majority", "bgm")

_RUN_TOGETHER = re.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
# How systems write that a sex or the like is not known.
_UNKNOWN = (
    "unknown", "not stated", "not specified", "not recorded", "not provided", "not disclosed", "not obtained", "not available",
    "prefer not to say", "refused", "declined", "missing", "none recorded", "no answer", "u", "x", "n/k", "nk", "n/a",
)  # fmt: skip
_TOTALS = (
    "all",
    "total",
    "grand total",
    "all groups",
    "all ethnic groups",
    "all staff",
    "all pupils",
    "all children",
)


def clean(text: str) -> str:
    """A cell without what nobody can see: marks of no width, spaces round it, runs and kinds of spaces inside."""
    seen = text if text.isascii() else "".join(c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(seen.split())


def key(text: str) -> str:
    """A label as it is looked up."""
    return normalised(clean(text))


def apart(heading: str) -> str:
    """A heading with a space between words that a database runs together: "AcademicYear", "DateOfBirth"."""
    return _RUN_TOGETHER.sub(" ", heading)


def period(text: str) -> Period | None:
    """The period in a cell; digits of other scripts are refused, though they look the same."""
    written = clean(text)
    return periods.parse(written) if written.isascii() else None


def period_of(text: str, extract: Extract) -> Period | None:
    """The period that an extract takes a cell for, in any form that people write."""
    written = _DASHES.sub("-", clean(text))
    return taken(written, extract.period) if written.isascii() else None


def changed_by_excel(text: str) -> bool:
    """Whether a text looks like what Excel makes of a range or a code: 5-9 becomes 05-Sep, 1-2 becomes 45324."""
    months = "jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec"
    forms = rf"\d{{1,2}}[-/ ]({months})|({months})[-/ ]\d{{2,4}}|[34]\d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}"
    return re.fullmatch(forms, clean(text), re.IGNORECASE) is not None


def group_labels(extract: Extract, source: str, config: Config) -> dict[str, str]:
    """Key of a label -> group name, not-known name, "All", or GLOBAL_MAJORITY (which the file must explain).

    "Known", a total of those whose group is known, is for published figures alone: ours is worked out.
    """
    labels = {key(label): ALL for label in _TOTALS} | ({} if source == MISA else {key(KNOWN): KNOWN})
    labels |= dict.fromkeys(_GLOBAL_MAJORITY_LABELS, GLOBAL_MAJORITY)
    return labels | config.ethnicity.lookup(extract.scheme) | extract.words.groups


def category_labels(dimension: Dimension) -> dict[str, str]:
    """Key of a label -> value of the dimension; "All" and blank mean "All" where it need not be split.

    "5-9" and "65+" are taken for "5 to 9" and "65 and over": nothing else could be meant. What nobody knows is a value of
    its own where the dimension has one.
    """
    labels = {} if dimension.required else {key(label): ALL for label in ("", *_TOTALS)}
    for value in dimension.values:
        if ages := re.fullmatch(r"(\d+) to (\d+)", value):
            labels[key(f"{ages[1]}-{ages[2]}")] = value
        if ages := re.fullmatch(r"(\d+) and over", value):
            labels[key(f"{ages[1]}+")] = value
    if dimension.not_known:
        labels |= dict.fromkeys(map(key, (dimension.not_known, *_UNKNOWN)), dimension.not_known)
    labels |= {key(alias): value for alias, value in dimension.aliases.items()}
    return labels | {key(value): value for value in dimension.values}


def labels_with_commas(extract: Extract, config: Config) -> frozenset[str]:
    """The keys of the labels of an extract that are written with a comma: where they may be cut in two."""
    written = [*config.ethnicity.groups, *config.ethnicity.written(extract.scheme)]
    for dimension in extract.dimensions.values():
        written += [*dimension.values, *dimension.aliases]
    return frozenset(key(label) for label in written if "," in label)


def area_labels(source: str, config: Config) -> dict[str, str]:
    """Key of an area's name or code -> its name. MISA's extracts are about our own area alone; what was published may be
    about any, and rows of areas that are not kept are left out once they are read (`is_kept`)."""
    areas = config.areas.places if source != MISA else config.publication.areas[:1]
    return {key(label): area.name for area in areas for label in (area.name, area.code)}


def is_kept(areas: pd.Series, config: Config) -> pd.Series:
    """Of names of areas, which are those whose figures this dashboard keeps."""
    return areas.isin([area.name for area in config.publication.places])


def means_global_majority(text: str) -> bool:
    """Whether a label is "Black and Global Majority", which does not say by itself who is meant."""
    return key(text) in _GLOBAL_MAJORITY_LABELS


def majority_meaning(groups: Iterable[str]) -> str | None:
    """The group that "Black and Global Majority" is beside `groups`: all but White, or all but White British."""
    beside = {"White British": "All groups but White British", "White": "All groups but White"}
    meant = [beside[name] for name in beside if name in set(groups)]
    return meant[0] if len(meant) == 1 else None
