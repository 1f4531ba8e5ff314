"""Everything that is shown, as files: `python -m tests.shown FOLDER`, on two commits, then `--compare BEFORE AFTER`.

Both dumps are of one store: the first start's, whose children's counts are rounded alike, or a copy of FILE. Pages name
days, so make both on one day. The whole takes a quarter of an hour; `--only views/teachers` or `--part 1/2` takes less.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from metrics.disclosure.release import KEY_VARIABLE
from tests import seeded
from tests.commands import DATABASE
from tests.shown import comparing, everything


def main(arguments: list[str] | None = None) -> int:
    """Write everything down, or say what differs: then 1, and 0 where nothing does."""
    asked = _parser().parse_args(arguments)
    if asked.compare:
        differences = comparing.differences(*asked.compare)
        print("\n".join(differences))
        return int(len(differences) > 1)
    os.environ.setdefault(KEY_VARIABLE, "the same in every dump")
    with tempfile.TemporaryDirectory() as folder:
        kept = asked.store or seeded.first_start()
        os.environ[DATABASE] = f"sqlite:///{Path(folder, 'equalities.db')}"
        Path(folder, "equalities.db").write_bytes(kept.read_bytes())
        place, of = map(int, asked.part.split("/"))
        for unit in everything.units()[place - 1 :: of]:
            if unit.name.startswith(asked.only):
                number = write(unit, asked.folder)
                print(f"{unit.name}: {number} files", flush=True)
    return 0


def write(unit: everything.Unit, folder: Path) -> int:
    """The files of a unit; how many."""
    files = list(unit.files())
    for name, lines in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(files)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.shown", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("shown"))
    parser.add_argument("--store", type=Path, metavar="FILE", help="a SQLite store, of which a copy is read")
    parser.add_argument("--only", default="", metavar="PREFIX", help="units whose names begin with this")
    parser.add_argument("--part", default="1/1", metavar="I/N", help="every Nth unit, from the Ith")
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("BEFORE", "AFTER"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
