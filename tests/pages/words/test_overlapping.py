"""Groups of pupils that overlap: each set against all pupils, with who is in it."""

from dataclasses import replace

from pages.components.shared.view import View
from pages.components.words import findings, sentences, status_line
from tests.pages.views import CONFIG, row, view
from tests.pages.words.test_view_table import read

AT = {"period": "2025/26", "comparator": "White", "source": "MISA extract"}


def pupils(category: str, group: str, reached: int, of: int) -> dict[str, object]:
    by = {"breakdown": "pupil_group", "category": category} if category else {}
    return row(
        "ks4-english-maths-strong", group, numerator=reached, denominator=of, value=reached / of, **by, **AT
    )


def premium() -> View:
    """Strong passes of pupils with the pupil premium and of Orthodox Jewish pupils, and of all (a file of a council's form)."""
    parts = [
        pupils("Pupil premium", "Black", 180, 560),
        pupils("Pupil premium", "All", 376, 1205),
        pupils("Orthodox Jewish", "All", 21, 60),
    ]
    whole = view("ks4-english-maths-strong", [pupils("", "Black", 350, 930), pupils("", "All", 981, 2485)])
    return replace(view("ks4-english-maths-strong", parts, by="pupil_group"), whole=whole.rows)


def test_the_group_of_pupils_furthest_from_all_pupils_is_the_finding_with_its_numbers() -> None:
    assert sentences.headline(premium(), CONFIG).text == (
        "In 2025/26, 31% of pupils with the pupil premium reached a strong pass (grades 9 to 5) in English and maths, "
        "compared with 39% of all pupils."
    )
    assert sentences.second(premium(), CONFIG).text == "That is 376 of 1,205, and 981 of 2,485 in all."


def test_all_pupils_are_the_last_line_of_the_table() -> None:
    header, *lines = read(premium()).rows
    assert header == ["Pupil group", "Black", "All pupils", "Pupils"]
    assert lines[-1] == ["All pupils", "38%", "39%", "2,485"]
    assert lines[0] == ["Pupil premium", "32%", "31%", "1,205"]


def test_it_is_said_who_is_in_each_group_shown_and_that_they_overlap() -> None:
    said = [note.text for note in status_line.notes(premium(), CONFIG)]
    assert said[0].startswith("Pupil premium: pupils for whom a school has the pupil premium")
    assert said[1].startswith("Orthodox Jewish: pupils of Orthodox Jewish families")
    assert said[2] == (
        "Each of these is set against all pupils: a pupil may be in several, so they are never added up."
    )


def test_of_no_figure_of_everybody_nothing_is_said_of_the_groups_of_pupils() -> None:
    alone = replace(premium(), whole=premium().whole.iloc[:0])
    assert "compared with 39%" not in sentences.headline(alone, CONFIG).text


def test_over_time_opens_with_the_part_that_the_headline_is_about() -> None:
    """Pupils with the pupil premium are 8 points behind, Orthodox Jewish pupils 4: never the first by alphabet."""
    row = findings.opening(premium(), CONFIG)
    assert row is not None and (row.group, row.category) == ("All", "Pupil premium")
