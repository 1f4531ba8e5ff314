"""Published sums with their published answers: what the "Check our sums" page works out again before your eyes."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Method = Literal[
    "share and its likely range",
    "rate and its likely range",
    "difference of two shares",
    "times as likely",
    "times as often",
    "gap to a population",
    "trend over years",
    "path of a target",
    "way to a target",
]


class Golden(BaseModel):
    """One worked example: `given` are its numbers, in the order that the method takes them; `answer` the digits that
    the source prints, as text, so that 0.8090 is four of them. `scale` brings ours to its units (100 for per cent).
    `calculated` says that the source prints the counts, and that the digits follow from them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    what: str
    source: str
    method: Method
    given: tuple[float, ...]
    names: tuple[str, ...]
    answer: tuple[str, ...]
    scale: float = 1
    calculated: bool = False


class Worked(BaseModel):
    """The file: every example, in the order of the page."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cases: tuple[Golden, ...]
