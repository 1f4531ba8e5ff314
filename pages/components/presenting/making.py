"""One slide made ready to be shown: its words, its drawing and its table, from one face."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from config import Config
from config.deck import DeckSlide
from pages.components import over_time_table, sentences, tables
from pages.components.cells import first_capital
from pages.components.presenting import drawing, jobs, promised, squares, wording
from pages.components.presenting.drawing import Drawn
from pages.components.presenting.opened import Face
from pages.components.table_html import safe as text


@dataclass(frozen=True)
class Made:
    """`sentence` has its finding between ** marks. `how`, `figure`, `table` are markup: the key, what is drawn by no
    chart, the figures as a table. `charts` are empty where `figure` is not, and both where nothing can be shown."""

    slide: DeckSlide
    face: Face
    sentence: str
    how: str = ""
    charts: list[Drawn] = field(default_factory=list)
    figure: str = ""
    table: str = ""
    doing: str = ""
    footer: str = ""
    invented: bool = False

    @property
    def plain(self) -> str:
        """The sentence as text: the alternative text of whatever is drawn."""
        return sentences.plain(self.sentence)


def of_figures(face: Face, published_at: Mapping[int, str], config: Config) -> Made:
    """A slide made of views; one that cannot be shown says why and holds no figure."""
    sentence = wording.headline(face, config)
    if face.problem:
        return Made(face.slide, face, sentence, doing=wording.doing(face))
    how, doing = wording.key(face, config), wording.doing(face)
    figure = _squares(face, config) if face.slide.form == "squares" else ""
    footer, invented = wording.footer(face, published_at, config), wording.invented(face)
    room = drawing.room(sentence, how, doing, f"{'Demonstration data' if invented else ''} {footer}")
    return Made(
        face.slide,
        face,
        sentence,
        how,
        [] if figure else drawing.drawn(face, room, config),
        figure,
        _table(face, config),
        doing,
        footer,
        invented,
    )


def of_promises(slide: DeckSlide, table: pd.DataFrame, today: date, config: Config) -> Made:
    """The slide of the plans. `table`: the progress table as it stood on the day `today`."""
    return Made(
        slide,
        Face(slide),
        promised.sentence(table, config, today),
        figure=promised.columns(table, slide.ask, config, today),
        table=promised.states_table(table, config),
        doing=slide.doing,
        footer=f"Counts of promises, and no score: each stands in its own words on the page Progress. As of "
        f"{wording.as_of(today.isoformat())}.",
    )


def _squares(face: Face, config: Config) -> str:
    (view,) = face.views
    beside = squares.theirs(view, config)
    whole = squares.figure(
        f"{first_capital(view.measure.one)}, of every 100" if beside else "", squares.ours(view, config)
    )
    if not beside:
        return f'<div class="eq-one-hundred">{whole}</div>'
    noun = config.comparators[view.selection.comparator].noun
    other = squares.figure(f"{first_capital(noun)} in {view.selection.area}, of every 100", beside)
    return f'<div class="eq-two-hundred">{whole}{other}</div>'


def _table(face: Face, config: Config) -> str:
    """The figures of a slide as the pages' own tables."""
    if face.slide.form == "jobs":
        found = jobs.split(face.views)
        return jobs.jobs_table(found, config) + "".join(
            tables.measure_table(view, config) for view in found.left_out
        )
    if face.slide.form == "over_time" and face.course is not None:
        return over_time_table.course_table(face.course, config)
    return "".join(tables.measure_table(view, config) for view in face.views)


def head(made: Made, *, key: bool = True) -> str:
    """Sentence and, where the chart is shown, its key, as markup. The sentence is the heading of the page."""
    return f'<h1 class="eq-lead">{sentences.html(made.sentence)}</h1>{made.how if key else ""}'


def doing_line(made: Made) -> str:
    """What we are doing about it, as markup; empty where nothing is said."""
    if not made.doing:
        return ""
    return f'<p class="eq-doing"><strong>What we are doing:</strong> {text(made.doing)}</p>'


def foot(made: Made) -> str:
    """Source, period and definition, as markup, with a mark where figures are invented."""
    mark = '<strong class="eq-invented">Demonstration data</strong> ' if made.invented else ""
    return f'<p class="eq-from">{mark}{text(made.footer)}</p>'
