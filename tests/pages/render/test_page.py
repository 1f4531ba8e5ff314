"""Values as a page's HTML: what somebody typed is text, and each block is the elements that the style sheet names."""

from pages.components.render import marks, page
from pages.components.shared.content import Cell, Fold, Heading, Paragraph, facts, items, part, table
from pages.components.shared.running_text import (
    END_OF_LINE,
    Link,
    Picture,
    Span,
    code,
    sentence,
    strong,
    together,
)

TYPED = "<script>alert('R&D')</script>"


def test_what_somebody_typed_is_text_wherever_it_stands() -> None:
    words = sentence(TYPED, strong(TYPED), code(TYPED), Span(TYPED, link=Link(f'"{TYPED}')))
    drawn = page.html(
        Paragraph(words), Heading(TYPED, name=TYPED), items([words]), facts({TYPED: words}),
        table(TYPED, [TYPED], [[words]]), Fold((words,), (Paragraph(words),)), part(label=TYPED),
    )  # fmt: skip
    assert "<script" not in drawn and 'href="&quot;' in drawn and "R&amp;D" in drawn


def test_lines_of_a_cell_end_where_they_are_said_to_end_and_nothing_is_read_as_markup() -> None:
    assert page.words(together(["1 < 2", "", "a\nb"], END_OF_LINE)) == "1 &lt; 2<br>a\nb"


def test_a_part_with_a_heading_of_its_own_is_a_section() -> None:
    headed = page.html(part(Heading("Targets"), items(["Met"]), kind="part"))
    assert headed.startswith('<section class="eq-part"><h2>Targets</h2>')
    assert page.html(part(items(["Met"]), kind="part")).startswith('<div class="eq-part"><ul')


def test_what_stands_under_the_words_of_a_cell_stands_in_it() -> None:
    under = (sentence(Span("passed", "base line")), items(["a"], kind="said"))
    assert page.html(table("T", ["A"], [[Cell(sentence("Met"), below=under)]])).endswith(
        '<th scope="row">Met<span class="eq-base eq-line">passed</span><ul class="eq-said"><li>a</li></ul></th>'
        "</tr></tbody></table></div>"
    )


def test_a_verdict_a_gap_and_a_course_are_pictures_with_their_words_beside_them() -> None:
    gap, strip = Picture("gap_strip", (17.1, 5)), marks.gap_strip(17.1, 5)
    row = [
        Cell(sentence("Within"), picture=Picture("verdict", ("within",))), Cell(sentence(strong("+17.1")), picture=gap),
        Cell(sentence("+1.0"), picture=gap), Cell(picture=Picture("sparkline", ((1, 2),))), Cell(),
    ]  # fmt: skip
    first, *cells = page.html(table("T", "ABCDE", [row])).partition("<tbody>")[2].split("<td>")
    assert f'<span class="eq-verdict">{marks.verdict("within")}<span>Within</span></span>' in first
    assert cells[0] == f'<span class="eq-gap">{strip}<strong>+17.1</strong></span></td>'
    assert cells[1] == f'<span class="eq-gap">{strip}<span>+1.0</span></span></td>'
    assert cells[2] == f"{marks.sparkline([1, 2])}</td>" and "Not applicable" in cells[3]


def test_of_steps_those_behind_and_the_one_under_way_are_marked() -> None:
    assert page.html(items(["a", "b", "c"], ordered=True, kind="steps", now=1)) == (
        '<ol class="eq-steps"><li class="eq-made">a</li><li aria-current="step">b</li><li>c</li></ol>'
    )
