"""The forms that a slide may have, a module each: what its sentence says, what it draws, its tables and its footer.

A new form is one module here, its row in `FORMS`, and its name in `config/deck.py`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from config import Config
from config.deck import DeckSlide
from pages.components.present.forms import jobs, over_time, pair, plans, shared, squares, view
from pages.components.present.slide_figures import SlideFigures
from pages.components.render.deck.file_slide import NativeDrawing, SourcedTable
from pages.components.render.drawings import Drawing
from pages.components.render.view_words import ViewWords
from pages.components.shared.content import Block
from pages.components.shared.running_text import Sentence
from pages.components.shared.view import Selection

__all__ = ["FORMS", "Form", "form_of"]
# The figures of a slide, and what the pages say of its views, in their order.
Words: TypeAlias = Sequence[ViewWords]


@dataclass(frozen=True)
class Form:
    """What a form makes of the figures of a slide.

    `headline`: its one sentence. `above`: what stands between the sentence and the chart, as the key or how to read.
    `drawing`: what is drawn on the screen, to fit a height; `native`: in a file, where nothing may be drawn, and `how`
    is what a file says above it. `tables`: the pages' own. `footer`: source, period, who is counted and compared with
    whom. `asked_of`: the views of which councillors' questions are answered; of a course they are answered by itself.
    `shows`: what it is made of, the "groups" of its views, a "course" over time, or the "promises" of the plans.
    """

    headline: Callable[[SlideFigures, Config], Sentence]
    above: Callable[[SlideFigures, Config], Sequence[Block]]
    drawing: Callable[[SlideFigures, float, Config], Drawing]
    native: Callable[[SlideFigures, Words, Config], NativeDrawing | None]
    how: Callable[[SlideFigures, Config], Sequence[Sentence]] = shared.legend_alone
    tables: Callable[[SlideFigures, Words, Config], tuple[SourcedTable, ...]] = shared.tables
    footer: Callable[[SlideFigures, Words, Config], str] = shared.footer
    asked_of: Callable[[SlideFigures], Sequence[Selection]] = shared.each_view
    shows: str = "groups"


PAIR = "pair"
FORMS: Mapping[str, Form] = {
    "view": Form(view.headline, view.above, view.drawing, view.native, view.how),
    PAIR: Form(pair.headline, pair.above, pair.drawing, pair.native, pair.how),
    "over_time": Form(
        over_time.headline,
        over_time.above,
        over_time.drawing,
        over_time.native,
        over_time.how,
        over_time.tables,
        over_time.footer,
        shows="course",
    ),
    "squares": Form(view.headline, squares.above, squares.drawing, squares.native, squares.how),
    "jobs": Form(
        jobs.headline,
        jobs.above,
        jobs.drawing,
        jobs.native,
        jobs.how,
        jobs.tables,
        jobs.footer,
        jobs.asked_of,
    ),
    "plans": Form(
        plans.headline,
        plans.above,
        plans.drawing,
        plans.native,
        tables=plans.tables,
        footer=plans.footer,
        shows="promises",
    ),
}


def form_of(slide: DeckSlide) -> Form:
    """The form of a slide; the charts of two views beside each other are one of their own."""
    return FORMS[PAIR if slide.form == "view" and len(slide.shows) == 2 else slide.form]
