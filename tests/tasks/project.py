"""A copy of the project, to do a task of CONTRIBUTING.md in, and what the product then says: its commands and its pages,
each in a process of its own that runs in the copy."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.loading import SETTINGS_VARIABLE
from tests.commands import DATABASE, Said
from tests.contributing import ROOT, files

PARTS = ("config", "loaders", "metrics", "pages", "tests", "docs", ".ci", ".streamlit")
FILES = (
    "app.py",
    "pyproject.toml",
    "requirements.txt",
    "requirements-dev.txt",
    "README.md",
    "CONTRIBUTING.md",
    "data/published/neighbours/dfe_2025.csv",
)
# A store of these alone is filled in a moment; what else a task needs it loads.
DATA = ("published/population.census_2021.csv",)


@dataclass(frozen=True)
class Page:
    """What a page shows: its title, its own words as plain text, and the specifications of its charts."""

    title: str
    words: str
    charts: list[dict[str, Any]]


@dataclass(frozen=True)
class Project:
    """`root`: the copy, with a store and settings of its own."""

    root: Path

    def do(self, task: str) -> list[str]:
        """Write what a section of CONTRIBUTING.md says: new files, or lines added to those that are there; which."""
        written = files(task)
        for place, text in written.items():
            before = self.text(place) + "\n" if place == "config/pages.toml" else ""
            (self.root / place).write_text(before + text, encoding="utf-8")
        return list(written)

    def text(self, place: str) -> str:
        return (self.root / place).read_text(encoding="utf-8")

    def change(self, place: str, old: str, new: str) -> None:
        text = self.text(place)
        assert text.count(old) == 1
        (self.root / place).write_text(text.replace(old, new), encoding="utf-8")

    def run(self, *arguments: str) -> Said:
        """A command of the copy: `run("metrics", "show", "early-help")`."""
        return self._python("-m", *arguments)

    def print_of(self, code: str) -> list[str]:
        """The lines that a piece of code prints there."""
        said = self._python("-c", code)
        assert said.code == 0, said.err
        return said.out.splitlines()

    def _python(self, *arguments: str) -> Said:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.root,
            env=self._environment(),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    def load(self, text: str, name: str = "ours.csv") -> None:
        """A file, loaded as an officer loads it."""
        (self.root / name).write_text(text, encoding="utf-8")
        assert self.run("loaders", "dpia", "DPIA-2026-14").code == 0
        said = self.run("loaders", "load", name)
        assert said.code == 0, said.out + said.err

    def page(self, link: str) -> Page:
        """A page of the copy, by its script and what a link asks for: "explore/workforce.py?measure=Teachers"."""
        (page,) = self.pages(link)
        return page

    def pages(self, *links: str) -> list[Page]:
        said = self.run("tests.tasks.open_pages", *links)
        assert said.code == 0, said.out + said.err
        return [Page(**page) for page in json.loads(said.out.splitlines()[-1])]

    def test(self, *tests: str) -> Said:
        """Tests of the copy, run there."""
        return self.run("pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *tests)

    def _environment(self) -> dict[str, str]:
        theirs = {name: value for name, value in os.environ.items() if name != SETTINGS_VARIABLE}
        return theirs | {DATABASE: f"sqlite:///{self.root / 'equalities.db'}"}


def copied_to(folder: Path, data: tuple[str, ...] = DATA) -> Project:
    """The project without what a clone does not have, in a folder that is not there yet, with some of its data."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("store", "*.csv"))
    for file in [*FILES, *(f"data/{name}" for name in data)]:
        shutil.copy2(ROOT / file, folder / file)
    return Project(folder)
