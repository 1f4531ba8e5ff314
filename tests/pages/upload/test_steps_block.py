"""An officer's steps, run as scripts: what can be sent, what is said of a file, and what a reload finds again."""

from dataclasses import replace

import pytest
from sqlalchemy import delete
from streamlit.testing.v1 import AppTest

from config import Config
from loaders import intake, store
from loaders.problems import Problem
from loaders.store import tables
from metrics.disclosure.release import builder
from pages.components.render.page import html
from pages.components.shell import cached
from pages.components.shell.access import BY
from pages.components.upload import assessment_block, steps_block
from pages.components.upload.choose_block import LOST
from tests.acting import acting
from tests.browser import files
from tests.pages.test_pages import PAGES, html_of, offered, opened, press, words

PAGE = "officers/upload.py"
STAFF = "period,staff,role,grade,ethnic_group,headcount\n"
GROUPS = {"Asian": 300, "Black": 500, "Mixed": 120, "White": 900, "Other": 90, "Not known": 80}


def teachers(period: str = "2025-11-06", **other: int) -> str:
    """An extract of ours: teachers by ethnic group."""
    return STAFF + "".join(
        f"{period},Teachers,,,{name},{count}\n" for name, count in (GROUPS | other).items()
    )


def accepted(data: str, settings: Config, name: str = "elsewhere.csv") -> store.Receipt:
    """The file as somebody else sends it."""
    upload = intake.check(data.encode(), name, settings).upload
    assert upload is not None
    return store.accept(
        cached.writer(), upload, build=builder(settings), by=acting(BY), fingerprint=settings.fingerprint
    )


def at(**asked: str) -> AppTest:
    """The page as a browser opens it by its address, with a session that knows nothing yet."""
    page = AppTest.from_file(str(PAGES / PAGE), default_timeout=60)
    for name, value in asked.items():
        page.query_params[name] = value
    return page.run()


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


@pytest.mark.usefixtures("filled")
def test_every_published_file_is_a_line_of_its_own_with_its_page(settings: Config) -> None:
    listed = next(piece for piece in html_of(opened(PAGE)) if "Published files that can be uploaded" in piece)
    assert listed.count("<li>") == len(settings.families)
    assert [line for line in listed.split("<li>")[1:] if "Page:\N{NO-BREAK SPACE}<a " not in line] == []
    (line,) = [
        line
        for line in listed.split("<li>")
        if "Children’s social work workforce: role by ethnic group" in line
    ]
    assert line.startswith("DfE: ")
    assert 'Page:\N{NO-BREAK SPACE}<a class="eq-whole" href="workforce" target="_self">Workforce</a>' in line


@pytest.mark.usefixtures("filled")
def test_every_extract_has_its_template_beside_what_it_is(settings: Config) -> None:
    page = opened(PAGE)
    assert len(page.get("download_button")) == len(settings.extracts)
    for extract in settings.extracts.values():
        assert extract.title in words(page)


@pytest.mark.usefixtures("filled")
def test_an_extract_that_was_chosen_says_what_its_columns_hold() -> None:
    page = opened(PAGE).selectbox(key="kind").set_value("Support staff").run()
    assert [expander.label for expander in page.expander] == ["What the columns hold"]
    assert "headcount Number of staff" in words(page) and "Broad groups: Asian; Black;" in words(page)
    assert "Published files that can be uploaded" not in words(page)


@pytest.mark.usefixtures("to_change")
def test_figures_of_another_source_are_said_to_be_stood_in_for() -> None:
    said = words(offered(files.SOCIAL_WORKERS_2025))
    assert "stands in for the published figures transcribed by us, for September 2025 in Hackney." in said
    assert "come back if you undo" in said


@pytest.mark.usefixtures("to_change")
def test_the_columns_before_and_after_name_their_periods() -> None:
    said = words(offered(teachers("2026-11-05"), "teachers.csv"))
    assert "Before: November 2025" in said and "After: November 2026" in said


@pytest.mark.usefixtures("to_change")
def test_every_note_is_shown_and_none_as_a_heading_or_a_table() -> None:
    page = "".join(html_of(offered(files.SOCIAL_WORKERS_2025)))
    assert "<li>7 of the file’s 7 rows are used, about Hackney." in page
    assert "<li>Headcount of social workers whose ethnic group is known" in page
    assert "eq-tag" not in page and "How to fix" not in page


def test_two_notes_of_one_kind_are_both_shown() -> None:
    one = Problem("note", "family note", "First.", "")
    said = html(steps_block.notes([one, replace(one, title="Second, with <b>.")]))
    assert "<li>First.</li><li>Second, with &lt;b&gt;.</li>" in said
    assert steps_block.notes([]) is None


def test_what_is_loaded_already_is_not_offered_for_publication(to_change: int, settings: Config) -> None:
    receipt = accepted(teachers(), settings)
    number = cached.number()
    page = offered(teachers(), "by another name.csv")
    assert page.title[0].value == "Nothing would change"
    assert f"Already loaded as {receipt.reference}" in words(page)
    assert labels(page) == ["Choose another file", "See its receipt"]
    press(page, "See its receipt")
    assert page.title[0].value == "Receipt" and page.query_params["receipt"] == receipt.reference
    assert cached.number() == number


