"""Who acts in tests that are about something else."""

from sqlalchemy import Engine

from loaders.actor import Actor, at_the_machine
from loaders.store import assessments


def acting(name: str = "officer") -> Actor:
    """Somebody who may do everything, under a name."""
    return at_the_machine(name)


def assessed(engine: Engine) -> Engine:
    """A store for which somebody has said what is asked before the first extract of the council's own."""
    assessments.give(engine, "DPIA-2026-14", by=acting())
    return engine
