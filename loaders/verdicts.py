"""What became of a file that was checked: for other programs to read, and with what loading would ask first."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

from config import Config
from loaders import changes, store
from loaders.intake import Checked
from loaders.problems import Problem, printable


def with_jumps(checked: Checked, proposed: Mapping[str, store.Change], settings: Config) -> Checked:
    """The file with a warning for each total that would move so far that `load` speaks of it."""
    title, judgement = settings.extracts[checked.extract].title, settings.publication.judgement
    jumps = [
        Problem("warning", "total moved", said, "Loading needs --yes." if large else "")
        for large, said in changes.flags(proposed, title, judgement, settings.ethnicity.broad)
    ]
    return replace(checked, problems=(*checked.problems, *jumps))


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
        "problems": [_problem(problem) for problem in checked.problems],
    }


def _problem(problem: Problem) -> dict[str, object]:
    """A problem as other programs know it."""
    return {name: value for name, value in asdict(problem).items() if name != "more"}
