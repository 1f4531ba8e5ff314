"""One number: what a slide of a deck says on the screen, in PowerPoint and in the spreadsheet is what the results table
holds."""

from typing import Any

import pytest

import config
from config.periods import in_words
from pages.components.charts.over_time_labels import period_name
from pages.components.present.forms import jobs
from pages.components.present.slide_content import SlideContent
from pages.components.render.deck.spreadsheet import sheets
from pages.components.render.drawings import Drawing, Squares, WordColumns
from pages.components.shared import cell_text, number_text, part_words
from pages.components.shared.view import View
from pages.components.shell import cached
from tests.pages.render.conftest import DeckFiles
from tests.pages.render.files import GPTABLES
from tests.pages.views import CONFIG

pytestmark = GPTABLES
SLIDES = config.load().decks["starter"].slides
# Slides of figures; the plans are words.
NUMBERS = [place for place, slide in enumerate(SLIDES) if slide.form != "plans"]
# (place of the view on its slide, part of a breakdown or period, group)
Place = tuple[int, str, str]
Figures = dict[Place, str]


def drawn_views(content: SlideContent) -> list[View]:
    """The views whose figures are drawn: of jobs those whose groups compare."""
    return list(
        jobs.split(content.figures.views).drawn if content.slide.form == "jobs" else content.figures.views
    )


def in_the_results(content: SlideContent, at: int) -> Figures:
    """The figures of the results table itself, written as the product writes them."""
    found: Figures = {}
    for number, view in enumerate(drawn_views(content)):
        chosen = view.selection
        table = cached.table(chosen.measure, chosen.comparator, at)
        rows = table[table["area"].eq(chosen.area) & table["detail"].eq(chosen.detail)]
        rows = rows[rows["breakdown"].eq(chosen.breakdown) & rows["status"].eq("published")]
        if content.figures.course is not None:
            rows = rows[rows["group"].eq(content.figures.course.place.group) & rows["category"].eq("")]
            rows = rows[rows["period"].isin(list(content.figures.course.rows))]
        else:
            rows = rows[rows["period"].eq(chosen.period) & ~rows["group"].isin(["All", "Not known"])]
        for row in cell_text.rows_of(rows):
            part = row.period if content.figures.course is not None else row.category
            found[number, part, row.group] = number_text.value(row.value, view.measure)
    return found


def is_drawn(content: SlideContent, number: int, part: str) -> bool:
    """Whether a part of a breakdown is in the chart: of roles from junior to senior those that have an order."""
    view = drawn_views(content)[number]
    ordered = view.measure.ordered if view.selection.breakdown else ()
    return not ordered or part in ordered


def as_written(value: float, view: View) -> str:
    """A length of a native chart, from its unit to the text of the product."""
    unit = 1.0 if number_text.is_share(view.measure) else view.measure.scale
    return number_text.value(value / unit, view.measure)


def in_the_presentation(content: SlideContent, slide: Any) -> Figures:
    """The figures that the native charts hold, or of squares the texts below them."""
    views, found = drawn_views(content), {}
    if content.slide.form == "squares":
        names = set(views[0].groups["group"])
        texts = [one for one in slide.shapes if one.name.startswith("Figure of ")][: len(names)]
        said = [[paragraph.text for paragraph in one.text_frame.paragraphs] for one in texts]
        return {(0, "", name): text for name, text in said}
    charts = [one.chart for one in slide.shapes if one.has_chart]
    for number, chart in enumerate(charts):
        groups = list(chart.plots[0].categories)
        for place, series in enumerate(chart.plots[0].series):
            held = {
                group: value for group, value in zip(groups, series.values, strict=True) if value is not None
            }
            for key, view in places_of(content, series, place, number):
                for group, value in held.items():
                    at = (
                        (*key, content.figures.course.place.group)
                        if content.figures.course
                        else (*key, group)
                    )
                    at = (at[0], label_of(content, group), at[2]) if content.figures.course else at
                    found[at] = as_written(value, view)
    return found


def label_of(content: SlideContent, shown: str) -> str:
    assert content.figures.course is not None
    return next(label for label in content.figures.course.rows if period_name(label) == shown)


