"""The first step of an upload: choose a file. What can be sent stands below the field for it."""

from collections.abc import Iterable, Sequence

import streamlit as st

from config import Config
from config.family import Family
from loaders import templates
from pages.components.shared.table_html import safe as text
from pages.components.shell import cached
from pages.components.upload import waiting_block
from pages.components.upload.draft_block import address, head

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
    waiting_block.check(offered.getvalue(), offered.name, _chosen(settings), settings)


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
        st.html(f'<div class="eq-empty" role="status"><p>{LOST}</p></div>')
    else:
        address()
    kind = st.selectbox("What are you sending?", list(_titles(settings)), key="kind", width=420)
    st.html(
        '<p class="eq-note"><strong>No names, dates of birth, pupil numbers or addresses.</strong> CSV, up to 10 MB.</p>'
    )
    st.file_uploader("CSV file", type="csv", max_upload_size=10, key=key, width=620)
    if name := _titles(settings)[kind]:
        _describe(name, settings)
    else:
        st.html(_families(settings))
        _extracts(settings)


def _families(settings: Config) -> str:
    """The published files that are recognised, a line each: what it is, whose it is, and the page it is for."""
    lines = "".join(
        f"<li>{text(family.publisher)}: {text(family.title)}. "
        f'<span class="eq-whole">Page: {_links(_pages_of_family(family, settings), settings)}</span></li>'
        for family in settings.families.values()
    )
    return (
        '<section class="eq-part"><h2 class="eq-what">Published files that can be uploaded</h2>'
        '<p class="eq-note">Recognised by their headings, whatever the file is called.</p>'
        f'<ul class="eq-list">{lines}</ul></section>'
    )


def _pages_of_family(family: Family, settings: Config) -> list[str]:
    fixed = {name: column.value for name, column in family.dimensions.items() if column.value}
    return [
        measure.page
        for measure in settings.measures.values()
        if measure.extract == family.extract
        and measure.numerator in family.items
        and all(fixed.get(name, value) == value for name, value in measure.include.items())
    ]


def _pages_of_extract(name: str, settings: Config) -> list[str]:
    return [measure.page for measure in settings.measures.values() if measure.extract == name]


def _links(pages: Iterable[str], settings: Config) -> str:
    declared = [settings.pages[name] for name in dict.fromkeys(pages)]
    return ", ".join(f'<a href="{text(page.url)}">{text(page.title)}</a>' for page in declared)


def _extracts(settings: Config) -> None:
    """The extracts of our own, a line each, with its template."""
    st.html(
        '<section class="eq-part"><h2 class="eq-what">Extracts of our own</h2>'
        '<p class="eq-note">Fill in the template, and choose the extract above when you send it.</p></section>'
    )
    for name, extract in settings.extracts.items():
        said, template = st.columns([5, 1], vertical_alignment="center")
        said.html(
            f'<p class="eq-line"><strong>{text(extract.title)}.</strong> '
            f'<span class="eq-whole">Page: {_links(_pages_of_extract(name, settings), settings)}</span>'
            f'<span class="eq-line eq-base">{text(extract.description)}</span></p>'
        )
        with template:
            _template(name, settings, "Template")


def _describe(name: str, settings: Config) -> None:
    """One extract: what it holds, who sends it, its template and its columns."""
    extract = settings.extracts[name]
    st.html(
        f'<p class="eq-note">{text(extract.description)} Sent by: {text(extract.who)}. '
        f"Page: {_links(_pages_of_extract(name, settings), settings)}.</p>"
    )
    _template(name, settings, "Download the template")
    with st.expander("What the columns hold"):
        st.html(_columns(templates.describe(extract, settings.ethnicity)))


def _columns(described: Sequence[tuple[str, str, str]]) -> str:
    """Each column of a template, what it is, and what may stand in it: a sentence a line."""
    lines = "".join(
        f"<dt><code>{text(heading)}</code> {text(what)}</dt><dd>{text(allowed).replace('. ', '.<br>')}</dd>"
        for heading, what, allowed in described
    )
    return f'<dl class="eq-columns">{lines}</dl>'


def _template(name: str, settings: Config, label: str) -> None:
    st.download_button(
        label,
        templates.template(name, settings.extracts[name], settings),
        f"{name}-template.csv",
        "text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"template-{name}",
    )
