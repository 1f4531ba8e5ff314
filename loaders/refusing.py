"""A file that is right in itself, of which no release is safe: said as a problem like any other."""

from dataclasses import replace

from config.refusal import Unsafe
from config.surroundings import ALONE
from loaders.intake import Checked
from loaders.problems import Problem
from loaders.store import Build, by_period


def refused(checked: Checked, reason: Exception) -> Checked:
    """The file as one that cannot be published, with the reason among its problems."""
    problem = Problem("error", "not published", str(reason), "")
    return replace(checked, upload=None, problems=(*checked.problems, problem))


def if_safe(checked: Checked, build: Build) -> Checked:
    """The file, or what is wrong with it where small counts could be worked out from any release of it."""
    if checked.upload is None:
        return checked
    try:
        for part in by_period(checked.upload).values():
            build(part, checked.upload.extract, ALONE)
    except Unsafe as reason:
        return refused(checked, reason)
    return checked
