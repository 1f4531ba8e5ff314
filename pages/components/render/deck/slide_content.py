"""One slide of a deck as its files hold it: what it says, what is drawn, and its tables."""

from dataclasses import dataclass

from pages.components.render.sheet.workbook import Sheet
from pages.components.render.slide.chart_data import ChartData
from pages.components.render.slide.squares import Whole
from pages.components.render.view_words import ViewWords
from pages.components.shared.content import Sentence
from pages.components.words import sentences


@dataclass(frozen=True)
class SlideContent:
    """`number` counts from 1. `lead`: the sentence, its finding between ** marks. `how`: what stands between sentence
    and chart. `charts` belong to `words` one by one where the slide shows one view or two; `over_time`: the one chart is
    a line. `wholes`: of one hundred squares. `columns`: headings with the lines below each, of a slide of words.
    `asked`: councillors' questions with their answers. A slide that cannot be shown has its sentence alone."""

    number: int
    of: int
    name: str
    lead: str
    how: tuple[str, ...] = ()
    words: tuple[ViewWords, ...] = ()
    charts: tuple[ChartData, ...] = ()
    over_time: bool = False
    wholes: tuple[Whole, ...] = ()
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sheets: tuple[Sheet, ...] = ()
    doing: str = ""
    footer: str = ""
    invented: bool = False
    notes: str = ""
    ask: str = ""
    asked: tuple[tuple[str, Sentence], ...] = ()
    link: str = ""

    @property
    def sentence(self) -> str:
        """The sentence as text."""
        return sentences.plain(self.lead)
