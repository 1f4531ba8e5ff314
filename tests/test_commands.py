"""The two command lines, started as an officer and an analyst start them: what they print and how they end."""

import csv
import io
import re
from pathlib import Path

import pytest

from loaders import seeding
from loaders.__main__ import main as loaders
from metrics.__main__ import main as metrics
from metrics.figures.results import COLUMNS
from tests.commands import DATABASE, OURS, Say, started, written
from tests.seeded import first_start

pytestmark = pytest.mark.slow

INVENTED = "Demonstration data: invented figures. Do not quote them.\n"


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A filled store that nobody changes."""
    monkeypatch.setenv(DATABASE, f"sqlite:///{first_start()}")


@pytest.fixture
def ours(tmp_path: Path) -> str:
    return written(tmp_path)


@pytest.fixture
def bad(tmp_path: Path) -> str:
    return written(tmp_path, "sixty", "bad.csv")


@pytest.mark.usefixtures("filled")
def test_both_commands_start_as_modules() -> None:
    listed = started("metrics", "list")
    assert listed.code == 0
    assert (
        "social-workers               Children’s social workers  [workforce; by role]"
        in listed.out.splitlines()
    )
    shown = started("metrics", "show", "social-workers", "--period", "2022", "--format", "json")
    assert (shown.code, shown.row("Black")["numerator"]) == (0, 57)
    history = started("loaders", "history")
    assert (history.code, history.out.count("by first start")) == (0, len(list(seeding.files())))


def test_the_first_command_on_a_new_machine_fills_the_store(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'new.db'}"
    shown = started("metrics", "show", "residents", "--format", "csv", EQUALITIES_DATABASE_URL=address)
    rows = list(csv.DictReader(io.StringIO(shown.out)))
    assert shown.code == 0
    assert [float(row["numerator"]) for row in rows if row["group"] == "All"] == [246_270, 259_147]


@pytest.mark.usefixtures("filled")
def test_from_the_first_start_on_the_social_workers_of_2022_are_there(say: Say) -> None:
    shown = say(metrics, "show", "social-workers", "--period", "2022", "--format", "json")
    assert [list(one) for one in shown.rows] == [COLUMNS] * len(shown.rows)
    black = shown.row("Black")
    assert {name: black[name] for name in ("area", "comparator", "period", "verdict", "rule", "certainty")} == {
        "area": "Hackney", "comparator": "residents", "period": "2022-09-30",
        "verdict": "above", "rule": "points", "certainty": "too_close",
    }  # fmt: skip
    assert (black["value"], black["comparator_value"]) == (57 / 182, 54_645 / 259_147)
    assert shown.row("All")["value"] is None
    assert shown.err == ""


@pytest.mark.usefixtures("filled")
def test_a_breakdown_an_area_and_another_comparator_are_chosen(say: Say) -> None:
    shown = say(metrics, "show", "social-workers", "--period", "2022", "--by", "role", "--format", "json")
    assert {one["category"] for one in shown.rows} >= {"Case holder", "Middle manager", "Senior manager"}
    england = say(
        metrics, "show", "social-workers", "--period", "2022", "--area", "England", "--format", "json"
    )
    assert {one["area"] for one in england.rows} == {"England"}
    pupils = say(metrics, "show", "social-workers", "--comparator", "pupils-on-roll", "--format", "json")
    assert {one["comparator"] for one in pupils.rows} == {"pupils-on-roll"}
    detailed = say(
        metrics, "show", "residents", "--detail", "detailed", "--period", "2021", "--format", "json"
    )
    assert len(detailed.rows) == 20


@pytest.mark.usefixtures("filled")
def test_a_table_and_a_csv_have_the_same_rows_and_the_csv_every_digit(say: Say) -> None:
    table = say(metrics, "show", "suspensions", "--period", "2023/24")
    rows = list(
        csv.DictReader(
            io.StringIO(say(metrics, "show", "suspensions", "--period", "2023/24", "--format", "csv").out)
        )
    )
    assert list(rows[0]) == COLUMNS
    assert float(rows[1]["value"]) == 1_441 / 10_342
    assert len(table.out.splitlines()) == len(rows) + 1


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("form", ["json", "csv", "table"])
def test_invented_figures_are_marked_in_the_column_and_beside_it(say: Say, form: str) -> None:
    shown = say(metrics, "show", "teachers", "--period", "2025", "--format", form)
    assert (shown.code, shown.err) == (0, INVENTED)
    if form == "json":
        assert {one["demonstration"] for one in shown.rows} == {True}
    elif form == "table":
        assert shown.out.startswith(INVENTED)
    else:
        assert {row["demonstration"] for row in csv.DictReader(io.StringIO(shown.out))} == {"True"}


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            ["show", "social-workers", "--comparator", "Mars"],
            2,
            "not compared with “Mars”. Choose from: England, London, ages-10-to-17",
        ),
        (
            ["show", "social-workers", "--period", "1999"],
            2,
            "no one period “1999”. Periods with figures: 2019-09-30",
        ),
        (
            ["show", "suspensions", "--period", "2007/08", "--by", "sex"],
            2,
            "There are no figures by sex for 2007/08 in Hackney. Breakdowns with figures: ",
        ),
        (
            ["show", "suspensions", "--period", "1907/08", "--by", "sex"],
            2,
            "There is no one period “1907/08”. Periods with figures: 2006/07",
        ),
        (["show", "social-workers", "--by", "sex"], 1, "no figures for that choice"),
        (["show", "nonsense"], 2, "invalid choice: 'nonsense'"),
        (["show"], 2, "MEASURE"),
        ([], 2, "required"),
    ],
)
def test_a_wrong_call_is_answered_in_a_sentence(say: Say, arguments: list[str], code: int, said: str) -> None:
    shown = say(metrics, *arguments)
    assert (shown.code, shown.out) == (code, "")
    assert said in shown.err


@pytest.mark.parametrize(("command", "code"), [("metrics show residents", 2), ("loaders history", 1)])
def test_a_store_that_cannot_be_opened_is_a_sentence_too(command: str, code: int) -> None:
    shown = started(*command.split(), EQUALITIES_DATABASE_URL="nonsense")
    assert (shown.code, shown.out) == (code, "")
    assert shown.err == "EQUALITIES_DATABASE_URL is not an address of a database.\n"


@pytest.mark.usefixtures("filled")
def test_check_says_whether_files_are_acceptable_and_stores_nothing(
    say: Say, ours: str, bad: str, tmp_path: Path
) -> None:
    before = first_start().read_bytes()
    good, both = say(loaders, "check", ours), say(loaders, "check", ours, bad)
    assert (good.code, good.out.splitlines()[0]) == (0, "ours.csv: 5 rows, workforce: acceptable")
    assert both.code == 1
    assert "bad.csv: 5 rows, workforce: not accepted; nothing has been stored" in both.out
    assert "error: Row 3, column F (headcount):" in both.out
    missing = say(loaders, "check", str(tmp_path / "none.csv"))
    assert (missing.code, missing.err) == (2, "none.csv: No such file or directory.\n")
    assert first_start().read_bytes() == before


@pytest.mark.usefixtures("filled")
def test_problems_come_as_json_with_their_place_and_what_to_do(say: Say, ours: str, bad: str) -> None:
    shown = say(loaders, "check", ours, bad, "--json")
    good, wrong = shown.rows
    assert shown.code == 1
    assert good == {
        "file": "ours.csv", "acceptable": True, "extract": "workforce", "source": "misa",
        "periods": ["2025-09-30"], "rows_read": 5, "problems": [],
    }  # fmt: skip
    assert (wrong["acceptable"], wrong["rows_read"]) == (False, 5)
    problem = wrong["problems"][0]
    assert list(problem) == [
        "severity", "rule", "title", "fix", "line", "column", "found", "expected", "choices", "letter", "sheet",
        "lines",
    ]  # fmt: skip
    assert (problem["severity"], problem["line"], problem["column"], problem["found"]) == (
        "error", 3, "headcount", "sixty"
    )  # fmt: skip


@pytest.mark.usefixtures("filled")
def test_one_unknown_label_on_many_rows_is_one_problem_as_json_with_its_lines(
    say: Say, tmp_path: Path
) -> None:
    file = tmp_path / "labels.csv"
    rows = "".join(
        f"2025-09-30,Social workers,{group},40\n" for group in ("Zorblax", "Black", "White", "Zorblax")
    )
    file.write_text(f"period,staff,ethnic_group,headcount\n{rows}")
    (shown,) = say(loaders, "check", str(file), "--json").rows
    said = [
        (problem["found"], problem["line"], problem["lines"])
        for problem in shown["problems"]
        if problem["found"]
    ]
    assert said == [("Zorblax", 2, [2, 5])]


@pytest.mark.usefixtures("database")
def test_a_check_speaks_of_the_totals_that_loading_would_ask_about(
    say: Say, ours: str, tmp_path: Path
) -> None:
    assert say(loaders, "load", ours).code == 0
    grown = written(tmp_path, black="600", name="grown.csv")
    checked = say(loaders, "check", grown)
    assert checked.code == 0 and "warning: 30 September 2025: Number of staff" in checked.out
    assert "Loading needs --yes." in checked.out
    loaded = say(loaders, "load", grown)
    assert loaded.code == 1 and "Add --yes if this is right." in loaded.out


@pytest.mark.usefixtures("database")
def test_a_check_says_how_many_figures_nobody_will_see(say: Say, tmp_path: Path) -> None:
    few = say(loaders, "check", written(tmp_path, black="3", name="few.csv"))
    assert few.code == 0
    (note,) = [line for line in few.out.splitlines() if line.startswith("  note: ") and "withheld" in line]
    assert re.fullmatch(
        r"  note: [1-9]\d* of \d+ figures will be withheld, so that nobody can be identified\.", note
    )


@pytest.mark.usefixtures("database")
def test_a_file_is_loaded_once_changes_the_figures_and_is_taken_back(say: Say, ours: str) -> None:
    show = ("show", "social-workers", "--period", "2025", "--format", "json")
    before = say(metrics, *show).out
    receipt = say(loaders, "load", ours)
    assert receipt.code == 0
    lines = dict(line.split(":", 1) for line in receipt.out.splitlines() if ":" in line)
    reference = lines["Reference"].strip()
    assert {name: lines[name].strip() for name in ("Extract", "Source", "File", "Periods changed", "Pages")} == {
        "Extract": "Workforce", "Source": "MISA extract", "File": "ours.csv, 5 rows",
        "Periods changed": "2025-09-30", "Pages": "Workforce",
    }  # fmt: skip
    after = say(metrics, *show)
    assert (after.row("Black")["numerator"], after.row("Black")["source"]) == (60, "MISA extract")
    again = say(loaders, "load", ours)
    assert (again.code, again.out) == (0, f"ours.csv: already loaded as {reference}; nothing changed.\n")
    undone = say(loaders, "undo", reference, "--reason", "the wrong date")
    assert (undone.code, undone.out) == (
        0, f"{reference} taken back: 2025-09-30 now shows what other sources hold, if any.\n"
    )  # fmt: skip
    assert say(metrics, *show).out == before
    history = say(loaders, "history").out.splitlines()
    assert f"{reference}  undone by " in history[0] and history[0].endswith("the wrong date")
    assert f"{reference}  workforce  ours.csv" in history[1] and "2025-09-30 undone" in history[1]


@pytest.mark.usefixtures("database")
def test_what_cannot_be_undone_is_a_sentence(say: Say) -> None:
    unknown = say(loaders, "undo", "EQ-1999-0001")
    assert (unknown.code, unknown.err) == (1, "There is no upload EQ-1999-0001.\n")


@pytest.mark.usefixtures("database")
def test_a_total_that_falls_by_more_than_half_is_loaded_only_when_it_is_confirmed(
    say: Say, ours: str, tmp_path: Path
) -> None:
    say(loaders, "load", ours)
    fewer = tmp_path / "fewer.csv"
    fewer.write_text(
        OURS.format(black=60).replace(",90\n", ",5\n").replace(",60\n", ",6\n"), encoding="utf-8"
    )
    refused = say(loaders, "load", str(fewer))
    assert refused.code == 1
    assert refused.out.splitlines() == [
        "fewer.csv: nothing was stored.",
        "30 September 2025: Number of staff (Social workers, Hackney) is 66, was 205: down 68%. "
        "Is part of the file missing?",
        "Add --yes if this is right.",
    ]
    confirmed = say(loaders, "load", "--yes", str(fewer))
    assert confirmed.code == 0 and "Reference:" in confirmed.out


@pytest.mark.usefixtures("database")
def test_of_several_files_the_good_ones_are_loaded(say: Say, ours: str, bad: str) -> None:
    both = say(loaders, "load", bad, ours)
    assert both.code == 1
    assert "bad.csv: 5 rows, workforce: not accepted; nothing has been stored" in both.out
    assert "ours.csv, 5 rows" in both.out


def test_what_is_not_published_by_group_is_shown_as_its_total(say: Say) -> None:
    shown = say(
        metrics,
        "show",
        "children-in-need",
        "--period",
        "2025-03-31",
        "--comparator",
        "England",
        "--format",
        "json",
    )
    (row,) = shown.rows
    assert (row["group"], row["numerator"], row["denominator"]) == ("All", 2184, 54191)
    assert (row["comparator"], row["demonstration"]) == ("England", False)
