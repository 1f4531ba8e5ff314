"""What is shown is written down whole, and a changed word is found."""

from pathlib import Path

import pytest

from tests.pages.render.files import GPTABLES
from tests.shown import comparing, everything
from tests.shown.__main__ import main, write
from tests.shown.markup_lines import markup_lines

pytestmark = GPTABLES


def test_attributes_may_stand_in_any_order_and_words_may_not() -> None:
    one, other = '<p id="a" class="b">Few <b>or</b> none</p>', "<p class='b' id='a'>Few\n<b>or</b>  none</p>"
    assert markup_lines(one) == markup_lines(other)
    assert markup_lines("<p>3 &lt; 5</p>") == ["<p>", "3 &lt; 5", "</p>"]
    assert markup_lines("<p><strong>38%</strong> of staff</p>")[1] == "<strong>38%</strong> of staff"
    assert markup_lines("<p>of staff <strong>38%</strong></p>")[1] != "<strong>38%</strong> of staff"


@pytest.mark.usefixtures("filled")
def test_a_page_a_file_and_a_release_are_written_with_all_their_words(tmp_path: Path) -> None:
    wanted = {"pages/help", "handouts/support-staff", "releases/support_staff", "views/support-staff"}
    chosen = [unit for unit in everything.units() if unit.name in wanted]
    assert {unit.name for unit in chosen} == wanted
    assert all(write(unit, tmp_path) for unit in chosen)
    written = {
        path.relative_to(tmp_path).as_posix(): path.read_text("utf-8") for path in tmp_path.rglob("*.txt")
    }
    assert "How to read these figures" in written["pages/help.txt"]
    slides = [text for name, text in written.items() if name.endswith(".pptx.txt")]
    assert slides and all("slide 1" in text and "64%" in text for text in slides)


def test_a_changed_word_is_one_line_however_many_views_it_is_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder, word in (("before", "below"), ("after", "under")):
        (tmp_path / folder / "views").mkdir(parents=True)
        for number in (1, 2):
            words = f"<p>\n{number} points {word} the share\n</p>\n"
            (tmp_path / folder / "views" / f"{number}.txt").write_text(words, "utf-8")
    (tmp_path / "after" / "views" / "new.txt").write_text("new\n", "utf-8")
    folders = tmp_path / "before", tmp_path / "after"
    assert comparing.differences(*folders) == [
        "2 files in both",
        "2 files, as views/1.txt, views/2.txt: views: # points [-below-] [+under+] the share",
        f"1 files, as views/new.txt: only in {folders[1]}",
    ]
    assert comparing.differences(folders[0], folders[0]) == ["2 files in both"]
    assert main(["--compare", *map(str, folders)]) == 1 and "[-below-] [+under+]" in capsys.readouterr().out
    assert main(["--compare", str(folders[0]), str(folders[0])]) == 0
