"""The history: every upload and undo, each with its receipt, and the way back."""

import pytest

from config import Config
from loaders import intake, store
from loaders.recognising import Asked
from metrics.disclosure.release import builder
from pages.components.shell import cached
from tests.acting import acting
from tests.pages.test_pages import html_of, linked, opened, press, references, words

STAFF = "period,staff,role,grade,ethnic_group,headcount\n"
PAGE = "officers/history.py"


def accepted(
    date: str, settings: Config, name: str = "teachers.csv", *, black: int = 500, fingerprint: str = ""
) -> store.Receipt:
    data = STAFF + f"{date},Teachers,,,Black,{black}\n{date},Teachers,,,White,900\n"
    upload = intake.check(data.encode(), name, settings, Asked("workforce")).upload
    assert upload is not None
    return store.accept(
        cached.writer(), upload, build=builder(settings), by=acting("officer"),
        fingerprint=fingerprint or settings.fingerprint,
    )  # fmt: skip


@pytest.mark.usefixtures("filled")
def test_each_reference_leads_to_its_receipt() -> None:
    page = "".join(html_of(opened(PAGE)))
    assert 'href="upload?receipt=EQ-' in page


@pytest.mark.usefixtures("to_change")
def test_the_newest_upload_stands_first_with_its_file_and_its_state(settings: Config) -> None:
    receipt = accepted("2025-11-06", settings)
    first = "".join(html_of(opened(PAGE))).split("<tr>")[2]
    assert receipt.reference in first and "teachers.csv" in first and "Current" in first


@pytest.mark.usefixtures("to_change")
def test_an_upload_is_chosen_by_its_reference_and_its_file(settings: Config) -> None:
    receipt = accepted("2025-11-06", settings)
    assert f"{receipt.reference}: teachers.csv" in opened(PAGE).selectbox(key="undo-reference").options


@pytest.mark.usefixtures("to_change")
def test_what_somebody_else_took_back_meanwhile_is_refused_and_nothing_else_is_taken_back(
    settings: Config,
) -> None:
    receipt = accepted("2025-11-06", settings)
    page = opened(PAGE)
    store.undo(cached.writer(), receipt.reference, by=acting("somebody else"))
    number = cached.number()
    page.text_input(key="undo-reason").set_value("wrong date")
    press(page, "Undo this upload")
    assert "Nothing was changed" in words(page)
    assert f"{receipt.reference} has been undone already" in words(page)
    assert cached.number() == number


@pytest.mark.usefixtures("to_change")
def test_what_is_there_again_is_protected_as_it_is_now(settings: Config) -> None:
    first = accepted("2025-11-06", settings, fingerprint="of an older method")
    accepted("2025-11-06", settings, black=510)
    page = opened(PAGE)
    page.text_input(key="undo-reason").set_value("wrong date")
    press(page, "Undo this upload")
    [again] = [one for one in store.slices(cached.writer()) if one.upload == first.reference]
    assert again.fingerprint == settings.fingerprint


@pytest.mark.usefixtures("to_change")
def test_the_name_of_a_file_is_escaped(settings: Config) -> None:
    accepted("2025-11-06", settings, "<b>teachers</b>.csv")
    page = "".join(html_of(opened(PAGE)))
    assert "&lt;b&gt;teachers&lt;/b&gt;.csv" in page and "<b>teachers" not in page


@pytest.mark.usefixtures("to_change")
def test_an_upload_is_taken_back_only_with_a_reason_and_its_effect_is_said(settings: Config) -> None:
    first, second = accepted("2025-11-06", settings), accepted("2025-11-06", settings, black=510)
    page = opened(PAGE)
    assert f"November 2025 will show {first.reference}." in words(page)
    press(page, "Undo this upload")
    assert "Say why, so that the history can." in words(page)
    page.text_input(key="undo-reason").set_value("<b>wrong</b> date")
    press(page, "Undo this upload")
    assert f"{second.reference} was taken back." in words(page)
    rows = "".join(html_of(page)).split("<tr>")[2:]
    assert len(rows) == len({*references()}), "one line an upload"
    assert "Undone" in rows[0] and "by officer at this computer: &lt;b&gt;wrong&lt;/b&gt; date" in rows[0]


@pytest.mark.usefixtures("to_change")
def test_from_its_receipt_an_upload_is_taken_back_and_published_again(settings: Config) -> None:
    receipt = accepted("2025-11-06", settings)
    page = linked("officers/upload.py", receipt=receipt.reference)
    press(page, "Undo this upload")
    assert f"Undo {receipt.reference}? November 2025 will show what other sources hold, if any." in words(
        page
    )
    press(page, "Yes, undo it")
    assert "Say why" in words(page)
    page.text_input[0].set_value("wrong date")
    store.undo(cached.writer(), receipt.reference, by=acting("officer"), reason="wrong date")
    after = linked("officers/upload.py", receipt=receipt.reference)
    assert "This upload was taken back" in words(after) and "by officer: wrong date" in words(after)
    press(after, "Publish it again")
    assert f"Publish {receipt.reference} again?" in words(after)
