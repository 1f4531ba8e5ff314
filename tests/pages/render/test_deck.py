"""A deck as files: a slide for each of its slides, with its sentence, its charts and all that is behind it."""

import io
import math
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pptx.util import Pt

import config
from pages.components.present import deck_files_block, deck_versions
from pages.components.present.deck_versions import DeckVersion
from pages.components.present.slide_content import content_of, in_file
from pages.components.present.slide_figures import SlideFigures
from pages.components.render.deck import presentation
from pages.components.render.deck.file_slide import FileSlide
from pages.components.render.deck.spreadsheet import sheets
from pages.components.render.sheet import cells
from pages.components.shared.content import Cell, Figure, table
from pages.components.shared.running_text import sentence, strong
from tests.pages.present.test_forms import figures
from tests.pages.render.conftest import ADDRESS, DeckFiles
from tests.pages.render.files import GPTABLES, SECRETS, parts, secret
from tests.pages.render.test_slide import seven_steps
from tests.pages.views import CONFIG, by_sex, partly_withheld, workforce

pytestmark = GPTABLES
SLIDES = config.load().decks["starter"].slides
NUMBERS = range(len(SLIDES))


@pytest.fixture
def slides(starter: DeckFiles) -> list[Any]:
    return list(starter.presentation.slides)


def shapes(slide: Any, name: str) -> list[Any]:
    return [one for one in slide.shapes if one.name.startswith(name)]


def notes(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text)


def file_slide(given: SlideFigures) -> FileSlide:
    return in_file(
        content_of(given, {}, CONFIG), 1, 1, [("Why?", sentence(strong("Because."), " It is."))], CONFIG
    )


def only_slide(given: SlideFigures) -> Any:
    file = presentation.pptx("A deck", "About it.", [file_slide(given)], CONFIG)
    (slide,) = Presentation(io.BytesIO(file)).slides
    return slide


def test_there_is_a_slide_for_each_slide_in_order_and_its_title_is_the_sentence(
    starter: DeckFiles, slides: list[Any]
) -> None:
    assert [slide.shapes.title.text_frame.text for slide in slides] == [
        content.sentence.text for content in starter.contents
    ]


def test_the_presentation_is_16_by_9_and_named_as_the_deck(starter: DeckFiles) -> None:
    found = starter.presentation
    assert math.isclose(found.slide_width / found.slide_height, 16 / 9, rel_tol=1e-3)
    about = found.core_properties
    assert (about.title, about.language) == (starter.deck.title, "en-GB")
    assert about.keywords == "" and about.created.year >= 2026


@pytest.mark.parametrize("place", NUMBERS)
def test_what_is_drawn_is_native_and_described(place: int, starter: DeckFiles, slides: list[Any]) -> None:
    slide, form = slides[place], SLIDES[place].form
    assert not [one for one in slide.shapes if one.shape_type == 13], "no picture"
    charts = [one for one in slide.shapes if one.has_chart]
    assert len(charts) == {"view": len(SLIDES[place].shows), "over_time": 1, "jobs": 1}.get(form, 0)
    for one in charts:
        said = one._element.nvGraphicFramePr.cNvPr.get("descr")
        kind = said.removeprefix("Demonstration data. ").partition(":")[0]
        assert kind in ("Bar chart", "Column chart", "Line chart"), said
        assert said.startswith("Demonstration data. ") == starter.contents[place].invented
    for one in shapes(slide, "Squares of "):
        assert " of 100 squares" in one._element.nvSpPr.cNvPr.get("descr")


@pytest.mark.parametrize("place", NUMBERS)
def test_the_footer_says_source_number_and_what_is_invented(
    place: int, starter: DeckFiles, slides: list[Any]
) -> None:
    (source,), (number,) = shapes(slides[place], "Source"), shapes(slides[place], "Number of the slide")
    assert starter.contents[place].footer in source.text_frame.text
    assert number.text_frame.text == f"{place + 1} of {len(SLIDES)}"
    invented = source.text_frame.text.strip().startswith("Demonstration data")
    assert invented == starter.contents[place].invented


@pytest.mark.parametrize("place", NUMBERS)
def test_the_notes_hold_all_that_a_presenter_may_need(
    place: int, starter: DeckFiles, slides: list[Any]
) -> None:
    text, held, slide = notes(slides[place]), starter.slides[place], SLIDES[place]
    wanted = [held.sentence.text, slide.notes, slide.ask, held.doing]
    wanted += [line for question, answer in held.asked for line in (question, answer.text)]
    for sourced in held.tables:
        wanted += [sourced.table.caption, sourced.source, *sourced.notes]
        wanted += [f"{row[0].text}: " for row in sourced.table.rows]
    assert [line for line in wanted if line not in text] == []
    assert f"{ADDRESS}?deck=starter&slide={place + 1}" in text
    assert len(held.asked) == 4 * len(slide.shows)


def test_nothing_written_on_a_slide_is_too_small_or_beyond_its_edges(slides: list[Any]) -> None:
    for slide in slides:
        frames = [one.text_frame for one in slide.shapes if one.has_text_frame]
        sizes = [run.font.size for one in frames for paragraph in one.paragraphs for run in paragraph.runs]
        assert min(sizes) >= Pt(12)
        assert slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size >= Pt(26)
        for one in slide.shapes:
            right, bottom = one.left + one.width, one.top + one.height
            assert one.left >= 0 and right <= Pt(960) + 9525 and bottom <= Pt(540), (one.name, slide.slide_id)


