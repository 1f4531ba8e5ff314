"""A deck as files: its slides made ready for a presentation and a spreadsheet, from what is shown on the screen."""

import re
from collections.abc import Mapping
from dataclasses import replace

from config import Config
from pages.components.charts import hundred_squares
from pages.components.present import share_by_job
from pages.components.present.made_slides import Made
from pages.components.present.opened_deck import Face
from pages.components.render.deck.slide_content import SlideContent
from pages.components.render.markup import Printed, columns, paragraphs, tables_of
from pages.components.render.sheet.workbook import Sheet
from pages.components.render.slide.chart_data import ChartData, chart_data, through
from pages.components.render.slide.course_chart import course_data
from pages.components.render.slide.squares import Whole
from pages.components.render.view_words import ViewWords, view_words
from pages.components.words import series_breaks
from pages.components.words.questions import Answers

# The most characters that a spreadsheet's tab may have.
_TAB = 31
_DEMONSTRATION = "(demonstration)"


def leaf(
    made: Made,
    number: int,
    of: int,
    asked: Answers,
    published_at: Mapping[int, str],
    config: Config,
    link: str = "",
) -> SlideContent:
    """One slide. `number` counts from 1; `asked`: councillors' questions with their answers; `link` reopens the slide."""
    slide, face = made.slide, made.face
    words = tuple(view_words(view, published_at, config) for view in face.views)
    return SlideContent(
        number=number,
        of=of,
        name=slide.name,
        lead=made.sentence,
        how=_how(made, config),
        words=words,
        charts=_charts(face, config),
        over_time=slide.form == "over_time",
        wholes=_wholes(made, config),
        columns=tuple(columns(made.figure)) if slide.form == "plans" else (),
        sheets=_sheets(made, number, words, config),
        doing=made.doing,
        footer=made.footer,
        invented=made.invented,
        notes=slide.notes,
        ask=slide.ask,
        asked=tuple(asked),
        link=link,
    )


def _how(made: Made, config: Config) -> tuple[str, ...]:
    """What the screen says above the chart. A native chart has a legend of its own, and columns for dots and dashes."""
    if made.slide.form == "jobs":
        return tuple(
            share_by_job.in_words(view, config) for view in share_by_job.split(made.face.views).left_out
        )
    if made.slide.form in ("over_time", "squares"):
        return tuple(paragraphs(made.how))
    if len(made.face.views) > 1:
        parts = (part for view in made.face.views for part in chart_data(view, config)[1:])
        names = dict.fromkeys(series.name for part in parts for series in part.series if series.own)
        return (f"In the table only: {', '.join(names)}.",) if names else ()
    return ()


def _charts(face: Face, config: Config) -> tuple[ChartData, ...]:
    if face.problem or face.slide.form in ("squares", "plans"):
        return ()
    if face.slide.form == "jobs":
        return tuple(through(share_by_job.split(face.views).drawn, config))
    if face.course is not None:
        return (course_data(face.course, config),)
    if len(face.views) == 1:
        return tuple(chart_data(face.views[0], config))
    found = [chart_data(view, config) for view in face.views]
    return tuple(replace(charts[0], mark=f" {place}") for place, charts in enumerate(found, 1))


def _wholes(made: Made, config: Config) -> tuple[Whole, ...]:
    """The squares of the screen under its headings."""
    if made.slide.form != "squares" or not made.figure:
        return ()
    (view,) = made.face.views
    headings = [heading for heading, _ in columns(made.figure)] or [""]
    blocks = (hundred_squares.ours(view, config), hundred_squares.theirs(view, config))
    return tuple((heading, of) for heading, of in zip(headings, blocks, strict=False))


def _sheets(made: Made, number: int, words: tuple[ViewWords, ...], config: Config) -> tuple[Sheet, ...]:
    """Every table of the slide with what is to be known of it; one without rows is left out."""
    tables = [table for table in tables_of(made.table) if table.rows]
    by_caption = {one.caption: one for one in words}
    more = tuple(series_breaks.said(made.face.course, config)) if made.face.course is not None else ()
    sheets = []
    for place, table in enumerate(tables):
        own = by_caption.get(table.caption)
        about = [own] if own else list(words)
        notes = dict.fromkeys(note for one in about for note in (*one.notes, *one.definitions))
        sheets.append(
            Sheet(
                name=_tab(number, made.slide.name, place, len(tables)),
                marked=f"slide_{number}" + f"_{place + 1}" * (len(tables) > 1),
                table=_marked(table, invented=made.invented and not own),
                source=own.source if own else made.footer,
                notes=(*notes, *more),
            )
        )
    return tuple(sheets)


def _marked(table: Printed, *, invented: bool) -> Printed:
    """The table with a caption that says that figures are invented, where the page's own does not."""
    if not invented or table.caption.endswith(_DEMONSTRATION):
        return table
    return replace(table, caption=f"{table.caption} {_DEMONSTRATION}")


def _tab(number: int, name: str, place: int, of: int) -> str:
    """The name of a tab, which no other has: "7a Youth justice and Young"."""
    letter = chr(ord("a") + place) if of > 1 else ""
    plain = re.sub(r"[\[\]:*?/\\']+", " ", name)
    whole = re.sub(r"\s+", " ", f"{number}{letter} {plain}")
    return (whole if len(whole) <= _TAB else whole[: _TAB + 1].rpartition(" ")[0]).strip(" ,’")


def file_name(title: str, day: str, *, invented: bool) -> str:
    """ "scrutiny-in-march-2026-11-22-demonstration", for a deck whose figures are those of a day."""
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower().replace("’", "")).strip("-") or "deck"
    return f"{plain}-{day}" + "-demonstration" * invented
