"""What the accessibility statement says is known not to work, and by what it was found."""

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Known(BaseModel):
    """Something that fails and is not put right here. `rule` is axe's name for it and `element` a part of the markup
    that it is found on, both "" where axe does not find it; `criterion` is that of WCAG, "" for best practice alone.
    `whose` made the part that fails, and `upstream` is where it is reported, "" where nobody has."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    what: str
    where: str
    whose: str
    criterion: str = ""
    rule: str = ""
    element: str = ""
    upstream: str = ""


class Accessibility(BaseModel):
    """The file: by what standard, when the statement was prepared, what was done by hand, and what is known to fail."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    standard: Literal["WCAG 2.2, level AA"]
    prepared: str
    by_hand: tuple[str, ...]
    not_done: tuple[str, ...]
    known: tuple[Known, ...]
