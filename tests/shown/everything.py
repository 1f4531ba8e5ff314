"""All that is written down, room by room: each room is a folder, and has a unit for each name."""

import contextlib
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from config.periods import in_order
from loaders import store, templates
from metrics.__main__ import main as metrics
from metrics.groups import Detail
from pages.components.measure import over_time_block
from pages.components.present import deck_files_block, decks_block
from pages.components.progress.filters import DUE
from pages.components.progress.progress_views import VIEWS
from pages.components.render import csv, handouts
from pages.components.shared.view import Selection, View
from pages.components.shell import cached, cached_history
from tests.shown.file_lines import file_lines
from tests.shown.page_lines import page_lines

# The name of a file, and the lines in it.
Files = Iterator[tuple[str, list[str]]]
STARTER, ADDRESS = "starter", "https://equalities.example/present"
FILES_OF_A_VIEW, FILES_OF_A_DECK = ("slide", "sheet", "svg"), deck_files_block.KINDS


@dataclass(frozen=True)
class Unit:
    """What is made together. `name`: its room and its own name, as "views/teachers"."""

    name: str
    make: Callable[[str], Files]

    def files(self) -> Files:
        """Each file's path under the folder of the whole, and its lines."""
        room, _, name = self.name.partition("/")
        for file, lines in self.make(name):
            yield f"{room}/{file}.txt", lines


def units() -> list[Unit]:
    """Every unit, of the store that the environment names."""
    cached.writer()  # pages read only a store that somebody has opened for writing
    settings = cached.settings()
    rooms: dict[str, tuple[Callable[[str], Files], Iterable[str]]] = {
        "views": (_views, settings.measures),
        "courses": (_courses, settings.measures),
        "handouts": (_handouts, settings.measures),
        "commands": (_commands, settings.measures),
        "pages": (_page, settings.pages),
        "plans": (_plan, VIEWS),
        "promises": (_promises, settings.plans),
        "decks": (_deck, [STARTER]),
        "releases": (_releases, settings.extracts),
        "templates": (_template, settings.extracts),
    }
    return [Unit(f"{room}/{name}", make) for room, (make, names) in rooms.items() for name in names]


def _views(measure: str) -> Files:
    """The page of each period, area, breakdown or level of detail, and comparator, with the view's CSV."""
    at = cached.number()
    table = cached.table(measure, "", at)
    offered = table[table["breakdown"].eq("") | table["detail"].eq("broad")]
    places = offered.groupby(["period", "area", "detail", "breakdown"], sort=False)
    for (period, area, detail, breakdown), _ in places:
        for comparator in _comparators(measure, period, area, detail, breakdown):
            chosen = Selection(measure, period, area, detail, breakdown, comparator)
            yield f"{measure}/{_name(chosen)}", _page_of(chosen, deeper="true")


def _opening(measure: str) -> Iterator[Selection]:
    """Of each area, level of detail and breakdown the newest period with groups, against the first comparator."""
    table = cached.table(measure, "", cached.number())
    for (area, detail, breakdown), rows in table.groupby(["area", "detail", "breakdown"], sort=False):
        grouped = rows.loc[rows["group"].ne("All") & rows["value"].notna(), "period"]
        period = in_order(grouped if len(grouped) else rows["period"])[-1]
        first, *_ = _comparators(measure, period, area, detail, breakdown)
        yield Selection(measure, period, area, detail, breakdown, first)


def _comparators(measure: str, period: str, area: str, detail: Detail, breakdown: str) -> list[str]:
    return cached.comparators(measure, area, period, detail, breakdown, cached.number())


def _page_of(chosen: Selection, **asked: str) -> list[str]:
    settings = cached.settings()
    page = settings.pages[settings.measures[chosen.measure].page]
    return page_lines(page.script, **cached.address(chosen, cached.number()), **asked)


def _view(chosen: Selection) -> View:
    return cached.view(chosen, cached.number())


def _name(chosen: Selection) -> str:
    return csv.file_name(_view(chosen)).removesuffix(".csv")


def _courses(measure: str) -> Files:
    """Each group over time, of the views that a page opens with."""
    for chosen in _opening(measure):
        for place in cached.places(chosen, cached.number()):
            name = over_time_block.name_of(place, _view(chosen), cached.settings())
            yield f"{measure}/{_name(chosen)}/{name}", _page_of(chosen, over=name)


def _handouts(measure: str) -> Files:
    """The slide, the spreadsheet and the picture of the views that a page opens with."""
    for chosen in _opening(measure):
        for kind in FILES_OF_A_VIEW:
            published = cached_history.published_at(cached.number())
            made = handouts.made(kind, _view(chosen), published, cached.settings(), ADDRESS)
            yield f"{measure}/{handouts.file_name(kind, _view(chosen))}", file_lines(kind, made)


def _commands(measure: str) -> Files:
    """What is printed of a measure, in each form."""
    for command in ("show", "targets"):
        for form in ("table", "csv", "json"):
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
                code = metrics([command, measure, "--format", form])
            yield f"{measure}/{command}.{form}", [str(code), *printed.getvalue().splitlines()]


def _page(name: str) -> Files:
    yield name, page_lines(cached.settings().pages[name].script)


def _plan(view: str) -> Files:
    """A view of all promises with its headings closed, and open by when the next update is due."""
    script = cached.settings().pages["progress"].script
    yield f"{view}/closed", page_lines(script, view=view)
    for due in DUE:
        yield f"{view}/{due}", page_lines(script, view=view, due=due, open="true")


def _promises(plan: str) -> Files:
    """Each promise of a plan in full."""
    settings = cached.settings()
    for item in settings.plans[plan].promises:
        yield f"{plan}/{item}", page_lines(settings.pages["progress"].script, item=item)


def _deck(name: str) -> Files:
    """A deck's overview, each slide with its table and notes, and its files."""
    deck, script = decks_block.find(name), cached.settings().pages["present"].script
    assert deck is not None
    yield f"{name}/overview", page_lines(script, deck=name)
    for slide in map(str, range(1, len(deck.slides) + 1)):
        yield f"{name}/{slide}", page_lines(script, deck=name, slide=slide)
        yield f"{name}/{slide} table", page_lines(script, deck=name, slide=slide, table="1")
        yield f"{name}/{slide} notes", page_lines(script, deck=name, slide=slide, notes="1")
    for kind in FILES_OF_A_DECK:
        yield f"{name}/{kind}", file_lines(kind, deck_files_block.made(kind, deck, ADDRESS))


def _releases(extract: str) -> Files:
    """Every cell of each release, with its status."""
    rows = cached.released(extract, cached.number())
    for slice_ in store.slices(cached.reader()):
        if slice_.extract == extract:
            cells = rows[rows["release"].eq(slice_.number)]
            yield f"{extract}/{slice_.source} {slice_.period}".replace("/", "-"), _as_csv(cells)


def _as_csv(frame: pd.DataFrame) -> list[str]:
    return csv.as_csv(frame).decode("utf-8-sig").splitlines()


def _template(extract: str) -> Files:
    """What officers are given to fill in."""
    settings = cached.settings()
    yield extract, templates.template(settings.extracts[extract], settings).splitlines()
