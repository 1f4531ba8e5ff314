"""What stands across the top of a table: ethnic groups, the labels of one dimension, or reporting periods."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from config import Config, Extract
from config.ethnicity import ALL
from loaders.checks import signature
from loaders.checks.headings import match
from loaders.groups import groups_of
from loaders.harmonising import category_labels, clean, key, period_of
from loaders.layout.words import filled, is_count, is_number, is_total, says_total, whole
from loaders.reading import Sheet

GROUP, PERIOD = "ethnic_group", "period"
# What a pivot table calls what stands across it.
ACROSS = "Column labels"
_SEARCHED = 30


@dataclass(frozen=True)
class Level:
    """Labels of one kind in a row of the sheet (from 0): our name of what they are, and the places of those we know."""

    name: str
    row: int
    places: tuple[int, ...]


def of_groups(
    sheet: Sheet, row: int, extracts: Sequence[Extract], config: Config, source: str
) -> Level | None:
    """A row with two ethnic groups or more."""
    for extract in {extract.scheme: extract for extract in extracts}.values():
        meant = groups_of(sheet.rows[row], extract, source, config).meanings
        places = [place for place, text in enumerate(sheet.rows[row]) if meant.get(text, ALL) != ALL]
        real = {meant[sheet.rows[row][place]] for place in places} - {*config.ethnicity.not_known}
        if len(real) > 1:
            return Level(GROUP, row, tuple(places))
    return None


def without_count(
    sheet: Sheet, extracts: Sequence[Extract], config: Config, source: str
) -> tuple[Sheet, str]:
    """Groups across the top that each end in what is counted ("Asian heads", "Black heads"): the sheet with the groups
    alone, and that word; "" where there is none. Where a column counts something else ("Asian FTE"), nothing is taken."""
    for row, cells in enumerate(sheet.rows[:_SEARCHED]):
        words = {place: clean(cells[place]).rpartition(" ") for place in filled(cells)}
        first = next((place for place, (before, _, _) in words.items() if before), 0)
        across = {place: parts for place, parts in words.items() if place >= max(first, 1)}
        if len({key(word) for _, _, word in across.values()}) != 1 or not all(
            before for before, _, _ in across.values()
        ):
            continue
        word = next(word for _, _, word in across.values())
        bare = [across[place][0] if place in across else text for place, text in enumerate(cells)]
        without = replace(sheet, rows=[*sheet.rows[:row], bare, *sheet.rows[row + 1 :]])
        counted = any({*match((word,), extract, source).positions} & {*extract.items} for extract in extracts)
        if counted and of_groups(without, row, extracts, config, source):
            return without, word
    return sheet, ""


def of_labels(
    sheet: Sheet, row: int, extracts: Sequence[Extract], config: Config, source: str
) -> Level | None:
    """A row with two labels of one dimension, or two periods, over a table that has ethnic groups down its side."""
    level = max(
        _levels(sheet, row, extracts, config, source), key=lambda each: len(each.places), default=None
    )
    if level is None or not _groups_down(sheet, level, extracts, config, source):
        return None
    return level


def of_unknown(
    sheet: Sheet, row: int, extracts: Sequence[Extract], config: Config, source: str
) -> Level | None:
    """A row of labels of which we know none, where the row above says what is counted and what stands across, as a pivot table
    does, or a column of totals adds up all others; and ethnic groups stand down its side. Its sender is asked what they are."""
    cells, above = sheet.rows[row], filled(sheet.rows[row - 1]) if row else []
    if len(above) == 2 and is_count(sheet.rows[row - 1][above[0]]):
        name, first = clean(sheet.rows[row - 1][above[1]]), above[1]
        places = tuple(place for place in filled(cells) if place >= first and not says_total(cells[place]))
    else:
        name, places = ACROSS, _added_up(sheet, row)
    if len(places) < 2 or any(is_number(cells[place]) for place in places):
        return None
    level = Level(name, row, places)
    return level if _groups_down(sheet, level, extracts, config, source) else None


def _added_up(sheet: Sheet, row: int) -> tuple[int, ...]:
    """The columns before one of totals that has their sum in every row: what is parted must be of one kind."""
    cells = sheet.rows[row]
    total = next((place for place, text in enumerate(cells) if is_total(text)), 0)
    if not total:
        return ()
    body = [
        other for other in sheet.rows[row + 1 :] if len(other) > total and whole(other[total]) is not None
    ]
    places = [
        place
        for place in range(total)
        if cells[place].strip() and body and all(whole(other[place]) is not None for other in body)
    ]
    agrees = all(sum(whole(other[place]) or 0 for place in places) == whole(other[total]) for other in body)
    return tuple(places) if len(places) > 1 and agrees else ()


def below(
    sheet: Sheet, level: Level, extracts: Sequence[Extract], config: Config, source: str
) -> Level | None:
    """What the next row splits the columns by as well, where each label of this one stands over the first of several."""
    groups = of_groups(sheet, level.row + 1, extracts, config, source)
    for found in (groups, *_levels(sheet, level.row + 1, extracts, config, source)):
        if found and found.name != level.name and min(found.places) >= min(level.places):
            return found
    return None


def spanned(sheet: Sheet, level: Level, first: int, place: int) -> str:
    """The label that stands over a column in a row of wider ones: the last written from the first column of figures on."""
    written = [text for text in sheet.rows[level.row][first : place + 1] if text.strip()]
    return written[-1] if written else ""


def _levels(
    sheet: Sheet, row: int, extracts: Sequence[Extract], config: Config, source: str
) -> Iterator[Level]:
    cells = sheet.rows[row]
    for name in dict.fromkeys(name for extract in extracts for name in extract.dimensions):
        known = {
            label
            for extract in extracts
            if name in extract.dimensions
            for label, value in category_labels(extract.dimensions[name]).items()
            if value != ALL
        }
        places = [
            place
            for place, text in enumerate(cells)
            if key(text) in known and not signature.known((text,), config, source)
        ]
        if len({key(cells[place]) for place in places}) > 1:
            yield Level(name, row, tuple(places))
    dated = [
        place
        for place, text in enumerate(cells)
        if text.strip() and any(period_of(text, extract) for extract in extracts)
    ]
    if len({cells[place] for place in dated}) > 1:
        yield Level(PERIOD, row, tuple(dated))


def _groups_down(
    sheet: Sheet, level: Level, extracts: Sequence[Extract], config: Config, source: str
) -> bool:
    """Whether a column left of the labels holds ethnic groups, two or more of them."""
    for place in range(min(level.places)):
        texts = [cells[place] for cells in sheet.rows[level.row + 1 :] if len(cells) > place]
        words = [text for text in texts if text.strip() and not says_total(text)]
        meant = groups_of(words, extracts[0], source, config).meanings
        if len({*meant.values()} - {ALL, *config.ethnicity.not_known}) > 1:
            return True
    return False
