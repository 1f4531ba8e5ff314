"""Starting the two command lines in tests, in this process or in one of their own, and a file to load."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
DATABASE = "EQUALITIES_DATABASE_URL"
OURS = """period,staff,role,grade,ethnic_group,headcount
2025-09-30,Social workers,All,All,Asian,20
2025-09-30,Social workers,All,All,Black,{black}
2025-09-30,Social workers,All,All,Mixed,25
2025-09-30,Social workers,All,All,White,90
2025-09-30,Social workers,All,All,Other,10
"""
Main = Callable[[Sequence[str]], int]


@dataclass
class Said:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """What was printed as JSON, in which NaN is no number."""
        found: list[dict[str, Any]] = json.loads(self.out, parse_constant=pytest.fail)
        return found

    def row(self, group: str, category: str = "") -> dict[str, Any]:
        (found,) = (one for one in self.rows if one["group"] == group and one["category"] == category)
        return found


# What the fixture `say` gives: `say(loaders, "check", "a.csv")`.
Say = Callable[..., Said]


def say(capsys: pytest.CaptureFixture[str], command: Main, *arguments: str) -> Said:
    """A command run in this process."""
    try:
        code = command(arguments)
    except SystemExit as end:  # a wrong call ends in the parser
        code = end.code if isinstance(end.code, int) else 1
    return Said(code, *capsys.readouterr())


def started(*arguments: str, **environment: str) -> Said:
    """A command in a process of its own, by the interpreter that runs the tests."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    return Said(done.returncode, done.stdout, done.stderr)


def written(folder: Path, black: str = "60", name: str = "ours.csv") -> str:
    """The path of a file of social workers, new or with something wrong in it."""
    path = folder / name
    path.write_text(OURS.format(black=black), encoding="utf-8")
    return str(path)
