"""Another council's dashboard: every page opens, and none of them says a word of Hackney."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# A process of its own: settings, store and caches are read once in one.
_EVERY_PAGE = """
import sys
from streamlit.testing.v1 import AppTest
import config
from pages.components.render import document
from pages.components.shell import preparation
preparation.start()
assert preparation.finished(120) and not preparation.problem()
settings = config.load()
assert "Hackney" not in document.logo() and settings.area in document.logo()
for name, page in settings.pages.items():
    shown = AppTest.from_file(f"{sys.argv[1]}/pages/{page.script}", default_timeout=120).run()
    assert not shown.exception, name
    words = str(shown.main)
    assert not [plan for plan in ("Hackney", "promise of the plans", "target met", "Scrutiny report") if plan in words], name
    print(name)
"""


@pytest.mark.parametrize("code", ["E09000022", "E08000003"])
def test_every_page_opens_and_none_names_hackney(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EQUALITIES_AREA", code)
    monkeypatch.setenv("EQUALITIES_DATABASE_URL", f"sqlite:///{tmp_path / 'theirs.db'}")
    fill = "import config; from loaders import seeding; from metrics.disclosure.release import builder; "
    fill += "settings = config.load(); seeding.filled_store(settings, builder(settings)).dispose()"
    ran = subprocess.run(
        [sys.executable, "-c", f"{fill}\n{_EVERY_PAGE}", str(ROOT)], cwd=ROOT, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert "overview" in ran.stdout and "present" in ran.stdout
