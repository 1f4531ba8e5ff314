"""`python -m metrics explain`: where a number comes from, down to the line of a file, and no further than may be told."""

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import config
from config.periods import in_order
from loaders import store
from loaders.__main__ import main as loaders
from metrics.__main__ import main as metrics
from metrics.figures.results import extracts_needed, results
from metrics.provenance import numbers_behind
from tests import commands
from tests.commands import DATABASE, Said, written
from tests.seeded import copied_to, first_start

Explain = Callable[..., Said]
GIVEN = "comparator, published by the source"
MEASURES = list(config.load().measures)
DIMENSIONS = sorted({name for extract in config.load().extracts.values() for name in extract.dimensions})


@pytest.fixture
def explain(capsys: pytest.CaptureFixture[str]) -> Explain:
    return lambda *arguments: commands.say(capsys, metrics, "explain", *arguments)


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATABASE, f"sqlite:///{first_start()}")


def without_release(text: str) -> list[str]:
    """The lines up to the number of the release, which hangs on the order in which a store was filled."""
    return [line.partition(", release ")[0] for line in text.splitlines()]


@pytest.mark.usefixtures("filled")
def test_a_share_is_told_from_the_lines_of_its_file_to_its_gap(explain: Explain) -> None:
    told = explain("social-workers", "--group", "Black", "--period", "2022-09-30")
    assert told.code == 0
    assert without_release(told.out)[:20] == [
        "Children’s social workers, Black, Hackney, 2022-09-30",
        "57 of 182 is 0.3131868132",
        "Compared with All residents, Census 2021: 54,645 of 259,147 is 0.2108648759",
        "Gap 0.1023219373: 57 of 182 less 54,645 of 259,147",
        "Ratio 1.485248844",
        "",
        "numerator: 57",
        "  57: headcount, Black, source transcribed",
        "    workforce.social_workers.csv, line 382: Black, 57",
        "base: 182",
        "  182: headcount, Known, source transcribed",
        "    workforce.social_workers.csv, line 381: Asian, 6",
        "    workforce.social_workers.csv, line 382: Black, 57",
        "    workforce.social_workers.csv, line 383: Mixed, 21",
        "    workforce.social_workers.csv, line 384: White, 96",
        "    workforce.social_workers.csv, line 385: Other, 2",
        "comparator: 54,645",
        "  54,645: people, Black, source transcribed",
        "    population.census_2021.csv, line 8: Black African, 29,478",
        "    population.census_2021.csv, line 9: Black Caribbean, 17,903",
    ]


@pytest.mark.usefixtures("filled")
def test_a_count_of_all_roles_is_told_by_the_line_of_each_role(explain: Explain) -> None:
    """76 of 199 in September 2025: the file has a line for each role, and no line of all of them was kept."""
    told = without_release(explain("social-workers", "--group", "Black", "--period", "2025-09-30").out)
    first = told.index("numerator: 76")
    lines = told[first + 2 : told.index("base: 199")]
    assert lines and all("workforce.social_workers.csv, line " in line for line in lines)
    assert sum(int(line.rsplit(", ", 1)[1]) for line in lines) == 76


@pytest.mark.usefixtures("filled")
def test_the_lines_that_are_told_stand_in_the_file(explain: Explain) -> None:
    told = json.loads(
        explain("social-workers", "--group", "Black", "--period", "2022-09-30", "--format", "json").out
    )
    (cell,) = told["numbers"][0]["cells"]
    (line,) = cell["lines"]
    row = Path("data/published", line["file"]).read_text(encoding="utf-8").splitlines()[line["line"] - 1]
    assert "Black" in row and ",57" in row


@pytest.mark.usefixtures("filled")
def test_a_rate_is_told_against_the_other_group(explain: Explain) -> None:
    told = explain("suspensions", "--group", "Black", "--period", "2024/25").out.splitlines()
    assert told[1:5] == [
        "1,273 of 9,853 is 0.1291992287",
        "Compared with White: 860 of 11,620 is 0.07401032702",
        "Gap 0.05518890164: 1,273 of 9,853 less 860 of 11,620",
        "Ratio 1.745691904",
    ]


@pytest.mark.usefixtures("filled")
def test_against_everyone_else_the_group_itself_is_taken_away(explain: Explain) -> None:
    told = explain(
        "suspensions", "--group", "Black", "--period", "2024/25", "--comparator", "Everyone else"
    ).out.splitlines()
    figure, compared = told[1], told[2]
    assert figure == "1,273 of 9,853 is 0.1291992287"
    assert compared.startswith("Compared with Everyone else: ")
    assert " less 1,273 of 9,853 is " in compared


