"""`python -m tests.tasks.open_pages LINK...`: pages as one line of JSON, for a process that runs in a copy."""

import json
import sys
from typing import Any
from urllib.parse import parse_qsl

import pyarrow as pa

from tests.pages.test_pages import linked, words


def shown(link: str) -> dict[str, Any]:
    script, _, asked = link.partition("?")
    page = linked(script, **dict(parse_qsl(asked)))
    assert not page.exception, link
    charts = [drawn(chart.proto) for chart in page.get("vega_lite_chart")]
    return {"title": page.title[0].value, "words": words(page), "charts": charts}


def drawn(chart: Any) -> dict[str, Any]:
    """A chart's specification, with the data that go to the browser beside it."""
    tables = {data.name: pa.ipc.open_stream(data.data.data).read_pandas() for data in chart.datasets}
    return json.loads(chart.spec) | {
        "datasets": {name: rows.to_dict("records") for name, rows in tables.items()}
    }


if __name__ == "__main__":
    sys.stdout.write("\n" + json.dumps([shown(link) for link in sys.argv[1:]]) + "\n")
