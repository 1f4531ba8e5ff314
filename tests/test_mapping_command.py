"""What headings and labels of a file mean, said at the command line, and kept for the next file."""

from pathlib import Path

import pytest

from loaders.__main__ import main as loaders
from tests.commands import Say

pytestmark = pytest.mark.slow


STRANGE = "Stand,Bereich,Herkunft,Koepfe\n" + "".join(
    f"{{day}},Schulen,{group},{number}\n"
    for group, number in {
        "Asian": 14,
        "Blakc": 47,
        "Mixed": 12,
        "White": 36,
        "Other": 18,
        "Not known": 15,
    }.items()
)
MAPPING = """\
kind,written,means,why
extract,,workforce,
column,Stand,period,
column,Bereich,staff,
column,Herkunft,ethnic_group,
column,Koepfe,headcount,
staff,Schulen,Teachers,
ethnic_group,Blakc,Black,
"""


def strange(folder: Path, day: str) -> str:
    path = folder / f"{day}.csv"
    path.write_text(STRANGE.format(day=day), encoding="utf-8")
    return str(path)


@pytest.mark.usefixtures("database")
def test_check_prints_a_mapping_that_load_takes_and_the_next_file_needs_none(
    say: Say, tmp_path: Path
) -> None:
    first, second = strange(tmp_path, "2025-06-30"), strange(tmp_path, "2025-09-30")
    asked = say(loaders, "check", "--extract", "workforce", first)
    assert asked.code == 1
    printed = asked.out[asked.out.index("kind,written,means,why") :]
    assert "column,Stand,period,It holds reporting periods." in printed
    assert "column,Koepfe,headcount,No other column holds numbers." in printed
    (mapping := tmp_path / "mapping.csv").write_text(MAPPING, encoding="utf-8")
    assert say(loaders, "check", "--mapping", str(mapping), first).code == 0
    receipt = say(loaders, "load", "--mapping", str(mapping), first)
    assert receipt.code == 0, receipt.out
    assert "Matched:" in receipt.out and "“Blakc” is Black" in receipt.out
    after = say(loaders, "check", second)
    assert after.code == 0 and "were matched as in EQ-" in after.out
    reference = next(line for line in receipt.out.splitlines() if line.startswith("Reference")).split()[-1]
    assert say(loaders, "undo", reference).code == 0
    assert say(loaders, "check", second).code == 1, "what was taken back is not offered"


def test_a_mapping_that_cannot_be_read_is_a_sentence(say: Say, tmp_path: Path) -> None:
    (mapping := tmp_path / "mapping.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    said = say(loaders, "check", "--mapping", str(mapping), strange(tmp_path, "2025-06-30"))
    assert said.code == 2 and "The mapping has other headings." in said.out
