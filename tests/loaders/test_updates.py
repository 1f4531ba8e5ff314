"""What officers may enter of a promise: every problem at once, nothing stored, and small counts of people withheld."""

from datetime import date
from pathlib import Path

import pytest

from config import Config
from loaders import __main__ as command
from loaders import store, updates
from loaders.checks.personal import RULE
from loaders.store import updates as ledger
from loaders.updates import Updates
from tests.commands import say

TODAY = date(2026, 11, 22)
HEADER = "item,figure,period,state,value,numerator,denominator,evidence,note\n"


def read(settings: Config, *lines: str, header: str = HEADER) -> Updates:
    return updates.check((header + "\n".join(lines)).encode(), "updates.csv", settings, TODAY)


def faults(found: Updates) -> list[tuple[int | None, str]]:
    return [(one.line, one.column) for one in found.problems if one.severity == "error"]


def test_a_share_a_number_and_a_milestone_are_read(settings: Config) -> None:
    found = read(
        settings,
        "M3,reviewed,2026-06-30,,,38,52,WFDB June 2026,",
        "m8,Complaints,2025-26,,11,,,,",
        "M12,,30/06/2026,Under way,,,,,",
        "P4-C2,margin,2025-26,,-1200,,,,",
    )
    assert faults(found) == []
    assert [(one.item, one.figure, one.period, one.state) for one in found.updates] == [
        ("M3", "reviewed", "2026-06-30", ""),
        ("M8", "complaints", "2025-26", ""),
        ("M12", "", "2026-06-30", "under_way"),
        ("P4-C2", "margin", "2025-26", ""),
    ]
    assert (found.updates[0].numerator, found.updates[0].denominator, found.updates[1].value) == (38, 52, 11)
    assert found.updates[3].value == -1200 and found.updates[0].source == "updates.csv"


