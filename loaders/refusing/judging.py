"""A file that is right in itself, of which no release is safe: said as a problem like any other, with what can be sent.

Whoever checks a file asks what whoever loads it asks: of the store as it stands, with all that was published before.
"""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Engine

from config import Config
from config.refusal import Unsafe
from loaders import store
from loaders.intake import Checked
from loaders.problems import Problem
from loaders.refusing.broader import broader
from loaders.store import Build, Change, Upload


def refused(checked: Checked, reason: Exception) -> Checked:
    """The file as one that cannot be published, with the reason among its problems."""
    problem = Problem("error", "not published", str(reason), "")
    return replace(checked, upload=None, problems=(*checked.problems, problem))


def judged(
    engine: Engine, checked: Checked, config: Config, build: Build
) -> tuple[Checked, Mapping[str, Change]]:
    """The file with what it would change by period; or with what is wrong, where small counts could be worked out from any
    release of it, and nothing that it would change."""
    if checked.upload is None:
        return checked, {}
    try:
        return checked, store.preview(engine, checked.upload, build=build)
    except Unsafe as reason:
        told = reason.instead_of_advice(_what_stands(engine, checked.upload, config, build))
        return refused(checked, told), {}


def _what_stands(engine: Engine, upload: Upload, config: Config, build: Build) -> str:
    """What to send instead, tried and found to stand; empty where nothing less detailed does."""
    for words, rows in broader(upload.rows, config.extracts[upload.extract], config.ethnicity):
        try:
            store.preview(engine, replace(upload, rows=rows), build=build)
        except Unsafe:
            continue
        return words
    return ""
