"""One slide made ready to be shown: its words, its drawing and its table, from one face."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from config import Config
from config.deck import DeckSlide
from pages.components.charts import hundred_squares
from pages.components.present import plan_counts, share_by_job, slide_charts, slide_words
from pages.components.present.opened_deck import Face
from pages.components.present.slide_charts import Drawn
from pages.components.render import page
from pages.components.shared.cell_text import first_capital
from pages.components.shared.content import part
from pages.components.shared.table_html import safe as text
from pages.components.shared.view import View
from pages.components.words import course_table, sentences, view_table


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
    sentence = slide_words.headline(face, config)
    if face.problem:
        return Made(face.slide, face, sentence, doing=slide_words.doing(face))
    how, doing = slide_words.key(face, config), slide_words.doing(face)
    figure = _squares(face, config) if face.slide.form == "squares" else ""
    footer, invented = slide_words.footer(face, published_at, config), slide_words.invented(face)
    room = slide_charts.room(sentence, how, doing, f"{'Demonstration data' if invented else ''} {footer}")
    return Made(
        face.slide,
        face,
        sentence,
        how,
        [] if figure else slide_charts.drawn(face, room, config),
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
        plan_counts.sentence(table, config, today),
        figure=plan_counts.columns(table, slide.ask, config, today),
        table=plan_counts.states_table(table, config),
        doing=slide.doing,
        footer=f"Counts of promises, and no score: each stands in its own words on the page Progress. As of "
        f"{slide_words.as_of(today.isoformat())}.",
    )


def _squares(face: Face, config: Config) -> str:
    (view,) = face.views
    beside = hundred_squares.theirs(view, config)
    whole = hundred_squares.figure(
        f"{first_capital(view.measure.one)}, of every 100" if beside else "",
        hundred_squares.ours(view, config),
    )
    if not beside:
        return f'<div class="eq-one-hundred">{whole}</div>'
    noun = config.comparators[view.selection.comparator].noun
    other = hundred_squares.figure(f"{first_capital(noun)} in {view.selection.area}, of every 100", beside)
    return f'<div class="eq-two-hundred">{whole}{other}</div>'


def _table(face: Face, config: Config) -> str:
    """The figures of a slide as the pages' own tables."""
    if face.slide.form == "jobs":
        found = share_by_job.split(face.views)
        return share_by_job.jobs_table(found, config) + "".join(
            _view_table(view, config) for view in found.left_out
        )
    if face.slide.form == "over_time" and face.course is not None:
        return page.html(part(course_table.course_table(face.course, config), kind="course"))
    return "".join(_view_table(view, config) for view in face.views)


def _view_table(view: View, config: Config) -> str:
    return page.html(view_table.measure_table(view, config), view_table.base_note(view))


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
