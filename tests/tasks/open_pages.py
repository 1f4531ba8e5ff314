"""`python -m tests.tasks.open_pages LINK...`: pages as one line of JSON, for a process that runs in a copy."""

import json
import sys
from typing import Any
from urllib.parse import parse_qsl

from tests.pages.test_pages import linked, words


def shown(link: str) -> dict[str, Any]:
    script, _, asked = link.partition("?")
    page = linked(script, **dict(parse_qsl(asked)))
    assert not page.exception, link
    charts = [json.loads(chart.proto.spec) for chart in page.get("vega_lite_chart")]
    return {"title": page.title[0].value, "words": words(page), "charts": charts}


if __name__ == "__main__":
    sys.stdout.write("\n" + json.dumps([shown(link) for link in sys.argv[1:]]) + "\n")
