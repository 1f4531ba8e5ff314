"""A deck as files: a slide for each of its slides, with its sentence, its charts and all that is behind it."""

import io
import math
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pptx.util import Pt

import config
from pages.components.present import deck_files, deck_files_block
from pages.components.present.made_slides import of_figures
from pages.components.present.opened_deck import Face, Opened
from pages.components.render.deck import presentation
from pages.components.render.deck.slide_content import SlideContent
from pages.components.render.markup import Printed, columns, paragraphs, tables_of
from pages.components.render.sheet.cells import split_ranges
from pages.components.shared.content import sentence, strong
from tests.pages.present.test_slide_words import face
from tests.pages.render.conftest import ADDRESS, DeckFiles
from tests.pages.render.files import GPTABLES, SECRETS, parts, secret
from tests.pages.render.test_slide import seven_steps
from tests.pages.views import CONFIG, by_sex, partly_withheld, workforce

pytestmark = GPTABLES
SLIDES = config.load().decks["starter"].slides
NUMBERS = range(len(SLIDES))


@pytest.fixture(scope="module")
def slides(starter: DeckFiles) -> list[Any]:
    return list(Presentation(io.BytesIO(starter.pptx)).slides)


def shapes(slide: Any, name: str) -> list[Any]:
    return [one for one in slide.shapes if one.name.startswith(name)]


def notes(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text)


def leaf_of(given: Face) -> SlideContent:
    asked = [("Why?", sentence(strong("Because."), " It is."))]
    return deck_files.leaf(of_figures(given, {}, CONFIG), 1, 1, asked, {}, CONFIG)


def only_slide(leaf: SlideContent) -> Any:
    (slide,) = Presentation(io.BytesIO(presentation.pptx("A deck", "About it.", [leaf], CONFIG))).slides
    return slide


def test_there_is_a_slide_for_each_slide_in_order_and_its_title_is_the_sentence(
    starter: DeckFiles, slides: list[Any]
) -> None:
    assert [slide.shapes.title.text_frame.text for slide in slides] == [made.plain for made in starter.made]


def test_the_presentation_is_16_by_9_and_named_as_the_deck(starter: DeckFiles) -> None:
    found = Presentation(io.BytesIO(starter.pptx))
    assert math.isclose(found.slide_width / found.slide_height, 16 / 9, rel_tol=1e-3)
    about = found.core_properties
    assert (about.title, about.language) == (starter.deck.title, "en-GB")
    assert about.keywords == "Demonstration data" and about.created.year >= 2026


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
        assert said.startswith("Demonstration data. ") == starter.made[place].invented
    for one in shapes(slide, "Squares of "):
        assert " of 100 squares" in one._element.nvSpPr.cNvPr.get("descr")


@pytest.mark.parametrize("place", NUMBERS)
def test_the_footer_says_source_number_and_what_is_invented(
    place: int, starter: DeckFiles, slides: list[Any]
) -> None:
    (source,), (number,) = shapes(slides[place], "Source"), shapes(slides[place], "Number of the slide")
    assert starter.made[place].footer in source.text_frame.text
    assert number.text_frame.text == f"{place + 1} of {len(SLIDES)}"
    invented = source.text_frame.text.strip().startswith("Demonstration data")
    assert invented == starter.made[place].invented


@pytest.mark.parametrize("place", NUMBERS)
def test_the_notes_hold_all_that_a_presenter_may_need(
    place: int, starter: DeckFiles, slides: list[Any]
) -> None:
    said, leaf, slide = notes(slides[place]), starter.leaves[place], SLIDES[place]
    wanted = [leaf.sentence, slide.notes, slide.ask, leaf.doing, *(asked for asked, _ in leaf.asked)]
    wanted += [note for sheet in leaf.sheets for note in (sheet.table.caption, sheet.source, *sheet.notes)]
    wanted += [f"{row[0]}: " for sheet in leaf.sheets for row in sheet.table.rows]
    assert [one for one in wanted if one not in said] == []
    assert f"{ADDRESS}?deck=starter&slide={place + 1}" in said
    assert len(leaf.asked) == 4 * len(slide.shows)


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
    book = openpyxl.load_workbook(io.BytesIO(starter.xlsx))
    tables = [sheet.name for leaf in starter.leaves for sheet in leaf.sheets]
    assert book.sheetnames == ["Cover", "Contents", "Notes", "Slides", *tables]
    assert tables[0] == "1 Our community" and {name.split()[0] for name in tables} >= {"5a", "5b", "7a", "7b"}
    rows = list(book["Slides"].iter_rows(min_row=book["Slides"].max_row - len(SLIDES) + 1, values_only=True))
    assert [row[2] for row in rows] == [made.plain for made in starter.made]
    assert book["Cover"]["A3"].value.startswith("Demonstration data on slides 3, 4, 5 and 7.")