def places_of(
    content: SlideContent, series: Any, place: int, chart: int
) -> list[tuple[tuple[int, str], View]]:
    """Which view and which part of it a series stands for; none where it is what they are compared with."""
    views = drawn_views(content)
    if content.slide.form == "jobs":
        return [((place, ""), view) for view in views[place : place + 1] if series.name == view.measure.title]
    view = views[chart]
    if content.figures.course is not None:
        return [((0, ""), view)] if series.name.startswith("All pupils") else []
    if view.selection.breakdown:
        titles = {
            part_words.category_title(name, view, CONFIG): name for name in view.rows["category"].unique()
        }
        return [((chart, titles[series.name]), view)] if series.name in titles else []
    return [((chart, ""), view)] if place == 0 else []


def in_the_spreadsheet(starter: DeckFiles, place: int) -> Figures:
    """The numbers of its sheets, printed with the decimals that their cells have."""
    content, found = starter.contents[place], {}
    for number, sheet in enumerate(sheets(starter.slides[place])):
        (table,) = starter.book[sheet.name].tables.values()
        header, *rows = starter.book[sheet.name][table.ref]
        for row in rows:
            for column, cell in enumerate(row[1:], 1):
                if isinstance(cell.value, int | float):
                    heading = str(header[column].value)
                    dp = len(cell.number_format.partition(".")[2])
                    text = f"{cell.value:,.{dp}f}" + "%" * heading.endswith("(%)")
                    for at in cell_places(content, number, str(row[0].value), heading, column):
                        found[at] = text
    return found


def cell_places(content: SlideContent, number: int, name: str, heading: str, column: int) -> list[Place]:
    """Which figure of a group a cell holds; none where it is a count, a limit or a comparison."""
    plain, views = heading.removesuffix(" (%)"), drawn_views(content)
    if content.slide.form == "jobs":
        return [
            (place, "", name)
            for place, view in enumerate(views)
            if number == 0 and view.measure.title == plain
        ]
    if content.figures.course is not None:
        labels = {in_words(label, short=True): label for label in content.figures.course.rows}
        return [(0, labels[name], content.figures.course.place.group)] if column == 1 else []
    view = views[number]
    groups = set(view.groups["group"])
    if view.selection.breakdown:
        titles = {part_words.category_title(one, view, CONFIG): one for one in view.rows["category"].unique()}
        return [(number, titles[name], plain)] if plain in groups and name in titles else []
    return [(number, "", name)] if column == 1 and name in groups else []


def on_the_screen(drawing: Drawing) -> list[str]:
    """Every figure that the slide shows: in its charts' data, or below its squares."""
    assert not isinstance(drawing, WordColumns)
    if isinstance(drawing, Squares):
        return [group.text for whole in drawing.wholes for group in whole.groups if not group.words]
    names = {"groups": "value_text", "points": "text"}
    rows = [
        (row, names[name])
        for chart in drawing
        for name in names
        for row in chart.spec["datasets"].get(name, [])
    ]
    return [row[text] for row, text in rows if not row.get("hidden") and row[text]]


@pytest.mark.parametrize("place", NUMBERS, ids=[SLIDES[place].name for place in NUMBERS])
def test_screen_presentation_and_spreadsheet_hold_the_figures_of_the_results(
    place: int, starter: DeckFiles
) -> None:
    content = starter.contents[place]
    slide = starter.presentation.slides[place]
    held = in_the_results(content, starter.deck.number)
    assert len(held) >= 4
    assert in_the_spreadsheet(starter, place) == held
    drawn = {at: text for at, text in held.items() if is_drawn(content, *at[:2])}
    everybody = {at for at in in_the_presentation(content, slide) if at[2].startswith("All ")}
    assert {
        at: text for at, text in in_the_presentation(content, slide).items() if at not in everybody
    } == drawn
    shown = on_the_screen(starter.drawings[place])
    count = len(drawn) if content.slide.form != "squares" else len(content.figures.views[0].groups)
    assert sorted(shown[:count]) == sorted(drawn.values())


def test_the_sentence_is_one_on_the_screen_in_the_presentation_and_in_the_spreadsheet(
    starter: DeckFiles,
) -> None:
    slides = starter.presentation.slides
    sheet = starter.book["Slides"]
    said = [row[2] for row in sheet.iter_rows(min_row=sheet.max_row - len(SLIDES) + 1, values_only=True)]
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles == said == [content.sentence.text for content in starter.contents]
