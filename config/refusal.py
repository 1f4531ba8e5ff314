"""The one refusal that both the store and the making of releases must know by name."""


class Unsafe(ValueError):
    """A release that would give small counts away. The message names what to leave out of the file, never a value.

    Raised where a release is made; nothing of it is stored.
    """
