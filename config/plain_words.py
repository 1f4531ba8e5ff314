"""What is wrong with a declaration, in plain English and by key."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

# What a value must be, by the beginning of pydantic's name for the fault.
_MUST_BE = {
    "missing": "is missing",
    "int": "must be a whole number",
    "float": "must be a number",
    "string_type": "must be text",
    "string_too_short": "must not be empty",
    "string_too_long": "must have {max_length} characters at most",
    "bool": "must be true or false",
    "date": "must be a date, such as 2026-03-31",
    "tuple": "must be a list, in square brackets",
    "frozen_set": "must be a list, in square brackets",
    "too_short": "must have {min_length} or more",
    "too_long": "must have {max_length} at most",
    "dict": "must be a table, with keys",
    "model": "must be a table, with keys",
    "greater_than_equal": "must be {ge} or more",
    "greater_than": "must be more than {gt}",
    "less_than_equal": "must be {le} or less",
    "less_than": "must be less than {lt}",
    "literal_error": "must be {expected}",
    "value_error": "{error}",
}
# Where a value may be of two kinds, pydantic says which of them it tried: no key of ours.
_TRIED = re.compile(r"str|(dict|tuple)\[.*\]")


def faults(error: ValidationError, model: type[BaseModel]) -> list[str]:
    """Each fault of a declaration as "key: what is wrong with it", in the order of the declaration."""
    said: dict[str, list[str]] = {}
    for fault in error.errors():
        key = ".".join(str(part) for part in fault["loc"] if not _TRIED.fullmatch(str(part)))
        said.setdefault(key, []).append(_words(fault, key.rpartition(".")[2], model))
    return [f"{key}: {' or '.join(words)}" if key else "; ".join(words) for key, words in said.items()]


def _words(fault: Mapping[str, Any], key: str, model: type[BaseModel]) -> str:
    kind = fault["type"]
    if kind == "extra_forbidden":
        return "there is no such key" + _near(key, set(_keys(model)) - {key})
    pattern = next((words for begins, words in _MUST_BE.items() if kind.startswith(begins)), "")
    words = pattern.format(**fault.get("ctx", {})) if pattern else str(fault["msg"])
    return (
        words + _near(str(fault["input"]), re.findall("'([^']*)'", words))
        if kind == "literal_error"
        else words
    )


def _near(written: str, names: Iterable[str]) -> str:
    near = difflib.get_close_matches(written, names, n=1)
    return f"; is “{near[0]}” meant?" if near else ""


def _keys(model: type[BaseModel]) -> Iterator[str]:
    """The keys of a declaration and of the tables in it."""
    for name, field in model.model_fields.items():
        yield name
        for inner in _models_in(field.annotation):
            yield from _keys(inner)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
