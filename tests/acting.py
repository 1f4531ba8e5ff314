"""Who acts in tests that are about something else."""

from loaders.actor import Actor, at_the_machine


def acting(name: str = "officer") -> Actor:
    """Somebody who may do everything, under a name."""
    return at_the_machine(name)
