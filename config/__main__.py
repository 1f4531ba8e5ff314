"""`python -m config check FILE`: whether a declaration is right, and what it will do; `python -m config words`: every form
of sentence that the pages say.

The file may lie anywhere: it is checked as if it lay in its place in `config/`, together with everything declared there.
"""

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from config import Config, ConfigError, commands, load
from config.checking import consequences
from config.checking.kinds_of_file import KINDS, Kind, kind_of
from config.loading import FOLDER, read_toml, settings_file
from config.publication import PROTECTING


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code: 0 it fits, 1 it does not, 2 a wrong call."""
    parser = argparse.ArgumentParser(
        prog="python -m config", description="What is declared, and what is said of it."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="is a declaration right, and what will it do?")
    check.add_argument(
        "file", metavar="FILE", help="a measure, such as early-help.toml, or any other declaration"
    )
    words = commands.add_parser("words", help="every form of sentence on the pages, with its longest example")
    words.add_argument("measures", nargs="*", metavar="MEASURE", help="only what is said of these")
    words.add_argument("--over", type=int, default=0, metavar="N", help="only forms of more than N words")
    asked = parser.parse_args(arguments)
    if asked.command == "words":
        return _words(asked.measures, asked.over)
    return _check(Path(asked.file))


def _words(measures: Sequence[str], over: int) -> int:
    """Print the forms. Only here does a declaration's command look at pages, so they are imported here."""
    from pages.components.shell import sentence_forms

    declared = load().measures
    if unknown := [name for name in measures if name not in declared]:
        print(f"There is no measure {', '.join(unknown)}.", file=sys.stderr)
        return 2
    print("\n".join(sentence_forms.lines(sentence_forms.forms(measures or declared), over)))
    return 0


def _check(path: Path) -> int:
    """Say of one file whether it fits."""
    if path.suffix != ".toml" or not path.is_file():
        print(f"{path.name}: there is no such file, or it does not end in .toml.", file=sys.stderr)
        return 2
    try:
        kind = _kind(path)
        said = _said(path, kind, _with(path, kind))
    except ConfigError as reason:
        print("\n".join(f"Not right yet. {line}" for line in str(reason).splitlines()), file=sys.stderr)
        return 1
    print("\n".join(said))
    return 0


def _kind(path: Path) -> Kind:
    """What the file declares, which must have a name that it can be asked for by."""
    kind = kind_of(path, read_toml(path))
    if kind is None:
        folders = ", ".join(kind.place for kind in KINDS if kind.in_a_folder)
        raise ConfigError(
            f"{path.name}: these are the keys of no declaration; a file in {folders} is told by its folder"
        )
    if kind.in_a_folder and not re.fullmatch(r"[a-z0-9]+([-_][a-z0-9]+)*", path.stem):
        raise ConfigError(f"{path.name}: a name is of small letters, digits and hyphens: early-help.toml")
    return kind


def _with(path: Path, kind: Kind) -> Config:
    """Everything declared, and this file in its place."""
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder) / "config"
        shutil.copytree(FOLDER, beside, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        shutil.copy(settings_file(), beside / "publication.toml")
        shutil.copy(path, beside / _place(path, kind))
        return load(beside)


def _place(path: Path, kind: Kind) -> str:
    return f"{kind.place}{path.name}" if kind.in_a_folder else kind.place


def _said(path: Path, kind: Kind, settings: Config) -> list[str]:
    """What a reader of the pages will find, and what is needed before there are figures."""
    title = getattr(getattr(settings, kind.among)[path.stem], "title", "") if kind.in_a_folder else ""
    where = f"In config/{kind.place} it is the {kind.called} “{path.stem}”"
    first = (
        f"“{title}” fits. {where}:" if title else f"It fits. It is config/{kind.place}, the {kind.called}:"
    )
    lines = consequences.of(
        kind.called, Path(kind.place).stem if not kind.in_a_folder else path.stem, settings
    )
    if kind.called == "settings":
        lines += _changes(settings)
    there = FOLDER / _place(path, kind)
    if kind.in_a_folder and there.exists() and there.resolve() != path.resolve():
        lines.append(
            ("replaces", f"the {kind.called} that is declared under this name: config/{_place(path, kind)}")
        )
    width = max(len(label) for label, _ in lines)
    return [first, *(f"  {label:{width}}  {words}" for label, words in lines)]


def _changes(settings: Config) -> consequences.Lines:
    """What is set otherwise than now, and whether releases are made again for it."""
    now, then = (one.publication.model_dump() for one in (load(), settings))
    lines = [(key, f"{now[key]}, will be {then[key]}") for key in now if now[key] != then[key]]
    if any(key in PROTECTING for key, _ in lines):
        lines.append(("releases", "every one is made again at the next start"))
    return lines or [("changes", "none: these are the settings in force")]


if __name__ == "__main__":
    commands.run(main)
