"""Pictures of every page and of its main states, to be looked at: `python -m tests.screenshots FOLDER`.

Each state gives three: the first screen at 1280 x 720, the whole page 1280 wide, the whole page 390 wide.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page

from tests.browser import files
from tests.browser.chrome import launched, settle, visit
from tests.browser.server import running

WIDE, SCREEN, PHONE = 1280, 720, 390
Action = Callable[[Page], None]


def asked(page: str, **chosen: str) -> str:
    """The address of a page with its filters set."""
    return f"{page}?{urlencode(chosen)}" if chosen else page


SOCIAL, STRONG = "Children’s social workers", "Key stage 4: strong pass"
VIEWS = {
    "overview": "",
    "workforce": "workforce",
    "workforce-2022": asked("workforce", measure=SOCIAL, period="September 2022"),
    "workforce-by-role": asked("workforce", measure=SOCIAL, show="By role"),
    "workforce-london": asked("workforce", measure=SOCIAL, area="London"),
    "workforce-education-staff": asked("workforce", measure="Hackney Education staff"),
    "workforce-by-grade": asked("workforce", measure="Hackney Education staff", show="By grade"),
    "workforce-leaders": asked("workforce", measure="School leaders"),
    "workforce-leaders-detailed": asked("workforce", measure="School leaders", show="Detailed groups"),
    "workforce-leaders-by-role": asked("workforce", measure="School leaders", show="By role"),
    "workforce-teachers": asked("workforce", measure="Teachers", compared="Pupils on roll"),
    "workforce-teachers-detailed": asked("workforce", measure="Teachers", show="Detailed groups"),
    "support-staff": "support-staff",
    "exclusions": "exclusions",
    "exclusions-2020": asked("exclusions", measure="Suspensions", period="2016/17"),
    "exclusions-england": asked("exclusions", area="England"),
    "exclusions-england-detailed": asked("exclusions", area="England", show="Detailed groups"),
    "exclusions-against-england": asked("exclusions", compared="England"),
    "exclusions-by-sex": asked("exclusions", area="England", show="By sex"),
    "exclusions-by-phase": asked("exclusions", show="By phase"),
    "exclusions-pupils": asked("exclusions", measure="Pupils suspended at least once"),
    "exclusions-permanent": asked("exclusions", measure="Permanent exclusions"),
    "attainment": "attainment",
    "attainment-detailed": asked("attainment", measure=STRONG, show="Detailed groups"),
    "attainment-by-sex": asked("attainment", measure=STRONG, show="By sex"),
    "attainment-else": asked("attainment", measure=STRONG, compared="Everyone else"),
    "attainment-standard": asked("attainment", measure="Key stage 4: standard pass"),
    "attainment-8": asked("attainment", measure="Key stage 4: Attainment 8"),
    "attainment-ks2": asked("attainment", measure="Key stage 2: expected standard"),
    "attainment-early-years": asked("attainment", measure="Early years: good level of development"),
    "childrens-services": "childrens-services",
    "childrens-services-2021": asked("childrens-services", period="March 2021"),
    "childrens-services-by-age": asked("childrens-services", show="By age"),
    "childrens-services-england": asked("childrens-services", compared="England"),
    "childrens-came-into-care": asked("childrens-services", measure="Came into care"),
    "childrens-by-age-and-sex": asked("childrens-services", measure="Came into care", show="By age and sex"),
    "childrens-referrals": asked("childrens-services", measure="Referrals"),
    "childrens-care-leavers": asked("childrens-services", measure="Care leavers"),
    "childrens-youth-offending-team": asked("childrens-services", measure="Youth offending team"),
    "childrens-young-hackney": asked("childrens-services", measure="Young Hackney"),
    "childrens-arrests": asked("childrens-services", measure="Arrests", show="By age and sex"),
    "childrens-diversions": asked("childrens-services", measure="Diversions"),
    "childrens-outcomes": asked("childrens-services", measure="Youth justice outcomes"),
    "childrens-custody": asked("childrens-services", measure="Custody"),
    "community": "community",
    "community-detailed": asked("community", show="Detailed groups"),
    "community-pupils": asked("community", measure="Pupils on roll"),
    "progress": "progress",
    "progress-plan": asked("progress", view="Improvement plan"),
    "progress-actions": asked("progress", view="Action plans"),
    "progress-pillar": asked("progress", view="By pillar"),
    "progress-timeline": asked("progress", view="Timeline"),
    "progress-past": asked("progress", view="Improvement plan", due="Past their date"),
    "progress-measure": asked("progress", item="M15"),
    "progress-figure": asked("progress", item="M8"),
    "progress-milestone": asked("progress", item="M12"),
    "progress-cannot": asked("progress", view="Improvement plan", item="P1-C1"),
    "present": "present",
    "present-overview": asked("present", deck="starter"),
    **{f"present-{slide}": asked("present", deck="starter", slide=str(slide)) for slide in range(1, 10)},
    "present-table": asked("present", deck="starter", slide="2", table="1"),
    "present-notes": asked("present", deck="starter", slide="2", notes="1"),
    "upload": "upload",
    "history": "history",
    "help": "help",
}


def upload(name: str, data: str) -> Action:
    """Choose a file on the upload page."""

    def act(page: Page) -> None:
        page.locator('input[type="file"]').set_input_files(
            {"name": name, "mimeType": "text/csv", "buffer": data.encode()}
        )
        page.get_by_role("button", name="Upload a corrected file").or_(
            page.get_by_role("button", name="Publish these figures")
        ).wait_for()
        settle(page)

    return act


def press(name: str) -> Action:
    def act(page: Page) -> None:
        page.get_by_role("button", name=name).click()
        page.wait_for_timeout(700)
        settle(page)

    return act


def template(page: Page) -> None:
    box = page.get_by_role("combobox", name="What are you sending?")
    box.fill("Workforce")
    box.press("Enter")
    page.wait_for_timeout(500)
    page.get_by_text("What the columns hold").click()
    page.wait_for_timeout(400)
    settle(page)


def tab(times: int) -> Action:
    def act(page: Page) -> None:
        for _ in range(times):
            page.keyboard.press("Tab")

    return act


def states() -> dict[str, tuple[str, list[Action]]]:
    """What is on a page only after something was done there."""
    good, bad = files.SOCIAL_WORKERS_2025, files.SOCIAL_WORKERS_WITH_A_MISTAKE
    return {
        "upload-template": ("upload", [template]),
        "upload-problems": ("upload", [upload("csww_2025.csv", bad)]),
        "upload-confirm": ("upload", [upload("csww_2025.csv", good)]),
        "link": ("workforce", [press("Link to this view")]),
        "focus": ("workforce", [tab(15)]),
        "upload-receipt": (
            "upload",
            [upload("csww_2025.csv", good), press("Publish these figures")],
        ),
        "history-after": ("history", []),
    }


def take(page: Page, folder: Path, name: str, width: int) -> None:
    """The page as it stands, as one picture or two. The page scrolls inside, so the window is made as tall."""
    if width == WIDE:
        page.screenshot(path=folder / f"{name}-{width}.png")
    tall = page.evaluate(
        "() => { const main = document.querySelector('[data-testid=stMain]');"
        " return Math.max(main.scrollHeight, 720); }"
    )
    page.set_viewport_size({"width": width, "height": min(int(tall), 6000)})
    page.wait_for_timeout(250)
    page.screenshot(path=folder / (f"{name}-{width}-full.png" if width == WIDE else f"{name}-{width}.png"))
    page.set_viewport_size({"width": width, "height": SCREEN})


def pictures(browser: Browser, address: str, folder: Path, width: int, only: str = "") -> None:
    """Every view and state at one width. The states publish a file: a store serves one width alone."""
    opened: dict[str, tuple[str, list[Action]]] = {name: (path, []) for name, path in VIEWS.items()}
    for name, (path, actions) in (opened | states()).items():
        if only not in name:
            continue
        page = browser.new_page(viewport={"width": width, "height": SCREEN})
        visit(page, f"{address}/{path}")
        for act in actions:
            act(page)
        if actions:
            page.wait_for_timeout(300)
        take(page, folder, name, width)
        page.close()


def filled(browser: Browser, address: str, folder: Path, width: int) -> None:
    """Wait until the store is filled; the first width has a picture of the waiting."""
    first = browser.new_page(viewport={"width": width, "height": SCREEN})
    first.goto(address)
    first.wait_for_selector("h1")
    if width == WIDE:
        first.screenshot(path=folder / f"preparing-{WIDE}.png")
    first.locator(".eq-three").wait_for(timeout=90_000)
    first.close()


def main(folder: Path, only: str = "") -> None:
    executable = shutil.which("chromium")
    assert executable, "no Chromium was found"
    folder.mkdir(parents=True, exist_ok=True)
    with launched(executable) as browser:
        for width in (WIDE, PHONE):
            with tempfile.TemporaryDirectory() as where, running(Path(where)) as address:
                filled(browser, address, folder, width)
                pictures(browser, address, folder, width, only)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
