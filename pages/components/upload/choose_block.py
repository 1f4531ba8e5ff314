"""The first step of an upload: choose a file. What can be sent stands below the field for it."""

import re
from collections.abc import Iterable, Sequence
from functools import partial

import streamlit as st

from config import Config
from config.family import Family
from loaders import templates
from loaders.harmonising import ELSEWHERE
from loaders.reading.source import Source, on_disk
from loaders.recognising import Asked
from loaders.workbooks.template import template_workbook
from pages.components.render.page import html
from pages.components.shared.content import Facts, Heading, Part, items, note, paragraph, part
from pages.components.shared.messages import message
from pages.components.shared.running_text import (
    END_OF_LINE,
    Link,
    Sentence,
    Span,
    code,
    sentence,
    strong,
    together,
)
from pages.components.shell import cached
from pages.components.upload import waiting_block
from pages.components.upload.draft_block import Sent, address, head

# Never at the end of a line, away from the page that it names.
PAGE = "Page:\N{NO-BREAK SPACE}"
COPIED = (
    "Copy England’s or another area’s row, and name in published_in where it stands. Write x where the publication gives no "
    "number. The figures are cited on every page, and kept apart from ours."
)
LOST = "Your file is not kept until you publish. Choose it again."


def show() -> None:
    """Ask for a file; once there is one, check it, and leave a draft in the session."""
    settings = cached.settings()
    key = f"file-{st.session_state.get('attempt', 0)}"
    # Known before the field is drawn again, so that the answer to a chosen file is another screen at once.
    offered = st.session_state.get(key)
    if offered is None:
        _ask(key, settings)
        return
    limits = settings.publication.limits
    source = on_disk(offered) if offered.size > limits.page_bytes else Source(offered.getvalue())
    waiting_block.check(Sent(source, offered.name), settings, Asked(_chosen(settings)))


def _any(settings: Config) -> str:
    """What the list calls a file that is recognised by itself."""
    publishers = dict.fromkeys(sorted(family.publisher for family in settings.families.values()))
    return f"A published file from {' or '.join(publishers)}, as downloaded"


def _titles(settings: Config) -> dict[str, str]:
    return {_any(settings): ""} | {extract.title: name for name, extract in settings.extracts.items()}


def _chosen(settings: Config) -> str | None:
    return _titles(settings)[st.session_state.get("kind", _any(settings))] or None


def _ask(key: str, settings: Config) -> None:
    head(settings.pages["upload"].question, "Choose")
    if "draft" in st.query_params:
        st.html(html(message("empty", "", LOST)))
    else:
        address()
    kind = st.selectbox("What are you sending?", list(_titles(settings)), key="kind", width=420)
    never = strong("No names, dates of birth, pupil numbers or addresses.")
    st.html(html(note(never, " CSV, XLSX or ODS, up to 10 MB; a published CSV up to 300 MB, also zipped.")))
    # Every kind of file comes in, so that what cannot be read is named: the field itself would say nothing.
    st.file_uploader("CSV file or workbook", max_upload_size=300, key=key, width=620)
    if name := _titles(settings)[kind]:
        _describe(name, settings)
    else:
        st.html(html(_families(settings)))
        _extracts(settings)


def _families(settings: Config) -> Part:
    """The published files that are recognised, a line each: what it is, whose it is, and the page it is for."""
    lines = [
        sentence(
            f"{family.publisher}: {family.title}. ",
            PAGE,
            _links(_pages_of_family(family, settings), settings, "whole"),
        )
        for family in settings.families.values()
    ]
    return part(
        Heading("Published files that can be uploaded", kind="what"),
        note("Recognised by their headings, whatever the file is called."),
        items(lines),
        kind="part",
    )


def _pages_of_family(family: Family, settings: Config) -> list[str]:
    fixed = {name: column.value for name, column in family.dimensions.items() if column.value}
    return [
        measure.page
        for measure in settings.measures.values()
        if measure.extract == family.extract
        and {measure.numerator, measure.share} & set(family.items)
        and all(fixed.get(name, value) == value for name, value in measure.include.items())
    ]


def _pages_of_extract(name: str, settings: Config) -> list[str]:
    return [measure.page for measure in settings.measures.values() if measure.extract == name]


def _links(names: Iterable[str], settings: Config, kind: str = "") -> Sentence:
    pages = [settings.pages[name] for name in dict.fromkeys(names)]
    return together((Span(page.title, kind, Link(page.url)) for page in pages), Span(", ", kind))


def _extracts(settings: Config) -> None:
    """The extracts of our own, a line each, with its template."""
    how = note("Fill in the template, and choose the extract above when you send it.")
    st.html(html(part(Heading("Extracts of our own", kind="what"), how, kind="part")))
    for name, extract in settings.extracts.items():
        words, template = st.columns([5, 1], vertical_alignment="center")
        described = paragraph(
            strong(f"{extract.title}."),
            " ",
            PAGE,
            _links(_pages_of_extract(name, settings), settings, "whole"),
            Span(extract.description, "line base"),
            kind="line",
        )
        words.html(html(described))
        with template:
            _template(name, settings, "Template")


def _describe(name: str, settings: Config) -> None:
    """One extract: what it holds, who sends it, its template and its columns."""
    extract = settings.extracts[name]
    links = _links(_pages_of_extract(name, settings), settings)
    st.html(html(note(f"{extract.description} Sent by: {extract.who}. Page: ", links, ".")))
    _template(name, settings, "Download the template")
    st.download_button(
        "Download the template as a workbook",
        partial(template_workbook, extract, settings),
        f"{name}-template.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        on_click="ignore",
        icon=":material/download:",
        key=f"workbook-{name}",
    )
    with st.expander("What the columns hold"):
        st.html(html(_columns(templates.describe(extract, settings.ethnicity))))
    if ELSEWHERE in extract.sources:
        _elsewhere(name, settings)


def _elsewhere(name: str, settings: Config) -> None:
    """The way in for another area's figures that stand in a publication, and in no file that can be uploaded."""
    st.html(
        html(
            part(
                Heading("Figures of other areas, from a publication", kind="what"), note(COPIED), kind="part"
            )
        )
    )
    st.download_button(
        "Download the template for other areas",
        templates.template_elsewhere(settings.extracts[name], settings),
        f"{name}-of-other-areas-template.csv",
        "text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"elsewhere-{name}",
    )


def _columns(described: Sequence[tuple[str, str, str]]) -> Facts:
    """Each column of a template, what it is, and what may stand in it: a sentence a line."""
    columns = (
        (sentence(code(heading), f" {what}"), together(re.split(r"(?<=\.) ", allowed), END_OF_LINE))
        for heading, what, allowed in described
    )
    return Facts(tuple(columns), "columns")


def _template(name: str, settings: Config, label: str) -> None:
    st.download_button(
        label,
        templates.template(settings.extracts[name], settings),
        f"{name}-template.csv",
        "text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"template-{name}",
    )
