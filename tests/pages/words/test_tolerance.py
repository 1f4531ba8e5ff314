"""The tolerance is written by one function: set to 2.5 points, everything that speaks of it says 2.5."""

import re
from dataclasses import replace
from pathlib import Path

from pages.components.help import help_words
from pages.components.overview import overview_block
from pages.components.render.page import html
from pages.components.shared.cell_text import verdict_words
from pages.components.shared.content import paragraph
from pages.components.words import other_groups, status_line
from pages.components.words.kinds import representation
from pages.components.words.questions import on_track
from tests.pages import views
from tests.pages.views import CONFIG

NARROW = CONFIG.model_copy(
    update={"publication": CONFIG.publication.model_copy(update={"tolerance_points": 2.5})}
)
COMPONENTS = Path(overview_block.__file__).parents[1]
WRONG = re.compile(r"(?<![\d.])[235](\.0)?[ -](percentage )?points?\b")
WRITES = re.compile(r"\{[\w.]*tolerance_points|rounded\([^()]*tolerance_points|str\([^()]*tolerance_points")


def _said() -> dict[str, object]:
    """Each part of a page that names the tolerance, of social workers and of one who has no target."""
    view = views.workforce()
    rows = {row.group: row for row in view.all_rows}
    by_ratio = replace(rows["Mixed"], rule="ratio", verdict="above", ratio=1.7)
    return {
        "above": representation.verdict(rows["Black"], view, NARROW),
        "within": representation.verdict(rows["Mixed"], view, NARROW),
        "by ratio": representation.verdict(by_ratio, view, NARROW),
        "others": other_groups.others(rows["Black"], view, NARROW),
        "cell": verdict_words(rows["Mixed"], view.measure, NARROW),
        "notes": html(*map(paragraph, status_line.notes(view, NARROW))),
        "marks": html(help_words.how_to_read(NARROW)),
        "steps": html(help_words.how_a_number_is_made(NARROW)),
        "of parts": on_track.why_none(views.pipeline(), NARROW),
    }


def test_every_part_of_a_page_says_the_tolerance_that_is_set() -> None:
    for part, value in _said().items():
        words = str(value)
        assert "2.5" in words, part
        assert not WRONG.search(words), part


def test_no_other_module_writes_it() -> None:
    writers = [path for path in COMPONENTS.rglob("*.py") if WRITES.search(path.read_text(encoding="utf-8"))]
    assert [path.relative_to(COMPONENTS).as_posix() for path in writers] == ["shared/cell_text.py"]
