"""`python -m config check FILE`: whether a measure's file is right, and where it will appear.

The file may lie anywhere: it is checked as if it lay in `config/measures/`, together with everything declared there.
"""

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from config import Config, ConfigError, load
from config.loading import FOLDER

KINDS = {
    "representation": "the share of a whole that each group is, set against a population",
    "rate": "events or people for every so many of a base",
    "attainment": "the share that reached a standard",
    "average": "an average of points",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code: 0 it fits, 1 it does not, 2 a wrong call."""
    parser = argparse.ArgumentParser(prog="python -m config", description="Check what is declared.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="is a measure's file right, and where will it appear?")
    check.add_argument("file", metavar="FILE", help="a measure, such as early-help.toml")
    path = Path(parser.parse_args(arguments).file)
    if path.suffix != ".toml" or not path.is_file():
        print(f"{path.name}: there is no such file, or it does not end in .toml.", file=sys.stderr)
        return 2
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem):
        print(
            f"Not right yet. {path.name}: a name is of small letters, digits and hyphens: early-help.toml.",
            file=sys.stderr,
        )
        return 1
    try:
        settings = _with(path)
    except ConfigError as reason:
        print(f"Not right yet. {reason}", file=sys.stderr)
        return 1
    print("\n".join(_said(path.stem, settings)))
    return 0


def _with(path: Path) -> Config:
    """Everything declared, and this file among the measures."""
    there = FOLDER / "measures" / path.name
    if there.exists() and there.resolve() != path.resolve():
        raise ConfigError(f"{path.name}: there is a measure of this name; the file would take its place")
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder) / "config"
        shutil.copytree(FOLDER, beside, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        shutil.copy(path, beside / "measures" / path.name)
        return load(beside)


def _said(name: str, settings: Config) -> list[str]:
    """What the reader of a page will find, and what is needed before there are figures."""
    measure = settings.measures[name]
    page, extract = settings.pages[measure.page], settings.extracts[measure.extract]
    against = measure.comparator or measure.reference_group
    compared = settings.comparators[against].title if against in settings.comparators else against
    shown = ", ".join(["broad and detailed groups", *(f"by {one}" for one in measure.breakdowns)])
    return [
        f"“{measure.title}” fits. In config/measures/ it is the measure “{name}”:",
        f"  page      “{page.title}”, at /{page.url}, where “{page.choose}” offers it",
        f"  question  {measure.question}",
        f"  figure    {KINDS[measure.kind]}; compared with {compared}",
        f"  shown     {shown}",
        f"  figures   from the extract “{extract.title}”, sent by {extract.who}",
        f"  command   python -m metrics show {name}",
    ]


if __name__ == "__main__":
    sys.exit(main())