def test_no_part_of_either_file_holds_a_withheld_figure() -> None:
    from pages.components.render.deck import spreadsheet

    leaves = [leaf_of(face(secret())), leaf_of(face(workforce(), secret()))]
    leaves += [leaf_of(face(workforce(), secret(), form="jobs")), leaf_of(face(secret(), form="squares"))]
    for file in (
        presentation.pptx("A deck", "About it.", leaves, CONFIG),
        spreadsheet.xlsx("A deck", "About it.", leaves, "", CONFIG),
    ):
        held = parts(file)
        assert {(n, figure) for n, said in held.items() for figure in SECRETS if figure in said} == set()
        assert any("School leaders" in said for said in held.values())


def test_a_slide_that_cannot_be_shown_has_its_reason_as_title_and_draws_nothing() -> None:
    given = Face(
        face(workforce()).slide, problem="The figures of this slide were taken back on 3 March 2026."
    )
    slide = only_slide(leaf_of(given))
    assert slide.shapes.title.text_frame.text == given.problem
    assert not [one for one in slide.shapes if one.has_chart or one.has_table]


def test_a_frozen_deck_gives_files_with_the_figures_of_its_day(starter: DeckFiles) -> None:
    """At the first number of the store there is one upload, and what came later is not there."""
    frozen = Opened("kept", starter.deck.deck, 1, version=1, at="2026-02-28T10:00:00")
    leaves = deck_files_block.leaves(frozen, ADDRESS)
    empty = [leaf for leaf in leaves if leaf.lead.startswith("There are no figures for ")]
    assert empty and not any(leaf.sheets or leaf.charts or leaf.wholes for leaf in empty)
    book = openpyxl.load_workbook(io.BytesIO(deck_files_block.made("sheet", frozen, ADDRESS)))
    assert "Slides with the figures as they stood on 28 February 2026." in [
        cell.value for cell in book["Cover"]["A"]
    ]
    (first, *_) = Presentation(io.BytesIO(deck_files_block.made("slide", frozen, ADDRESS))).slides
    assert f"{ADDRESS}?deck=kept&slide=1" in notes(first)


def test_two_views_side_by_side_share_a_scale_and_a_key() -> None:
    slide = only_slide(leaf_of(face(workforce(), partly_withheld())))
    first, second = [one.chart for one in slide.shapes if one.has_chart]
    assert first.value_axis.maximum_scale == second.value_axis.maximum_scale
    assert not first.has_legend and not second.has_legend
    assert shapes(slide, "What the key means")[0].text_frame.text == "Share of staff / Share of leaders"


def test_two_breakdowns_side_by_side_are_columns() -> None:
    slide = only_slide(leaf_of(face(by_sex(), by_sex())))
    assert [one.name for one in slide.shapes if one.has_chart] == ["Chart 1", "Chart 2"]


def test_what_two_breakdowns_have_no_room_for_is_named() -> None:
    leaf = leaf_of(face(seven_steps(), seven_steps()))
    assert leaf.how == ("In the table only: Girls aged 5 to 9, Boys aged 10 to 15.",)


def test_words_are_read_back_from_the_pages_markup() -> None:
    markup = (
        "<div><h2>Said</h2><p><strong>19 measures</strong> of it</p><p>More</p></div><div><h2>Done</h2></div>"
    )
    assert columns(markup) == [("Said", ("**19 measures** of it", "More")), ("Done", ())]
    assert paragraphs(markup) == ["**19 measures** of it", "More"]
    assert tables_of(markup) == []


def test_an_age_that_names_a_row_is_no_range_of_figures() -> None:
    given = Printed("By age", ("Age", "Share", "Range"), (("1 to 4", "20%", "10% to 30%"),))
    assert split_ranges(given) == (
        ["Age", "Share", "Range: from", "Range: to"],
        [["1 to 4", "20%", "10%", "30%"]],
    )


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Scrutiny: March’s deck", "scrutiny-marchs-deck-2026-11-22-demonstration"),
        ("Ελλάδα", "deck-2026-11-22-demonstration"),
    ],
)
def test_a_file_is_named_by_the_deck_and_the_day_of_its_figures(title: str, name: str) -> None:
    assert deck_files.file_name(title, "2026-11-22", invented=True) == name


def test_a_tab_has_no_character_that_spreadsheets_refuse() -> None:
    slide = face(workforce()).slide.model_copy(update={"name": "What? We: said/and [did] in many words"})
    leaf = leaf_of(Face(slide, (workforce(),)))
    assert leaf.sheets[0].name == "1 What We said and did in many"
