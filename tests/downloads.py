"""A download as somebody opens it who knows the symbols of official statistics."""

import io
from typing import Any

import pandas as pd

from pages.components.render import csv

_NO_FIGURE = ["", *(symbol for symbol, _ in csv.SYMBOLS.values())]


def read(file: bytes, **given: Any) -> pd.DataFrame:
    """The rows of a CSV of ours; a symbol is no figure. `given` goes on to pandas."""
    return pd.read_csv(io.BytesIO(file), keep_default_na=False, na_values=_NO_FIGURE, **given)
