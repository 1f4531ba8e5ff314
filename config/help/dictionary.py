"""What is told of the figures to whoever takes all of them away: their columns, and the licence that they go out under."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Column(BaseModel):
    """One column of the results tables. `type` is the Table Schema's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: Literal["string", "number", "integer", "boolean"]
    says: str = Field(min_length=1)


class Licence(BaseModel):
    """`name` is the one by which the Open Definition lists it, `path` where it can be read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    title: str = Field(min_length=1)
    path: str = Field(pattern="^https://")


class Dictionary(BaseModel):
    """The file: columns in the order of the tables."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(min_length=1)
    licence: Licence
    columns: dict[str, Column]
