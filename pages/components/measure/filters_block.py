"""The row of filters: what can be chosen, bound to the address so that a link reopens the same view."""

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd
import streamlit as st

from config import Config, Measure
from config.periods import years_of
from pages.components.render.page import html
from pages.components.shared import view_address
from pages.components.shared.content import note
from pages.components.shared.release_links import Pin
from pages.components.shared.running_text import strong
from pages.components.shared.view import Selection
from pages.components.shell import cached
from pages.components.words.phrases import joined


def choose(page: str, pinned: Callable[[str], Pin]) -> tuple[Selection | None, Pin]:
    """The filters of a page and what is chosen in them, None where no measure is or the one chosen has no figures; and
    the release that is shown of that measure, which `pinned` says."""
    settings = cached.settings()
    asked = st.query_params.to_dict()
    with st.container(key="filters", horizontal=True, gap="xsmall"):
        wanted = _measure(page, settings)
        pin = pinned(wanted or measures_of(page, settings)[0])
        if wanted is None:
            return None, pin
        name = cached.shown_as(wanted, pin.at)
        measure = settings.measures[name]
        table = cached.table(name, "", pin.at)
        if table.empty:
            return None, pin
        area = _area(table, settings)
        shown = _show(measure, table[table["area"].eq(area)])
        breakdown, detail = view_address.shows(measure)[shown]
        table = cached.table_of_years(name, "", _years(name, area, breakdown, pin.at), pin.at)
        period = _period(table[table["area"].eq(area) & table["breakdown"].eq(breakdown)])
        inside = view_address.inside(table, area, detail, breakdown, period)
        offered = cached.comparators(name, area, period, detail, breakdown, pin.at)
        comparator = _comparator(offered, inside, settings, measure)
    chosen = Selection(name, period, area, detail, breakdown, comparator)
    if name != wanted:
        asked.pop("measure", None)
    _say_if_otherwise(asked, cached.address(chosen, pin.at), measure.title)
    return chosen, pin


def _say_if_otherwise(asked: dict[str, str], given: dict[str, str], title: str) -> None:
    """A link to what is not there, or a filter that no longer fits, opens the nearest view, and that is said. The text
    of a link is not repeated."""
    otherwise = [name for name, value in given.items() if asked.get(name) not in (None, value)]
    if otherwise:
        words = f" {title}: there are no figures for the {_joined_names(otherwise)} asked for."
        st.html(html(note(strong("This is the nearest view."), words, role="status")))


def _joined_names(names: list[str]) -> str:
    words = {"show": "breakdown", "compared": "comparison"}
    return joined([words.get(name, name) for name in names])


def measures_of(page: str, settings: Config) -> list[str]:
    """The measures of a page: those that it puts in an order first, then the others in that of their files."""
    there = [name for name, measure in settings.measures.items() if measure.page == page]
    return list(dict.fromkeys((*settings.pages[page].measures, *there)))


def _opens_with(page: str, settings: Config) -> int | None:
    """The place of the first measure with real figures of our own area, else of the first with real ones of another; none
    where all that there is was invented, so that nobody meets invented figures without having asked for them."""
    at = cached.number()
    tables = [cached.table(cached.shown_as(name, at), "", at) for name in measures_of(page, settings)]
    real = [place for place, table in enumerate(tables) if len(table) and not table["demonstration"].any()]
    ours = [place for place in real if _known_of(tables[place], settings.area)]
    if ours or real:
        return (ours or real)[0]
    return None if any(map(len, tables)) else 0


def _known_of(table: pd.DataFrame, area: str) -> bool:
    return bool((table["area"].eq(area) & table["value"].notna()).any())


def _measure(page: str, settings: Config) -> str | None:
    return st.selectbox(
        settings.pages[page].choose,
        measures_of(page, settings),
        index=_opens_with(page, settings),
        placeholder="Choose",
        format_func=lambda name: settings.measures[name].title,
        key="measure",
        bind="query-params",
        width=260,
    )


def _wide(words: Iterable[str], most: int) -> int:
    """How wide a filter is for the longest of its words, its arrow beside it, and at most: so that no place is cut and all
    filters still stand in one row of a laptop."""
    return min(52 + 8 * max(map(len, words)), most)


def _area(table: pd.DataFrame, settings: Config) -> str:
    there = set(table["area"])
    names = [area.name for area in settings.publication.areas if area.name in there]
    return _select("Area", names, "area", width=_wide(names, 132))


def _show(measure: Measure, table: pd.DataFrame) -> str:
    return _select("Show", view_address.there(measure, table), "show", width=148)


def _years(name: str, area: str, breakdown: str, at: int) -> int:
    """How many years are shown together: asked only where a measure is read so and has the figures."""
    found = cached.several_years(name, "", at)
    here = found[found["area"].eq(area) & found["breakdown"].eq(breakdown) & found["value"].notna()]
    offered = sorted({1, *map(years_of, here["period"])})
    if len(offered) == 1:
        return 1
    words = view_address.YEARS
    shown = st.query_params.get("years", words[1])
    chosen = _select("Years", [words[years] for years in offered], "years", width=_wide([shown], 176))
    return next(years for years, said in words.items() if said == chosen)


def _period(table: pd.DataFrame) -> str:
    """Newest first; the newest with ethnic groups is where a page opens."""
    words = view_address.period_words(table)
    label = "Date" if any("-" in label and len(label) == 10 for label in words) else "Period"
    return _select(
        label,
        list(words),
        "period",
        opens=view_address.opens_at(table),
        format_func=words.__getitem__,
        width=_wide(words.values(), 192),
    )


def _comparator(offered: list[str], inside: pd.DataFrame, settings: Config, measure: Measure) -> str:
    def words(other: str) -> str:
        return view_address.compared_with(other, inside, settings, measure)

    width = _wide(map(words, offered), 226)
    return _select("Compared with", offered, "compared", format_func=words, width=width)


def _select(label: str, options: list[str], key: str, *, opens: int = 0, **look: Any) -> str:
    """A filter whose choice lasts while others change: where it does not fit the filter is where it `opens`, and it is
    back where it fits again. One that nobody moved goes along to where the next measure opens, since its address leaves
    it out, and would open another view than the one on the screen."""
    said, chosen, shown = st.session_state, f"{key}-chosen", f"{key}-shown"
    held, first, there = said.get(chosen), options[opens], key in said
    if there:
        if said[key] != said.get(shown):  # somebody moved it
            held = said[key] if said[key] != first else None
        wanted = held if held in options else first
        if said[key] != wanted:
            said[key] = wanted
    value = st.selectbox(label, options, index=opens, key=key, bind="query-params", **look)
    if not there:  # a link may have led elsewhere than where it opens
        held = value if value != first else None
    said[chosen], said[shown] = held, value
    return value
