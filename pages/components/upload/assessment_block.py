"""The question before the first extract of the council's own is stored: by which data-protection assessment it is kept."""

import streamlit as st

from loaders import assessing, store
from loaders.store import assessments
from pages.components.render.page import html
from pages.components.shared.content import note
from pages.components.shell import access, cached, typed_block

FIELD = "Reference of the data-protection impact assessment (DPIA) for the council’s own figures"
ONCE = "Asked for once, and printed in Help and on receipts."


def asked(upload: store.Upload) -> tuple[str, bool]:
    """What was typed as the reference, and whether the file may be published with it."""
    stands = assessments.current(cached.writer())
    if not upload.needs_assessment or (stands is not None and stands.reference):
        return "", True
    st.html(html(note(ONCE if stands is None else assessing.MISSING)))
    typed = st.text_input(FIELD, width=420, max_chars=assessing.LONGEST).strip()
    return typed, bool(typed) or stands is not None


def kept(reference: str) -> str:
    """Keep what was typed, if anything was; why it cannot be kept, "" where it is."""
    if not reference:
        return ""
    if problem := assessing.refused(reference, cached.settings()) or typed_block.problem(reference):
        return problem
    assessments.give(cached.writer(), reference, by=access.actor())
    return ""
