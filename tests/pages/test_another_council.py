"""Another council's dashboard: every page, slide, sheet and command is its own, and none of them says a word of Hackney."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What must stand nowhere: the council whose plans and deck come with the product, and the words of its plans.
_WORDS = (
    "Hackney",
    "promise of the plans",
    "target met",
    "Scrutiny report",
    "Improvement plan",
    "E09000012",
    "MISA",
    "2022 plan",
)
# A process of its own: settings, store and caches are read once in one.
_EVERY_PAGE = """
import io, sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from streamlit.testing.v1 import AppTest
import config
from config.deck import Deck, DeckSlide, Shown
from metrics import __main__ as metrics
from pages.components.present import deck_files_block, decks_block, slide_figures
from pages.components.present.deck_versions import DeckVersion
from pages.components.render import csv, document, handouts
from pages.components.shell import cached, cached_history, preparation
from tests.pages.render.files import parts
preparation.start()
assert preparation.finished(120) and not preparation.problem()
settings, WORDS = config.load(), sys.argv[2].split(";")

def look(where, text):
    assert not [word for word in WORDS if word in text], (where, [word for word in WORDS if word in text])
    print(where)

assert settings.area in document.logo()
look("logo", document.logo())
for name, page in settings.pages.items():
    shown = AppTest.from_file(f"{sys.argv[1]}/pages/{page.script}", default_timeout=120).run()
    assert not shown.exception, name
    look(name, str(shown.main))
at = cached.number()
real = [name for name in settings.measures if settings.area in set(cached.table(name, "", at).get("area", ()))]
slides = tuple(DeckSlide(name=settings.measures[name].title[:60], shows=(Shown(measure=name),)) for name in real)
deck = DeckVersion("all", Deck(title="All", slides=slides[:40]), at)
for place, name in enumerate(real[:40]):
    look(f"drawing of {name}", str(decks_block.drawing(deck, place)))
    chosen = slide_figures.selection_of(Shown(measure=name), cached.table(name, "", at), settings)
    against = cached.comparators(name, chosen.area, chosen.period, chosen.detail, chosen.breakdown, at)[0]
    view = cached.view(replace(chosen, comparator=against), at)
    look(f"csv of {name}", csv.csv(view).decode("utf-8"))
    for kind in ("slide", "sheet"):
        look(f"{kind} of {name}", str(parts(handouts.made(kind, view, cached_history.published_at(at), settings))))
for kind in deck_files_block.KINDS:
    look(f"deck as {kind}", str(parts(deck_files_block.made(kind, deck, ""))))
named = [*(("targets", name) for name in settings.measures), *(("show", name) for name in real)]
for command in [("list",), ("origins",), ("promises",), *named, *(("explain", name, "--group", "All") for name in real)]:
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        metrics.main(command)
    look(f"metrics {' '.join(command)}", printed.getvalue())
"""


@pytest.mark.slow
@pytest.mark.parametrize("code", ["E09000022", "E08000003"])
def test_every_page_slide_sheet_and_command_is_the_councils_own_and_none_names_hackney(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EQUALITIES_AREA", code)
    monkeypatch.setenv("EQUALITIES_DATABASE_URL", f"sqlite:///{tmp_path / 'theirs.db'}")
    fill = "import config; from loaders import seeding; from metrics.disclosure.release import builder; "
    fill += "settings = config.load(); seeding.filled_store(settings, builder(settings)).dispose()"
    ran = subprocess.run(
        [sys.executable, "-c", f"{fill}\n{_EVERY_PAGE}", str(ROOT), ";".join(_WORDS)],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-2000:]
    looked = ran.stdout.split("\n")
    assert {"overview", "present", "deck as slide", "deck as sheet", "sheet of suspensions"} <= set(looked)
    assert {"metrics list", "metrics origins", "metrics show suspensions"} <= set(looked)
