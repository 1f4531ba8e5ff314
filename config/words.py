"""The words of one file, beside those that are declared for all."""

from pydantic import Field

from config.vocabulary import Declared


class Words(Declared):
    """What the headings and labels of one file mean, because an officer said so (`loaders.matching`): nothing is declared
    here. `columns`: heading as it is looked up -> our name of the column, or "" for one to leave out; `groups`: label ->
    ethnic group; `labels`: of each dimension, the labels that were said to mean one of its values."""

    columns: dict[str, str] = Field(default_factory=dict)
    groups: dict[str, str] = Field(default_factory=dict)
    labels: dict[str, frozenset[str]] = Field(default_factory=dict)
