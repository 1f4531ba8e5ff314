"""What differs between two dumps: one line for each kind of difference, however many files it is in."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

AROUND, NAMED = 3, 3


def differences(before: Path, after: Path) -> list[str]:
    """How many files were compared; then those that stand in one folder alone, and each change of words with its files,
    the most frequent first. Nothing but the first line where there is no difference."""
    old, new = _files(before), _files(after)
    both = sorted(old.keys() & new.keys())
    changes = defaultdict[str, list[str]](list)
    for name in both:
        if old[name].read_bytes() != new[name].read_bytes():
            for change in set(_changes(_lines(old[name]), _lines(new[name]))):
                changes[f"{name.partition('/')[0]}: {change}"].append(name)
    alone = {f"only in {before}": old.keys() - new.keys(), f"only in {after}": new.keys() - old.keys()}
    kinds = {**{where: sorted(names) for where, names in alone.items() if names}, **changes}
    told = (
        f"{len(names)} files, as {', '.join(names[:NAMED])}: {kind}"
        for kind, names in sorted(kinds.items(), key=lambda entry: -len(entry[1]))
    )
    return [f"{len(both)} files in both", *told]


def _files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.txt")}


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _changes(before: list[str], after: list[str]) -> Iterator[str]:
    """Each run of words that changed, with the words around it. Numbers are written as #, so that the same change in
    many views is one."""
    for old, new in _changed(before, after):
        words = " ¶ ".join(old).split(), " ¶ ".join(new).split()
        matcher = difflib.SequenceMatcher(None, *words, autojunk=False)
        for tag, first, last, begin, end in matcher.get_opcodes():
            if tag != "equal":
                ahead, behind = words[0][max(first - AROUND, 0) : first], words[0][last : last + AROUND]
                was, now = " ".join(words[0][first:last]), " ".join(words[1][begin:end])
                yield re.sub(r"\d+", "#", f"{' '.join(ahead)} [-{was}-] [+{now}+] {' '.join(behind)}".strip())


def _changed(before: list[str], after: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    for tag, first, last, begin, end in difflib.SequenceMatcher(None, before, after, False).get_opcodes():
        if tag != "equal":
            yield before[first:last], after[begin:end]