def test_every_problem_is_reported_with_its_line_and_column_and_nothing_is_kept(settings: Config) -> None:
    found = read(
        settings,
        "M3,reviewed,2026-06-30,,,38,52,,",
        "M99,,2026-06-30,done,,,,Minute,",
        "M3,reviewed,2027-06-30,,,53,52,,",
        "M4,,someday,,,10,20,,",
        "M12,,2026-03-31,done,7,,,,",
        "M8,complaints,2025-26,,1.5,,,,",
        "MI1,,2026-03-31,done,,,,Minute,",
    )
    assert found.updates == ()
    assert faults(found) == [
        (3, "item"), (4, "period"), (4, "numerator"), (5, "figure"), (5, "period"), (6, "evidence"), (6, "value"),
        (7, "value"), (8, "item"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("period", "fault"),
    [("2026-11-22", False), ("2026-11-23", True), ("2026 Q4", False), ("2027 Q1", True)],
)
def test_a_period_that_has_not_begun_cannot_be_reported(settings: Config, period: str, fault: bool) -> None:
    found = read(settings, f"M3,reviewed,{period},,,38,52,,")
    assert bool(faults(found)) == fault


@pytest.mark.parametrize(
    ("x", "y", "withheld"),
    [
        (0, 40, False), (1, 40, True), (4, 40, True), (5, 40, False),
        (35, 40, False), (36, 40, True), (39, 40, True), (40, 40, False),
        (0, 4, True), (0, 5, False),
    ],
)  # fmt: skip
def test_from_one_to_four_people_counted_or_left_out_are_withheld(
    settings: Config, x: int, y: int, withheld: bool
) -> None:
    (update,) = read(settings, f"M4,positive,2026 Q2,,,{x},{y},,").updates
    numbers = (update.value, update.numerator, update.denominator)
    assert (update.status == "confidential") == withheld
    assert numbers == ((None, None, None) if withheld else (None, x, y))


@pytest.mark.parametrize(("count", "withheld"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_count_of_people_from_one_to_four_is_withheld(settings: Config, count: int, withheld: bool) -> None:
    found = read(settings, f"M8,complaints,2025-26,,{count},,,,")
    assert bool(found.withheld) == withheld


def test_what_the_sender_withheld_is_stored_as_withheld(settings: Config) -> None:
    assert read(settings, "M8,complaints,2025-26,,c,,,,").withheld


def test_a_small_count_of_things_is_kept(settings: Config) -> None:
    (update,) = read(settings, "M3,reviewed,2026-06-30,,,3,52,,").updates
    assert (update.status, update.numerator) == ("published", 3)


NUMBERED = [
    "3 of them", "three of them", "37 others", "of 40", "about 8%", "3/12 complaints", "25 per cent", "25 percent",
    "three-fold", "threefold", "3–4 complaints", "2+1", "３ complaints", "٣ complaints", "½ of them", "Ⅲ", "thrice", "Once",
    "#3", "3x", "x3", "3.0", "half of them", "a couple", "a single complaint", "both complaints", "a quarter of them",
    "of these 2 were by Roma families; 2010-11 had 3", "2024-26", "2024.3", "3 May", "in 1999", "May 2026: 3", "2026 Q5",
]  # fmt: skip


@pytest.mark.parametrize("count", [3, 40])
@pytest.mark.parametrize("note", NUMBERED)
def test_a_text_of_a_figure_about_people_holds_no_number_withheld_or_not(
    settings: Config, note: str, count: int
) -> None:
    found = read(settings, f'M8,complaints,2025-26,,{count},,,,"{note}"')
    assert faults(found) == [(2, "note")] and found.problems[0].found == "" and found.updates == ()
    found = read(settings, f'M8,complaints,2025-26,,{count},,,"{note}",')
    assert faults(found) == [(2, "evidence")]


@pytest.mark.parametrize(
    "note",
    [
        "Reported to CHSCP on 3 May 2026, annual report 2025/26", "PRELG survey June 2026", "as of 2026-06-30.",
        "2021 Q4", "(2021-22)", "3rd Sep 2025", "Report of 2026", "quarterly return",
        "fewer, someone said", "unfolding work on tension",
    ],
)  # fmt: skip
def test_dates_and_years_may_stay_in_the_text_of_a_figure_about_people(settings: Config, note: str) -> None:
    assert faults(read(settings, f'M8,complaints,2025-26,,40,,,,"{note}"')) == []


@pytest.mark.parametrize(
    ("note", "fault"),
    [
        ("2 children told us about racism", True), ("Two children told us", True), ("children: 4", True),
        ("a couple of parents and a single parent", True), ("3/12 pupils", True), ("3–4 boys", True), ("４ girls", True),
        ("4 staff", True), ("5 staff", False), ("1,204 pupils", False), ("staff, 3 May 2026", False),
        ("2 meetings with parents", False), ("agreed by parents. 2 meetings follow", False), ("0 children", False),
    ],
)  # fmt: skip
def test_a_milestone_says_no_number_of_people_below_the_threshold(
    settings: Config, note: str, fault: bool
) -> None:
    found = read(settings, f'M12,,2026-03-31,under_way,,,,,"{note}"')
    assert faults(found) == ([(2, "note")] if fault else [])


@pytest.mark.parametrize(
    "text", ["ask jo@example.org", "call QQ 12 34 56 C? no: AB 12 34 56 C", "lives at E8 1EA", "NHS 943 476 5919"]
)  # fmt: skip
def test_a_text_about_an_individual_is_refused_and_not_repeated(settings: Config, text: str) -> None:
    found = read(settings, f'M12,,2026-03-31,under_way,,,,,"{text}"')
    (problem,) = [one for one in found.problems if one.severity == "error"]
    assert problem.rule == RULE and problem.found == "" and found.updates == ()


def test_a_column_of_names_is_refused(settings: Config) -> None:
    found = read(settings, "M3,reviewed,2026-06-30,,,38,52,,,A B", header=HEADER.strip() + ",staff name\n")
    assert [one.rule for one in found.problems] == [RULE] and found.updates == ()


def test_the_same_figure_and_period_twice_is_a_problem(settings: Config) -> None:
    found = read(settings, "M3,reviewed,2026-06-30,,,38,52,,", "M3,,30/06/2026,,,39,52,,")
    assert faults(found) == [(3, "item")]


@pytest.mark.parametrize(
    ("one", "other", "fault"),
    [("2025-26", "2025 Q2", True), ("2025-26", "2025 Q1", False), ("2025-26", "2024-25", False), ("2025/26", "2025-26", True)],
)  # fmt: skip
def test_a_year_and_its_quarter_would_give_a_withheld_quarter_away(
    settings: Config, one: str, other: str, fault: bool
) -> None:
    line = "M8,complaints,{},,20,,,,"
    assert bool(faults(read(settings, line.format(one), line.format(other)))) == fault
    before = {("M8", "complaints", other)}
    said = {"item": "M8", "period": one, "value": "20"}
    assert bool(updates.check_one(said, settings, TODAY, entered=before).problems) == fault
    things = "M3,reviewed,{},,,38,52,,"
    assert faults(read(settings, things.format(one), things.format(other))) == []


def test_rows_of_the_template_that_were_left_blank_are_left_out(settings: Config) -> None:
    template = updates.template([("M3", "reviewed"), ("M12", "")], settings)
    blank = updates.check(template.encode(), "t.csv", settings, TODAY)
    assert blank.updates == () and [one.rule for one in blank.problems] == ["blank update", "no updates"]
    filled = template.replace("M3,reviewed,,,,,", "M3,reviewed,2026-06-30,,,38,52")
    found = updates.check(filled.encode(), "t.csv", settings, TODAY)
    assert [one.item for one in found.updates] == ["M3"]


def test_a_file_without_its_headings_says_which_are_missing(settings: Config) -> None:
    found = read(settings, "M3,38", header="what,value\n")
    assert faults(found) == [(None, "item"), (None, "period")]


def test_the_form_is_checked_by_the_same_rules(settings: Config) -> None:
    said = {"item": "M12", "figure": "", "period": "2026-03-31", "state": "done"}
    found = updates.check_one(said, settings, TODAY)
    assert [one.column for one in found.problems] == ["evidence"]
    assert updates.check_one(said | {"evidence": "CHSCP minute"}, settings, TODAY).updates


def test_the_command_records_what_is_right_and_with_check_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EQUALITIES_DATABASE_URL", f"sqlite:///{tmp_path}/equalities.db")
    file = tmp_path / "updates.csv"
    file.write_text(HEADER + "M8,complaints,2025-26,,3,,,,\n", encoding="utf-8")
    checked = say(capsys, command.main, "update", "--check", str(file))
    assert (checked.code, "nothing was recorded" in checked.out) == (0, True)
    done = say(capsys, command.main, "update", str(file))
    assert done.code == 0 and "stored as withheld, without its number" in done.out
    file.write_text(HEADER + "M8,complaints,2025-26,,x y,,,,\n", encoding="utf-8")
    assert say(capsys, command.main, "update", str(file)).code == 1
    assert say(capsys, command.main, "update", str(tmp_path / "none.csv")).code == 2
    engine = store.connect()
    (line,) = ledger.standing(engine).to_dict("records")
    engine.dispose()
    assert (line["status"], line["source"]) == ("confidential", "updates.csv")
