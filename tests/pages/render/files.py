"""Handouts of the literal views, made once, and their parts as whoever takes a file apart finds them."""

import io
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any

import openpyxl
import pytest
from pptx import Presentation

from pages.components.render import handouts
from pages.components.render.view_words import ViewWords, view_words
from pages.components.shared.view import View
from tests.pages import views
from tests.pages.views import CONFIG

LINK = "https://equalities.example/workforce?measure=Children%E2%80%99s+social+workers"
ALL_VIEWS = [
    views.workforce,
    views.partly_withheld,
    views.suspensions,
    views.pipeline,
    views.attainment,
    views.average,
    views.by_sex,
]
# gptables 2.0.2 leaves a file of its own open, and asks pandas for what pandas 4 will no longer do.
GPTABLES = [
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
    pytest.mark.filterwarnings("ignore:unclosed file .*gptheme:ResourceWarning"),
]
Make = Callable[[], View]


@cache
def made(kind: str, make: Make) -> bytes:
    return handouts.made(kind, make(), {1: "2026-11-22T09:00:00"}, CONFIG, LINK)


@cache
def book(make: Make) -> Any:
    """The spreadsheet as a program opens it: to be read, not changed."""
    return openpyxl.load_workbook(io.BytesIO(made("sheet", make)))


@cache
def presentation(make: Make) -> Any:
    """The slide as PowerPoint opens it: to be read, not changed."""
    return Presentation(io.BytesIO(made("slide", make)))


def said(make: Make) -> ViewWords:
    return view_words(make(), {1: "2026-11-22T09:00:00"}, CONFIG, LINK)


def parts(file: bytes) -> dict[str, str]:
    """The text of every part of an Office file, of the workbooks inside it too."""
    found: dict[str, str] = {}
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        for name in archive.namelist():
            held = archive.read(name)
            if name.endswith(".xlsx"):
                found |= {f"{name}/{inner}": text for inner, text in parts(held).items()}
            else:
                found[name] = held.decode("utf-8", errors="ignore")
    return found


def secret() -> View:
    """School leaders of whom two groups are withheld, although their figures still stand in the rows: 7113 of
    9941, which is 71.55%, with limits no other figure has. No file may hold any of them."""
    given = views.partly_withheld()
    figures = {
        "numerator": 7113.0,
        "value": 0.7155216,
        "lower": 0.7065432,
        "upper": 0.7243219,
        "gap": 0.6117711,
    }
    return views.with_group(given, "Asian", figures)


# As they stand in a row, and as a file might print them.
SECRETS = (
    "7113",
    "7,113",
    "0.7155",
    "71.55",
    "72%",
    "0.7065",
    "70.65",
    "0.7243",
    "72.43",
    "0.6117",
    "61.2",
    "61.18",
)
