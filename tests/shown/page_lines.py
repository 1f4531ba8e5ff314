"""A page as Streamlit runs it: every element in its order, as the browser is told of it, and the CSV files of its buttons."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from google.protobuf.json_format import MessageToDict  # type: ignore[import-untyped]
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from tests.shown.markup_lines import markup_lines

PAGES = Path(__file__).parent.parent.parent / "pages"
# Drawn by lot at each run: names of elements, of files that are made later, of a talk.
_BY_LOT = {"id", "deferredFileId", "formId", "blockId"}
_TALK = re.compile(r"talk=[\w-]+")


def page_lines(script: str, **asked: str) -> list[str]:
    """The page that a link opens. `script`: relative to pages/; `asked`: the link's parameters."""
    page, files = AppTest.from_file(str(PAGES / script), default_timeout=120), list[str]()
    for name, value in asked.items():
        page.query_params[name] = value
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(st, "download_button", _keeping(files))
        page.run()
    failures = [f"exception: {failure.message}" for failure in page.exception]
    return [*failures, *_of_node(page.main), *_of_node(page.sidebar), *files]


def _keeping(files: list[str]) -> Any:
    """Streamlit's own button, whose file is kept where it is a CSV: others are told of by whoever can read them."""
    button = st.download_button

    def kept(label: str, data: Any, name: str, media_type: str, **given: Any) -> bool:
        if media_type == "text/csv":
            made = data() if callable(data) else data
            text = made.decode("utf-8-sig") if isinstance(made, bytes) else str(made)
            files.extend([f"file {name}", *text.splitlines()])
        return button(label, data, name, media_type, **given)

    return kept


def _of_node(node: Node) -> Iterator[str]:
    yield from _of_element(node)
    if isinstance(node, Block):
        for place in sorted(node.children):
            yield from _of_node(node.children[place])
        yield f"end of {node.type}"


def _of_element(node: Node) -> Iterator[str]:
    if node.proto is None:
        return
    if node.type == "html":
        yield from markup_lines(node.proto.body)
        return
    told = _without_lots(MessageToDict(node.proto))
    if node.type == "vega_lite_chart":
        drawn = json.dumps(told, sort_keys=True).encode()
        yield f"chart {hashlib.sha256(drawn).hexdigest()[:16]}: {node.proto.alt}"
        return
    yield _TALK.sub("talk=", f"{node.type} {json.dumps(told, sort_keys=True, ensure_ascii=False)}")


def _without_lots(told: Any) -> Any:
    if isinstance(told, dict):
        return {name: _without_lots(value) for name, value in told.items() if name not in _BY_LOT}
    return [_without_lots(value) for value in told] if isinstance(told, list) else told
