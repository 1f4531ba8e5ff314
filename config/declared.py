"""What every declaration is: frozen, and nothing in it is ignored."""

from pydantic import BaseModel, ConfigDict


class Declared(BaseModel):
    """Frozen, and refuses keys that it does not know: a misspelt key must never be ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")