def test_of_a_protected_source_no_row_is_told(
    explain: Explain, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATABASE, copied_to(tmp_path))
    assert commands.say(capsys, loaders, "load", written(tmp_path)).code == 0
    told = explain("social-workers", "--group", "Black", "--period", "2025-09-30")
    ours = told.out.partition("comparator:")[0]
    assert "60 of 205 is 0.2926829268" in ours
    assert "ours.csv" not in told.out
    assert ours.count("Small counts are withheld before a release, so its rows are not told.") == 2
    plain = explain("social-workers", "--group", "Black", "--period", "2025-09-30", "--format", "json").out
    mine = [number for number in json.loads(plain)["numbers"] if number["what"] in ("numerator", "base")]
    assert [cell["lines"] for number in mine for cell in number["cells"]] == [[], []]


@pytest.mark.usefixtures("filled")
def test_a_group_without_a_figure_names_those_that_have_one(explain: Explain) -> None:
    told = explain("social-workers", "--group", "Purple", "--period", "2022-09-30")
    assert told.code == 1
    assert told.err.startswith("There is no figure for Purple. Groups: Asian, Black, Mixed, White, Other")


@pytest.mark.slow
@pytest.mark.parametrize("measure", MEASURES)
def test_what_is_told_adds_up_to_what_pages_show(measure: str) -> None:
    """Figures of the newest period, broken down or not: found in the releases by another way than the table's."""
    settings = config.load()
    reader = store.connect_reader(f"sqlite:///{first_start()}")
    released = {name: store.released(reader, name) for name in extracts_needed(measure, settings)}
    table = results(measure, released, settings)
    newest = table[table["area"].eq(settings.area) & table["period"].isin(in_order(table["period"])[-1:])]
    shown = newest[newest["status"].eq("published") & newest["group"].ne("Not known")]
    for row in shown.iloc[:: max(1, len(shown) // 12)].to_dict("records"):
        totals = {
            number.what: sum(cell.count for cell in number.cells)
            for number in numbers_behind(row, released, no_rows, settings)
        }
        place = (row["group"], row["breakdown"], row["category"])
        assert totals.get("numerator") == row["numerator"] or pd.isna(row["numerator"]), place
        if pd.notna(row["denominator"]) and row["group"] != "All" and pd.notna(row["numerator"]):
            assert totals["base"] == row["denominator"], place
        if pd.isna(row["comparator_value"]) or not {"comparator", GIVEN} & set(totals):
            continue
        if pd.notna(totals.get("comparator")) and totals["comparator's base"]:
            theirs = totals["comparator"] / totals["comparator's base"]
        else:  # published without counts
            theirs = totals[GIVEN]
        assert theirs == pytest.approx(row["comparator_value"], rel=1e-12), place


def no_rows(_: str) -> tuple[str, pd.DataFrame]:
    """Releases alone are asked."""
    columns = ["source", "item", "period", "area", "group", "line", "count"]
    return "", pd.DataFrame(columns=[*columns, *DIMENSIONS])


@pytest.mark.usefixtures("filled")
def test_of_several_years_together_each_years_cells_are_told(explain: Explain) -> None:
    """Permanent exclusions of Black pupils, 22 and 22 of 10,342 and 9,853 pupils (DfE): a sum of released years."""
    told = explain("permanent-exclusions", "--group", "Black", "--period", "2023/24 to 2024/25")
    assert told.code == 0
    assert without_release(told.out)[:16] == [
        "Permanent exclusions, Black, Hackney, 2023/24 to 2024/25",
        "44 of 20,195 is 0.002178757118",
        "Compared with White: 25 of 23,416 is 0.001067646054",
        "Gap 0.001111111064: 44 of 20,195 less 25 of 23,416",
        "Ratio 2.040711067",
        "",
        "numerator: 44",
        "  22: 2023/24, permanent_exclusions, Black, source transcribed",
        "    exclusions.from_2017_18.csv, line 43: Black, 22",
        "  22: 2024/25, permanent_exclusions, Black, source transcribed",
        "    exclusions.from_2017_18.csv, line 64: Black, 22",
        "base: 20,195",
        "  10,342: 2023/24, pupils, Black, source transcribed",
        "    exclusions.from_2017_18.csv, line 43: Black, 10,342",
        "  9,853: 2024/25, pupils, Black, source transcribed",
        "    exclusions.from_2017_18.csv, line 64: Black, 9,853",
    ]
