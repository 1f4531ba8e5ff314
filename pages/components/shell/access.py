"""Who acts: the one person at the machine while there is no sign-in, who may do everything."""

from loaders.actor import Actor, at_the_machine

BY = "officer at this computer"


def actor() -> Actor:
    """Who acts now, for one deed: to be asked for when it is done, and not kept."""
    return at_the_machine(BY)
