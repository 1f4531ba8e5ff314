"""Every page and state under axe-core, at three widths, as a table: python -m tests.accessibility [PART OF A NAME]

Ends with 1 where a failure of level A or AA is not in the accessibility statement, a text of a chart is too faint, or a
page is wider than its window.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from tests.accessibility.looking import Looked, looked
from tests.browser.chrome import launched, resize, visit
from tests.browser.server import running
from tests.screenshots import SCREEN, VIEWS, Action, filled, states

# The last is 1280 px at 400%.
WIDTHS = (1280, 390, 320)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.accessibility", description=__doc__)
    parser.add_argument("part", nargs="?", default="", help="only the views whose names hold this")
    asked = parser.parse_args()
    executable = shutil.which("chromium")
    assert executable, "no Chromium was found"
    print(
        f"{'page or state':36}{'px':>6}{'A/AA':>6}{'stated':>8}{'best':>6}{'least contrast':>16}{'sideways':>10}"
    )
    failed = 0
    views: dict[str, tuple[str, list[Action]]] = {name: (path, []) for name, path in VIEWS.items()} | states()
    with (
        launched(executable) as browser,
        tempfile.TemporaryDirectory() as where,
        running(Path(where)) as address,
    ):
        filled(browser, address, Path(where), WIDTHS[0])
        for name, (path, actions) in views.items():
            if asked.part in name:
                page = browser.new_page(viewport={"width": WIDTHS[0], "height": SCREEN})
                visit(page, f"{address}/{path}")
                for act in actions:
                    act(page)
                failed += _failed(page, name)
                page.close()
    return int(failed > 0)


def _failed(page: Page, name: str) -> int:
    """At how many widths something is wrong."""
    failed = 0
    for width in WIDTHS:
        resize(page, width, SCREEN)
        failed += _printed(name, width, looked(page))
    return failed


def _printed(name: str, width: int, found: Looked) -> bool:
    least = f"{min(one.contrast for one in found.texts):.1f}" if found.texts else "no chart"
    print(
        f"{name:36}{width:6}{len(found.failures):6}{len(found.stated):8}{len(found.best):6}{least:>16}{found.sideways:10}",
        flush=True,
    )
    for one in (*found.failures, *found.best):
        print(f"      {one.rule}: {one.help}: {one.element[:140]}")
    for text in found.faint:
        print(f"      faint: {text}")
    return bool(found.failures or found.faint or found.sideways)


if __name__ == "__main__":
    sys.exit(main())
