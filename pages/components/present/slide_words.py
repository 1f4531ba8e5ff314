"""The words of a slide: one sentence, the key or what stands in its place, what we are doing, and where it is from.

Everything is made of what the pages say of the same views, so that a slide says no figure that they do not.
"""

import re
from collections.abc import Mapping, Sequence

from config import Config
from config.periods import in_words, parse
from pages.components import charts
from pages.components.charts import hundred_squares
from pages.components.present import share_by_job
from pages.components.present.opened_deck import Face
from pages.components.render import page
from pages.components.render.view_words import ViewWords, view_words
from pages.components.shared import cell_text, number_text
from pages.components.shared.content import Key
from pages.components.shared.view import View, comparator_title
from pages.components.words import change_words, findings, phrases, sentences, series_breaks, target_words
from pages.components.words.phrases import joined

# The end of a first sentence: a full stop that another sentence follows, and not one within a number.
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“*])")


def one_sentence(said: str) -> str:
    """The first of several sentences."""
    return _END.split(said, maxsplit=1)[0]


def headline(face: Face, config: Config) -> str:
    """The one sentence of a slide, its finding between ** marks. Of the plans' slide the page gives it.

    A date is its year, as long as that tells the figures apart: the footer has the day.
    """
    if face.problem or not face.views:
        return face.problem
    said = _said(face, config)
    months = {view.selection.period for view in face.views if _is_day(view.selection.period)}
    if face.slide.form != "over_time" and len({label[:4] for label in months}) == len(months):
        for label in months:
            said = said.replace(in_words(label, short=True), label[:4])
    return said


def _is_day(label: str) -> bool:
    period = parse(label)
    return period is not None and period.kind == "snapshot"


def _said(face: Face, config: Config) -> str:
    form, first = face.slide.form, face.views[0]
    if form == "jobs":
        return one_sentence(share_by_job.sentence(share_by_job.split(face.views), config))
    if form == "over_time" and face.course is not None:
        return one_sentence(sentences.starred(change_words.change(face.course, config)))
    if len(face.views) == 2:
        return _both(first, face.views[1], config)
    return one_sentence(sentences.starred(sentences.headline(first, config)))


def _both(first: View, other: View, config: Config) -> str:
    """One group in two measures that stand side by side; the first one's sentence where the other has no figure."""
    row = findings.leading(first, config)
    lead = one_sentence(sentences.starred(sentences.headline(first, config)))
    if row is None or first.measure.kind != "representation" or other.measure.kind != "representation":
        return lead
    same = other.groups[other.groups["group"].eq(row["group"]) & other.groups["category"].eq(row["category"])]
    if len(same) != 1 or cell_text.hidden(same.iloc[0]):
        return lead
    who = phrases.members(row.group, first.measure, config)
    share, theirs = (
        number_text.value(row["value"], first.measure),
        number_text.value(same.iloc[0]["value"], other.measure),
    )
    beside = "" if other.selection.period == first.selection.period else f" in {phrases.when(other)}"
    return (
        f"**{who} made up {share}** of {first.measure.one} in {phrases.when(first)}, and "
        f"**{theirs}** of {other.measure.one}{beside}."
    )


def key(face: Face, config: Config) -> str:
    """What stands between sentence and chart, as markup: the key, or in words what the plans asked or how to read."""
    if face.problem or not face.views:
        return ""
    form, view = face.slide.form, face.views[0]
    if form == "squares":
        return _line(_of_squares(view, config))
    if form == "over_time" and face.course is not None:
        asked = [
            sentences.starred(target_words.said(one, face.course, config)) for one in face.course.asked[:1]
        ]
        return _line(*asked, *series_breaks.said(face.course, config)[-1:])
    if form == "jobs":
        found = share_by_job.split(face.views)
        names = ", ".join(one.measure.title[0].lower() + one.measure.title[1:] for one in found.drawn)
        order = [f"Left to right: {names}. Dashed: {_whom(found.drawn[0], config)}."] if found.drawn else []
        return _line(*order, *(share_by_job.in_words(one, config) for one in found.left_out))
    row = _short(charts.key(view, config).entries, drop_named=_names_its_marks(view) and len(face.views) == 1)
    return row + (_line(_order(view)) if view.selection.breakdown and view.measure.ordered else "")


def _names_its_marks(view: View) -> bool:
    """Whether the chart itself says what its dot and its diamond are; that of a rate has two dots and does not."""
    return not view.selection.breakdown and view.measure.kind != "rate"


