"""The page for presenting, run as a script: its states, changing a deck, and figures that moved on or were taken back."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from config import Config
from config.deck import Deck, DeckSlide, Shown
from loaders import store
from loaders.store import decks as ledger
from loaders.store.decks import NEW
from pages.components.present import deck_versions, decks_block
from pages.components.present.deck_versions import DeckVersion
from pages.components.render.drawings import Squares
from pages.components.shared import cell_text, number_text
from pages.components.shell import cached
from tests.acting import acting
from tests.browser import files
from tests.pages.test_pages import PAGES, html_of, offered, press, references, words

SLIDES = Path(PAGES / "present/present.py")
HOSTILE = "<img src=x onerror=alert(1)>"


def opened_at(**asked: str | int) -> AppTest:
    page = AppTest.from_file(str(SLIDES), default_timeout=180)
    for name, value in asked.items():
        page.query_params[name] = str(value)
    page.run()
    assert not page.exception
    return page


def address_of(page: AppTest, name: str) -> str:
    """What stands in the address under a name."""
    value = page.query_params.get(name, "")
    return value[0] if isinstance(value, list) else value


def kept(number: int, *slides: DeckSlide, title: str = "March") -> DeckVersion:
    deck = Deck(title=title, slides=slides or (SOCIAL,))
    line = ledger.save(
        cached.writer(), "march-3f9a1c", title, [one.model_dump(mode="json") for one in deck.slides],
        number=number, seen=NEW, by=acting("officer"),
    )  # fmt: skip
    return deck_versions.kept(line)


SOCIAL = DeckSlide(name="Social workers", shows=(Shown(measure="social-workers"),))
SUSPENSIONS = DeckSlide(name="Suspensions", shows=(Shown(measure="suspensions"),))


@pytest.mark.usefixtures("filled")
def test_the_list_names_every_deck_with_its_slides() -> None:
    said = words(opened_at())
    assert "What do we show at the meeting?" in said
    assert "9 slides. It comes with the dashboard and always shows the newest figures." in said


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("asked", [{"deck": "no-such-deck"}, {"deck": HOSTILE, "slide": "1"}])
def test_a_link_to_a_deck_that_is_not_there_opens_the_list_and_says_so(asked: dict[str, str]) -> None:
    page = opened_at(**asked)
    assert "There is no deck of that name" in words(page) and HOSTILE not in "".join(html_of(page))


@pytest.mark.usefixtures("filled")
def test_the_overview_shows_each_slide_as_a_picture_with_its_name_and_sentence(settings: Config) -> None:
    page = opened_at(deck="starter")
    body = "".join(html_of(page))
    assert body.count('class="eq-tile-picture" alt=""') == 9
    for place, slide in enumerate(settings.decks["starter"].slides, 1):
        assert f"{place} {slide.name}" in words(page)
    assert "Black staff made up 38% of children’s social workers in 2025" in words(page)
    assert "Change this deck" not in [toggle.label for toggle in page.toggle], "it comes with the dashboard"


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("slide", range(1, 10))
def test_every_slide_of_the_starter_deck_opens_with_its_table_its_notes_and_its_number(slide: int) -> None:
    page = opened_at(deck="starter", slide=slide)
    body = "".join(html_of(page))
    assert body.count("<h1") == 1 and f'data-slide="{slide}"' in body
    table = opened_at(deck="starter", slide=slide, table=1)
    assert "eq-slide-table" in "".join(html_of(table)) and not table.get("vega_lite_chart")
    notes = opened_at(deck="starter", slide=slide, notes=1)
    assert f"{slide} of 9" in words(notes) and "Next:" in words(notes)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("asked", "shown"), [("99", 9), ("0", 0), ("x", 0), ("9" * 50, 0), ("²", 0)])
def test_a_slide_that_there_is_not_is_the_last_or_the_overview(asked: str, shown: int) -> None:
    body = "".join(html_of(opened_at(deck="starter", slide=asked)))
    assert re.findall(r'data-slide="(\d+)"', body) == ([str(shown)] if shown else [])


@pytest.mark.usefixtures("filled")
def test_the_slide_of_a_path_says_whether_it_was_kept_to() -> None:
    """2020/21, from which the plan counts, has a rate that DfE printed without counts: 4.7, of which 49% is 2.3."""
    assert "30% lower each year, for two years. Not met in 2022/23" in words(
        opened_at(deck="starter", slide=8)
    )


@pytest.mark.usefixtures("filled")
def test_no_slide_of_a_deck_that_comes_with_the_dashboard_is_invented(settings: Config, filled: int) -> None:
    for deck in deck_versions.declared(settings, filled):
        shown = [decks_block.content(deck, place) for place in range(len(deck.slides))]
        assert [one.figures.slide.name for one in shown if one.invented or one.figures.problem] == []


def test_a_slide_of_what_has_totals_alone_says_that_there_are_none_by_ethnic_group(filled: int) -> None:
    def said(measure: str) -> str:
        return decks_block.figures(DeckSlide(name="One", shows=(Shown(measure=measure),)), filled).problem

    assert said("referrals") == "There are no figures by ethnic group for “Referrals”, only totals."
    assert (
        said("persistent-absence")
        == "There are no figures by ethnic group for “Persistent absence”, only totals."
    )
    assert said("early-help") == "There are no figures for “Early help” here yet."


@pytest.mark.usefixtures("filled")
def test_below_a_slide_stand_the_questions_that_councillors_ask() -> None:
    assert "Compared with whom?" in words(opened_at(deck="starter", slide=2))


@pytest.mark.usefixtures("filled")
def test_over_time_they_are_answered_of_the_same_pupils_before_and_not_of_another_group() -> None:
    said = words(opened_at(deck="starter", slide=8))
    assert (
        "With all pupils in 2023/24" in said and "3,047 suspensions" in said and "times the rate" not in said
    )


@pytest.mark.usefixtures("filled")
def test_of_two_measures_side_by_side_they_are_answered_of_each() -> None:
    said = words(opened_at(deck="starter", slide=7))
    assert (
        "Early years: good level of development: Compared with whom?" in said
        and "Key stage 2: expected standard: Compared with whom?" in said
    )


def test_the_figures_of_a_slide_are_those_of_the_results_table(filled: int, settings: Config) -> None:
    """One number: chart, squares and table of a slide hold the texts of the view, and no others."""
    (starter,) = deck_versions.declared(settings, filled)
    for place, slide in enumerate(starter.slides):
        content, drawing = decks_block.content(starter, place), decks_block.drawing(starter, place)
        cells = [cell.text for table in content.tables for row in table.table.rows for cell in row]
        for view in content.figures.views:
            rows = [row for row in cell_text.rows_of(view.groups) if not cell_text.hidden(row)]
            if slide.form == "over_time":
                continue
            for row in rows:
                assert number_text.value(row.value, view.measure) in cells, (slide.name, row.group)
        if slide.form == "squares":
            (view,) = content.figures.views
            assert isinstance(drawing, Squares)
            shown = {group.group: group.text for group in drawing.wholes[0].groups}
            for row in cell_text.rows_of(view.groups):
                assert shown[row.group] == number_text.value(row.value, view.measure), (slide.name, row.group)
        percentages = re.findall(r"\d[\d.]*%", content.sentence.text)
        assert all(figure in cells for figure in percentages), (slide.name, percentages)


def test_a_copy_of_the_starter_deck_is_kept_and_frozen(to_change: int) -> None:
    page = press(opened_at(deck="starter"), "Keep the copy")
    (copy,) = ledger.standing(cached.reader())
    assert not page.exception and (copy.number, len(copy.slides)) == (to_change, 9)
    assert address_of(page, "deck") == copy.deck and "is kept. It is frozen" in words(page)
    assert copy.title == "Equalities in children’s services and education (copy)"
    press(page, "Keep the copy")
    titles = {line.title for line in ledger.standing(cached.reader())}
    assert titles == {copy.title, "Equalities in children’s services and education (copy 2)"}


def test_a_deck_is_reordered_renamed_reworded_and_emptied_each_time_as_a_new_version(to_change: int) -> None:
    first = kept(to_change, SOCIAL, SUSPENSIONS)
    page = opened_at(deck=first.id)
    page.toggle(key=f"change-{first.id}").set_value(True).run()
    page.button(key="later-0").click().run()
    page.text_input(key=f"title-{first.version + 1}").set_value(f"April {HOSTILE}").run()
    page.button(key="rename").click().run()
    page.text_input(key=f"doing-{first.version + 2}-0").set_value(HOSTILE).run()
    page.button(key="save-0").click().run()
    page.button(key="remove-1").click().run()
    assert not page.exception
    lines = ledger.history(cached.reader(), first.id)
    assert [[slide["name"] for slide in line.slides] for line in lines] == [
        ["Social workers", "Suspensions"], *[["Suspensions", "Social workers"]] * 3, ["Suspensions"],
    ]  # fmt: skip
    assert lines[-1].title == f"April {HOSTILE}" and lines[-1].slides[0]["doing"] == HOSTILE
    assert HOSTILE not in "".join(html_of(page))
    assert HOSTILE not in "".join(html_of(opened_at(deck=first.id, slide=1)))


def test_of_two_tabs_the_second_is_told_that_the_first_was_sooner(to_change: int) -> None:
    first = kept(to_change, SOCIAL, SUSPENSIONS)
    tabs = [opened_at(deck=first.id) for _ in range(2)]
    for tab in tabs:
        tab.toggle(key=f"change-{first.id}").set_value(True).run()
    tabs[0].button(key="remove-1").click().run()
    tabs[1].button(key="later-0").click().run()
    assert "Somebody else changed this deck meanwhile" in words(tabs[1])
    assert len(ledger.history(cached.reader(), first.id)) == 2


def test_a_deck_that_was_taken_away_is_listed_no_more(to_change: int) -> None:
    first = kept(to_change)
    page = opened_at(deck=first.id)
    page.toggle(key=f"change-{first.id}").set_value(True).run()
    page.button(key="withdraw").click().run()
    assert "“March” was taken away." in words(page) and ledger.standing(cached.reader()) == []


def published() -> str:
    """Upload this year's social workers as an officer does; the receipt's reference."""
    before = set(references())
    press(offered(files.SOCIAL_WORKERS_2025), "Publish these figures")
    (reference,) = set(references()) - before
    return reference


def test_a_frozen_deck_keeps_its_figures_and_says_that_newer_ones_exist(to_change: int) -> None:
    frozen = kept(to_change, SOCIAL, SUSPENSIONS)
    assert "Newer figures exist" not in words(opened_at(deck=frozen.id))
    published()
    assert "Black staff made up 30%" in words(opened_at(deck="starter", slide=2))
    assert "Black staff made up 38%" in words(opened_at(deck=frozen.id, slide=1))
    page = opened_at(deck=frozen.id)
    assert "Newer figures exist for one slide: Social workers." in words(page)
    page.button(key="up-to-date").click().run()
    assert "Newer figures exist" not in words(page)
    assert "Black staff made up 30%" in words(opened_at(deck=frozen.id, slide=1))
    assert [line.number for line in ledger.history(cached.reader(), frozen.id)] == [
        to_change,
        cached.number(),
    ]


def test_figures_that_were_taken_back_are_not_shown_by_a_deck_that_was_frozen_to_them(to_change: int) -> None:
    reference = published()
    frozen = kept(cached.number())
    assert "Black staff made up 30%" in words(opened_at(deck=frozen.id, slide=1))
    store.undo(cached.writer(), reference, by=acting("officer"))
    page = opened_at(deck=frozen.id, slide=1)
    assert "The figures of this slide were taken back on" in words(page) and "30%" not in words(page)
    assert not page.get("vega_lite_chart") and "30%" not in words(opened_at(deck=frozen.id, slide=1, table=1))
    assert "The figures of one slide were taken back since, and are not shown: Social workers." in words(
        opened_at(deck=frozen.id)
    )


def test_a_slide_over_time_of_all_pupils_needs_no_figures_by_ethnic_group(to_change: int) -> None:
    newest = next(
        entry.receipt.reference
        for entry in store.history(cached.writer())
        if isinstance(entry, store.Loaded)
        and "2024/25" in entry.standing
        and entry.receipt.extract == "exclusions"
    )
    store.undo(cached.writer(), newest, by=acting("officer"))
    said = words(opened_at(deck="starter", slide=8))
    assert "There are no figures" not in said and "2016/17" in said


def test_a_deck_that_names_what_is_no_longer_declared_says_so(to_change: int) -> None:
    frozen = kept(to_change, DeckSlide(name="Gone", shows=(Shown(measure="no-such-measure"),)))
    assert "This slide names a measure or a group that is no longer here." in words(
        opened_at(deck=frozen.id, slide=1)
    )
    assert "1 Gone" in words(opened_at(deck=frozen.id))


@pytest.mark.usefixtures("unfilled")
def test_on_an_empty_store_slides_say_that_there_are_no_figures_yet() -> None:
    for slide in range(1, 9):
        assert "There are no figures for" in words(opened_at(deck="starter", slide=slide))
    assert "14" not in words(opened_at(deck="starter", slide=1))
    opened_at(deck="starter")
    opened_at(deck="starter", slide=9)


def added(script: str, **fields: str) -> AppTest:
    page = AppTest.from_file(str(PAGES / script), default_timeout=60).run()
    for name, value in fields.items():
        if name == "form":
            page.radio(key="deck-form").set_value(value).run()
        elif name == "group":
            page.selectbox(key="deck-group").set_value(value).run()
        elif name == "notes":
            page.text_area(key="deck-notes").set_value(value).run()
        else:
            page.text_input(key=f"deck-{name}").set_value(value).run()
    page.button(key="add-to-deck").click().run()
    assert not page.exception
    return page


def test_a_view_is_added_to_a_new_deck_and_then_another_to_the_same(to_change: int) -> None:
    page = added("explore/workforce.py", title="For scrutiny", doing="Ours", notes="Say this", ask="Ask that")
    (deck,) = ledger.standing(cached.reader())
    assert (deck.title, deck.number) == ("For scrutiny", to_change)
    assert "Slide 1 of “For scrutiny”." in words(page)
    (slide,) = deck_versions.kept(deck).slides
    assert (slide.form, slide.doing, slide.notes, slide.ask) == ("view", "Ours", "Say this", "Ask that")
    assert (slide.shows[0].measure, slide.shows[0].period) == ("social-workers", "newest")
    page = AppTest.from_file(str(PAGES / "explore/exclusions.py"), default_timeout=60).run()
    page.selectbox(key="deck-chosen").set_value(deck.deck).run()
    page.radio(key="deck-form").set_value("Over time").run()
    page.selectbox(key="deck-group").set_value("Black").run()
    page.button(key="add-to-deck").click().run()
    (again,) = ledger.standing(cached.reader())
    slide = deck_versions.kept(again).slides[1]
    assert (slide.form, slide.shows[0].group) == ("over_time", "Black")
    assert "Black pupils" in words(opened_at(deck=deck.deck, slide=2))


def test_the_group_that_a_slide_is_about_can_be_named(to_change: int) -> None:
    page = AppTest.from_file(str(PAGES / "explore/workforce.py"), default_timeout=60).run()
    assert page.selectbox(key="deck-about").value == "Whichever stands out most"
    page.selectbox(key="deck-about").set_value("Asian").run()
    page.text_input(key="deck-title").set_value("For scrutiny").run()
    page.button(key="add-to-deck").click().run()
    (deck,) = ledger.standing(cached.reader())
    assert deck_versions.kept(deck).slides[0].shows[0].group == "Asian" and deck.number == to_change
    assert "Asian staff made up" in words(opened_at(deck=deck.deck, slide=1))


def test_a_share_of_a_whole_can_be_added_as_squares_and_a_rate_cannot(to_change: int) -> None:
    added("explore/community.py", title="Squares", form="One hundred squares")
    (deck,) = ledger.standing(cached.reader())
    assert deck_versions.kept(deck).slides[0].form == "squares" and deck.number == to_change
    page = AppTest.from_file(str(PAGES / "explore/exclusions.py"), default_timeout=60).run()
    assert "One hundred squares" not in page.radio(key="deck-form").options


def test_what_is_too_long_for_a_slide_is_said_with_its_length_and_nothing_is_added(to_change: int) -> None:
    page = added("explore/workforce.py", title="For scrutiny", doing="a" * 121)
    assert "“What we are doing” may have 120 letters, and has 121." in words(page)
    assert ledger.standing(cached.reader()) == [] and cached.number() == to_change


def test_a_new_deck_needs_a_name(to_change: int) -> None:
    page = added("explore/workforce.py")
    assert "The new deck needs a name." in words(page) and ledger.standing(cached.reader()) == []
    assert cached.number() == to_change