@pytest.mark.usefixtures("to_change")
def test_a_reload_after_a_file_that_is_loaded_already_speaks_of_nothing_lost(settings: Config) -> None:
    accepted(teachers(), settings)
    page = offered(teachers(), "teachers.csv")
    assert page.title[0].value == "Nothing would change" and not page.query_params


@pytest.mark.usefixtures("to_change")
def test_a_receipt_does_not_count_cells_and_published_figures_by_one_word() -> None:
    said = words(press(offered(teachers(), "teachers.csv"), "Publish these figures"))
    assert "teachers.csv, 6 cells read from it" in said
    assert "none removed (counting what the pages show, with the sums made from the file)" in said


@pytest.mark.usefixtures("to_change")
def test_a_file_that_changes_one_figure_of_a_loaded_one_is_offered(settings: Config) -> None:
    accepted(teachers(), settings)
    page = offered(teachers(Asian=301), "teachers.csv")
    assert "Publish these figures" in labels(page)
    assert "0 new" not in words(page) and "the same, none removed" in words(page)


@pytest.mark.usefixtures("to_change")
def test_a_receipt_outlives_a_reload() -> None:
    page = press(offered(teachers(), "teachers.csv"), "Publish these figures")
    assert page.title[0].value == "Receipt"
    again = at(receipt=page.query_params["receipt"])
    assert not again.exception and words(again) == words(page)
    assert "The figures are published" in words(again) and "teachers.csv" in words(again)
    assert "the demonstration data give way" in words(again)
    assert labels(again) == ["See the Workforce page", "Undo this upload", "Upload another file"]


@pytest.mark.usefixtures("to_change")
def test_the_receipt_of_what_was_taken_back_says_so_and_offers_no_undo(settings: Config) -> None:
    receipt = accepted(teachers(), settings)
    store.undo(cached.writer(), receipt.reference, by=acting(BY))
    page = at(receipt=receipt.reference)
    assert "This upload was taken back" in words(page) and "Undo this upload" not in labels(page)


@pytest.mark.usefixtures("to_change")
def test_the_receipt_of_what_was_replaced_says_so(settings: Config) -> None:
    receipt = accepted(teachers(), settings)
    accepted(teachers(Asian=301), settings)
    assert "The figures were replaced" in words(at(receipt=receipt.reference))


@pytest.mark.usefixtures("filled")
def test_a_receipt_that_does_not_exist_is_answered_in_words_and_runs_nothing() -> None:
    page = at(receipt="<script>alert(1)</script>")
    assert not page.exception and "There is no such receipt" in words(page)
    assert "<script>" not in "".join(html_of(page))


@pytest.mark.usefixtures("filled")
def test_after_a_reload_with_a_draft_open_the_officer_is_told_that_it_is_gone() -> None:
    assert LOST in words(at(draft="open"))
    assert LOST not in words(at())


@pytest.mark.usefixtures("to_change")
def test_the_address_says_that_a_draft_is_open_until_it_is_given_up() -> None:
    page = offered(files.SOCIAL_WORKERS_2025)
    assert page.query_params["draft"] == "open"
    press(page, "Cancel")
    assert not page.query_params and LOST not in words(page)


@pytest.mark.usefixtures("to_change")
def test_where_somebody_published_meanwhile_the_file_is_compared_again(settings: Config) -> None:
    page = offered(teachers(), "teachers.csv")
    accepted(teachers(Black=510), settings)
    number = cached.number()
    press(page, "Publish these figures")
    assert "Nothing was changed" in words(page) and "Someone published a newer version" in words(page)
    assert labels(page) == ["Compare again", "Cancel"] and cached.number() == number
    press(page, "Compare again")
    assert "0 figures new" in words(page) and "none removed" in words(page)
    assert page.title[0].value == "What will change" and "Publish these figures" in labels(page)


@pytest.mark.usefixtures("to_change")
def test_where_somebody_sent_the_same_meanwhile_nothing_is_published_twice(settings: Config) -> None:
    page = offered(teachers(), "teachers.csv")
    receipt = accepted(teachers(), settings)
    number = cached.number()
    press(page, "Publish these figures")
    assert f"Already loaded as {receipt.reference}" in words(page) and cached.number() == number


@pytest.fixture
def not_assessed(to_change: int) -> None:
    """A store in which nobody has said yet by which assessment extracts are kept."""
    with cached.writer().begin() as connection:
        connection.execute(delete(tables.assessments))
        connection.execute(delete(tables.seals).where(tables.seals.c.line_of == "assessments"))


@pytest.mark.usefixtures("not_assessed")
def test_the_first_extract_asks_by_which_assessment_it_is_kept_and_the_receipt_says_it() -> None:
    page = offered(teachers("2026-11-05"), "teachers.csv")
    publish = next(button for button in page.button if button.label == "Publish these figures")
    assert publish.disabled and assessment_block.ONCE in words(page)
    field = next(one for one in page.text_input if one.label == assessment_block.FIELD)
    field.set_value("DPIA of jane@example.org").run()
    press(page, "Publish these figures")
    assert "seems to hold email addresses" in words(page)
    press(page, "Compare again")
    next(one for one in page.text_input if one.label == assessment_block.FIELD).set_value(
        "DPIA-2026-14"
    ).run()
    press(page, "Publish these figures")
    assert page.title[0].value == "Receipt" and "DPIA-2026-14, entered on " in words(page)
    assert "DPIA-2026-14, entered on " in words(opened("help/help.py"))
