"""Everything that is released, as one ZIP: a CSV for each measure, and what they hold in a Data Package.

A Data Package (https://datapackage.org, version 2) is a file `datapackage.json` beside the tables, which programs and people
read: each column with its type and meaning, the symbols of figures that are not shown, and the licence.
"""

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

import pandas as pd

from config import Config
from pages.components.render import csv

PROFILES = "https://datapackage.org/profiles/2.0"
# Of every file, so that the same figures are the same bytes: the earliest day that a ZIP can say.
_DAY = (1980, 1, 1, 0, 0, 0)
_EMPTY = {"value": "", "label": "nothing to say"}


def package(tables: Mapping[str, pd.DataFrame], released: str, config: Config) -> bytes:
    """The ZIP. `tables`: the results table of each measure that has figures, against its own comparator; `released`: the
    day of the newest release, as 2026-03-31. A measure whose figures are all invented lies apart, in demonstration/."""
    paths = {name: _path(name, table) for name, table in tables.items()}
    told = _described(tables, paths, released, config)
    files = {paths[name]: csv.as_text(csv.with_symbols(table)) for name, table in tables.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, content in {"datapackage.json": _json(told), **files}.items():
            packed.writestr(zipfile.ZipInfo(path, _DAY), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _path(name: str, table: pd.DataFrame) -> str:
    return f"demonstration/{name}.csv" if table["demonstration"].all() else f"{name}.csv"


def _described(
    tables: Mapping[str, pd.DataFrame], paths: Mapping[str, str], released: str, config: Config
) -> dict[str, Any]:
    dictionary = config.dictionary
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": f"equalities-{config.area.lower().replace(' ', '-')}",
        "title": f"{dictionary.title}, {config.area}",
        "description": "Released figures, unrounded, as the pages of the equalities dashboard show them. A figure that is not "
        "shown has a symbol in its place, which the column “value” explains. Rows marked “demonstration” are invented.",
        "created": f"{released}T00:00:00Z",
        "licenses": [dictionary.licence.model_dump()],
        "resources": [_resource(name, paths[name], table, config) for name, table in tables.items()],
    }


def _resource(name: str, path: str, table: pd.DataFrame, config: Config) -> dict[str, Any]:
    invented = "Demonstration data, invented. " if table["demonstration"].all() else ""
    measure = config.measures[name]
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": name,
        "type": "table",
        "path": path,
        "title": measure.title,
        "description": f"{invented}{measure.question} Unit: {measure.unit}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "sources": [{"title": title} for title in sorted(set(table["source"]))],
        "schema": _schema(config),
    }


def _schema(config: Config) -> dict[str, Any]:
    columns = config.dictionary.columns.items()
    symbols = [{"value": symbol, "label": meaning} for symbol, meaning in csv.SYMBOLS.values()]
    return {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [
            {"name": name, "type": column.type, "description": column.says} for name, column in columns
        ],
        "primaryKey": ["period", "area", "breakdown", "category", "detail", "group", "comparator"],
        "missingValues": [_EMPTY, *symbols],
    }


def _json(told: Mapping[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2, allow_nan=False)
