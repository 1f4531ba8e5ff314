"""One slide as its form says it: on the screen, and in a file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from config import Config
from config.deck import DeckSlide
from pages.components.present import slide_charts
from pages.components.present.forms import form_of
from pages.components.present.slide_figures import SlideFigures
from pages.components.render.deck.file_slide import FileSlide, SourcedTable, under_a_chart
from pages.components.render.drawings import Drawing
from pages.components.render.view_words import DEMONSTRATION, ViewWords, view_words
from pages.components.shared.content import Block, Paragraph, Part, paragraph
from pages.components.shared.running_text import Sentence, Span, Text, sentence
from pages.components.words.questions import Answers

_IN_CAPTIONS = "(demonstration)"


@dataclass(frozen=True)
class SlideContent:
    """`words`: what the pages say of its views. `above`: what stands between sentence and chart. `doing`: the deck's own words.
    `replies`: what the owners of promises that these figures do not keep answer, or that nobody did. A slide that cannot be
    shown has a sentence that says why, and nothing else."""

    figures: SlideFigures
    sentence: Sentence
    words: tuple[ViewWords, ...] = ()
    above: tuple[Block, ...] = ()
    tables: tuple[SourcedTable, ...] = ()
    doing: str = ""
    footer: str = ""
    replies: tuple[str, ...] = ()

    @property
    def slide(self) -> DeckSlide:
        return self.figures.slide

    @property
    def invented(self) -> bool:
        """Whether anything on the slide is invented."""
        return any(view.demonstration for view in self.figures.views) and not self.figures.problem

    @property
    def warning(self) -> tuple[Paragraph, ...]:
        """With the headline, where invented figures are read first."""
        words = (Span(DEMONSTRATION, "strong invented"), " These figures are invented. Do not quote them.")
        return (paragraph(*words, kind="how"),) if self.invented else ()


def content_of(figures: SlideFigures, published_at: Mapping[int, str], config: Config) -> SlideContent:
    """A slide with its words; one that cannot be shown holds no figure."""
    form, doing = form_of(figures.slide), figures.slide.doing
    if figures.problem:
        return SlideContent(figures, sentence(figures.problem), doing=doing)
    words = tuple(view_words(view, published_at, config) for view in figures.views)
    return SlideContent(
        figures,
        form.headline(figures, config),
        words,
        tuple(form.above(figures, config)),
        form.tables(figures, words, config),
        doing,
        form.footer(figures, words, config),
    )


def drawing_of(content: SlideContent, config: Config, height: float = 0) -> Drawing:
    """What is drawn on the screen, to fit a height, or else the room that the slide's words leave."""
    if content.figures.problem:
        return ()
    foot = f"{DEMONSTRATION if content.invented else ''} {content.footer}"
    below = under_a_chart(content.doing, content.replies)
    room = slide_charts.room(content.sentence.text, (*content.warning, *content.above), below.text, foot)
    return form_of(content.slide).drawing(content.figures, height or room, config)


def doing_line(content: SlideContent) -> Block | None:
    """What we are doing about it, and what owners answer; nothing where nothing is said."""
    if not (content.doing or content.replies):
        return None
    return paragraph(under_a_chart(content.doing, content.replies), kind="doing")


def foot(content: SlideContent) -> Block:
    """Source, period and definition, with a mark where figures are invented."""
    mark: list[Text] = [Span(DEMONSTRATION, "strong invented"), " "] if content.invented else []
    return paragraph(*mark, content.footer, kind="from")


def table_blocks(content: SlideContent) -> tuple[Block, ...]:
    """The tables as the page of each view has them."""
    blocks: list[Block] = []
    for sourced in content.tables:
        blocks.append(Part((sourced.table,), sourced.kind) if sourced.kind else sourced.table)
        blocks += [sourced.below] if sourced.below else []
    return tuple(blocks)


def in_file(
    content: SlideContent, number: int, of: int, asked: Answers, config: Config, link: str = ""
) -> FileSlide:
    """The slide as its files hold it. `number` counts from 1; `asked`: councillors' questions with their answers; `link`
    reopens the slide."""
    slide, figures, form = content.slide, content.figures, form_of(content.slide)
    shown = not figures.problem
    return FileSlide(
        number=number,
        of=of,
        name=slide.name,
        sentence=content.sentence,
        how=tuple(form.how(figures, config)) if shown else (),
        drawing=form.native(figures, content.words, config) if shown else None,
        tables=tuple(_sourced(table, content) for table in content.tables if table.table.rows),
        doing=content.doing,
        replies=content.replies,
        footer=content.footer,
        invented=content.invented,
        notes=slide.notes,
        ask=slide.ask,
        asked=tuple(asked),
        link=link,
    )


def _sourced(sourced: SourcedTable, content: SlideContent) -> SourcedTable:
    """A table that has no source of its own is as the footer says, and its caption says where figures are invented."""
    table = sourced.table
    if sourced.source:
        return sourced
    if content.invented and not table.caption.endswith(_IN_CAPTIONS):
        table = replace(table, caption=f"{table.caption} {_IN_CAPTIONS}")
    return replace(sourced, table=table, source=content.footer)
