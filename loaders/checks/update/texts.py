"""The texts of an update, evidence and note: short, printable, and about nobody in particular.

A name cannot be told from another word, so the page asks for none; what has a form of its own is refused here.
Numbers in a text are for `mentions`.
"""

from collections.abc import Iterator

from loaders.checks import personal
from loaders.checks.update.line import Line
from loaders.checks.update.mentions import TEXTS
from loaders.problems import Problem
from loaders.typed import forms

LONGEST = 500


def problems(line: Line) -> Iterator[Problem]:
    """What is wrong with either text. What looks personal is not repeated."""
    for column in TEXTS:
        if len(line[column]) > LONGEST:
            title = f"The text is longer than {LONGEST} characters."
            yield line.problem(column, title, "Say it in short, and name the document that has it all.")
        elif kind := forms.personal(line[column]):
            fix = (
                "This dashboard must not hold details of individuals. Take them out. Nothing has been saved."
            )
            yield line.problem(column, f"The text seems to hold {kind}.", fix, said=False, rule=personal.RULE)