def _of_squares(view: View, config: Config) -> str:
    row = findings.leading(view, config)
    of = "" if hundred_squares.theirs(view, config) else f" {view.measure.one}"
    dark = f"; dark: {row['group']}" if row is not None else ""
    hidden = any(block.words for block in hundred_squares.ours(view, config))
    left = ". A group without squares has a figure that cannot be shown" if hidden else ""
    drawn = [*hundred_squares.ours(view, config), *hundred_squares.theirs(view, config)]
    near = (
        ", rounded so that all come to 100" if any(hundred_squares.differs(block) for block in drawn) else ""
    )
    return f"Each square is one of every 100{of}{near}{dark}{left}."


def _whom(view: View, config: Config) -> str:
    name = cell_text.comparator_noun(cell_text.comparator_of(view), view.measure, config)
    return phrases.of_area(name, view.selection.area, config)


def _order(view: View) -> str:
    return f"Left to right, junior to senior: {', '.join(view.measure.ordered)}."


def _short(entries: tuple[tuple[str, str], ...], *, drop_named: bool) -> str:
    """The key without the marks that the chart names itself: the first two, dot and diamond."""
    return page.html(Key(entries[2:] if drop_named and len(entries) > 2 else entries))


def _line(*said: str) -> str:
    return "".join(f'<p class="eq-how">{sentences.html(line)}</p>' for line in said if line)


def doing(face: Face) -> str:
    """What we are doing about it: the deck's own words, or else the first line of the measure's."""
    if face.slide.doing or not face.views:
        return face.slide.doing
    return next(iter(face.views[0].measure.doing), "")


def footer(face: Face, published_at: Mapping[int, str], config: Config) -> str:
    """Source, period, who is counted and compared with whom, in a few short sentences."""
    if face.slide.form == "jobs":
        return _of_jobs(face, config)
    words = [view_words(view, published_at, config) for view in face.views]
    first = words[0]
    whence = [_whence(face)]
    whence += [
        f"{one.view.measure.title}: {_from(one.view)}"
        for one in words[1:]
        if _from(one.view) != _from(first.view)
    ]
    # Over time a figure is seen against what the chart names beside its lines.
    compared = first.compared and face.slide.form != "over_time"
    against = _against(first.view, first.compared, config) if compared else ""
    said = (*whence, first.view.measure.unit, *_counted(words), against)
    return " ".join(f"{part}." for part in said if part)


def _whence(face: Face) -> str:
    """Whose figures, of where and when; of a course every source that its line is made of."""
    view = face.views[0]
    if face.course is None or view.demonstration:
        return _from(view)
    rows = [row for row in face.course.rows.values() if number_text.known(row["value"])]
    return ", ".join([*dict.fromkeys(str(row["source"]) for row in rows), view.selection.area, view.period])


def _counted(words: Sequence[ViewWords]) -> list[str]:
    """Of how many each view's group is known, by its title where there are several."""
    several = len(words) > 1
    return [
        f"{one.view.measure.title}, {name[0].lower()}{name[1:]}: {fact}" if several else f"{name}: {fact}"
        for one in words
        for name, fact in one.facts.items()
        if name not in _PLACED
    ]


_PLACED = ("Source", "Date", "Period", "Updated")


def _of_jobs(face: Face, config: Config) -> str:
    """The jobs that are drawn, those with one source and date together, and then those in words."""
    found = share_by_job.split(face.views)
    titles: dict[str, list[str]] = {}
    for view in (*found.drawn, *found.left_out):
        titles.setdefault(_from(view), []).append(view.measure.title)
    said = [f"{joined(names)}: {where}." for where, names in titles.items()]
    if found.drawn:
        last = found.drawn[-1]
        title = comparator_title(cell_text.comparator_of(last), config, last.measure)
        said.append(f"{_against(last, title, config)}.")
    return " ".join(said)


def _against(view: View, title: str, config: Config) -> str:
    """ "Compared with all residents, Census 2021", and that a population stands in for the one that is asked for."""
    name, wanted = cell_text.comparator_of(view), config.comparators.get(view.measure.comparator)
    said = title[0].lower() + title[1:] if name in config.comparators else title
    instead = wanted is not None and bool(wanted.stand_in) and name == wanted.stand_in
    whom = f", in place of {wanted.noun}" if instead and wanted is not None else ""
    return f"Compared with {said}{whom}"


def _from(view: View) -> str:
    """Whose figures, of where and when; that they are invented stands before them."""
    sources = [] if view.demonstration else list(dict.fromkeys(view.rows["source"].astype(str)))
    return ", ".join([*sources, view.selection.area, view.period])


def invented(face: Face) -> bool:
    """Whether anything on the slide is invented."""
    return any(view.demonstration for view in face.views)


def as_of(day: str) -> str:
    """The day on which a deck was frozen, from its time: "22 November 2026"."""
    return in_words(day[:10])
