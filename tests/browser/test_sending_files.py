"""Exports as systems write them, sent through the page to the receipt: by the keyboard alone, and the next ones unasked."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, TimeoutError, expect

from tests.accessibility.looking import looked
from tests.browser.chrome import press, settle, visit
from tests.browser.conftest import Served
from tests.browser.server import running
from tests.seeded import copied_to
from tests.uploads.exports import CASE_SUMMARY, HR_REPORT, SCHOOL_CODES, Export

# What a step is called while the product is at work.
AT_WORK = ["Checking the file"]
TITLES = {
    "workforce": "Workforce",
    "childrens_services": "Children’s services",
    "exclusions": "Suspensions and exclusions",
}
CONTROLS = ("A", "BUTTON", "INPUT", "TEXTAREA", "SUMMARY")
_FOCUSED = """() => {
  const one = document.activeElement;
  const label = one.getAttribute('aria-label') || one.closest('label')?.innerText || one.innerText || one.value || '';
  const seen = one.getBoundingClientRect();
  return [one.tagName, label.trim(), seen.width > 0 && seen.height > 0];
}"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of its own: what is published here would change what other tests read."""
    folder = tmp_path_factory.mktemp("sending")
    copied_to(folder)
    with running(folder) as address:
        yield Served(address)


@pytest.fixture(params=[(1280, 720), (390, 844)], ids=["1280", "390"])
def sized(request: pytest.FixtureRequest, context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    width, height = request.param
    page.set_viewport_size({"width": width, "height": height})
    yield page
    page.close()


def title(page: Page) -> str:
    return page.locator("h1").inner_text()


def look(page: Page, step: str) -> None:
    """Nothing of a step fails axe, and nothing of it scrolls sideways."""
    settle(page)
    found = looked(page)
    assert (step, found.failures, found.best, found.faint, found.sideways) == (step, [], [], [], 0)


def tab_to(page: Page, label: str) -> None:
    """Go on with Tab until what is focused is called so, as somebody does who sees the focus."""
    passed = []
    for _ in range(120):
        page.keyboard.press("Tab")
        tag, said, visible = page.evaluate(_FOCUSED)
        passed.append(f"{tag} {said}")
        if tag in CONTROLS and label in said:
            assert visible, f"{label} has the focus and cannot be seen"
            return
    raise AssertionError(f"{label} is not reached: {passed[-40:]}")


def after(page: Page, step: str) -> str:
    """The title of the next step, once there is one."""
    page.wait_for_function(
        "([before, work]) => { const title = document.querySelector('h1')?.innerText;"
        " return title && title !== before && !work.includes(title); }",
        arg=[step, AT_WORK],
    )
    settle(page)
    return title(page)


def offered(page: Page, export: Export, data: bytes, *, by_keyboard: bool) -> str:
    """Choose what is sent, and the file; the title of the step that follows."""
    box = page.get_by_role("combobox", name="What are you sending?")
    if by_keyboard:
        tab_to(page, "What are you sending?")
        page.keyboard.type(TITLES[export.extract])
        page.keyboard.press("Enter")
    else:
        box.fill(TITLES[export.extract])
        box.press("Enter")
    page.get_by_text("Sent by:").wait_for()
    settle(page)
    file = {"name": "export.csv", "mimeType": "text/csv", "buffer": data}
    if by_keyboard:
        _choose_by_keys(page, file)
    else:
        page.locator('input[type="file"]').set_input_files(file)  # type: ignore[arg-type]
    return after(page, "Upload an extract")


def _choose_by_keys(page: Page, file: Any) -> None:
    """The field is drawn anew with the template beside it, and on a busy machine loses the focus by that: then somebody
    goes there again."""
    for _ in range(3):
        page.wait_for_timeout(500)
        settle(page)
        tab_to(page, "upload")
        try:
            with page.expect_file_chooser(timeout=10_000) as chooser:
                page.keyboard.press("Enter")
        except TimeoutError:
            continue
        chooser.value.set_files(file)
        return
    raise AssertionError("Enter on the field does not ask for a file")


def by_keys(page: Page, label: str) -> str:
    before = title(page)
    tab_to(page, label)
    page.keyboard.press("Enter")
    return after(page, before)


def confirmed_by_keys(page: Page) -> None:
    """Say yes to what is asked, whatever it needs."""
    if page.get_by_label("If this is right, type CHANGE").count():
        tab_to(page, "type CHANGE")
        page.keyboard.type("CHANGE")
        page.keyboard.press("Enter")
    elif page.get_by_role("checkbox", name="I have checked these changes").count():
        tab_to(page, "I have checked these changes")
        page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Publish these figures")).to_be_enabled()
    settle(page)


def test_a_report_of_an_hr_system_reaches_the_receipt_and_back_by_the_keyboard_alone(
    sized: Page, own: Served
) -> None:
    visit(sized, f"{own.address}/upload")
    look(sized, "1 choose")
    data = HR_REPORT.data.replace(b"Snapshot Date", b"Effective")  # A heading that has to be asked about.
    step = offered(sized, HR_REPORT, data, by_keyboard=True)
    assert step == "What we read in the file"
    look(sized, "2 read")
    assert by_keys(sized, "Go on") == "Match the file"
    look(sized, "3 match")
    assert by_keys(sized, "Use these answers") == "What will change"
    look(sized, "5 confirm")
    confirmed_by_keys(sized)
    assert by_keys(sized, "Publish these figures") == "Receipt"
    look(sized, "6 receipt")
    assert "The figures are published" in sized.get_by_role("status").inner_text()
    tab_to(sized, "Undo this upload")
    sized.keyboard.press("Enter")
    sized.get_by_label("Why?").wait_for()
    look(sized, "7 undo")
    tab_to(sized, "Why?")
    sized.keyboard.type("a test")
    assert by_keys(sized, "Yes, undo it") == "What has been uploaded?"
    look(sized, "8 history")


def test_a_file_with_a_mistake_is_looked_at_and_left_by_the_keyboard_alone(sized: Page, own: Served) -> None:
    visit(sized, f"{own.address}/upload")
    wrong = HR_REPORT.data.replace(b",71,,", b",7l,,").replace(b"Grand Total,,,,201,,\n", b"")
    step = offered(sized, HR_REPORT, wrong, by_keyboard=True)
    step = by_keys(sized, "Go on") if step == "What we read in the file" else step
    step = by_keys(sized, "Use these answers") if step == "Match the file" else step
    assert step == "Check the file"
    look(sized, "4 check")
    assert "7l" in sized.inner_text("body")
    assert by_keys(sized, "Upload a corrected file") == "Upload an extract"


@pytest.mark.parametrize("export", [CASE_SUMMARY, SCHOOL_CODES, HR_REPORT], ids=lambda export: export.system)
def test_an_export_reaches_the_receipt_and_the_next_one_is_asked_nothing(
    own: Served, page: Page, export: Export
) -> None:
    steps = [_sent(page, own, export, data) for data in (export.data, export.next_one())]
    assert "Match the file" not in steps[1]
    assert [kind[-1] for kind in steps] == ["Receipt", "Receipt"]


def _sent(page: Page, own: Served, export: Export, data: bytes) -> list[str]:
    """The steps on the way to the receipt, with the answers that the export has."""
    visit(page, f"{own.address}/upload")
    steps = [offered(page, export, data, by_keyboard=False)]
    if steps[-1] == "What we read in the file":
        press_on(page, "Go on", steps)
    if steps[-1] == "Match the file":
        for written, means in export.answers.items():
            _answer(page, written, means)
        if export.period and page.get_by_label("Which period is the file about?").count():
            page.get_by_label("Which period is the file about?").fill(export.period)
        press_on(page, "Use these answers", steps)
    assert steps[-1] == "What will change", page.inner_text("body")
    if page.get_by_label("If this is right, type CHANGE").count():
        page.get_by_label("If this is right, type CHANGE").fill("CHANGE")
        page.get_by_label("If this is right, type CHANGE").press("Enter")
    elif page.get_by_text("I have checked these changes").count():
        page.get_by_text("I have checked these changes").click()
    expect(page.get_by_role("button", name="Publish these figures")).to_be_enabled()
    settle(page)
    press(page, "Publish these figures", "Receipt")
    return [*steps, title(page)]


def press_on(page: Page, name: str, steps: list[str]) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    steps.append(after(page, steps[-1]))


def _answer(page: Page, written: str, means: str) -> None:
    names = {
        "period": "Period",
        "role": "Role",
        "stage": "Stage",
        "leave out": "Leave",
        "ethnic_group": "Ethnic group",
    }
    what = "Staff group" if written == "staff" else f"“{written}”"
    box = page.get_by_role("combobox", name=f"What {what} is")
    if not box.count():  # It is known without being asked.
        return
    if names.get(means, means) not in (box.input_value() or ""):
        box.fill(names.get(means, means))
        box.press("Enter")
        settle(page)
