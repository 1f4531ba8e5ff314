"""One bit of a store, turned over: in a page of each table in turn, or in a value of a line of it."""

import shutil
import sqlite3
import traceback
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from loaders.store.faults import Damaged, StoreUnavailable
from tests.damage.a_store import problems, seen

SAME, WITHDRAWN, SAID, WRONG, CRASHED = "no difference", "withdrawn", "stopped, and said", "WRONG", "CRASHED"


class Flip(NamedTuple):
    where: str
    outcome: str
    detail: str = ""


def flips(original: Path, folder: Path, number: int, seed: int) -> list[Flip]:
    """So many flips, each of a fresh copy; half of bits of the file, half of bits of values."""
    chance, truth = Random(seed), seen(f"sqlite:///{original}")
    places = pages(original)
    tables = sorted(places)
    found = []
    for turn in range(number):
        table = tables[turn // 2 % len(tables)]
        copy = _copied(original, folder / str(turn))
        by_value = "" if turn % 2 or table.startswith("sqlite_") else _flip_value(copy, table, chance)
        where = by_value or _flip_page(copy, table, places[table], chance)
        found.append(_looked_at(where, copy, truth))
        shutil.rmtree(copy.parent)
    return found


def pages(file: Path) -> dict[str, list[int]]:
    """The pages of each table and index of the file."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        found: dict[str, list[int]] = {}
        for name, page in connection.execute("SELECT name, pageno FROM dbstat"):
            found.setdefault(str(name), []).append(int(page))
    return found


def _copied(original: Path, folder: Path) -> Path:
    folder.mkdir(parents=True)
    shutil.copy(original.with_suffix(".head"), folder / "equalities.head")
    return Path(shutil.copy(original, folder / "equalities.db"))


def _flip_page(file: Path, table: str, numbers: list[int], chance: Random) -> str:
    size = 4096
    at = (chance.choice(numbers) - 1) * size + chance.randrange(size)
    content = bytearray(file.read_bytes())
    bit = chance.randrange(8)
    content[at] ^= 1 << bit
    file.write_bytes(content)
    return f"page of {table}, byte {at % size}, bit {bit}"


def _flip_value(file: Path, table: str, chance: Random) -> str:
    """A bit of one value of one line; "" where the table is empty."""
    with closing(sqlite3.connect(file)) as connection:
        connection.text_factory = bytes
        names = [
            str(row[1], "utf-8") if isinstance(row[1], bytes) else row[1]
            for row in connection.execute(f"PRAGMA table_info('{table}')")
        ]
        lines = connection.execute(f"SELECT rowid, * FROM '{table}'").fetchall() if names else []
        if not lines:
            return ""
        line, column = chance.choice(lines), chance.randrange(len(names))
        value = _flipped(line[column + 1], chance)
        try:
            connection.execute(
                f"UPDATE '{table}' SET \"{names[column]}\" = ? WHERE rowid = ?", (value, line[0])
            )
        except sqlite3.IntegrityError:
            return ""
        connection.commit()
    return f"{table}.{names[column]}"


def _flipped(value: Any, chance: Random) -> Any:
    if value is None:
        return 1
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(6))
    if isinstance(value, float):
        return value * 2
    if not value:
        return b"x"
    content = bytearray(value)
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content) if chance.random() < 0.5 or b"\0" in content else content.decode("latin-1")


def _looked_at(where: str, file: Path, truth: dict[str, Any]) -> Flip:
    try:
        found = seen(f"sqlite:///{file}")
    except (StoreUnavailable, Damaged) as said:
        return Flip(where, SAID, str(said))
    except Exception:  # noqa: BLE001 - whatever else is raised is what is looked for
        return Flip(where, CRASHED, traceback.format_exc())
    if wrong := problems(truth, found):
        return Flip(where, WRONG, "; ".join(wrong))
    return Flip(where, WITHDRAWN if found["withdrawn"] else SAME)
