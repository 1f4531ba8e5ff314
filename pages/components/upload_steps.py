"""The upload page: choose a file, check it, see what will change, confirm. Nothing is stored before that.

What is under way lives in the officer's own session: no other session, log or cache ever holds a file's text.
"""

import streamlit as st

from config import Config
from loaders import changes, store, templates
from metrics.release import builder
from pages.components import cached, problems_shown, upload_receipt
from pages.components.table_html import plain_table
from pages.components.table_html import safe as text
from pages.components.upload_draft import BY, Draft, about, again, before_and_after, head, read

ANY = "A published file from DfE or ONS, as downloaded"
LARGE = "CHANGE"


def show() -> None:
    """The step that the officer has reached."""
    draft: Draft | None = st.session_state.get("draft")
    if draft is None:
        _choose()
    elif draft.receipt is not None:
        upload_receipt.show(draft)
    elif draft.checked.upload is None:
        _check(draft)
    else:
        _confirm(draft)


def _choose() -> None:
    settings = cached.settings()
    head(settings.pages["upload"].question, "Choose")
    titles = {ANY: None} | {extract.title: name for name, extract in settings.extracts.items()}
    kind = st.selectbox("What are you sending?", list(titles), key="kind", width=420)
    name = titles[kind]
    if name:
        _describe(name, settings)
    else:
        st.html(f'<p class="eq-note">{_recognised(settings)}</p>')
    st.html(
        '<p class="eq-note"><strong>No names, dates of birth, pupil numbers or addresses.</strong> CSV, up to 10 MB.</p>'
    )
    offered = st.file_uploader(
        "CSV file",
        type="csv",
        max_upload_size=10,
        key=f"file-{st.session_state.get('attempt', 0)}",
        width=620,
    )
    if offered is not None:
        st.session_state["draft"] = read(offered.getvalue(), offered.name, name, settings)
        st.rerun()


def _recognised(settings: Config) -> str:
    titles = dict.fromkeys(f"{family.publisher}: {family.title}" for family in settings.families.values())
    return "Recognised by their headings, whatever the file is called: " + text("; ".join(titles)) + "."


def _describe(name: str, settings: Config) -> None:
    extract = settings.extracts[name]
    st.html(f'<p class="eq-note">{text(extract.description)} Sent by: {text(extract.who)}.</p>')
    st.download_button(
        "Download the template",
        templates.template(name, extract, settings),
        f"{name}-template.csv",
        "text/csv",
        on_click="ignore",
        icon=":material/download:",
    )
    with st.expander("What the columns hold"):
        rows = [tuple(str(part) for part in line) for line in templates.describe(extract)]
        st.html(
            plain_table(f"Columns of the {extract.title} extract", ["Column", "What it is", "Allowed"], rows)
        )


def _check(draft: Draft) -> None:
    settings = cached.settings()
    head("Check the file", "Check")
    st.html(problems_shown.summary(draft.checked.problems))
    about(draft, settings)
    st.html(problems_shown.details(draft.checked.problems, settings.publication.limits.problems_shown))
    with st.container(key="actions", horizontal=True):
        if st.button("Upload a corrected file", type="primary"):
            again()
        st.download_button(
            "Download the problems",
            problems_shown.as_csv(draft.checked.problems),
            "problems.csv",
            "text/csv",
            on_click="ignore",
        )


def _confirm(draft: Draft) -> None:
    settings = cached.settings()
    head("What will change", "Confirm")
    if draft.problem:
        st.html(
            f'<div class="eq-problem" role="alert"><h2>Nothing was changed</h2><p>{text(draft.problem)}</p></div>'
        )
    about(draft, settings)
    counted = changes.counted(draft.changes)
    st.html(f'<p class="eq-second">{text(counted.sentence())}. {_withheld(counted)}</p>')
    if draft.headlines:
        st.html(before_and_after(draft, settings))
    else:
        st.html('<p class="eq-note">The sentence that each page opens with stays the same.</p>')
    if draft.checked.problems:
        st.html(problems_shown.details(draft.checked.problems, settings.publication.limits.problems_shown))
    jumps = changes.flags(draft.changes, settings.extracts[draft.checked.extract].title)
    agreed = _agreed(jumps)
    with st.container(key="actions", horizontal=True):
        if st.button("Publish these figures", type="primary", disabled=not agreed):
            _publish(draft, settings)
        if st.button("Cancel"):
            again()


def _withheld(counted: changes.Counted) -> str:
    return f"{counted.withheld:,} are withheld so that nobody can be identified." if counted.withheld else ""


def _agreed(jumps: list[tuple[bool, str]]) -> bool:
    """A tick where totals moved by more than a fifth, a typed word where they moved by more than half."""
    if not jumps:
        return True
    st.html("".join(f'<p class="eq-note"><strong>Check:</strong> {text(said)}</p>' for _, said in jumps))
    if any(large for large, _ in jumps):
        return st.text_input(f"A total moved by more than half. Type {LARGE} to go on.", width=420) == LARGE
    return st.checkbox("I have checked these changes")


def _publish(draft: Draft, settings: Config) -> None:
    upload = draft.checked.upload
    assert upload is not None
    expected = {period: change.number for period, change in draft.changes.items()}
    try:
        draft.receipt = store.accept(
            cached.writer(),
            upload,
            build=builder(settings),
            by=BY,
            fingerprint=settings.fingerprint,
            expected=expected,
        )
    except (store.Moved, store.StoreUnavailable) as reason:
        draft.problem = str(reason)
    st.rerun()
