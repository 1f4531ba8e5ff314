"""Figures that do not keep a promise ask for an answer, which stands wherever they are shown."""

import io
from datetime import date

import openpyxl
import pptx
import pytest

from config import Config
from config.page import Cell
from loaders.plans import answers
from loaders.plans.answers import Reply
from loaders.store.upkeep.redacting import MARK, redact
from pages.components.render import handouts
from pages.components.shared.latest_view import latest
from pages.components.shell import cached, cached_replies
from pages.components.words import replies
from pages.components.words.replies import Asked
from tests.acting import acting
from tests.pages.progress.test_progress import opened as progress
from tests.pages.render.files import GPTABLES
from tests.pages.test_pages import linked, press, words

FEWER = "30% reduction in FTE for 2022 and then again for 2023 to bring local figures into line with national rates"
ASKED = (Asked("M16", "not met", date(2026, 10, 1), FEWER),)
NAMED = "“30% reduction in FTE for 2022 and then again for…” (M16)"
REPLY = Reply(
    "M16", "Schools report fixed terms late", "Report each half term.", "2027-03-31", "Director of Education",
    "2026-11-02T09:00:00",
)  # fmt: skip


def test_what_waits_for_an_answer_as_long_is_one_line() -> None:
    day = date(2026, 10, 1)
    asked = [
        Asked(item, state, day, wording)
        for item, state, wording in (
            ("M16", "not met", FEWER), ("PA-I2", "not as the plan expects", "Exclusions drop significantly."),
            ("PA-C3", "not met", "no disproportionality"),
        )
    ]  # fmt: skip
    assert replies.lines(asked, {}, day) == (
        "M16 and PA-C3 are not met, and “Exclusions drop significantly.” (PA-I2) is not as the plan expects. "
        "Nobody has answered yet why that is and what will be done.",
    )
    more = [*asked, *(Asked(item, "not met", day, "") for item in ("P2-C3", "HEP-2"))]
    assert replies.lines(more, {}, day)[0].startswith("M16, PA-C3, P2-C3 and HEP-2 are not met")


@pytest.mark.parametrize(
    ("today", "given", "said"),
    [
        (date(2026, 10, 31), {}, f"{NAMED} is not met. Nobody has answered yet why that is and what will be done."),
        (date(2026, 11, 1), {}, f"{NAMED} is not met. Nobody has answered for 31 days why that is and what will be done."),
        (
            date(2026, 11, 20), {"M16": REPLY},
            f"{NAMED} is not met. The reason, as its owner sees it: Schools report fixed terms late. What will be done: Report "
            "each half term. By 31 March 2027: Director of Education (answered 2 November 2026).",
        ),
    ],
)  # fmt: skip
def test_what_is_said_of_a_promise_that_is_not_kept(today: date, given: dict[str, Reply], said: str) -> None:
    assert replies.lines(ASKED, given, today) == (said,)


def test_an_answer_before_these_figures_came_says_so() -> None:
    later = (Asked("M16", "not met", date(2026, 11, 10), FEWER),)
    assert (
        "(answered 2 November 2026, before these figures came)"
        in replies.lines(later, {"M16": REPLY}, date(2026, 11, 20))[0]
    )


GOOD = {"why": "Late reports", "doing": "Report each term", "due": "June 2027", "post": "Head of Inclusion"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, []),
        ({"why": ""}, ["What we think the reason is: it is missing."]),
        ({"due": "soon"}, ["By when: the day cannot be read. Write it as 31 March 2027."]),
        (
            {"post": "Priya Okafor"},
            ["Which post does it: It seems to be a person. Write the post, such as Head of Early Years."],
        ),
        ({"doing": "Write to a.b@c.org"}, ["What we will do: The text seems to hold email addresses."]),
        (
            {"why": "two Roma girls left"},
            ["What we think the reason is: The text says a number of people below 5."],
        ),
    ],
)
def test_an_answer_is_checked_as_any_typed_text(
    changed: dict[str, str], said: list[str], settings: Config
) -> None:
    reply, problems = answers.read("M16", GOOD | changed, settings)
    assert (reply is None) == bool(said)
    assert [problem.startswith(start) for problem, start in zip(problems, said, strict=True)] == [True] * len(
        said
    )


@GPTABLES[0]
@GPTABLES[1]
def test_an_answer_is_given_on_its_page_and_stands_on_page_slide_and_sheet(to_change: int) -> None:
    unanswered = "Nobody has answered"
    assert unanswered in words(linked("explore/exclusions.py", measure="Suspensions"))
    page = progress(item="M16")
    assert unanswered in words(page)
    typed = ("Late <b>reports</b>", "Report each term", "June 2027", "Head of Inclusion")
    for field, text in zip(answers.FIELDS.values(), typed, strict=True):
        next(one for one in page.text_input if one.label == field).set_value(text)
    press(page, "Give this answer")
    said = "Late <b>reports</b>. What will be done: Report each term. By 30 June 2027: Head of Inclusion"
    assert said in words(progress(item="M16"))
    assert said in words(linked("explore/exclusions.py", measure="Suspensions"))

    table = cached.table("suspensions", "", to_change)
    view = latest(Cell(title="Suspensions", measure="suspensions"), {"suspensions": table}, cached.settings())
    assert view is not None
    made = [
        handouts.made(kind, view, {}, cached.settings(), "", cached_replies.of_view(view))
        for kind in ("slide", "sheet")
    ]
    (slide,) = pptx.Presentation(io.BytesIO(made[0])).slides
    assert said in " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert said in slide.notes_slide.notes_text_frame.text
    cover = openpyxl.load_workbook(io.BytesIO(made[1]))["Cover"]
    assert said in " ".join(str(cell.value) for cells in cover for cell in cells)

    press(progress(item="M16"), "Take the answer back")
    assert unanswered in words(progress(item="M16"))
    assert len(answers.history(cached.reader(), 99)) == 2


def test_what_was_typed_in_an_answer_can_be_taken_out_of_the_store_for_good(to_change: int) -> None:
    answers.give(cached.writer(), REPLY, by=acting())
    redact(cached.writer(), "M16", by=acting())
    ((kept, _),) = answers.history(cached.reader(), 99)
    assert (kept.why, kept.doing, kept.post, kept.due) == (MARK, MARK, MARK, "2027-03-31")
