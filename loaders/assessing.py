"""The data-protection impact assessment of the council's own extracts, in words, and what is said where there is none."""

from sqlalchemy import Engine

from config import Config
from config.periods import in_words
from loaders import typed
from loaders.actor import Actor
from loaders.problems import Problem, printable
from loaders.store import Receipt, assessments
from loaders.store.assessments import Assessment

NEEDED = "Say by which data-protection impact assessment (DPIA) the council’s own figures are kept here."
MISSING = (
    "Missing: extracts were stored before the reference of a data-protection impact assessment (DPIA) was asked for. "
    "The last step of the upload page asks for it, and so does python -m loaders dpia."
)
LONGEST = 100


def said(given: Assessment) -> str:
    """Which assessment it is, and since when; or that it is missing."""
    return f"{given.reference}, entered on {in_words(given.at[:10])}" if given.reference else MISSING


def of_receipt(engine: Engine, receipt: Receipt, config: Config) -> str:
    """What the receipt of an extract of the council's own says of it; "" of any other file."""
    rule = config.extracts[receipt.extract].sources.get(receipt.source)
    given = assessments.current(engine) if rule and rule.needs_assessment else None
    return said(given) if given else ""


def refused(reference: str, config: Config) -> str:
    """Why a text cannot be kept as a reference; "" where it can."""
    if not reference.strip() or len(reference) > LONGEST or printable(reference) != reference:
        return f"The reference must be of 1 to {LONGEST} letters, digits and signs, on one line."
    return typed.refused(reference, config.publication.suppress_below)


def problem() -> Problem:
    """The problem of a file that cannot be stored yet."""
    return Problem(
        "error", "assessment", NEEDED, "Run: python -m loaders dpia REFERENCE. Then load the file again."
    )


def command(reference: str, config: Config, engine: Engine, by: Actor) -> tuple[int, list[str]]:
    """The exit code and what to print of `python -m loaders dpia`: with a reference it is kept, without one told."""
    if not reference:
        given = assessments.current(engine)
        return 0, [said(given) if given else "None yet: it is asked for before the first extract is stored."]
    if reason := refused(reference, config):
        return 1, [reason]
    return 0, [said(assessments.give(engine, reference, by=by))]
