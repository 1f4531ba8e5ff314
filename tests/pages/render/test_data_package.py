"""All figures as one file: what a reader who has nothing but the ZIP finds in it."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from metrics.figures.results import COLUMNS, results
from pages.components.render.data_package import package
from pages.components.shell import cached
from tests.commands import ROOT
from tests.metrics.examples import SETTINGS, released, residents, slice_of

STAFF = """
    role         group  headcount
    Case holder  White         30
    Case holder  Black         12
    Case holder  Asian          3
"""


def tables() -> dict[str, pd.DataFrame]:
    """Social workers as our extract sends them, 3 of them withheld, and an invented table."""
    real = slice_of("workforce", STAFF, source="misa", staff="Social workers", period="2025-09-30")
    pupils = "group  pupils  reached_strong\nBlack  900  450"
    year = {"period": "2024/25", "stage": "Key stage 4"}
    invented = slice_of("attainment", pupils, source="demonstration", **year)
    held = released(real, invented, residents())
    return {name: results(name, held, SETTINGS) for name in ("social-workers", "ks4-english-maths-strong")}


@pytest.fixture(scope="module")
def opened() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package(tables(), "2026-03-31", SETTINGS))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_invented_figures_lie_apart_and_say_so(opened: dict[str, bytes]) -> None:
    assert list(opened) == [
        "datapackage.json",
        "social-workers.csv",
        "demonstration/ks4-english-maths-strong.csv",
    ]
    told = json.loads(opened["datapackage.json"])
    real, invented = told["resources"]
    assert (real["path"], invented["path"]) == (
        "social-workers.csv",
        "demonstration/ks4-english-maths-strong.csv",
    )
    assert invented["description"].startswith("Demonstration data, invented. ")
    assert not real["description"].startswith("Demonstration")
    assert told["licenses"][0]["name"] == "OGL-UK-3.0" and told["created"] == "2026-03-31T00:00:00Z"


def test_every_column_of_a_table_is_explained_in_its_order_and_has_the_type_that_it_says(
    opened: dict[str, bytes],
) -> None:
    (resource, _) = json.loads(opened["datapackage.json"])["resources"]
    schema = resource["schema"]
    assert [field["name"] for field in schema["fields"]] == COLUMNS
    missing = {symbol["value"] for symbol in schema["missingValues"]}
    read: dict[str, Callable[[str], object]] = {
        "string": str, "number": float, "integer": int, "boolean": {"True": True, "False": False}.__getitem__,
    }  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(opened["social-workers.csv"].decode("utf-8"))))
    assert rows
    for row in rows:
        for field in schema["fields"]:
            if row[field["name"]] not in missing:
                read[field["type"]](row[field["name"]])
    keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
    assert len(set(keys)) == len(keys)


def test_a_figure_that_is_withheld_is_a_symbol_and_never_a_number(opened: dict[str, bytes]) -> None:
    rows = csv.DictReader(io.StringIO(opened["social-workers.csv"].decode("utf-8")))
    asian = [row for row in rows if row["group"] == "Asian"]
    assert asian and all((row["value"], row["numerator"]) == ("[c]", "") for row in asian)


def test_the_same_figures_are_the_same_bytes() -> None:
    assert package(tables(), "2026-03-31", SETTINGS) == package(tables(), "2026-03-31", SETTINGS)


def test_help_hands_out_every_measure_that_has_figures(filled: int) -> None:
    page = AppTest.from_file(str(Path(ROOT) / "pages/help/help.py"), default_timeout=60).run()
    assert not page.exception
    (button,) = [one for one in page.get("download_button") if one.proto.label == "All figures (ZIP)"]
    assert button.proto.url or button.proto.deferred_file_id
    from pages.components.help.help_block import _everything

    with zipfile.ZipFile(io.BytesIO(_everything(filled))) as packed:
        names = {Path(name).stem for name in packed.namelist()} - {"datapackage"}
    some = {name for name in SETTINGS.measures if not cached.table(name, "", filled).empty}
    assert names == some and len(some) > 30
