"""Groups of pupils that overlap: each set against all pupils, with who is in it."""

from dataclasses import replace

from pages.components import charts
from pages.components.render.slide.chart_data import chart_data
from pages.components.shared.view import View
from pages.components.words import findings, questions, sentences, status_line
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


def test_the_chart_sets_each_group_of_pupils_beside_a_line_for_all_pupils_as_the_sentence_does() -> None:
    """No White pupils: 31.2% and 35.0%, and the line at 39.5%, which the table calls 39%."""
    (spec,) = charts.spec(premium(), CONFIG)
    drawn = [(one["group"], one["value"], one["value_text"]) for one in spec["datasets"]["groups"]]
    assert drawn == [("Pupil premium", 31.2033, "31%"), ("Orthodox Jewish", 35.0, "35%")]
    assert [(one["at"], one["text"]) for one in spec["datasets"]["all"]] == [(39.4769, "All pupils 39%")]
    assert "White" not in str(spec) and charts.headings(premium(), CONFIG) == []
    assert charts.key(premium(), CONFIG).entries == (("dot", "2025/26"),)


def test_a_slide_sets_them_beside_all_pupils_too() -> None:
    (chart,) = chart_data(premium(), CONFIG)
    assert chart.groups == ("Pupil premium", "Orthodox Jewish", "All pupils")
    assert [[round(value, 4) for value in one.values if value is not None] for one in chart.series] == [
        [0.312, 0.35, 0.3948]
    ]


def test_a_withheld_group_of_pupils_has_a_word_in_its_row_and_no_number() -> None:
    rows = premium().rows
    hidden = rows["category"].eq("Orthodox Jewish")
    rows.loc[hidden, ["numerator", "denominator", "value"]] = float("nan")
    rows.loc[hidden, "status"] = "confidential"
    (spec,) = charts.spec(replace(premium(), rows=rows), CONFIG)
    assert [one["value_text"] for one in spec["datasets"]["groups"]] == ["31%", "Not shown"]


def test_groups_of_pupils_without_ethnic_groups_are_drawn() -> None:
    rows = premium().rows
    (spec,) = charts.spec(replace(premium(), rows=rows[rows["group"].eq("All")]), CONFIG)
    assert len(spec["datasets"]["groups"]) == 2


def test_the_questions_are_answered_of_all_pupils_too() -> None:
    said = {question: answer.text for question, answer in questions.answers(premium(), None, CONFIG)}
    assert said["Compared with whom?"] == (
        "With all pupils in Hackney, in 2025/26 and in the same figures: they are among them."
    )
    assert said["Is that by chance?"].startswith("Cannot say. Each of these groups is part of all pupils")
    assert said["How many people?"].startswith("That is 376 of 1,205, and 981 of 2,485 in all.")
    assert status_line.showing(premium(), CONFIG).endswith("by pupil group, compared with all pupils.")
