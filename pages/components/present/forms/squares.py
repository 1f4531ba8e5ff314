"""A whole as one hundred squares, beside one hundred of the population that it is set against."""

from collections.abc import Sequence

from config import Config
from pages.components.charts import hundred_squares
from pages.components.present.forms.shared import lines
from pages.components.present.slide_figures import SlideFigures
from pages.components.render.drawings import Squares
from pages.components.render.view_words import ViewWords
from pages.components.shared.content import Paragraph
from pages.components.shared.running_text import Sentence
from pages.components.words import findings, phrases


def above(figures: SlideFigures, config: Config) -> tuple[Paragraph, ...]:
    """How to read the squares."""
    (view,) = figures.views
    row = findings.leading(view, config)
    wholes = hundred_squares.wholes(view, config)
    of = "" if len(wholes) > 1 else f" {view.measure.one}"
    blue = f" Blue squares: {phrases.people(row.group, view, config)}." if row is not None else ""
    hidden = any(group.words for group in wholes[0].groups)
    left = " The figure of a group without squares is not shown." if hidden else ""
    rounded = any(hundred_squares.differs(group) for whole in wholes for group in whole.groups)
    near = ", rounded so that all come to 100" if rounded else ""
    return lines([f"Each square is one of every 100{of}{near}.{blue}{left}"])


def drawing(figures: SlideFigures, height: float, config: Config) -> Squares:
    (view,) = figures.views
    return Squares(hundred_squares.wholes(view, config))


def native(figures: SlideFigures, words: Sequence[ViewWords], config: Config) -> Squares:
    return drawing(figures, 0, config)


def how(figures: SlideFigures, config: Config) -> tuple[Sentence, ...]:
    return tuple(line.words for line in above(figures, config))