def test_what_is_drawn_stands_between_the_title_and_what_we_are_doing(slides: list[Any]) -> None:
    for slide in slides:
        below = (shapes(slide, "What we are doing") or shapes(slide, "Source"))[0].top
        drawn = [one for one in slide.shapes if one.has_chart or one.has_table or one.name.startswith("Fig")]
        assert all(one.top + one.height <= below + Pt(8) for one in drawn), slide.slide_id


def test_the_spreadsheet_has_a_sheet_for_each_table_and_one_for_the_slides(starter: DeckFiles) -> None:
    book = starter.book
    tables = [sheet.name for slide in starter.slides for sheet in sheets(slide)]
    assert book.sheetnames == ["Cover", "Contents", "Notes", "Slides", *tables]
    assert tables[0] == "1 Our community" and {name.split()[0] for name in tables} >= {"7a", "7b"}
    rows = list(book["Slides"].iter_rows(min_row=book["Slides"].max_row - len(SLIDES) + 1, values_only=True))
    assert [row[2] for row in rows] == [content.sentence.text for content in starter.contents]
    assert "Demonstration" not in str(book["Cover"]["A3"].value)


def test_no_part_of_either_file_holds_a_withheld_figure() -> None:
    from pages.components.render.deck import spreadsheet

    shown = [figures(secret()), figures(workforce(), secret())]
    shown += [figures(workforce(), secret(), form="jobs"), figures(secret(), form="squares")]
    held_slides = [file_slide(given) for given in shown]
    for file in (
        presentation.pptx("A deck", "About it.", held_slides, CONFIG),
        spreadsheet.xlsx("A deck", "About it.", held_slides, "", CONFIG),
    ):
        held = parts(file)
        assert {(n, figure) for n, said in held.items() for figure in SECRETS if figure in said} == set()
        assert any("School leaders" in said for said in held.values())


def test_a_slide_that_cannot_be_shown_has_its_reason_as_title_and_draws_nothing() -> None:
    problem = "The figures of this slide were taken back on 3 March 2026."
    given = SlideFigures(figures(workforce()).slide, problem=problem)
    slide = only_slide(given)
    assert slide.shapes.title.text_frame.text == given.problem
    assert not [one for one in slide.shapes if one.has_chart or one.has_table]


def test_a_frozen_deck_gives_files_with_the_figures_of_its_day(starter: DeckFiles) -> None:
    """At the first number of the store there is one upload, and what came later is not there."""
    frozen = DeckVersion("kept", starter.deck.deck, 1, version=1, at="2026-02-28T10:00:00")
    held = deck_files_block.file_slides(frozen, ADDRESS)
    empty = [slide for slide in held if slide.sentence.text.startswith("There are no figures for ")]
    assert empty and not any(slide.tables or slide.drawing for slide in empty)
    book = openpyxl.load_workbook(io.BytesIO(deck_files_block.made("sheet", frozen, ADDRESS)))
    assert "Slides with the figures as they stood on 28 February 2026." in [
        cell.value for cell in book["Cover"]["A"]
    ]
    (first, *_) = Presentation(io.BytesIO(deck_files_block.made("slide", frozen, ADDRESS))).slides
    assert f"{ADDRESS}?deck=kept&slide=1" in notes(first)


def test_two_views_side_by_side_share_a_scale_and_a_key() -> None:
    slide = only_slide(figures(workforce(), partly_withheld()))
    first, second = [one.chart for one in slide.shapes if one.has_chart]
    assert first.value_axis.maximum_scale == second.value_axis.maximum_scale
    assert not first.has_legend and not second.has_legend
    assert shapes(slide, "What the key means")[0].text_frame.text == "Share of staff / Share of leaders"


def test_two_breakdowns_side_by_side_are_columns() -> None:
    slide = only_slide(figures(by_sex(), by_sex()))
    assert [one.name for one in slide.shapes if one.has_chart] == ["Chart 1", "Chart 2"]


def test_what_two_breakdowns_have_no_room_for_is_named() -> None:
    held = file_slide(figures(seven_steps(), seven_steps()))
    assert [line.text for line in held.how] == ["In the table only: Girls aged 5 to 9, Boys aged 10 to 15."]


def test_an_age_that_names_a_row_is_no_range_of_figures() -> None:
    low, share, high = (Figure(number, percent=True) for number in (10, 20, 30))
    row = ("1 to 4", Cell(sentence("20%"), (share,)), Cell(sentence("10% to 30%"), (low, high)))
    columns = cells.columns(table("By age", ("Age", "Share", "Range"), [row]))
    assert [(column.heading, cells.value(column.cells[0])) for column in columns] == [
        ("Age", "1 to 4"),
        ("Share (%)", 20),
        ("Range: from (%)", 10),
        ("Range: to (%)", 30),
    ]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Scrutiny: March’s deck", "scrutiny-marchs-deck-2026-11-22-demonstration"),
        ("Ελλάδα", "deck-2026-11-22-demonstration"),
    ],
)
def test_a_file_is_named_by_the_deck_and_the_day_of_its_figures(title: str, name: str) -> None:
    assert deck_versions.file_name(title, "2026-11-22", invented=True) == name


def test_a_tab_has_no_character_that_spreadsheets_refuse() -> None:
    slide = figures(workforce()).slide.model_copy(update={"name": "What? We: said/and [did] in many words"})
    (sheet,) = sheets(file_slide(SlideFigures(slide, (workforce(),))))
    assert sheet.name == "1 What We said and did in many"
