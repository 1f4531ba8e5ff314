"""What became of a file that was checked: in lines, for other programs to read, and with what loading would ask first."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from pathlib import Path

import pandas as pd

from config import Config, Extract
from loaders import changes, store
from loaders.intake import Checked
from loaders.matching import keeping, mapping_file
from loaders.problems import Problem, Thing, counted, printable, rows_in_words, things

NO_END = "The last row of the file has no end of line: the file may have been cut off there. Check that its last number is whole."
# Warnings about the file itself that have to be answered before it is loaded.
ASKED = ("out of proportion",)


def to_answer(
    checked: Checked, proposed: Mapping[str, store.Change], settings: Config
) -> list[tuple[bool, str]]:
    """What has to be seen before the file is loaded: (whether loading needs a yes, sentence)."""
    asked = [(False, said) for said in checked.to_agree]
    asked += [(True, problem.sentence()) for problem in checked.problems if problem.rule in ASKED]
    asked += changes.flags(proposed, settings.extracts[checked.extract], settings)
    return asked if checked.ended else [*asked, (False, NO_END)]


def accepted(checked: Checked, questions: Iterable[tuple[bool, str]]) -> tuple[str, ...]:
    """What the store keeps, for good, of all that whoever loads a file has seen and accepted."""
    assert checked.upload is not None, "only an acceptable file is loaded"
    own = {problem.sentence() for problem in checked.problems}
    return (*checked.upload.warnings, *(words for _, words in questions if words not in own))


def with_jumps(checked: Checked, proposed: Mapping[str, store.Change], settings: Config) -> Checked:
    """The file with a warning for each change that `load` asks or speaks of, and a note of what nobody will see of it."""
    own = {problem.sentence() for problem in checked.problems}
    jumps = [
        Problem("warning", "total moved", said, "Loading needs --yes." if large else "")
        for large, said in to_answer(checked, proposed, settings)
        if said not in own
    ]
    return replace(
        checked,
        problems=(*checked.problems, *jumps, *_not_seen(proposed, settings.extracts[checked.extract])),
    )


def _not_seen(proposed: Mapping[str, store.Change], extract: Extract) -> list[Problem]:
    """How many figures of the file will be withheld, or shown only together with others, which its rows do not tell."""
    if not proposed:
        return []
    cells = pd.concat([change.proposed for change in proposed.values()])
    aside = cells["status"].eq("put_together")
    withheld = int(cells["status"].eq("confidential").sum())
    said = []
    if withheld:
        shown = f"{withheld:,} of {int((~aside).sum()):,} figures"
        said.append(f"{shown} will be withheld, so that nobody can be identified.")
    if (aside & ~_is_of_several(cells, extract)).any():
        said.append(
            "Neighbouring roles, grades or ethnic groups will be shown together: apart, too many would be withheld."
        )
    return [Problem("note", "withheld", " ".join(said), "")] if said else []


def _is_of_several(cells: pd.DataFrame, extract: Extract) -> pd.Series:
    """Which cells are of neighbouring values, or of ethnic groups, put together."""
    found = pd.Series(False, index=cells.index)
    for name, dimension in extract.dimensions.items():
        groups = [group for split in dimension.coarser for group in split.groups]
        found |= cells[name].isin([*dimension.joined]) | cells["group"].isin(groups)
    return found


def to_ask(checked: Checked) -> list[str]:
    """What can be answered at the command line, as lines: the extract, the period, and a mapping to be completed."""
    asks, lines = checked.asks, []
    if asks.extracts:
        lines.append(f"  Say which extract it is: --extract {' or '.join(asks.extracts)}")
    if asks.period:
        lines.append("  Say which period it is about: --period PERIOD")
    if asks.questions:
        known = checked.matched.answers if checked.matched else ()
        lines.append("  Save these lines as mapping.csv, complete them, and add --mapping mapping.csv:")
        lines += mapping_file.written(checked.extract, known, asks.questions).splitlines()
    return lines


def of_file(checked: Checked) -> list[str]:
    """What was found in a file, line by line, and what can be answered."""
    verdict = "acceptable" if checked.upload is not None else "not accepted; nothing has been stored"
    sheet = f", sheet {checked.sheet}" if checked.sheet else ""
    extract = checked.extract or "no extract recognised"
    lines = [f"{checked.file_name}{sheet}: {checked.rows_read:,} rows, {extract}: {verdict}"]
    if said := counted(checked.problems):
        lines.append(f"  {said}")
    for thing in things(checked.problems):
        also = f" In {rows_in_words(thing.lines)}." if len(thing.lines) > 1 else ""
        lines.append(f"  {thing.problem.severity}: {thing.problem.sentence()}{also}")
    return [*lines, *to_ask(checked)]


def on_loading(receipt: store.Receipt, checked: Checked, settings: Config, assessed: str = "") -> list[str]:
    """What became of a file that was sent to be published, line by line. `assessed`: by which data-protection assessment."""
    if receipt.already:
        return [f"{checked.file_name}: already loaded as {receipt.already}; nothing changed."]
    lines = on_receipt(receipt, checked, settings)
    return [
        *(f"{name + ':':18}{value}" for name, value in lines.items()),
        *([f"{'DPIA:':18}{assessed}"] if assessed else []),
        *(f"  {problem.severity}: {problem.sentence()}" for problem in checked.problems),
        f"To take it back: python -m loaders undo {receipt.reference}",
    ]


def on_receipt(receipt: store.Receipt, checked: Checked, settings: Config) -> dict[str, str]:
    """The lines of a receipt: what they are called, and what they say."""
    pages = {
        settings.pages[measure.page].title
        for measure in settings.measures.values()
        if measure.extract == receipt.extract
    }
    lines = {
        "Reference": receipt.reference,
        "Extract": settings.extracts[receipt.extract].title,
        "Source": checked.origin,
        "File": f"{checked.file_name}, {checked.rows_read:,} rows",
        "SHA-256": receipt.file_hash,
        "Loaded": f"{receipt.at} by {receipt.by}",
        "Periods changed": ", ".join(receipt.changed) or "none",
        "Periods the same": ", ".join(receipt.unchanged) or "none",
        "Matched": keeping.in_words(receipt.answers),
        "Accepted": " ".join(receipt.warnings),
        "Pages": ", ".join(sorted(pages)),
    }
    return {name: line for name, line in lines.items() if line}


def not_there(path: str) -> Checked:
    """The result of a file that cannot be read, for those who read results as JSON."""
    fix = "Check where it is and what it is called."
    problem = Problem("error", "no file", "The file cannot be read.", fix)
    return Checked(printable(Path(path).name), problems=(problem,))


def as_object(checked: Checked) -> dict[str, object]:
    """What became of a file, as other programs read it."""
    return {
        "file": checked.file_name,
        "acceptable": checked.upload is not None,
        "extract": checked.extract,
        "source": checked.source,
        "periods": list(checked.periods),
        "rows_read": checked.rows_read,
        "problems": [_problem(thing) for thing in things(checked.problems)],
    } | ({"asks": asdict(checked.asks)} if checked.asks else {})


def _problem(thing: Thing) -> dict[str, object]:
    """A thing to put right as other programs know it: said once, with the first of its lines and all of them."""
    told = {name: value for name, value in asdict(thing.problem).items() if name != "more"}
    return told | {"lines": list(thing.lines)}
