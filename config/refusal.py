"""The one refusal that both the store and the making of releases must know by name."""


class Unsafe(ValueError):
    """A release that would give small counts away. The message names what to leave out of the file, never a value.

    `advice` is the end of the message that says so, where there is one: nobody has tried it. Raised where a release is made;
    nothing of it is stored.
    """

    def __init__(self, why: str, advice: str = "") -> None:
        super().__init__(f"{why} {advice}".rstrip())
        self.why, self.advice = why, advice

    def instead_of_advice(self, tried: str) -> "Unsafe":
        """The same with advice that was `tried` and found to stand; "" where nothing that was tried does."""
        nothing = (
            "Nothing less detailed of it can be published either: the figures that stand stay as they are."
        )
        return Unsafe(self.why, tried or nothing) if self.advice else self
